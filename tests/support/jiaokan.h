#pragma once

#include <string>
#include <vector>

#include "support/command.h"

namespace jiaokan::test {

/// Runs the built program; JIAOKAN_BINARY is set by the CMakeLists.txt of the tests that use it.
inline CommandResult jiaokan_run(std::vector<std::string> arguments, const std::string& input = {}, const std::vector<std::string>& environment = {}) {
  arguments.insert(arguments.begin(), JIAOKAN_BINARY);
  return run_command(arguments, input, environment);
}

}  // namespace jiaokan::test
