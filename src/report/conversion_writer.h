#pragma once

#include <cstddef>
#include <string>

namespace jiaokan::report {

/// One changed span of `convert --explain` as a JSON line; offsets in code points of the source text.
std::string change_line(std::size_t start, std::size_t end, const std::string& from, const std::string& to, const std::string& rule);

}  // namespace jiaokan::report
