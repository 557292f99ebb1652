#include "facts/year_context.h"

#include <algorithm>

#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

constexpr std::size_t kLongestHeading = 150;  // bytes: 50 ideographs

const Date* first_date(const Reading& reading, Range block) {
  const auto found = std::lower_bound(reading.dates.begin(), reading.dates.end(), block.begin, [](const Date& d, std::size_t at) { return d.words < at; });
  return found != reading.dates.end() && found->words < block.end ? &*found : nullptr;
}

}  // namespace

bool looks_like_heading(const Reading& reading, std::size_t index) {
  const Block& block = reading.document.blocks[index];
  const std::string_view words = reading.words(reading.block(index));
  // 1. 未来五年，政府会…。: a numbered sentence with clauses or figures says something, wherever the layout puts it.
  const auto figure = std::lower_bound(reading.figures.begin(), reading.figures.end(), reading.block(index).begin,
                                       [](const Figure& f, std::size_t at) { return f.begin < at; });
  const bool counts = figure != reading.figures.end() && figure->begin < reading.block(index).end;
  const bool sentence = words.ends_with("。") && (counts || words.find("，") != std::string_view::npos || words.find(',') != std::string_view::npos);
  if (block.kind == BlockKind::kTitle || (block.kind == BlockKind::kHeading && !sentence)) return true;
  if (words.size() > kLongestHeading || words.find("。") != std::string_view::npos || words.find('\t') != std::string_view::npos ||
      words.find("，") != std::string_view::npos || words.find(',') != std::string_view::npos || words.find("；") != std::string_view::npos ||
      words.find(';') != std::string_view::npos) {
    return false;
  }
  static const PatternGroup& numbers = pattern_group("heading-number");
  return numbers.at(reading.text, reading.block(index).begin).has_value();
}

YearContext::YearContext(const Reading& reading) : reading_(reading) {
  const auto& published = reading.document.metadata.published;
  if (published && published->size() >= 4 && published->find_first_not_of("0123456789") >= 4) {
    int year = 0;
    for (std::size_t i = 0; i < 4; ++i) year = year * 10 + ((*published)[i] - '0');
    published_ = year;
  }
}

bool YearContext::heading_like_title(Range block) const {
  const std::string_view words = reading_.words(block);
  return words.size() <= kLongestHeading && words.find("，") == std::string_view::npos && words.find("。") == std::string_view::npos;
}

void YearContext::enter(std::size_t index) {
  static const PatternGroup& period_goals = pattern_group("period-goal");
  const Range block = reading_.block(index);
  const bool heading = looks_like_heading(reading_, index);
  const BlockKind kind = reading_.document.blocks[index].kind;
  if (block.empty()) return;
  if (kind == BlockKind::kTitle || (index == 0 && !heading && heading_like_title(block))) {
    static const PatternGroup& yearly = pattern_group("yearly-title");
    const Date* date = first_date(reading_, block);
    if (date && date->year && date->kind == DateKind::kYear && !title_year_ &&
        reading_.words({date->words, date->end}).find_first_of("-~") == std::string_view::npos && yearly.any(reading_.words({date->end, block.end}))) {
      year_ = title_year_ = date->year;
      deadline_ = title_deadline_ = reading_.printed({date->words, date->end});
    }
    return;
  }
  if (heading) {
    const Date* date = first_date(reading_, block);
    const bool top = reading_.document.blocks[index].level == 1 || (kind != BlockKind::kHeading && reading_.words(block).find("、") < 13);
    if (date && date->year && !date->base && (date->kind == DateKind::kYear || date->kind == DateKind::kPeriod)) {
      year_ = date->year;
      period_ = date->kind == DateKind::kPeriod;
      deadline_ = reading_.printed({date->words, date->end});
    } else if (top) {
      year_ = title_year_;
      period_ = false;
      deadline_ = title_deadline_;
    }
    static const PatternGroup& reviews = pattern_group("review-heading");
    const int level = kind == BlockKind::kHeading ? reading_.document.blocks[index].level : top ? 1 : 9;
    if (reviews.any(reading_.words(block))) {
      if (!review_ || level <= review_level_) review_level_ = level;
      review_ = true;
    } else if (level <= review_level_) {
      review_ = false;
    }
    return;
  }
  if (block.size() > 4000) return;
  if (const auto m = period_goals.find(reading_.text, block.begin, block.end)) {
    const Date* date = first_date(reading_, {m->begin, block.end});
    if (!date || date->kind != DateKind::kPeriod) date = first_date(reading_, {m->begin >= block.begin + 3 ? m->begin - 3 : block.begin, block.end});
    if (date && date->kind == DateKind::kPeriod && date->words <= m->begin) {
      year_ = date->year;
      period_ = true;
      deadline_ = reading_.printed({date->words, date->end});
    }
  }
}

}  // namespace jiaokan::facts
