#include "facts/numeral_characters.h"

#include "facts/pattern_set.h"

namespace jiaokan::facts {

int digit_of(char32_t c) {
  switch (c) {
    case U'〇':
    case U'○':
    case U'零': return 0;
    case U'一':
    case U'壹': return 1;
    case U'二':
    case U'两':
    case U'俩':
    case U'贰': return 2;
    case U'三':
    case U'叁': return 3;
    case U'四':
    case U'肆': return 4;
    case U'五':
    case U'伍': return 5;
    case U'六':
    case U'陆': return 6;
    case U'七':
    case U'柒': return 7;
    case U'八':
    case U'捌': return 8;
    case U'九':
    case U'玖': return 9;
    default: return -1;
  }
}

bool opens_unit(std::string_view text, const Next& power) {
  static const PatternGroup& units = pattern_group("unit");
  static const PatternGroup& scaled = pattern_group("scaled-unit");
  return (power.c == U'百' || power.c == U'千' || power.c == U'兆') && (scaled.at(text, power.begin) || units.at(text, power.begin));
}

}  // namespace jiaokan::facts
