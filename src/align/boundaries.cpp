#include "align/boundaries.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "align/characters.h"
#include "core/utf8.h"

namespace jiaokan::align {
namespace {

constexpr std::size_t kReach = 300;                    // letters on either side of a break that are looked at
constexpr std::size_t kProbe = 6;                      // letters that must be found again …
constexpr std::size_t kAgree = 5;                      // … but for one
constexpr std::size_t kEnd = 10;                       // letters of a head or a tail
constexpr std::size_t kFewest = 4;                     // letters that an agreement can be told by
constexpr double kSamePlace = 0.8, kOtherPlace = 0.5;  // of the letters at an end that agree
constexpr std::size_t kContext = 4;                    // letters before the piece of which half must agree

std::u32string first_letters(std::string_view text, std::size_t most) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size() && out.size() < most;) {
    const char32_t c = utf8::next(text, at);
    if (letter_of(c) != Letter::kNone) out.push_back(lower_ascii(c));
  }
  return out;
}

std::u32string last_letters(std::string_view text, std::size_t most) {
  std::u32string out;
  for (std::size_t at = text.size(); at > 0 && out.size() < most;) {
    const char32_t c = utf8::previous(text, at);
    if (letter_of(c) != Letter::kNone) out.push_back(lower_ascii(c));
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::size_t agreeing(std::u32string_view x, std::u32string_view y) {
  std::size_t same = 0;
  for (std::size_t k = 0; k < x.size() && k < y.size(); ++k) same += x[k] == y[k];
  return same;
}

bool found_at(std::u32string_view probe, std::u32string_view text, std::size_t at) {
  const std::size_t length = std::min({kProbe, probe.size(), text.size() - at});
  return length + 1 >= kAgree && agreeing(probe.substr(0, length), text.substr(at, length)) + (kProbe - kAgree) >= length;
}

/// x1|x2 and y1|y2: does x1 end with what y2 begins with, and does the text go on alike on both sides of that piece?
bool runs_over(std::u32string_view x1, std::u32string_view x2, std::u32string_view y1, std::u32string_view y2) {
  if (x1.empty() || x2.empty() || y1.empty() || y2.empty()) return false;
  std::u32string x(x1);
  x.append(x2.substr(0, kProbe));
  // Both texts go on alike behind the breaks: nothing runs across.
  if (found_at(y2.substr(0, kProbe), x, x1.size()) && agreeing(std::u32string_view(x1).substr(x1.size() - 1), y1.substr(y1.size() - 1)) == 1) return false;
  // A piece that is all of a segment would leave its other half without a counterpart.
  for (std::size_t piece = 1; piece < x1.size(); ++piece) {
    const std::size_t p = x1.size() - piece;
    if (x[p] != y2[0] && (y2.size() < 2 || p + 1 >= x.size() || x[p + 1] != y2[1])) continue;
    if (!found_at(y2, x, p)) continue;
    const std::size_t slack = 1 + piece / 5;
    const std::size_t before = std::min({kContext, p, y1.size()});
    if (2 * agreeing(std::u32string_view(x1).substr(p - before, before), y1.substr(y1.size() - before)) < before) continue;
    for (std::size_t q = piece > slack ? piece - slack : 1; q <= std::min(piece + slack, y2.size() - 1); ++q)
      if (found_at(x2, y2, q)) return true;
  }
  return false;
}

double agreement_of_ends(std::u32string_view x, std::u32string_view y) {
  const std::size_t length = std::min({kEnd, x.size(), y.size()});
  if (length < kFewest) return 0;
  return static_cast<double>(agreeing(x.substr(x.size() - length), y.substr(y.size() - length))) / static_cast<double>(length);
}

double agreement_of_begins(std::u32string_view x, std::u32string_view y) {
  const std::size_t length = std::min({kEnd, x.size(), y.size()});
  return length < kFewest ? 0 : static_cast<double>(agreeing(x.substr(0, length), y.substr(0, length))) / static_cast<double>(length);
}

/// x1|x2 and y1|y2: does y1 end a few letters further on than x1, and y2 go on with what is left of x2? For pieces too short for runs_over.
bool runs_over_a_little(std::u32string_view x1, std::u32string_view x2, std::u32string_view y1, std::u32string_view y2) {
  if (x1.size() < kEnd || y1.size() < kEnd || y2.empty() || agreement_of_ends(x1, y1) > kOtherPlace) return false;
  std::u32string x(x1.substr(x1.size() - kEnd));
  for (std::size_t piece = 1; piece < x2.size() && piece <= kEnd; ++piece) {
    x.push_back(x2[piece - 1]);
    const std::u32string_view rest = x2.substr(piece);
    const std::size_t next = std::min({kProbe, rest.size(), y2.size()});
    if (agreement_of_ends(x, y1) >= kSamePlace && agreeing(rest.substr(0, next), y2.substr(0, next)) * 5 >= next * 4) return true;
  }
  return false;
}

double pairs_in_common(std::u32string_view x, std::u32string_view y) {
  if (x.size() < 2 || y.size() < 2) return !x.empty() && x == y ? 1 : 0;
  std::size_t common = 0;
  std::vector<bool> taken(y.size());
  for (std::size_t k = 0; k + 1 < x.size(); ++k) {
    for (std::size_t n = 0; n + 1 < y.size(); ++n) {
      if (taken[n] || x[k] != y[n] || x[k + 1] != y[n + 1]) continue;
      taken[n] = true;
      ++common;
      break;
    }
  }
  return static_cast<double>(common) / static_cast<double>(std::min(x.size(), y.size()) - 1);
}

}  // namespace

double Boundaries::heads_alike(std::size_t i, std::size_t j) const {
  return pairs_in_common(first_letters(a_.segment_text(of_a_[i]), kEnd), first_letters(b_.segment_text(of_b_[j]), kEnd));
}

double Boundaries::tails_alike(std::size_t i, std::size_t j) const {
  return pairs_in_common(last_letters(a_.segment_text(of_a_[i]), kEnd), last_letters(b_.segment_text(of_b_[j]), kEnd));
}

double Boundaries::ends_agree(IndexRange a, IndexRange b) const {
  const auto end_of = [](const NormalizedText& text, const std::vector<std::uint32_t>& segments, IndexRange range) {
    std::u32string out;
    for (std::size_t i = range.end; i > range.begin && out.size() < kEnd; --i) out.insert(0, last_letters(text.segment_text(segments[i - 1]), kEnd));
    return out;
  };
  return agreement_of_ends(end_of(a_, of_a_, a), end_of(b_, of_b_, b));
}

double Boundaries::begins_agree(IndexRange a, IndexRange b) const {
  const auto begin_of = [](const NormalizedText& text, const std::vector<std::uint32_t>& segments, IndexRange range) {
    std::u32string out;
    for (std::size_t i = range.begin; i < range.end && out.size() < kEnd; ++i) out += first_letters(text.segment_text(segments[i]), kEnd);
    return out;
  };
  return agreement_of_begins(begin_of(a_, of_a_, a), begin_of(b_, of_b_, b));
}

bool Boundaries::text_runs_across(std::size_t i, std::size_t j) const {
  const std::u32string a1 = last_letters(a_.segment_text(of_a_[i - 1]), kReach), a2 = first_letters(a_.segment_text(of_a_[i]), kReach + kProbe);
  const std::u32string b1 = last_letters(b_.segment_text(of_b_[j - 1]), kReach), b2 = first_letters(b_.segment_text(of_b_[j]), kReach + kProbe);
  return runs_over(a1, a2, b1, b2) || runs_over(b1, b2, a1, a2) || runs_over_a_little(a1, a2, b1, b2) || runs_over_a_little(b1, b2, a1, a2);
}

}  // namespace jiaokan::align
