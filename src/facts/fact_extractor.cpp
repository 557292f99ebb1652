#include "facts/fact_extractor.h"

namespace jiaokan::facts {

Facts extract_facts(const Document&, const NormalizedText&) { return {}; }

}  // namespace jiaokan::facts
