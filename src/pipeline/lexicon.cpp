#include "pipeline/lexicon.h"

#include <algorithm>
#include <charconv>

#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::pipeline {
namespace {

constexpr double kStrength = 0.9;  // of entries that do not say: dictionaries list every sense of a word

align::WordPair read_entry(std::string_view line, std::size_t number, const std::string& name) {
  const auto fail = [&](const std::string& message) {
    throw Error(ErrorCode::kConfig, name, "line " + std::to_string(number) + ": " + message, "word, tab, translation is a line");
  };
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab == 0) fail("no translation");
  std::string_view other = line.substr(tab + 1), strength;
  if (const std::size_t second = other.find('\t'); second != std::string_view::npos) {
    strength = other.substr(second + 1);
    other = other.substr(0, second);
  }
  if (other.empty()) fail("no translation");
  align::WordPair pair{std::string(line.substr(0, tab)), std::string(other), kStrength};
  if (!strength.empty()) {
    const auto [end, problem] = std::from_chars(strength.data(), strength.data() + strength.size(), pair.strength);
    if (problem != std::errc() || end != strength.data() + strength.size() || !(pair.strength >= 0 && pair.strength <= 1))
      fail("the strength is no number from 0 to 1");
  }
  return pair;
}

}  // namespace

std::vector<align::WordPair> read_lexicon(std::string_view bytes, const std::string& name) {
  if (const auto bad = utf8::find_invalid(bytes)) throw Error(ErrorCode::kEncoding, name, "not UTF-8 at byte " + std::to_string(*bad), "save it as UTF-8");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<align::WordPair> out;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(bytes.size(), end + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line[0] != '#') out.push_back(read_entry(line, number, name));
  }
  return out;
}

}  // namespace jiaokan::pipeline
