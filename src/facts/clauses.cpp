#include "facts/clauses.h"

#include <algorithm>

#include "core/utf8.h"
#include "facts/character_numbers.h"
#include "facts/number.h"

namespace jiaokan::facts {
namespace {

/// Closing mark of an opening one, 0 for others.
char32_t closing_of(char32_t c) {
  switch (c) {
    case U'(': return U')';
    case U'（': return U'）';
    case U'〔': return U'〕';
    case U'【': return U'】';
    case U'“': return U'”';
    case U'‘': return U'’';
    case U'「': return U'」';
    case U'『': return U'』';
    case U'《': return U'》';
    case U'〈': return U'〉';
    default: return 0;
  }
}

/// ( and （ close each other: editions mix the two widths.
char32_t one_width(char32_t c) { return c == U'（' ? U'(' : c == U'）' ? U')' : c; }

bool is_closing(char32_t c) {
  return c == U')' || c == U'）' || c == U'〕' || c == U'】' || c == U'”' || c == U'’' || c == U'」' || c == U'』' || c == U'》' || c == U'〉';
}

bool is_quotation(char32_t c) { return c == U'“' || c == U'‘' || c == U'「' || c == U'『' || c == U'《' || c == U'〈'; }

void find_enclosures(std::string_view text, Range block, BlockClauses& out) {
  struct Open {
    char32_t closing;
    std::size_t at;
    bool quotation;
  };
  std::vector<Open> open;
  std::vector<Enclosure> closed;
  for (std::size_t at = block.begin; at < block.end;) {
    const std::size_t from = at;
    const BasicCharacter b = basic_character(text, at);
    const char32_t c = b.c;
    at += b.size;
    if (c >= 0x3100 && c < 0xFF00) continue;  // ideographs
    if (c == U'\n') {
      out.unclosed += static_cast<std::size_t>(std::count_if(open.begin(), open.end(), [](const Open& o) { return !o.quotation; }));
      open.clear();
    } else if (const char32_t closing = closing_of(c)) {
      open.push_back({one_width(closing), from, is_quotation(c)});
    } else if (is_closing(c)) {
      // Only the innermost few are looked at: a mark that was never closed must not hide the ones around it, nor cost a search of them all.
      const std::size_t depth = std::min<std::size_t>(open.size(), 8);
      for (std::size_t i = 0; i < depth; ++i) {
        const Open& o = open[open.size() - 1 - i];
        if (o.closing != one_width(c)) continue;
        closed.push_back({{o.at, at}, o.quotation});
        for (std::size_t k = 0; k < i; ++k) out.unclosed += open[open.size() - 1 - k].quotation ? 0 : 1;
        open.resize(open.size() - 1 - i);
        break;
      }
    }
  }
  out.unclosed += static_cast<std::size_t>(std::count_if(open.begin(), open.end(), [](const Open& o) { return !o.quotation; }));
  std::sort(closed.begin(), closed.end(),
            [](const Enclosure& a, const Enclosure& b) { return a.text.begin != b.text.begin ? a.text.begin < b.text.begin : a.text.end > b.text.end; });
  for (const Enclosure& e : closed) {
    if (out.enclosures.empty() || e.text.begin >= out.enclosures.back().text.end) out.enclosures.push_back(e);
  }
}

}  // namespace

std::size_t unclosed_brackets(std::string_view text, Range block) {
  BlockClauses found;
  find_enclosures(text, block, found);
  return found.unclosed;
}

BlockClauses split_clauses(std::string_view text, Range block, const std::vector<Figure>& figures, const std::vector<Date>& dates) {
  BlockClauses out;
  find_enclosures(text, block, out);
  auto figure = static_cast<std::size_t>(
      std::lower_bound(figures.begin(), figures.end(), block.begin, [](const Figure& f, std::size_t at) { return f.begin < at; }) - figures.begin());
  auto date = static_cast<std::size_t>(std::lower_bound(dates.begin(), dates.end(), block.begin, [](const Date& d, std::size_t at) { return d.words < at; }) -
                                       dates.begin());
  auto enclosure = out.enclosures.begin();
  std::size_t sentence = 0, begin = block.begin;
  std::size_t first_figure = figure, first_date = date;
  const auto close = [&](std::size_t end) {
    if (end > begin) out.clauses.push_back({{begin, end}, sentence, first_figure, figure, first_date, date});
    first_figure = figure;
    first_date = date;
  };
  for (std::size_t at = block.begin; at < block.end;) {
    if (enclosure != out.enclosures.end() && at == enclosure->text.begin) {
      // A whole sentence in quotation marks is cut like any other; a name or remark is not.
      const std::string_view inside = text.substr(at, enclosure->text.size());
      if (inside.find("。") == std::string_view::npos || inside.size() < 600) {
        at = enclosure->text.end;
        while (figure < figures.size() && figures[figure].begin < at) ++figure;
        while (date < dates.size() && dates[date].words < at) ++date;
        // 。（责任单位：…）新增…: a remark behind a full stop belongs to the sentence before it, not to the next clause.
        if (!enclosure->quotation && begin > block.begin && skip_blanks(text, begin) == enclosure->text.begin) {
          close(enclosure->text.begin);
          begin = at;
        }
        ++enclosure;
        continue;
      }
      ++enclosure;
    }
    if (figure < figures.size() && figures[figure].begin <= at) {
      at = std::max(figures[figure].end, at);
      ++figure;
      if (at > block.begin && at < block.end && utf8::is_boundary(text, at)) continue;
    }
    if (date < dates.size() && dates[date].words <= at) {
      at = std::max(dates[date].end, at);
      ++date;
      continue;
    }
    if (at >= block.end) break;
    const std::size_t from = at;
    const BasicCharacter b = basic_character(text, at);
    const char32_t c = b.c;
    at += b.size;
    if (c >= 0x3100 && c < 0xFF00) continue;  // ideographs
    const bool full_stop = c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'\n';
    if (full_stop || c == U'，' || c == U',' || c == U'；' || c == U';' || c == U'：' || c == U':' || c == U'\t') {
      close(from);
      begin = at;
      if (full_stop) ++sentence;
    }
  }
  close(block.end);
  return out;
}

}  // namespace jiaokan::facts
