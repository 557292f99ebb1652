#pragma once

#include <cstdint>
#include <string>

namespace jiaokan::pipeline {

struct ConversionOptions {
  std::string from;             ///< variety, or empty: found out from the beginning of the text
  std::string to;               ///< variety; empty with `opencc_config`
  std::string opencc_config;    ///< instead of varieties: one of OpenCC's configurations, as it is, without our own rows
  std::string opencc_data;      ///< folder of another set of OpenCC's dictionaries; empty = the system's
  std::string keep_file;        ///< words that stay, one a line; empty = none
  std::string dictionary_file;  ///< the user's words: from, tab, to; empty = none
  bool own_rows = true;         ///< our own words as well
  bool explain = false;         ///< the changes as JSON lines instead of the text
  bool lossy = false;           ///< bytes that are not UTF-8 become U+FFFD instead of an error
  bool ambiguous = false;       ///< what the dictionaries leave open as JSON lines instead of the text
};

/// How many parts of a text were no UTF-8 and are U+FFFD now: 0 unless the options are `lossy`.
using ReplacedParts = std::uint64_t;

/// Converts a file or standard input ("-") piece by piece, whatever its length, and writes the text (or its changes) to `output` as OutputFile does.
/// Throws Error.
ReplacedParts convert_file(const std::string& path, const ConversionOptions&, const std::string& output);

}  // namespace jiaokan::pipeline
