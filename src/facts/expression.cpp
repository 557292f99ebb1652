#include "facts/expression.h"

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::facts {
namespace {

/// A recursive descent. Any surprise sets `failed_`.
class Reader {
 public:
  explicit Reader(std::string_view source) : text_(source) {}

  std::optional<Expression> read() {
    Expression all = alternatives();
    if (failed_ || at_ != text_.size()) return std::nullopt;
    return all;
  }

 private:
  static constexpr int kDeepest = 40;
  static constexpr int kMostTimes = 64;
  static constexpr char32_t kWidestRange = 64;

  bool more() const { return !failed_ && at_ < text_.size(); }
  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  char32_t next() {
    if (at_ >= text_.size()) {
      failed_ = true;
      return 0;
    }
    return utf8::next(text_, at_);
  }

  Expression alternatives() {
    Expression first = sequence();
    if (!more() || text_[at_] != '|') return first;
    Expression all{Expression::Kind::kChoice, {}, {}};
    all.parts.push_back(std::move(first));
    while (more() && take("|")) all.parts.push_back(sequence());
    return all;
  }

  Expression sequence() {
    Expression all;
    while (more() && text_[at_] != '|' && text_[at_] != ')') all.parts.push_back(repeated());
    return all;
  }

  Expression repeated() {
    Expression e = atom();
    while (more()) {
      int least = 0, most = Expression::kUnlimited;
      if (take("?")) {
        most = 1;
      } else if (take("+")) {
        least = 1;
      } else if (take("{")) {
        least = number();
        most = take(",") ? (text_.substr(at_).starts_with("}") ? Expression::kUnlimited : number()) : least;
        if (!take("}")) failed_ = true;
      } else if (!take("*")) {
        break;
      }
      take("?");  // as few as possible: the same strings
      Expression times{Expression::Kind::kRepeat, {}, {}, least, most};
      times.parts.push_back(std::move(e));
      e = std::move(times);
    }
    return e;
  }

  int number() {
    int n = 0;
    const std::size_t from = at_;
    while (at_ < text_.size() && is_ascii_digit(static_cast<unsigned char>(text_[at_])) && n <= kMostTimes) n = 10 * n + (text_[at_++] - '0');
    if (at_ == from || n > kMostTimes) failed_ = true;
    return n;
  }

  Expression atom() {
    Expression e{Expression::Kind::kSet, {}, {}};
    if (take("(")) {
      const bool outer = ignore_case_;
      if (take("?i:"))
        ignore_case_ = true;
      else if (text_.substr(at_).starts_with("?") && !take("?:"))
        failed_ = true;
      if (++depth_ > kDeepest) failed_ = true;
      if (!failed_) e = alternatives();
      --depth_;
      ignore_case_ = outer;
      if (!take(")")) failed_ = true;
      return e;
    }
    if (take("$")) {
      e.kind = Expression::Kind::kEnd;
    } else if (take("[")) {
      read_class(e.set);
    } else if (take(".")) {
      e.set = {{U'\n'}, true};
    } else if (take("\\")) {
      read_escape(e.set);
    } else if (take("^")) {
      failed_ = true;
    } else {
      add(e.set, next());
    }
    return e;
  }

  void add(CharacterSet& set, char32_t c) {
    if (c == 0 || c > 0xFFFF) failed_ = true;  // the tables know the basic plane
    set.members.insert(c);
    if (ignore_case_ && is_ascii_letter(c)) set.members.insert(c ^ 0x20);
  }

  void read_escape(CharacterSet& set) {
    const char32_t c = next();
    if (is_ascii_letter(c) || is_ascii_digit(c)) failed_ = true;
    add(set, c);
  }

  void read_class(CharacterSet& set) {
    set.negated = take("^");
    for (bool first = true; more() && (first || text_[at_] != ']'); first = false) {
      if (take("[:")) {
        failed_ = true;
        return;
      }
      if (take("\\")) {
        read_escape(set);
        continue;
      }
      const char32_t low = next();
      if (at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']') {
        ++at_;
        const char32_t high = next();
        if (high == U'\\' || high < low || high - low > kWidestRange) {
          failed_ = true;
          return;
        }
        for (char32_t c = low; c <= high; ++c) add(set, c);
      } else {
        add(set, low);
      }
    }
    if (!take("]")) failed_ = true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool ignore_case_ = false, failed_ = false;
};

}  // namespace

std::optional<Expression> parse_expression(std::string_view source) { return Reader(source).read(); }

}  // namespace jiaokan::facts
