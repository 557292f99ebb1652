#include "extract/layout/standing_headings.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/headings.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/sentence_words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongest = 30, kLongestHeavy = 45, kLongestLatin = 80;  // code points
constexpr std::size_t kFewest = 3, kFewestHeavy = 2;      // headings of a kind
constexpr float kLeastRoom = 2;                           // em to the right edge
constexpr float kMostIndent = 12;                         // em; what stands farther right is a signature or a date
constexpr float kTypefaceDiffers = 0.02F;                 // of the height
constexpr long kCentred = 1000;                           // stands for any indent
constexpr float kSpaceEm = 0.25F;
constexpr float kIndentEm = 0.7F;
constexpr std::size_t kShortestText = 40;  // bytes of a paragraph that ends in a stop

bool is_centred(const StandingParagraph& p) { return p.left > 2 && std::fabs(p.left - p.room) <= 1; }

/// Records and Inspection: words in Latin letters without a mark of sentences, the first with a capital; no code, no table.
bool is_latin_heading(std::string_view text) {
  constexpr std::size_t kFewestLetters = 4;
  if (text.empty() || text.size() > kLongestLatin || text[0] < 'A' || text[0] > 'Z') return false;
  std::size_t letters = 0;
  for (const char byte : text) {
    const auto c = static_cast<unsigned char>(byte);
    if (c >= 0x80 || std::string_view(";:|=@!_<>{}[]\\/*#$%+").find(byte) != std::string_view::npos) return false;
    letters += is_ascii_letter(c);
  }
  return letters >= kFewestLetters && letters * 10 >= text.size() * 7 && text.find(". ") == std::string_view::npos &&
         std::string_view(".,-").find(text.back()) == std::string_view::npos;
}

bool may_be_heading(const StandingParagraph& p) {
  if (!p.plain || p.lines == 0 || p.lines > (p.heavy ? 2U : 1U) || (p.lines == 1 && p.room < kLeastRoom) || (p.left > kMostIndent && !is_centred(p)))
    return false;
  const std::u32string_view stops = p.heavy ? U"。；;|=@…！!" : U"，,。；;：:|=@…";
  if (has_blank_to_fill(p.text)) return false;
  if (p.heavy && is_latin_heading(p.text)) return true;
  std::size_t length = 0, ideographs = 0;
  char32_t last = 0;
  bool colon = false;
  for (std::size_t at = 0; at < p.text.size(); ++length) {
    last = utf8::next(p.text, at);
    if (stops.find(last) != std::u32string_view::npos || length >= (p.heavy ? kLongestHeavy : kLongest)) return false;
    ideographs += is_han(last);
    colon = colon || last == U'：' || last == U':';
  }
  // A question in heavier type may head its answer; 问：…？ is one of two speakers.
  return ideographs >= 2 && ideographs * 2 >= length && (!ends_sentence(p.text) || (p.heavy && !colon && (last == U'？' || last == U'?')));
}

/// An item of a list: what stands above it may head it as well as text.
bool is_item(const StandingParagraph& p) { return is_bullet(p.text) || parse_numbering(p.text); }

bool is_prose(const StandingParagraph& p) { return p.text.size() >= kShortestText && ends_sentence(p.text); }

/// What most paragraphs of sentences have, weighted by their length.
std::pair<float, float> usual_height_and_left(const std::vector<StandingParagraph>& paragraphs) {
  std::map<long, std::size_t> heights, lefts;
  for (const StandingParagraph& p : paragraphs) {
    if (!is_prose(p)) continue;
    heights[std::lround(p.height * 20)] += p.text.size();
    lefts[std::lround(p.left * 4)] += 1;
  }
  const auto most = [](const std::map<long, std::size_t>& counts) {
    const auto it = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return it == counts.end() ? 0.0F : static_cast<float>(it->first);
  };
  return {most(heights) / 20, most(lefts) / 4};
}

}  // namespace

std::vector<int> find_standing_headings(const std::vector<StandingParagraph>& paragraphs) {
  std::vector<int> ranks(paragraphs.size(), 0);
  const auto [height, left] = usual_height_and_left(paragraphs);
  if (height <= 0) return ranks;
  std::vector<bool> may(paragraphs.size(), false);
  std::size_t candidates = 0, heavy = 0, texts = 0, items = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    may[i] = may_be_heading(paragraphs[i]);
    (paragraphs[i].heavy ? heavy : candidates) += may[i];
    const bool prose = is_prose(paragraphs[i]);
    texts += prose;
    items += !prose && is_item(paragraphs[i]);
  }
  const auto enough = [](std::size_t found, std::size_t fewest, std::size_t below) { return found >= fewest && found * 2 <= below * 3; };
  std::map<std::tuple<bool, long, long>, std::map<std::uint8_t, std::vector<std::size_t>>> places;  // by typeface and indent, then by weight
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const StandingParagraph& p = paragraphs[i];
    may[i] = may[i] && (p.heavy ? enough(heavy, kFewestHeavy, texts + items) : enough(candidates, kFewest, texts));
    if (may[i]) places[{p.heavy, std::lround(p.height * 20), is_centred(p) ? kCentred : std::lround(p.left * 2)}][p.weight].push_back(i);
  }
  std::vector<std::vector<std::size_t>> kinds;
  for (auto& [place, weights] : places) {
    // Bold and black headings of one place are two kinds, where there are some of each.
    const bool parted = std::all_of(weights.begin(), weights.end(), [](const auto& w) { return w.second.size() >= kFewestHeavy; });
    if (!parted) kinds.emplace_back();
    for (auto& [weight, members] : weights) {
      if (parted)
        kinds.push_back(std::move(members));
      else
        kinds.back().insert(kinds.back().end(), members.begin(), members.end());
    }
    if (!parted) std::sort(kinds.back().begin(), kinds.back().end());
  }
  std::vector<std::vector<std::size_t>> found;
  for (std::vector<std::size_t>& members : kinds) {
    const StandingParagraph& first = paragraphs[members.front()];
    if (members.size() < (first.heavy ? kFewestHeavy : kFewest)) continue;
    std::size_t before_text = 0, spaced = 0, inside = 0;
    for (const std::size_t i : members) {
      // Below a heading stands its text, or a heading of another kind with its own.
      std::size_t next = i + 1;
      while (next < paragraphs.size() && may[next] && next < i + 3) ++next;
      const bool twin = i + 1 < paragraphs.size() && may[i + 1] && std::binary_search(members.begin(), members.end(), i + 1);
      before_text += next < paragraphs.size() && (is_prose(paragraphs[next]) || (first.heavy && is_item(paragraphs[next]))) && !twin;
      if (paragraphs[i].space < -0.5F) continue;
      ++inside;
      spaced += paragraphs[i].space > kSpaceEm;
    }
    if (before_text * 10 < members.size() * (first.heavy ? 6 : 8)) continue;
    const bool other_typeface = std::fabs(first.height - height) > kTypefaceDiffers * height;
    const bool apart = inside >= 2 && spaced * 10 >= inside * 7;
    const bool other_indent = std::fabs(first.left - left) > kIndentEm;
    if (!(first.heavy || other_typeface || apart || other_indent)) continue;
    found.push_back(std::move(members));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.front() < b.front(); });
  for (std::size_t rank = 0; rank < found.size(); ++rank)
    for (const std::size_t i : found[rank]) ranks[i] = static_cast<int>(rank) + 1;
  return ranks;
}

}  // namespace jiaokan::extract
