#include "compare/bead_comparer.h"

#include <algorithm>
#include <utility>

#include "compare/classify.h"
#include "compare/fold_records.h"
#include "compare/grow_reading.h"
#include "compare/running_lines.h"
#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

using K = DiscrepancyKind;

/// A whole block against this share of its length or less on the other side has no counterpart there.
constexpr std::size_t kBlockToRest = 3;

/// Where token `index` of one side stands on the other; nullopt inside a hunk.
std::optional<std::size_t> counterpart(const std::vector<Hunk>& hunks, std::size_t index, bool from_a) {
  const auto begin = [&](const Hunk& h) { return from_a ? h.a_begin : h.b_begin; };
  const auto end = [&](const Hunk& h) { return from_a ? h.a_end : h.b_end; };
  const auto next = std::partition_point(hunks.begin(), hunks.end(), [&](const Hunk& h) { return begin(h) <= index; });
  if (next == hunks.begin()) return index;
  const Hunk& last = *(next - 1);
  if (index < end(last)) return std::nullopt;
  return index - end(last) + (from_a ? last.b_end : last.a_end);
}

/// Words of one side that may stand in another block of the other side.
bool may_move(const Reading& reading) {
  const bool one_sided = reading.hunk.a_size() == 0 || reading.hunk.b_size() == 0;
  return one_sided && (reading.kind == K::kNumber || reading.kind == K::kUnit || reading.kind == K::kDate || reading.kind == K::kOmission ||
                       reading.kind == K::kAddition || reading.kind == K::kWording);
}

bool has_text(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size(); ++at)
    if (!is_blank(static_cast<unsigned char>(folded[at])) && !is_line_end(static_cast<unsigned char>(folded[at]))) return true;
  return false;
}

/// A note with its mark (1 …, ① …, [1] …, * …): one edition prints it at the foot of the page, the other behind its paragraph.
bool is_footnote(const Edition& edition, std::size_t index) {
  constexpr std::size_t kLongestMark = 3;  // digits
  if (edition.document.blocks[index].kind != BlockKind::kNote) return false;
  const std::string_view text = edition.document.block_text(index);
  std::size_t at = 0;
  const char32_t first = utf8::next(text, at);
  if (first == U'*' || first == U'＊' || first == U'†' || (first >= 0x2460 && first <= 0x2473)) return true;
  const bool in_brackets = first == U'[' || first == U'〔' || first == U'［';
  if (!in_brackets) at = 0;
  std::size_t digits = 0;
  while (at < text.size() && is_ascii_digit(static_cast<unsigned char>(text[at]))) ++at, ++digits;
  if (digits == 0 || digits > kLongestMark || at == text.size()) return false;
  const char32_t behind = utf8::next(text, at);
  if (in_brackets) return behind == U']' || behind == U'〕' || behind == U'］';
  return is_blank(behind) || (is_han(behind) && behind != U'年' && behind != U'月' && behind != U'日');
}

}  // namespace

BeadComparer::BeadComparer(const Edition& a, const Edition& b, const std::vector<std::size_t>& beads_a, const std::vector<std::size_t>& beads_b,
                           const CompareOptions& options, Comparison& out)
    : a_{a, FactPlaces(a.document, a.facts), PlaceMaker(a.document), beads_a},
      b_{b, FactPlaces(b.document, b.facts), PlaceMaker(b.document), beads_b},
      options_(options),
      voice_(options.language, options.name_a, options.name_b),
      out_(out),
      matcher_(a, b),
      words_(a, b),
      pages_a_(a),
      pages_b_(b) {}

Place BeadComparer::whole_block(const SidePlaces& side, std::size_t block) const {
  return side.places.make_in(block, side.edition.document.blocks[block].text);
}

/// The place of tokens [begin, end). Where they run over several blocks, the block that holds most of them is taken: a place lies in one block.
Place BeadComparer::place_of(const Side& tokens, const SidePlaces& side, std::size_t begin, std::size_t end, std::size_t fallback_block) const {
  const std::uint32_t fallback = side.edition.document.blocks[fallback_block].text.begin;
  if (tokens.tokens.empty()) return side.places.make_in(fallback_block, {fallback, fallback});
  if (begin == end) return side.places.make_in(tokens.tokens[begin > 0 ? begin - 1 : 0].block, tokens.raw(begin, end));
  std::size_t best_begin = begin, best_end = begin;
  for (std::size_t i = begin; i < end;) {
    std::size_t next = i + 1;
    while (next < end && tokens.tokens[next].block == tokens.tokens[i].block) ++next;
    if (next - i > best_end - best_begin) best_begin = i, best_end = next;
    i = next;
  }
  return side.places.make_in(tokens.tokens[best_begin].block, tokens.raw(best_begin, best_end));
}

Discrepancy& BeadComparer::add(DiscrepancyKind kind, std::optional<Place> a, std::optional<Place> b, std::string message) {
  Discrepancy d;
  d.kind = kind;
  d.bead = a ? a_.beads[a->block] : b_.beads[b->block];
  if (a) d.facts_a = a_.facts.targets_touching(a->span);
  if (b) d.facts_b = b_.facts.targets_touching(b->span);
  d.a = std::move(a);
  d.b = std::move(b);
  d.message = std::move(message);
  out_.discrepancies.push_back(std::move(d));
  return out_.discrepancies.back();
}

/// The fact that a difference is about: the indicator of a figure, the bodies that only one side names. Empty where none or several are touched.
std::string BeadComparer::about(DiscrepancyKind kind, const Place& a, const Place& b) const {
  const Language language = options_.language;
  if (kind == K::kNumber || kind == K::kUnit || kind == K::kDate) {
    for (const bool in_a : {true, false}) {
      const std::vector<std::size_t> targets = in_a ? a_.facts.targets_at(a.span) : b_.facts.targets_at(b.span);
      if (targets.empty()) continue;
      const Target& target = (in_a ? a_ : b_).edition.facts.targets[targets.front()];
      const bool names_it = !target.indicator.empty() && target.indicator.find_first_of("0123456789") == std::string::npos &&
                            target.indicator.find("以上") == std::string::npos && target.indicator.find("以下") == std::string::npos;
      return targets.size() > 1 || !names_it ? std::string() : quoted(target.indicator, language);
    }
    return {};
  }
  if (kind != K::kOrganisation) return {};
  const std::vector<std::size_t> lists_a = a_.facts.responsibilities_at(a.span), lists_b = b_.facts.responsibilities_at(b.span);
  if (lists_a.size() > 1 || lists_b.size() > 1 || (lists_a.empty() && lists_b.empty())) return {};
  const FactPair* pair = lists_a.empty() ? matcher_.pair_of_responsibility(lists_b.front(), false) : matcher_.pair_of_responsibility(lists_a.front(), true);
  if (pair == nullptr) return {};
  const Responsibility &list_a = a_.edition.facts.responsibilities[*pair->a], &list_b = b_.edition.facts.responsibilities[*pair->b];
  // Of the bodies that one list lacks those that this finding shows; all of them where it shows none, as 局 alone may be what differs.
  const auto names = [&](const Responsibility& list, const Responsibility& other, std::string_view within) {
    std::vector<std::string> found;
    for (const ResponsibleUnit* unit : units_lacking(list, other))
      if (within.empty() || within.find(unit->printed) != std::string_view::npos) found.push_back(unit->name);
    return listed(found, language);
  };
  std::string names_a = a.text.empty() ? "" : names(list_a, list_b, a.text), names_b = b.text.empty() ? "" : names(list_b, list_a, b.text);
  if (names_a.empty() && names_b.empty()) names_a = names(list_a, list_b, {}), names_b = names(list_b, list_a, {});
  if (!names_a.empty() && !names_b.empty()) return told(voice_, "{0} only in {A}, {1} only in {B}", {names_a, names_b});
  if (!names_a.empty()) return told(voice_, "{0} only in {A}", {names_a});
  if (!names_b.empty()) return told(voice_, "{0} only in {B}", {names_b});
  return pair->differences.empty() ? told(voice_, "the same bodies, written otherwise") : std::string();
}

std::vector<FactPair> BeadComparer::take_facts() { return matcher_.take(out_.discrepancies, a_.facts, b_.facts, a_.beads, b_.beads); }

void BeadComparer::expect(const Place& a, const Place& b, FoldId fold) {
  ++out_.expected_count;
  if (options_.list_expected) out_.expected.push_back({a, b, fold});
}

void BeadComparer::only_in_a(std::size_t block, bool running) { only_in(true, block, running); }
void BeadComparer::only_in_b(std::size_t block, bool running) { only_in(false, block, running); }

void BeadComparer::only_in(bool in_a, std::size_t block, bool running) {
  const Edition& edition = (in_a ? a_ : b_).edition;
  const std::string_view folded = edition.folded.segment_text(block);
  if (!has_text(folded)) return;
  Side side{&edition, {}};
  tokenize_block(edition, block, symbols_, side);
  const Place place = whole_block(in_a ? a_ : b_, block);
  const Language language = options_.language;
  const std::string name = in_a ? voice_.a : voice_.b, shown = quoted(place.text, language);
  const auto report = [&](K kind, std::string message) {
    add(kind, in_a ? std::optional(place) : std::nullopt, in_a ? std::nullopt : std::optional(place), std::move(message));
  };
  if (running || is_folio(folded))
    return report(K::kPageFurniture, told(language, "A page number or running line stands among the text of {0}: {1}.", {name, shown}));
  const bool marks_only = std::all_of(side.tokens.begin(), side.tokens.end(), [](const Token& token) { return token.kind == TokenKind::kMark; });
  if (marks_only) return report(K::kMarkup, told(language, "A line of marks stands only in {0}: {1}.", {name, shown}));
  report(in_a ? K::kMissingBlock : K::kExtraBlock, told(voice_, in_a ? "A block of {A} is missing in {B}: {0}." : "A block stands only in {B}: {0}.", {shown}));
}

void BeadComparer::moved(const std::vector<std::size_t>& blocks_a, const std::vector<std::size_t>& blocks_b) {
  compare(blocks_a, blocks_b);
  if (is_footnote(a_.edition, blocks_a.front()) && is_footnote(b_.edition, blocks_b.front())) return;
  const Place a = whole_block(a_, blocks_a.front()), b = whole_block(b_, blocks_b.front());
  add(K::kMovedBlock, a, b, told(voice_, "A block stands elsewhere in {B}: {0}.", {quoted(a.text, options_.language)}));
}

void BeadComparer::compare(const std::vector<std::size_t>& blocks_a, const std::vector<std::size_t>& blocks_b) {
  BeadText text{{&a_.edition, {}}, {&b_.edition, {}}, {}, {}};
  for (const std::size_t block : blocks_a) tokenize_block(a_.edition, block, symbols_, text.a);
  for (const std::size_t block : blocks_b) tokenize_block(b_.edition, block, symbols_, text.b);
  if (blocks_a.size() > 1 || blocks_b.size() > 1) split_torn_words(text.a, text.b);
  text.numbers_a = find_numbers(text.a);
  text.numbers_b = find_numbers(text.b);
  const std::vector<Hunk> hunks = find_hunks(text);
  matcher_.match(text, hunks, blocks_a, blocks_b);
  report_hunks(text, take_out_whole_blocks(text, hunks), blocks_a, blocks_b);
  std::vector<bool> reported(text.a.size());
  report_script_findings(text, hunks, true, reported);
  report_script_findings(text, hunks, false, reported);
  report_folded(text, hunks, reported);
}

/// A block that a hunk covers from end to end has no counterpart, though the aligner put it into this bead with its neighbours.
std::vector<Hunk> BeadComparer::take_out_whole_blocks(const BeadText& text, const std::vector<Hunk>& hunks) {
  std::vector<Hunk> rest;
  const auto opens = [](const Side& side, std::size_t i) { return i == side.size() || side.tokens[i].opens_block; };
  for (const Hunk& hunk : hunks) {
    const bool in_a = hunk.a_size() >= hunk.b_size();
    const Side& side = in_a ? text.a : text.b;
    const Side& other = in_a ? text.b : text.a;
    const std::size_t begin = in_a ? hunk.a_begin : hunk.b_begin, end = in_a ? hunk.a_end : hunk.b_end;
    const std::size_t other_size = std::min(hunk.a_size(), hunk.b_size());
    std::size_t first = begin;
    while (first < end && !opens(side, first)) ++first;
    std::size_t last = end;
    while (last > first && !opens(side, last)) --last;
    const bool is_all = first == 0 && last == side.size();
    // A word or figure that a line end cuts is the same word.
    const bool same = other_size > 0 && text.a.joined(hunk.a_begin, hunk.a_end) == text.b.joined(hunk.b_begin, hunk.b_end);
    if (first >= last || is_all || same || other.tokens.empty() || other_size * kBlockToRest > last - first) {
      rest.push_back(hunk);
      continue;
    }
    for (std::size_t i = first; i < last; ++i)
      if (side.tokens[i].opens_block) only_in(in_a, side.tokens[i].block, false);
    // What is left of the hunk before the blocks takes the other side's words; what is behind them has lost its counterpart too.
    Hunk before = hunk, behind = hunk;
    (in_a ? before.a_end : before.b_end) = first;
    (in_a ? behind.a_begin : behind.b_begin) = last;
    (in_a ? behind.b_begin : behind.a_begin) = in_a ? hunk.b_end : hunk.a_end;
    if (before.a_size() + before.b_size() > 0) rest.push_back(before);
    if (behind.a_size() + behind.b_size() > 0) rest.push_back(behind);
  }
  return rest;
}

/// Where B has what A has elsewhere: under its heading, where that is another one, behind the words before it.
std::string BeadComparer::where(const Place& a, const Place& b) {
  constexpr std::size_t kWordsBefore = 10;  // code points
  const Document &document_a = a_.edition.document, &document_b = b_.edition.document;
  if (headings_a_.empty()) headings_a_ = headings_above(document_a), headings_b_ = headings_above(document_b);
  const std::size_t heading_a = headings_a_[a.block], heading_b = headings_b_[b.block];
  const bool has_heading = heading_b < document_b.blocks.size();
  const bool same = has_heading && heading_a < document_a.blocks.size() && a_.beads[heading_a] == b_.beads[heading_b];
  std::string_view words = utf8::last(b.prefix, kWordsBefore);
  while (words.starts_with(' ')) words.remove_prefix(1);
  while (words.ends_with(' ')) words.remove_suffix(1);
  const std::string before = quoted(words, voice_.language);
  if (same || !has_heading) return b.prefix.empty() ? told(voice_, "in {B} at the beginning of the block") : told(voice_, "in {B} behind {0}", {before});
  const std::string heading = quoted(document_b.block_text(heading_b), voice_.language);
  return b.prefix.empty() ? told(voice_, "in {B} under {0}, at the beginning of the block", {heading})
                          : told(voice_, "in {B} under {0}, behind {1}", {heading, before});
}

void BeadComparer::report_moved_words(const BeadText& text, std::vector<Hunk>& hunks, const std::vector<std::size_t>& blocks_a,
                                      const std::vector<std::size_t>& blocks_b) {
  for (const MovedWords& moved : take_moved_words(text, hunks)) {
    const Reading reading = classify(text, moved.only_in_a, a_.facts, b_.facts);
    const bool passage = reading.kind == K::kOmission || reading.kind == K::kWording;
    const bool figure = reading.kind == K::kNumber || reading.kind == K::kUnit || reading.kind == K::kDate;
    const Hunk &from = moved.only_in_a, &to = moved.only_in_b;
    Place a = place_of(text.a, a_, from.a_begin, from.a_end, blocks_a.front()), b = place_of(text.b, b_, to.b_begin, to.b_end, blocks_b.front());
    MovedSpots spots{place_of(text.a, a_, to.a_begin, to.a_end, blocks_a.front()), place_of(text.b, b_, from.b_begin, from.b_end, blocks_b.front())};
    const char* reason = passage  ? "the same words stand elsewhere in the paragraph"
                         : figure ? "the figure stands in another clause"
                                  : "the same stands in another clause";
    std::string message = sentence(voice_, reason, a, b, where(a, b));
    add(passage ? K::kWording : reading.kind, std::move(a), std::move(b), std::move(message)).moved = std::make_shared<const MovedSpots>(std::move(spots));
  }
}

void BeadComparer::join_moved_words() {
  std::vector<bool> joined(out_.discrepancies.size());
  for (const MovedBetweenBlocks::Pair& pair : lone_words_.pairs(a_.edition, b_.edition, out_.discrepancies)) {
    Discrepancy &from = out_.discrepancies[pair.from], &to = out_.discrepancies[pair.to];
    joined[pair.to] = true;
    BeadText text{{&a_.edition, {}}, {&b_.edition, {}}, {}, {}};
    tokenize_block(a_.edition, from.a->block, symbols_, text.a);
    tokenize_block(b_.edition, to.b->block, symbols_, text.b);
    matcher_.match_moved(text, a_.facts.targets_at(from.a->span), b_.facts.targets_at(to.b->span));
    const bool passage = from.kind == K::kOmission || from.kind == K::kWording;
    if (passage) from.kind = K::kWording;
    from.moved = std::make_shared<const MovedSpots>(MovedSpots{std::move(*to.a), std::move(*from.b)});
    from.b = std::move(to.b);
    from.facts_b = std::move(to.facts_b);
    from.message = sentence(voice_, passage ? "the same words stand in another paragraph" : "the figure stands in another paragraph", from.a, from.b,
                            where(*from.a, *from.b));
  }
  std::size_t at = 0;
  std::erase_if(out_.discrepancies, [&](const Discrepancy&) { return joined[at++]; });
}

void BeadComparer::report_hunks(const BeadText& text, std::vector<Hunk> hunks, const std::vector<std::size_t>& blocks_a,
                                const std::vector<std::size_t>& blocks_b) {
  const auto places = [&](const Hunk& h) {
    return std::make_pair(place_of(text.a, a_, h.a_begin, h.a_end, blocks_a.front()), place_of(text.b, b_, h.b_begin, h.b_end, blocks_b.front()));
  };
  std::erase_if(hunks, [&](const Hunk& hunk) {
    const bool in_a = pages_a_.holds(text.a, hunk.a_begin, hunk.a_end), in_b = pages_b_.holds(text.b, hunk.b_begin, hunk.b_end);
    if (!(in_a && in_b) && !(in_a && hunk.b_size() == 0) && !(in_b && hunk.a_size() == 0)) return false;
    const auto [a, b] = places(hunk);
    expect(a, b, FoldId::kSpacing);
    return true;
  });
  report_moved_words(text, hunks, blocks_a, blocks_b);
  for (std::size_t i = 0; i < hunks.size(); ++i) {
    Reading reading = classify(text, hunks[i], a_.facts, b_.facts);
    if (!reading.expected) {
      const std::size_t last = i == 0 ? 0 : hunks[i - 1].a_end, next = i + 1 == hunks.size() ? text.a.size() : hunks[i + 1].a_begin;
      reading.hunk = grow_to_name(text, reading, reading.hunk.a_begin - std::min(last, reading.hunk.a_begin),
                                  std::max(next, reading.hunk.a_end) - reading.hunk.a_end, words_);
    }
    auto [a, b] = places(reading.hunk);
    if (reading.expected) {
      expect(a, b, fold_at(a_.edition.folded, a.span).value_or(fold_at(b_.edition.folded, b.span).value_or(FoldId::kWidth)));
      continue;
    }
    std::string message = sentence(voice_, reading.reason, a, b, about(reading.kind, a, b));
    if (may_move(reading)) lone_words_.add(lone_words(text, reading.hunk), out_.discrepancies.size(), reading.hunk.b_size() == 0);
    add(reading.kind, std::move(a), std::move(b), std::move(message));
  }
}

void BeadComparer::report_script_findings(const BeadText& text, const std::vector<Hunk>& hunks, bool in_a, std::vector<bool>& reported) {
  const Side& side = in_a ? text.a : text.b;
  const Side& other = in_a ? text.b : text.a;
  const Edition& edition = *side.edition;
  if (edition.script_findings.empty() || side.tokens.empty() || other.tokens.empty()) return;
  for (std::size_t t = 0; t < side.size(); ++t) {
    if (!side.tokens[t].opens_block) continue;
    const RawSpan block = edition.document.blocks[side.tokens[t].block].text;
    auto finding = std::lower_bound(edition.script_findings.begin(), edition.script_findings.end(), block.begin,
                                    [](const SpanFinding& f, std::uint32_t at) { return f.span.begin < at; });
    for (; finding != edition.script_findings.end() && finding->span.begin < block.end; ++finding) {
      const TokenRange range = tokens_of(side, finding->span);
      if (range.empty()) continue;
      const auto from = counterpart(hunks, range.begin, in_a), to = counterpart(hunks, range.end - 1, in_a);
      // Inside a hunk the difference has been told already.
      if (!from || !to || *to - *from != range.end - 1 - range.begin) continue;
      const RawSpan other_span = other.raw(*from, *to + 1);
      const RawSpan own_span = side.raw(range.begin, range.end);
      // The same fault in both editions is no difference; what is right in Simplified writing (制造) can be the fault of a Traditional text.
      const bool of_script = finding->kind == K::kMisconversion || finding->kind == K::kGlyphError;
      const bool same_script = edition.document.script.detected == other.edition->document.script.detected;
      if (!of_script) continue;  // left-over markup and the like stand in both
      if (same_script && other.edition->document.slice(other_span) == edition.document.slice(own_span)) continue;
      const std::size_t a_begin = in_a ? range.begin : *from;
      bool known = false;
      for (std::size_t i = a_begin; i < a_begin + (range.end - range.begin); ++i) {
        known = known || reported[i];
        reported[i] = true;
      }
      if (known) continue;
      const Place own = (in_a ? a_ : b_).places.make_in(side.tokens[range.begin].block, finding->span);
      const Place there = (in_a ? b_ : a_).places.make_in(other.tokens[*from].block, other_span);
      const std::string why = fault(options_.language, *finding, own.text);
      std::string message = why.empty() ? sentence(voice_, row_of(finding->kind).meaning, in_a ? own : there, in_a ? there : own)
                                        : told(options_.language, "{0} {1} has {2}.",
                                               {why + (why.ends_with('.') || options_.language != Language::kEnglish ? "" : ":"), in_a ? voice_.b : voice_.a,
                                                quoted(there.text, options_.language)});
      add(finding->kind, in_a ? own : there, in_a ? there : own, std::move(message));
    }
  }
}

void BeadComparer::report_folded(const BeadText& text, const std::vector<Hunk>& hunks, const std::vector<bool>& reported) {
  for (const FoldedDifference& difference : explain_differences(text, hunks)) {
    if (difference.begin_a < difference.end_a && reported[difference.begin_a]) continue;
    if (difference.fold != FoldId::kGlyph && !options_.list_expected) {
      ++out_.expected_count;
      continue;
    }
    const std::size_t block_a = block_at(a_.edition.document, difference.a.begin), block_b = block_at(b_.edition.document, difference.b.begin);
    const Place a = a_.places.make_in(block_a, difference.a), b = b_.places.make_in(block_b, difference.b);
    if (difference.fold == FoldId::kGlyph)
      add(K::kGlyphError, a, b, sentence(voice_, "a look-alike code point", a, b));
    else
      expect(a, b, difference.fold);
  }
}

}  // namespace jiaokan::compare
