#include "report/html_text.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <array>
#include <cstdint>

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::report {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

/// Marks that set the direction of what follows.
constexpr bool turns_the_line(char32_t c) { return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

constexpr bool shows_nothing(char32_t c) { return is_private_use(c) || c < 0x20 || (c >= 0x7F && c < 0xA0) || turns_the_line(c) || (c & 0xFFFE) == 0xFFFE; }

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\'': out += "&#39;"; break;
    default: out += c;
  }
}

}  // namespace

std::string shown_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    if (c == U'\n' || c == U'\t') {
      out += ' ';
    } else if (shows_nothing(c)) {
      out += "‹U+";
      for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) out += kHex[c >> shift & 15];
      out += "›";
    } else if (at - begin > 1) {
      out += text.substr(begin, at - begin);
    } else {
      append_escaped(out, text[begin]);
    }
  }
  return out;
}

std::string_view language_tag(const Document& document) {
  switch (document.script.detected) {
    case Script::kHans: return "zh-Hans";
    case Script::kHant:
      if (document.script.standard == ScriptStandard::kHk) return "zh-Hant-HK";
      if (document.script.standard == ScriptStandard::kTw) return "zh-Hant-TW";
      return "zh-Hant";
    case Script::kMixed: return "zh";
    case Script::kUndetermined: break;
  }
  return "und";
}

std::string relative_address(std::string_view path) {
  std::string out;
  // "javascript:…" or "//host" as a file name would be another address.
  if (!path.starts_with('.') && !path.starts_with('/')) out = "./";
  if (path.starts_with("//")) out = "/.";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_ascii_letter(byte) || is_ascii_digit(byte) || std::string_view("/._-~").find(c) != std::string_view::npos)
      out += c;
    else
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return out;
}

std::string base64(std::string_view bytes) {
  std::string out(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(out.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  return out;
}

std::string sha256_base64(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context, digest.size(), digest.data());
  return base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace jiaokan::report
