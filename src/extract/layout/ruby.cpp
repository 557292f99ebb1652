#include "extract/layout/ruby.h"

#include <algorithm>
#include <cmath>

#include "core/characters.h"

namespace jiaokan::extract {
namespace {

constexpr float kSmall = 0.65F;                     // of the boxes of the ideographs below
constexpr float kNearest = 0.5F, kFarthest = 1.3F;  // em from middle to middle: nearer is a superscript
constexpr std::size_t kMostBelow = 400;             // words looked at for one reading

bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FF; }
bool is_bopomofo(char32_t c) {
  return (c >= 0x3105 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31BF) || c == 0x02C7 || c == 0x02CA || c == 0x02CB || c == 0x02D9 || c == 0x02C9;
}
bool is_toned_vowel(char32_t c) { return std::u32string_view(U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ").find(c) != std::u32string_view::npos; }

bool reads_as_ruby(const Placed& word, const std::vector<Glyph>& glyphs) {
  bool toned = false, latin = false;
  for (std::uint32_t i = word.first; i < word.first + word.count; ++i) {
    const char32_t c = glyphs[i].code;
    if (is_kana(c) || is_bopomofo(c)) continue;
    if (!is_latin(c)) return false;
    latin = true;
    toned = toned || is_toned_vowel(c);
  }
  return word.count > 0 && (!latin || toned);
}

/// The advance of an ideograph of the word; 0 where it has none.
float em_of(const Placed& word, const std::vector<Glyph>& glyphs) {
  for (std::uint32_t i = word.first; i < word.first + word.count; ++i)
    if (is_han(glyphs[i].code)) return std::fabs(glyphs[i].trail - glyphs[i].lead);
  return 0;
}

}  // namespace

std::vector<Placed> take_ruby(std::vector<Placed>& words, const std::vector<Glyph>& glyphs) {
  std::vector<std::size_t> readings;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (reads_as_ruby(words[i], glyphs)) readings.push_back(i);
  if (readings.empty()) return {};
  struct Base {
    float center, em;
    const Placed* word;
  };
  std::vector<Base> bases;
  for (const Placed& w : words)
    if (const float em = em_of(w, glyphs); em > 0) bases.push_back({w.center(), em, &w});
  std::stable_sort(bases.begin(), bases.end(), [](const Base& a, const Base& b) { return a.center < b.center; });
  const auto stands_above = [&](const Placed& reading) {
    const float middle = (reading.u0 + reading.u1) / 2;
    auto base = std::upper_bound(bases.begin(), bases.end(), reading.center(), [](float center, const Base& b) { return center < b.center; });
    for (std::size_t seen = 0; base != bases.end() && seen < kMostBelow && base->center - reading.center() < 3 * reading.height(); ++base, ++seen) {
      const float distance = base->center - reading.center();
      if (reading.height() <= kSmall * base->word->height() && distance >= kNearest * base->em && distance <= kFarthest * base->em &&
          middle > base->word->u0 - base->em && middle < base->word->u1 + base->em)
        return true;
    }
    return false;
  };
  std::vector<bool> taken(words.size(), false);
  std::vector<Placed> out;
  for (const std::size_t i : readings) {
    if (!stands_above(words[i])) continue;
    taken[i] = true;
    out.push_back(words[i]);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!taken[i]) words[kept++] = words[i];
  words.resize(kept);
  return out;
}

}  // namespace jiaokan::extract
