#include "facts/pattern_set.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/resources.h"
#include "core/utf8.h"
#include "facts/automaton.h"

namespace jiaokan::facts {
namespace {

constexpr std::string_view kFolder = "patterns/";

/// The guards live beside the public rows, index for index.
struct Loaded {
  std::vector<Pattern> patterns;
  std::vector<std::string> unless_followed, unless_preceded;
};

Loaded load() {
  Loaded loaded;
  for (const Resource& file : resources()) {
    if (!file.name.starts_with(kFolder) || !file.name.ends_with(".json")) continue;
    try {
      for (const auto& row : nlohmann::json::parse(file.content)) {
        Pattern p{row.at("id"), row.at("group"), row.at("value"), row.at("re2"), row.at("examples"), row.at("non_examples")};
        loaded.patterns.push_back(std::move(p));
        loaded.unless_followed.push_back(row.value("unless_followed", ""));
        loaded.unless_preceded.push_back(row.value("unless_preceded", ""));
      }
    } catch (const nlohmann::json::exception& why) {
      throw Error(ErrorCode::kConfig, std::string(file.name), why.what(), "every pattern has id, group, value, re2, examples and non_examples");
    }
  }
  return loaded;
}

const Loaded& loaded() {
  static const Loaded all = load();
  return all;
}

RE2::Options options() {
  RE2::Options o;
  o.set_log_errors(false);
  o.set_longest_match(true);
  o.set_max_mem(64 << 20);
  return o;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

/// The window's bounds, moved to code-point boundaries.
std::size_t window_end(std::string_view text, std::size_t at) {
  std::size_t end = std::min(text.size(), at + PatternGroup::kWindow);
  while (!utf8::is_boundary(text, end)) --end;
  return end;
}
std::size_t window_begin(std::string_view text, std::size_t from, std::size_t end) {
  std::size_t begin = std::max(from, end > PatternGroup::kWindow ? end - PatternGroup::kWindow : 0);
  while (!utf8::is_boundary(text, begin)) ++begin;
  return begin;
}

/// What is known of all patterns and guards before any is compiled: their expressions, where a table can say them, and numbers for the characters in them.
class Expressions {
 public:
  static const Expressions& get() {
    static const Expressions all;
    return all;
  }

  /// nullptr where only RE2 can read `source`.
  const Expression* of(const std::string& source) const {
    const auto& parsed = parsed_.at(source);
    return parsed ? &*parsed : nullptr;
  }
  const CharacterNumbers& numbers() const { return numbers_; }

 private:
  Expressions() {
    for (const Pattern& p : loaded().patterns) note(p.source);
    for (const std::vector<std::string>* guards : {&loaded().unless_followed, &loaded().unless_preceded}) {
      for (const std::string& guard : *guards) note(guard);
    }
  }

  void note(const std::string& source) {
    const auto [row, added] = parsed_.try_emplace(source, std::nullopt);
    if (!added) return;
    row->second = parse_expression(source);
    if (row->second) number(*row->second);
  }

  void number(const Expression& e) {
    for (const char32_t c : e.set.members) numbers_.add(c);
    for (const Expression& part : e.parts) number(part);
  }

  std::map<std::string, std::optional<Expression>> parsed_;
  CharacterNumbers numbers_;
};

/// Compiled on first use and then for good: most runs need a part of the patterns only.
class LazyRe2 {
 public:
  void define(const Pattern& pattern, std::string expression) {
    id_ = pattern.id;
    expression_ = std::move(expression);
  }
  bool defined() const { return !expression_.empty(); }
  const RE2& get() const {
    std::call_once(once_, [this] {
      re_ = std::make_unique<RE2>(expression_, options());
      if (!re_->ok()) throw Error(ErrorCode::kConfig, id_, "is not valid RE2: " + re_->error(), "see resources/patterns");
    });
    return *re_;
  }

 private:
  std::string id_, expression_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> re_;
};

class LazySet {
 public:
  void define(RE2::Anchor anchor, std::vector<std::string> expressions) {
    anchor_ = anchor;
    expressions_ = std::move(expressions);
  }
  const RE2::Set& get() const {
    std::call_once(once_, [this] {
      set_ = std::make_unique<RE2::Set>(options(), anchor_);
      for (const std::string& e : expressions_) {
        std::string why;
        if (set_->Add(e, &why) < 0) throw Error(ErrorCode::kConfig, e, "is not valid RE2: " + why, "see resources/patterns");
      }
      JIAOKAN_CHECK(set_->Compile());
    });
    return *set_;
  }

 private:
  RE2::Anchor anchor_ = RE2::UNANCHORED;
  std::vector<std::string> expressions_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2::Set> set_;
};

}  // namespace

/// Patterns that a table can say are read by `forward` and `backward`, the few others by RE2; guards likewise.
struct PatternGroup::Compiled {
  struct One {
    LazyRe2 forward, backward, followed, preceded;
  };
  std::vector<One> each;
  ExpressionBits by_re2 = 0, followed_by_re2 = 0, preceded_by_re2 = 0;  ///< what only RE2 can read
  std::unique_ptr<Automaton> forward, backward, followed, preceded;
  LazySet anywhere;

  const RE2& re2(std::size_t index, bool back) const { return back ? each[index].backward.get() : each[index].forward.get(); }
};

PatternGroup::~PatternGroup() = default;

PatternGroup::PatternGroup(std::vector<const Pattern*> patterns) : patterns_(std::move(patterns)), compiled_(std::make_unique<Compiled>()) {
  const Expressions& expressions = Expressions::get();
  std::vector<const Expression*> bodies, followed, preceded;
  std::vector<std::string> sources;
  compiled_->each = std::vector<Compiled::One>(patterns_.size());
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const Pattern& p = *patterns_[i];
    Compiled::One& one = compiled_->each[i];
    const auto index = static_cast<std::size_t>(&p - facts::patterns().data());
    const std::string &behind = loaded().unless_followed[index], &before = loaded().unless_preceded[index];
    bodies.push_back(expressions.of(p.source));
    followed.push_back(behind.empty() ? nullptr : expressions.of(behind));
    preceded.push_back(before.empty() ? nullptr : expressions.of(before));
    if (bodies.back() == nullptr) compiled_->by_re2 |= ExpressionBits{1} << i;
    one.forward.define(p, p.source);
    one.backward.define(p, "(?:" + p.source + ")$");
    if (!behind.empty()) one.followed.define(p, behind);
    if (!before.empty()) one.preceded.define(p, "(?:" + before + ")$");
    if (!behind.empty() && followed.back() == nullptr) compiled_->followed_by_re2 |= ExpressionBits{1} << i;
    if (!before.empty() && preceded.back() == nullptr) compiled_->preceded_by_re2 |= ExpressionBits{1} << i;
    sources.push_back(p.source);
  }
  const auto automaton = [&](const std::vector<const Expression*>& of, bool backward) {
    return std::make_unique<Automaton>(of, expressions.numbers(), backward);
  };
  compiled_->forward = automaton(bodies, false);
  compiled_->backward = automaton(bodies, true);
  compiled_->followed = automaton(followed, false);
  compiled_->preceded = automaton(preceded, true);
  compiled_->anywhere.define(RE2::UNANCHORED, std::move(sources));
}

bool PatternGroup::allowed(std::size_t index, std::string_view text, std::size_t begin, std::size_t end) const {
  const Compiled& c = *compiled_;
  const Compiled::One& one = c.each[index];
  const ExpressionBits bit = ExpressionBits{1} << index;
  bool refused = false;
  const auto look = [&](ExpressionBits bits, std::size_t) { refused = refused || (bits & bit) != 0; };
  if (one.followed.defined() && end < text.size()) {
    const std::size_t to = window_end(text, end);
    if ((c.followed_by_re2 & bit) != 0 || !c.followed->read(text, end, to, look))
      refused = one.followed.get().Match(piece(text), end, to, RE2::ANCHOR_START, nullptr, 0);
  }
  if (!refused && one.preceded.defined() && begin > 0) {
    const std::size_t from = window_begin(text, 0, begin);
    if ((c.preceded_by_re2 & bit) != 0 || !c.preceded->read_back(text, from, begin, look))
      refused = one.preceded.get().Match(piece(text.substr(from, begin - from)), 0, begin - from, RE2::UNANCHORED, nullptr, 0);
  }
  return !refused;
}

/// The longest of the matches of `bits` that begin (`back`: end) at `at` and stop before or at `limit`; of equally long ones the first. A pattern counts with
/// its longest match only; where that is not allowed, `refuse` is told.
template <class Refuse>
std::optional<PatternMatch> PatternGroup::longest(std::string_view text, std::size_t at, std::size_t limit, bool back, ExpressionBits bits,
                                                  const Refuse& refuse) const {
  const Compiled& c = *compiled_;
  struct Found {
    ExpressionBits bits;
    std::size_t to;
  };
  std::array<Found, kWindow> found;
  std::size_t count = 0;
  const auto note = [&](ExpressionBits matching, std::size_t to) {
    if ((matching & bits) != 0) found[count++] = {matching & bits, to};
  };
  const bool said = back ? c.backward->read_back(text, limit, at, note) : c.forward->read(text, at, limit, note);
  if (!said) count = 0;
  std::optional<PatternMatch> best;
  std::size_t best_index = 0;
  const auto offer = [&](std::size_t index, std::size_t to) {
    const PatternMatch m{patterns_[index], std::min(at, to), std::max(at, to)};
    if (best && (best->size() > m.size() || (best->size() == m.size() && best_index < index))) return;
    if (!allowed(index, text, m.begin, m.end)) return refuse(index, m);
    best = m;
    best_index = index;
  };
  ExpressionBits seen = 0;
  for (std::size_t i = count; i-- > 0;) {
    for (ExpressionBits fresh = found[i].bits & ~seen; fresh != 0; fresh &= fresh - 1) offer(static_cast<std::size_t>(std::countr_zero(fresh)), found[i].to);
    seen |= found[i].bits;
  }
  for (ExpressionBits left = said ? bits & c.by_re2 : bits; left != 0; left &= left - 1) {
    const auto index = static_cast<std::size_t>(std::countr_zero(left));
    const std::string_view window = back ? text.substr(limit, at - limit) : text.substr(at, limit - at);
    re2::StringPiece match;
    if (!c.re2(index, back).Match(piece(window), 0, window.size(), back ? RE2::UNANCHORED : RE2::ANCHOR_START, &match, 1) || match.empty()) continue;
    offer(index, back ? at - match.size() : at + match.size());
  }
  return best;
}

std::optional<PatternMatch> PatternGroup::at(std::string_view text, std::size_t at) const {
  if (at >= text.size()) return std::nullopt;
  const ExpressionBits bits = compiled_->forward->possible(Expressions::get().numbers().of(basic_character(text, at))) | compiled_->by_re2;
  if (bits == 0) return std::nullopt;
  return longest(text, at, window_end(text, at), false, bits, [](std::size_t, const PatternMatch&) {});
}

std::optional<PatternMatch> PatternGroup::before(std::string_view text, std::size_t from, std::size_t end) const {
  if (end <= from) return std::nullopt;
  const ExpressionBits bits = compiled_->backward->possible(Expressions::get().numbers().of(basic_character_before(text, end))) | compiled_->by_re2;
  if (bits == 0) return std::nullopt;
  return longest(text, end, window_begin(text, from, end), true, bits, [](std::size_t, const PatternMatch&) {});
}

/// Calls `take` with the matches in [from, to) from left to right, of several at one place the longest, until it returns the place to go on from as `to`.
template <class Take>
void PatternGroup::scan(std::string_view text, std::size_t from, std::size_t to, const Take& take) const {
  const CharacterNumbers& numbers = Expressions::get().numbers();
  std::array<std::size_t, Automaton::kMostExpressions> resume{};  // a pattern whose match was not allowed goes on behind it
  ExpressionBits resting = 0;
  for (std::size_t at = from; at < to;) {
    const BasicCharacter b = basic_character(text, at);
    ExpressionBits bits = compiled_->forward->possible(numbers.of(b)) | compiled_->by_re2;
    if (bits == 0) {
      at += b.size;
      continue;
    }
    for (ExpressionBits left = resting; left != 0; left &= left - 1) {
      if (at >= resume[static_cast<std::size_t>(std::countr_zero(left))]) resting &= ~(left & -left);
    }
    std::size_t end = std::min(to, at + kWindow);
    while (!utf8::is_boundary(text, end)) --end;
    const std::optional<PatternMatch> best = longest(text, at, end, false, bits & ~resting, [&](std::size_t index, const PatternMatch& m) {
      resume[index] = m.end;
      resting |= ExpressionBits{1} << index;
    });
    at = best ? take(*best) : at + b.size;
  }
}

std::optional<PatternMatch> PatternGroup::find(std::string_view text, std::size_t from, std::size_t to) const {
  std::optional<PatternMatch> first;
  scan(text, from, to, [&](const PatternMatch& m) {
    first = m;
    return to;
  });
  return first;
}

std::vector<PatternMatch> PatternGroup::find_all(std::string_view text, std::size_t from, std::size_t to) const {
  std::vector<PatternMatch> all;
  scan(text, from, to, [&](const PatternMatch& m) {
    all.push_back(m);
    return m.end;
  });
  return all;
}

bool PatternGroup::any(std::string_view text) const {
  const Compiled& c = *compiled_;
  if (c.by_re2 != 0) return c.anywhere.get().Match(piece(text), nullptr);
  const CharacterNumbers& numbers = Expressions::get().numbers();
  bool found = false;
  for (std::size_t at = 0; at < text.size() && !found;) {
    const BasicCharacter b = basic_character(text, at);
    if (c.forward->possible(numbers.of(b)) != 0 && !c.forward->read(text, at, window_end(text, at), [&](ExpressionBits, std::size_t) { found = true; }))
      return c.anywhere.get().Match(piece(text), nullptr);
    at += b.size;
  }
  return found;
}

const std::vector<Pattern>& patterns() { return loaded().patterns; }

const PatternGroup& pattern_group(std::string_view group) {
  static const std::map<std::string, std::unique_ptr<PatternGroup>, std::less<>> groups = [] {
    std::map<std::string, std::vector<const Pattern*>> rows;
    for (const Pattern& p : patterns()) rows[p.group].push_back(&p);
    std::map<std::string, std::unique_ptr<PatternGroup>, std::less<>> compiled;
    for (auto& [name, list] : rows) compiled.emplace(name, std::make_unique<PatternGroup>(std::move(list)));
    return compiled;
  }();
  const auto found = groups.find(group);
  if (found == groups.end()) throw Error(ErrorCode::kConfig, std::string(group), "there is no pattern group of that name");
  return *found->second;
}

}  // namespace jiaokan::facts
