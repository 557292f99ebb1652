#include "align/body.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace jiaokan::align {
namespace {

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
  BeadWriter(const std::vector<std::uint32_t>& body_a, const std::vector<std::uint32_t>& body_b, std::vector<Bead>& out)
      : body_a_(body_a), body_b_(body_b), out_(out) {}

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

}  // namespace

Body::Body(std::size_t count, std::vector<RunningLine> lines, std::vector<std::uint32_t> pinned_apart)
    : running(std::move(lines)), apart(std::move(pinned_apart)) {
  std::vector<bool> left_out(count);
  for (const RunningLine& line : running) left_out[line.segment] = true;
  for (const std::uint32_t i : apart) left_out[i] = true;
  for (std::uint32_t i = 0; i < count; ++i)
    if (!left_out[i]) segments.push_back(i);
}

std::size_t Body::behind(std::uint32_t segment) const {
  return static_cast<std::size_t>(std::lower_bound(segments.begin(), segments.end(), segment) - segments.begin());
}

bool put_back_labels(const std::vector<Bead>& beads, Body& a, Body& b) {
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
    std::set<std::uint32_t> met;
    for (std::size_t y = first; y < b.running.size() && b.behind(b.running[y].segment) <= at.to; ++y) {
      if (b.running[y].number == x.number) met.insert(b.running[y].group);
    }
    // Two labels that stand side by side meet each other too: which is whose is told by all of them.
    for (const std::uint32_t group : met) ++together[{x.group, group}];
  }
  std::map<std::uint32_t, std::size_t> most;
  for (const auto& [groups, count] : together) most[groups.first] = std::max(most[groups.first], count);
  std::set<std::uint32_t> labels_a, labels_b;
  for (const auto& [groups, count] : together) {
    if (count < most[groups.first] || 2 * count < std::min(size_a[groups.first], size_b[groups.second])) continue;
    labels_a.insert(groups.first);
    labels_b.insert(groups.second);
  }
  if (labels_a.empty()) return false;
  const std::size_t count_a = a.segments.size() + a.running.size() + a.apart.size(), count_b = b.segments.size() + b.running.size() + b.apart.size();
  std::erase_if(a.running, [&](const RunningLine& line) { return labels_a.count(line.group) != 0; });
  std::erase_if(b.running, [&](const RunningLine& line) { return labels_b.count(line.group) != 0; });
  a = Body(count_a, std::move(a.running), std::move(a.apart));
  b = Body(count_b, std::move(b.running), std::move(b.apart));
  return true;
}

std::vector<Bead> beads_of_texts(const std::vector<Bead>& beads, const Body& a, const Body& b, std::size_t segments_a, std::size_t segments_b) {
  std::vector<Bead> out;
  BeadWriter writer(a.segments, b.segments, out);
  for (const Bead& bead : beads) writer.write(bead);
  writer.write_a_until(segments_a);
  writer.write_b_until(segments_b);
  return out;
}

}  // namespace jiaokan::align
