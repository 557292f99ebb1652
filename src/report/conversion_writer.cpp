#include "report/conversion_writer.h"

#include "report/json_parts.h"

namespace jiaokan::report {

std::string change_line(std::size_t start, std::size_t end, const std::string& from, const std::string& to, const std::string& rule) {
  return line({{"start", start}, {"end", end}, {"from", from}, {"to", to}, {"rule", rule}});
}

}  // namespace jiaokan::report
