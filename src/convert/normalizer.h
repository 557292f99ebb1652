#pragma once

#include <unicode/normalizer2.h>

namespace jiaokan::convert {

/// ICU's tables of compatibility decompositions (NFKC). Throws Error kConfig where ICU's data are not there.
const icu::Normalizer2& nfkc();

}  // namespace jiaokan::convert
