#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace jiaokan::cli {

/// $XDG_CONFIG_HOME/jiaokan/config.toml, else ~/.config/jiaokan/config.toml; empty where neither variable is set. It need not exist.
std::string default_config_file();

/// One line for a configuration file that cannot be used: the file, the line and the key that no verb has, where that is the trouble, else `problem`.
std::string describe_config_problem(const CLI::App& app, const std::string& problem);

}  // namespace jiaokan::cli
