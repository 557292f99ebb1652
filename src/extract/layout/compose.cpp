#include "extract/layout/body_type.h"
#include "extract/layout/compose.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "core/characters.h"
#include "core/team.h"
#include "core/utf8.h"
#include "extract/headings.h"
#include "extract/layout/composed_headings.h"
#include "extract/layout/glyph_runs.h"
#include "extract/layout/interruptions.h"
#include "extract/layout/joined_text.h"
#include "extract/layout/outline_headings.h"
#include "extract/layout/structured_flow.h"
#include "extract/layout/table_flow.h"
#include "extract/layout/type_weight.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"
#include "extract/repaired_text.h"
#include "extract/sentence_words.h"
#include "extract/source_lines.h"
#include "extract/standard_marks.h"
#include "extract/table_text.h"

namespace jiaokan::extract {
namespace {

constexpr float kLarge = 1.12F;  // type that is larger than the body's
constexpr std::size_t kMostHeadingLines = 3;
constexpr std::size_t kLongestHeadingBytes = 240;
constexpr std::size_t kMostAboveTitle = 5;  // paragraphs
constexpr std::size_t kPiece = 32;  // paragraphs that one thread composes at a time

class Composer {
 public:
  Composer(const std::vector<PageLines>& pages, const PdfStructure& structure, Team& team) : pages_(pages), structure_(structure), team_(team) {
    for (const PageLines& p : pages) by_number_[p.page] = &p;
  }

  Document run() {
    std::vector<FurnitureLine> furniture = find_furniture(pages_, team_);
    std::set<std::pair<std::size_t, std::size_t>> out;
    for (const FurnitureLine& f : furniture) out.insert({f.page, f.line});
    std::vector<const Line*> lines;
    std::vector<NoteLine> notes;
    std::vector<Box> boxes;
    TableFlow table_lines(pages_);
    for (std::size_t p = 0; p < pages_.size(); ++p)
      for (std::size_t i = 0; i < pages_[p].lines.size(); ++i)
        if (!out.contains({p, i})) {
          const Line& line = pages_[p].lines[i];
          if (line.table >= 0)
            table_lines.add(p, i, lines.size());
          else if (line.note)
            notes.push_back({&line, lines.size(), false});
          else if (line.box > 0)
            add_to_box(line, lines, boxes);
          else
            lines.push_back(&line);
        }
    std::vector<FlowTable> tables = table_lines.finish(furniture);
    std::vector<FlowLine> flow = make_flow(pages_, lines);
    body_ = measure_body(flow);
    std::vector<std::size_t*> places;
    for (Box& box : boxes) places.push_back(&box.before);
    bridge_interruptions(flow, tables, notes, places);
    joiner_ = LineJoiner(flow);
    StructuredFlow parted = part_flow(flow, structure_, body_, team_);
    worth_ = parted.worth;
    document_.warnings = std::move(parted.warnings);
    const auto other_table = std::find_if(pages_.begin(), pages_.end(), [](const PageLines& p) { return p.tables_disagree; });
    if (other_table != pages_.end())
      document_.warnings.push_back({"structure-tree-disagrees",
                                    "the file's structure tree has other tables than the pages show, first on this page; the pages decide", other_table->page});
    std::vector<ComposedParagraph> joined = join_lines(flow, parted.spans);
    auto table = tables.cbegin();
    auto note = notes.cbegin();
    auto box = boxes.cbegin();
    for (std::size_t s = 0; s < parted.spans.size(); ++s) {
      const LineSpan& span = parted.spans[s];
      // Notes stand behind the paragraph that the foot of their page cuts.
      note = compose_notes(note, notes.cend(), span.first);
      for (; table != tables.cend() && table->before <= span.first; ++table) paragraphs_.push_back(compose(*table));
      for (; box != boxes.cend() && box->before <= span.first; ++box) compose(*box);
      add(std::move(joined[s]), span);
    }
    compose_notes(note, notes.cend(), flow.size());
    for (; table != tables.cend(); ++table) paragraphs_.push_back(compose(*table));
    for (; box != boxes.cend(); ++box) compose(*box);
    emit_blocks();
    emit_furniture(furniture);
    assign_sections(document_);
    return std::move(document_);
  }

 private:
  /// Text in a frame beside the flow.
  struct Box {
    std::size_t before = 0;  // index of the line of the flow that it begins beside
    std::vector<const Line*> lines;
  };

  static void add_to_box(const Line& line, const std::vector<const Line*>& flow, std::vector<Box>& boxes) {
    if (boxes.empty() || boxes.back().lines.back()->page != line.page || boxes.back().lines.back()->box != line.box) {
      boxes.emplace_back();
      std::size_t& before = boxes.back().before = flow.size();
      while (before > 0 && flow[before - 1]->page == line.page && flow[before - 1]->top >= line.top) --before;
      if (boxes.size() > 1) before = std::max(before, boxes[boxes.size() - 2].before);
    }
    boxes.back().lines.push_back(&line);
  }

  void compose(const Box& box) {
    const std::vector<FlowLine> flow = make_flow(pages_, box.lines);
    for (const LineSpan& span : find_paragraphs(flow, measure_body(flow), team_)) add(join_lines(flow, span), span);
  }

  std::vector<ComposedParagraph> join_lines(const std::vector<FlowLine>& flow, const std::vector<LineSpan>& spans) {
    std::vector<ComposedParagraph> out(spans.size());
    team_.for_each(spans.size(), kPiece, [&](std::size_t begin, std::size_t end) {
      for (std::size_t s = begin; s < end; ++s) out[s] = join_lines(flow, spans[s]);
    });
    return out;
  }

  ComposedParagraph join_lines(const std::vector<FlowLine>& flow, const LineSpan& span) const {
    ComposedParagraph out;
    out.first = flow[span.first].line;
    stand(out, flow, span);
    const StructureElement said = worth_.rubbish || span.last - span.first > kMostHeadingLines ? StructureElement{} : said_of(flow, span, structure_);
    out.depth = flow[span.first].heading;
    if (out.depth == 0 && worth_.headings && said.role == StructureRole::kHeading) out.depth = said.level;
    if (said.role == StructureRole::kCaption) out.role = ParagraphRole::kNote;
    out.tagged_title = said.role == StructureRole::kTitle;
    for (std::size_t i = span.first; i < span.last; ++i) joiner_.append(out, *flow[i].line, i == span.first);
    weigh(out, flow, span);
    out.large = out.first->em > kLarge * body_.em && span.last - span.first <= kMostHeadingLines && out.text.size() <= kLongestHeadingBytes;
    return out;
  }

  void add(ComposedParagraph paragraph, const LineSpan& span) {
    const ComposedParagraph& out = paragraphs_.emplace_back(std::move(paragraph));
    const std::size_t index = paragraphs_.size() - 1;
    if (out.tagged_title && !tagged_title_) tagged_title_ = index;
    // The title: of what stands in large type before the text begins, the largest but for the name of who issues it.
    if (out.large && span.centred && !begun_ && !parse_numbering(out.text) && !stands_above_title(trim_blanks(out.text)) && !is_part_name(trim_blanks(out.text)) &&
        (has_han(out.text) || !body_.ideographs) && out.first->em > title_size_ * 1.02F) {
      title_ = index;
      title_size_ = out.first->em;
    }
    begun_ = begun_ || begins_text(out, index, paragraphs_.front().first->page);
    // Where none is large, what is centred in heavier type among the short lines above the text.
    told_ = told_ || is_part_name(trim_blanks(out.text));
    if (!heavy_title_ && !told_ && span.centred && out.heavy && out.lines <= kMostHeadingLines && out.text.size() <= kLongestHeadingBytes && has_han(out.text) &&
        out.first->em >= largest_above_ && !parse_numbering(out.text) && !stands_above_title(trim_blanks(out.text)))
      heavy_title_ = index;
    largest_above_ = std::max(largest_above_, out.first->em);
    told_ = told_ || index >= kMostAboveTitle || out.first->page != pages_.front().page || out.lines > kMostHeadingLines || ends_sentence(out.text);
  }

  using Notes = std::vector<NoteLine>::const_iterator;

  /// Adds the footnotes that stand before line `limit` of the flow; returns the first that does not.
  Notes compose_notes(Notes note, Notes end, std::size_t limit) {
    for (ComposedParagraph* last = nullptr; note != end && note->before <= limit; ++note) {
      const char32_t first = note->line->glyphs.front().code;
      if (last == nullptr || note->caption || is_ascii_digit(first) || (!is_han(first) && !is_latin(first) && !is_cjk_punctuation(first))) {
        paragraphs_.emplace_back();
        last = &paragraphs_.back();
        last->role = ParagraphRole::kNote;
        last->first = note->line;
      }
      joiner_.append(*last, *note->line, false);
    }
    return note;
  }

  ComposedParagraph compose(const FlowTable& table) {
    ComposedParagraph out;
    out.role = ParagraphRole::kTable;
    std::vector<CompactCell> cells;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const FlowCell& c = table.cells[i];
      cells.push_back({c.row, c.column, c.row_span, c.column_span, i, !c.lines.empty()});
    }
    compact_cells(cells);
    for (std::size_t begin = 0, end = 0; begin < cells.size(); begin = end) {
      std::size_t last = begin;  // behind the row's last cell with text
      for (; end < cells.size() && cells[end].row == cells[begin].row; ++end)
        if (cells[end].filled) last = end + 1;
      if (begin > 0) out.text += '\n';
      std::uint32_t column = 0;
      for (std::size_t i = begin; i < end; ++i) {
        for (; i < last && column < cells[i].column; ++column) out.text += '\t';
        const auto at = static_cast<std::uint32_t>(out.text.size());
        bool goes_on = false;
        for (const Line* line : table.cells[cells[i].source].lines) {
          if (out.first == nullptr) out.first = line;
          joiner_.append(out, *line, false, std::exchange(goes_on, true));
        }
        out.cells.push_back({cells[i].row, cells[i].column, cells[i].row_span, cells[i].column_span, {at, static_cast<std::uint32_t>(out.text.size())}});
      }
    }
    return out;
  }

  /// The authority, its letterhead, the number and the date of a document, and the kind of a standard, are not its name, however large.
  static bool stands_above_title(std::string_view text) {
    return is_authority(text) || is_letterhead(text) || is_date(text) || is_document_number(text) || is_standard_mark(text);
  }

  void weigh(ComposedParagraph& out, const std::vector<FlowLine>& flow, const LineSpan& span) const {
    out.weight = weight_of(*flow[span.first].line);
    out.heavy = std::all_of(flow.begin() + static_cast<std::ptrdiff_t>(span.first), flow.begin() + static_cast<std::ptrdiff_t>(span.last),
                            [&](const FlowLine& f) { return is_heavier(weight_of(*f.line), body_.weight); });
  }

  void stand(ComposedParagraph& out, const std::vector<FlowLine>& flow, const LineSpan& span) const {
    const FlowLine& here = flow[span.first];
    const Line& line = *here.line;
    out.lines = span.last - span.first;
    out.centred = span.centred;
    out.left = (line.left - here.column_left) / line.em;
    out.room = (here.column_right - line.right) / line.em;
    out.space = -1;
    if (span.first == 0) return;
    const Line& above = *flow[span.first - 1].line;
    if (above.page == line.page && above.column == line.column) out.space = ((line.top + line.bottom - above.top - above.bottom) / 2 - body_.leading) / line.em;
  }

  void emit_blocks() {
    std::vector<RepairedParagraph> texts;
    texts.reserve(paragraphs_.size());
    for (const ComposedParagraph& p : paragraphs_) {
      texts.emplace_back();
      texts.back().text = p.text;
      texts.back().role = p.role;
    }
    if (!title_) title_ = tagged_title_ ? tagged_title_ : heavy_title_;
    if (title_) texts[*title_].role = ParagraphRole::kTitle;
    find_notes_and_titles(texts);
    std::vector<Paragraph> given;
    given.reserve(paragraphs_.size());
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) given.push_back({paragraphs_[i].text, texts[i].role, 0});
    mark_headings(paragraphs_, title_.value_or(0), body_.em, given);
    std::vector<OutlinePiece> pieces = outline(given);
    std::vector<std::uint8_t> depths;
    for (const ComposedParagraph& p : paragraphs_) depths.push_back(p.depth);
    settle_levels(pieces, depths);
    for (const OutlinePiece& piece : pieces) {
      const ComposedParagraph& p = paragraphs_[piece.paragraph];
      const std::size_t index =
          document_.add_block(piece.kind, std::string_view(p.text).substr(piece.begin, piece.end - piece.begin), piece.level, piece.label);
      for (TableCell cell : p.cells) {
        cell.text = {cell.text.begin - piece.begin + document_.blocks[index].text.begin, cell.text.end - piece.begin + document_.blocks[index].text.begin};
        document_.blocks[index].cells.push_back(cell);
      }
      at_of_line_.insert({p.first, document_.blocks[index].text.begin});
    }
    emit_runs(pieces);
  }

  struct PlacedGlyphs {
    std::vector<GlyphRun> runs;
    std::vector<CharacterRepair> repairs;
  };

  /// The runs of the blocks, one of each piece.
  void emit_runs(const std::vector<OutlinePiece>& pieces) {
    std::vector<PlacedGlyphs> placed(pieces.size() / kPiece + 1);
    team_.for_each(pieces.size(), kPiece, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i)
        add_runs(paragraphs_[pieces[i].paragraph], pieces[i].begin, pieces[i].end, document_.blocks[i].text.begin, placed[begin / kPiece]);
    });
    std::size_t runs = 0;
    for (const PlacedGlyphs& part : placed) runs += part.runs.size();
    document_.runs.reserve(runs);
    for (PlacedGlyphs& part : placed) {
      std::move(part.runs.begin(), part.runs.end(), std::back_inserter(document_.runs));
      std::move(part.repairs.begin(), part.repairs.end(), std::back_inserter(document_.repairs));
    }
  }

  void add_runs(const ComposedParagraph& p, std::uint32_t begin, std::uint32_t end, std::uint32_t block_begin, PlacedGlyphs& out) const {
    for (const LinePiece& piece : p.pieces) {
      if (piece.end <= begin || piece.begin >= end) continue;
      std::size_t first = 0, last = piece.bytes.size();
      while (first < last && piece.bytes[first] < begin) ++first;
      while (last > first && piece.bytes[last - 1] >= end) --last;
      const auto byte = [&](std::size_t i) { return block_begin + std::min(end, i < piece.bytes.size() ? piece.bytes[i] : piece.end) - begin; };
      append_runs(
          *piece.line, *by_number_.at(piece.line->page), std::span(piece.glyphs).subspan(first, last - first), [&](std::size_t i) { return byte(first + i); },
          out.runs);
      append_repairs(
          std::span(piece.glyphs).subspan(first, last - first), [&](std::size_t i) { return byte(first + i); }, out.repairs);
    }
  }

  void emit_furniture(const std::vector<FurnitureLine>& furniture) {
    // Where it stood: the start of the first block that begins on its page or later.
    std::map<std::uint32_t, std::uint32_t> first_on_page;
    for (const auto& [line, at] : at_of_line_) {
      const auto [it, fresh] = first_on_page.try_emplace(line->page, at);
      if (!fresh) it->second = std::min(it->second, at);
    }
    for (const FurnitureLine& f : furniture) {
      const PageLines& page = pages_[f.page];
      const Line& line = page.lines[f.line];
      Furniture out;
      out.text = line.utf8();
      out.kind = f.kind;
      out.page = page.page;
      out.boxes.push_back({page.page, box_of_line(line, page)});
      const auto at = first_on_page.lower_bound(page.page);
      out.at = at == first_on_page.end() ? static_cast<std::uint32_t>(document_.text.size()) : at->second;
      document_.furniture.push_back(std::move(out));
    }
  }

  const std::vector<PageLines>& pages_;
  const PdfStructure& structure_;
  Team& team_;
  StructureWorth worth_;
  std::map<std::uint32_t, const PageLines*> by_number_;
  BodyType body_;
  LineJoiner joiner_;
  std::optional<std::size_t> title_, tagged_title_, heavy_title_;
  float title_size_ = 0, largest_above_ = 0;
  bool begun_ = false;  // with text in the type of the body
  bool told_ = false;   // a sentence, or lines of one
  std::deque<ComposedParagraph> paragraphs_;
  std::map<const Line*, std::uint32_t> at_of_line_;
  Document document_;
};

}  // namespace

Document compose_document(const std::vector<PageLines>& pages, const PdfStructure& structure, Team& team) {
  return Composer(pages, structure, team).run();
}

}  // namespace jiaokan::extract
