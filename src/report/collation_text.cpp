#include <algorithm>
#include <set>
#include <tuple>

#include "report/collation_writers.h"
#include "report/finding_text.h"
#include "report/printed_text.h"
#include "report/summary_words.h"
#include "report/text_layout.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

bool is_left_out(const Collation& c, std::size_t witness) { return std::find(c.left_out.begin(), c.left_out.end(), witness) != c.left_out.end(); }

std::string entry_text(const CollationView& v, const VariantEntry& entry, const TextStyle& style) {
  const VariantReading& first = entry.readings.front();
  std::size_t width = 3;
  for (const VariantReading& reading : entry.readings) width = std::max(width, display_width(sigla(reading.witnesses)) + 2);
  const std::string base = siglum(0) + (entry.agreeing.empty() ? "" : " " + sigla(entry.agreeing));
  width = std::max(width, display_width(base) + 2);
  std::string out = label(entry.id, first.kind, entry.severity(), style);
  out += side_text(base, v.editions.front()->document, entry.lemma, style, "31;1", width);
  for (const VariantReading& reading : entry.readings)
    out += side_text(sigla(reading.witnesses), v.editions[reading.witnesses.front() + 1]->document, reading.place(), style, "32;1", width);
  if (!entry.lacking.empty()) out += message_lines(sigla(entry.lacking) + " " + std::string(word(style.language, "lack the block")), style);
  return out + "\n";
}

/// Each finding in one line, with its id and message, in which B is the witness.
std::string comparison_lines(const CollationView& v, std::size_t w, const TextStyle& style) {
  const Comparison& c = v.collation.comparisons[w];
  std::string out = styled(style, "1", siglum(w + 1)) + "  " + v.editions[w + 1]->document.source.name + ": ";
  for (const Severity s : {Severity::kContent, Severity::kForm, Severity::kArtifact})
    out += (s == Severity::kContent ? "" : ", ") + grouped(c.count(s)) + " " + std::string(severity_word(style.language, s));
  if (const std::string hidden = hidden_by_decisions(c, style.language); !hidden.empty()) out += "; " + hidden;
  if (is_left_out(v.collation, w)) return out + " (" + std::string(word(style.language, "left out: hardly matches the base")) + ")\n";
  out += "\n";
  for (const Discrepancy& d : c.discrepancies) {
    const std::vector<std::string> lines = wrapped(flat(d.message), std::max<std::size_t>(30, style.width - std::min<std::size_t>(style.width, 28)));
    for (std::size_t i = 0; i < lines.size(); ++i)
      out += "  " + padded(i == 0 ? d.id : "", 6) + padded(i == 0 ? kind_word(style.language, d.kind) : "", 16) + lines[i] + "\n";
  }
  return out;
}

}  // namespace

std::string sigla(const std::vector<std::size_t>& witnesses) {
  std::string all;
  for (const std::size_t w : witnesses) all += (all.empty() ? "" : " ") + siglum(w + 1);
  return all;
}

std::vector<OwnFault> own_faults(const Collation& c) {
  std::vector<OwnFault> out;
  std::set<std::tuple<std::string, std::size_t, std::size_t>> of_base;
  for (std::size_t w = 0; w < c.comparisons.size(); ++w)
    for (const CheckedStatement& s : c.comparisons[w].checks)
      if (s.in_b == Verdict::kDiffers || !s.a || of_base.emplace(s.check, s.a->block, s.a->start).second) out.push_back({w, &s});
  return out;
}

std::string collation_text(const CollationView& v, const TextStyle& style) {
  std::string out;
  for (std::size_t i = 0; i < v.editions.size(); ++i) out += styled(style, "1", siglum(i)) + "  " + describe(v.editions[i]->document, style.language) + "\n";
  for (const Warning& w : v.collation.warnings) out += styled(style, "33", word(style.language, "warning")) + "  " + w.message + "\n";
  const auto& entries = v.collation.variants.entries;
  out += "\n" + styled(style, "1", word(style.language, entries.empty() ? "No variants" : "Variants by place")) + "\n\n";
  SectionHeadings headings;
  for (const VariantEntry& entry : entries) {
    if (!v.editions.front()->document.blocks.empty()) out += headings.lead_to(v.editions.front()->document, entry.lemma.block, style);
    out += entry_text(v, entry, style);
  }
  out += styled(style, "1", word(style.language, "Each against the base")) + "\n\n";
  for (std::size_t w = 0; w < v.collation.comparisons.size(); ++w) out += comparison_lines(v, w, style);
  const std::vector<OwnFault> faults = own_faults(v.collation);
  if (!faults.empty()) out += "\n" + styled(style, "1", word(style.language, "What the editions say against themselves")) + "\n\n";
  for (const auto& [w, statement] : faults)
    out += label(siglum(0) + " " + siglum(w + 1), statement->kind, statement->severity(), style) + message_lines(flat(statement->message), style);
  return out;
}

}  // namespace jiaokan::report
