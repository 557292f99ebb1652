#include "convert/script_faults.h"

#include <algorithm>
#include <optional>

#include "convert/fault_list.h"
#include "convert/misconversions.h"
#include "convert/script_detector.h"
#include "convert/text_faults.h"
#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

/// The script by whose rules a block is read: the document's, or where that has both, the one that two thirds of the block's telling characters are in: a
/// short text with one wrong character is as good as mixed.
Script script_of(const Document& document, std::size_t block) {
  if (document.script.detected == Script::kHans || document.script.detected == Script::kHant) return document.script.detected;
  const ScriptEvidence e = script_evidence(document.block_text(block));
  if (e.hant_only > 0 && e.hant_only >= 2 * e.hans_only) return Script::kHant;
  return e.hans_only > 0 && e.hans_only >= 2 * e.hant_only ? Script::kHans : Script::kUndetermined;
}

/// A whole block in the other script is one passage (a quotation, an annex), not a fault for each of its words.
std::optional<SpanFinding> foreign_passage(const Document& document, std::size_t block) {
  constexpr std::size_t kLeastCharacters = 8;
  const Script script = document.script.detected;
  if (script != Script::kHans && script != Script::kHant) return std::nullopt;
  const ScriptEvidence e = script_evidence(document.block_text(block));
  const std::size_t own = script == Script::kHant ? e.hant_only : e.hans_only, other = script == Script::kHant ? e.hans_only : e.hant_only;
  if (other < kLeastCharacters || other < 4 * own) return std::nullopt;
  const std::string name = script == Script::kHant ? "Simplified" : "Traditional";
  return SpanFinding{
      DiscrepancyKind::kMisconversion, document.blocks[block].text, {}, "This whole passage is in " + name + ", unlike the rest of the edition.", 0.6};
}

/// A text with a Latin word between ideographs every few sentences is a technical one: a torn piece of a word does not stand out there.
bool is_technical(const Document& document) {
  constexpr std::size_t kCodePointsPerWord = 500;
  std::size_t words = 0, code_points = 0;
  bool inside = false;
  for (std::size_t at = 0; at < document.text.size(); ++code_points) {
    const char32_t c = utf8::next(document.text, at);
    const bool lower = c >= U'a' && c <= U'z';
    words += lower && !inside;
    inside = is_latin(c) || is_ascii_digit(c) || (inside && (c == U'.' || c == U'-' || c == U'_' || c == U'/' || c == U'@' || c == U':'));
  }
  return words > 5 && words * kCodePointsPerWord > code_points;
}

}  // namespace

ScriptFaults find_script_faults(const Document& document, const FaultOptions& options) {
  JIAOKAN_CHECK(!utf8::find_invalid(document.text));
  const bool technical = is_technical(document);
  ScriptFaults out;
  FaultList list(document, options.limits), other_list(document, options.limits);
  FaultFinder finder;
  FoldingText text;
  std::vector<SpanFinding> piece;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const RawSpan block = document.blocks[i].text;
    const std::optional<SpanFinding> passage = foreign_passage(document, i);
    if (passage) list.add(*passage, false);
    const Script script = script_of(document, i);
    for (std::uint32_t begin = block.begin; begin < block.end;) {
      const std::uint32_t end = reading_end(document.text, begin, block.end);
      decode(document.text, {begin, end}, text);
      BlockFaults faults;
      if (!passage && script == Script::kHant) faults = finder.find_hant(text, document.script.standard, options.other_standard);
      if (!passage && script == Script::kHans) faults = finder.find_hans(text);
      out.standard_only += faults.standard_only;
      for (SpanFinding& f : faults.other_standard) other_list.add(std::move(f), false);
      piece = std::move(faults.findings);
      find_encoding_faults(text, piece);
      find_foreign_words(text, !technical, piece);
      find_markup(text, piece);
      std::stable_sort(piece.begin(), piece.end(), [](const SpanFinding& x, const SpanFinding& y) { return x.span < y.span; });
      for (SpanFinding& f : piece) {
        const bool doubtful = f.kind == DiscrepancyKind::kMisconversion && f.confidence == kAlone;
        list.add(std::move(f), doubtful);
      }
      begin = end;
    }
  }
  out.findings = list.take(out.not_listed);
  out.other_standard = other_list.take(out.not_listed);
  return out;
}

}  // namespace jiaokan::convert
