#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jiaokan::report {

/// One span of `convert --explain` or `--ambiguous` as a JSON line; offsets in code points of the source text. `choices` only where there are any.
std::string change_line(std::uint64_t start, std::uint64_t end, const std::string& from, const std::string& to, const std::string& rule,
                        const std::vector<std::string>& choices);

}  // namespace jiaokan::report
