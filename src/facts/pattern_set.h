#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace jiaokan::facts {

/// One row of resources/patterns/*.json. `re2` is written in Simplified characters and runs on match_text(); it matches leftmost-longest.
/// RE2 has no look-around: `unless_followed` and `unless_preceded` say what may not touch a match.
struct Pattern {
  std::string id;      ///< "unit.money"
  std::string group;   ///< what it is asked for as: "unit"
  std::string value;   ///< what a match means; see the group's reader
  std::string source;  ///< the RE2 expression
  std::vector<std::string> examples, non_examples;
};

struct PatternMatch {
  const Pattern* pattern = nullptr;
  std::size_t begin = 0, end = 0;  ///< bytes of the text that was searched

  std::size_t size() const { return end - begin; }
};

/// The patterns of one group, compiled. Immutable and safe to share between threads.
/// Every call looks at a window of at most `kWindow` bytes, so its cost does not depend on the length of the text.
class PatternGroup {
 public:
  static constexpr std::size_t kWindow = 160;

  explicit PatternGroup(std::vector<const Pattern*> patterns);
  ~PatternGroup();
  PatternGroup(const PatternGroup&) = delete;
  PatternGroup& operator=(const PatternGroup&) = delete;

  /// The longest match that starts at `at`; of equally long ones the first in the file.
  std::optional<PatternMatch> at(std::string_view text, std::size_t at) const;

  /// The longest match that ends at `end` and starts at or after `from`.
  std::optional<PatternMatch> before(std::string_view text, std::size_t from, std::size_t end) const;

  /// The leftmost match that lies in [from, to); of several there the longest. O(to - from).
  std::optional<PatternMatch> find(std::string_view text, std::size_t from, std::size_t to) const;

  /// All matches in [from, to) from left to right, not overlapping: leftmost first, of several there the longest. O(to - from).
  std::vector<PatternMatch> find_all(std::string_view text, std::size_t from, std::size_t to) const;

  /// True where any pattern matches somewhere in `text`: guards do not count. O(text).
  bool any(std::string_view text) const;

  const std::vector<const Pattern*>& patterns() const { return patterns_; }

 private:
  struct Compiled;
  template <class Take>
  void scan(std::string_view text, std::size_t from, std::size_t to, const Take& take) const;
  template <class Refuse>
  std::optional<PatternMatch> longest(std::string_view text, std::size_t at, std::size_t limit, bool back, std::uint64_t bits, const Refuse& refuse) const;
  bool allowed(std::size_t index, std::string_view text, std::size_t begin, std::size_t end) const;

  std::vector<const Pattern*> patterns_;
  std::unique_ptr<Compiled> compiled_;
};

/// All patterns built into the program. Throws Error (kConfig) where a file is no JSON, lacks a field or holds what RE2 cannot read.
const std::vector<Pattern>& patterns();

/// The compiled patterns of `group`; throws Error (kConfig) where there is none of that name.
const PatternGroup& pattern_group(std::string_view group);

}  // namespace jiaokan::facts
