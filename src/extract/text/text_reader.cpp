#include "extract/text/text_reader.h"

#include <vector>

#include "core/error.h"
#include "extract/headings.h"
#include "extract/repaired_text.h"
#include "extract/source_lines.h"
#include "extract/text/layout_repair.h"

namespace jiaokan::extract {
namespace {

/// Lines at LF and CR LF only: what else could end a line is part of a unit.
std::vector<std::string_view> units_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    std::string_view line = text.substr(at, end == std::string_view::npos ? end : end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return lines;
}

/// Each line is a block as it is. Headings keep their level; a line whose heading runs into its text stays one paragraph, but opens the section.
Document read_units(std::string_view text) {
  const std::vector<std::string_view> lines = units_of(text);
  std::vector<Paragraph> paragraphs;
  paragraphs.reserve(lines.size());
  for (const std::string_view line : lines) {
    const std::string_view words = trim_blanks(line);
    paragraphs.push_back({line, words.find('\t') == std::string_view::npos ? ParagraphRole::kUnknown : ParagraphRole::kTable});
  }
  const std::vector<OutlinePiece> pieces = outline(paragraphs);
  Document document;
  document.text.reserve(text.size());
  document.blocks.reserve(lines.size());
  std::vector<std::size_t> run_in;
  std::size_t next = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (next >= pieces.size() || pieces[next].paragraph != i) {
      document.add_block(BlockKind::kParagraph, lines[i]);
      continue;
    }
    const OutlinePiece& piece = pieces[next];
    std::size_t count = 0;
    while (next < pieces.size() && pieces[next].paragraph == i) ++next, ++count;
    const std::size_t block = document.add_block(piece.kind, lines[i], piece.level, piece.label);
    if (count > 1) run_in.push_back(block);
  }
  assign_sections(document);
  for (const std::size_t block : run_in) {
    document.blocks[block].kind = BlockKind::kParagraph;
    document.blocks[block].level = 0;
  }
  return document;
}

}  // namespace

Document read_text(std::string_view text, const std::string& name, const ReadOptions& options) {
  const std::vector<SourceLine> lines = split_lines(text);
  if (lines.empty()) throw Error(ErrorCode::kEmpty, name, "has no text in it", "give a file with text");
  if (options.units == Units::kLines) return read_units(text);
  return build_document(repair_layout(lines));
}

}  // namespace jiaokan::extract
