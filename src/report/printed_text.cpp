#include "report/printed_text.h"

#include <algorithm>

#include "core/place.h"
#include "report/ui_words.h"

namespace jiaokan::report {

std::string printed_text(const Document& document, const NormalizedText& text, const std::vector<std::size_t>& segments) {
  std::string out;
  for (const std::size_t i : segments) {
    const Segment& segment = text.segments[i];
    // A block is shown whole: its folded text may be empty where the printed one is not.
    const RawSpan block = document.blocks[segment.block].text;
    const bool whole = i > 0 ? text.segments[i - 1].block != segment.block && (i + 1 == text.segments.size() || text.segments[i + 1].block != segment.block)
                             : text.segments.size() == 1 || text.segments[1].block != segment.block;
    if (!out.empty()) out += ' ';
    out += document.slice(whole ? block : text.map.to_raw(segment.text));
  }
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

std::string page_words(Language language, std::uint32_t first, std::uint32_t last) {
  return filled(language, "p. {0}", {first == last ? std::to_string(first) : std::to_string(first) + "–" + std::to_string(last)});
}

std::string page_note(const Document& document, RawSpan span, Language language) {
  const std::vector<PageBox> boxes = boxes_of(document, span);
  return boxes.empty() ? std::string() : page_words(language, boxes.front().page, boxes.back().page);
}

std::string bead_similarity(const Bead& bead) {
  if (bead.a.empty() || bead.b.empty()) return {};
  const int hundredths = static_cast<int>(bead.similarity * 100 + 0.5);
  return hundredths >= 100 ? "1.00" : "0." + std::string(hundredths < 10 ? "0" : "") + std::to_string(hundredths);
}

std::string grouped(std::size_t n) {
  std::string out = std::to_string(n);
  for (std::size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, 1, ',');
  return out;
}

std::string styled(const TextStyle& style, std::string_view code, std::string_view text) {
  return style.color ? "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::string describe(const Document& document, Language language) {
  const std::string comma(word(language, ", "));
  std::string facts = std::string(script_word(language, document.script.detected)) + comma + counted(language, document.blocks.size(), "block", "blocks");
  if (document.has_pages()) facts += comma + counted(language, document.pages.size(), "page", "pages");
  return filled(language, "{0} ({1})", {document.source.name, facts});
}

}  // namespace jiaokan::report
