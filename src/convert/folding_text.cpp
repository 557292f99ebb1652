#include "convert/folding_text.h"

#include <algorithm>

#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

void FoldingText::clear() {
  text.clear();
  origin.clear();
}

void FoldingText::push(char32_t c, RawSpan from) {
  if (!origin.empty() && from.begin < origin.back().end && from != origin.back()) {
    // One of two code points that were made from the same bytes was joined with a neighbour: all three belong together from now on.
    const RawSpan both{std::min(from.begin, origin.back().begin), std::max(from.end, origin.back().end)};
    for (std::size_t i = origin.size(); i-- > 0 && origin[i].end > both.begin;) origin[i] = both;
    from = both;
  }
  text.push_back(c);
  origin.push_back(from);
}

void FoldingText::copy(const FoldingText& other, std::size_t begin, std::size_t end) {
  while (begin < end && !origin.empty() && other.origin[begin].begin < origin.back().end) push(other.text[begin], other.origin[begin]), ++begin;
  text.append(other.text, begin, end - begin);
  origin.insert(origin.end(), other.origin.begin() + static_cast<std::ptrdiff_t>(begin), other.origin.begin() + static_cast<std::ptrdiff_t>(end));
}

void FoldingText::replace(const FoldingText& other, std::size_t begin, std::size_t end, std::u32string_view value, std::vector<RawSpan>& changed) {
  const auto same = [&](std::size_t i, std::size_t j) { return other.text[i] == value[j]; };
  std::size_t first = 0, behind = value.size();
  if (end - begin != value.size()) {
    // A code point that shares its origin with its neighbours cannot be kept apart from them, but to keep it is no fault: the spans stay in order.
    while (begin < end && first < behind && same(begin, first)) push(value[first++], other.origin[begin++]);
    std::size_t kept = 0;
    while (begin < end - kept && first < behind && same(end - kept - 1, behind - 1)) ++kept, --behind;
    const std::size_t stop = end - kept;
    if (begin < stop) {
      const RawSpan whole{other.origin[begin].begin, other.origin[stop - 1].end};
      for (std::size_t j = first; j < behind; ++j) push(value[j], whole);
      changed.push_back(whole);
    } else if (first < behind) {
      // Text is only added: it counts as made from the code point before it, or from the one behind where there is none.
      JIAOKAN_CHECK(!origin.empty() || kept > 0);
      const RawSpan near = !origin.empty() ? origin.back() : other.origin[stop];
      for (std::size_t j = first; j < behind; ++j) push(value[j], near);
      changed.push_back(near);
    }
    copy(other, stop, end);
    return;
  }
  for (std::size_t i = begin; i < end; ++i, ++first) {
    if (!same(i, first)) changed.push_back(other.origin[i]);
    push(value[first], other.origin[i]);
  }
}

std::uint32_t piece_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  constexpr std::size_t kPieceBytes = 1 << 16;
  if (end - begin <= kPieceBytes) return end;
  std::size_t at = begin + kPieceBytes;
  while (!utf8::is_boundary(text, at)) ++at;
  char32_t before = 0;
  while (at < end) {
    const std::size_t here = at;
    const char32_t c = utf8::next(text, at);
    if ((before == U'。' || before == U'，' || before == U'；') && c >= 0x4E00 && c <= 0x9FFF) return static_cast<std::uint32_t>(here);
    if (is_ascii_letter(before) && is_ascii_letter(c)) return static_cast<std::uint32_t>(here);
    before = c;
  }
  return end;
}

std::uint32_t reading_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t kMostBytes = 1 << 20;
  if (end - begin <= kMostBytes) return piece_end(text, begin, end);
  std::uint32_t most = begin + kMostBytes;
  while (!utf8::is_boundary(text, most)) --most;
  return piece_end(text, begin, most);
}

void decode(std::string_view raw, RawSpan span, FoldingText& out) {
  out.clear();
  out.text.reserve(span.size() / 2);
  out.origin.reserve(span.size() / 2);
  for (std::size_t at = span.begin; at < span.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = utf8::next(raw, at);
    out.push(c, {begin, static_cast<std::uint32_t>(at)});
  }
}

void encode(const FoldingText& piece, std::string_view raw, RawSpan span, std::string& out, OffsetMap& map) {
  std::uint32_t at = span.begin;
  for (std::size_t i = 0; i < piece.size();) {
    const RawSpan from = piece.origin[i];
    JIAOKAN_CHECK(from.begin >= at && from.end <= span.end);
    map.replace(from.begin - at, 0);
    const std::size_t before = out.size();
    do utf8::append(out, piece.text[i++]);
    while (i < piece.size() && piece.origin[i] == from);
    const std::string_view made = std::string_view(out).substr(before);
    if (made == raw.substr(from.begin, from.size()))
      map.copy(from.size());
    else
      map.replace(from.size(), static_cast<std::uint32_t>(made.size()));
    at = from.end;
  }
  map.replace(span.end - at, 0);
}

}  // namespace jiaokan::convert
