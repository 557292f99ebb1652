#include "align/aligner.h"

namespace jiaokan::align {

NormalizedText split_sentences(const NormalizedText& text) { return text; }

}  // namespace jiaokan::align
