#include "extract/text/front_matter.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extract/edge_characters.h"
#include "extract/official_marks.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongest = 32 * 1024;  // bytes

bool is_fence(std::string_view line) { return line == "---" || line == "..."; }

/// title:, original_url: — a name in Latin letters or Chinese, with its colon.
std::size_t name_length(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 48) return 0;
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') return 0;
  const std::string_view name = line.substr(0, colon);
  return name.find_first_of(" \t,\"'") == std::string_view::npos || name.front() == '"' ? colon : 0;
}

std::string_view unquoted(std::string_view value) {
  value = trim_blanks(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) value = value.substr(1, value.size() - 2);
  return trim_blanks(value);
}

void take(std::string_view name, std::string_view value, FileMetadata& metadata) {
  if (value.empty()) return;
  const auto offer = [&](std::optional<std::string>& field) {
    if (!field) field = std::string(value);
  };
  if (is_one_of(name, {"title", "标题", "標題"})) offer(metadata.title);
  if (is_one_of(name, {"date", "published", "pubdate", "publish_date", "发布日期", "發布日期"}) && !metadata.published) metadata.published = read_date(value);
  if (is_one_of(name, {"original_url", "source_url", "url", "source", "link", "来源", "來源"}) && value.starts_with("http")) offer(metadata.source_url);
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  FrontMatter out;
  const std::size_t begin = text.find('\n');
  if (begin == std::string_view::npos || text.substr(0, begin).find_last_not_of("\r ") != 2 || !text.starts_with("---")) return {};
  bool named = false;
  for (std::size_t at = begin + 1; at < std::min(text.size(), kLongest);) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view raw = text.substr(at, end - at), line = trim_blanks(raw);
    at = end + 1;
    if (is_fence(line)) {
      if (!named) return {};
      out.bytes = end;
      return out;
    }
    if (line.empty()) continue;
    const bool indented = raw.front() == ' ' || raw.front() == '\t';
    if (const std::size_t name = indented || line.front() == '#' ? 0 : name_length(line)) {
      named = true;
      take(line.substr(0, name), unquoted(line.substr(name + 1)), out.metadata);
    } else if (!named || !(indented || line.starts_with("- ") || line == "-" || line.front() == '#')) {
      return {};  // a text below a rule
    }
    out.lines.push_back(line);
  }
  return {};
}

}  // namespace jiaokan::extract
