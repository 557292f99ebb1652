#include "convert/dictionary_file.h"

#include "core/error.h"
#include "core/resources.h"
#include "core/utf8.h"

namespace jiaokan::convert {

std::vector<DictionaryRow> parse_dictionary(std::string_view name, std::string_view content, std::size_t least_fields) {
  const auto refuse = [&](std::size_t line, const std::string& why) {
    throw Error(ErrorCode::kConfig, std::string(name), "line " + std::to_string(line) + ": " + why, "see resources/dicts/README.md for the format");
  };
  std::vector<DictionaryRow> rows;
  std::size_t line = 0;
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t end = std::min(content.find('\n', at), content.size());
    const std::string_view text = content.substr(at, end - at);
    at = end + 1;
    ++line;
    if (text.empty() || text.front() == '#') continue;
    if (utf8::find_invalid(text)) refuse(line, "not UTF-8");
    DictionaryRow row;
    row.line = line;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t tab = std::min(text.find('\t', begin), text.size());
      row.fields.emplace_back(text.substr(begin, tab - begin));
      begin = tab + 1;
    }
    if (row.fields.size() < least_fields) refuse(line, "a row needs " + std::to_string(least_fields) + " fields parted by tabs");
    if (row.fields.front().empty()) refuse(line, "the first field is empty");
    if (!rows.empty() && rows.back().fields.front() >= row.fields.front())
      refuse(line, row.fields.front() + (rows.back().fields.front() == row.fields.front() ? " stands twice" : " is out of order"));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<DictionaryRow> load_dictionary(std::string_view name, std::size_t least_fields) { return parse_dictionary(name, resource(name), least_fields); }

}  // namespace jiaokan::convert
