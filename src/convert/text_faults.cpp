#include "convert/text_faults.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "convert/dictionary_file.h"
#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

SpanFinding finding(const FoldingText& block, std::size_t begin, std::size_t end, DiscrepancyKind kind, std::string suggestion, std::string message,
                    double confidence) {
  return {kind, {block.origin[begin].begin, block.origin[end - 1].end}, std::move(suggestion), std::move(message), confidence};
}

bool is_control(char32_t c) { return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || (c >= 0x7F && c <= 0x9F && c != 0x85); }

/// A code point without a character. Ideographs that are newer than the library's Unicode count as characters.
bool is_unassigned(char32_t c) {
  return c >= 0x378 && !is_han(c) && !is_private_use(c) && utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_CN;
}

std::string code_point_name(char32_t c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 0xF];
  return "U+" + out;
}

/// The byte that Windows-1252 shows as `c`, or -1.
int windows_1252_byte(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<int>(c);  // the C1 range too: decoders pass it through
  constexpr std::array<char32_t, 32> kHigh{0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                           0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                           0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};
  const auto found = std::find(kHigh.begin(), kHigh.end(), c);
  return c != 0 && found != kHigh.end() ? 0x80 + static_cast<int>(found - kHigh.begin()) : -1;
}

/// UTF-8 that was shown as Windows-1252: at least one whole sequence of three bytes. Returns the end of the run, or `at`.
std::size_t mojibake_end(const std::u32string& text, std::size_t at, std::string& meant) {
  std::string bytes;
  std::size_t end = at;
  for (; end < text.size(); ++end) {
    const int byte = windows_1252_byte(text[end]);
    if (byte < 0) break;
    bytes += static_cast<char>(byte);
  }
  const std::size_t good = utf8::find_invalid(bytes).value_or(bytes.size());
  bool has_ideograph = false;
  for (std::size_t b = 0; b < good;) has_ideograph |= utf8::next(bytes, b) >= 0x800;
  if (!has_ideograph) return at;
  meant = bytes.substr(0, good);
  return at + good;  // one code point a byte
}

bool starts_with(const std::u32string& text, std::size_t at, std::u32string_view what) { return text.compare(at, what.size(), what) == 0; }

}  // namespace

void find_encoding_faults(const FoldingText& block, std::vector<SpanFinding>& out) {
  const std::u32string& text = block.text;
  const auto run_end = [&](std::size_t at, auto&& belongs) {
    while (at < text.size() && belongs(text[at])) ++at;
    return at;
  };
  std::size_t no_mojibake_before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text[at];
    std::size_t end = at;
    std::string meant, why;
    double confidence = 1;
    if (c == 0xFFFD) {
      end = run_end(at, [](char32_t d) { return d == 0xFFFD; });
      why = "U+FFFD stands where a character could not be decoded.";
    } else if (is_private_use(c)) {
      end = run_end(at, is_private_use);
      why = "The private-use character " + code_point_name(c) + " has a meaning only in the font it was set with.";
      confidence = 0.95;
    } else if (c >= 0x80 && c <= 0x2122 && windows_1252_byte(c) >= 0xC2 && at >= no_mojibake_before) {
      end = mojibake_end(text, at, meant);
      why = "UTF-8 was decoded as Windows-1252; " + meant + " is meant.";
      confidence = 0.95;
      // A run that is none is not looked at again from its middle: that keeps hostile text linear.
      if (end == at) no_mojibake_before = run_end(at, [](char32_t d) { return windows_1252_byte(d) >= 0; });
    } else if (starts_with(text, at, U"锟斤拷") || starts_with(text, at, U"錕斤拷") || starts_with(text, at, U"烫烫烫") || starts_with(text, at, U"屯屯屯")) {
      end = at + 3;
      while (end < text.size() && (text[end] == text[end - 3])) ++end;
      why = "This is what decoding the wrong way leaves, not text.";
      confidence = 0.95;
    }
    if (end == at && is_control(c)) {
      end = run_end(at, is_control);
      why = "The control character " + code_point_name(c) + " is no text.";
    } else if (end == at && is_unassigned(c)) {
      end = run_end(at, is_unassigned);
      why = "Unicode has no character " + code_point_name(c) + ".";
      confidence = 0.9;
    }
    if (end == at) {
      ++at;
      continue;
    }
    out.push_back(finding(block, at, end, DiscrepancyKind::kEncoding, meant, why, confidence));
    at = end;
  }
}

void find_foreign_words(const FoldingText& block, bool pieces, std::vector<SpanFinding>& out) {
  static const std::unordered_map<std::string, std::string> words = [] {
    std::unordered_map<std::string, std::string> all;
    for (const DictionaryRow& row : load_dictionary("dicts/foreign_words.txt")) all.emplace(row.fields[0], row.fields[1]);
    return all;
  }();
  constexpr std::size_t kLongestWord = 12;
  const std::u32string& text = block.text;
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text[at];
    if (c == U'“' || c == U'「' || c == U'『' || c == U'《' || c == U'（' || c == U'(' || c == U'〔' || c == U'[') ++depth;
    if (depth > 0 && (c == U'”' || c == U'」' || c == U'』' || c == U'》' || c == U'）' || c == U')' || c == U'〕' || c == U']')) --depth;
    if (!is_latin(c)) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_latin(text[end])) ++end;
    std::size_t before = at, behind = end;
    while (before > 0 && is_blank(text[before - 1])) --before;
    while (behind < text.size() && is_blank(text[behind])) ++behind;
    if (depth == 0 && end - at <= kLongestWord && before > 0 && is_han(text[before - 1]) && behind < text.size() && is_han(text[behind])) {
      std::string word;
      for (std::size_t i = at; i < end; ++i) {
        const char32_t ascii = text[i] >= 0xFF21 ? text[i] - 0xFEE0 : text[i];
        utf8::append(word, i == at && ascii >= U'A' && ascii <= U'Z' ? ascii + 32 : ascii);
      }
      if (const auto found = words.find(word); found != words.end() && (pieces || !found->second.empty())) {
        const std::string printed = utf8::from_utf32(std::u32string_view(text).substr(at, end - at));
        out.push_back(
            finding(block, at, end, DiscrepancyKind::kForeignWord, found->second,
                    "The English " + printed + " stands inside a Chinese sentence" + (found->second.empty() ? "." : "; " + found->second + " is meant."), 0.9));
      }
    }
    at = end;
  }
}

namespace {

bool equals_any(std::string_view name, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// The end of a character reference (&nbsp; &#160; &#xA0;) at `at`, or `at`.
std::size_t entity_end(const std::u32string& text, std::size_t at, std::string& meant) {
  constexpr std::size_t kLongest = 10;
  std::string name;
  std::size_t end = at + 1;
  while (end < text.size() && end - at < kLongest && (is_ascii_letter(text[end]) || is_ascii_digit(text[end]) || text[end] == U'#'))
    utf8::append(name, text[end++]);
  if (end == text.size() || text[end] != U';' || name.empty()) return at;
  if (name[0] == '#') {
    if (name.size() < 2) return at;
    return end + 1;
  }
  if (equals_any(name, {"nbsp", "ensp", "emsp", "thinsp"})) return meant = " ", end + 1;
  if (name == "amp") return meant = "&", end + 1;
  if (name == "lt") return meant = "<", end + 1;
  if (name == "gt") return meant = ">", end + 1;
  if (name == "quot") return meant = "\"", end + 1;
  if (equals_any(name, {"ldquo", "rdquo", "lsquo", "rsquo"})) return meant = name[0] == 'l' ? "“" : "”", end + 1;
  if (name == "middot") return meant = "·", end + 1;
  if (name == "mdash") return meant = "—", end + 1;
  if (name == "hellip") return meant = "…", end + 1;
  if (name == "times") return meant = "×", end + 1;
  return at;
}

/// The end of an HTML tag at `at`, or `at`. Only names that HTML has, so that <中华人民共和国邮政法> and a < b are left alone.
std::size_t tag_end(const std::u32string& text, std::size_t at) {
  constexpr std::size_t kLongest = 200;
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == U'/') ++i;
  std::string name;
  while (i < text.size() && name.size() < 12 && (is_ascii_letter(text[i]) || is_ascii_digit(text[i])))
    utf8::append(name, text[i] >= U'A' && text[i] <= U'Z' ? text[i] + 32 : text[i]), ++i;
  if (!equals_any(name, {"a", "b",      "br",   "div",    "em",    "font", "h1",  "h2",    "h3",    "h4", "hr", "i",  "img", "li", "ol",
                         "p", "script", "span", "strong", "style", "sub",  "sup", "table", "tbody", "td", "th", "tr", "u",   "ul"}))
    return at;
  if (i < text.size() && text[i] != U'>' && text[i] != U'/' && text[i] != U' ') return at;
  while (i < text.size() && i - at < kLongest && text[i] != U'>' && text[i] != U'<' && text[i] != U'\n') ++i;
  return i < text.size() && text[i] == U'>' ? i + 1 : at;
}

}  // namespace

void find_markup(const FoldingText& block, std::vector<SpanFinding>& out) {
  const std::u32string& text = block.text;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text[at];
    std::size_t end = at;
    std::string meant, why;
    if (c == U'&') {
      end = entity_end(text, at, meant);
      why = "A character reference of HTML was left as text.";
    } else if (c == U'<') {
      end = tag_end(text, at);
      why = "A tag of HTML was left as text.";
    } else if (c == U'*' && starts_with(text, at, U"**")) {
      end = at;
      while (end < text.size() && text[end] == U'*') ++end;
      why = "Marks of emphasis were left as text.";
      // Three asterisks and more hide something or part sections: no markup.
      if (end - at > 2) {
        at = end;
        continue;
      }
    }
    if (end == at) {
      ++at;
      continue;
    }
    out.push_back(finding(block, at, end, DiscrepancyKind::kMarkup, meant, why, 0.9));
    at = end;
  }
}

}  // namespace jiaokan::convert
