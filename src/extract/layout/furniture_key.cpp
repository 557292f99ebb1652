#include "extract/layout/furniture_key.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "core/characters.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestFolioWord = 6;  // Pageof

bool is_roman(char32_t c) { return std::u32string_view(U"ivxlcIVXLC").find(c) != std::u32string_view::npos; }

int roman_value(std::u32string_view text) {
  const auto value = [](char32_t c) {
    switch (c) {
      case U'i':
      case U'I': return 1;
      case U'v':
      case U'V': return 5;
      case U'x':
      case U'X': return 10;
      case U'l':
      case U'L': return 50;
      default: return 100;
    }
  };
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int v = value(text[i]);
    sum += i + 1 < text.size() && v < value(text[i + 1]) ? -v : v;
  }
  return sum;
}

int han_digit(char32_t c) {
  const auto at = std::u32string_view(U"〇一二三四五六七八九").find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

/// Value of 十二, 二十三, 一〇三; -1 for anything else.
int han_value(std::u32string_view text) {
  int value = 0, digit = 0;
  bool placed = false;
  for (const char32_t c : text) {
    if (c == U'十' || c == U'百') {
      const int unit = c == U'十' ? 10 : 100;
      value += (digit == 0 ? 1 : digit) * unit;
      digit = 0;
      placed = true;
    } else if (const int d = han_digit(c); d >= 0) {
      digit = placed ? d : digit * 10 + d;
    } else {
      return -1;
    }
    if (value > 100000 || digit > 100000) return -1;
  }
  return value + digit;
}

void add_number(FurnitureKey& key, int value) {
  key.words += U'#';
  key.numbers.push_back(value);
}

}  // namespace

FurnitureKey key_of(const Line& line) {
  FurnitureKey out;
  const std::u32string text = line.text();
  std::u32string shown;
  for (const char32_t c : text)
    if (!is_blank(c)) shown += c;
  const bool all_roman = !shown.empty() && shown.size() <= 7 && std::all_of(shown.begin(), shown.end(), is_roman);
  if (all_roman) {
    add_number(out, roman_value(shown));
    return out;
  }
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    if (is_digit(c)) {
      int value = 0;
      for (; i < text.size() && is_digit(text[i]); ++i)
        value = std::min(value * 10 + static_cast<int>(text[i] - (is_ascii_digit(text[i]) ? U'0' : U'０')), 10000000);
      add_number(out, value);
      continue;
    }
    // A Roman number as a word of its own (a folio beside a running title).
    if (is_roman(c) && (i == 0 || text[i - 1] == U' ' || !is_latin(text[i - 1]))) {
      std::size_t end = i;
      while (end < text.size() && is_roman(text[end])) ++end;
      if (end == text.size() || !is_latin(text[end])) {
        add_number(out, roman_value(std::u32string_view(text).substr(i, end - i)));
        i = end;
        continue;
      }
    }
    if (c == U'第' || c == U'-' || c == U'—' || c == U'－') {
      std::size_t end = i + 1;
      while (end < text.size() && (han_digit(text[end]) >= 0 || text[end] == U'十' || text[end] == U'百')) ++end;
      if (end > i + 1) {
        out.words += c;
        add_number(out, han_value(std::u32string_view(text).substr(i + 1, end - i - 1)));
        i = end;
        continue;
      }
    }
    if (!is_blank(c)) out.words += c;
    ++i;
  }
  return out;
}

bool is_folio_key(const std::u32string& words) {
  if (words.find(U'#') == std::u32string::npos) return false;
  std::u32string rest;
  for (const char32_t c : words)
    if (std::u32string_view(U"#-–—－―─~～·.•*/|[]()（）【】〔〕<>《》第页頁共,，、:：").find(c) == std::u32string_view::npos && c != 0x2212) {
      rest += c;
      if (rest.size() > kLongestFolioWord) return false;
    }
  return rest.empty() || rest == U"Page" || rest == U"Pageof" || rest == U"page" || rest == U"pageof" || rest == U"of" || rest == U"PAGE" || rest == U"总" ||
         rest == U"页码" || rest == U"頁碼" || rest == U"P" || rest == U"p" || rest == U"總";
}

bool is_plain_folio(const std::u32string& words) {
  static const std::set<std::u32string> kPlain{U"-#-",        U"—#—",        U"–#–",         U"－#－",       U"第#页",       U"第#頁",        U"#/#",
                                               U"第#页共#页", U"第#頁共#頁", U"第#页/共#页", U"第#頁/共#頁", U"第#页,共#页", U"第#页，共#页", U"第#頁，共#頁",
                                               U"Page#of#",   U"~#~",        U"·#·",         U"共#页第#页",  U"共#頁第#頁",  U"─#─",          U"―#―"};
  return kPlain.contains(words);
}

}  // namespace jiaokan::extract
