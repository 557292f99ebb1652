#include "compare/classify.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "compare/meaning_words.h"
#include "compare/piece.h"
#include "compare/same_reading.h"
#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

using K = DiscrepancyKind;

/// A word or a figure that changed; longer pieces are passages, whatever words they hold.
constexpr std::size_t kLongestWord = 4;

bool is_clause_mark(char32_t c) {
  switch (c) {
    case U',':
    case U'，':
    case U'、':
    case U';':
    case U'；':
    case U'。':
    case U':':
    case U'：': return true;
    default: return false;
  }
}

constexpr std::u32string_view kQuotes = U"“”‘’「」『』\"'";

bool is_markup_mark(char32_t c) { return c == U'*' || c == U'_' || c == U'`' || c == U'#' || c == U'\\' || c == U'|' || c == U'^'; }

bool is_circled_number(char32_t c) {
  return (c >= 0x2460 && c <= 0x249B) || (c >= 0x24EA && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) || (c >= 0x3220 && c <= 0x3229);
}

class Classifier {
 public:
  Classifier(const BeadText& text, const Hunk& hunk, const FactPlaces& facts_a, const FactPlaces& facts_b)
      : text_(text),
        hunk_(hunk),
        facts_a_(facts_a),
        facts_b_(facts_b),
        a_{text.a, text.numbers_a, hunk.a_begin, hunk.a_end},
        b_{text.b, text.numbers_b, hunk.b_begin, hunk.b_end} {}

  Reading run() {
    using Rule = bool (Classifier::*)();
    // In order: the first that fits decides.
    constexpr Rule kRules[] = {&Classifier::is_expected, &Classifier::is_encoding,     &Classifier::is_numbering, &Classifier::is_unit_change,
                               &Classifier::is_marks,    &Classifier::is_markup,       &Classifier::is_figure,    &Classifier::is_foreign_word,
                               &Classifier::is_reversal, &Classifier::is_organisation, &Classifier::is_passage};
    reading_.hunk = hunk_;
    for (const Rule rule : kRules)
      if ((this->*rule)()) return reading_;
    return found(K::kWording, a_.empty() ? "words stand only in {B}" : b_.empty() ? "words stand only in {A}" : "other words"), reading_;
  }

 private:
  bool found(K kind, std::string reason) {
    reading_.kind = kind;
    reading_.reason = std::move(reason);
    return true;
  }

  bool one_sided() const { return a_.empty() || b_.empty(); }
  const Piece& longer() const { return a_.size() >= b_.size() ? a_ : b_; }

  bool is_expected() { return reading_.expected = say_the_same(a_, b_); }

  bool is_encoding() {
    const auto broken = [](const Token& token) {
      return token.first == 0xFFFD || is_private_use(token.first) || (token.first < 0x20) || (token.first >= 0x7F && token.first < 0xA0);
    };
    if (a_.size() > kLongestPhrase || b_.size() > kLongestPhrase) return false;
    return (a_.any(broken) || b_.any(broken)) && found(K::kEncoding, "a character was lost in the encoding");
  }

  // ---- numbering

  /// End of the label that opens the block of token `begin`: （三） 3. 三、 第三条 ③; `begin` itself where there is none.
  static std::size_t label_end(const Piece& piece, std::size_t begin) {
    const auto& side = piece.side;
    const auto is = [&](std::size_t i, std::u32string_view set) {
      return i < side.size() && set.find(side.tokens[i].first) != std::u32string_view::npos && !(i > begin && side.tokens[i].opens_block);
    };
    if (begin >= side.size() || !side.tokens[begin].opens_block) return begin;
    if (is_circled_number(side.tokens[begin].first)) return begin + 1;
    std::size_t at = begin;
    const bool ordinal = is(at, U"第"), bracket = is(at, U"(〔【");
    if (ordinal || bracket) ++at;
    const auto number = number_at(piece.numbers, at);
    if (!number || piece.numbers[*number].begin != at) return begin;
    at = piece.numbers[*number].end;
    if (ordinal) return is(at, U"条章节款项编部篇目") ? at + 1 : begin;
    if (bracket) return is(at, U")〕】") ? at + 1 : begin;
    return is(at, U"、.．。)") ? at + 1 : begin;
  }

  static std::size_t block_begin(const Piece& piece) {
    std::size_t begin = std::min(piece.begin, piece.side.size());
    // A label is a handful of tokens: farther back than that no block can open.
    for (std::size_t steps = 0; steps < 16; ++steps) {
      if (begin < piece.side.size() && piece.side.tokens[begin].opens_block) return begin;
      if (begin == 0) return 0;
      --begin;
    }
    return piece.side.size();
  }

  bool is_numbering() {
    const std::size_t begin_a = block_begin(a_), begin_b = block_begin(b_);
    const std::size_t label_a = label_end(a_, begin_a), label_b = label_end(b_, begin_b);
    const bool in_a = a_.begin >= begin_a && a_.end <= label_a, in_b = b_.begin >= begin_b && b_.end <= label_b;
    if (!(in_a && in_b) && !(in_a && !a_.empty() && b_.empty() && b_.begin == begin_b) && !(in_b && !b_.empty() && a_.empty() && a_.begin == begin_a))
      return false;
    if (a_.empty() && b_.empty()) return false;
    return found(K::kNumbering, "the number of the heading or item differs");
  }

  // ---- figures

  /// Tokens behind a figure, up to three, as one text: enough for 个百分点 and 年内.
  static std::string behind(const Piece& piece, std::size_t end) {
    return piece.side.joined(std::min(end, piece.side.size()), std::min(end + 3, piece.side.size()));
  }

  /// A year, a month or a day of the calendar. 30日内, 3年 and 6个月 are lengths of time: figures with a unit.
  static bool is_date_figure(const Piece& piece, const WrittenNumber& number) {
    if (!number.date.empty()) return true;
    const std::string next = behind(piece, number.end);
    const auto starts = [&](std::string_view word) { return next.starts_with(word); };
    const auto before = [&](std::u32string_view set) {
      return number.begin > 0 && !piece.token(number.begin).opens_block && set.find(piece.token(number.begin - 1).first) != std::u32string_view::npos;
    };
    const bool names_year = number.value && *number.value >= Decimal(1800) && *number.value <= Decimal(2200);
    if (starts("月") || starts("年底") || starts("年末") || starts("年初")) return true;
    if (starts("年")) return names_year || (number.digits.size() == 2 && before(U"到至自从于") && !starts("年内") && !starts("年以"));
    if (starts("日") || starts("号")) return before(U"月") || starts("日前") || starts("日起") || starts("日止");
    // The first year of 2019—2021年, of 2021.9.30 or of 〔2019〕.
    return names_year && (starts("-") || starts("~") || starts("至") || starts("〕") || starts("/")) && number.unit.empty();
  }

  /// 5亿元 against 5万元, 3% against 3个百分点: the same figure counts something else.
  bool is_unit_change() {
    if (a_.size() > kLongestPhrase || b_.size() > kLongestPhrase) return false;
    const auto figures_a = a_.figures(), figures_b = b_.figures();
    if (figures_a.empty() && figures_b.empty()) {
      const auto follows_figure = [](const Piece& piece) {
        return piece.begin > 0 && number_at(piece.numbers, piece.begin - 1) && piece.token(piece.begin - 1).kind != TokenKind::kMark;
      };
      // 每月300元 against 每年300元.
      const auto is_period = [](const Piece& piece) {
        const bool each = piece.has_before() && piece.token(piece.begin - 1).first == U'每';
        const std::string text = piece.text();
        return each && (text == "日" || text == "天" || text == "周" || text == "旬" || text == "月" || text == "季" || text == "季度" || text == "年" ||
                        text == "小时");
      };
      if (is_period(a_) && is_period(b_)) return found(K::kUnit, "the unit of the figure differs");
      if (!follows_figure(a_) || !follows_figure(b_)) return false;
      const std::string one = a_.text(), other = b_.text();
      const bool changed = (is_unit(one) && is_unit(other)) || (a_.empty() && is_unit(other)) || (b_.empty() && is_unit(one));
      return changed && found(K::kUnit, "the unit of the figure differs");
    }
    if (figures_a.size() != figures_b.size() || figures_a.empty()) return false;
    for (std::size_t i = 0; i < figures_a.size(); ++i)
      if (figures_a[i]->digits != figures_b[i]->digits) return false;
    const std::string rest_a = a_.without(figures_a), rest_b = b_.without(figures_b);
    const auto is_unit_or_none = [](const std::string& rest) { return rest.empty() || is_unit(rest); };
    if (rest_a != rest_b && !(is_unit_or_none(rest_a) && is_unit_or_none(rest_b))) return false;
    return found(K::kUnit, "the unit of the figure differs");
  }

  bool is_figure() {
    const auto figures_a = a_.figures(), figures_b = b_.figures();
    if (figures_a.empty() && figures_b.empty()) return is_bound_of_figure();
    const std::string rest_a = a_.without(figures_a), rest_b = b_.without(figures_b);
    const std::size_t rest = std::max(utf8::length(rest_a), utf8::length(rest_b));
    // A passage that holds a figure is a passage; a figure with its unit, or two figures with words between them, are figures.
    if (one_sided() && rest > 3 && !is_unit(rest_a + rest_b)) return false;
    if (one_sided() && is_clause(longer(), rest_a + rest_b)) return false;
    if (!one_sided() && rest_a != rest_b && (rest > kLongestWord || a_.size() > kLongestPhrase || b_.size() > kLongestPhrase)) return false;
    std::vector<std::string> values_a, values_b;
    for (const auto* figure : figures_a) values_a.push_back(value_of(a_, *figure));
    for (const auto* figure : figures_b) values_b.push_back(value_of(b_, *figure));
    std::sort(values_a.begin(), values_a.end());
    std::sort(values_b.begin(), values_b.end());
    if (values_a == values_b) return false;
    const auto any_date = [](const Piece& piece, const std::vector<const WrittenNumber*>& figures) {
      return std::any_of(figures.begin(), figures.end(), [&](const WrittenNumber* figure) { return is_date_figure(piece, *figure); });
    };
    if (any_date(a_, figures_a) || any_date(b_, figures_b)) return found(K::kDate, "the date differs");
    return found(K::kNumber, figures_a.empty() ? "a figure stands only in {B}" : figures_b.empty() ? "a figure stands only in {A}" : "the figure differs");
  }
  /// 五年来，: words with a figure among them that end with the clause. 2025年， is a date and its mark.
  static bool is_clause(const Piece& piece, std::string_view rest) {
    std::string words;
    for (std::size_t at = 0; at < rest.size();) {
      const std::size_t begin = at;
      if (!is_clause_mark(utf8::next(rest, at))) words.append(rest.substr(begin, at - begin));
    }
    const char32_t last = piece.empty() ? 0 : piece.token(piece.end - 1).first;
    return is_clause_mark(last) && last != U'、' && utf8::length(words) > 1 && !is_unit(words);
  }
  static std::string value_of(const Piece& piece, const WrittenNumber& number) {
    return number.value ? number.value->to_string() + number.unit : piece.side.joined(number.begin, number.end);
  }

  /// 以上, 约, 不少于 on one side only, beside a figure.
  bool is_bound_of_figure() {
    if (!one_sided() || !is_bound(longer().text())) return false;
    const Piece& piece = longer();
    const bool before = piece.end < piece.side.size() && piece.token(piece.end).kind == TokenKind::kNumber;
    const bool behind_figure = piece.begin > 0 && number_at(piece.numbers, piece.begin - 1).has_value();
    const bool behind_unit = piece.begin > 1 && is_unit(piece.side.text(piece.begin - 1)) && number_at(piece.numbers, piece.begin - 2).has_value();
    return (before || behind_figure || behind_unit) && found(K::kNumber, "the bound of the figure differs");
  }

  // ---- marks

  bool is_marks() {
    const auto is_mark = [](const Token& token) { return token.kind == TokenKind::kMark; };
    if (!a_.all(is_mark) || !b_.all(is_mark)) return false;
    // ‘d’) against 『d』): where the fold takes the one for an apostrophe the style of quotation differs still.
    const auto is_quote = [](const Piece& piece) { return piece.size() == 1 && kQuotes.find(piece.token(piece.begin).first) != std::u32string_view::npos; };
    if (is_quote(a_) && is_quote(b_)) return reading_.expected = true;
    if (one_sided() && longer().all([](const Token& token) { return is_markup_mark(token.first); })) return found(K::kMarkup, "left-over markup");
    // A minus sign: behind a word and before a figure. Between figures a dash is a range, at the start of a block a bullet.
    const Piece& piece = longer();
    if (one_sided() && piece.size() == 1 && piece.token(piece.begin).first == U'-' && piece.has_before() &&
        piece.token(piece.begin - 1).kind == TokenKind::kHan && piece.has_behind() && piece.token(piece.end).kind == TokenKind::kNumber)
      return found(K::kNumber, "the sign of the figure differs");
    return found(K::kPunctuation, a_.empty() ? "a mark stands only in {B}" : b_.empty() ? "a mark is missing in {B}" : "another mark");
  }

  /// <br>, &nbsp; and the like on one side only.
  bool is_markup() {
    if (!one_sided() || longer().size() > kLongestPhrase) return false;
    const Piece& piece = longer();
    const std::string_view printed = piece.side.edition->document.slice(piece.side.raw(piece.begin, piece.end));
    const bool tag =
        printed.size() > 2 && printed.front() == '<' && printed.back() == '>' && (is_ascii_letter(static_cast<unsigned char>(printed[1])) || printed[1] == '/');
    const bool entity = printed.size() > 3 && printed.front() == '&' && printed.back() == ';';
    return (tag || entity) && found(K::kMarkup, "left-over markup");
  }

  // ---- words

  /// Latin letters among ideographs, where the other edition has nothing or a small word.
  bool is_foreign_word() {
    const auto is_word = [](const Token& token) { return token.kind == TokenKind::kWord; };
    const auto foreign = [&](const Piece& piece, const Piece& other) {
      if (piece.empty() || piece.size() > 3 || !piece.all(is_word)) return false;
      if (!other.empty() && !is_particle(other.text())) return false;
      const bool latin_before = piece.has_before() && is_word(piece.token(piece.begin - 1));
      const bool latin_behind = piece.has_behind() && is_word(piece.token(piece.end));
      const bool chinese = (piece.has_before() && piece.token(piece.begin - 1).kind == TokenKind::kHan) ||
                           (piece.has_behind() && piece.token(piece.end).kind == TokenKind::kHan);
      return chinese && !latin_before && !latin_behind;
    };
    if (foreign(a_, b_)) return found(K::kForeignWord, "a foreign word stands in the Chinese of {A}");
    if (foreign(b_, a_)) return found(K::kForeignWord, "a foreign word stands in the Chinese of {B}");
    return false;
  }

  /// One side denies, forbids, obliges or bounds where the other does not. Looks at the words that the hunk is part of: 上 against 下 in 以上 and 以下.
  bool is_reversal() {
    if (a_.size() > kLongestWord || b_.size() > kLongestWord) return false;
    for (std::size_t left = 0; left <= 2; ++left) {
      for (std::size_t right = 0; right <= 2; ++right) {
        if (a_.begin < left || b_.begin < left || a_.end + right > a_.side.size() || b_.end + right > b_.side.size()) continue;
        const std::string one = a_.side.joined(a_.begin - left, a_.end + right), other = b_.side.joined(b_.begin - left, b_.end + right);
        const bool modal = is_modal(one) && is_modal(other);
        const bool bound = is_bound(one) && is_bound(other) && (left + right > 0 || !one_sided());
        if (!modal && !bound && !are_opposites(one, other)) continue;
        if (one == other) continue;
        reading_.hunk = {hunk_.a_begin - left, hunk_.a_end + right, hunk_.b_begin - left, hunk_.b_end + right};
        return found(K::kNegation, modal   ? "one side obliges, allows or forbids otherwise"
                                   : bound ? "the bound of the figure differs"
                                           : "one side says the reverse");
      }
    }
    const std::string one = a_.text(), other = b_.text();
    const bool particle = one_sided() && is_modal(one.empty() ? other : one);
    if (particle && utf8::length(one + other) >= 2) return found(K::kNegation, "a word that obliges, allows or forbids stands on one side only");
    if (count_negators(one) != count_negators(other) && (one_sided() ? longer().size() <= 3 : true)) return found(K::kNegation, "one side denies what the other says");
    return false;
  }

  bool is_organisation() {
    if (a_.size() > 4 * kLongestPhrase || b_.size() > 4 * kLongestPhrase) return false;
    const auto in_list = [](const Piece& piece, const FactPlaces& facts) {
      return !piece.empty() && facts.in_responsibility(piece.side.raw(piece.begin, piece.end));
    };
    if (in_list(a_, facts_a_) || in_list(b_, facts_b_)) return found(K::kOrganisation, "the responsible units differ");
    if (a_.any(ends_sentence) || b_.any(ends_sentence)) return false;
    const auto names_body = [&](const Piece& piece) {
      return !piece.empty() && (ends_as_organisation(item_text(piece)) || (one_sided() && ends_as_organisation(own_text(piece))));
    };
    if (!one_sided() && is_end_of_name(a_) && is_end_of_name(b_)) return found(K::kOrganisation, "another body is named");
    const bool body_a = names_body(a_), body_b = names_body(b_);
    if (one_sided()) {
      const Piece& piece = longer();
      // Taken out of a list: with its 、 or between two of them.
      const bool listed = piece.any([](const Token& t) { return t.first == U'、'; }) || (piece.has_before() && piece.token(piece.begin - 1).first == U'、');
      return (body_a || body_b) && listed && piece.size() >= 3 &&
             found(K::kOrganisation, a_.empty() ? "a body is named only in {B}" : "a body is named only in {A}");
    }
    return body_a && body_b && found(K::kOrganisation, "another body is named");
  }
  static bool ends_sentence(const Token& token) { return is_sentence_end(token.first) || token.first == U';' || token.first == U','; }

  /// The piece without the marks around it.
  static std::string own_text(const Piece& piece) {
    std::size_t begin = piece.begin, end = piece.end;
    while (begin < end && piece.token(begin).kind == TokenKind::kMark) ++begin;
    while (end > begin && piece.token(end - 1).kind == TokenKind::kMark) --end;
    return piece.side.joined(begin, end);
  }

  /// 霞湾|大学, 市|交通运输|局: what no common word ends in, at the end of the piece with a name before it or right behind the piece.
  static bool is_end_of_name(const Piece& piece) {
    constexpr std::size_t kShortest = 2;
    if (piece.size() < kShortest || !piece.all([](const Token& token) { return token.kind == TokenKind::kHan; })) return false;
    const bool open =
        piece.has_behind() && (piece.token(piece.end).first == U'局' || piece.token(piece.end).first == U'厅' || piece.token(piece.end).first == U'署');
    const std::string name = piece.side.joined(piece.begin, piece.end + (open ? 1 : 0));
    if (open) return ends_as_organisation(name);
    const bool named = piece.has_before() && piece.token(piece.begin - 1).kind == TokenKind::kHan && !is_particle(piece.side.text(piece.begin - 1));
    return named && ends_as_institution(name);
  }

  /// The piece without the marks around it, and with the rest of the name that it begins: 科技 in 科技局.
  static std::string item_text(const Piece& piece) {
    std::size_t begin = piece.begin, end = piece.end;
    const auto is_edge = [&](std::size_t i) { return piece.token(i).kind == TokenKind::kMark || is_particle(piece.side.text(i)); };
    while (begin < end && is_edge(begin)) ++begin;
    if (end > begin && is_edge(end - 1)) {
      while (end > begin && is_edge(end - 1)) --end;
    } else {
      while (end < piece.side.size() && end < piece.end + 4 && !piece.token(end).opens_block && !is_edge(end)) ++end;
      if (end < piece.side.size() && !piece.token(end).opens_block && !is_edge(end)) return {};
      // 金融|企业 is a sort of body, 推动|金融企业 is what is done with one.
      if (end > piece.end + 2 && ends_as_sort_of_body(piece.side.joined(begin, end))) return {};
    }
    return piece.side.joined(begin, end);
  }

  bool is_passage() {
    if (!one_sided()) return false;
    const Piece& piece = longer();
    if (piece.size() < kLongestWord && !piece.any([](const Token& token) { return is_clause_mark(token.first); })) return false;
    return a_.empty() ? found(K::kAddition, "a passage stands only in {B}") : found(K::kOmission, "a passage is missing in {B}");
  }

  const BeadText& text_;
  const Hunk& hunk_;
  const FactPlaces &facts_a_, &facts_b_;
  Piece a_, b_;
  Reading reading_;
};

}  // namespace

Reading classify(const BeadText& text, const Hunk& hunk, const FactPlaces& facts_a, const FactPlaces& facts_b) {
  return Classifier(text, hunk, facts_a, facts_b).run();
}

}  // namespace jiaokan::compare
