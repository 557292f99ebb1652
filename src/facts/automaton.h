#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "facts/character_numbers.h"
#include "facts/expression.h"

namespace jiaokan::facts {

/// One bit for each expression of an Automaton.
using ExpressionBits = std::uint64_t;

/// Several expressions as one table of states and characters (McNaughton & Yamada 1960, Rabin & Scott 1959): what a call of RE2 says in a quarter of a
/// microsecond, it says in one look-up a character. Rows are made when they are first needed. Safe to share between threads.
class Automaton {
 public:
  /// Beyond so many states nothing is said: resources/patterns stays far below, and no text can make more.
  static constexpr std::size_t kMostStates = 20000;
  static constexpr std::size_t kMostExpressions = 64;

  /// At most kMostExpressions; null pointers leave their bit unused. `backward`: strings are read from their end, and $ is where reading begins.
  Automaton(const std::vector<const Expression*>& expressions, const CharacterNumbers& numbers, bool backward);
  ~Automaton();
  Automaton(const Automaton&) = delete;
  Automaton& operator=(const Automaton&) = delete;

  /// Calls `found` with the expressions that match [at, p), and p, for rising p up to `end`; $ holds at the end of `text` only, and empty matches are left out.
  /// False where there are too many states to say. Linear in what is read: it stops where no expression can go on.
  template <class Found>
  bool read(std::string_view text, std::size_t at, std::size_t end, const Found& found) const {
    const State* state = start_;
    while (at < end) {
      const BasicCharacter b = basic_character(text, at);
      state = next(state, columns_[numbers_.of(b)]);
      if (state == nullptr) return false;
      at += b.size;
      const ExpressionBits bits = at < text.size() ? state->accepts : state->accepts | state->accepts_at_end;
      if (bits != 0) found(bits, at);
      if (state->dead) break;
    }
    return true;
  }

  /// As read() for [p, end) with falling p down to `from`.
  template <class Found>
  bool read_back(std::string_view text, std::size_t from, std::size_t end, const Found& found) const {
    const State* state = start_;
    while (end > from) {
      const BasicCharacter b = basic_character_before(text, end);
      state = next(state, columns_[numbers_.of(b)]);
      if (state == nullptr) return false;
      end -= b.size;
      if (state->accepts != 0) found(state->accepts, end);
      if (state->dead) break;
    }
    return true;
  }

  /// The expressions that can begin (backward: end) with a character of that number.
  ExpressionBits possible(std::size_t number) const { return possible_[columns_[number]]; }

 private:
  struct Node {
    enum class Kind { kSet, kSplit, kEnd, kAccept } kind = Kind::kSplit;
    std::vector<std::uint16_t> columns;  ///< of a set
    bool negated = false;
    std::vector<std::size_t> out;
    ExpressionBits accepts = 0;
  };
  struct State {
    std::vector<std::size_t> nodes;  ///< sets only
    ExpressionBits accepts = 0, accepts_at_end = 0;
    bool dead = false;
    std::unique_ptr<std::atomic<const State*>[]> next;  ///< by column
  };

  const State* next(const State* state, std::size_t column) const {
    const State* known = state->next[column].load(std::memory_order_acquire);
    return known != nullptr ? known : make_next(state, column);
  }
  const State* make_next(const State* state, std::size_t column) const;
  const State* state_of(const std::vector<std::size_t>& targets, bool ends_hold) const;
  std::size_t add_node(Node node);
  std::size_t emit(const Expression& e, std::size_t behind, bool backward);
  void note_possible(std::size_t node, ExpressionBits bit, std::vector<bool>& seen);

  const CharacterNumbers& numbers_;
  std::vector<std::uint16_t> columns_;  ///< by character number; 0 for those that no expression here names
  std::size_t width_ = 1;
  std::vector<Node> nodes_;
  std::vector<ExpressionBits> possible_;
  const State* start_ = nullptr;

  mutable std::mutex mutex_;
  mutable std::map<std::vector<std::size_t>, std::unique_ptr<State>> states_;
};

}  // namespace jiaokan::facts
