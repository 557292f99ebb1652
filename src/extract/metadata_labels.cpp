#include "extract/metadata_labels.h"

#include "extract/source_lines.h"

namespace jiaokan::extract {

std::string_view behind_label(std::string_view text, std::span<const std::string_view> labels) {
  for (const std::string_view label : labels) {
    if (!text.starts_with(label)) continue;
    std::string_view rest = trim_blanks(text.substr(label.size()));
    for (const std::string_view colon : {"：", ":"})
      if (rest.starts_with(colon)) rest = trim_blanks(rest.substr(colon.size()));
    return rest;
  }
  return {};
}

}  // namespace jiaokan::extract
