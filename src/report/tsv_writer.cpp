#include "report/tsv_writer.h"

#include "report/printed_text.h"

namespace jiaokan::report {

std::string alignment_tsv(const AlignmentView& v, const TextStyle&) {
  std::string out = "kind\tsimilarity\ta\tb\n";
  for (const Bead& bead : v.alignment.beads)
    out += bead_kind(bead) + "\t" + bead_similarity(bead) + "\t" + printed_text(v.document_a, v.text_a, segments_a(bead)) + "\t" + printed_text(v.document_b, v.text_b, segments_b(bead)) + "\n";
  return out;
}

}  // namespace jiaokan::report
