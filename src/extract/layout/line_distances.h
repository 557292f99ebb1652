#pragma once

#include <vector>

#include "extract/layout/line_features.h"
#include "extract/layout/body_type.h"
#include "extract/layout/type_area.h"

namespace jiaokan::extract {

/// For each line, how far below it the next one stands, in points, where lines around it show that paragraphs go on at that distance; 0 elsewhere. A form, a
/// quotation or an annex may be set with more space between its lines than the rest of the document, whose distance BodyType::leading tells.
///
/// What shows it are full lines that end inside a sentence: the next line goes on with it wherever it stands. O(lines).
std::vector<float> find_line_distances(const std::vector<FlowLine>& flow, const std::vector<LineFeatures>& features);

}  // namespace jiaokan::extract
