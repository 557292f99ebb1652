#include "convert/script_faults.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "convert/misconversions.h"
#include "convert/script_detector.h"
#include "convert/text_faults.h"
#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

/// The script by whose rules a block is read: the document's, or the block's own where the document has both.
Script script_of(const Document& document, std::size_t block) {
  if (document.script.detected == Script::kHans || document.script.detected == Script::kHant) return document.script.detected;
  return detect_script(document.block_text(block)).detected;
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

/// Calls `visit(piece, faults)` for every piece of every block, with the faults of its script.
template <class Visit>
void for_each_piece(const Document& document, Visit visit, std::optional<ScriptStandard> other_standard = std::nullopt) {
  FoldingText text;
  WordReader reader;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const RawSpan block = document.blocks[i].text;
    std::optional<SpanFinding> passage = foreign_passage(document, i);
    const bool by_characters = !passage;
    const Script script = script_of(document, i);
    for (std::uint32_t begin = block.begin; begin < block.end;) {
      const std::uint32_t end = piece_end(document.text, begin, block.end);
      decode(document.text, {begin, end}, text);
      BlockFaults faults;
      if (by_characters && script == Script::kHant)
        faults = find_hant_faults(text, other_standard ? other_standard : document.script.standard, reader, other_standard.has_value());
      if (by_characters && script == Script::kHans) faults = find_hans_faults(text, reader);
      if (passage) faults.findings.push_back(*std::exchange(passage, std::nullopt));
      visit(text, faults);
      begin = end;
    }
  }
}

using Change = std::pair<char32_t, char32_t>;  ///< the wrong character and the right one

std::vector<Change> changes_of(const Document& document, const SpanFinding& finding) {
  const std::u32string from = utf8::to_utf32(document.slice(finding.span)), to = utf8::to_utf32(finding.suggestion);
  std::vector<Change> out;
  for (std::size_t i = 0; i < from.size() && from.size() == to.size(); ++i)
    if (from[i] != to[i]) out.emplace_back(from[i], to[i]);
  return out;
}

/// What the edition says about itself: a character that no word decides counts only where it is wrong in words elsewhere, and as often (采 beside 采購), and an
/// edition that writes the word right elsewhere (裝置 beside 裝臵) bears witness against itself.
void weigh_by_the_edition_itself(const Document& document, std::vector<SpanFinding>& findings) {
  std::map<Change, std::pair<std::size_t, std::size_t>> counts;  // alone, in words
  for (const SpanFinding& f : findings)
    if (f.kind == DiscrepancyKind::kMisconversion)
      for (const Change& change : changes_of(document, f)) ++(f.confidence == kAlone ? counts[change].first : counts[change].second);
  std::erase_if(findings, [&](const SpanFinding& f) {
    if (f.kind != DiscrepancyKind::kMisconversion || f.confidence > kAlone) return false;
    const std::vector<Change> changes = changes_of(document, f);
    return std::none_of(changes.begin(), changes.end(), [&](const Change& c) { return counts[c].second > 0 && counts[c].second >= counts[c].first; });
  });
  std::map<std::string, bool> stands_elsewhere;
  for (SpanFinding& f : findings) {
    if (f.kind != DiscrepancyKind::kMisconversion && f.kind != DiscrepancyKind::kGlyphError) continue;
    if (f.confidence == kAlone) f.confidence = 0.7;
    if (utf8::length(f.suggestion) < 2) continue;
    const auto [at, is_new] = stands_elsewhere.emplace(f.suggestion, false);
    if (is_new) at->second = document.text.find(f.suggestion) != std::string::npos;
    if (at->second) f.confidence = std::min(1.0, f.confidence + 0.05);
  }
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

std::vector<SpanFinding> find_script_faults(const Document& document) {
  JIAOKAN_CHECK(!utf8::find_invalid(document.text));
  std::vector<SpanFinding> findings;
  const bool technical = is_technical(document);
  for_each_piece(document, [&](const FoldingText& text, BlockFaults& faults) {
    std::vector<SpanFinding> piece = std::move(faults.findings);
    find_encoding_faults(text, piece);
    find_foreign_words(text, !technical, piece);
    find_markup(text, piece);
    std::stable_sort(piece.begin(), piece.end(), [](const SpanFinding& x, const SpanFinding& y) { return x.span < y.span; });
    findings.insert(findings.end(), std::make_move_iterator(piece.begin()), std::make_move_iterator(piece.end()));
  });
  weigh_by_the_edition_itself(document, findings);
  return findings;
}

std::size_t count_standard_only(const Document& document) {
  JIAOKAN_CHECK(!utf8::find_invalid(document.text));
  std::size_t count = 0;
  for_each_piece(document, [&](const FoldingText&, const BlockFaults& faults) { count += faults.standard_only; });
  return count;
}

std::vector<SpanFinding> find_other_standard(const Document& document, ScriptStandard standard) {
  JIAOKAN_CHECK(!utf8::find_invalid(document.text));
  std::vector<SpanFinding> all;
  for_each_piece(
      document, [&](const FoldingText&, BlockFaults& faults) { all.insert(all.end(), faults.other_standard.begin(), faults.other_standard.end()); }, standard);
  return all;
}

}  // namespace jiaokan::convert
