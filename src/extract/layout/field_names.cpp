#include "extract/layout/field_names.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "core/characters.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostPieces = 6;   // words of a name that is set wide
constexpr std::size_t kLongestName = 6;  // ideographs
constexpr std::size_t kMostColons = 200;
constexpr float kNameGapEm = 3;  // between the ideographs of a name

bool is_colon(char32_t c) { return c == U'：' || c == U':'; }

/// Appends the ideographs of a word to the front of `name`; false where it has other characters.
bool prepend(const PageGlyphs& page, const Placed& w, std::u32string& name) {
  std::u32string own;
  for (std::uint32_t i = w.first; i < w.first + w.count; ++i) {
    const char32_t c = page.glyphs[i].code;
    if (is_blank(c) || is_colon(c)) continue;
    if (!is_han(c)) return false;
    own += c;
  }
  name.insert(0, own);
  return name.size() <= kLongestName;
}

/// The word that ends right before `w` on its line.
std::optional<std::size_t> before(const std::vector<Placed>& words, const Placed& w, float em) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Placed& o = words[i];
    if (std::fabs(o.center() - w.center()) > 0.3F * em || o.u1 > w.u0 + 1 || w.u0 - o.u1 > kNameGapEm * em) continue;
    if (!best || o.u1 > words[*best].u1) best = i;
  }
  return best;
}

}  // namespace

bool may_hold_field_names(const PageGlyphs& page, const std::vector<Placed>& words, std::size_t fewest) {
  std::size_t colons = 0;
  for (const Placed& w : words)
    for (std::uint32_t i = w.first; i < w.first + w.count; ++i) colons += is_colon(page.glyphs[i].code);
  return colons >= fewest && colons <= kMostColons;
}

void part_at_colons(const PageGlyphs& page, std::uint8_t rotation, std::vector<Placed>& words) {
  std::vector<Placed> out;
  out.reserve(words.size());
  for (const Placed& word : words) {
    Placed part = word;
    for (std::uint32_t i = word.first; i + 1 < word.first + word.count && i <= word.first + kLongestName; ++i) {
      if (!is_colon(page.glyphs[i].code)) continue;
      out.push_back(part);
      out.back().count = i + 1 - part.first;
      out.back().u1 = to_frame(page.glyphs[i].trail, rotation, page.width, page.height);
      part.count -= i + 1 - part.first;
      part.first = i + 1;
      part.u0 = to_frame(page.glyphs[i + 1].lead, rotation, page.width, page.height);
      break;
    }
    out.push_back(part);
  }
  words = std::move(out);
}

std::vector<FieldName> find_field_names(const PageGlyphs& page, float em, const std::vector<Placed>& words, std::span<const std::u32string_view> known) {
  std::vector<FieldName> names;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Placed& word = words[i];
    if (word.count == 0 || !is_colon(page.glyphs[word.first + word.count - 1].code)) continue;
    FieldName name{{i}, word.u0, word.u1, word.center(), false, {}};
    std::u32string text;
    if (!prepend(page, word, text)) continue;
    const bool alone = !text.empty();
    name.text = text;
    const FieldName first = name;
    for (std::size_t n = 0; n < kMostPieces; ++n) {
      name.known = std::find(known.begin(), known.end(), text) != known.end();
      if (name.known) break;
      const auto left = before(words, words[name.words.front()], em);
      if (!left || !prepend(page, words[*left], text)) break;
      name.words.insert(name.words.begin(), *left);
      name.u0 = words[*left].u0;
    }
    if (name.known) {
      name.text = std::move(text);
      names.push_back(std::move(name));
    } else if (alone) {
      names.push_back(first);
    }
  }
  std::stable_sort(names.begin(), names.end(), [](const FieldName& a, const FieldName& b) { return a.center < b.center; });
  return names;
}

}  // namespace jiaokan::extract
