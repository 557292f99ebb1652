#include "extract/pdf/letters_as_han.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/characters.h"

namespace jiaokan::extract {
namespace {

constexpr std::u32string_view kCapitals = U"犃犅犆犇犈犉犌犎犐犑犓犔犕犖犗犘犙犚犛犜犝犞犠犡犢犣";
constexpr std::u32string_view kSmall = U"犪犫犮犱犲犳犵犺犻犼犽犾犿狀狅狆狇狉狊狋狌狏狑狓狔狕";
constexpr std::u32string_view kFigures = U"牥牨牪牫牬牭牰牱牳牴";
static_assert(kCapitals.size() == 26 && kSmall.size() == 26 && kFigures.size() == 10);

constexpr char32_t kHyphen = 0xE011;  // GBK 0xAAB2, between the figures of a date: 2019-07-12

constexpr std::size_t kWord = 3;  // letters of a run that is no text; two, where both are capitals

/// The letter or figure that an ideograph stands for; 0 for any other character.
char32_t letter_of(char32_t c) {
  if (c < U'牥' || c > U'狕') return 0;
  for (const auto& [set, first] : {std::pair(kCapitals, U'A'), std::pair(kSmall, U'a'), std::pair(kFigures, U'0')})
    if (const std::size_t at = set.find(c); at != std::u32string_view::npos) return first + static_cast<char32_t>(at);
  return 0;
}

/// Whether a run of letters, read so, is one that no text has as ideographs: lists of characters have them in their order.
bool is_word(std::u32string_view letters) {
  if (letters.size() < 2) return false;
  bool in_order = true, capitals = true;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    in_order = in_order && (i == 0 || letters[i] == letters[i - 1] + 1);
    capitals = capitals && letters[i] >= U'A' && letters[i] <= U'Z';
  }
  return !in_order && (capitals || letters.size() >= kWord);
}

bool is_letter_or_figure(char32_t c) {
  if (is_fullwidth_digit(c) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A)) return true;
  return is_ascii_letter(c) || is_ascii_digit(c) || letter_of(c) != 0;
}

/// The hyphen between letters or figures.
void read_hyphens(std::vector<Glyph>& glyphs) {
  for (std::size_t i = 1; i + 1 < glyphs.size(); ++i) {
    Glyph& g = glyphs[i];
    if (g.code != kHyphen || !is_letter_or_figure(glyphs[i - 1].code) || !is_letter_or_figure(glyphs[i + 1].code)) continue;
    if (g.printed == 0) g.printed = g.code;
    g.code = U'-';
  }
}

bool has_words(const std::vector<Glyph>& glyphs) {
  std::u32string run;
  for (const Glyph& g : glyphs) {
    if (is_blank(g.code)) continue;
    if (const char32_t letter = letter_of(g.code); is_ascii_letter(letter)) {
      run += letter;
      continue;
    }
    if (is_word(run)) return true;
    run.clear();
  }
  return is_word(run);
}

}  // namespace

void read_letters_as_han(PageGlyphs& page) {
  read_hyphens(page.glyphs);
  if (!has_words(page.glyphs)) return;
  bool behind_letter = false;  // a figure by itself may be the ideograph: 牴触
  for (Glyph& g : page.glyphs) {
    const char32_t letter = letter_of(g.code);
    const bool put_right = letter != 0 && (is_ascii_letter(letter) || behind_letter);
    behind_letter = put_right || (behind_letter && is_blank(g.code));
    if (!put_right) continue;
    if (g.printed == 0) g.printed = g.code;
    g.code = letter;
  }
}

}  // namespace jiaokan::extract
