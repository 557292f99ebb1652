#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

namespace jiaokan::extract {

/// How a run looks, as far as a reader of its text minds. What is not set comes from further out: character style, paragraph style, document defaults.
struct RunLook {
  std::optional<bool> hidden, bold, capitals;
  std::optional<int> half_points;
  std::string font;  ///< empty = not set
};

/// What <w:rPr> says by itself, its character style left out.
RunLook read_look(pugi::xml_node run_properties);
/// `inner` over `outer`.
RunLook over(const RunLook& inner, const RunLook& outer);

/// What a paragraph's style makes of it.
enum class StyleUse { kPlain, kTitle, kContents, kContentsTitle, kCaption };

struct Style {
  StyleUse use = StyleUse::kPlain;
  std::optional<int> outline;  ///< 0 = outermost heading … 8; 9 = body text
  std::optional<long> list;    ///< numId; 0 = none
  std::optional<int> level;    ///< of the list
  std::string id;              ///< of the style that sets `list`: a level of the list may name it
  std::optional<bool> centred;
  RunLook look;
};

/// The styles of a document, each with what it is based on already in it. Chains that lead back to themselves end there.
class Styles {
 public:
  Styles() = default;
  explicit Styles(pugi::xml_node root);

  /// A style by its id; the default paragraph style where `id` is empty or unknown.
  const Style& paragraph(const std::string& id) const;
  /// A character style; nothing set where there is none.
  const Style& run(const std::string& id) const;

 private:
  std::map<std::string, Style> paragraphs_, runs_;
  Style fallback_;
};

}  // namespace jiaokan::extract
