#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace jiaokan {

/// Points (1/72 inch), origin at the top left of the crop box, y down.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct PageBox {
  std::uint32_t page = 1;  ///< counts from 1
  Box box;
};

/// What a file was, free of where it lay: `name` is the file name without its folder.
struct Source {
  std::string name;
  std::string sha256;
  std::string media_type;
  std::uint64_t bytes = 0;
  std::uint32_t pages = 0;  ///< 0 for input without pages
};

enum class Script { kHans, kHant, kMixed, kUndetermined };

enum class TextSource { kText, kOcr, kNone };

struct PageInfo {
  std::uint32_t page = 1;
  std::string label;
  double width = 0, height = 0;
  TextSource text_source = TextSource::kText;
};

/// A piece of text in one line of one page. `edges` holds code points + 1 positions along the run (x, or y where vertical) in points; empty = unknown,
/// then positions are interpolated by character width.
struct GlyphRun {
  RawSpan text;
  std::uint32_t page = 1;
  Box box;
  bool vertical = false;
  std::vector<float> edges;
};

enum class BlockKind { kTitle, kHeading, kParagraph, kListItem, kTable, kNote };

/// A cell of a table. Rows and columns count from 0; a merged cell covers row_span rows and column_span columns and its text stands where it begins.
struct TableCell {
  std::uint32_t row = 0, column = 0;
  std::uint32_t row_span = 1, column_span = 1;
  RawSpan text;  ///< inside the block's text
};

/// A paragraph, heading, table … A table's text has its rows parted by "\n" and its cells by "\t".
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  RawSpan text;
  int level = 0;                     ///< headings: 1 = 一、 2 = （一） 3 = 1. 4 = （1）; 0 for the rest
  std::string label;                 ///< normalised: "一", "(一)", "1", "(1)", "第三条"; empty = none
  std::vector<std::string> section;  ///< labels of the headings above, outermost first; a heading's own label is the last
  Script script = Script::kUndetermined;
  std::vector<TableCell> cells;      ///< tables: in reading order; empty where the source only gives rows of text
};

enum class FurnitureKind { kHeader, kFooter, kPageNumber, kWeb, kWatermark };

/// What the page or the web site shows around the text. Kept, never part of `Document::text`.
struct Furniture {
  std::string text;
  FurnitureKind kind = FurnitureKind::kWeb;
  std::optional<std::uint32_t> page;
  std::vector<PageBox> boxes;
  std::uint32_t at = 0;        ///< offset in Document::text where it stood
  bool inside_text = false;    ///< it interrupted a paragraph of a text without pages: a fault of that edition, not of the page
};

struct Warning {
  std::string code;  ///< stable, kebab-case: "page-without-text"
  std::string message;
  std::optional<std::uint32_t> page;

  /// Whether the message itself names `page` (page 3, pages 3-7): who shows it need not.
  bool names_pages() const;
};

enum class ScriptStandard { kMainlandHant, kHk, kTw };

struct CharacterCount {
  std::string character;
  std::size_t count = 0;
};

/// How far a Traditional text speaks for one standard: 0 = nothing does, near 1 = much does and nothing against it.
struct StandardScore {
  ScriptStandard standard = ScriptStandard::kMainlandHant;
  double score = 0;
  std::vector<CharacterCount> evidence;  ///< its characters that not all standards write, most frequent first
};

/// A character of the other script than the text's.
struct LeftoverCharacter {
  std::string character;
  std::size_t count = 0;
  RawSpan first;  ///< where it first stands
};

struct ScriptInfo {
  Script detected = Script::kUndetermined;
  double confidence = 0;
  std::optional<ScriptStandard> standard;  ///< only for Traditional text, and only where the scores are clear
  std::size_t hans_characters = 0, hant_characters = 0;  ///< that only one script writes
  std::vector<StandardScore> standards;                  ///< of Traditional text: one for each
  std::vector<LeftoverCharacter> leftovers;              ///< where one script is detected; most frequent first
};

/// A part of a block that is in one script.
struct ScriptSpan {
  RawSpan text;
  Script script = Script::kUndetermined;
};

struct Metadata {
  std::optional<std::string> title, document_number, issuer, published, source_url;
  /// Where in Document::text each was read; none where it comes from what the file says of itself.
  struct Spans {
    std::optional<RawSpan> title, document_number, issuer, published;
  } spans;
};

/// A character whose code in the file only looks like the one in the text: a radical or a compatibility ideograph, put right because that is certain.
struct CharacterRepair {
  RawSpan at;         ///< in Document::text: the character as repaired
  char32_t code = 0;  ///< what the file had
};

/// One edition as printed, its layout repaired. Immutable once read.
/// `text` is the blocks' texts in reading order with "\n" between them; every block's span lies in it. Runs are sorted by text.begin.
struct Document {
  Source source;
  std::string text;
  std::vector<PageInfo> pages;
  std::vector<GlyphRun> runs;
  std::vector<Block> blocks;
  std::vector<Furniture> furniture;
  std::vector<CharacterRepair> repairs;  ///< sorted by at.begin
  Metadata metadata;
  ScriptInfo script;
  std::vector<ScriptSpan> script_spans;  ///< the parts of the blocks that mix scripts, in order
  std::vector<Warning> warnings;

  std::string_view slice(RawSpan span) const { return std::string_view(text).substr(span.begin, span.size()); }
  std::string_view block_text(std::size_t index) const { return slice(blocks[index].text); }
  bool has_pages() const { return !pages.empty(); }

  /// Appends a block's text (with the "\n" that parts it from the one before) and the block. Returns its index.
  std::size_t add_block(BlockKind kind, std::string_view block_text, int level = 0, std::string label = {});
};

std::string_view to_string(BlockKind);
std::string_view to_string(FurnitureKind);
std::string_view to_string(TextSource);
std::string_view to_string(Script);
std::string_view to_string(ScriptStandard);
std::optional<BlockKind> block_kind_from(std::string_view);
std::optional<FurnitureKind> furniture_kind_from(std::string_view);
std::optional<TextSource> text_source_from(std::string_view);
std::optional<Script> script_from(std::string_view);
std::optional<ScriptStandard> script_standard_from(std::string_view);

/// Id of block `index` in the JSON formats: b1, b2, …
std::string block_id(std::size_t index);

/// Fills every block's `section` from the levels and labels of the headings before it. A heading without label counts by its text.
/// Titles and the notes that open or list annexes (label 附件…) close all sections.
void assign_sections(Document&);

}  // namespace jiaokan
