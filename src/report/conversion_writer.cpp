#include "report/conversion_writer.h"

#include "report/json_parts.h"

namespace jiaokan::report {

std::string change_line(std::uint64_t start, std::uint64_t end, const std::string& from, const std::string& to, const std::string& rule,
                        const std::vector<std::string>& choices) {
  Json row{{"start", start}, {"end", end}, {"from", from}, {"to", to}, {"rule", rule}};
  if (!choices.empty()) row["choices"] = choices;
  return line(row);
}

}  // namespace jiaokan::report
