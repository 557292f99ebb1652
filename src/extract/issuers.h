#pragma once

#include <string>
#include <string_view>

namespace jiaokan::extract {

/// The authorities that a line names, parted by 、; those that blanks part count as several where each is one.
std::string authorities(std::string_view line);

/// The letterhead of an authority of state, alone above the title of what it reports: 行政院.
bool is_state_authority(std::string_view name);

}  // namespace jiaokan::extract
