#include "compare/fingerprints.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

constexpr std::size_t kContext = 12;  // code points on each side

/// FNV-1a with 64 bits, finished by the mixing of splitmix64 so that all digits depend on all bytes.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    value_ = (value_ ^ 0xFF) * 0x100000001B3ULL;  // no byte of UTF-8: parts the fields
  }
  std::uint64_t digest() const {
    std::uint64_t x = value_;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
  }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

/// Without blanks, which are layout.
std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    if (!is_blank(c) && !is_line_end(c)) out += text.substr(begin, at - begin);
  }
  return out;
}

void add_side(const Edition& edition, const std::optional<Place>& place, Hash& hash) {
  hash.add(place ? "side" : "none");
  if (!place) return;
  const NormalizedText& folded = edition.folded;
  const NormSpan block = folded.segments[place->block].text;
  NormSpan words = folded.map.to_norm(place->span);
  words.begin = std::max(words.begin, block.begin);
  words.end = std::max(std::min(words.end, block.end), words.begin);
  // The words of a piece of furniture do not stand in the text.
  hash.add(place->span.empty() && !place->text.empty() ? visible(place->text) : visible(folded.slice(words)));
  for (const std::string& label : edition.document.blocks[place->block].section) hash.add(visible(label));
  hash.add(utf8::last(visible(utf8::last(folded.slice({block.begin, std::min(words.begin, block.end)}), 2 * kContext)), kContext));
  hash.add(utf8::first(visible(utf8::first(folded.slice({std::min(words.end, block.end), block.end}), 2 * kContext)), kContext));
}

std::string hexadecimal(std::uint64_t value) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = out.size(); i-- > 0; value >>= 4) out[i] = kHex[value & 15];
  return out;
}

}  // namespace

void give_fingerprints(const Edition& a, const Edition& b, Comparison& comparison) {
  std::unordered_map<std::uint64_t, std::size_t> turns;
  for (Discrepancy& d : comparison.discrepancies) {
    Hash hash;
    hash.add(to_string(d.kind));
    add_side(a, d.a, hash);
    add_side(b, d.b, hash);
    for (std::size_t turn = ++turns[hash.digest()]; turn > 1;) {
      hash.add(std::to_string(turn));
      turn = ++turns[hash.digest()];
    }
    d.fingerprint = hexadecimal(hash.digest());
  }
}

}  // namespace jiaokan::compare
