#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiaokan::convert {

/// A dictionary group as a trie over code points, built once and then immutable (safe to share between threads).
///
/// Matching is OpenCC's: at a place the first rank of the group with any key that is a prefix of the text decides, by its longest such key.
class WordTrie {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Entry {
    std::u32string key, value;
    std::uint32_t rank = 0;                    ///< 0 decides first; dictionaries of one rank decide together, by the longest key
    std::uint32_t source = 0;                  ///< which dictionary of the group it is from; for messages
    std::vector<std::u32string> choices = {};  ///< where the dictionary gives several, all of them, `value` first
  };

  struct Match {
    std::uint32_t length = 0;  ///< code points; 0 = no match
    std::uint32_t entry = kNone;
  };

  /// Empty keys are ignored; of equal keys the one of the lowest rank stays, and among those the one given first.
  explicit WordTrie(std::vector<Entry> entries);

  /// O(length of the longest key that could match · log fan-out).
  Match match(std::u32string_view text) const {
    if (text.empty()) return {};
    const char32_t c = text.front();
    const std::uint32_t node = c < 0x110000 ? pages_[page_of_[c >> 8] << 8 | (c & 0xFF)] : kNone;
    return node == kNone ? Match{} : match_from(node, text);
  }

  /// Calls visit(entry) for every key that is a prefix of the text, the shortest first, whatever its rank.
  template <class Visit>
  void each_prefix(std::u32string_view text, Visit visit) const {
    if (text.empty() || text.front() >= 0x110000) return;
    std::uint32_t at = pages_[page_of_[text.front() >> 8] << 8 | (text.front() & 0xFF)];
    for (std::size_t depth = 1; at != kNone; ++depth) {
      if (nodes_[at].entry != kNone) visit(entries_[nodes_[at].entry]);
      if (depth == text.size()) return;
      const Edge* next = edge(nodes_[at], text[depth]);
      at = next ? next->node : kNone;
    }
  }

  const Entry& entry(std::uint32_t i) const { return entries_[i]; }
  const std::vector<Entry>& entries() const { return entries_; }

  /// The entry with exactly this key.
  const Entry* find(std::u32string_view key) const;

  std::size_t longest_key() const { return longest_key_; }

 private:
  struct Node {
    std::uint32_t entry = kNone;
    std::uint32_t first_edge = 0, edge_count = 0;
  };
  struct Edge {
    char32_t label = 0;
    std::uint32_t node = 0;
  };

  Match match_from(std::uint32_t node, std::u32string_view text) const;
  void build(std::uint32_t node, std::size_t depth, std::size_t begin, std::size_t end);
  const Edge* edge(const Node& node, char32_t label) const;

  std::vector<Entry> entries_;  // sorted by key
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::uint16_t> page_of_;  // of the first code point
  std::vector<std::uint32_t> pages_;
  std::size_t longest_key_ = 0;
};

}  // namespace jiaokan::convert
