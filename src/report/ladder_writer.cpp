#include <algorithm>

#include "report/bitext.h"
#include "report/bitext_writers.h"

namespace jiaokan::report {

std::string alignment_ladder(const AlignmentView& v, const TextStyle&) {
  std::string out;
  std::size_t a = 0, b = 0;
  for (const Bead& bead : v.alignment.beads) {
    // Furniture inside a bead has beads of its own behind it: they lie in a step that has been taken.
    if (bead.a.end <= a && bead.b.end <= b) continue;
    out += std::to_string(a) + "\t" + std::to_string(b) + "\t" + decimal(bead.similarity) + "\n";
    a = std::max(a, bead.a.end);
    b = std::max(b, bead.b.end);
  }
  return out + std::to_string(a) + "\t" + std::to_string(b) + "\t" + decimal(0) + "\n";
}

}  // namespace jiaokan::report
