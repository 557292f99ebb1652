#include "align/moves.h"

namespace jiaokan::align {

std::vector<Move> find_moves(const PairTerms&, const std::vector<std::uint32_t>&, const std::vector<std::uint32_t>&) { return {}; }

}  // namespace jiaokan::align
