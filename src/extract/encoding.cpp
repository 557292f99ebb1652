#include "extract/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <memory>
#include <optional>

#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kSampleBytes = 64 * 1024;
constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 31;
constexpr double kPlausible =
    0.90;  // of the characters beyond ASCII that are in common use; texts of every kind measured 0.97 and more, misread ones under 0.75
constexpr double kClearLead = 0.08;

struct CloseConverter {
  void operator()(UConverter* c) const { ucnv_close(c); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// A converter that stops at the first byte that does not fit, or null where this ICU has none of that name.
Converter strict_converter(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

struct Decoding {
  std::string text;
  std::optional<std::size_t> bad;  ///< offset of the first byte that does not fit
  std::optional<std::size_t> cut;  ///< offset of a sequence that the end of the bytes cuts off
};

/// Decodes as far as the bytes fit. Memory: the text alone, the rest goes through a fixed buffer.
Decoding decode(std::string_view bytes, const char* encoding) {
  Decoding result;
  const Converter converter = strict_converter(encoding);
  if (!converter) return result.bad = 0, result;
  result.text.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 16 * 1024> buffer;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  char16_t high = 0;
  for (bool more = true; more;) {
    UChar* target = buffer.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, end, nullptr, true, &status);
    for (const UChar* u = buffer.data(); u < target; ++u) {
      if (high) {
        utf8::append(result.text, 0x10000 + ((static_cast<char32_t>(high) - 0xD800) << 10) + (static_cast<char32_t>(*u) - 0xDC00));
        high = 0;
      } else if (*u >= 0xD800 && *u < 0xDC00) {
        high = *u;
      } else {
        utf8::append(result.text, *u);
      }
    }
    more = status == U_BUFFER_OVERFLOW_ERROR;
    if (U_FAILURE(status) && !more) {
      std::array<char, 16> wrong;
      auto length = static_cast<std::int8_t>(wrong.size());
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidChars(converter.get(), wrong.data(), &length, &ignored);
      const auto at = static_cast<std::size_t>(source - bytes.data()) - static_cast<std::size_t>(std::max<int>(length, 0));
      (status == U_TRUNCATED_CHAR_FOUND ? result.cut : result.bad) = at;
    }
  }
  return result;
}

/// The characters of GB 2312 level 1 (3,755) and Big5 level 1 (5,401), punctuation and Latin letters: what texts of either script are written in.
class CommonCharacters {
 public:
  CommonCharacters() {
    add_rows("GB18030", 0xB0, 0xD7, {{0xA1, 0xFE}});
    add_rows("Big5-HKSCS", 0xA4, 0xC6, {{0x40, 0x7E}, {0xA1, 0xFE}});
  }
  bool contains(char32_t c) const {
    if (c < 0x80) return c >= 0x20 || c == U'\n' || c == U'\r' || c == U'\t' || c == 0x0C;
    if (c < 0x10000 && common_[c]) return true;
    return is_cjk_punctuation(c) || is_blank(c) || (c >= 0x2010 && c <= 0x203B) || (c >= 0x2460 && c <= 0x2473) || (c >= 0xFF01 && c <= 0xFF5E) || c == 0xD7 ||
           c == 0xF7 || c == 0x25CB || c == 0x3007;
  }

 private:
  struct Trail {
    int first, last;
  };
  void add_rows(const char* encoding, int first, int last, std::initializer_list<Trail> trails) {
    std::string bytes;
    for (int lead = first; lead <= last; ++lead)
      for (const Trail& trail : trails)
        for (int t = trail.first; t <= trail.last; ++t) {
          const Decoding one = decode(std::string{static_cast<char>(lead), static_cast<char>(t)}, encoding);
          if (one.bad || one.cut || one.text.empty()) continue;
          std::size_t at = 0;
          const char32_t c = utf8::next(one.text, at);
          if (c < 0x10000 && is_han(c)) common_.set(c);
        }
  }
  std::bitset<0x10000> common_;
};

const CommonCharacters& common_characters() {
  static const CommonCharacters set;
  return set;
}

/// Box drawing and geometric shapes: a text may frame its tables and notices with more of them than it has words. They say neither for an encoding nor
/// against it.
bool is_drawing(char32_t c) { return c >= 0x2500 && c <= 0x25FF; }

/// Whether ASCII tells something: bytes that are no UTF-16 seldom give any when read as such, in the other encodings it is the same.
enum class Ascii { kSaysNothing, kCounts };

/// Share of the characters beyond ASCII that are in common use; control characters count against it. 1 for a text without any.
double plausibility(std::string_view text, Ascii ascii = Ascii::kSaysNothing) {
  std::size_t common = 0, all = 0;
  const CommonCharacters& set = common_characters();
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool known = set.contains(c);
    if ((c < 0x80 && known && ascii == Ascii::kSaysNothing) || is_drawing(c)) continue;
    ++all;
    common += known;
  }
  return all == 0 ? 1 : static_cast<double>(common) / static_cast<double>(all);
}

struct Candidate {
  const char* encoding;
  std::string_view title;
};
constexpr std::array kCandidates{Candidate{"GB18030", "GB18030"}, Candidate{"Big5-HKSCS", "Big5"}, Candidate{"UTF-16LE", "UTF-16LE"},
                                 Candidate{"UTF-16BE", "UTF-16BE"}};

[[noreturn]] void throw_bad_byte(const std::string& name, std::string_view encoding, std::size_t at) {
  throw Error(ErrorCode::kEncoding, name, "is not " + std::string(encoding) + " at byte " + std::to_string(at), "save the file as UTF-8 and try again");
}

/// A file that says what it is: everything must fit.
std::string decode_marked(std::string_view bytes, std::size_t mark, const Candidate& candidate, const std::string& name) {
  Decoding decoded = decode(bytes.substr(mark), candidate.encoding);
  if (const auto at = decoded.bad ? decoded.bad : decoded.cut) throw_bad_byte(name, candidate.title, *at + mark);
  return std::move(decoded.text);
}

/// True where most of what is not ASCII reads as UTF-8: a UTF-8 file with a few bad bytes, not another encoding.
bool mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t n = utf8::sequence_length(bytes[at]);
    if (n == 1 && static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
    } else if (at + n <= bytes.size() && n > 1 && !utf8::find_invalid(bytes.substr(at, n))) {
      ++good;
      at += n;
    } else {
      ++bad;
      ++at;
    }
  }
  return good > 3 * bad;
}

/// The encoding of bytes that are not UTF-8, by strict decoding and plausibility of the first 64 KiB.
const Candidate* most_plausible(std::string_view bytes) {
  const bool whole = bytes.size() <= kSampleBytes;
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  const Candidate* best = nullptr;
  double best_score = 0, second = 0;
  for (const Candidate& candidate : kCandidates) {
    const bool wide = candidate.encoding[0] == 'U';
    if (wide && bytes.size() % 2 != 0) continue;
    const Decoding decoded = decode(sample, candidate.encoding);
    if (decoded.bad || (whole && decoded.cut)) continue;
    const double score = plausibility(decoded.text, wide ? Ascii::kCounts : Ascii::kSaysNothing);
    if (score > best_score) {
      second = best_score;
      best_score = score;
      best = &candidate;
    } else {
      second = std::max(second, score);
    }
  }
  return best_score >= kPlausible && best_score - second >= kClearLead ? best : nullptr;
}

/// The encoding that an HTML page or XML file declares (charset=gb2312), whose bytes all fit and which reads as Chinese, or as no worse than another; null
/// where it declares none.
const Candidate* declared(std::string_view bytes) {
  std::string head(bytes.substr(0, 1024));
  for (char& c : head)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (head.find('<') == std::string::npos) return nullptr;
  for (const std::string_view key : {"charset=", "encoding="}) {
    const std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    std::string_view value = std::string_view(head).substr(at + key.size());
    value.remove_prefix(std::min(value.find_first_not_of("\"' "), value.size()));
    const Candidate* candidate = value.starts_with("gb") ? &kCandidates[0] : value.starts_with("big5") ? &kCandidates[1] : nullptr;
    if (!candidate) return nullptr;
    const Decoding decoded = decode(bytes, candidate->encoding);
    if (decoded.bad || decoded.cut) return nullptr;
    // Pages moved from one site to another may say what the other site wrote.
    if (plausibility(std::string_view(decoded.text).substr(0, kSampleBytes)) >= kPlausible) return candidate;
    const Candidate* other = most_plausible(bytes);
    return other ? other : candidate;
  }
  return nullptr;
}

std::size_t furthest_fit(std::string_view bytes) {
  std::size_t furthest = utf8::find_invalid(bytes).value_or(bytes.size());
  for (const Candidate& candidate : {kCandidates[0], kCandidates[1]}) {
    const Decoding decoded = decode(bytes, candidate.encoding);
    const auto at = decoded.bad ? decoded.bad : decoded.cut;
    if (at && plausibility(decoded.text) >= kPlausible) furthest = std::max(furthest, *at);
  }
  return furthest;
}

void refuse_binary(std::string_view text, const std::string& name) {
  std::size_t controls = 0;
  for (const char byte : text.substr(0, kSampleBytes)) {
    const auto c = static_cast<unsigned char>(byte);
    controls += (c < 0x20 && !(c >= 0x09 && c <= 0x0D) && c != 0x1B) || c == 0x7F;
  }
  if (controls > 4 && controls * 50 > std::min(text.size(), kSampleBytes))
    throw Error(ErrorCode::kUnsupported, name, "is no text file: it is full of control characters", "give a PDF, DOCX, text, Markdown or HTML file");
}

/// OpenCC and C strings end at a NUL, so none may go further.
void leave_out_nuls(DecodedText& decoded) {
  const std::size_t first = decoded.text.find('\0');
  if (first == std::string_view::npos) return;
  std::string clean;
  clean.reserve(decoded.text.size());
  for (const char byte : decoded.text)
    if (byte != '\0') clean += byte;
  const std::size_t count = decoded.text.size() - clean.size();
  decoded.storage = std::move(clean);
  decoded.text = decoded.storage;
  decoded.warnings.push_back(
      {"nul-left-out", std::to_string(count) + " NUL character(s) left out, the first at byte " + std::to_string(first) + " of the text", std::nullopt});
}

}  // namespace

void decode_text(std::string_view bytes, const std::string& name, DecodedText& decoded) {
  if (bytes.size() > kLargestFile) throw Error(ErrorCode::kLimit, name, "is larger than 2 GiB", "split it into parts");
  const auto keep = [&](std::string text, std::string_view encoding) {
    decoded.storage = std::move(text);
    decoded.text = decoded.storage;
    decoded.encoding = encoding;
  };
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    if (const auto bad = utf8::find_invalid(bytes)) throw_bad_byte(name, "UTF-8", *bad);
    decoded.text = bytes.substr(3);
    decoded.encoding = "UTF-8";
  } else if (bytes.starts_with("\xFF\xFE")) {
    keep(decode_marked(bytes, 2, kCandidates[2], name), "UTF-16LE");
  } else if (bytes.starts_with("\xFE\xFF")) {
    keep(decode_marked(bytes, 2, kCandidates[3], name), "UTF-16BE");
  } else if (bytes.starts_with("\x84\x31\x95\x33")) {
    keep(decode_marked(bytes, 4, kCandidates[0], name), "GB18030");
  } else if (const auto bad = utf8::find_invalid(bytes);
             !bad && std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), kSampleBytes)), '\0') * 10 <
                         static_cast<std::ptrdiff_t>(std::min(bytes.size(), kSampleBytes))) {
    decoded.text = bytes;
    decoded.encoding = "UTF-8";
  } else {
    if (bad && mostly_utf8(bytes)) throw_bad_byte(name, "UTF-8", *bad);
    const Candidate* candidate = declared(bytes);
    if (!candidate) candidate = most_plausible(bytes);
    if (!candidate) {
      refuse_binary(bytes, name);
      throw Error(ErrorCode::kEncoding, name, "is none of UTF-8, GB18030, Big5 and UTF-16 at byte " + std::to_string(furthest_fit(bytes)),
                  "save the file as UTF-8 and try again");
    }
    keep(decode_marked(bytes, 0, *candidate, name), candidate->title);
  }
  refuse_binary(decoded.text, name);
  leave_out_nuls(decoded);
}

std::u32string decode_gb2312(std::string_view bytes) {
  const Decoding decoded = decode(bytes, "GB18030");
  return decoded.bad || decoded.cut ? std::u32string() : utf8::to_utf32(decoded.text);
}

}  // namespace jiaokan::extract
