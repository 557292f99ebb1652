#include "convert/word_breaker.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "core/error.h"

namespace jiaokan::convert {

struct WordBreaker::Icu {
  std::unique_ptr<icu::BreakIterator> breaks;
  icu::UnicodeString text;

  void set(std::u32string_view points) {
    text.remove();
    for (const char32_t c : points) text.append(static_cast<UChar32>(c));
    breaks->setText(text);
  }
};

WordBreaker::WordBreaker() = default;
WordBreaker::~WordBreaker() = default;

WordBreaker::Icu& WordBreaker::icu() {
  if (!icu_) {
    UErrorCode status = U_ZERO_ERROR;
    auto fresh = std::make_unique<Icu>();
    fresh->breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getChina(), status));
    if (U_FAILURE(status))
      throw Error(ErrorCode::kConfig, "ICU", std::string("its word breaking data cannot be loaded: ") + u_errorName(status), "install ICU again");
    icu_ = std::move(fresh);
  }
  return *icu_;
}

void WordBreaker::set_text(std::u32string_view text) {
  text_ = text;
  first_ = last_ = 0;
}

Range WordBreaker::word_at(std::size_t i) {
  if (i < first_ || i >= last_) break_around(i);
  const auto behind = std::upper_bound(breaks_.begin(), breaks_.end(), i);
  return {*(behind - 1), *behind};
}

void WordBreaker::break_around(std::size_t i) {
  constexpr std::size_t kMargin = 12, kStretch = 48;  // words near the edge of a stretch may be cut
  const std::size_t begin = i > kMargin ? i - kMargin : 0, end = std::min(text_.size(), i + kStretch + kMargin);
  first_ = i;
  last_ = std::min(text_.size(), i + kStretch);
  Icu& words = icu();
  words.set(text_.substr(begin, end - begin));
  breaks_.clear();
  std::int32_t unit = 0;
  std::size_t at = begin;
  for (std::int32_t next = words.breaks->first(); next != icu::BreakIterator::DONE; next = words.breaks->next()) {
    at += static_cast<std::size_t>(words.text.countChar32(unit, next - unit));
    unit = next;
    breaks_.push_back(at);
  }
}

bool WordBreaker::is_word(std::u32string_view text) {
  constexpr std::size_t kMostRemembered = 1 << 17;
  std::u32string key(text);
  if (const auto found = words_.find(key); found != words_.end()) return found->second;
  if (words_.size() >= kMostRemembered) words_.clear();
  Icu& words = icu();
  words.set(text);
  words.breaks->first();
  const bool whole = words.breaks->next() == words.text.length();
  words_.emplace(std::move(key), whole);
  return whole;
}

}  // namespace jiaokan::convert
