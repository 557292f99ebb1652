#include "compare/collate.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "compare/explain_difference.h"
#include "compare/messages.h"
#include "compare/tokens.h"
#include "compare/written_numbers.h"

namespace jiaokan::compare {
namespace {

using K = DiscrepancyKind;

/// Reads spans of one edition as tokens. Holds the block read last: spans come in reading order.
class Reader {
 public:
  Reader(const Edition& edition, SymbolTable& symbols) : edition_(&edition), symbols_(&symbols), places_(edition.document) {}

  struct Tokens {
    std::size_t begin = 0, end = 0;
  };

  Tokens tokens(std::size_t block, RawSpan span) {
    open(block);
    if (span.empty()) {
      // The spot behind what ends at or before it.
      const auto at = std::partition_point(side_.tokens.begin(), side_.tokens.end(),
                                           [&](const Token& token) { return edition_->folded.map.to_raw(token.span).end <= span.begin; });
      const auto index = static_cast<std::size_t>(at - side_.tokens.begin());
      return {index, index};
    }
    const TokenRange range = tokens_of(side_, span);
    return {range.begin, range.end};
  }
  std::size_t size(std::size_t block) {
    open(block);
    return side_.size();
  }
  Place place(std::size_t block, Tokens range) {
    open(block);
    if (side_.tokens.empty()) return places_.make_in(block, edition_->document.blocks[block].text);
    return places_.make_in(block, side_.raw(range.begin, range.end));
  }
  Place whole(std::size_t block) const { return places_.make_in(block, edition_->document.blocks[block].text); }
  Place spot(std::size_t block, bool at_end) const {
    const RawSpan text = edition_->document.blocks[block].text;
    return places_.make_in(block, at_end ? RawSpan{text.end, text.end} : RawSpan{text.begin, text.begin});
  }
  /// Equal for readings that say the same.
  std::string key(std::size_t block, Tokens range) {
    open(block);
    return canonical_text(side_, numbers_, range.begin, range.end);
  }
  std::string key_of_block(std::size_t block) { return key(block, {0, size(block)}); }

 private:
  void open(std::size_t block) {
    if (block_ == block) return;
    side_ = {edition_, {}};
    tokenize_block(*edition_, block, *symbols_, side_);
    numbers_ = find_numbers(side_);
    block_ = block;
  }

  const Edition* edition_;
  SymbolTable* symbols_;
  PlaceMaker places_;
  std::optional<std::size_t> block_;
  Side side_;
  std::vector<WrittenNumber> numbers_;
};

/// A discrepancy of one witness, as far as the table is concerned.
struct Item {
  std::size_t witness;
  const Discrepancy* finding;
  bool accepted;                   ///< by a decision
  const Place* there;              ///< in the witness; null where it has no such block
  std::size_t block;               ///< of the base; where that has none, of the witness
  std::size_t begin = 0, end = 0;  ///< tokens of that block
};

bool is_whole_block(const Discrepancy& d) { return !d.a || !d.b || d.kind == K::kMovedBlock; }

class Collator {
 public:
  Collator(const Edition& base, const std::vector<Witness>& witnesses, const std::vector<bool>& left_out) : base_(base, symbols_), witnesses_(witnesses) {
    for (const Witness& witness : witnesses) readers_.emplace_back(witness.edition, symbols_);
    for (std::size_t w = 0; w < witnesses.size(); ++w) in_table_.push_back(w >= left_out.size() || !left_out[w]);
    lacks_.resize(witnesses.size());
    blocks_ = base.document.blocks.size();
  }

  VariantTable run() {
    for (std::size_t w = 0; w < witnesses_.size(); ++w)
      if (in_table_[w]) take(w);
    find_words();
    find_blocks();
    find_extra_blocks();
    std::stable_sort(entries_.begin(), entries_.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
    VariantTable table;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      VariantEntry& entry = entries_[i].second;
      entry.id = "v" + std::to_string(i + 1);
      (entry.decided ? table.decided : table.entries).push_back(std::move(entry));
    }
    return table;
  }

 private:
  using Key = std::tuple<std::size_t, std::size_t, std::size_t>;  // block of the base (extra ones: the one before, plus one), token, turn

  /// Where the blocks that only a witness has would stand: behind this many blocks of the base.
  std::vector<std::size_t> blocks_before_beads(const Alignment& alignment) const {
    std::vector<std::size_t> before;
    std::size_t seen = 0;
    for (const Bead& bead : alignment.beads) {
      before.push_back(seen);
      for (const std::size_t block : segments_a(bead)) seen = std::max(seen, block + 1);
    }
    return before;
  }

  void take(std::size_t w) {
    const std::vector<std::size_t> before = blocks_before_beads(witnesses_[w].alignment);
    // What was accepted is a variant as before: a witness that reads otherwise does not agree.
    for (const Discrepancy& d : witnesses_[w].comparison.discrepancies) take(w, d, false, before);
    for (const DecidedDiscrepancy& d : witnesses_[w].comparison.decided) take(w, d.finding, true, before);
  }

  void take(std::size_t w, const Discrepancy& d, bool accepted, const std::vector<std::size_t>& before) {
    if (d.kind == K::kPageFurniture) return;  // of a copy, not of its text
    const auto add_words = [&](const Place& here, const Place& there) {
      const Reader::Tokens range = base_.tokens(here.block, here.span);
      words_.push_back({w, &d, accepted, &there, here.block, range.begin, range.end});
    };
    if (!d.a) {
      const std::size_t spot = d.bead && *d.bead < before.size() ? before[*d.bead] : 0;
      extra_[{spot, readers_[w].key_of_block(d.b->block)}].push_back({w, &d, accepted, &*d.b, d.b->block});
    } else if (d.moved) {
      // Two places of the base: where its words are missing, and where the witness has more.
      add_words(*d.a, d.moved->b);
      add_words(d.moved->a, *d.b);
    } else if (is_whole_block(d)) {
      if (!d.b) lacks_[w].insert(d.a->block);
      of_blocks_[d.a->block].push_back({w, &d, accepted, d.b ? &*d.b : nullptr, d.a->block});
    } else {
      add_words(*d.a, *d.b);
    }
  }

  /// Variants of words: what overlaps in the base is one entry.
  void find_words() {
    std::stable_sort(words_.begin(), words_.end(),
                     [](const Item& x, const Item& y) { return std::tie(x.block, x.begin, x.end) < std::tie(y.block, y.begin, y.end); });
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t end = words_[i].end, next = i + 1;
      const auto overlaps = [&](const Item& item) {
        if (item.block != words_[i].block) return false;
        return item.begin < end || (item.begin == end && item.end == end && words_[next - 1].begin == end && words_[next - 1].end == end);
      };
      while (next < words_.size() && overlaps(words_[next])) end = std::max(end, words_[next++].end);
      add_words({words_.begin() + static_cast<std::ptrdiff_t>(i), words_.begin() + static_cast<std::ptrdiff_t>(next)}, end);
      i = next;
    }
  }

  /// What a witness reads from token `begin` to `end` of the base block that its items stand in: their places with the equal words around them.
  VariantReading read(const std::vector<const Item*>& items, std::size_t begin, std::size_t end, std::string& key) {
    const std::size_t w = items.front()->witness;
    Reader& reader = readers_[w];
    const std::size_t block = items.front()->there->block;
    Reader::Tokens range = reader.tokens(block, items.front()->there->span);
    std::size_t first = items.front()->begin, last = items.front()->end;
    for (const Item* item : items) {
      const Place& place = *item->there;
      // What stands elsewhere would tear the reading apart.
      if (place.block != block || item->begin < last) continue;
      const Reader::Tokens there = reader.tokens(block, place.span);
      if (there.begin < range.end) continue;
      range.end = there.end;
      last = item->end;
    }
    range.begin -= std::min(range.begin, first - std::min(begin, first));
    range.end = std::min(reader.size(block), range.end + (std::max(end, last) - last));
    VariantReading reading;
    reading.witnesses = {w};
    reading.places = {reader.place(block, range)};
    key = reader.key(block, range);
    name(reading, items);
    return reading;
  }

  /// Kind and severity of the gravest of the findings, the first of equals.
  static void name(VariantReading& reading, const std::vector<const Item*>& items) {
    std::vector<std::string> ids;
    for (const Item* item : items) {
      if (ids.empty() || item->finding->severity() < reading.severity) {
        reading.kind = item->finding->kind;
        reading.severity = item->finding->severity();
      }
      ids.push_back(item->finding->id);
    }
    reading.findings = {std::move(ids)};
  }

  void add_words(const std::vector<Item>& items, std::size_t end) {
    const std::size_t block = items.front().block, begin = items.front().begin;
    VariantEntry entry;
    entry.lemma = base_.place(block, {begin, end});
    const ByWitness of_witnesses = by_witness(items);
    std::map<std::string, std::size_t> known;  // what a reading says → index
    for (const auto& [w, of_witness] : of_witnesses) {
      std::string key;
      VariantReading reading = read(of_witness, begin, end, key);
      // A misconversion reads the same as the right words once folded: its kind parts it.
      key += "\n" + std::string(to_string(reading.kind));
      merge(entry, known, key, std::move(reading));
    }
    finish(entry, of_witnesses, items, block);
    entries_.emplace_back(Key{block, begin, 1}, std::move(entry));
  }

  static void merge(VariantEntry& entry, std::map<std::string, std::size_t>& known, const std::string& key, VariantReading reading) {
    const auto [at, is_new] = known.try_emplace(key, entry.readings.size());
    if (is_new) {
      entry.readings.push_back(std::move(reading));
      return;
    }
    VariantReading& there = entry.readings[at->second];
    there.witnesses.push_back(reading.witnesses.front());
    there.places.push_back(std::move(reading.places.front()));
    there.findings.push_back(std::move(reading.findings.front()));
    there.severity = std::min(there.severity, reading.severity);
  }

  using ByWitness = std::map<std::size_t, std::vector<const Item*>>;

  static ByWitness by_witness(const std::vector<Item>& items) {
    ByWitness out;
    for (const Item& item : items) out[item.witness].push_back(&item);
    return out;
  }

  void finish(VariantEntry& entry, const ByWitness& reading, const std::vector<Item>& items, std::size_t block) const {
    entry.decided = std::all_of(items.begin(), items.end(), [](const Item& item) { return item.accepted; });
    std::stable_sort(entry.readings.begin(), entry.readings.end(),
                     [](const VariantReading& x, const VariantReading& y) { return x.witnesses.size() > y.witnesses.size(); });
    for (std::size_t w = 0; w < witnesses_.size(); ++w) {
      if (!in_table_[w] || reading.contains(w)) continue;
      (!entry.whole_block && lacks_[w].contains(block) ? entry.lacking : entry.agreeing).push_back(w);
    }
  }

  /// One reading for each witness that has a block otherwise; readings of different kinds are told apart where `by_kind`.
  void read_blocks(VariantEntry& entry, const std::vector<Item>& items, std::size_t block, bool by_kind) {
    std::map<std::string, std::size_t> known;
    const ByWitness of_witnesses = by_witness(items);
    for (const auto& [w, of_witness] : of_witnesses) {
      const Item& item = *of_witness.front();
      VariantReading reading;
      reading.witnesses = {w};
      reading.places = {item.there ? std::optional(*item.there) : std::nullopt};
      name(reading, of_witness);
      const std::string key = by_kind ? std::string(to_string(reading.kind)) : std::string();
      merge(entry, known, key, std::move(reading));
    }
    finish(entry, of_witnesses, items, block);
  }

  /// Blocks that witnesses lack or have elsewhere.
  void find_blocks() {
    for (const auto& [block, items] : of_blocks_) {
      VariantEntry entry;
      entry.lemma = base_.whole(block);
      entry.whole_block = true;
      read_blocks(entry, items, block, true);
      entries_.emplace_back(Key{block, 0, 0}, std::move(entry));
    }
  }

  /// Blocks that only witnesses have.
  void find_extra_blocks() {
    for (const auto& [spot, items] : extra_) {
      VariantEntry entry;
      const std::size_t before = spot.first;
      if (blocks_ > 0) entry.lemma = before > 0 ? base_.spot(before - 1, true) : base_.spot(0, false);
      entry.whole_block = true;
      read_blocks(entry, items, before, false);
      const std::size_t turn = items.front().block;
      entries_.emplace_back(before > 0 ? Key{before - 1, static_cast<std::size_t>(-1), turn} : Key{0, 0, 0}, std::move(entry));
    }
  }

  SymbolTable symbols_;
  Reader base_;
  std::size_t blocks_ = 0;
  const std::vector<Witness>& witnesses_;
  std::vector<Reader> readers_;
  std::vector<bool> in_table_;
  std::vector<std::set<std::size_t>> lacks_;  // blocks of the base, by witness
  std::vector<Item> words_;
  std::map<std::size_t, std::vector<Item>> of_blocks_;
  std::map<std::pair<std::size_t, std::string>, std::vector<Item>> extra_;  // by spot and text
  std::vector<std::pair<Key, VariantEntry>> entries_;
};

}  // namespace

VariantTable collate(const Edition& base, const std::vector<Witness>& witnesses, const std::vector<bool>& left_out) {
  return Collator(base, witnesses, left_out).run();
}

void collate(const std::vector<const Edition*>& editions, const std::vector<Alignment>& alignments, Language language, Collation& collation) {
  std::vector<Witness> witnesses;
  std::vector<bool> left_out;
  for (std::size_t w = 0; w < alignments.size(); ++w) {
    witnesses.push_back({*editions[w + 1], alignments[w], collation.comparisons[w]});
    left_out.push_back(alignments[w].hardly_matched);
    if (left_out.back()) {
      collation.left_out.push_back(w);
      collation.warnings.push_back({"hardly-matched",
                                    told(language, "{0} hardly matches the base: it may be no edition of it, and is left out of the table", {siglum(w + 1)}),
                                    std::nullopt});
    }
  }
  for (std::size_t i = 0; i < editions.size(); ++i)
    for (std::size_t j = i + 1; j < editions.size(); ++j)
      if (is_same_file(editions[i]->document, editions[j]->document)) collation.warnings.push_back(same_file_warning(language, siglum(i), siglum(j)));
  collation.variants = collate(*editions.front(), witnesses, left_out);
}

}  // namespace jiaokan::compare
