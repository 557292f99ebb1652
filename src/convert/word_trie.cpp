#include "convert/word_trie.h"

#include <algorithm>
#include <utility>

#include "core/error.h"

namespace jiaokan::convert {
namespace {

using Entry = WordTrie::Entry;

/// By key, then rank, then as they stood. Dictionaries have tens of thousands of keys, nearly all told apart by their first code points: those are compared
/// as one number, and the entries moved once.
void sort_by_key(std::vector<Entry>& entries) {
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
    const Entry &a = entries[x.entry], &b = entries[y.entry];
    if (const int compared = a.key.compare(b.key); compared != 0) return compared < 0;
    return a.rank != b.rank ? a.rank < b.rank : x.entry < y.entry;
  });
  std::vector<Entry> sorted;
  sorted.reserve(entries.size());
  for (const Place& place : order) sorted.push_back(std::move(entries[place.entry]));
  entries = std::move(sorted);
}

struct Edge {
  char32_t label = 0;
  std::uint32_t node = 0;
};

struct BuiltNode {
  std::uint32_t entry = WordTrie::kNone;
  std::uint32_t first_edge = 0, edge_count = 0;
};

/// The nodes and edges of sorted entries without equal keys.
class Builder {
 public:
  explicit Builder(const std::vector<Entry>& entries) : page_of(0x1100, 0), pages(256, WordTrie::kNone), entries_(entries) {
    for (std::size_t begin = 0; begin < entries_.size();) {
      const char32_t c = entries_[begin].key.front();
      JIAOKAN_CHECK(c < 0x110000);
      std::size_t end = begin;
      while (end < entries_.size() && entries_[end].key.front() == c) longest_key = std::max(longest_key, entries_[end++].key.size());
      if (page_of[c >> 8] == 0) {
        page_of[c >> 8] = static_cast<char32_t>(pages.size() >> 8);
        pages.resize(pages.size() + 256, WordTrie::kNone);
      }
      const auto node = static_cast<std::uint32_t>(nodes.size());
      pages[static_cast<std::size_t>(page_of[c >> 8]) << 8 | (c & 0xFF)] = node;
      nodes.emplace_back();
      build(node, 1, begin, end);
      begin = end;
    }
  }

  std::vector<BuiltNode> nodes;
  std::vector<Edge> edges;
  std::vector<char32_t> page_of;  // of the first code point
  std::vector<char32_t> pages;
  std::size_t longest_key = 0;

 private:
  /// Fills `node` from entries [begin, end), which share their first `depth` code points.
  void build(std::uint32_t node, std::size_t depth, std::size_t begin, std::size_t end) {
    if (entries_[begin].key.size() == depth) nodes[node].entry = static_cast<std::uint32_t>(begin++);
    const std::size_t first_edge = edges.size();
    for (std::size_t i = begin; i < end; ++i) {
      if (i == begin || entries_[i].key[depth] != entries_[i - 1].key[depth]) {
        edges.push_back({entries_[i].key[depth], static_cast<std::uint32_t>(nodes.size())});
        nodes.emplace_back();
      }
    }
    const std::size_t edge_count = edges.size() - first_edge;
    nodes[node].first_edge = static_cast<std::uint32_t>(first_edge);
    nodes[node].edge_count = static_cast<std::uint32_t>(edge_count);
    for (std::size_t e = 0; e < edge_count; ++e) {
      const Edge child = edges[first_edge + e];
      std::size_t stop = begin;
      while (stop < end && entries_[stop].key[depth] == child.label) ++stop;
      build(child.node, depth + 1, begin, stop);
      begin = stop;
    }
  }

  const std::vector<Entry>& entries_;
};

std::size_t text_size(const Entry& entry) {
  std::size_t size = entry.key.size() + entry.value.size();
  for (const std::u32string& choice : entry.choices) size += 1 + choice.size();
  return size;
}

}  // namespace

WordTrie::WordTrie(std::vector<Entry> entries) {
  std::erase_if(entries, [](const Entry& e) { return e.key.empty(); });
  sort_by_key(entries);
  entries.erase(std::unique(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key == b.key; }), entries.end());
  const Builder built(entries);
  std::size_t texts = 0;
  for (const Entry& e : entries) texts += text_size(e);
  const auto own = std::make_shared<std::vector<char32_t>>();
  std::vector<char32_t>& table = *own;
  table.reserve(kHeadSize + entries.size() * kEntrySize + built.nodes.size() * kNodeSize + built.edges.size() * kEdgeSize + built.pages.size() + kPageOfSize + texts);
  const auto put = [&](std::size_t number) {
    JIAOKAN_CHECK(number <= kNone);
    table.push_back(static_cast<char32_t>(number));
  };
  for (const std::size_t count : {entries.size(), built.nodes.size(), built.edges.size(), built.pages.size(), texts, built.longest_key}) put(count);
  std::size_t at = 0;
  for (const Entry& e : entries) {
    JIAOKAN_CHECK(e.rank < 0x100 && e.source < 0x100 && e.choices.size() < 0x10000);
    put(at);
    put(e.key.size());
    put(e.value.size());
    put(std::size_t{e.rank} << 24 | std::size_t{e.source} << 16 | e.choices.size());
    at += text_size(e);
  }
  for (const BuiltNode& node : built.nodes) put(node.entry), put(node.first_edge), put(node.edge_count);
  for (const Edge& edge : built.edges) put(edge.label), put(edge.node);
  table.insert(table.end(), built.pages.begin(), built.pages.end());
  table.insert(table.end(), built.page_of.begin(), built.page_of.end());
  for (const Entry& e : entries) {
    table.insert(table.end(), e.key.begin(), e.key.end());
    table.insert(table.end(), e.value.begin(), e.value.end());
    for (const std::u32string& choice : e.choices) {
      put(choice.size());
      table.insert(table.end(), choice.begin(), choice.end());
    }
  }
  *this = WordTrie(table.data(), own);
}

WordTrie::WordTrie(const char32_t* table, std::shared_ptr<const std::vector<char32_t>> own)
    : own_(std::move(own)),
      table_(table),
      entries_(table + kHeadSize),
      nodes_(entries_ + table[kEntries] * kEntrySize),
      edges_(nodes_ + table[kNodes] * kNodeSize),
      pages_(edges_ + table[kEdges] * kEdgeSize),
      page_of_(pages_ + table[kPages]),
      texts_(page_of_ + kPageOfSize),
      entry_count_(table[kEntries]),
      longest_key_(table[kLongestKey]) {}

WordTrie WordTrie::over(const char32_t* table) { return WordTrie(table, nullptr); }

WordTrie WordTrie::first_rank() const {
  WordTrie out = *this;
  out.ranks_ = 1;
  return out;
}

std::vector<Entry> WordTrie::entries() const {
  std::vector<Entry> out;
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (!has(i)) continue;
    const Word from = word(i);
    Entry& entry = out.emplace_back(Entry{std::u32string(from.key), std::u32string(from.value), from.rank, from.source});
    from.each_choice([&](std::u32string_view choice) { entry.choices.emplace_back(choice); });
  }
  return out;
}

std::span<const char32_t> WordTrie::table() const { return {table_, texts_ + table_[kTexts]}; }

std::uint32_t WordTrie::child(std::uint32_t at, char32_t label) const {
  const Node from = node(at);
  std::uint32_t low = from.first_edge;
  for (std::uint32_t count = from.edge_count; count > 0;) {  // the first edge whose label is not below
    const std::uint32_t half = count / 2;
    if (edges_[std::size_t{low + half} * kEdgeSize] < label) {
      low += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  if (low == from.first_edge + from.edge_count) return kNone;
  const char32_t* edge = edges_ + std::size_t{low} * kEdgeSize;
  return edge[0] == label ? static_cast<std::uint32_t>(edge[1]) : kNone;
}

WordTrie::Match WordTrie::match_from(std::uint32_t at, std::u32string_view text) const {
  Match best;
  std::uint32_t best_rank = ranks_ - 1;
  for (std::uint32_t depth = 1;; ++depth) {
    if (const std::uint32_t entry = node(at).entry; entry != kNone && rank(entry) <= best_rank) {
      best = {depth, entry};
      best_rank = rank(entry);
    }
    if (depth == text.size()) break;
    at = child(at, text[depth]);
    if (at == kNone) break;
  }
  return best;
}

std::optional<WordTrie::Word> WordTrie::find(std::u32string_view key) const {
  if (key.empty()) return std::nullopt;
  std::uint32_t at = first_node(key.front());
  for (std::size_t depth = 1; at != kNone && depth < key.size(); ++depth) at = child(at, key[depth]);
  if (at == kNone) return std::nullopt;
  const std::uint32_t entry = node(at).entry;
  return entry != kNone && has(entry) ? std::optional(word(entry)) : std::nullopt;
}

}  // namespace jiaokan::convert
