#include "extract/docx/docx_signature.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLookedAt = 64 * 1024;
constexpr std::size_t kMostMembers = 65536;

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

enum class Family { kUnknown, kWord, kOther };

/// By the names in the directory at the ZIP's end (APPNOTE 4.3.12, 4.3.16); unknown where it is damaged. Names alone count: workbooks and drawings that a
/// Word document has inside are ZIPs themselves, often stored as they are.
Family family_by_directory(std::string_view bytes) {
  const std::size_t tail = bytes.size() - std::min(bytes.size(), kLookedAt + 22);
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos || end < tail || end + 22 > bytes.size()) return Family::kUnknown;
  std::size_t at = little_endian(bytes, end + 16, 4);
  bool word = false, other = false;
  for (std::size_t n = little_endian(bytes, end + 10, 2); n > 0 && n < kMostMembers; --n) {
    if (at + 46 > bytes.size() || bytes.substr(at, 4) != "PK\x01\x02") return Family::kUnknown;
    const std::size_t length = little_endian(bytes, at + 28, 2);
    const std::string_view name = bytes.substr(at + 46, length);
    word = word || name.starts_with("word/") || name.starts_with("word\\");
    for (const std::string_view folder : {"xl/", "ppt/", "visio/"}) other = other || name.starts_with(folder);
    at += 46 + length + little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
  }
  if (word == other) return Family::kUnknown;
  return word ? Family::kWord : Family::kOther;
}

}  // namespace

bool looks_like_docx(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return false;
  const std::string_view head = bytes.substr(0, kLookedAt), tail = bytes.substr(bytes.size() - std::min(bytes.size(), kLookedAt));
  const auto has = [&](std::string_view what) { return head.find(what) != std::string_view::npos || tail.find(what) != std::string_view::npos; };
  if (head.substr(0, 256).find("mimetypeapplication/") != std::string_view::npos) return false;
  if (!has("[Content_Types].xml") && !has("_rels/.rels")) return false;
  if (const Family family = family_by_directory(bytes); family != Family::kUnknown) return family == Family::kWord;
  return has("word/") || has("word\\") || has("docProps/") ? !has("xl/workbook") && !has("ppt/presentation") && !has("visio/") : false;
}

}  // namespace jiaokan::extract
