#pragma once

#include <string>
#include <vector>

#include "core/collation.h"
#include "core/comparison.h"
#include "pipeline/editions.h"
#include "report/writers.h"

namespace jiaokan::pipeline {

/// Pictures of the places of a comparison's discrepancies, from the PDFs that the editions were read from; none for other files, saved documents and standard
/// input. The most serious discrepancies first, as many as a report should carry.
report::ComparisonCrops make_crops(const Edition& a, const Edition& b, const Comparison& comparison, const std::string& path_a, const std::string& path_b,
                                   const LoadOptions& options);

/// The same for the variants of a collation; `paths` are those of the base and of the witnesses.
report::CollationCrops make_crops(const std::vector<Edition>& editions, const VariantTable& variants, const std::vector<std::string>& paths,
                                  const LoadOptions& options);

}  // namespace jiaokan::pipeline
