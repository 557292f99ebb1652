#include "extract/text/web_labels.h"

#include <algorithm>
#include <array>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/source_lines.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestLabel = 10;  // code points

// What templates write behind a value without a blank; of names that end alike the longer first.
constexpr std::array<std::string_view, 26> kGlued{"浏览字号",   "浏览次数", "瀏覽次數", "浏览量",   "瀏覽量",   "点击数",   "点击量", "点击率",   "阅读量",
                                                  "阅读次数",   "访问量",   "字体大小", "字体",     "承办单位", "承辦單位", "承办",   "备案序号", "技术支持",
                                                  "网站标识码", "责任编辑", "信息来源", "文章来源", "稿件来源", "资料来源", "来源",   "作者"};

bool is_bar(char32_t c) { return std::u32string_view(U"|｜【】[]").find(c) != std::u32string_view::npos; }
bool is_colon(char32_t c) { return c == U'：' || c == U':'; }

struct Found {
  std::size_t begin = 0, value = 0;  // bytes: of the name, behind the colon
};

/// The name that the colon at [colon, behind) follows, or none: 17:37 and http:// have none.
bool find_name(std::string_view line, std::size_t from, std::size_t colon, std::size_t behind, Found& found) {
  if (line.substr(behind).starts_with("//")) return false;
  const std::string_view before = line.substr(from, colon - from);
  std::size_t at = before.size(), length = 0;
  bool digits = true;
  // 索 引 号： and the like are parted by single blanks, so a run of one-character words is one name.
  std::size_t begin = at, word = 0;
  while (at > 0 && length <= kLongestLabel) {
    std::size_t previous = at;
    const char32_t c = utf8::previous(before, previous);
    if (is_bar(c) || is_colon(c)) break;
    if (is_blank(c)) {
      if (length > 0 && word != 1) break;
      word = 0;
    } else {
      digits = digits && is_ascii_digit(c);
      begin = previous;
      ++length;
      ++word;
    }
    at = previous;
  }
  if (length == 0 || digits) return false;
  for (const std::string_view name : kGlued) {
    if (before.size() <= name.size() || !before.ends_with(name)) continue;
    begin = before.size() - name.size();
    length = 1;
    break;
  }
  if (length > kLongestLabel) return false;
  found = {from + begin, behind};
  return true;
}

std::string_view value_of(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(words, at);
    if (is_bar(c) || c == U'©' || words.substr(begin).starts_with("版权所有") || words.substr(begin).starts_with("版權所有"))
      return trim_blanks(words.substr(0, begin));
  }
  return trim_blanks(words);
}

}  // namespace

std::vector<LabelledLine> web_labels(std::string_view line) {
  std::vector<Found> names;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t colon = at;
    if (!is_colon(utf8::next(line, at))) continue;
    Found found;
    if (find_name(line, names.empty() ? 0 : names.back().value, colon, at, found)) names.push_back(found);
  }
  std::vector<LabelledLine> out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t end = i + 1 < names.size() ? names[i + 1].begin : line.size();
    std::size_t colon = names[i].value;
    utf8::previous(line, colon);
    out.push_back({without_blanks(line.substr(names[i].begin, colon - names[i].begin)), value_of(line.substr(names[i].value, end - names[i].value))});
  }
  return out;
}

}  // namespace jiaokan::extract
