#include "convert/folds.h"
#include "core/characters.h"

namespace jiaokan::convert {

namespace {

bool is_zero_width(char32_t c) { return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0xAD; }
bool is_layout(char32_t c) { return is_blank(c) || is_line_end(c); }

/// Letters and digits of scripts that part their words by blanks.
bool is_spaced_letter(char32_t c) { return is_ascii_letter(c) || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0xAC00 && c <= 0xD7A3); }

/// A blank means something between two words and between two numbers; between a number and a word (10 km, 10km) it is a style.
bool keeps_blank(char32_t before, char32_t behind) {
  return (is_spaced_letter(before) && is_spaced_letter(behind)) || (is_ascii_digit(before) && is_ascii_digit(behind));
}

}  // namespace

void fold_spacing(FoldingText& text, std::vector<RawSpan>& changed) {
  std::size_t at = 0;
  while (at < text.size() && !is_layout(text.text[at])) ++at;
  if (at == text.size()) return;
  FoldingText out;
  out.copy(text, 0, at);
  while (at < text.size()) {
    if (!is_layout(text.text[at])) {
      out.push(text.text[at], text.origin[at]);
      ++at;
      continue;
    }
    const std::size_t begin = at;
    bool has_width = false;
    while (at < text.size() && is_layout(text.text[at])) has_width |= !is_zero_width(text.text[at++]);
    const RawSpan run{text.origin[begin].begin, text.origin[at - 1].end};
    if (has_width && out.size() > 0 && at < text.size() && keeps_blank(out.text.back(), text.text[at])) {
      if (at - begin > 1 || text.text[begin] != U' ') changed.push_back(run);
      out.push(U' ', run);
    } else {
      changed.push_back(run);
    }
  }
  text = std::move(out);
}

}  // namespace jiaokan::convert
