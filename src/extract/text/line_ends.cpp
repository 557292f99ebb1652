#include "extract/text/line_ends.h"

#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/edge_characters.h"
#include "extract/headings.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"
#include "extract/sentence_words.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::uint32_t kLongestOpenHeading = 90;  // columns of a heading with a comma and no stop; longer ones are sentences cut in two
constexpr std::size_t kLongestTail = 400;          // code points looked back for the bracket that a paragraph ends with

}  // namespace

bool is_complete(std::string_view text) {
  if (ends_sentence(text)) return true;
  const char32_t last = last_of(text);
  if (!in(U"）)】]", last)) return false;
  std::size_t at = text.size();
  int depth = 0;
  for (std::size_t n = 0; at > 0 && n < kLongestTail; ++n) {
    const std::size_t end = at;
    const char32_t c = utf8::previous(text, at);
    if (in(U"）)】]", c)) ++depth;
    if (!in(U"（(【[", c) || --depth > 0) continue;
    if (at == 0 || ends_sentence(text.substr(0, at))) return true;
    return contains_any(text.substr(end), {"单位", "單位", "责任", "責任", "牵头", "牽頭", "负责", "負責", "配合"});
  }
  return contains_any(utf8::last(text, kLongestTail), {"单位", "單位", "政府", "负责", "負責"});
}

bool is_prose(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (in(U"，。；、！？", c)) return true;
    if (in(U",;.", c) && at < text.size()) {
      std::size_t next = at;
      const char32_t after = utf8::next(text, next);
      if (!is_ascii_digit(after)) return true;
    }
  }
  return false;
}

bool ends_inside_bracket(std::string_view text) {
  const std::size_t opened = std::max(text.rfind("（") + 1, text.rfind("(") + 1), closed = std::max(text.rfind("）") + 1, text.rfind(")") + 1);
  return opened > closed;
}

bool opens_paragraph(std::string_view text) {
  const auto numbering = parse_numbering(text);
  if (numbering && numbering->certain) return true;
  if (is_bullet(text) || is_document_number(text) || is_date(text) || is_caption(text) || is_remark(text) || is_address(text) || is_contents_row(text))
    return true;
  if (const auto l = labelled(text); l && text.size() > l->label.size())
    return contains_any(l->label, {"单位", "單位", "部门", "部門", "时限", "時限", "来源", "來源", "附件", "目标", "目標", "时间",
                                   "時間", "地点", "地點", "电话", "電話", "地址", "联系", "聯繫", "抄送", "主送", "印发", "印發"});
  return false;
}

bool stands_alone(std::string_view text) {
  if (text.find(" | ") != std::string_view::npos) return true;  // a row
  const char32_t last = last_of(text);
  if (in(U"，、,", last)) return false;
  if (const auto numbering = parse_numbering(text); numbering && numbering->certain) {
    if (numbering->style == NumberStyle::kAnnex) return true;
    const std::size_t heading = heading_size(text, *numbering);
    const bool sentence = text.find("，") != std::string_view::npos && columns_of(text) > kLongestOpenHeading;
    if (heading > 0 && !sentence && trim_blanks(text.substr(heading)).empty()) return true;
    if (has_blank_to_fill(text) && text.find("，") == std::string_view::npos && columns_of(text) <= kLongestOpenHeading) return true;
  }
  const auto l = labelled(text);
  return l && contains_any(l->label, {"单位", "單位", "部门", "部門", "时限", "時限", "时间", "時間", "地点", "地點", "电话", "電話", "地址", "联系", "聯繫"});
}

std::uint32_t first_unit(std::string_view text) {
  std::uint32_t columns = 0;
  bool word = false;
  for (std::size_t at = 0; at < text.size() && columns < 40;) {
    const char32_t c = utf8::next(text, at);
    const bool wordy = is_latin(c) || is_ascii_digit(c) || in(U".,-'%", c);
    if (columns > 0 && !(word && wordy) && !in(U"，。、；：！？）》」』】”’%％", c)) break;
    columns += is_wide(c) ? 2 : 1;
    word = wordy;
  }
  return columns;
}

}  // namespace jiaokan::extract
