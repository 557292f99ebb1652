#pragma once

#include <string>

namespace jiaokan::pipeline {

struct ConversionOptions {
  std::string from;       ///< variety, or empty: found out from the text
  std::string to;
  std::string keep_file;  ///< words that stay, one a line; empty = none
  bool explain = false;   ///< the changes as JSON lines instead of the text
};

/// The converted text of a file or of standard input ("-"). Throws Error.
std::string convert_file(const std::string& path, const ConversionOptions&);

}  // namespace jiaokan::pipeline
