#include "extract/sentence_words.h"

#include <algorithm>
#include <array>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::array<std::string_view, 6> kProvisos = {"但是", "但", "惟", "前项", "前項", "前款"};

/// 应 or 须 as "shall": 应于三日内, 须经批准; not 应急, 供应, 应保尽保, 须知.
bool says_shall(std::string_view text) {
  constexpr std::u32string_view kBefore = U"供响響适適对對反效相呼感顺順因接报報回必无無胡斯策照映";
  constexpr std::u32string_view kAfter = U"用急对對变變届屆聘收付邀试試约約激力援知诉訴税稅运運酬得战戰允";
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if ((c == U'应' || c == U'應' || c == U'须' || c == U'須') && kBefore.find(before) == std::u32string_view::npos) {
      std::size_t next = at;
      const char32_t after = next < text.size() ? utf8::next(text, next) : 0;
      const char32_t second = next < text.size() ? utf8::next(text, next) : 0;
      if (is_han(after) && kAfter.find(after) == std::u32string_view::npos && second != U'尽' && second != U'盡') return true;
    }
    before = c;
  }
  return false;
}

}  // namespace

bool is_opening_mark(char32_t c) { return std::u32string_view(U"（(〔[【《〈“‘「『｛{").find(c) != std::u32string_view::npos; }
bool is_closing_mark(char32_t c) { return std::u32string_view(U"）)〕]】》〉”’」』｝}").find(c) != std::u32string_view::npos; }

bool reads_as_sentence(std::string_view text) {
  if (says_shall(text) || contains_any(text, {"；", ";", "应当", "應當", "不得", "必须", "必須", "是指", "系指", "係指", "的，", "的,", "如下："})) return true;
  // 本条 names the article that says it; 基本条件 does not.
  for (const std::string_view article : {"本条", "本條"})
    for (std::size_t at = 0; (at = text.find(article, at)) != std::string_view::npos; at += article.size())
      if (!text.substr(at + article.size()).starts_with("件")) return true;
  return false;
}

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_han(utf8::next(text, at))) return true;
  return false;
}

bool has_blank_to_fill(std::string_view text) {
  if (contains_any(text, {"__", "＿＿", "﹍﹍"})) return true;
  constexpr std::string_view kYear = "年";
  for (std::size_t at = 0; (at = text.find(kYear, at)) != std::string_view::npos;) {
    const std::string_view month = trim_blanks(text.substr(at += kYear.size()));
    if (month.starts_with("月") && trim_blanks(month.substr(std::string_view("月").size())).starts_with("日")) return true;
  }
  return false;
}

bool starts_with_proviso(std::string_view text) {
  const std::string_view rest = trim_blanks(text);
  return std::any_of(kProvisos.begin(), kProvisos.end(), [&](std::string_view w) { return rest.starts_with(w); });
}

std::size_t first_sentence_end(std::string_view text, std::size_t from) {
  int depth = 0;
  std::size_t count = 0;
  for (std::size_t at = from; at < text.size() && count <= kLongestHeading + 8; ++count) {
    const char32_t c = utf8::next(text, at);
    if (is_opening_mark(c)) ++depth;
    if (is_closing_mark(c) && depth > 0) --depth;
    if (depth == 0 && is_sentence_end(c)) {
      for (std::size_t next = at; next < text.size(); at = next)
        if (!is_closing_mark(utf8::next(text, next))) break;
      return at;
    }
  }
  return std::string_view::npos;
}

std::size_t commas_in(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    n += c == U'，' || c == U',';
  }
  return n;
}

}  // namespace jiaokan::extract
