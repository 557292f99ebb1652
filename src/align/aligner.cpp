#include "align/aligner.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "align/anchors.h"
#include "align/boundaries.h"
#include "align/dp_aligner.h"
#include "align/moves.h"
#include "align/running_lines.h"
#include "align/similarity.h"
#include "align/terms.h"
#include "align/translation_lexicon.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::align {
namespace {

constexpr std::size_t kMargin = 10;   // rows and columns around an anchor that a bead may still reach
constexpr std::size_t kWideMargin = 20;  // the same where words are translated
constexpr std::size_t kStrip = 200;  // width of the band where no anchor leads
constexpr double kThresholdOfUsual = 0.2, kLeastThreshold = 0.05;  // what a bead must share, by what beads of the pair share
constexpr double kWordsOfTranslation = 0.35, kThresholdOfTranslation = 0.12;
constexpr int kRounds = 2;  // of learning words from the beads; more change nothing
constexpr std::size_t kRunLength = 6;
constexpr std::size_t kManyBytes = 16 << 20;  // above this every fourth run of letters is asked for anchors

/// The text of one side without its running lines.
struct Body {
  std::vector<std::uint32_t> segments;   // of the text
  std::vector<RunningLine> running;      // the others

  Body(std::size_t count, std::vector<RunningLine> lines) : running(std::move(lines)) {
    auto next = running.begin();
    for (std::uint32_t i = 0; i < count; ++i) {
      if (next != running.end() && next->segment == i)
        ++next;
      else
        segments.push_back(i);
    }
  }
  /// Segments of the body before a segment of the text.
  std::size_t behind(std::uint32_t segment) const { return static_cast<std::size_t>(std::lower_bound(segments.begin(), segments.end(), segment) - segments.begin()); }
};

/// Groups of running lines that stand at the same places of both texts with the same numbers are no furniture: labels such as 第3条 on lines of their own.
/// Takes them out of `a` and `b`. True where there were any.
bool drop_labels(const std::vector<Bead>& beads, Body& a, Body& b, std::size_t count_a, std::size_t count_b) {
  struct Reach {
    std::size_t from = 1, to = 0;  // of b, where the path stands at this row of a
  };
  std::vector<Reach> path(a.segments.size() + 1);
  const auto visit = [&](std::size_t i, std::size_t j) {
    Reach& at = path[i];
    if (at.from > at.to) at.from = at.to = j;
    at.to = std::max(at.to, j);
  };
  visit(0, 0);
  for (const Bead& bead : beads) visit(bead.a.end, bead.b.end);

  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> together;
  std::map<std::uint32_t, std::size_t> size_a, size_b;
  for (const RunningLine& y : b.running) ++size_b[y.group];
  std::size_t first = 0;
  for (const RunningLine& x : a.running) {
    ++size_a[x.group];
    const Reach at = path[a.behind(x.segment)];
    if (at.from > at.to) continue;
    while (first < b.running.size() && b.behind(b.running[first].segment) < at.from) ++first;
    for (std::size_t y = first; y < b.running.size() && b.behind(b.running[y].segment) <= at.to; ++y) {
      if (b.running[y].number != x.number) continue;
      ++together[{x.group, b.running[y].group}];
      break;
    }
  }
  std::set<std::uint32_t> labels_a, labels_b;
  for (const auto& [groups, count] : together) {
    if (2 * count < std::min(size_a[groups.first], size_b[groups.second])) continue;
    labels_a.insert(groups.first);
    labels_b.insert(groups.second);
  }
  if (labels_a.empty()) return false;
  std::erase_if(a.running, [&](const RunningLine& line) { return labels_a.count(line.group) != 0; });
  std::erase_if(b.running, [&](const RunningLine& line) { return labels_b.count(line.group) != 0; });
  a = Body(count_a, std::move(a.running));
  b = Body(count_b, std::move(b.running));
  return true;
}

/// A range of body segments as a range of all segments, with the running lines inside it.
IndexRange widen(IndexRange body, const std::vector<std::uint32_t>& segments, std::vector<std::size_t>& skipped) {
  const IndexRange out{segments[body.begin], segments[body.end - 1] + 1U};
  for (std::size_t k = body.begin; k + 1 < body.end; ++k)
    for (std::size_t i = segments[k] + 1U; i < segments[k + 1]; ++i) skipped.push_back(i);
  return out;
}

/// Puts the running lines back between the beads of the body, each in a bead of its own.
class BeadWriter {
 public:
  BeadWriter(const std::vector<std::uint32_t>& body_a, const std::vector<std::uint32_t>& body_b, std::vector<Bead>& out) : body_a_(body_a), body_b_(body_b), out_(out) {}

  void write(const Bead& body) {
    Bead bead{{0, 0}, {0, 0}, body.similarity};
    if (!body.a.empty()) bead.a = widen(body.a, body_a_, bead.skipped_a);
    if (!body.b.empty()) bead.b = widen(body.b, body_b_, bead.skipped_b);
    if (!body.a.empty()) write_a_until(bead.a.begin);
    if (!body.b.empty()) write_b_until(bead.b.begin);
    if (body.a.empty()) bead.a = {next_a_, next_a_};
    if (body.b.empty()) bead.b = {next_b_, next_b_};
    out_.push_back(bead);
    next_a_ = bead.a.end;
    next_b_ = bead.b.end;
    for (const std::size_t i : bead.skipped_a) out_.push_back({{i, i + 1}, {next_b_, next_b_}});
    for (const std::size_t j : bead.skipped_b) out_.push_back({{next_a_, next_a_}, {j, j + 1}});
  }
  void write_a_until(std::size_t end) {
    for (; next_a_ < end; ++next_a_) out_.push_back({{next_a_, next_a_ + 1}, {next_b_, next_b_}});
  }
  void write_b_until(std::size_t end) {
    for (; next_b_ < end; ++next_b_) out_.push_back({{next_a_, next_a_}, {next_b_, next_b_ + 1}});
  }

 private:
  const std::vector<std::uint32_t>&body_a_, &body_b_;
  std::vector<Bead>& out_;
  std::size_t next_a_ = 0, next_b_ = 0;
};

double likeness_of(Likeness& likeness, IndexRange a, IndexRange b) {
  if (a.empty() || b.empty()) return 0;
  const double worth = likeness.worth_a(a) + likeness.worth_b(b);
  return worth > 0 ? std::min(1.0, likeness.shared(a, b) / worth) : 1;
}

/// Neighbouring two-sided beads whose break falls at different words on the two sides become one.
std::vector<Bead> join_across_breaks(const std::vector<Bead>& beads, const Boundaries& boundaries) {
  std::vector<Bead> out;
  for (const Bead& bead : beads) {
    const bool two_sided = !bead.a.empty() && !bead.b.empty();
    if (two_sided && !out.empty() && !out.back().a.empty() && !out.back().b.empty() && boundaries.text_runs_across(bead.a.begin, bead.b.begin)) {
      out.back().a.end = bead.a.end;
      out.back().b.end = bead.b.end;
    } else {
      out.push_back(bead);
    }
  }
  return out;
}

/// How much of their worth the two sides of a bead share in this pair: next to all in two editions of one text, a third in two translations.
double usual_likeness(Likeness& likeness, const std::vector<Bead>& beads) {
  double shared = 0, worth = 0;
  for (const Bead& bead : beads) {
    if (bead.a.size() != 1 || bead.b.size() != 1) continue;
    shared += likeness.shared(bead.a, bead.b);
    worth += likeness.worth_a(bead.a) + likeness.worth_b(bead.b);
  }
  return worth > 0 ? shared / worth : 0;
}

std::vector<Bead> align_bodies(const NormalizedText& a, const Body& body_a, const NormalizedText& b, const Body& body_b, const PairTerms& terms) {
  const Boundaries boundaries(a, body_a.segments, b, body_b.segments);
  TermLikeness likeness(terms, boundaries);
  const unsigned sample_bits = a.text.size() + b.text.size() > kManyBytes ? 2 : 0;
  const std::vector<Anchor> chain = find_anchors(run_keys(a, body_a.segments, kRunLength, sample_bits), run_keys(b, body_b.segments, kRunLength, sample_bits));
  const Band band = make_band(chain, body_a.segments.size(), body_b.segments.size(), kMargin, kStrip);
  BeadModel model;
  std::vector<Bead> beads = align_in_band(likeness, band, model);
  const double usual = usual_likeness(likeness, beads);
  model.threshold = std::max(kLeastThreshold, kThresholdOfUsual * usual * usual);
  beads = align_in_band(likeness, band, model);
  beads = join_across_breaks(beads, boundaries);
  for (Bead& bead : beads) bead.similarity = likeness_of(likeness, bead.a, bead.b);
  return beads;
}

std::vector<Bead> align_translations(const NormalizedText& a, const Body& body_a, const NormalizedText& b, const Body& body_b) {
  const BilingualTerms terms = collect_bilingual_terms(a, body_a.segments, b, body_b.segments);
  BeadModel model;
  std::vector<Bead> beads;
  Band band = make_band({}, body_a.segments.size(), body_b.segments.size(), kWideMargin, kStrip);
  for (int round = 0;; ++round) {
    const TranslationLexicon lexicon = round == 0 ? TranslationLexicon(terms) : TranslationLexicon(terms, beads);
    TranslationLikeness likeness(terms, lexicon);
    model.words = kWordsOfTranslation;
    model.threshold = kThresholdOfTranslation;
    beads = align_in_band(likeness, band, model);
    if (round == kRounds) {
      for (Bead& bead : beads) bead.similarity = likeness_of(likeness, bead.a, bead.b);
      return beads;
    }
    std::vector<Anchor> chain;
    for (const Bead& bead : beads)
      if (!bead.a.empty() && !bead.b.empty()) chain.push_back({static_cast<std::uint32_t>(bead.a.begin), static_cast<std::uint32_t>(bead.b.begin), 1});
    band = make_band(chain, body_a.segments.size(), body_b.segments.size(), kWideMargin, kStrip);
  }
}

void check_every_segment_once(const Alignment& alignment) {
  std::vector<std::size_t> a, b;
  for (const Bead& bead : alignment.beads) {
    for (const std::size_t i : segments_a(bead)) a.push_back(i);
    for (const std::size_t j : segments_b(bead)) b.push_back(j);
    JIAOKAN_CHECK(!segments_a(bead).empty() || !segments_b(bead).empty());
  }
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  JIAOKAN_CHECK(a.size() == alignment.segments_a && b.size() == alignment.segments_b);
  for (std::size_t i = 0; i < a.size(); ++i) JIAOKAN_CHECK(a[i] == i);
  for (std::size_t j = 0; j < b.size(); ++j) JIAOKAN_CHECK(b[j] == j);
}

double coverage(const NormalizedText& text, const std::vector<bool>& matched) {
  std::size_t all = 0, covered = 0;
  for (std::size_t i = 0; i < matched.size(); ++i) {
    const std::size_t length = utf8::length(text.segment_text(i));
    all += length;
    if (matched[i]) covered += length;
  }
  return all == 0 ? 1 : static_cast<double>(covered) / static_cast<double>(all);
}

void measure_coverage(const NormalizedText& a, const NormalizedText& b, Alignment& out) {
  std::vector<bool> in_a(out.segments_a), in_b(out.segments_b);
  for (const Bead& bead : out.beads) {
    if (bead.a.empty() || bead.b.empty()) continue;
    for (const std::size_t i : segments_a(bead)) in_a[i] = true;
    for (const std::size_t j : segments_b(bead)) in_b[j] = true;
  }
  for (const Move& move : out.moved) in_a[move.a] = in_b[move.b] = true;
  out.coverage_a = coverage(a, in_a);
  out.coverage_b = coverage(b, in_b);
}

}  // namespace

Alignment align(const NormalizedText& a, const NormalizedText& b, const AlignOptions& options) {
  Alignment out;
  out.segments_a = a.segments.size();
  out.segments_b = b.segments.size();
  Body body_a(out.segments_a, find_running_lines(a)), body_b(out.segments_b, find_running_lines(b));

  const bool two_languages = are_in_two_languages(a, b);
  PairTerms terms;
  std::vector<Bead> beads;
  do {
    terms = collect_terms(a, body_a.segments, b, body_b.segments);
    beads = two_languages ? align_translations(a, body_a, b, body_b) : align_bodies(a, body_a, b, body_b, terms);
  } while (drop_labels(beads, body_a, body_b, out.segments_a, out.segments_b));

  BeadWriter writer(body_a.segments, body_b.segments, out.beads);
  std::vector<std::uint32_t> free_a, free_b;
  for (Bead& bead : beads) {
    writer.write(bead);
    if (bead.b.empty()) free_a.push_back(static_cast<std::uint32_t>(bead.a.begin));
    if (bead.a.empty()) free_b.push_back(static_cast<std::uint32_t>(bead.b.begin));
  }
  writer.write_a_until(out.segments_a);
  writer.write_b_until(out.segments_b);
  if (options.find_moves)
    for (const Move& move : find_moves(terms, free_a, free_b)) out.moved.push_back({body_a.segments[move.a], body_b.segments[move.b], move.similarity});
  check_every_segment_once(out);
  measure_coverage(a, b, out);
  return out;
}

}  // namespace jiaokan::align
