#include "report/markup.h"

#include <algorithm>
#include <array>

#include "core/characters.h"
#include "core/utf8.h"
#include "report/html_text.h"

namespace jiaokan::report {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool is_forbidden(char32_t c) { return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || c == 0xFFFE || c == 0xFFFF; }

std::string replacement(char32_t) { return std::string(kReplacement); }

/// Every twelfth word or so of any English text is one of these.
bool reads_as_english(std::string_view text) {
  constexpr std::size_t kEnough = 1 << 16, kFewestWords = 20;
  constexpr double kShare = 0.06;
  constexpr std::array<std::string_view, 8> kWords{"and", "for", "in", "is", "of", "that", "the", "to"};
  std::size_t words = 0, known = 0;
  std::string word;
  for (const char c : text.substr(0, kEnough)) {
    const auto u = static_cast<unsigned char>(c);
    if (is_ascii_letter(u)) {
      word += static_cast<char>(u | 0x20);
      continue;
    }
    if (!word.empty()) {
      ++words;
      known += std::binary_search(kWords.begin(), kWords.end(), std::string_view(word));
      word.clear();
    }
  }
  return words >= kFewestWords && static_cast<double>(known) >= kShare * static_cast<double>(words);
}

}  // namespace

std::string escaped(std::string_view text, std::string (*name)(char32_t)) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    switch (c) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      default:
        if (is_forbidden(c))
          out += name(c);
        else
          out.append(text, begin, at - begin);
    }
  }
  return out;
}

std::string escaped(std::string_view text) { return escaped(text, replacement); }

std::string_view language_of(const Document& document) {
  if (document.script.detected != Script::kUndetermined) return language_tag(document);
  return reads_as_english(document.text) ? "en" : "und";
}

bool is_language_tag(std::string_view tag) {
  constexpr std::size_t kLongest = 8;
  std::size_t length = 0;
  bool first = true;
  for (const char c : tag) {
    const auto u = static_cast<unsigned char>(c);
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      first = false;
    } else if (!(is_ascii_letter(u) || (!first && is_ascii_digit(u))) || ++length > kLongest) {
      return false;
    }
  }
  return length > 0 && (!first || length > 1);
}

}  // namespace jiaokan::report
