#include "extract/file_titles.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
bool is_plausible_title(std::string_view title) {
  title = trim_blanks(title);
  if (title.empty() || title.size() > 600) return false;
  std::string lower = without_blanks(title);
  std::size_t letters = 0, ideographs = 0;
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = utf8::next(lower, at);
    letters += is_han(c) || is_latin(c);
    ideographs += is_han(c);
    if (c == 0xFFFD || c < 0x20 || (c >= 0x7F && c < 0xA0) || is_private_use(c)) return false;
  }
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (letters < 2 || lower.find('\\') != std::string::npos || lower.starts_with("/") || lower.starts_with("file:")) return false;
  // Port_Plan-v2.final: words that no blank parts are a file's name.
  if (ideographs == 0 && lower.size() == title.size() && lower.find_first_of("-_.") != std::string::npos) return false;
  for (const std::string_view program :
       {"microsoftword-", "microsoftpowerpoint-", "microsoftexcel-", "untitled", "无标题", "無標題", "未命名", "未标题", "幻灯片", "投影片",
        "powerpoint演示文稿", "powerpoint簡報", "powerpointpresentation", "wps演示", "wps文字", "新建", "新增"})
    if (lower.starts_with(program)) return false;
  // 文档1, document1, 文件2: what a word processor calls a file that has no name yet.
  for (const std::string_view word : {"文档", "文檔", "文件", "document", "book", "工作簿", "演示文稿", "簡報", "演示文稿", "表格", "slide", "print", "cover"})
    if (lower.starts_with(word) &&
        std::all_of(lower.begin() + static_cast<std::ptrdiff_t>(word.size()), lower.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return false;
  if (const std::size_t dot = lower.rfind('.'); dot != std::string::npos)
    if (is_one_of(std::string_view(lower).substr(dot + 1),
                  {"doc", "docx", "docm", "dot", "dotx", "wps", "wpt",   "rtf",  "odt",     "pdf", "ps",  "eps", "tex", "dvi", "indd", "pmd",
                   "txt", "htm",  "html", "xls", "xlsx", "et",  "ppt",   "pptx", "dps",     "ofd", "ceb", "cdr", "ai",  "psd", "qxd",  "fm",
                   "md",  "tif",  "tiff", "jpg", "jpeg", "png", "pages", "key",  "numbers", "wpd", "p65", "fit", "s72", "mdi", "tmp"}))
      return false;
  return true;
}

std::optional<std::string> xmp_title(std::string_view packet) {
  packet = packet.substr(0, std::size_t{1} << 18);
  if (utf8::find_invalid(packet)) return std::nullopt;
  const std::size_t title = packet.find("<dc:title");
  if (title == std::string_view::npos) return std::nullopt;
  std::string_view inner = packet.substr(title);
  inner = inner.substr(0, inner.find("</dc:title"));
  const std::size_t item = inner.find("<rdf:li");
  if (item == std::string_view::npos) return std::nullopt;
  const std::size_t begin = inner.find('>', item);
  const std::size_t end = begin == std::string_view::npos ? begin : inner.find('<', begin);
  if (end == std::string_view::npos) return std::nullopt;
  std::string out;
  for (std::size_t at = begin + 1; at < end;) {
    constexpr std::array<std::pair<std::string_view, char>, 5> kEntities{{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    const auto entity = std::find_if(kEntities.begin(), kEntities.end(), [&](const auto& e) { return inner.substr(at).starts_with(e.first); });
    out += entity == kEntities.end() ? inner[at] : entity->second;
    at += entity == kEntities.end() ? 1 : entity->first.size();
  }
  const std::string_view trimmed = trim_blanks(out);
  return trimmed.empty() ? std::nullopt : std::optional(std::string(trimmed));
}

}  // namespace jiaokan::extract
