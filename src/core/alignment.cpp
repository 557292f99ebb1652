#include "core/alignment.h"

namespace jiaokan {

std::string bead_kind(const Bead& bead) { return std::to_string(bead.a.size()) + "-" + std::to_string(bead.b.size()); }

}  // namespace jiaokan
