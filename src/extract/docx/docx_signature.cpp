#include "extract/docx/docx_signature.h"

#include <algorithm>

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLookedAt = 64 * 1024;

}  // namespace

bool looks_like_docx(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return false;
  const std::string_view head = bytes.substr(0, kLookedAt), tail = bytes.substr(bytes.size() - std::min(bytes.size(), kLookedAt));
  const auto has = [&](std::string_view what) { return head.find(what) != std::string_view::npos || tail.find(what) != std::string_view::npos; };
  if (head.substr(0, 256).find("mimetypeapplication/") != std::string_view::npos) return false;
  if (!has("[Content_Types].xml") && !has("_rels/.rels")) return false;
  return has("word/") || has("word\\") || has("docProps/") ? !has("xl/workbook") && !has("ppt/presentation") && !has("visio/") : false;
}

}  // namespace jiaokan::extract
