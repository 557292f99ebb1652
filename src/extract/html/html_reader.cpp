#include "extract/html/html_reader.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "extract/html/html_lines.h"
#include "extract/repaired_text.h"
#include "extract/source_lines.h"
#include "extract/text/layout_repair.h"
#include "extract/text/text_reader.h"

namespace jiaokan::extract {

bool looks_like_html(std::string_view text) {
  constexpr std::array<std::string_view, 28> kTags{"!doctype html", "html",    "head",    "body", "meta",  "title", "div",  "p",      "h1",   "h2",     "h3",
                                                   "table",         "article", "section", "main", "ul",    "ol",    "span", "center", "font", "header", "nav",
                                                   "link",          "style",   "script",  "base", "tbody", "dl"};
  std::string_view rest = trim_blanks(text.substr(0, 4096));
  // An XML declaration and comments may stand before the first tag.
  while (rest.starts_with("<?") || rest.starts_with("<!--")) {
    const std::string_view close = rest.starts_with("<?") ? ">" : "-->";
    const std::size_t end = rest.find(close);
    if (end == std::string_view::npos) return false;
    rest = trim_blanks(rest.substr(end + close.size()));
  }
  if (!rest.starts_with('<')) return false;
  rest.remove_prefix(1);
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) {
    if (rest.size() <= tag.size()) return false;
    const bool same =
        std::equal(tag.begin(), tag.end(), rest.begin(), [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b); });
    const char next = rest[tag.size()];
    return same && (next == '>' || next == ' ' || next == '\n' || next == '\r' || next == '\t' || next == '/');
  });
}

Document read_html(std::string_view text, const std::string& name, const ReadOptions& options) {
  if (options.units == Units::kLines) return read_text(text, name, options);
  MarkedLines shown;
  const FileMetadata head = add_html_lines(text, name, shown);
  const std::vector<SourceLine>& lines = shown.lines();
  if (std::all_of(lines.begin(), lines.end(), [](const SourceLine& line) { return line.frame; }))
    throw Error(ErrorCode::kEmpty, name, "has no text in it", "save the page after it has loaded, or copy its text");
  settle_marked_headings(shown.lines());
  return build_document(repair_layout(lines), head);
}

}  // namespace jiaokan::extract
