#pragma once

#include "compare/piece.h"

namespace jiaokan::compare {

/// Whether the pieces of a hunk, one of them empty where only one edition has words there, say the same: figures of one value (12000, 1.2万), words that only
/// a fold or a blank makes different, and what a line end tears apart in one of them.
bool say_the_same(const Piece& a, const Piece& b);

}  // namespace jiaokan::compare
