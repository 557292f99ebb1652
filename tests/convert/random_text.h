#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.h"
#include "support/random.h"

namespace jiaokan::test {

/// Text as hostile as valid UTF-8 can be: pieces of policy prose in both scripts, blanks of all widths, marks of all styles, combining marks, rare planes, NUL.
inline std::string random_text(Random& rng, std::uint32_t pieces) {
  static const std::vector<std::string_view> parts{
      "建設",    "科技創新", "着力",   "著力",       "著名",       "裝臵",       "歷史",   "曆史",         "産業",
      "爲",      "為",       "衆創",   "乾坤",       "乾燥",       "头发",       "发展",   "只有",         "後來",
      "皇后",    "台灣",     "臺灣",   "裡",         "裏",         "the",        "plan",   "R&D",          "5G",
      "2019",    "１２３",   "12.5",   "%",          "％",         "。",         ".",      "．",           "…",
      "...",     "······",   "——",     "-",          "–",          "--",         "~",      "～",           "〜",
      "，",      ",",        "、",     "；",         ":",          "：",         "∶",      "「",           "」",
      "『",      "』",       "“",      "”",          "‘",          "’",          "'",      "\"",           "don’t",
      "（",      ")",        "〔",     "〕",         "[",          "]",          "《",     "》",           "〈",
      "<",       ">",        " ",      "  ",         "　",         "\t",         "\n",     "\u00A0",       "\u200B",
      "\uFEFF",  "\u00AD",   "\uF98E", "\uFA08",     "\u2F00",     "\u2ED3",     "\uFB01", "\uFF76\uFF9E", "\uFF9E",
      "e\u0301", "\u0301",   "\uFE0F", "\U0002F800", "\U00020BB7", "\U0010FFFD", "\uE000", "\uFFFD",       "\uFFE3",
      "·",       "•",        "・"};
  std::string out;
  for (std::uint32_t i = 0; i < pieces; ++i) {
    const std::uint32_t choice = rng.below(20);
    if (choice == 0)
      utf8::append(out, 0x4E00 + rng.below(0x5200));
    else if (choice == 1)
      utf8::append(out, rng.below(0x3000));
    else if (choice == 2)
      utf8::append(out, 0xE000 + rng.below(0x2000));
    else
      out += parts[rng.below(static_cast<std::uint32_t>(parts.size()))];
  }
  return out;
}

}  // namespace jiaokan::test
