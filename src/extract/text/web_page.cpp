#include "extract/text/web_page.h"

#include <algorithm>
#include <string>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/headings.h"
#include "extract/line_kinds.h"
#include "extract/official_marks.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kHeadLines = 24;
constexpr std::size_t kFootLines = 30;
constexpr std::size_t kFewestCardLines = 3;
constexpr double kForeignFoot = 0.3;  // of the text's letters that a foot in another language may have

std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!is_blank(c)) utf8::append(out, c);
  }
  return out;
}

std::size_t count_han(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) n += is_han(utf8::next(text, at));
  return n;
}

std::size_t count_latin(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) n += is_latin(utf8::next(text, at));
  return n;
}

/// `line` is the title and, behind a dash or bar, the site's name.
bool names_site_too(std::string_view line, std::string_view title) {
  if (!line.starts_with(title) || line.size() == title.size() || line.size() > title.size() + 60) return false;
  std::size_t at = title.size();
  return std::u32string_view(U"-_|—–－｜").find(utf8::next(line, at)) != std::u32string_view::npos;
}

/// Names that collections write above a text of law beside those of web pages.
bool is_card_line(std::string_view line) {
  if (is_web_meta(line)) return true;
  const auto l = labelled(line);
  return l && !l->value.empty() && is_one_of(l->label, {"标题",     "標題",     "名称",     "类型",     "類型",     "类别",     "状态",     "狀態",
                                                        "时效性",   "效力状态", "效力级别", "效力位阶", "发布机关", "發布機關", "公布机关", "制定机关",
                                                        "公布日期", "发布日期", "生效日期", "施行日期", "实施日期", "失效日期", "法规类别", "收录日期"});
}

/// Lines of names and values that open a text, three or more of them: a card about it (标题: …, 类型: 法律, 发布机关: …).
void find_card(const std::vector<SourceLine>& lines, std::vector<bool>& frame) {
  std::size_t end = 0;
  while (end < lines.size() && lines[end].role == ParagraphRole::kUnknown && is_card_line(lines[end].text)) ++end;
  if (end < kFewestCardLines) return;
  if (end < lines.size() && lines[end].text.find_first_not_of("=-_*") == std::string_view::npos) ++end;  // the rule below it
  if (end == lines.size()) return;
  std::fill(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(end), true);
}

void find_head(const std::vector<SourceLine>& lines, std::vector<bool>& frame) {
  const std::size_t limit = std::min(lines.size(), kHeadLines);
  // A title that stands again below lines about the page: the first is the page's, the second the document's.
  for (std::size_t second = 1; second < limit; ++second) {
    if (lines[second].text.size() > 400 || ends_sentence(lines[second].text)) continue;
    const std::string title = squeezed(lines[second].text);
    for (std::size_t first = 0; first < second; ++first) {
      if (lines[first].text.size() > 400 || utf8::length(title) < 5) continue;
      const std::string above = squeezed(lines[first].text);
      if (above != title && !names_site_too(above, title)) continue;
      const bool only_meta = std::all_of(
          lines.begin() + static_cast<std::ptrdiff_t>(first) + 1, lines.begin() + static_cast<std::ptrdiff_t>(second),
          [](const SourceLine& line) { return is_web_meta(line.text) || is_web_footer(line.text) || is_page_mark(line.text) || is_date(line.text); });
      if (!only_meta) continue;
      for (std::size_t i = first; i < second; ++i) frame[i] = true;
      for (std::size_t i = 0; i < first; ++i) frame[i] = is_web_meta(lines[i].text) || is_web_footer(lines[i].text) || squeezed(lines[i].text) == title;
      second = limit;
      break;
    }
  }
  // Lines about the page around the title, up to the first line of the text.
  std::size_t others = 0;
  for (std::size_t i = 0; i < limit && others < 4; ++i) {
    if (frame[i]) continue;
    if (is_web_meta(lines[i].text)) {
      frame[i] = true;
    } else {
      ++others;
      if (ends_sentence(lines[i].text) && lines[i].columns > 40) break;
    }
  }
}

void find_foot(const std::vector<SourceLine>& lines, std::vector<bool>& frame) {
  std::size_t han = 0, latin = 0;
  for (const SourceLine& line : lines) {
    han += count_han(line.text);
    latin += count_latin(line.text);
  }
  const bool chinese = han >= 60 && han > latin;
  std::size_t foreign = 0;
  const auto all = static_cast<double>(han + latin);
  for (std::size_t n = 0; n < std::min(lines.size(), kFootLines); ++n) {
    const std::size_t i = lines.size() - 1 - n;
    const SourceLine& line = lines[i];
    if (is_web_footer(line.text)) {
      frame[i] = true;
      continue;
    }
    const bool in_table =
        line.raw.find('\t', static_cast<std::size_t>(line.text.data() - line.raw.data())) != std::string_view::npos || line.text.front() == '|';
    const std::size_t letters = line.text.size() > 8192 ? 0 : count_latin(line.text);
    if (!chinese || in_table || letters < 3 || count_han(line.text) > 0 || line.text.ends_with("。")) break;
    foreign += letters;
    if (static_cast<double>(foreign) > kForeignFoot * all) break;
    frame[i] = true;
  }
  // A last line that is all there is under its heading would be a text in English: the frame may not take the whole.
  if (!lines.empty() && frame.front() && std::all_of(frame.begin(), frame.end(), [](bool f) { return f; })) frame.assign(frame.size(), false);
}

}  // namespace

WebFrame find_web_frame(const std::vector<SourceLine>& lines) {
  WebFrame web;
  web.is_frame.assign(lines.size(), false);
  // Menus that are known as such may be hundreds of lines; the text's head and foot are those of the rest.
  std::vector<SourceLine> rest;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].frame) continue;
    rest.push_back(lines[i]);
    places.push_back(i);
  }
  if (rest.size() < 2) return web;
  std::vector<bool> frame(rest.size(), false);
  find_card(rest, frame);
  find_head(rest, frame);
  find_foot(rest, frame);
  for (std::size_t i = 0; i < rest.size(); ++i) web.is_frame[places[i]] = frame[i];
  return web;
}

}  // namespace jiaokan::extract
