#include "extract/docx/docx_outline.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "core/utf8.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"
#include "extract/source_lines.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kHeadParagraphs = 8;   // among which the title stands
constexpr std::size_t kLongestTitle = 60;    // code points of a line of it
constexpr std::size_t kLongestHeading = 40;  // code points of an unnumbered heading that only its type marks
constexpr std::size_t kMostTitleLines = 4;

bool is_certain_number(std::string_view text) {
  const auto numbering = parse_numbering(text);
  return numbering && numbering->certain;
}

bool is_plain_line(std::string_view text, std::size_t longest) {
  return utf8::length(utf8::first(text, longest + 1)) <= longest && !ends_sentence(text) && !is_certain_number(text) && !is_date(text) &&
         !is_document_number(text) && !is_caption(text) && !is_bullet(text) && !labelled(text);
}

/// The size that most of the text is set in.
int body_size(const std::vector<DocxParagraph>& paragraphs) {
  std::map<int, std::size_t> bytes;
  for (const DocxParagraph& p : paragraphs)
    if (!p.furniture && p.role != ParagraphRole::kTable) bytes[p.half_points] += p.text.size();
  const auto most = std::max_element(bytes.begin(), bytes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == bytes.end() ? 0 : most->first;
}

bool stands_out(const DocxParagraph& p, int body) { return p.half_points > body || p.bold; }

bool same_look(const DocxParagraph& a, const DocxParagraph& b) { return a.half_points == b.half_points && a.bold == b.bold && a.centred == b.centred; }

std::vector<std::size_t> texts_of(const std::vector<DocxParagraph>& paragraphs) {
  std::vector<std::size_t> own;
  for (std::size_t i = 0; i < paragraphs.size(); ++i)
    if (!paragraphs[i].furniture) own.push_back(i);
  return own;
}

/// The first heading, where no other has its level and it opens the text.
void find_marked_title(std::vector<DocxParagraph>& paragraphs, const std::vector<std::size_t>& own) {
  std::map<int, std::size_t> count;
  for (const DocxParagraph& p : paragraphs)
    if (p.role == ParagraphRole::kHeading) ++count[p.level];
  if (count.empty()) return;
  for (std::size_t n = 0; n < own.size() && n <= 3; ++n) {
    DocxParagraph& p = paragraphs[own[n]];
    if (p.role != ParagraphRole::kHeading) continue;
    if (p.level == count.begin()->first && count[p.level] == 1 && !is_certain_number(p.text) && own.size() > 1) p.role = ParagraphRole::kTitle;
    return;
  }
}

/// The large or bold centred lines at the top.
void find_set_title(std::vector<DocxParagraph>& paragraphs, const std::vector<std::size_t>& own, int body) {
  const auto fits = [&](std::size_t n) {
    const DocxParagraph& p = paragraphs[own[n]];
    return p.role == ParagraphRole::kUnknown && p.centred && stands_out(p, body) && is_plain_line(p.text, kLongestTitle);
  };
  for (std::size_t n = 0; n + 1 < own.size() && n < kHeadParagraphs; ++n) {
    if (!fits(n)) continue;
    // 某市人民政府 above the title says who issues it; 某市人民政府文件 is the letterhead.
    if (is_authority(paragraphs[own[n]].text) || paragraphs[own[n]].text.ends_with("文件")) continue;
    DocxParagraph& title = paragraphs[own[n]];
    title.role = ParagraphRole::kTitle;
    for (std::size_t more = n + 1; more < own.size() && more - n < kMostTitleLines && own[more] == own[more - 1] + 1; ++more) {
      DocxParagraph& next = paragraphs[own[more]];
      if (!fits(more) || !same_look(title, next) || is_authority(next.text)) break;
      title.text += next.text;
      next.text.clear();
    }
    return;
  }
}

void find_set_headings(std::vector<DocxParagraph>& paragraphs, const std::vector<std::size_t>& own, int body) {
  std::vector<std::size_t> found;
  std::set<std::pair<int, bool>> looks;  // the largest first
  for (std::size_t n = 1; n + 1 < own.size(); ++n) {
    const DocxParagraph& p = paragraphs[own[n]];
    const DocxParagraph& next = paragraphs[own[n + 1]];
    if (p.role == ParagraphRole::kHeading || is_certain_number(p.text)) return;  // numbers and styles say it better
    if (p.role != ParagraphRole::kUnknown || !stands_out(p, body) || !is_plain_line(p.text, kLongestHeading) || is_authority(p.text)) continue;
    if (next.role != ParagraphRole::kUnknown || same_look(p, next)) continue;
    found.push_back(own[n]);
    looks.insert({-p.half_points, !p.bold});
  }
  for (const std::size_t i : found) {
    paragraphs[i].role = ParagraphRole::kHeading;
    paragraphs[i].level = static_cast<int>(std::distance(looks.begin(), looks.find({-paragraphs[i].half_points, !paragraphs[i].bold}))) + 1;
  }
}

}  // namespace

void settle_docx_outline(std::vector<DocxParagraph>& paragraphs) {
  const std::vector<std::size_t> own = texts_of(paragraphs);
  const int body = body_size(paragraphs);
  const auto titled = [&] { return std::any_of(paragraphs.begin(), paragraphs.end(), [](const DocxParagraph& p) { return p.role == ParagraphRole::kTitle; }); };
  if (!titled()) find_set_title(paragraphs, own, body);
  if (!titled()) find_marked_title(paragraphs, own);
  find_set_headings(paragraphs, own, body);
  std::set<int> levels;
  for (const DocxParagraph& p : paragraphs)
    if (p.role == ParagraphRole::kHeading) levels.insert(p.level);
  for (DocxParagraph& p : paragraphs)
    if (p.role == ParagraphRole::kHeading) p.level = static_cast<int>(std::distance(levels.begin(), levels.find(p.level))) + 1;
}

}  // namespace jiaokan::extract
