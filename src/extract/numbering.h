#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace jiaokan::extract {

/// The ways Chinese (and some Western) documents number their parts.
enum class NumberStyle {
  kPart,           ///< 第一编 第一篇 第一部分 Part 1 Annex A
  kSubpart,        ///< 第一分编
  kChapter,        ///< 第一章 Chapter 2
  kSection,        ///< 第一节 Section 3
  kArticle,        ///< 第一条
  kFinancial,      ///< 壹、
  kHan,            ///< 一、
  kRoman,          ///< I. II. IV、
  kHanBracket,     ///< （一） (一) ㈠
  kArabic,         ///< 1. 1． 1、 ⒈
  kArabicBracket,  ///< （1） (1) ⑴
  kArabicHalf,     ///< 1) 1）
  kCircled,        ///< ①
  kStem,           ///< 甲、
  kStemBracket,    ///< （甲）
  kLetter,         ///< A. a. A、
  kLetterBracket,  ///< (a) a)
  kRomanBracket,   ///< (ii), (IV), ii. ii); (i) alone is read as Roman
  kDecimal,        ///< 1.1, 1.1.1
  kAnnex,          ///< 附件1, 附件：, 附录A
};

/// The numbering that a line opens with.
struct Numbering {
  NumberStyle style = NumberStyle::kHan;
  std::string label;     ///< normalised: "一", "(一)", "1", "(1)", "①", "a)", "ii", "第三条", "壹", "1.2.1", "附件1"; Simplified forms, ASCII digits and brackets
  int level = 0;         ///< of a heading numbered so, free of context: 一、 1, （一） 2, 1. 3, （1） 4 (GB/T 9704); 编 章 1, 分编 节 2; 1.2.1 3
  int ordinal = 0;       ///< 1 for the first; for 1.2.3 the last part; 0 where it has none (附件：)
  std::size_t size = 0;  ///< bytes of the line that the number takes, with its delimiter and the blanks behind it
  bool certain = true;   ///< false: only its neighbours can tell it from a figure, a cross-reference or a name (3.2总则, 第三条规定…, A. Smith)
};

/// Reads the numbering at the start of a line; leading blanks are skipped. nullopt where there is none, and for look-alikes: 1.5亿元, 2021年, 三、四线城市,
/// 第一批. O(1): looks at no more than the first 64 code points.
std::optional<Numbering> parse_numbering(std::string_view line);

/// Whether the words behind a number begin with what makes a figure of it: 亿元, 个中心; not 个人信息, 分类. O(1).
bool begins_with_unit(std::string_view words);

}  // namespace jiaokan::extract
