#include "extract/docx/docx_styles.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "extract/docx/docx_xml.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestChain = 64;

std::string lower_without_blanks(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c != ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// The 2 of "heading2", "标题2"; nullopt for other names.
std::optional<int> numbered_as(std::string_view name, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (!name.starts_with(word) || name.size() != word.size() + 1) continue;
    const char digit = name.back();
    if (digit >= '1' && digit <= '9') return digit - '0';
  }
  return std::nullopt;
}

/// Built-in styles have English names in files by Word, whatever its language; WPS and converters write names in theirs.
void judge_name(std::string_view written, Style& style) {
  const std::string name = lower_without_blanks(written);
  constexpr std::array<std::string_view, 4> kTitles{"title", "标题", "標題", "documenttitle"};
  constexpr std::array<std::string_view, 5> kContentsTitles{"tocheading", "目录标题", "目錄標題", "contentsheading", "indexheading"};
  constexpr std::array<std::string_view, 3> kCaptions{"caption", "题注", "題注"};
  const auto in = [&](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); };
  if (const auto level = numbered_as(name, {"heading", "标题", "標題"})) {
    if (!style.outline) style.outline = *level - 1;
  } else if (numbered_as(name, {"toc", "目录", "目錄", "contents"})) {
    style.use = StyleUse::kContents;
  } else if (in(kContentsTitles)) {
    style.use = StyleUse::kContentsTitle;
  } else if (in(kTitles)) {
    style.use = StyleUse::kTitle;
  } else if (in(kCaptions)) {
    style.use = StyleUse::kCaption;
  }
}

/// What one <w:style> sets by itself.
Style read_style(pugi::xml_node node) {
  Style style;
  const pugi::xml_node paragraph = node.child("w:pPr");
  if (const pugi::xml_node level = paragraph.child("w:outlineLvl"))
    style.outline = static_cast<int>(std::clamp(number(level.attribute("w:val").value(), 9), 0L, 9L));
  judge_name(val(node, "w:name"), style);
  if (const pugi::xml_node numbers = paragraph.child("w:numPr")) {
    if (numbers.child("w:numId")) style.list = number(val(numbers, "w:numId"));
    if (numbers.child("w:ilvl")) style.level = static_cast<int>(std::clamp(number(val(numbers, "w:ilvl")), 0L, 8L));
    style.id = node.attribute("w:styleId").value();
  }
  if (const pugi::xml_node alignment = paragraph.child("w:jc")) style.centred = std::string_view(alignment.attribute("w:val").value()) == "center";
  style.look = read_look(node.child("w:rPr"));
  return style;
}

Style over(const Style& inner, const Style& outer) {
  Style style = inner;
  if (style.use == StyleUse::kPlain && !style.outline) style.use = outer.use;
  if (!style.outline) style.outline = outer.outline;
  if (!style.list) {
    style.list = outer.list;
    style.id = style.level ? style.id : outer.id;
  }
  if (!style.level) style.level = outer.level;
  if (!style.centred) style.centred = outer.centred;
  style.look = over(inner.look, outer.look);
  return style;
}

}  // namespace

RunLook read_look(pugi::xml_node properties) {
  RunLook look;
  if (!properties) return look;
  if (properties.child("w:vanish")) look.hidden = is_on(properties, "w:vanish");
  if (properties.child("w:b")) look.bold = is_on(properties, "w:b");
  if (properties.child("w:caps") || properties.child("w:smallCaps")) look.capitals = is_on(properties, "w:caps") || is_on(properties, "w:smallCaps");
  if (properties.child("w:sz")) look.half_points = static_cast<int>(std::clamp(number(val(properties, "w:sz"), 24), 1L, 4000L));
  const pugi::xml_node fonts = properties.child("w:rFonts");
  for (const char* key : {"w:ascii", "w:hAnsi", "w:eastAsia"})
    if (look.font.empty()) look.font = fonts.attribute(key).value();
  return look;
}

RunLook over(const RunLook& inner, const RunLook& outer) {
  RunLook look = inner;
  if (!look.hidden) look.hidden = outer.hidden;
  if (!look.bold) look.bold = outer.bold;
  if (!look.capitals) look.capitals = outer.capitals;
  if (!look.half_points) look.half_points = outer.half_points;
  if (look.font.empty()) look.font = outer.font;
  return look;
}

Styles::Styles(pugi::xml_node root) {
  Style defaults;
  defaults.look = read_look(root.child("w:docDefaults").child("w:rPrDefault").child("w:rPr"));
  std::map<std::string, pugi::xml_node> nodes;
  for (const pugi::xml_node node : root.children("w:style")) nodes.try_emplace(node.attribute("w:styleId").value(), node);
  fallback_ = defaults;
  for (const auto& [id, node] : nodes) {
    const std::string_view type = node.attribute("w:type").value();
    const bool paragraph = type == "paragraph" || type.empty();
    if (!paragraph && type != "character") continue;
    Style style = read_style(node);
    std::string base(val(node, "w:basedOn"));
    for (std::size_t step = 0; !base.empty() && step < kLongestChain; ++step) {
      const auto found = nodes.find(base);
      if (found == nodes.end()) break;
      style = over(style, read_style(found->second));
      base = val(found->second, "w:basedOn");
    }
    if (paragraph) style = over(style, defaults);
    const std::string_view is_default = node.attribute("w:default").value();
    if (paragraph && (is_default == "1" || is_default == "true" || is_default == "on")) fallback_ = style;
    (paragraph ? paragraphs_ : runs_).emplace(id, std::move(style));
  }
}

const Style& Styles::paragraph(const std::string& id) const {
  const auto found = paragraphs_.find(id);
  return found == paragraphs_.end() ? fallback_ : found->second;
}

const Style& Styles::run(const std::string& id) const {
  static const Style kNothing;
  const auto found = runs_.find(id);
  return found == runs_.end() ? kNothing : found->second;
}

}  // namespace jiaokan::extract
