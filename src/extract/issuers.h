#pragma once

#include <string>
#include <string_view>

namespace jiaokan::extract {

/// The authorities that a line names, parted by 、: those that blanks part where each is one, and those that stand together without a blank where the second
/// opens as no part of the first does (财政部国家税务总局, 澜湾市水利局澜湾市财政局; 国家税务总局澜湾市税务局 is one).
std::string authorities(std::string_view line);
/// Whether it names several so.
bool names_several(std::string_view line);

/// The letterhead of an authority of state, alone above the title of what it reports: 行政院.
bool is_state_authority(std::string_view name);

}  // namespace jiaokan::extract
