#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jiaokan::convert {

/// A dictionary group as a trie over code points, built once and then immutable (safe to share between threads). Copies share the table.
///
/// Matching is OpenCC's: at a place the first rank of the group with any key that is a prefix of the text decides, by its longest such key.
///
/// The whole trie is one table of 32-bit numbers without pointers, so that a table made by the build can be used where it lies in the program.
class WordTrie {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// What a trie is made of. At most 256 ranks and 256 sources; at most 65,535 choices of one key.
  struct Entry {
    std::u32string key, value;
    std::uint32_t rank = 0;                    ///< 0 decides first; dictionaries of one rank decide together, by the longest key
    std::uint32_t source = 0;                  ///< which dictionary of the group it is from; for messages
    std::vector<std::u32string> choices = {};  ///< where the dictionary gives several, all of them, `value` first
  };

  /// An entry as the trie holds it: the texts lie in the trie.
  struct Word {
    std::u32string_view key, value;
    std::uint32_t rank = 0, source = 0;
    std::uint32_t choice_count = 0;
    std::uint32_t index = 0;  ///< 0 … size() - 1, in the order of the keys

    /// Calls visit(choice) for each of the dictionary's choices, where it gives several.
    template <class Visit>
    void each_choice(Visit visit) const {
      const char32_t* at = value.data() + value.size();
      for (std::uint32_t n = choice_count; n > 0; --n) {
        const auto length = static_cast<std::size_t>(*at++);
        visit(std::u32string_view(at, length));
        at += length;
      }
    }
  };

  struct Match {
    std::uint32_t length = 0;  ///< code points; 0 = no match
    std::uint32_t entry = kNone;
  };

  /// Empty keys are ignored; of equal keys the one of the lowest rank stays, and among those the one given first.
  explicit WordTrie(std::vector<Entry> entries);

  /// Uses a table of this class (`table()`) without a copy; it must outlive the trie and its copies. Only tables of the program itself: nothing is checked.
  static WordTrie over(const char32_t* table);

  /// The same table with the entries of the first rank alone.
  WordTrie first_rank() const;

  std::span<const char32_t> table() const;

  /// O(length of the longest key that could match · log fan-out).
  Match match(std::u32string_view text) const {
    if (text.empty()) return {};
    const std::uint32_t node = first_node(text.front());
    return node == kNone ? Match{} : match_from(node, text);
  }

  /// Calls visit(word) for every key that is a prefix of the text, the shortest first, whatever its rank.
  template <class Visit>
  void each_prefix(std::u32string_view text, Visit visit) const {
    if (text.empty()) return;
    std::uint32_t at = first_node(text.front());
    for (std::size_t depth = 1; at != kNone; ++depth) {
      if (const std::uint32_t entry = node(at).entry; entry != kNone && has(entry)) visit(word(entry));
      if (depth == text.size()) return;
      at = child(at, text[depth]);
    }
  }

  Word word(std::uint32_t i) const {
    const char32_t* row = entries_ + std::size_t{i} * kEntrySize;
    const char32_t* text = texts_ + row[0];
    const std::size_t key_size = row[1], value_size = row[2];
    return {{text, key_size}, {text + key_size, value_size}, row[3] >> 24, row[3] >> 16 & 0xFF, row[3] & 0xFFFF, i};
  }
  std::u32string_view value(std::uint32_t i) const {
    const char32_t* row = entries_ + std::size_t{i} * kEntrySize;
    return {texts_ + row[0] + row[1], row[2]};
  }
  /// All that the table has, of every rank.
  std::size_t size() const { return entry_count_; }

  /// A copy of all entries, to make another trie of.
  std::vector<Entry> entries() const;

  /// The entry with exactly this key.
  std::optional<Word> find(std::u32string_view key) const;

  /// Of the table, whatever the rank.
  std::size_t longest_key() const { return longest_key_; }

 private:
  // Head of the table, then: entries, nodes, edges, pages, the page of each 256 code points, texts.
  enum Head : std::size_t { kEntries, kNodes, kEdges, kPages, kTexts, kLongestKey, kHeadSize };
  static constexpr std::size_t kEntrySize = 4;  // texts from, size of key, size of value, rank << 24 | source << 16 | number of choices
  static constexpr std::size_t kNodeSize = 3;   // entry, first edge, number of edges
  static constexpr std::size_t kEdgeSize = 2;   // label, node
  static constexpr std::size_t kPageOfSize = 0x1100;

  struct Node {
    std::uint32_t entry, first_edge, edge_count;
  };

  WordTrie(const char32_t* table, std::shared_ptr<const std::vector<char32_t>> own);

  Node node(std::uint32_t i) const {
    const char32_t* row = nodes_ + std::size_t{i} * kNodeSize;
    return {row[0], row[1], row[2]};
  }
  std::uint32_t first_node(char32_t c) const {
    return c < 0x110000 ? static_cast<std::uint32_t>(pages_[static_cast<std::size_t>(page_of_[c >> 8]) << 8 | (c & 0xFF)]) : kNone;
  }
  std::uint32_t rank(std::uint32_t entry) const { return entries_[std::size_t{entry} * kEntrySize + 3] >> 24; }
  bool has(std::uint32_t entry) const { return rank(entry) < ranks_; }
  std::uint32_t child(std::uint32_t at, char32_t label) const;
  Match match_from(std::uint32_t at, std::u32string_view text) const;

  std::shared_ptr<const std::vector<char32_t>> own_;  // null where the table is the program's
  const char32_t* table_;
  const char32_t *entries_, *nodes_, *edges_, *pages_, *page_of_, *texts_;
  std::size_t entry_count_, longest_key_;
  std::uint32_t ranks_ = kNone;  // only ranks below
};

}  // namespace jiaokan::convert
