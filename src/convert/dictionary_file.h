#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jiaokan::convert {

/// A row of one of our tables in resources/dicts (see resources/dicts/README.md for the format).
struct DictionaryRow {
  std::vector<std::string> fields;
  std::size_t line = 0;  ///< counts from 1
};

/// Reads a table: tab-separated fields, `#` lines and empty lines skipped. Rows must be sorted by their first field (by bytes) and unique.
/// Throws Error (kConfig) naming the file and the line where a row has fewer than `least_fields` fields, an empty first field, or is out of order.
std::vector<DictionaryRow> parse_dictionary(std::string_view name, std::string_view content, std::size_t least_fields = 2);

/// The same for a table that is built in: "dicts/glyph_confusions.txt".
std::vector<DictionaryRow> load_dictionary(std::string_view name, std::size_t least_fields = 2);

}  // namespace jiaokan::convert
