#include "core/document.h"

#include <array>
#include <utility>

namespace jiaokan {
namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<BlockKind, 6> kBlockKinds{{{BlockKind::kTitle, "title"},
                                           {BlockKind::kHeading, "heading"},
                                           {BlockKind::kParagraph, "paragraph"},
                                           {BlockKind::kListItem, "list_item"},
                                           {BlockKind::kTable, "table"},
                                           {BlockKind::kNote, "note"}}};
constexpr Names<FurnitureKind, 5> kFurnitureKinds{{{FurnitureKind::kHeader, "header"},
                                                   {FurnitureKind::kFooter, "footer"},
                                                   {FurnitureKind::kPageNumber, "page_number"},
                                                   {FurnitureKind::kWeb, "web"},
                                                   {FurnitureKind::kWatermark, "watermark"}}};
constexpr Names<TextSource, 3> kTextSources{{{TextSource::kText, "text"}, {TextSource::kOcr, "ocr"}, {TextSource::kNone, "none"}}};
constexpr Names<Script, 4> kScripts{{{Script::kHans, "hans"}, {Script::kHant, "hant"}, {Script::kMixed, "mixed"}, {Script::kUndetermined, "undetermined"}}};
constexpr Names<ScriptStandard, 3> kStandards{{{ScriptStandard::kMainlandHant, "mainland-hant"}, {ScriptStandard::kHk, "hk"}, {ScriptStandard::kTw, "tw"}}};

template <class Enum, std::size_t N>
std::string_view name_of(const Names<Enum, N>& names, Enum value) {
  for (const auto& [key, name] : names)
    if (key == value) return name;
  return {};
}

template <class Enum, std::size_t N>
std::optional<Enum> value_of(const Names<Enum, N>& names, std::string_view text) {
  for (const auto& [key, name] : names)
    if (name == text) return key;
  return std::nullopt;
}

}  // namespace

bool Warning::names_pages() const {
  if (!page) return false;
  for (const char* word : {"page ", "pages "}) {
    const std::string named = word + std::to_string(*page);
    const std::size_t at = message.find(named);
    const std::size_t behind = at + named.size();
    if (at != std::string::npos && (behind == message.size() || message[behind] < '0' || message[behind] > '9')) return true;
  }
  return false;
}

std::string_view to_string(BlockKind v) { return name_of(kBlockKinds, v); }
std::string_view to_string(FurnitureKind v) { return name_of(kFurnitureKinds, v); }
std::string_view to_string(TextSource v) { return name_of(kTextSources, v); }
std::string_view to_string(Script v) { return name_of(kScripts, v); }
std::string_view to_string(ScriptStandard v) { return name_of(kStandards, v); }
std::optional<BlockKind> block_kind_from(std::string_view s) { return value_of(kBlockKinds, s); }
std::optional<FurnitureKind> furniture_kind_from(std::string_view s) { return value_of(kFurnitureKinds, s); }
std::optional<TextSource> text_source_from(std::string_view s) { return value_of(kTextSources, s); }
std::optional<Script> script_from(std::string_view s) { return value_of(kScripts, s); }
std::optional<ScriptStandard> script_standard_from(std::string_view s) { return value_of(kStandards, s); }

std::string block_id(std::size_t index) { return "b" + std::to_string(index + 1); }

std::size_t Document::add_block(BlockKind kind, std::string_view block_text, int level, std::string label) {
  if (!blocks.empty()) text += '\n';
  const auto begin = static_cast<std::uint32_t>(text.size());
  text += block_text;
  blocks.push_back({kind, {begin, static_cast<std::uint32_t>(text.size())}, level, std::move(label), {}, Script::kUndetermined, {}});
  return blocks.size() - 1;
}

void assign_sections(Document& document) {
  struct Open {
    int level;
    std::string label;
  };
  std::vector<Open> path;
  for (Block& block : document.blocks) {
    if (block.kind == BlockKind::kHeading) {
      while (!path.empty() && path.back().level >= block.level) path.pop_back();
      path.push_back({block.level, block.label.empty() ? std::string(document.slice(block.text)) : block.label});
    }
    // An annex, and another title, belong to none of the sections above.
    if (block.kind == BlockKind::kTitle || (block.kind == BlockKind::kNote && block.label.starts_with("附"))) path.clear();
    block.section.clear();
    for (const Open& open : path) block.section.push_back(open.label);
  }
}

}  // namespace jiaokan
