#include "facts/edge_characters.h"

#include <optional>

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::facts {
namespace {

struct Piece {
  EdgeCharacters edges;
  bool nullable = false;
};

void unite(std::set<char32_t>& into, const std::set<char32_t>& from) { into.insert(from.begin(), from.end()); }

/// A recursive descent through the expression. Any surprise sets `failed_`, and the caller takes every character as possible.
class Reader {
 public:
  explicit Reader(std::string_view expression) : text_(expression) {}

  std::optional<Piece> read() {
    Piece p = alternatives();
    if (failed_ || at_ != text_.size()) return std::nullopt;
    return p;
  }

 private:
  static constexpr int kDeepest = 40;
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

  void add(Piece& p, char32_t c) {
    p.edges.first.insert(c);
    if (ignore_case_ && is_ascii_letter(c)) p.edges.first.insert(c ^ 0x20);
  }

  Piece alternatives() {
    Piece all = sequence();
    while (more() && take("|")) {
      const Piece one = sequence();
      unite(all.edges.first, one.edges.first);
      unite(all.edges.last, one.edges.last);
      all.edges.any_first = all.edges.any_first || one.edges.any_first;
      all.edges.any_last = all.edges.any_last || one.edges.any_last;
      all.nullable = all.nullable || one.nullable;
    }
    return all;
  }

  Piece sequence() {
    Piece all;
    all.nullable = true;
    while (more() && text_[at_] != '|' && text_[at_] != ')') {
      const Piece one = repeated();
      if (all.nullable) {
        unite(all.edges.first, one.edges.first);
        all.edges.any_first = all.edges.any_first || one.edges.any_first;
      }
      if (!one.nullable) {
        all.edges.last.clear();
        all.edges.any_last = false;
      }
      unite(all.edges.last, one.edges.last);
      all.edges.any_last = all.edges.any_last || one.edges.any_last;
      all.nullable = all.nullable && one.nullable;
    }
    return all;
  }

  Piece repeated() {
    Piece p = atom();
    while (more()) {
      if (take("*") || take("?")) {
        p.nullable = true;
      } else if (take("{")) {
        const std::size_t close = text_.find('}', at_);
        if (close == std::string_view::npos) {
          failed_ = true;
          break;
        }
        p.nullable = p.nullable || text_[at_] == '0' || text_[at_] == ',';
        at_ = close + 1;
      } else if (!take("+")) {
        break;
      }
      take("?");  // as few as possible: the same characters
    }
    return p;
  }

  Piece atom() {
    Piece p;
    if (take("(")) {
      const bool outer = ignore_case_;
      if (take("?i:"))
        ignore_case_ = true;
      else if (text_.substr(at_).starts_with("?") && !take("?:"))
        failed_ = true;
      if (++depth_ > kDeepest) failed_ = true;
      if (!failed_) p = alternatives();
      --depth_;
      ignore_case_ = outer;
      if (!take(")")) failed_ = true;
      return p;
    }
    if (take("[")) {
      read_class(p);
    } else if (take("^") || take("$")) {
      p.nullable = true;
    } else if (take(".")) {
      p.edges.any_first = true;
    } else if (take("\\")) {
      read_escape(p);
    } else {
      add(p, next());
    }
    p.edges.last = p.edges.first;
    p.edges.any_last = p.edges.any_first;
    return p;
  }

  void read_escape(Piece& p) {
    const char32_t c = next();
    // \p{Han}, \d, \s and their kind are left open; \. is the character.
    if (!is_ascii_letter(c) && !is_ascii_digit(c)) {
      add(p, c);
      return;
    }
    p.edges.any_first = true;
    if (c != U'p' && c != U'P') return;
    if (!take("{")) {
      next();
      return;
    }
    const std::size_t close = text_.find('}', at_);
    if (close == std::string_view::npos)
      failed_ = true;
    else
      at_ = close + 1;
  }

  void read_class(Piece& p) {
    const bool negated = take("^");
    for (bool first = true; more() && (first || text_[at_] != ']'); first = false) {
      if (take("[:")) {
        failed_ = true;
        return;
      }
      if (take("\\")) {
        read_escape(p);
        continue;
      }
      const char32_t low = next();
      if (at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']') {
        ++at_;
        const char32_t high = next();
        if (high == U'\\' || high < low || high - low > kWidestRange)
          p.edges.any_first = true;
        else
          for (char32_t c = low; c <= high; ++c) add(p, c);
        if (high == U'\\') failed_ = true;
      } else {
        add(p, low);
      }
    }
    if (!take("]")) failed_ = true;
    if (negated) {
      p.edges.first.clear();
      p.edges.any_first = true;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool ignore_case_ = false, failed_ = false;
};

}  // namespace

EdgeCharacters edge_characters(std::string_view expression) {
  if (std::optional<Piece> p = Reader(expression).read()) return std::move(p->edges);
  EdgeCharacters open;
  open.any_first = open.any_last = true;
  return open;
}

}  // namespace jiaokan::facts
