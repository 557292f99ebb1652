#include "report/text_writer.h"

#include <algorithm>

#include "core/utf8.h"
#include "report/alignment_warnings.h"
#include "report/printed_text.h"
#include "report/text_layout.h"
#include "report/ui_words.h"

namespace jiaokan::report {
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
  std::string out = margin + padded(shortened("A  " + describe(v.document_a, style.language), width), width) + std::string(kGap, ' ') +
                    shortened("B  " + describe(v.document_b, style.language), width) + "\n";
  for (const Warning& w : alignment_warnings(v, style.language))
    for (const std::string& l : wrapped(filled(style.language, "warning: {0}", {w.message}), style.width)) out += styled(style, "33", l) + "\n";
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
    out += filled(style.language, "moved: {0} (A {1}, B {2})",
                  {shortened(printed_text(v.document_a, v.text_a, {m.a}), width), std::to_string(m.a + 1), std::to_string(m.b + 1)}) +
           "\n";
  out += "\n" + alignment_summary(v, style.language) + "\n";
  return out;
}

}  // namespace jiaokan::report
