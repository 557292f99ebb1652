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
#include "facts/edge_characters.h"

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

/// Patterns by the characters that their matches can begin and end with: most places of a text are turned away by one look into a table.
/// Characters that no pattern names share the number 0.
class CharacterIndex {
 public:
  static const CharacterIndex& get() {
    static const CharacterIndex index;
    return index;
  }

  const EdgeCharacters& edges(const std::string& expression) const { return edges_.at(expression); }
  std::size_t size() const { return count_; }
  std::size_t number(char32_t c) const { return c < 0x10000 ? numbers_[c] : 0; }

  /// Of the character that begins at `at`, and of the one that ends at `end`.
  std::size_t number_at(std::string_view text, std::size_t at) const { return numbers_[basic(text, at)]; }
  std::size_t number_before(std::string_view text, std::size_t end) const {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
    return number_at(text, end);
  }

 private:
  CharacterIndex() : numbers_(0x10000, 0) {
    const auto note = [&](const std::string& expression) {
      const auto [row, added] = edges_.try_emplace(expression);
      if (!added) return;
      row->second = edge_characters(expression);
      for (const std::set<char32_t>* characters : {&row->second.first, &row->second.last}) {
        for (const char32_t c : *characters) {
          if (c < 0x10000 && numbers_[c] == 0) numbers_[c] = static_cast<std::uint16_t>(count_++);
        }
      }
    };
    for (const Pattern& p : loaded().patterns) note(p.source);
    for (const std::string& guard : loaded().unless_preceded) note(guard);
  }

  /// The character at `at` where it is of the basic plane, U+0000 where it is beyond.
  static std::size_t basic(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(at);
    if (lead < 0x80) return lead;
    if (lead < 0xE0) return at + 1 < text.size() ? (lead & 0x1Fu) << 6 | (byte(at + 1) & 0x3Fu) : 0;
    if (lead < 0xF0) return at + 2 < text.size() ? (lead & 0x0Fu) << 12 | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu) : 0;
    return 0;
  }

  std::vector<std::uint16_t> numbers_;
  std::map<std::string, EdgeCharacters, std::less<>> edges_;
  std::size_t count_ = 1;
};

/// For each character number the patterns of a group that are possible there, one bit each.
using PatternBits = std::uint64_t;
constexpr std::size_t kMostPatterns = 64;

void mark(std::vector<PatternBits>& table, const std::set<char32_t>& characters, bool any, std::size_t pattern) {
  const PatternBits bit = PatternBits{1} << pattern;
  if (any) {
    for (PatternBits& row : table) row |= bit;
    return;
  }
  for (const char32_t c : characters) table[CharacterIndex::get().number(c)] |= bit;
}

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

struct PatternGroup::Compiled {
  struct One {
    LazyRe2 forward, backward, followed, preceded;
    std::vector<bool> preceding;  ///< by character number: whether `preceded` is worth running behind it
  };
  std::vector<std::unique_ptr<One>> each;
  std::vector<PatternBits> first, last;  ///< by character number: the patterns that are worth running there
  LazySet starting, ending, anywhere;    ///< where many are left, one pass says which of them match
};

PatternGroup::~PatternGroup() = default;

PatternGroup::PatternGroup(std::vector<const Pattern*> patterns) : patterns_(std::move(patterns)), compiled_(std::make_unique<Compiled>()) {
  const CharacterIndex& characters = CharacterIndex::get();
  JIAOKAN_CHECK(patterns_.size() <= kMostPatterns);
  compiled_->first.assign(characters.size(), 0);
  compiled_->last.assign(characters.size(), 0);
  std::vector<std::string> starting, ending;
  for (const Pattern* p : patterns_) {
    const EdgeCharacters& edges = characters.edges(p->source);
    mark(compiled_->first, edges.first, edges.any_first, compiled_->each.size());
    mark(compiled_->last, edges.last, edges.any_last, compiled_->each.size());
    const auto index = static_cast<std::size_t>(p - facts::patterns().data());
    auto one = std::make_unique<Compiled::One>();
    one->forward.define(*p, p->source);
    one->backward.define(*p, "(?:" + p->source + ")$");
    if (const std::string& f = loaded().unless_followed[index]; !f.empty()) one->followed.define(*p, f);
    if (const std::string& b = loaded().unless_preceded[index]; !b.empty()) {
      one->preceded.define(*p, "(?:" + b + ")$");
      const EdgeCharacters& guard = characters.edges(b);
      one->preceding.assign(characters.size(), guard.any_last);
      for (const char32_t c : guard.last) one->preceding[characters.number(c)] = true;
    }
    compiled_->each.push_back(std::move(one));
    starting.push_back(p->source);
    ending.push_back("(?:" + p->source + ")$");
  }
  compiled_->starting.define(RE2::ANCHOR_START, starting);
  compiled_->ending.define(RE2::UNANCHORED, ending);
  compiled_->anywhere.define(RE2::UNANCHORED, std::move(starting));
}

bool PatternGroup::allowed(std::size_t index, std::string_view text, std::size_t begin, std::size_t end) const {
  const Compiled::One& c = *compiled_->each[index];
  if (c.followed.defined() && c.followed.get().Match(piece(text), end, window_end(text, end), RE2::ANCHOR_START, nullptr, 0)) return false;
  if (c.preceded.defined() && begin > 0 && c.preceding[CharacterIndex::get().number_before(text, begin)]) {
    const std::size_t from = window_begin(text, 0, begin);
    if (c.preceded.get().Match(piece(text.substr(from, begin - from)), 0, begin - from, RE2::UNANCHORED, nullptr, 0)) return false;
  }
  return true;
}

namespace {

/// The patterns of `bits`, thinned by one pass over them all where they are many.
template <class Set>
PatternBits thinned(PatternBits bits, const Set& set, std::string_view window) {
  constexpr int kFew = 6;
  if (std::popcount(bits) <= kFew) return bits;
  std::vector<int> which;
  if (!set.get().Match(piece(window), &which)) return 0;
  PatternBits matching = 0;
  for (const int i : which) matching |= PatternBits{1} << i;
  return bits & matching;
}

}  // namespace

std::optional<PatternMatch> PatternGroup::at(std::string_view text, std::size_t at) const {
  if (at >= text.size()) return std::nullopt;
  PatternBits bits = compiled_->first[CharacterIndex::get().number_at(text, at)];
  if (bits == 0) return std::nullopt;
  const std::string_view window = text.substr(at, window_end(text, at) - at);
  bits = thinned(bits, compiled_->starting, window);
  std::optional<PatternMatch> best;
  for (; bits != 0; bits &= bits - 1) {
    const auto index = static_cast<std::size_t>(std::countr_zero(bits));
    re2::StringPiece found;
    if (!compiled_->each[index]->forward.get().Match(piece(window), 0, window.size(), RE2::ANCHOR_START, &found, 1) || found.empty()) continue;
    if (best && best->size() >= found.size()) continue;
    if (allowed(index, text, at, at + found.size())) best = PatternMatch{patterns_[index], at, at + found.size()};
  }
  return best;
}

std::optional<PatternMatch> PatternGroup::before(std::string_view text, std::size_t from, std::size_t end) const {
  const std::size_t begin = window_begin(text, from, end);
  if (begin >= end) return std::nullopt;
  PatternBits bits = compiled_->last[CharacterIndex::get().number_before(text, end)];
  if (bits == 0) return std::nullopt;
  const std::string_view window = text.substr(begin, end - begin);
  bits = thinned(bits, compiled_->ending, window);
  std::optional<PatternMatch> best;
  for (; bits != 0; bits &= bits - 1) {
    const auto index = static_cast<std::size_t>(std::countr_zero(bits));
    re2::StringPiece found;
    if (!compiled_->each[index]->backward.get().Match(piece(window), 0, window.size(), RE2::UNANCHORED, &found, 1) || found.empty()) continue;
    if (best && best->size() >= found.size()) continue;
    if (allowed(index, text, end - found.size(), end)) best = PatternMatch{patterns_[index], end - found.size(), end};
  }
  return best;
}

/// Calls `take` with the matches in [from, to) from left to right, of several at one place the longest, until it returns the place to go on from as `to`.
template <class Take>
void PatternGroup::scan(std::string_view text, std::size_t from, std::size_t to, const Take& take) const {
  const CharacterIndex& characters = CharacterIndex::get();
  std::array<std::size_t, kMostPatterns> resume{};  // a pattern whose match was not allowed goes on behind it
  for (std::size_t at = from; at < to;) {
    std::optional<PatternMatch> best;
    for (PatternBits bits = compiled_->first[characters.number_at(text, at)]; bits != 0; bits &= bits - 1) {
      const auto index = static_cast<std::size_t>(std::countr_zero(bits));
      if (at < resume[index]) continue;
      std::size_t end = std::min(to, at + kWindow);
      while (!utf8::is_boundary(text, end)) --end;
      re2::StringPiece found;
      if (!compiled_->each[index]->forward.get().Match(piece(text), at, end, RE2::ANCHOR_START, &found, 1) || found.empty()) continue;
      if (best && best->size() >= found.size()) continue;
      if (allowed(index, text, at, at + found.size()))
        best = PatternMatch{patterns_[index], at, at + found.size()};
      else
        resume[index] = at + found.size();
    }
    at = best ? take(*best) : at + utf8::sequence_length(text[at]);
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

bool PatternGroup::any(std::string_view text) const { return compiled_->anywhere.get().Match(piece(text), nullptr); }

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
