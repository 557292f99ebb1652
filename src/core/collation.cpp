#include "core/collation.h"

#include <algorithm>

namespace jiaokan {

Severity VariantEntry::severity() const {
  Severity gravest = Severity::kArtifact;
  for (const VariantReading& reading : readings) gravest = std::min(gravest, reading.severity);
  return gravest;
}

std::string siglum(std::size_t edition) {
  const std::size_t turn = edition / 26;
  return std::string(1, static_cast<char>('A' + edition % 26)) + (turn == 0 ? "" : std::to_string(turn));
}

}  // namespace jiaokan
