#include "core/utf8.h"

namespace jiaokan::utf8 {
namespace {

constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The bytes at `at` that are a sequence, or the beginning of one as far as it goes.
struct Sequence {
  std::size_t length = 0;  ///< at least 1
  bool valid = false;
};

Sequence sequence_at(std::string_view text, std::size_t at) {
  const unsigned lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {1, true};
  const std::size_t n = lead >= 0xC2 && lead <= 0xDF ? 2 : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  if (n == 0) return {1, false};
  for (std::size_t i = 1; i < n; ++i) {
    if (at + i == text.size() || !is_continuation(text[at + i])) return {i, false};
    // Unicode 15, table 3-7: the second byte is what keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
    const unsigned byte = static_cast<unsigned char>(text[at + i]);
    if (i == 1 && ((lead == 0xE0 && byte < 0xA0) || (lead == 0xED && byte > 0x9F) || (lead == 0xF0 && byte < 0x90) || (lead == 0xF4 && byte > 0x8F))) return {1, false};
  }
  return {n, true};
}

}  // namespace

std::optional<std::size_t> find_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Sequence sequence = sequence_at(text, at);
    if (!sequence.valid) return at;
    at += sequence.length;
  }
  return std::nullopt;
}

std::string replace_invalid(std::string_view text, std::size_t& count) {
  std::string out;
  out.reserve(text.size());
  count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Sequence sequence = sequence_at(text, at);
    if (sequence.valid)
      out += text.substr(at, sequence.length);
    else
      out += "\xEF\xBF\xBD", ++count;
    at += sequence.length;
  }
  return out;
}

char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return ++at, lead;
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    return at += 2, c;
  }
  if (lead < 0xF0) {
    const char32_t c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    return at += 3, c;
  }
  const char32_t c = (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
  return at += 4, c;
}

char32_t previous(std::string_view text, std::size_t& at) {
  do --at;
  while (at > 0 && is_continuation(text[at]));
  std::size_t forward = at;
  return next(text, forward);
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    const char bytes[] = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, sizeof bytes);
  } else if (c < 0x10000) {
    const char bytes[] = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, sizeof bytes);
  } else {
    const char bytes[] = {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                          static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, sizeof bytes);
  }
}

std::size_t length(std::string_view text) {
  std::size_t n = 0;
  for (const char byte : text) n += !is_continuation(byte);
  return n;
}

std::size_t byte_offset(std::string_view text, std::size_t n) {
  std::size_t at = 0;
  while (n > 0 && at < text.size()) at += sequence_length(text[at]), --n;
  return at < text.size() ? at : text.size();
}

std::string_view last(std::string_view text, std::size_t n) {
  std::size_t at = text.size();
  while (n > 0 && at > 0) previous(text, at), --n;
  return text.substr(at);
}

std::string_view first(std::string_view text, std::size_t n) { return text.substr(0, byte_offset(text, n)); }

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) out += next(text, at);
  return out;
}

std::string from_utf32(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) append(out, c);
  return out;
}

}  // namespace jiaokan::utf8
