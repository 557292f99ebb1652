#pragma once

#include <optional>

#include "facts/reading.h"

namespace jiaokan::facts {

/// What year a block speaks of where its sentences name none: the last heading's (三、2021年重点工作), or the period that a paragraph announces.
class YearContext {
 public:
  explicit YearContext(const Reading& reading);

  /// Takes note of block `index`; call in reading order, before its targets are read.
  void enter(std::size_t index);

  /// The year that a target without date is meant for; none where the text says none.
  std::optional<int> year() const { return year_; }

  /// The year that 今年 is.
  std::optional<int> now() const { return year_ && !period_ ? year_ : published_; }

  const std::string& deadline() const { return deadline_; }

  /// True below a heading that looks back: 一、2025年工作回顾. What stands there is no promise.
  bool review() const { return review_; }

 private:
  bool heading_like_title(Range block) const;

  const Reading& reading_;
  std::optional<int> year_, published_;
  bool period_ = false;
  std::string deadline_;
  std::optional<int> title_year_;  ///< of a plan for one year: 2026年度施政计划
  std::string title_deadline_;
  bool review_ = false;
  int review_level_ = 0;
};

/// A short line without full stop that a number or a heading block opens.
bool looks_like_heading(const Reading& reading, std::size_t index);

}  // namespace jiaokan::facts
