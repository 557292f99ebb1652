#include "report/printed_text.h"

#include <algorithm>

#include "core/place.h"

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
  std::replace_if(out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

std::string page_note(const Document& document, RawSpan span) {
  const std::vector<PageBox> boxes = boxes_of(document, span);
  if (boxes.empty()) return {};
  const std::string first = "p. " + std::to_string(boxes.front().page);
  return boxes.front().page == boxes.back().page ? first : first + "–" + std::to_string(boxes.back().page);
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

std::string counted(std::size_t n, std::string_view one, std::string_view many) { return grouped(n) + " " + std::string(n == 1 ? one : many); }

std::vector<std::string> heading_path(const Document& document, std::size_t block) {
  std::vector<std::string> path;
  int level = 99;
  for (std::size_t i = std::min(block + 1, document.blocks.size()); i-- > 0 && level > 1;) {
    const Block& b = document.blocks[i];
    if (b.kind != BlockKind::kHeading || b.level >= level) continue;
    path.insert(path.begin(), std::string(document.slice(b.text)));
    level = b.level;
  }
  return path;
}

std::string styled(const TextStyle& style, std::string_view code, std::string_view text) {
  return style.color ? "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::string describe(const Document& document) {
  const auto script = [&]() -> std::string {
    switch (document.script.detected) {
      case Script::kHans: return "Simplified";
      case Script::kHant: return "Traditional";
      case Script::kMixed: return "mixed script";
      case Script::kUndetermined: return "script undetermined";
    }
    return {};
  }();
  std::string out = document.source.name + " (" + script + ", " + counted(document.blocks.size(), "block", "blocks");
  if (document.has_pages()) out += ", " + counted(document.pages.size(), "page", "pages");
  return out + ")";
}

}  // namespace jiaokan::report
