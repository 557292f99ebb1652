#include "convert/word_trie.h"

#include <algorithm>
#include <utility>

namespace jiaokan::convert {
namespace {

/// By key, then rank, then as they stood. Dictionaries have tens of thousands of keys, nearly all told apart by their first code points: those are compared
/// as one number, and the entries moved once.
void sort_by_key(std::vector<WordTrie::Entry>& entries) {
  struct Place {
    std::uint64_t head = 0;  // the first three code points
    std::uint32_t entry = 0;
  };
  std::vector<Place> order(entries.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const std::u32string& key = entries[i].key;
    for (std::size_t k = 0; k < 3; ++k) order[i].head = order[i].head << 21 | (k < key.size() ? key[k] : 0);
    order[i].entry = i;
  }
  std::sort(order.begin(), order.end(), [&](const Place& x, const Place& y) {
    if (x.head != y.head) return x.head < y.head;
    const WordTrie::Entry &a = entries[x.entry], &b = entries[y.entry];
    if (const int compared = a.key.compare(b.key); compared != 0) return compared < 0;
    return a.rank != b.rank ? a.rank < b.rank : x.entry < y.entry;
  });
  std::vector<WordTrie::Entry> sorted;
  sorted.reserve(entries.size());
  for (const Place& place : order) sorted.push_back(std::move(entries[place.entry]));
  entries = std::move(sorted);
}

}  // namespace

WordTrie::WordTrie(std::vector<Entry> entries) : entries_(std::move(entries)), page_of_(0x1100, 0), pages_(256, kNone) {
  std::erase_if(entries_, [](const Entry& e) { return e.key.empty(); });
  sort_by_key(entries_);
  entries_.erase(std::unique(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.key == b.key; }), entries_.end());
  for (std::size_t begin = 0; begin < entries_.size();) {
    const char32_t c = entries_[begin].key.front();
    std::size_t end = begin;
    while (end < entries_.size() && entries_[end].key.front() == c) longest_key_ = std::max(longest_key_, entries_[end++].key.size());
    if (page_of_[c >> 8] == 0) {
      page_of_[c >> 8] = static_cast<std::uint16_t>(pages_.size() >> 8);
      pages_.resize(pages_.size() + 256, kNone);
    }
    const auto node = static_cast<std::uint32_t>(nodes_.size());
    pages_[static_cast<std::size_t>(page_of_[c >> 8]) << 8 | (c & 0xFF)] = node;
    nodes_.emplace_back();
    build(node, 1, begin, end);
    begin = end;
  }
}

/// Fills `node` from entries [begin, end), which share their first `depth` code points.
void WordTrie::build(std::uint32_t node, std::size_t depth, std::size_t begin, std::size_t end) {
  if (entries_[begin].key.size() == depth) nodes_[node].entry = static_cast<std::uint32_t>(begin++);
  const std::size_t first_edge = edges_.size();
  for (std::size_t i = begin; i < end; ++i) {
    if (i == begin || entries_[i].key[depth] != entries_[i - 1].key[depth]) {
      edges_.push_back({entries_[i].key[depth], static_cast<std::uint32_t>(nodes_.size())});
      nodes_.emplace_back();
    }
  }
  const std::size_t edge_count = edges_.size() - first_edge;
  nodes_[node].first_edge = static_cast<std::uint32_t>(first_edge);
  nodes_[node].edge_count = static_cast<std::uint32_t>(edge_count);
  for (std::size_t e = 0; e < edge_count; ++e) {
    const Edge child = edges_[first_edge + e];
    std::size_t stop = begin;
    while (stop < end && entries_[stop].key[depth] == child.label) ++stop;
    build(child.node, depth + 1, begin, stop);
    begin = stop;
  }
}

const WordTrie::Edge* WordTrie::edge(const Node& node, char32_t label) const {
  const auto first = edges_.begin() + node.first_edge, last = first + node.edge_count;
  const auto found = std::lower_bound(first, last, label, [](const Edge& e, char32_t c) { return e.label < c; });
  return found != last && found->label == label ? &*found : nullptr;
}

WordTrie::Match WordTrie::match_from(std::uint32_t at, std::u32string_view text) const {
  Match best;
  for (std::uint32_t depth = 1;; ++depth) {
    const Node& node = nodes_[at];
    if (node.entry != kNone && (best.entry == kNone || entries_[node.entry].rank <= entries_[best.entry].rank)) best = {depth, node.entry};
    if (depth == text.size()) break;
    const Edge* next = edge(node, text[depth]);
    if (!next) break;
    at = next->node;
  }
  return best;
}

const WordTrie::Entry* WordTrie::find(std::u32string_view key) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), key, [](const Entry& e, std::u32string_view k) { return e.key < k; });
  return found != entries_.end() && found->key == key ? &*found : nullptr;
}

}  // namespace jiaokan::convert
