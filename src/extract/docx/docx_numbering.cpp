#include "extract/docx/docx_numbering.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/docx/docx_styles.h"
#include "extract/symbol_fonts.h"
#include "extract/docx/docx_xml.h"
#include "extract/number_formats.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestText = 64;  // code points of a level's text: more would only fill memory

int level_number(pugi::xml_node node) { return static_cast<int>(std::clamp(number(node.attribute("w:ilvl").value()), 0L, ListNumbers::kLevels - 1L)); }

/// A child, also where it stands in the fallback of a choice that Word 2010 and later write for formats of their own.
pugi::xml_node child_or_fallback(pugi::xml_node node, const char* name) {
  if (const pugi::xml_node child = node.child(name)) return child;
  return node.child("mc:AlternateContent").child("mc:Fallback").child(name);
}

}  // namespace

ListNumbers::Level ListNumbers::read_level(pugi::xml_node node) {
  Level level;
  if (node.child("w:start")) level.start = number(val(node, "w:start"), 1);
  if (const pugi::xml_node format = child_or_fallback(node, "w:numFmt")) level.format = format.attribute("w:val").value();
  append_clean(level.text, val(node, "w:lvlText"));
  level.text = std::string(utf8::first(level.text, kLongestText));
  level.style = val(node, "w:pStyle");
  level.font = read_look(node.child("w:rPr")).font;
  if (node.child("w:suff")) level.behind = val(node, "w:suff");
  if (node.child("w:lvlRestart")) level.restart = static_cast<int>(std::clamp(number(val(node, "w:lvlRestart")), 0L, static_cast<long>(kLevels)));
  level.legal = is_on(node, "w:isLgl");
  return level;
}

ListNumbers::ListNumbers(pugi::xml_node root) {
  std::map<std::string, long> by_style;  // styleLink → abstract list
  std::map<long, std::string> linked;    // abstract list → numStyleLink
  for (const pugi::xml_node node : root.children("w:abstractNum")) {
    const long id = number(node.attribute("w:abstractNumId").value(), -1);
    Levels& levels = abstracts_[id];
    for (const pugi::xml_node level : node.children("w:lvl")) levels[static_cast<std::size_t>(level_number(level))] = read_level(level);
    if (node.child("w:styleLink")) by_style.try_emplace(std::string(val(node, "w:styleLink")), id);
    if (node.child("w:numStyleLink")) linked.try_emplace(id, std::string(val(node, "w:numStyleLink")));
  }
  for (const pugi::xml_node node : root.children("w:num")) {
    List list;
    list.abstract = number(val(node, "w:abstractNumId"), -1);
    if (const auto link = linked.find(list.abstract); link != linked.end())
      if (const auto target = by_style.find(link->second); target != by_style.end()) list.abstract = target->second;
    for (const pugi::xml_node change : node.children("w:lvlOverride")) {
      const int level = level_number(change);
      if (change.child("w:startOverride")) list.restarts[level] = number(val(change, "w:startOverride"), 1);
      if (const pugi::xml_node own = change.child("w:lvl")) list.own[level] = read_level(own);
    }
    lists_.try_emplace(number(node.attribute("w:numId").value(), -1), std::move(list));
  }
}

const ListNumbers::Level& ListNumbers::level_of(const List& list, int level) const {
  if (const auto own = list.own.find(level); own != list.own.end()) return own->second;
  return abstracts_.at(list.abstract)[static_cast<std::size_t>(level)];
}

int ListNumbers::level_of_style(long list, const std::string& style, int otherwise) const {
  const auto found = lists_.find(list);
  if (style.empty() || found == lists_.end() || abstracts_.count(found->second.abstract) == 0) return otherwise;
  for (int level = 0; level < kLevels; ++level)
    if (level_of(found->second, level).style == style) return level;
  return otherwise;
}

ListNumbers::Mark ListNumbers::next(long list_id, int level) {
  const auto found = lists_.find(list_id);
  if (found == lists_.end() || abstracts_.count(found->second.abstract) == 0) return {};
  level = std::clamp(level, 0, kLevels - 1);
  List& list = found->second;
  Counts& counts = counts_[list.abstract];
  if (!std::exchange(list.used, true))
    for (const auto& [restarted, start] : list.restarts) counts.begun[static_cast<std::size_t>(restarted)] = false;
  const auto start_of = [&](int l) {
    const auto restart = list.restarts.find(l);
    return restart == list.restarts.end() ? level_of(list, l).start : restart->second;
  };
  const auto at = static_cast<std::size_t>(level);
  // Outer levels that have not begun count as begun at their start.
  for (std::size_t l = 0; l < at; ++l)
    if (!counts.begun[l]) counts.begun[l] = true, counts.value[l] = start_of(static_cast<int>(l));
  counts.value[at] = counts.begun[at] ? counts.value[at] + 1 : start_of(level);
  counts.begun[at] = true;
  for (int inner = level + 1; inner < kLevels; ++inner) {
    const int restart = level_of(list, inner).restart;
    if (restart < 0 || level < restart) counts.begun[static_cast<std::size_t>(inner)] = false;
  }

  Mark mark;
  const Level& definition = level_of(list, level);
  mark.bullet = definition.format == "bullet";
  mark.text = print(list, level, counts);
  if (mark.text.empty()) return mark;
  if (definition.behind == "nothing") return mark;
  // What parts the number from the words is a blank to the eye; behind 、 and ） the sign's own room is all of it.
  std::size_t end = mark.text.size();
  const char32_t last = utf8::previous(mark.text, end);
  if (!is_cjk_punctuation(last) && !is_blank(last)) mark.text += ' ';
  return mark;
}

std::string ListNumbers::print(const List& list, int level, const Counts& counts) {
  const Level& definition = level_of(list, level);
  std::string out;
  if (definition.format == "bullet") {
    for (std::size_t at = 0; at < definition.text.size();) {
      const char32_t sign = symbol_character(definition.font, utf8::next(definition.text, at));
      utf8::append(out, is_private_use(sign) ? U'•' : sign);  // whatever it looks like, it is a bullet
    }
    return out;
  }
  if (definition.format == "none" && definition.text.find('%') == std::string::npos) return definition.text;
  for (std::size_t at = 0; at < definition.text.size(); ++at) {
    const bool reference = definition.text[at] == '%' && at + 1 < definition.text.size() && definition.text[at + 1] >= '1' && definition.text[at + 1] <= '9';
    if (!reference) {
      out += definition.text[at];
      continue;
    }
    const int other = definition.text[++at] - '1';
    if (other > level) continue;
    const Level& shown = level_of(list, other);
    const std::string format = definition.legal ? "decimal" : shown.format;
    const long value = counts.value[static_cast<std::size_t>(other)];
    const auto printed = format_number(value, format);
    if (!printed) unknown_.insert(std::string(utf8::first(format, kLongestText)));
    out += printed ? *printed : std::to_string(value);
  }
  return out;
}

}  // namespace jiaokan::extract
