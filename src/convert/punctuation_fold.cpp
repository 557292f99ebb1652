#include <algorithm>

#include "convert/folds.h"
#include "core/characters.h"

namespace jiaokan::convert {

namespace {

// What stays apart: 、 and ， (they part different levels of a list), 。 and ，, dash and wave (only the wave is a range for certain), 《》 and 【】.

bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0x2501 || c == 0x2E3A || c == 0x2E3B; }
bool is_ellipsis(char32_t c) { return c == 0x2026 || c == 0x22EF || c == 0x2025; }
bool is_middle_dot(char32_t c) { return c == 0xB7 || c == 0x30FB || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x22C5 || c == 0x2E31; }
bool is_dot(char32_t c) { return c == U'.' || c == U'。' || is_middle_dot(c); }

/// One character for one character, whatever stands around it.
char32_t same_meaning(char32_t c) {
  switch (c) {
    case 0x2236: return U':';  // ratio
    case 0x301C:
    case 0x223C:
    case 0x2053: return U'~';  // wave dash, tilde operator, swung dash
    case 0x2044:
    case 0x2215: return U'/';  // fraction slash, division slash
    case 0x3008:
    case 0x2329:
    case 0x27E8:
    case 0x2039: return U'<';
    case 0x3009:
    case 0x232A:
    case 0x27E9:
    case 0x203A: return U'>';
    case 0x226A:
    case 0xAB: return U'《';
    case 0x226B:
    case 0xBB: return U'》';
    case U'[':
    case 0x3016: return U'〔';  // document numbers: 〔2019〕 [2019]
    case U']':
    case 0x3017: return U'〕';
    default: return c;
  }
}

bool has_style(char32_t c) { return is_dash(c) || is_ellipsis(c) || is_dot(c) || same_meaning(c) != c; }

/// Whether an ASCII full stop behind `before` ends a Chinese sentence. Behind a digit it may be a decimal point or a heading's number.
bool ends_sentence(char32_t before, bool at_end, char32_t behind, bool chinese) {
  if (is_han(before)) return true;
  if (!at_end && (is_ascii_letter(behind) || is_ascii_digit(behind))) return false;
  if (before == 0) return !at_end && is_han(behind);  // a line break tore it off
  switch (before) {
    case U')':
    case U'}':
    case U'%':
    case U'"':
    case U'\'':
    case 0x201D:
    case 0x2019:
    case U'」':
    case U'』':
    case U'》':
    case U'】':
    case U'〕':
    case U'>': return chinese;
    default: break;
  }
  if (is_latin(before)) return chinese && (at_end || is_han(behind));
  return false;
}

}  // namespace

void fold_punctuation(FoldingText& text, std::vector<RawSpan>& changed) {
  std::size_t at = 0;
  while (at < text.size() && !has_style(text.text[at])) ++at;
  if (at == text.size()) return;
  const bool chinese = std::any_of(text.text.begin(), text.text.end(), is_han);
  FoldingText out;
  out.copy(text, 0, at);
  const auto run_of = [&](auto&& belongs) {
    std::size_t end = at + 1;
    while (end < text.size() && belongs(text.text[end])) ++end;
    return end;
  };
  const auto write = [&](std::size_t end, char32_t one) {
    const char32_t value[] = {one};
    if (one == U'…' && out.size() > 0 && out.text.back() == U'…') {
      changed.push_back({text.origin[at].begin, text.origin[end - 1].end});
      at = end;
      return;
    }
    out.replace(text, at, end, std::u32string_view(value, 1), changed);
    at = end;
  };
  while (at < text.size()) {
    const char32_t c = text.text[at];
    if (is_dash(c)) {
      write(run_of(is_dash), U'-');
    } else if (is_ellipsis(c)) {
      write(run_of(is_ellipsis), U'…');
    } else if (is_dot(c)) {
      const std::size_t end = run_of([c](char32_t d) { return is_middle_dot(c) ? is_middle_dot(d) : d == U'.' || d == U'。'; });
      if (end - at >= 3) {
        write(end, U'…');
      } else if (is_middle_dot(c)) {
        while (at < end) write(at + 1, U'·');
      } else if (c == U'.' && end - at == 1 &&
                 ends_sentence(out.size() > 0 ? out.text.back() : 0, end == text.size(), end == text.size() ? 0 : text.text[end], chinese)) {
        write(at + 1, U'。');
      } else {
        out.copy(text, at, end);
        at = end;
      }
    } else {
      write(at + 1, same_meaning(c));
    }
  }
  text = std::move(out);
}

}  // namespace jiaokan::convert
