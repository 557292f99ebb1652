#pragma once

#include <vector>

#include "core/facts.h"
#include "facts/reading.h"

namespace jiaokan::facts {

/// Who does what: one group for each list of units, in reading order; ids are not set yet. Layouts: （责任单位：A、B，C区、D区政府）, lines of their own
/// (牵头单位：… / 配合单位：…), （A牵头，B按职责分工负责）, and the columns 责任单位 … of task tables. A role is said only where it is written. Linear.
/// 责任单位 with nothing behind it is a warning.
std::vector<Responsibility> extract_responsibilities(const Reading& reading, std::vector<Warning>& warnings);

}  // namespace jiaokan::facts
