#include "facts/fact_links.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/characters.h"
#include "core/utf8.h"
#include "facts/match_text.h"

namespace jiaokan::facts {
namespace {

/// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/. It names rows and guards nothing.
class Hash {
 public:
  /// Takes in the letters and figures of `words`, in one width and script: blanks, line ends and marks are what editions and extractions differ in.
  void add(std::string_view words) {
    const std::string folded = match_text(words);
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t from = at;
      const char32_t c = utf8::next(folded, at);
      if (is_blank(c) || is_line_end(c) || is_cjk_punctuation(c)) continue;
      if (c >= 0xFF01 && c <= 0xFF5E) {
        const auto narrow = static_cast<unsigned char>(c - 0xFEE0);
        if (is_ascii_digit(narrow) || is_ascii_letter(narrow) || kTelling.find(static_cast<char>(narrow)) != std::string_view::npos) mix(narrow);
        continue;
      }
      if (c < 0x80 && !is_ascii_digit(c) && !is_ascii_letter(c) && kTelling.find(static_cast<char>(c)) == std::string_view::npos) continue;
      for (std::size_t i = from; i < at; ++i) mix(static_cast<unsigned char>(folded[i]));
    }
    mix(0x1F);  // parts the fields
  }

  std::string digits() const {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(state_ >> shift) & 0xF];
    return out;
  }

 private:
  static constexpr std::string_view kTelling = "%.<>=~+-/$&";  // ASCII marks that change what a figure says
  void mix(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001B3ULL; }
  std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

RawSpan row_of(const Document& document, const Place& place) {
  const RawSpan block = document.blocks[place.block].text;
  const std::string_view words = document.slice(block);
  const std::size_t at = place.span.begin - block.begin;
  const std::size_t before = at == 0 ? std::string_view::npos : words.rfind('\n', at - 1);
  const std::size_t after = words.find('\n', at);
  return {block.begin + static_cast<std::uint32_t>(before == std::string_view::npos ? 0 : before + 1),
          block.begin + static_cast<std::uint32_t>(after == std::string_view::npos ? words.size() : after)};
}

bool in_table(const Document& document, const Place& place) { return document.blocks[place.block].kind == BlockKind::kTable; }

}  // namespace

void link_targets(const Document& document, Facts& facts) {
  std::size_t next = 0;  // the first target behind the list of units before
  for (Responsibility& r : facts.responsibilities) {
    if (in_table(document, r.place)) {
      const RawSpan row = row_of(document, r.place);
      while (next < facts.targets.size() && facts.targets[next].place.span.begin < row.begin) ++next;
      for (; next < facts.targets.size() && facts.targets[next].place.span.begin < row.end; ++next) r.targets.push_back(facts.targets[next].id);
      continue;
    }
    const std::size_t first = next;
    bool same_block = false;
    for (; next < facts.targets.size() && facts.targets[next].place.span.begin < r.place.span.begin; ++next)
      same_block = same_block || facts.targets[next].place.block == r.place.block;
    for (std::size_t i = first; i < next; ++i) {
      const Target& t = facts.targets[i];
      const bool near = t.place.block == r.place.block || (!same_block && !r.section.empty() && t.section == r.section && !in_table(document, t.place)) ||
                        (!same_block && t.place.block + 1 == r.place.block);
      if (near) r.targets.push_back(t.id);
    }
    // 牵头单位：… and 配合单位：… in lines of their own answer for the same targets.
    const Responsibility* above = &r == facts.responsibilities.data() ? nullptr : &r - 1;
    if (first == next && above != nullptr && above->place.block + 1 == r.place.block && above->task == r.task && above->section == r.section)
      r.targets = above->targets;
  }
}

void set_fingerprints(Facts& facts) {
  std::unordered_map<std::string, int> seen;
  const auto number = [&](std::string digits) {
    const int count = ++seen[digits];
    return count == 1 ? digits : digits + "-" + std::to_string(count);
  };
  for (Target& t : facts.targets) {
    Hash hash;
    for (const std::string_view field :
         {std::string_view("target"), std::string_view(t.indicator), std::string_view(t.surface), std::string_view(t.value_text)})
      hash.add(field);
    hash.add(t.year ? std::to_string(*t.year) : "");
    hash.add(t.unit.value_or(""));
    t.fingerprint = number(hash.digits());
  }
  for (Responsibility& r : facts.responsibilities) {
    Hash hash;
    for (const std::string_view field : {std::string_view("responsibility"), std::string_view(r.task), std::string_view(r.surface)}) hash.add(field);
    r.fingerprint = number(hash.digits());
  }
}

}  // namespace jiaokan::facts
