#include "core/offset_map.h"

#include <algorithm>

#include "core/error.h"

namespace jiaokan {

OffsetMap OffsetMap::identity(std::uint32_t length) {
  OffsetMap map;
  map.copy(length);
  return map;
}

void OffsetMap::copy(std::uint32_t length) {
  if (length == 0) return;
  if (runs_.empty() || !runs_.back().copied) runs_.push_back({raw_size_, norm_size_, true});
  raw_size_ += length;
  norm_size_ += length;
}

void OffsetMap::replace(std::uint32_t raw_length, std::uint32_t norm_length) {
  // Text made from nothing would have no way home.
  JIAOKAN_CHECK(raw_length > 0 || norm_length == 0);
  if (raw_length == 0) return;
  runs_.push_back({raw_size_, norm_size_, false});
  raw_size_ += raw_length;
  norm_size_ += norm_length;
}

void OffsetMap::append(const OffsetMap& next) {
  for (std::size_t i = 0; i < next.runs_.size(); ++i) {
    if (next.runs_[i].copied)
      copy(next.raw_span(i).size());
    else
      replace(next.raw_span(i).size(), next.norm_span(i).size());
  }
}

RawSpan OffsetMap::raw_span(std::size_t i) const { return {runs_[i].raw_begin, i + 1 < runs_.size() ? runs_[i + 1].raw_begin : raw_size_}; }

NormSpan OffsetMap::norm_span(std::size_t i) const { return {runs_[i].norm_begin, i + 1 < runs_.size() ? runs_[i + 1].norm_begin : norm_size_}; }

std::size_t OffsetMap::run_at_raw(std::uint32_t offset) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), offset, [](std::uint32_t at, const Run& run) { return at < run.raw_begin; });
  return static_cast<std::size_t>(after - runs_.begin()) - 1;
}

// A deletion shares its norm_begin with the run behind it, so the last run that begins at or before the offset is the one that holds it.
std::size_t OffsetMap::run_at_norm(std::uint32_t offset) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), offset, [](std::uint32_t at, const Run& run) { return at < run.norm_begin; });
  return static_cast<std::size_t>(after - runs_.begin()) - 1;
}

RawSpan OffsetMap::to_raw(NormSpan span) const {
  JIAOKAN_CHECK(span.begin <= span.end && span.end <= norm_size_);
  const auto raw_end = [&](std::size_t i) { return runs_[i].copied ? runs_[i].raw_begin + (span.end - runs_[i].norm_begin) : raw_span(i).end; };
  if (span.empty()) {
    const std::uint32_t end = span.end == 0 ? 0 : raw_end(run_at_norm(span.end - 1));
    return {end, end};
  }
  const std::size_t first = run_at_norm(span.begin);
  // Most spans end in the run they begin in, or a few further on.
  constexpr std::size_t kNear = 8;
  std::size_t last = first;
  while (last + 1 < runs_.size() && runs_[last + 1].norm_begin < span.end && last < first + kNear) ++last;
  if (last == first + kNear) last = run_at_norm(span.end - 1);
  return {runs_[first].copied ? runs_[first].raw_begin + (span.begin - runs_[first].norm_begin) : runs_[first].raw_begin, raw_end(last)};
}

NormSpan OffsetMap::to_norm(RawSpan span) const {
  JIAOKAN_CHECK(span.begin <= span.end && span.end <= raw_size_);
  if (span.begin == raw_size_) return {norm_size_, norm_size_};
  const std::size_t first = run_at_raw(span.begin);
  const std::uint32_t begin = runs_[first].copied ? runs_[first].norm_begin + (span.begin - runs_[first].raw_begin) : runs_[first].norm_begin;
  if (span.empty()) return {begin, begin};
  const std::size_t last = run_at_raw(span.end - 1);
  return {begin, runs_[last].copied ? runs_[last].norm_begin + (span.end - runs_[last].raw_begin) : norm_span(last).end};
}

OffsetMap OffsetMap::compose(const OffsetMap& inner, const OffsetMap& outer) {
  JIAOKAN_CHECK(inner.norm_size_ == outer.raw_size_);
  OffsetMap map;
  map.runs_.reserve(inner.runs_.size() + outer.runs_.size());
  std::size_t i = 0, o = 0;  // the runs that hold `middle`
  std::uint32_t middle = 0;  // offset in the text between the two folds
  const auto inner_end = [&] { return inner.norm_span(i).end; };
  const auto outer_end = [&] { return outer.raw_span(o).end; };
  while (i < inner.runs_.size()) {
    if (inner.norm_span(i).empty()) {
      map.replace(inner.raw_span(i).size(), 0);
      ++i;
      continue;
    }
    JIAOKAN_CHECK(o < outer.runs_.size());
    if (inner.runs_[i].copied && outer.runs_[o].copied) {
      const std::uint32_t end = std::min(inner_end(), outer_end());
      map.copy(end - middle);
      middle = end;
    } else {
      // Grow the group until no replaced run of either map hangs over its end.
      std::uint32_t raw = 0, norm = 0, at_inner = middle, at_outer = middle;
      std::uint32_t end = inner.runs_[i].copied ? outer_end() : outer.runs_[o].copied ? inner_end() : std::max(inner_end(), outer_end());
      while (at_inner < end || at_outer < end) {
        while (at_inner < end) {
          const std::uint32_t stop = inner.runs_[i].copied ? std::min(end, inner_end()) : inner_end();
          raw += inner.runs_[i].copied ? stop - at_inner : inner.raw_span(i).size();
          at_inner = stop;
          end = std::max(end, stop);
          if (stop == inner_end()) ++i;
        }
        while (at_outer < end) {
          const std::uint32_t stop = outer.runs_[o].copied ? std::min(end, outer_end()) : outer_end();
          norm += outer.runs_[o].copied ? stop - at_outer : outer.norm_span(o).size();
          at_outer = stop;
          end = std::max(end, stop);
          if (stop == outer_end()) ++o;
        }
      }
      map.replace(raw, norm);
      middle = end;
      continue;
    }
    if (middle == inner_end()) ++i;
    if (middle == outer_end()) ++o;
  }
  JIAOKAN_CHECK(map.raw_size_ == inner.raw_size_ && map.norm_size_ == outer.norm_size_);
  return map;
}

}  // namespace jiaokan
