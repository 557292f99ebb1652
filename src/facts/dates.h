#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace jiaokan::facts {

enum class DateKind {
  kYear,      ///< 2021年末, 2019—2021年, 二〇三五年, 民国114年
  kMonth,     ///< 7月1日: a day without its year
  kRelative,  ///< 今年, 明年: `year` counts from the year of the context
  kPeriod,    ///< “十四五”时期: its last year
};

/// A point or stretch of time in a match_text(). `begin` takes in 到, 至, 截至 … before it.
struct Date {
  std::size_t begin = 0, end = 0;
  std::size_t words = 0;  ///< where the date itself begins
  DateKind kind = DateKind::kYear;
  std::optional<int> year;  ///< Western, the last one of a stretch; for kRelative the distance
  bool base = false;        ///< 比2020年, 从2019年起: what is compared with, no deadline
  bool impossible = false;  ///< 13月, 2月30日
};

/// All dates of `text`, in order, not overlapping. Linear.
std::vector<Date> find_dates(std::string_view text);

}  // namespace jiaokan::facts
