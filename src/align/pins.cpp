#include "align/pins.h"

#include <algorithm>

#include "core/error.h"

namespace jiaokan::align {
namespace {

/// A part of both sides, counted from its begins.
class PartLikeness final : public Likeness {
 public:
  PartLikeness(Likeness& all, const Bead& part) : all_(all), part_(part) {}
  std::size_t size_a() const override { return part_.a.size(); }
  std::size_t size_b() const override { return part_.b.size(); }
  bool is_blank_a(std::size_t segment) const override { return all_.is_blank_a(part_.a.begin + segment); }
  bool is_blank_b(std::size_t segment) const override { return all_.is_blank_b(part_.b.begin + segment); }
  double worth_a(IndexRange r) const override { return all_.worth_a(in_a(r)); }
  double worth_b(IndexRange r) const override { return all_.worth_b(in_b(r)); }
  double shared(IndexRange a, IndexRange b) override { return all_.shared(in_a(a), in_b(b)); }
  void shared_with_each(std::size_t i, IndexRange b, std::span<const char> asked, std::span<double> out) override {
    all_.shared_with_each(part_.a.begin + i, in_b(b), asked, out);
  }
  bool lengths_count() const override { return all_.lengths_count(); }
  double log_odds_of_lengths(IndexRange a, IndexRange b) const override { return all_.log_odds_of_lengths(in_a(a), in_b(b)); }
  double most_of_lengths() const override { return all_.most_of_lengths(); }
  void add_work(std::uint64_t steps) override { all_.add_work(steps); }
  bool may_run_across(std::size_t i, std::size_t j) const override { return all_.may_run_across(part_.a.begin + i, part_.b.begin + j); }

 private:
  IndexRange in_a(IndexRange r) const { return {part_.a.begin + r.begin, part_.a.begin + r.end}; }
  IndexRange in_b(IndexRange r) const { return {part_.b.begin + r.begin, part_.b.begin + r.end}; }

  Likeness& all_;
  Bead part_;
};

void take_side(const std::vector<std::size_t>& segments, bool two_sided, PinnedSide& side, std::size_t& behind) {
  if (segments.empty()) return;
  if (two_sided) {
    JIAOKAN_CHECK(segments.front() >= behind);
    behind = segments.back() + 1;
  }
  auto next = segments.begin();
  for (std::size_t i = segments.front(); i <= segments.back(); ++i) {
    const bool named = next != segments.end() && *next == i;
    if (named) ++next;
    if (two_sided && named)
      side.in_bead[i] = true;
    else if (two_sided || named)
      side.apart.push_back(static_cast<std::uint32_t>(i));
  }
}

void settle(PinnedSide& side) {
  std::sort(side.apart.begin(), side.apart.end());
  side.apart.erase(std::unique(side.apart.begin(), side.apart.end()), side.apart.end());
  for (const std::uint32_t i : side.apart) JIAOKAN_CHECK(!side.in_bead[i]);
}

std::vector<Pin> two_sided(const std::vector<Pin>& pins) {
  std::vector<Pin> out;
  std::copy_if(pins.begin(), pins.end(), std::back_inserter(out), [](const Pin& pin) { return !pin.a.empty() && !pin.b.empty(); });
  std::sort(out.begin(), out.end(), [](const Pin& x, const Pin& y) { return x.a.front() < y.a.front(); });
  return out;
}

IndexRange range_in(const Body& body, const std::vector<std::size_t>& segments) {
  return {body.behind(static_cast<std::uint32_t>(segments.front())), body.behind(static_cast<std::uint32_t>(segments.back())) + 1};
}

}  // namespace

PinnedSides sides_of_pins(const std::vector<Pin>& pins, std::size_t segments_a, std::size_t segments_b) {
  PinnedSides out;
  out.a.in_bead.resize(segments_a);
  out.b.in_bead.resize(segments_b);
  std::size_t behind_a = 0, behind_b = 0;
  for (const Pin& pin : two_sided(pins)) {
    JIAOKAN_CHECK(pin.a.back() < segments_a && pin.b.back() < segments_b);
    take_side(pin.a, true, out.a, behind_a);
    take_side(pin.b, true, out.b, behind_b);
  }
  for (const Pin& pin : pins) {
    if (!pin.a.empty() && !pin.b.empty()) continue;
    take_side(pin.a, false, out.a, behind_a);
    take_side(pin.b, false, out.b, behind_b);
  }
  settle(out.a);
  settle(out.b);
  return out;
}

std::vector<Bead> pinned_beads(const std::vector<Pin>& pins, const Body& a, const Body& b) {
  std::vector<Bead> out;
  for (const Pin& pin : two_sided(pins)) out.push_back({range_in(a, pin.a), range_in(b, pin.b), kPinned});
  return out;
}

struct GapAligner::Gap {
  Gap(Likeness& likeness, const Bead& where, Band band) : range(where), part(likeness, where), aligner(part, std::move(band)) {}
  Bead range;
  PartLikeness part;
  BandAligner aligner;
};

GapAligner::GapAligner(Likeness& likeness, const std::vector<Bead>& pins, const MakeBand& make_band) : pins_(pins) {
  std::size_t a = 0, b = 0;
  const auto add = [&](std::size_t end_a, std::size_t end_b) {
    const Bead gap{{a, end_a}, {b, end_b}};
    gaps_.push_back(std::make_unique<Gap>(likeness, gap, make_band(gap)));
  };
  for (const Bead& pin : pins_) {
    add(pin.a.begin, pin.b.begin);
    a = pin.a.end;
    b = pin.b.end;
  }
  add(likeness.size_a(), likeness.size_b());
}

GapAligner::~GapAligner() = default;

std::vector<Bead> GapAligner::best_path(const BeadModel& model) {
  std::vector<Bead> out;
  for (std::size_t k = 0; k < gaps_.size(); ++k) {
    const Bead& range = gaps_[k]->range;
    for (Bead bead : gaps_[k]->aligner.best_path(model)) {
      bead.a = {bead.a.begin + range.a.begin, bead.a.end + range.a.begin};
      bead.b = {bead.b.begin + range.b.begin, bead.b.end + range.b.begin};
      out.push_back(bead);
    }
    if (k < pins_.size()) out.push_back(pins_[k]);
  }
  return out;
}

}  // namespace jiaokan::align
