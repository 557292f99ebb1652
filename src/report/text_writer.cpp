#include "report/text_writer.h"

#include <algorithm>

#include "core/utf8.h"
#include "report/printed_text.h"
#include "report/text_layout.h"

namespace jiaokan::report {
namespace {

std::string share(double value) { return std::to_string(static_cast<int>(value * 100)) + " %"; }

}  // namespace

std::string document_text(const Document& document, const TextStyle&) {
  std::string out;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (i > 0) out += "\n";
    out += document.block_text(i);
    out += "\n";
  }
  return out;
}

std::string alignment_text(const AlignmentView& v, const TextStyle& style) {
  constexpr std::size_t kKindWidth = 5, kSimilarityWidth = 5, kGap = 3;
  const std::size_t width = std::max<std::size_t>(30, (style.width - std::min(style.width, kKindWidth + kSimilarityWidth + kGap)) / 2);
  const std::string margin(kKindWidth + kSimilarityWidth, ' ');
  std::string out = margin + padded(shortened("A  " + describe(v.document_a), width), width) + std::string(kGap, ' ') + shortened("B  " + describe(v.document_b), width) + "\n";
  for (const Bead& bead : v.alignment.beads) {
    const std::vector<std::string> a = wrapped(printed_text(v.document_a, v.text_a, segments_a(bead)), width);
    const std::vector<std::string> b = wrapped(printed_text(v.document_b, v.text_b, segments_b(bead)), width);
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
      std::string row = i == 0 ? padded(bead_kind(bead), kKindWidth) + padded(bead_similarity(bead), kSimilarityWidth) : margin;
      row += padded(i < a.size() ? a[i] : "", width) + " │ " + (i < b.size() ? b[i] : "");
      row.erase(row.find_last_not_of(' ') + 1);
      out += row + "\n";
    }
  }
  for (const Move& m : v.alignment.moved)
    out += "moved: " + shortened(printed_text(v.document_a, v.text_a, {m.a}), width) + " (A " + std::to_string(m.a + 1) + ", B " + std::to_string(m.b + 1) + ")\n";
  const std::string what = v.sentences ? " sentences" : " blocks";
  out += "\n" + grouped(v.alignment.beads.size()) + " beads over " + grouped(v.alignment.segments_a) + " and " + grouped(v.alignment.segments_b) + what + "; matched: " +
         share(v.alignment.coverage_a) + " of A, " + share(v.alignment.coverage_b) + " of B; " + counted(v.alignment.moved.size(), "move", "moves") + "\n";
  return out;
}

}  // namespace jiaokan::report
