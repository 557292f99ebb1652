#include "extract/symbol_fonts.h"

#include <algorithm>
#include <array>

namespace jiaokan::extract {
namespace {

struct Sign {
  unsigned char code;
  char32_t character;
};

constexpr std::u32string_view kGreekCapitals = U"ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
constexpr std::u32string_view kGreekLetters = U"αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
constexpr std::array kSymbolSigns{Sign{0x22, U'∀'}, Sign{0x24, U'∃'}, Sign{0x2A, U'∗'}, Sign{0x2D, U'−'}, Sign{0x5E, U'⊥'}, Sign{0xA2, U'′'}, Sign{0xA3, U'≤'},
                                  Sign{0xA5, U'∞'}, Sign{0xAB, U'↔'}, Sign{0xAC, U'←'}, Sign{0xAD, U'↑'}, Sign{0xAE, U'→'}, Sign{0xAF, U'↓'}, Sign{0xB0, U'°'},
                                  Sign{0xB1, U'±'}, Sign{0xB2, U'″'}, Sign{0xB3, U'≥'}, Sign{0xB4, U'×'}, Sign{0xB5, U'∝'}, Sign{0xB6, U'∂'}, Sign{0xB7, U'•'},
                                  Sign{0xB8, U'÷'}, Sign{0xB9, U'≠'}, Sign{0xBA, U'≡'}, Sign{0xBB, U'≈'}, Sign{0xBC, U'…'}, Sign{0xC7, U'∩'}, Sign{0xC8, U'∪'},
                                  Sign{0xCE, U'∈'}, Sign{0xD0, U'∠'}, Sign{0xD1, U'∇'}, Sign{0xD5, U'∏'}, Sign{0xD6, U'√'}, Sign{0xD7, U'⋅'}, Sign{0xDE, U'⇒'},
                                  Sign{0xE5, U'∑'}, Sign{0xF2, U'∫'}};
constexpr std::array kWingdingsSigns{Sign{0x28, U'☎'}, Sign{0x45, U'☜'}, Sign{0x46, U'☞'}, Sign{0x47, U'☝'}, Sign{0x48, U'☟'}, Sign{0x4A, U'☺'},
                                     Sign{0x4C, U'☹'}, Sign{0x6C, U'●'}, Sign{0x6D, U'❍'}, Sign{0x6E, U'■'}, Sign{0x6F, U'□'}, Sign{0x70, U'❐'},
                                     Sign{0x71, U'❑'}, Sign{0x72, U'❒'}, Sign{0x73, U'⬧'}, Sign{0x74, U'⧫'}, Sign{0x75, U'◆'}, Sign{0x76, U'❖'},
                                     Sign{0x77, U'⬥'}, Sign{0x9E, U'·'}, Sign{0x9F, U'•'}, Sign{0xA1, U'○'}, Sign{0xA4, U'◉'}, Sign{0xA5, U'◎'},
                                     Sign{0xA7, U'▪'}, Sign{0xA8, U'□'}, Sign{0xAA, U'✦'}, Sign{0xAB, U'★'}, Sign{0xB5, U'✪'}, Sign{0xB6, U'✰'},
                                     Sign{0xD8, U'➢'}, Sign{0xDF, U'←'}, Sign{0xE0, U'→'}, Sign{0xE1, U'↑'}, Sign{0xE2, U'↓'}, Sign{0xE8, U'➔'},
                                     Sign{0xEF, U'⇦'}, Sign{0xF0, U'⇨'}, Sign{0xF1, U'⇧'}, Sign{0xF2, U'⇩'}, Sign{0xFB, U'✗'}, Sign{0xFC, U'✓'},
                                     Sign{0xFD, U'☒'}, Sign{0xFE, U'☑'}};
constexpr std::array kWingdings2Signs{Sign{0x4F, U'✗'}, Sign{0x50, U'✓'}, Sign{0x52, U'☑'}, Sign{0x53, U'☒'}, Sign{0x97, U'●'}, Sign{0xA3, U'☐'}};

enum class SymbolFont { kNone, kSymbol, kWingdings, kWingdings2, kOther };

SymbolFont kind_of(std::string_view font) {
  if (font == "Symbol" || font == "SymbolMT") return SymbolFont::kSymbol;
  if (font == "Wingdings") return SymbolFont::kWingdings;
  if (font == "Wingdings 2") return SymbolFont::kWingdings2;
  if (font == "Wingdings 3" || font == "Webdings" || font == "MT Extra") return SymbolFont::kOther;
  return SymbolFont::kNone;
}

template <class Signs>
char32_t find_sign(const Signs& signs, unsigned char code, char32_t otherwise) {
  const auto found = std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) { return sign.code == code; });
  return found == signs.end() ? otherwise : found->character;
}

}  // namespace

bool is_symbol_font(std::string_view font) { return kind_of(font) != SymbolFont::kNone; }

bool has_no_letters(std::string_view font) { return kind_of(font) == SymbolFont::kWingdings || kind_of(font) == SymbolFont::kWingdings2; }

char32_t symbol_character(std::string_view font, char32_t code) {
  const bool is_private = code >= 0xF020 && code <= 0xF0FF;
  if (!is_private && code > 0xFF) return code;
  const auto byte = static_cast<unsigned char>(code & 0xFF);
  switch (kind_of(font)) {
    case SymbolFont::kSymbol:
      if (byte >= 'A' && byte <= 'Z') return kGreekCapitals[byte - 'A'];
      if (byte >= 'a' && byte <= 'z') return kGreekLetters[byte - 'a'];
      return find_sign(kSymbolSigns, byte, byte < 0x7F ? byte : code);
    case SymbolFont::kWingdings:
      if (byte >= 0x81 && byte <= 0x8A) return U'①' + (byte - 0x81U);
      if (byte >= 0x8C && byte <= 0x95) return U'❶' + (byte - 0x8CU);
      return find_sign(kWingdingsSigns, byte, byte == ' ' ? U' ' : 0xF000U + byte);
    case SymbolFont::kWingdings2: return find_sign(kWingdings2Signs, byte, byte == ' ' ? U' ' : 0xF000U + byte);
    case SymbolFont::kOther: return byte == ' ' ? U' ' : 0xF000U + byte;
    case SymbolFont::kNone: break;
  }
  if (!is_private) return code;
  // A sign by a program that lost the font's name: most are bullets.
  return byte == 0xB7 ? U'•' : find_sign(kWingdingsSigns, byte, code);
}

}  // namespace jiaokan::extract
