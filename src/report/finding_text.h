#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/comparison.h"
#include "report/section_paths.h"
#include "report/writers.h"

namespace jiaokan::report {

/// Pieces of the text reports of compare and lint.

/// In one line, and with a name for what no font shows: a private-use character becomes ‹U+E6B3›.
std::string flat(const std::string& text);

/// The changed words between what stands around them, marked by `color` or 【】.
std::string in_context(const Document& document, const Place& place, const TextStyle& style, std::string_view color);

/// "A  …text…   (p. 3)", wrapped with a hanging indent; `side` takes `width` columns.
std::string reading(std::string_view side, const std::string& text, const std::string& pages, const TextStyle& style, std::size_t width = 3);

/// What one side has at a place: in context, or its head and tail where it is a long block; "—" where the whole block has no counterpart.
std::string side_text(std::string_view side, const Document& document, const std::optional<Place>& place, const TextStyle& style, std::string_view color,
                      std::size_t width = 3);

/// "  d1   number          content".
std::string label(const std::string& id, DiscrepancyKind kind, Severity severity, const TextStyle& style, Standing standing = Standing::kUnknown);

/// A message below a finding.
std::string message_lines(const std::string& message, const TextStyle& style);

/// Says under which headings an entry stands, where that changes: "二、重点行动 › （一）创新 › 1.工作目标。", wrapped with a hanging indent.
class SectionHeadings {
 public:
  std::string lead_to(const Document& document, std::size_t block, const TextStyle& style);

 private:
  std::map<const Document*, SectionPaths> paths_;
  std::string shown_;
};

}  // namespace jiaokan::report
