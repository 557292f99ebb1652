#include "extract/numbering.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/characters.h"
#include "core/chinese_numerals.h"
#include "core/error.h"
#include "core/utf8.h"
#include "extract/edge_characters.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestNumbering = 64;  // code points looked at
constexpr std::u32string_view kHanDigits = U"一二三四五六七八九十百〇零";
constexpr std::u32string_view kFinancialDigits = U"壹贰叁肆伍陆柒捌玖拾";
constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸";
/// Words that make a figure of "3.2" when they follow it.
constexpr std::u32string_view kUnits = U"万亿萬億千百%％‰元个個家倍米吨噸度分级級平公人名项項件台套亩畝年月日天小";
/// What heads a section though it opens with one of them: each pair is one word, 1.1 分类, 1.2 个人信息. Of 公, 小 and 平 it is rather the units that are few.
constexpr std::u32string_view kHeadWords =
    U"个人個人个别個別个性個性个案個案个体個體家庭家长家長家园家園级别級別分批分类分類分级分級分析分工分布分佈分期分步分配分解分阶分階分支分层分層分区分區分项分項"
    U"分散分享分管分段人才人员人員人民人口人力人工人身人事人文人类人類名称名稱名录名錄名词名詞名城名胜名勝项目項目台账台賬台风台風年度年报年報年龄年齡"
    U"年终年終年检年檢月度月报月報日常日程日期天然天气天氣元素元数元數元件百姓度夏";
constexpr std::u32string_view kWordUnits = U"公里公斤公顷公頃公升公分公尺小时小時平方平米";
/// What can only follow 第三条 where it is referred to; and what may follow it there.
constexpr std::u32string_view kReferenceWords = U"第至、或及的之款项項，,。；;”’」』）)";
constexpr std::u32string_view kDoubtfulWords = U"规規和与與所中并並";

char32_t to_ascii_digit(char32_t c) { return is_fullwidth_digit(c) ? c - 0xFF10 + U'0' : c; }
bool is_open_bracket(char32_t c) { return c == U'(' || c == U'（' || c == U'﹙'; }
bool is_close_bracket(char32_t c) { return c == U')' || c == U'）' || c == U'﹚'; }

/// Simplified form of the few characters that labels are made of.
char32_t simplified(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 9> kPairs{
      {{U'條', U'条'}, {U'編', U'编'}, {U'節', U'节'}, {U'貳', U'贰'}, {U'參', U'叁'}, {U'叄', U'叁'}, {U'陸', U'陆'}, {U'錄', U'录'}, {U'錄', U'录'}}};
  for (const auto& [from, to] : kPairs)
    if (from == c) return to;
  return c;
}

/// The code points that a line starts with. Made for every line of every document, so without memory of its own.
class LineStart {
 public:
  explicit LineStart(std::string_view line) {
    offsets_[0] = 0;
    for (std::size_t at = 0; at < line.size() && size_ < kLongestNumbering; ++size_) {
      text_[size_] = utf8::next(line, at);
      offsets_[size_ + 1] = at;
    }
  }

  char32_t at(std::size_t i) const { return i < size_ ? text_[i] : U'\0'; }
  std::size_t skip_blanks(std::size_t i) const {
    while (i < size_ && is_blank(text_[i])) ++i;
    return i;
  }
  std::size_t bytes(std::size_t i) const {
    JIAOKAN_CHECK(i <= size_);
    return offsets_[i];
  }
  std::u32string_view slice(std::size_t from, std::size_t to) const { return std::u32string_view(text_.data(), size_).substr(from, to - from); }

 private:
  std::array<char32_t, kLongestNumbering> text_;
  std::array<std::size_t, kLongestNumbering + 1> offsets_;
  std::size_t size_ = 0;
};

/// The value of 一 … 九百九十九 in the characters of labels, of codes up to 九千九百九十九; 0 for anything else.
int han_value(std::u32string_view digits) {
  if (digits.empty() || digits.size() > 8) return 0;
  const auto number = parse_chinese_number(utf8::from_utf32(digits));
  if (!number) return 0;
  const double value = number->to_double();
  return value >= 1 && value < 10000 && value == static_cast<int>(value) ? static_cast<int>(value) : 0;
}

int arabic_value(std::u32string_view digits) {
  if (digits.empty() || digits.size() > 3) return 0;
  int value = 0;
  for (const char32_t c : digits) value = value * 10 + static_cast<int>(to_ascii_digit(c) - U'0');
  return value;
}

std::string ascii(std::u32string_view digits) {
  std::string out;
  for (const char32_t c : digits) utf8::append(out, to_ascii_digit(c));
  return out;
}

template <class Test>
std::size_t run_end(const LineStart& line, std::size_t from, Test test) {
  while (test(line.at(from))) ++from;
  return from;
}

Numbering found(const LineStart& line, NumberStyle style, std::string label, int level, int ordinal, std::size_t end, bool certain = true) {
  return {style, std::move(label), level, ordinal, line.bytes(line.skip_blanks(end)), certain};
}

bool is_han_digit(char32_t c) { return in(kHanDigits, c); }

/// 第三章, 第 12 条, 第十二条之一.
std::optional<Numbering> ordinal_part(const LineStart& line, std::size_t i) {
  std::size_t from = line.skip_blanks(i + 1);
  const bool arabic = is_digit(line.at(from));
  // The articles of a code go into the thousands: 第一千零三十二条.
  const std::size_t to = run_end(line, from, [&](char32_t c) { return arabic ? is_digit(c) : is_han_digit(c) || c == U'千'; });
  const int ordinal = arabic ? arabic_value(line.slice(from, to)) : han_value(line.slice(from, to));
  if (ordinal == 0) return std::nullopt;
  // 第 10-1 條: an article put in behind the tenth, as Taiwan counts them.
  const std::size_t inserted = arabic && in(U"-－–", line.at(to)) && line.at(to) && is_digit(line.at(to + 1)) ? run_end(line, to + 1, is_digit) : to;
  std::size_t end = line.skip_blanks(inserted);
  const char32_t unit = simplified(line.at(end));
  const bool words = unit == U'部' && line.at(end + 1) == U'分';
  const bool subpart = unit == U'分' && simplified(line.at(end + 1)) == U'编';
  if (!words && !subpart && !in(U"编篇章节条", unit)) return std::nullopt;
  if (inserted > to && unit != U'条') return std::nullopt;
  end += words || subpart ? 2 : 1;
  std::string label = "第";
  label += arabic ? ascii(line.slice(from, to)) : utf8::from_utf32(line.slice(from, to));
  if (inserted > to) label += "-" + ascii(line.slice(to + 1, inserted));
  utf8::append(label, unit);
  if (words) label += "分";
  if (subpart) label += "编";
  if (line.at(end) == U'之' && is_han_digit(line.at(end + 1))) {
    const std::size_t tail = run_end(line, end + 1, is_han_digit);
    label += utf8::from_utf32(line.slice(end, tail));
    end = tail;
  }
  const char32_t after = line.at(end);
  const bool parted = after == 0 || is_blank(after) || after == U'【' || after == U'：' || after == U':' || is_open_bracket(after);
  const char32_t word = line.at(line.skip_blanks(end));
  if (in(kReferenceWords, word)) return std::nullopt;
  // 第三條規定 is a cross-reference, 第三條 規劃 … an article: only the count of articles can tell.
  const char32_t second = line.at(line.skip_blanks(end) + 1);
  if (!parted && in(U"规規", word) && in(U"定", second)) return std::nullopt;
  const bool certain = parted && !(unit == U'条' && in(kDoubtfulWords, word));
  const NumberStyle style = unit == U'编' || unit == U'篇' || words ? NumberStyle::kPart
                            : subpart                               ? NumberStyle::kSubpart
                            : unit == U'章'                         ? NumberStyle::kChapter
                            : unit == U'节'                         ? NumberStyle::kSection
                                                                    : NumberStyle::kArticle;
  const int level = style == NumberStyle::kSection || style == NumberStyle::kSubpart ? 2 : style == NumberStyle::kArticle ? 3 : 1;
  return found(line, style, std::move(label), level, ordinal, end, certain);
}

/// Roman numerals up to 39, all capital or all small; XX and XXX stand for names that are not told.
std::optional<int> roman_value(std::string_view letters) {
  constexpr std::array<std::string_view, 10> kOnes{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  std::string small(letters);
  const bool capital = !letters.empty() && letters[0] < 'a';
  for (char& c : small) {
    if ((c < 'a') != capital) return std::nullopt;
    c = static_cast<char>(c | 0x20);
  }
  std::size_t tens = 0;
  while (tens < small.size() && tens < 3 && small[tens] == 'x') ++tens;
  for (std::size_t r = 0; r < kOnes.size(); ++r)
    if (tens * 10 + r > 0 && (r > 0 || tens == 1) && kOnes[r] == std::string_view(small).substr(tens)) return static_cast<int>(tens * 10 + r);
  return std::nullopt;
}

/// （四）、（五）项所列人员, （三）项规定: what stands behind the number of an item names it in a sentence.
bool is_named_item(const LineStart& line, std::size_t behind) {
  const char32_t c = line.at(behind), next = line.at(behind + 1);
  return (in(U"、至和或及", c) && is_open_bracket(next)) || (in(U"项項", c) && next != U'目');
}

/// （一） （1） （甲） (a) (ii).
std::optional<Numbering> bracketed(const LineStart& line, std::size_t i) {
  const std::size_t from = line.skip_blanks(i + 1);
  const auto close_after = [&](std::size_t to) -> std::size_t {
    const std::size_t end = line.skip_blanks(to);
    return is_close_bracket(line.at(end)) ? end + 1 : 0;
  };
  if (is_han_digit(line.at(from))) {
    const std::size_t to = run_end(line, from, is_han_digit);
    const int value = han_value(line.slice(from, to));
    if (const std::size_t end = close_after(to); end && value && !is_named_item(line, end))
      return found(line, NumberStyle::kHanBracket, "(" + utf8::from_utf32(line.slice(from, to)) + ")", 2, value, end);
  } else if (is_digit(line.at(from))) {
    const std::size_t to = run_end(line, from, is_digit);
    const int value = arabic_value(line.slice(from, to));
    if (const std::size_t end = close_after(to); end && value)
      return found(line, NumberStyle::kArabicBracket, "(" + ascii(line.slice(from, to)) + ")", 4, value, end);
  } else if (const std::size_t stem = kStems.find(line.at(from)); line.at(from) && stem != std::u32string_view::npos) {
    if (const std::size_t end = close_after(from + 1))
      return found(line, NumberStyle::kStemBracket, "(" + utf8::from_utf32(line.slice(from, from + 1)) + ")", 5, static_cast<int>(stem) + 1, end);
  } else if (is_ascii_letter(line.at(from))) {
    const std::size_t to = run_end(line, from, is_ascii_letter);
    const std::size_t end = close_after(to);
    if (!end) return std::nullopt;
    const std::string letters = ascii(line.slice(from, to));
    // (I) stands for （一） in translations of plans, (i) below (a).
    if (const auto roman = roman_value(letters)) return found(line, NumberStyle::kRomanBracket, "(" + letters + ")", letters[0] < 'a' ? 2 : 6, *roman, end);
    if (letters.size() == 1) return found(line, NumberStyle::kLetterBracket, "(" + letters + ")", 5, (letters[0] | 0x20) - 'a' + 1, end);
  }
  return std::nullopt;
}

/// Whether the pairs of `words` have `first`, `second` among them.
bool has_pair(std::u32string_view words, char32_t first, char32_t second) {
  for (std::size_t i = 0; i + 1 < words.size(); i += 2)
    if (words[i] == first && words[i + 1] == second) return true;
  return false;
}

/// Whether a unit stands at `at` rather than a word that opens with the same character.
bool is_unit(const LineStart& line, std::size_t at) {
  const char32_t c = line.at(at), next = line.at(at + 1);
  if (!in(kUnits, c)) return false;
  return in(U"公小平", c) ? next == 0 || has_pair(kWordUnits, c, next) : !has_pair(kHeadWords, c, next);
}

/// 1. 1、 1) 1.2 1.2.1; not 1.5亿元, not 2021年, not 3.15.
std::optional<Numbering> arabic(const LineStart& line, std::size_t i) {
  std::size_t to = run_end(line, i, is_digit);
  const int value = arabic_value(line.slice(i, to));
  if (value == 0) return std::nullopt;
  const char32_t mark = line.at(to);
  const auto is_dot = [](char32_t c) { return c == U'.' || c == U'．'; };
  if (mark == U'、')
    return is_digit(line.at(to + 1)) ? std::nullopt : std::optional(found(line, NumberStyle::kArabic, std::to_string(value), 3, value, to + 1));
  if (is_close_bracket(mark)) return found(line, NumberStyle::kArabicHalf, std::to_string(value) + ")", 4, value, to + 1);
  if (!is_dot(mark)) return std::nullopt;
  if (!is_digit(line.at(to + 1))) {
    const std::size_t text = line.skip_blanks(to + 1);
    // "1. 5亿元": a blank that the layout put into a figure.
    if (text > to + 1 && is_digit(line.at(text)) && in(kUnits, line.at(line.skip_blanks(run_end(line, text, is_digit)))) &&
        line.at(run_end(line, text, is_digit)) != U'年')
      return std::nullopt;
    return found(line, NumberStyle::kArabic, std::to_string(value), 3, value, to + 1);
  }
  // "1.2024年工作回顾" is part 1 with a year; any other run of digits is a decimal number or 1.2.1.
  const std::size_t second_end = run_end(line, to + 1, is_digit);
  if (second_end - to - 1 == 4 && line.at(line.skip_blanks(second_end)) == U'年') return found(line, NumberStyle::kArabic, std::to_string(value), 3, value, to + 1);
  std::string label = std::to_string(value);
  int parts = 1, last = value;
  while (is_dot(line.at(to)) && is_digit(line.at(to + 1))) {
    const std::size_t end = run_end(line, to + 1, is_digit);
    if (end - to - 1 > 2) return std::nullopt;
    last = arabic_value(line.slice(to + 1, end));
    if (last == 0) return std::nullopt;  // 1.0
    label += "." + std::to_string(last);
    ++parts;
    to = end;
  }
  if (is_dot(line.at(to))) ++to;
  const char32_t after = line.at(to), word = line.at(line.skip_blanks(to));
  if (word == 0 || is_unit(line, line.skip_blanks(to)) || is_close_bracket(word) || in(U"-—–~～、，,。；;：:/／+＋×", word)) return std::nullopt;
  if (parts > 4 || (parts == 2 && !is_blank(after) && !is_han(after))) return std::nullopt;
  return found(line, NumberStyle::kDecimal, std::move(label), parts, last, to, parts > 2);
}

/// 一、 壹、 甲、; not 三、四线城市.
std::optional<Numbering> han(const LineStart& line, std::size_t i) {
  const auto is_mark = [](char32_t c) { return c == U'、' || c == U'．' || c == U'.' || c == U'､'; };
  if (is_han_digit(line.at(i))) {
    const std::size_t to = run_end(line, i, is_han_digit), mark = line.skip_blanks(to);
    const int value = han_value(line.slice(i, to));
    if (value == 0 || !is_mark(line.at(mark))) return std::nullopt;
    const std::size_t text = line.skip_blanks(mark + 1), text_end = run_end(line, text, is_han_digit);
    // 一、二等奖, 三、四线城市: the next numeral follows at once. 一、二〇二五年… and 一、三年行动 are headings.
    if (text_end == text + 1 && han_value(line.slice(text, text_end)) == value + 1 && !in(U"年月是", line.at(text_end))) return std::nullopt;
    return found(line, NumberStyle::kHan, utf8::from_utf32(line.slice(i, to)), 1, value, mark + 1);
  }
  const std::size_t stem = kStems.find(line.at(i));
  if (line.at(i) && stem != std::u32string_view::npos && line.at(i + 1) == U'、') {
    if (stem + 1 < kStems.size() && line.at(i + 2) == kStems[stem + 1]) return std::nullopt;  // 甲、乙双方
    return found(line, NumberStyle::kStem, utf8::from_utf32(line.slice(i, i + 1)), 5, static_cast<int>(stem) + 1, i + 2);
  }
  const auto is_financial = [](char32_t c) { return in(kFinancialDigits, simplified(c)); };
  if (is_financial(line.at(i))) {
    const std::size_t to = run_end(line, i, is_financial);
    if (!is_mark(line.at(to))) return std::nullopt;
    std::u32string digits;
    std::u32string plain;
    for (const char32_t c : line.slice(i, to)) {
      digits += simplified(c);
      plain += kHanDigits[kFinancialDigits.find(simplified(c))];
    }
    if (const int value = han_value(plain)) return found(line, NumberStyle::kFinancial, utf8::from_utf32(digits), 1, value, to + 1);
  }
  return std::nullopt;
}

/// I. II、 in capitals, with a blank or Han text behind.
std::optional<Numbering> roman(const LineStart& line, std::size_t i) {
  constexpr std::size_t kLongest = 7;  // XXXVIII
  const std::size_t to = run_end(line, i, is_ascii_letter);
  const char32_t mark = line.at(to), after = line.at(to + 1);
  if (to - i > kLongest || mark == 0 || !(in(U".．、", mark) || is_close_bracket(mark)) || !(is_blank(after) || is_han(after))) return std::nullopt;
  const std::string letters = ascii(line.slice(i, to));
  const auto value = roman_value(letters);
  const bool small = letters[0] >= 'a';
  // Of one small letter its neighbours tell which count it is of.
  if (!value || ((small || is_close_bracket(mark)) && letters.size() == 1)) return std::nullopt;
  if (is_close_bracket(mark)) return found(line, NumberStyle::kRomanBracket, letters + ")", small ? 6 : 2, *value, to + 1, false);
  if (small) return found(line, NumberStyle::kRomanBracket, letters, 6, *value, to + 1, false);
  return found(line, NumberStyle::kRoman, letters, 1, *value, to + 1);
}

/// A. a. A、 a) with Han text or a blank behind; not A.D., not e.g.
std::optional<Numbering> letter(const LineStart& line, std::size_t i) {
  const char32_t mark = line.at(i + 1), after = line.at(i + 2);
  if (is_close_bracket(mark) && (is_blank(after) || is_han(after)))
    return found(line, NumberStyle::kLetterBracket, ascii(line.slice(i, i + 1)) + ")", 5, static_cast<int>((line.at(i) | 0x20) - U'a') + 1, i + 2, false);
  if (!(mark == U'.' || mark == U'．' || mark == U'、')) return std::nullopt;
  if (!(is_blank(after) || (is_han(after) && mark != U'、'))) return std::nullopt;
  std::string label;
  utf8::append(label, line.at(i));
  return found(line, NumberStyle::kLetter, label, 5, static_cast<int>((line.at(i) | 0x20) - U'a') + 1, i + 2, mark != U'.' || !is_blank(after));
}

/// ① ⑴ ⒈ ㈠: one code point is the whole number.
std::optional<Numbering> single_sign(const LineStart& line, std::size_t i) {
  const char32_t c = line.at(i);
  const auto nth = [&](char32_t first) { return static_cast<int>(c - first) + 1; };
  const auto end = [&] { return in(U"、.．", line.at(i + 1)) && line.at(i + 1) ? i + 2 : i + 1; };
  if (c >= 0x2460 && c <= 0x2473) return found(line, NumberStyle::kCircled, utf8::from_utf32(line.slice(i, i + 1)), 5, nth(0x2460), end());
  if (c >= 0x2474 && c <= 0x2487) return found(line, NumberStyle::kArabicBracket, "(" + std::to_string(nth(0x2474)) + ")", 4, nth(0x2474), end());
  if (c >= 0x2488 && c <= 0x249B) return found(line, NumberStyle::kArabic, std::to_string(nth(0x2488)), 3, nth(0x2488), i + 1);
  if (c >= 0x3220 && c <= 0x3229)
    return found(line, NumberStyle::kHanBracket, "(" + utf8::from_utf32(kHanDigits.substr(c - 0x3220, 1)) + ")", 2, nth(0x3220), end());
  return std::nullopt;
}

/// 附录 A 是资料性附录，给出了…; 附件 2 和附件 3 …，: a sentence about an annex. 附件1 给排水设计清单 and 附件2 为民办实事项目 are headings: they have no such mark.
bool speaks_of_annex(const LineStart& line, std::size_t behind) {
  constexpr std::u32string_view kVerbs = U"是为為系係中给給所的和与與及或均";
  if (line.at(behind) == 0 || (!in(kVerbs, line.at(behind)) && line.at(behind + 2) != U'了')) return false;  // 规定了
  for (std::size_t i = behind; line.at(i); ++i)
    if (in(U"，。；,;", line.at(i))) return true;
  return false;
}

/// 附件, 附件1, 附件：, 附录A, 附表2, as a mark of its own; not 附件所列….
std::optional<Numbering> annex(const LineStart& line, std::size_t i) {
  const char32_t kind = simplified(line.at(i + 1));
  if (!in(U"件录表", kind) || kind == 0) return std::nullopt;
  std::string label = "附";
  utf8::append(label, kind);
  std::size_t end = line.skip_blanks(i + 2);
  int ordinal = 0;
  if (is_digit(line.at(end))) {
    const std::size_t to = run_end(line, end, is_digit);
    ordinal = arabic_value(line.slice(end, to));
    label += ascii(line.slice(end, to));
    end = to;
  } else if (is_han_digit(line.at(end))) {
    const std::size_t to = run_end(line, end, is_han_digit);
    ordinal = han_value(line.slice(end, to));
    label += utf8::from_utf32(line.slice(end, to));
    end = to;
  } else if (is_ascii_letter(line.at(end)) && !is_ascii_letter(line.at(end + 1))) {
    ordinal = static_cast<int>((line.at(end) | 0x20) - U'a') + 1;
    utf8::append(label, line.at(end));
    ++end;
  }
  const char32_t after = line.at(end);
  const bool colon = after == U'：' || after == U':';
  if (after == 0 || colon) return found(line, NumberStyle::kAnnex, std::move(label), 1, ordinal, colon ? end + 1 : end);
  if (ordinal > 0 && is_blank(after) && !speaks_of_annex(line, line.skip_blanks(end))) return found(line, NumberStyle::kAnnex, std::move(label), 1, ordinal, end);
  return std::nullopt;
}

/// Part 1, Chapter II: Licensing, Section 3 Records, Annex A, Schedule 2, as heads of papers in English or in two languages; not Section 3 applies, Part 2 of the
/// Ordinance, Annex A sets out. With words of the heading behind it, only its neighbours tell it from a sentence.
std::optional<Numbering> english_part(const LineStart& line, std::size_t i) {
  struct Word {
    std::string_view capitals, label;
    NumberStyle style;
    bool annex;
  };
  static constexpr std::array<Word, 7> kWords{{{"PART", "Part", NumberStyle::kPart, false},
                                               {"CHAPTER", "Chapter", NumberStyle::kChapter, false},
                                               {"SECTION", "Section", NumberStyle::kSection, false},
                                               {"ANNEX", "Annex", NumberStyle::kPart, true},
                                               {"APPENDIX", "Appendix", NumberStyle::kPart, true},
                                               {"SCHEDULE", "Schedule", NumberStyle::kPart, true},
                                               {"ATTACHMENT", "Attachment", NumberStyle::kPart, true}}};
  const std::size_t word_end = run_end(line, i, is_ascii_letter);
  const std::string word = ascii(line.slice(i, word_end));
  const auto* kind = std::find_if(kWords.begin(), kWords.end(), [&](const Word& w) { return word == w.capitals || word == w.label; });
  if (kind == kWords.end()) return std::nullopt;
  const int level = kind->style == NumberStyle::kSection ? 2 : 1;
  const std::size_t from = line.skip_blanks(word_end);
  if (from == word_end) return std::nullopt;
  std::size_t to = run_end(line, from, is_ascii_digit);
  int ordinal = arabic_value(line.slice(from, to));
  if (to == from) {
    to = run_end(line, from, is_ascii_letter);
    const std::string letters = ascii(line.slice(from, to));
    if (letters.empty() || letters[0] >= 'a') return std::nullopt;
    const bool letter = letters.size() == 1 && (kind->annex || letters == "A");
    ordinal = letter ? letters[0] - 'A' + 1 : roman_value(letters).value_or(0);
  }
  if (ordinal == 0) return std::nullopt;
  std::string label = std::string(kind->label) + " " + ascii(line.slice(from, to));
  const std::size_t behind = line.skip_blanks(to);
  const char32_t after = line.at(behind);
  const bool dash = in(U"—–", after) || (after == U'-' && behind > to && is_blank(line.at(behind + 1)));
  if (after == 0) return found(line, kind->style, std::move(label), level, ordinal, behind);
  if (after == U':' || after == U'：') return found(line, kind->style, std::move(label), level, ordinal, behind + 1);
  if (kind->annex) return std::nullopt;
  const bool heading = behind > to && (is_han(after) || (after >= U'A' && after <= U'Z'));
  if (!dash && !heading) return std::nullopt;
  const std::size_t end = run_end(line, behind, [](char32_t c) { return c == U'—' || c == U'–' || c == U'-'; });
  return found(line, kind->style, std::move(label), level, ordinal, end, false);
}

}  // namespace

std::optional<Numbering> parse_numbering(std::string_view text) {
  const LineStart line(text);
  const std::size_t i = line.skip_blanks(0);
  const char32_t c = line.at(i);
  if (c == U'第') return ordinal_part(line, i);
  if (c == U'附') return annex(line, i);
  if (is_open_bracket(c)) return bracketed(line, i);
  if (is_digit(c)) return arabic(line, i);
  if (is_ascii_letter(c)) {
    if (in(U"PCSA", c) && is_ascii_letter(line.at(i + 3)))
      if (auto part = english_part(line, i)) return part;
    const auto capital = roman(line, i);
    return capital ? capital : letter(line, i);
  }
  if (c >= 0x2460 && c <= 0x3229 && !is_cjk_punctuation(c)) {
    if (auto sign = single_sign(line, i)) return sign;
  }
  return han(line, i);
}

bool begins_with_unit(std::string_view words) {
  const LineStart line(words);
  return is_unit(line, line.skip_blanks(0));
}

}  // namespace jiaokan::extract
