#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/span.h"

namespace jiaokan::extract {

/// A value, how much it is worth (less is more), and its place.
class MetadataField {
 public:
  void offer(int rank, std::string value, std::optional<RawSpan> span = std::nullopt) {
    if (value.empty() || (value_ && rank >= rank_)) return;
    value_ = std::move(value);
    span_ = span;
    rank_ = rank;
  }
  void give(std::optional<std::string>& value, std::optional<RawSpan>& span) {
    value = std::move(value_);
    span = span_;
  }

 private:
  std::optional<std::string> value_;
  std::optional<RawSpan> span_;
  int rank_ = 0;
};

}  // namespace jiaokan::extract
