#include "report/finding_text.h"

#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"
#include "report/printed_text.h"
#include "report/summary_words.h"
#include "report/text_layout.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::string_view kNothing = "∅";  // the spot where something is missing

std::string marked(const TextStyle& style, std::string_view color, const std::string& text) {
  const std::string shown = text.empty() ? std::string(kNothing) : text;
  return style.color ? styled(style, color, shown) : "【" + (text.empty() ? std::string(kNothing) : text) + "】";
}

std::string_view color_of(Severity severity) { return severity == Severity::kContent ? "31" : severity == Severity::kForm ? "33" : "36"; }

}  // namespace

std::string flat(const std::string& text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    if (c == U'\n' || c == U'\t') {
      out += ' ';
    } else if (is_private_use(c) || c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      out += "‹U+";
      for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) out += kHex[c >> shift & 15];
      out += "›";
    } else {
      out.append(text, begin, at - begin);
    }
  }
  return out;
}

std::string in_context(const Document& document, const Place& place, const TextStyle& style, std::string_view color) {
  // By bytes: to count a block's code points for each of its findings would take their product.
  const RawSpan block = document.blocks[place.block].text;
  // Furniture before or behind a block does not stand in its text.
  if (place.start == place.end && !place.text.empty() && (place.start == 0 || place.span.end == block.end)) return marked(style, color, flat(place.text));
  std::string out = place.start > utf8::length(place.prefix) ? "…" : "";
  out += flat(place.prefix) + marked(style, color, flat(place.text)) + flat(place.suffix);
  if (place.span.end + place.suffix.size() < block.end) out += "…";
  return out;
}

std::string reading(std::string_view side, const std::string& text, const std::string& pages, const TextStyle& style, std::size_t width) {
  const std::size_t room = std::max<std::size_t>(30, style.width - std::min(style.width, kIndent + width + 1));
  std::string out;
  const std::vector<std::string> lines = wrapped(pages.empty() ? text : text + "  (" + pages + ")", room);
  for (std::size_t i = 0; i < lines.size(); ++i) out += std::string(kIndent, ' ') + (i == 0 ? padded(side, width) : std::string(width, ' ')) + lines[i] + "\n";
  return out;
}

std::string side_text(std::string_view side, const Document& document, const std::optional<Place>& place, const TextStyle& style, std::string_view color,
                      std::size_t width) {
  if (!place) return reading(side, "—", "", style, width);
  const std::string pages = page_note(document, place->span, style.language);
  const bool whole = place->span == document.blocks[place->block].text && utf8::length(place->text) > 60;
  if (!whole) return reading(side, in_context(document, *place, style, color), pages, style, width);
  const std::string head(utf8::first(place->text, 40)), tail(utf8::last(place->text, 12));
  const std::string length = counted(style.language, utf8::length(place->text), "character", "characters");
  return reading(side, filled(style.language, "{0} ({1})", {marked(style, color, flat(head) + " … " + flat(tail)), length}), pages, style, width);
}

std::string label(const std::string& id, DiscrepancyKind kind, Severity severity, const TextStyle& style, Standing standing) {
  const std::string mark = standing == Standing::kNew ? "  " + std::string(standing_word(style.language, standing)) : "";
  return "  " + padded(id, 5) + styled(style, color_of(severity), padded(kind_word(style.language, kind) + " ", 16)) +
         std::string(severity_word(style.language, severity)) + mark + "\n";
}

std::string message_lines(const std::string& message, const TextStyle& style) {
  std::string out;
  for (const std::string& line : wrapped(message, std::max<std::size_t>(30, style.width - std::min(style.width, kIndent + 3))))
    out += std::string(kIndent + 3, ' ') + styled(style, "2", line) + "\n";
  return out;
}

std::string SectionHeadings::lead_to(const Document& document, std::size_t block, const TextStyle& style) {
  const SectionPaths& paths = paths_.try_emplace(&document, document).first->second;
  std::string path = flat(paths.path(paths.section_of(block)));
  if (path.empty()) path = word(style.language, "Before the first heading");
  if (path == shown_) return {};
  std::string out;
  const std::vector<std::string> lines = wrapped(path, std::max<std::size_t>(30, style.width - std::min<std::size_t>(style.width, 2)));
  for (std::size_t i = 0; i < lines.size(); ++i) out += (i == 0 ? "" : "  ") + styled(style, "1", lines[i]) + "\n";
  shown_ = std::move(path);
  return out + "\n";
}

}  // namespace jiaokan::report
