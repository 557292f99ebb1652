#include "facts/pattern_set.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/resources.h"
#include "core/utf8.h"

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
  };
  std::vector<std::unique_ptr<One>> each;
  LazySet starting, ending, anywhere;  ///< they say which patterns are worth running
};

PatternGroup::~PatternGroup() = default;

PatternGroup::PatternGroup(std::vector<const Pattern*> patterns) : patterns_(std::move(patterns)), compiled_(std::make_unique<Compiled>()) {
  std::vector<std::string> starting, ending;
  for (const Pattern* p : patterns_) {
    const auto index = static_cast<std::size_t>(p - facts::patterns().data());
    auto one = std::make_unique<Compiled::One>();
    one->forward.define(*p, p->source);
    one->backward.define(*p, "(?:" + p->source + ")$");
    if (const std::string& f = loaded().unless_followed[index]; !f.empty()) one->followed.define(*p, f);
    if (const std::string& b = loaded().unless_preceded[index]; !b.empty()) one->preceded.define(*p, "(?:" + b + ")$");
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
  if (c.preceded.defined()) {
    const std::size_t from = window_begin(text, 0, begin);
    if (c.preceded.get().Match(piece(text.substr(from, begin - from)), 0, begin - from, RE2::UNANCHORED, nullptr, 0)) return false;
  }
  return true;
}

std::optional<PatternMatch> PatternGroup::at(std::string_view text, std::size_t at) const {
  const std::string_view window = text.substr(at, window_end(text, at) - at);
  std::vector<int> which{0};
  if (patterns_.size() > 1 && !compiled_->starting.get().Match(piece(window), &which)) return std::nullopt;
  std::sort(which.begin(), which.end());
  std::optional<PatternMatch> best;
  for (const int i : which) {
    const auto index = static_cast<std::size_t>(i);
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
  const std::string_view window = text.substr(begin, end - begin);
  std::vector<int> which{0};
  if (patterns_.size() > 1 && !compiled_->ending.get().Match(piece(window), &which)) return std::nullopt;
  std::sort(which.begin(), which.end());
  std::optional<PatternMatch> best;
  for (const int i : which) {
    const auto index = static_cast<std::size_t>(i);
    re2::StringPiece found;
    if (!compiled_->each[index]->backward.get().Match(piece(window), 0, window.size(), RE2::UNANCHORED, &found, 1) || found.empty()) continue;
    if (best && best->size() >= found.size()) continue;
    if (allowed(index, text, end - found.size(), end)) best = PatternMatch{patterns_[index], end - found.size(), end};
  }
  return best;
}

std::optional<PatternMatch> PatternGroup::find(std::string_view text, std::size_t from, std::size_t to) const {
  std::optional<PatternMatch> best;
  for (std::size_t index = 0; index < patterns_.size(); ++index) {
    for (std::size_t start = from; start < to;) {
      re2::StringPiece found;
      if (!compiled_->each[index]->forward.get().Match(piece(text), start, to, RE2::UNANCHORED, &found, 1) || found.empty()) break;
      const auto begin = static_cast<std::size_t>(found.data() - text.data());
      if (best && begin > best->begin) break;
      if (allowed(index, text, begin, begin + found.size())) {
        if (!best || begin < best->begin || found.size() > best->size()) best = PatternMatch{patterns_[index], begin, begin + found.size()};
        break;
      }
      start = begin + found.size();
    }
  }
  return best;
}

std::vector<PatternMatch> PatternGroup::find_all(std::string_view text, std::size_t from, std::size_t to) const {
  std::vector<PatternMatch> all;
  for (std::size_t index = 0; index < patterns_.size(); ++index) {
    for (std::size_t start = from; start < to;) {
      re2::StringPiece found;
      if (!compiled_->each[index]->forward.get().Match(piece(text), start, to, RE2::UNANCHORED, &found, 1) || found.empty()) break;
      const auto begin = static_cast<std::size_t>(found.data() - text.data());
      if (allowed(index, text, begin, begin + found.size())) all.push_back({patterns_[index], begin, begin + found.size()});
      start = begin + found.size();
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const PatternMatch& a, const PatternMatch& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<PatternMatch> apart;
  for (const PatternMatch& m : all) {
    if (apart.empty() || m.begin >= apart.back().end) apart.push_back(m);
  }
  return apart;
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
