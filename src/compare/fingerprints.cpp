#include "compare/fingerprints.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
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

constexpr std::size_t kWordDigits = 6, kContextDigits = 4, kSectionDigits = 2;
constexpr std::size_t kFewestOfContext = 4;  // code points: shorter surroundings tell nothing

std::string hexadecimal(std::uint64_t value, std::size_t digits) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out(digits, '0');
  for (std::size_t i = out.size(); i-- > 0; value >>= 4) out[i] = kHex[value & 15];
  return out;
}

/// What goes into a fingerprint, both sides one after the other.
struct Parts {
  Hash words, before, behind, section;
  std::size_t before_size = 0, behind_size = 0;  ///< code points

  void add(const Edition& edition, const std::optional<Place>& place) {
    words.add(place ? "side" : "none");
    if (!place) return;
    const NormalizedText& folded = edition.folded;
    const NormSpan block = folded.segments[place->block].text;
    NormSpan span = folded.map.to_norm(place->span);
    span.begin = std::max(span.begin, block.begin);
    span.end = std::max(std::min(span.end, block.end), span.begin);
    // The words of a piece of furniture do not stand in the text.
    words.add(place->span.empty() && !place->text.empty() ? visible(place->text) : visible(folded.slice(span)));
    for (const std::string& label : edition.document.blocks[place->block].section) section.add(visible(label));
    add(utf8::last(visible(utf8::last(folded.slice({block.begin, std::min(span.begin, block.end)}), 2 * kContext)), kContext), before, before_size);
    add(utf8::first(visible(utf8::first(folded.slice({std::min(span.end, block.end), block.end}), 2 * kContext)), kContext), behind, behind_size);
  }

  /// Surroundings too short to tell anything are all zeros.
  std::string digits() const {
    const auto context = [](const Hash& hash, std::size_t size) {
      return size < kFewestOfContext ? std::string(kContextDigits, '0') : hexadecimal(hash.digest(), kContextDigits);
    };
    return hexadecimal(words.digest(), kWordDigits) + context(before, before_size) + context(behind, behind_size) +
           hexadecimal(section.digest(), kSectionDigits);
  }

 private:
  static void add(std::string_view text, Hash& hash, std::size_t& size) {
    hash.add(text);
    size += utf8::length(text);
  }
};

/// Words, and the surroundings of one side or both, with the headings or without; empty where there are no such surroundings.
std::string key_of(const std::string& fingerprint, bool before, bool behind, bool section) {
  const auto part = [&](std::size_t at, std::size_t size) { return std::string_view(fingerprint).substr(std::min(at, fingerprint.size()), size); };
  const std::string_view left = part(kWordDigits, kContextDigits), right = part(kWordDigits + kContextDigits, kContextDigits);
  const auto tells = [](std::string_view context) { return context.find_first_not_of('0') != std::string_view::npos; };
  if ((before && !tells(left)) || (behind && !tells(right))) return {};
  std::string key(part(0, kWordDigits));
  key += '/';
  if (before) key += left;
  key += '/';
  if (behind) key += right;
  key += '/';
  if (section) key += part(kWordDigits + 2 * kContextDigits, kSectionDigits);
  return key;
}

}  // namespace

void give_fingerprints(const Edition& a, const Edition& b, Comparison& comparison) {
  std::unordered_map<std::string, std::size_t> turns;
  for (Discrepancy& d : comparison.discrepancies) {
    Parts parts;
    parts.words.add(to_string(d.kind));
    parts.add(a, d.a);
    parts.add(b, d.b);
    d.fingerprint = parts.digits();
    for (std::size_t turn = ++turns[d.fingerprint]; turn > 1; turn = ++turns[d.fingerprint]) {
      // Two digits would soon be used up: what is alike in all is told apart by the surroundings' digits too.
      parts.behind.add(std::to_string(turn));
      parts.section.add(std::to_string(turn));
      parts.behind_size += kFewestOfContext;
      d.fingerprint = parts.digits();
    }
  }
}

FingerprintMatches match_fingerprints(const std::vector<std::string>& older, const std::vector<std::string>& newer) {
  FingerprintMatches out;
  out.older_of.resize(newer.size());
  std::vector<bool> taken(older.size());
  struct Candidates {
    std::vector<std::size_t> older, newer;
  };
  // From what has all in common to what has the words and one side.
  struct Pass {
    bool before, behind, section;
  };
  constexpr std::array<Pass, 5> kPasses{{{true, true, false}, {true, false, true}, {false, true, true}, {true, false, false}, {false, true, false}}};
  const auto match = [&](const auto& key, bool exact) {
    std::map<std::string, Candidates> by_key;
    for (std::size_t i = 0; i < older.size(); ++i)
      if (std::string k = taken[i] ? std::string() : key(older[i]); !k.empty()) by_key[std::move(k)].older.push_back(i);
    if (by_key.empty()) return by_key;
    for (std::size_t i = 0; i < newer.size(); ++i)
      if (std::string k = out.older_of[i] ? std::string() : key(newer[i]); !k.empty())
        if (const auto found = by_key.find(k); found != by_key.end()) found->second.newer.push_back(i);
    for (const auto& [k, candidates] : by_key)
      if (!candidates.newer.empty() && (exact || (candidates.older.size() == 1 && candidates.newer.size() == 1))) {
        out.older_of[candidates.newer.front()] = candidates.older.front();
        taken[candidates.older.front()] = true;
      }
    return by_key;
  };
  match([](const std::string& f) { return f; }, true);
  for (const Pass& pass : kPasses) match([&](const std::string& f) { return key_of(f, pass.before, pass.behind, pass.section); }, false);
  std::set<std::size_t> ambiguous;
  for (const bool before : {true, false})
    for (const auto& [k, candidates] : match([&](const std::string& f) { return key_of(f, before, !before, false); }, false))
      if (!candidates.newer.empty() && !taken[candidates.older.front()]) ambiguous.insert(candidates.older.begin(), candidates.older.end());
  for (std::size_t i = 0; i < older.size(); ++i)
    if (!taken[i]) (ambiguous.contains(i) ? out.ambiguous : out.without).push_back(i);
  return out;
}

}  // namespace jiaokan::compare
