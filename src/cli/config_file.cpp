#include "cli/config_file.h"

#include <cstdlib>
#include <fstream>

namespace jiaokan::cli {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\"'"), end = text.find_last_not_of(" \t\r\"'");
  return begin == std::string::npos ? std::string() : text.substr(begin, end - begin + 1);
}

const CLI::App* verb_called(const CLI::App& app, const std::string& name) {
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    if (sub->get_name() == name) return sub;
  return nullptr;
}

}  // namespace

std::string default_config_file() {
  const char* folder = std::getenv("XDG_CONFIG_HOME");
  if (folder && *folder) return std::string(folder) + "/jiaokan/config.toml";
  const char* home = std::getenv("HOME");
  return home && *home ? std::string(home) + "/.config/jiaokan/config.toml" : std::string();
}

std::string describe_config_problem(const CLI::App& app, const std::string& problem) {
  const auto path = app.get_option("--config")->as<std::string>();
  std::ifstream file(path);
  const CLI::App* verb = &app;
  std::string section;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const std::string text = trimmed(line);
    if (text.empty() || text.front() == '#' || text.front() == ';') continue;
    const std::string place = path + ": line " + std::to_string(number) + ": ";
    if (text.front() == '[') {
      section = trimmed(text.substr(1, text.find(']') - 1));
      verb = verb_called(app, section);
      if (!verb) return place + "no verb is called " + section + "; see jiaokan --help";
      continue;
    }
    const std::size_t sign = text.find('=');
    if (sign == std::string::npos) continue;
    const std::string key = trimmed(text.substr(0, sign));
    if (!verb->get_option_no_throw("--" + key))
      return place + (section.empty() ? "jiaokan" : section) + " has no option " + key + "; see jiaokan " + (section.empty() ? "" : section + " ") + "--help";
  }
  return path + ": " + problem;
}

}  // namespace jiaokan::cli
