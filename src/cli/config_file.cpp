#include "cli/config_file.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace jiaokan::cli {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\"'"), end = text.find_last_not_of(" \t\r\"'");
  return begin == std::string::npos ? std::string() : text.substr(begin, end - begin + 1);
}

/// A line of the file that is no comment.
struct ConfigLine {
  std::size_t number = 0;
  std::string text;        ///< trimmed
  std::string section;     ///< the verb's name in whose section it stands
  std::string key, value;  ///< empty where it has no sign of equality
  bool is_section = false;
};

std::vector<ConfigLine> read_lines(const std::string& path) {
  std::vector<ConfigLine> out;
  std::ifstream file(path);
  std::string section;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const std::string text = trimmed(line);
    if (text.empty() || text.front() == '#' || text.front() == ';') continue;
    ConfigLine& read = out.emplace_back();
    read.number = number;
    read.text = text;
    read.is_section = text.front() == '[';
    if (read.is_section) section = trimmed(text.substr(1, text.find(']') - 1));
    read.section = section;
    const std::size_t sign = text.find('=');
    if (read.is_section || sign == std::string::npos) continue;
    read.key = trimmed(text.substr(0, sign));
    read.value = trimmed(text.substr(sign + 1));
  }
  return out;
}

std::string config_path(const CLI::App& app) { return app.get_option("--config")->as<std::string>(); }

std::string place_of(const std::string& path, const ConfigLine& line) { return path + ": line " + std::to_string(line.number) + ": "; }

/// Whether any word of `value` is one of `text`.
bool shares_word(const std::string& value, const std::string& text) {
  constexpr const char* kParts = " \t,=[]\"':{}";
  const auto words = [&](const std::string& of) {
    std::vector<std::string> out;
    for (std::size_t at = of.find_first_not_of(kParts); at != std::string::npos;) {
      const std::size_t end = std::min(of.find_first_of(kParts, at), of.size());
      out.push_back(of.substr(at, end - at));
      at = of.find_first_not_of(kParts, end);
    }
    return out;
  };
  const std::vector<std::string> own = words(value), other = words(text);
  return std::find_first_of(own.begin(), own.end(), other.begin(), other.end()) != own.end();
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
  const std::string path = config_path(app);
  const CLI::App* verb = &app;
  for (const ConfigLine& line : read_lines(path)) {
    const std::string place = place_of(path, line);
    if (line.is_section) {
      if (line.text.find(']') == std::string::npos) return place + line.text + " is no section; write [VERB]";
      verb = verb_called(app, line.section);
      if (!verb) return place + "no verb is called " + line.section + "; see jiaokan --help";
    } else if (line.key.empty()) {
      return place + line.text + " is no option; write OPTION = VALUE";
    } else if (!verb->get_option_no_throw("--" + line.key)) {
      return place + (line.section.empty() ? "jiaokan" : line.section) + " has no option " + line.key + "; see jiaokan " +
             (line.section.empty() ? "" : line.section + " ") + "--help";
    }
  }
  return path + ": " + problem;
}

std::optional<std::string> place_in_config(const CLI::App& app, const std::vector<std::string>& arguments, const std::string& problem) {
  if (!problem.starts_with("--")) return std::nullopt;
  const std::size_t end = problem.find(": ");
  if (end == std::string::npos) return std::nullopt;
  const std::string option = problem.substr(0, end), reason = problem.substr(end + 2);
  // What is wrong stands before the list of what is allowed.
  const std::string wrong = reason.substr(0, reason.find('{'));
  const bool too_many = reason.find("required but received") != std::string::npos;
  for (std::size_t i = 0; i < arguments.size() && !too_many; ++i) {
    if (arguments[i].starts_with(option + "=") && shares_word(arguments[i].substr(option.size() + 1), wrong)) return std::nullopt;
    if (arguments[i] == option && i + 1 < arguments.size() && shares_word(arguments[i + 1], wrong)) return std::nullopt;
  }
  const std::string path = config_path(app);
  const ConfigLine* before = nullptr;
  const std::vector<ConfigLine> lines = read_lines(path);
  for (const ConfigLine& line : lines) {
    if ("--" + line.key != option) continue;
    if (too_many && before && before->section == line.section)
      return place_of(path, line) + line.key + " stands twice, first in line " + std::to_string(before->number) + "; keep one of them";
    if (!too_many && shares_word(line.value, wrong)) return place_of(path, line) + line.key + ": " + reason + "; see jiaokan " + line.section + " --help";
    before = &line;
  }
  return std::nullopt;
}

}  // namespace jiaokan::cli
