#include "compare/messages.h"

#include <cctype>

#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

constexpr std::size_t kLongestQuote = 40;

std::string said_by(std::string_view name, const std::optional<Place>& place) {
  std::string text(name);
  if (!place) return text + " has no such block";
  if (place->text.empty()) return text + " has nothing there";
  return text + " has " + quoted(place->text);
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string shown;
  if (utf8::length(text) <= kLongestQuote)
    shown = text;
  else
    shown = std::string(utf8::first(text, kLongestQuote / 2)) + " … " + std::string(utf8::last(text, kLongestQuote / 2));
  for (char& c : shown)
    if (c == '\n' || c == '\t') c = ' ';
  return "“" + shown + "”";
}

std::string sentence(std::string_view reason, const std::optional<Place>& a, const std::optional<Place>& b) {
  std::string text(reason);
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text + ": " + said_by("A", a) + ", " + said_by("B", b) + ".";
}

}  // namespace jiaokan::compare
