#pragma once

#include <optional>
#include <vector>

#include "core/facts.h"
#include "facts/reading.h"

namespace jiaokan::facts {

/// The commitments with a figure of one edition, from its prose and its indicator tables, in reading order; ids are not set yet. Linear.
/// What is past (去年, 截至, 已), a condition (50岁以下的) or part of a name is none.
std::vector<Target> extract_targets(const Reading& reading);

/// True where a block that `index` begins is a table: of that kind, or lines parted by tabs. `rows` gets the number of blocks it takes.
bool is_table(const Reading& reading, std::size_t index, std::size_t& blocks);

/// Targets of the indicator table that begins at block `index`: one for each cell under a coming year. nullopt where no header names years.
std::optional<std::vector<Target>> extract_table_targets(const Reading& reading, std::size_t index, std::size_t blocks, PlaceMaker& places);

}  // namespace jiaokan::facts
