#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/docx/docx_styles.h"
#include "extract/headings.h"

namespace jiaokan::extract {

/// What a document shows between two paragraph marks, or a table, or a piece of furniture.
struct DocxParagraph {
  std::string text;
  ParagraphRole role = ParagraphRole::kUnknown;
  int level = 0;                           ///< of marked headings
  std::optional<FurnitureKind> furniture;  ///< set: no paragraph
  bool centred = false, bold = false;
  int half_points = 0;           ///< the size of most of its text; 0 = not known
  std::vector<TableCell> cells;  ///< of a table: places in `text`
};

/// What a document holds that its text does not show, counted for the warnings.
struct DocxNotices {
  std::size_t insertions = 0, deletions = 0, comments = 0, hidden = 0, private_use = 0, damaged_bytes = 0, pictures = 0, drawings = 0, inserted_files = 0,
              empty_fields = 0;
  std::set<std::string> objects;  ///< program names of embedded objects
  std::set<std::string> damaged_parts, missing_parts, dtd_parts;
};

/// The fields (PAGE, TOC, HYPERLINK …) that are open; they may reach over paragraphs.
class OpenFields {
 public:
  /// Text of instructions is only told from text where every field of `root` that begins also ends.
  explicit OpenFields(pugi::xml_node root);
  void mark(std::string_view type);  ///< begin, separate, end
  void instruction(std::string_view text);
  bool in_instruction() const;
  bool in_contents() const;  ///< inside a table of contents
  /// True once for a field that ended without a result though it shows something (EQ, SYMBOL).
  bool take_empty();

 private:
  struct Field {
    bool result = false;
    std::string code;
  };
  std::vector<Field> open_;
  bool balanced_ = true, empty_ = false;
};

/// Called for what stands beside the words of a paragraph, in order.
struct Asides {
  std::function<void(pugi::xml_node text_box)> text_box;  ///< w:txbxContent
  std::function<void(bool endnote, long id, bool has_own_mark)> note;  ///< a reference to a note; a mark of its own follows as text
  std::string note_mark;                                  ///< printed inside the note that is read
  std::function<void(std::string reading)> ruby;          ///< above its base
  std::function<void(std::string words)> word_art;        ///< v:textpath
};

/// Reads the words of one paragraph: runs, fields, revisions, formulas, signs of symbol fonts.
class ParagraphText {
 public:
  ParagraphText(const Styles& styles, DocxNotices& notices, OpenFields& fields, const Asides& asides)
      : styles_(styles), notices_(notices), fields_(fields), asides_(asides) {}

  void read(pugi::xml_node paragraph, const RunLook& look) { walk(paragraph, look); }

  /// The words; line breaks are "\n", page and column breaks "\f".
  std::string& text() { return text_; }
  bool bold() const { return shown_ > 0 && bold_ * 10 >= shown_ * 9; }
  int half_points() const;

 private:
  void walk(pugi::xml_node node, const RunLook& look);
  void read_run(pugi::xml_node run, const RunLook& outer);
  void read_content(pugi::xml_node node, const RunLook& look);
  void read_ruby(pugi::xml_node ruby, const RunLook& look);
  void read_drawing(pugi::xml_node node);
  void read_formula(pugi::xml_node node);
  void append(pugi::xml_node node, const RunLook& look);
  void append(std::string words, const RunLook& look);
  void append_blank();

  const Styles& styles_;
  DocxNotices& notices_;
  OpenFields& fields_;
  const Asides& asides_;
  std::string text_;
  std::size_t shown_ = 0, bold_ = 0;    // code points
  std::map<int, std::size_t> by_size_;  // half points → code points
};

/// The branch of mc:AlternateContent that is read: the first choice that has any text, or else the fallback.
pugi::xml_node chosen_branch(pugi::xml_node alternatives);

}  // namespace jiaokan::extract
