#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace jiaokan::cli {

/// $XDG_CONFIG_HOME/jiaokan/config.toml, else ~/.config/jiaokan/config.toml; empty where neither variable is set. It need not exist.
std::string default_config_file();

/// One line for a configuration file that cannot be used: the file, the line and the key that no verb has, where that is the trouble, else `problem`.
std::string describe_config_problem(const CLI::App& app, const std::string& problem);

/// Where the value of an option that was refused stands in the configuration file: file, line, key and `problem`, which CLI11 begins with the option's name and
/// which says what is allowed. Nothing where the command line gave the value.
std::optional<std::string> place_in_config(const CLI::App& app, const std::vector<std::string>& arguments, const std::string& problem);

}  // namespace jiaokan::cli
