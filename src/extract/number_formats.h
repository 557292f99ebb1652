#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jiaokan::extract {

/// A number as Word prints it in the number format `format` (ST_NumberFormat: "decimal", "chineseCountingThousand", "ideographTraditional", …); nullopt for
/// formats that are not known here. Numbers that a format has no sign for (㊿ and above, 戊 behind 癸 …) are printed as decimals, as Word does.
std::optional<std::string> format_number(long number, std::string_view format);

}  // namespace jiaokan::extract
