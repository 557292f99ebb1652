#include "extract/repaired_text.h"

#include <algorithm>
#include <optional>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/bare_count.h"
#include "extract/contents_rows.h"
#include "extract/edge_characters.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"
#include "extract/source_lines.h"
#include "extract/standard_marks.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestTitle = 80;   // code points
constexpr std::size_t kHeadParagraphs = 8;  // among which a document number or a note on its history may stand
constexpr std::size_t kCoverParagraphs = 20;

bool reads_as_title(std::string_view text) {
  if (text.size() > 4 * kLongestTitle || utf8::length(text) > kLongestTitle || ends_sentence(text)) return false;
  const char32_t last = last_of(text);
  if (last == U'，' || last == U'、' || last == U',' || text.find("。") != std::string_view::npos || text.find("；") != std::string_view::npos) return false;
  std::size_t commas = 0;
  for (std::size_t at = 0; (at = text.find("，", at)) != std::string_view::npos; at += 3) ++commas;
  if (commas > 1) return false;
  if (is_part_name(text) || is_bullet(text) || is_date(text) || is_document_number(text) || is_caption(text) || is_page_mark(text) || is_contents_row(text) ||
      is_web_meta(text))
    return false;
  const auto numbering = parse_numbering(text);
  return !numbering || !numbering->certain;
}

/// What stands below a document for those who handle it: 抄送：…, （此件公开发布）, …办公室 2024年5月6日印发.
bool is_release_note(std::string_view text) {
  if (text.size() > 1200) return false;
  if (const auto l = labelled(text); l && is_one_of(l->label, {"抄送", "抄报", "抄報", "分送", "主题词", "主題詞", "报送", "報送", "公开方式", "信息公开选项"}))
    return true;
  if (is_one_of(text, {"（此件公开发布）", "（此件主动公开）", "(此件公开发布)", "(此件主动公开)", "（此件依申请公开）"}) ||
      (is_contents_title(text) && !text.ends_with("容")))
    return true;
  return (text.ends_with("印发") || text.ends_with("印發")) && text.find("年") != std::string_view::npos && text.find("日") != std::string_view::npos &&
         text.find("。") == std::string_view::npos && text.find("，") == std::string_view::npos && text.size() < 160;
}

/// 关于…的通知
bool is_notice_title(std::string_view text) {
  constexpr std::string_view kOf = "的";
  const std::size_t of = text.rfind(kOf);
  return text.starts_with("关于") || text.starts_with("關於") || text.starts_with("印发")
             ? reads_as_title(text) && of != std::string_view::npos && text.size() - of < 30
             : false;
}

/// The authorities' names above a date are its signature.
void sign(std::vector<RepairedParagraph>& paragraphs, const std::vector<std::size_t>& own, std::size_t date) {
  for (std::size_t back = date; back-- > 0 && date - back <= 6;) {
    RepairedParagraph& above = paragraphs[own[back]];
    if (above.role != ParagraphRole::kUnknown || !is_authority(trim_blanks(above.text))) break;
    above.role = ParagraphRole::kNote;
  }
}

/// 各位委員：, 各省、自治区、直辖市人民政府：: those who are addressed, on a line of their own.
bool is_salutation(std::string_view text) {
  constexpr std::size_t kLongest = 120;
  const char32_t last = last_of(text);
  return (last == U'：' || last == U':') && text.size() <= 4 * kLongest && !parse_numbering(text);
}

/// The name of an authority that has figures in it too: …有關的4項附屬法例小組委員會.
bool is_body(std::string_view text) {
  std::string words;
  for (const char c : text)
    if (!is_ascii_digit(static_cast<unsigned char>(c)) && c != ' ') words += c;
  return !words.starts_with("关于") && !words.starts_with("關於") && is_authority(words);
}

/// A body that a letter goes to, or that hands something in, stands above the title: 致立法會…主席; 香港特別行政區立法會 above 各位委員：; 云溪市人民政府 above
/// …工作报告.
bool is_above_title(const std::vector<std::string_view>& words, std::size_t n) {
  constexpr std::size_t kMostBetween = 3;
  constexpr std::string_view kTo = "致";
  const std::string_view text = words[n];
  if (is_standard_mark(text)) return true;
  if (text.starts_with(kTo) && utf8::length(utf8::first(text, 49)) < 49 &&
      (ends_with_any(text, {"主席", "主任", "局长", "局長", "部长", "部長", "市长", "市長", "议员", "議員", "先生", "女士", "委员", "委員", "秘书处", "秘書處"}) ||
       is_body(text.substr(kTo.size()))))
    return true;
  if (!is_body(text)) return false;
  std::size_t next = n + 1;  // what stands below the bodies
  while (next < words.size() && next - n < kMostBetween && is_body(words[next])) ++next;
  for (std::size_t i = next; i < words.size() && i <= n + kMostBetween; ++i) {
    if (is_salutation(words[i])) return true;
    if (ends_sentence(words[i])) break;
  }
  if (next == words.size()) return false;
  const std::string_view below = words[next];
  return reads_as_title(below) &&
         ends_with_any(below, {"意见书", "意見書", "通知", "公告", "通告", "报告", "報告", "办法", "辦法", "规定", "規定", "方案", "计划", "計劃", "計畫", "规划", "規劃",
                               "意见", "意見", "细则", "細則", "条例", "條例", "章程", "决定", "決定", "名册", "名冊"});
}

bool is_before_date(const std::vector<RepairedParagraph>& paragraphs, const std::vector<std::size_t>& own, std::size_t n) {
  return n + 1 < own.size() && is_authority(trim_blanks(paragraphs[own[n]].text)) && is_date(trim_blanks(paragraphs[own[n + 1]].text));
}

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (is_han(c) || is_latin(c)) return true;
  }
  return false;
}

/// The page that a row of contents ends with, behind a blank: 第一步 6.
std::optional<std::uint32_t> page_at_end(std::string_view text) {
  constexpr std::size_t kMostDigits = 4;
  std::size_t begin = text.size();
  while (begin > 0 && is_ascii_digit(static_cast<unsigned char>(text[begin - 1]))) --begin;
  if (begin == 0 || begin == text.size() || text.size() - begin > kMostDigits || (text[begin - 1] != ' ' && text[begin - 1] != '\t' && text[begin - 1] != '.'))
    return std::nullopt;
  return static_cast<std::uint32_t>(std::stoul(std::string(text.substr(begin))));
}

/// ①依照其第三条。: a footnote, where it stands among rows of contents.
bool may_be_footnote(std::string_view text) {
  const char32_t first = first_of(text);
  return (first == U'*' || first == U'＊' || first == U'※' || (first >= U'①' && first <= U'⑳')) && ends_sentence(text);
}

/// The rows of bare contents among the paragraphs `own`. A footnote at the foot of a page of contents is none, and ends none.
std::vector<bool> find_rows(const std::vector<RepairedParagraph>& paragraphs, const std::vector<std::size_t>& own, const std::vector<std::string_view>& words) {
  std::vector<std::string_view> texts;
  std::vector<std::size_t> places;  // of texts, among the words
  for (std::size_t n = 0; n < own.size(); ++n) {
    if (paragraphs[own[n]].role == ParagraphRole::kNote || may_be_footnote(words[n])) continue;
    texts.push_back(words[n]);
    places.push_back(n);
  }
  const std::vector<bool> found = find_bare_contents(texts);
  std::vector<bool> rows(words.size(), false);
  for (std::size_t i = 0; i < found.size(); ++i) rows[places[i]] = found[i];
  return rows;
}

/// "1总则" at the start of a text that goes on with 2 and 1.1: the head of its first section, which no other number shows to be one.
bool is_first_section(const std::vector<std::string_view>& words, std::size_t n) {
  if (words[n].empty() || !is_ascii_digit(static_cast<unsigned char>(words[n].front())) || parse_numbering(words[n])) return false;
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = n; i < words.size(); ++i) paragraphs.push_back({words[i]});
  return BareCount(paragraphs).read(words[n]).has_value();
}

}  // namespace

void strip_bold_marks(RepairedParagraph& paragraph) {
  std::vector<std::size_t> marks;
  for (std::size_t at = 0; (at = paragraph.text.find("**", at)) != std::string::npos;) {
    marks.push_back(at);
    at += 2;
    while (at < paragraph.text.size() && paragraph.text[at] == '*') ++at;
  }
  if (marks.size() < 2) return;
  if (marks.size() % 2 != 0) marks.pop_back();  // one that nothing closes is printed
  std::string out;
  out.reserve(paragraph.text.size());
  std::size_t copied = 0;
  for (const std::size_t mark : marks) {
    out.append(paragraph.text, copied, mark - copied);
    copied = mark + 2;
  }
  out.append(paragraph.text, copied);
  for (Interruption& interruption : paragraph.interruptions) {
    const auto before = static_cast<std::size_t>(std::lower_bound(marks.begin(), marks.end(), interruption.at) - marks.begin());
    interruption.at -= std::min(interruption.at, 2 * before);
  }
  paragraph.text = std::move(out);
}

void find_notes_and_titles(std::vector<RepairedParagraph>& paragraphs) {
  std::vector<std::size_t> own;  // those that are text
  for (std::size_t i = 0; i < paragraphs.size(); ++i)
    if (!paragraphs[i].furniture && !trim_blanks(paragraphs[i].text).empty()) own.push_back(i);

  const bool titled = std::any_of(own.begin(), own.end(), [&](std::size_t i) { return paragraphs[i].role == ParagraphRole::kTitle; });
  bool title_may_follow = !titled && own.size() > 1;  // at the start, behind a notice's signature and behind the mark of an annex
  bool list_goes_on = false;                          // of annexes or of remarks
  std::vector<std::string_view> words;
  words.reserve(own.size());
  for (const std::size_t i : own) words.push_back(trim_blanks(paragraphs[i].text));
  const std::vector<bool> bare_rows = find_rows(paragraphs, own, words);
  bool in_contents = false;
  std::uint32_t last_page = 0;  // of the rows of contents
  for (std::size_t n = 0; n < own.size(); ++n) {
    RepairedParagraph& p = paragraphs[own[n]];
    const std::string_view text = words[n];
    if (bare_rows[n] && !is_contents_title(text) && (p.role == ParagraphRole::kUnknown || p.role == ParagraphRole::kHeading)) {
      p.role = ParagraphRole::kListItem;
      list_goes_on = false;
      continue;
    }
    if (p.role != ParagraphRole::kUnknown) {
      list_goes_on = false;
      if (p.role == ParagraphRole::kTitle || p.role == ParagraphRole::kHeading) title_may_follow = false;
      continue;
    }
    // Among rows with leaders stand rows without: 2 第一步 6, in heavier type.
    const bool row = is_contents_row(text);
    const std::optional<std::uint32_t> page = row || ((in_contents || (n + 1 < own.size() && is_contents_row(trim_blanks(paragraphs[own[n + 1]].text)))) &&
                                                      utf8::length(utf8::first(text, kLongestTitle)) < kLongestTitle)
                                                  ? page_at_end(text)
                                                  : std::nullopt;
    const bool counts = page && *page >= last_page;
    in_contents = row || counts;
    last_page = !in_contents ? 0 : page ? *page : last_page;
    if (in_contents) {
      list_goes_on = false;
      p.role = ParagraphRole::kListItem;
      continue;
    }
    const auto numbering = parse_numbering(text);
    if (list_goes_on && numbering && numbering->style == NumberStyle::kArabic && numbering->ordinal > 1 &&
        utf8::length(utf8::first(text, kLongestTitle)) < kLongestTitle) {
      p.role = ParagraphRole::kNote;
      continue;
    }
    list_goes_on = false;
    if (numbering && numbering->style == NumberStyle::kAnnex) {
      // The mark alone opens an annex; 附件：… lists them.
      title_may_follow = trim_blanks(text.substr(numbering->size)).empty();
      list_goes_on = !title_may_follow;
      continue;
    }
    if (is_bullet(text) && !text.starts_with("——")) {
      p.role = ParagraphRole::kListItem;
      continue;
    }
    if (is_remark(text)) {
      p.role = ParagraphRole::kNote;
      const auto first = parse_numbering(labelled(text)->value);
      list_goes_on = first && first->ordinal == 1;
      continue;
    }
    if (is_document_number(text) || (n < kHeadParagraphs && (is_history_note(text) || is_letterhead(text) || is_standard_mark(text))) ||
        is_caption(text) || is_release_note(text) || (n < kCoverParagraphs && (is_standard_release(text) || is_standard_issuer(text)))) {
      p.role = ParagraphRole::kNote;
      continue;
    }
    if (is_date(text) && n > 0) {
      p.role = ParagraphRole::kNote;
      sign(paragraphs, own, n);
      title_may_follow = !titled && own.size() - n > 3;  // what a notice hands out stands behind its signature
      continue;
    }
    // The names of those who issue it may stand above the title.
    const std::string_view below = n + 1 < own.size() ? trim_blanks(paragraphs[own[n + 1]].text) : std::string_view();
    if (title_may_follow && is_authority(text) && (is_notice_title(below) || is_letterhead(below) || is_document_number(below))) {
      p.role = ParagraphRole::kNote;
      continue;
    }
    if (title_may_follow && is_above_title(words, n)) continue;
    if (title_may_follow && reads_as_title(text) && has_letters(text) && !labelled(text) && !is_before_date(paragraphs, own, n) && !is_first_section(words, n)) {
      p.role = ParagraphRole::kTitle;
      title_may_follow = false;
    } else if (!is_authority(text)) {
      title_may_follow = false;
    }
  }
}

Document build_document(const std::vector<RepairedParagraph>& paragraphs, const FileMetadata& file) {
  std::vector<Paragraph> texts;
  std::vector<std::size_t> sources;  // of texts, among the paragraphs
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (paragraphs[i].furniture) continue;
    texts.push_back({paragraphs[i].text, paragraphs[i].role, paragraphs[i].level});
    sources.push_back(i);
  }
  const std::vector<OutlinePiece> pieces = outline(texts);

  Document document;
  std::size_t next = 0;  // piece
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const RepairedParagraph& paragraph = paragraphs[i];
    if (paragraph.furniture) {
      Furniture furniture;
      furniture.text = std::string(trim_blanks(paragraph.text));
      furniture.kind = *paragraph.furniture;
      furniture.at = static_cast<std::uint32_t>(document.text.size());
      if (!furniture.text.empty()) document.furniture.push_back(std::move(furniture));
      continue;
    }
    std::size_t interruption = 0;
    for (; next < pieces.size() && sources[pieces[next].paragraph] == i; ++next) {
      const OutlinePiece& piece = pieces[next];
      const bool last = next + 1 == pieces.size() || sources[pieces[next + 1].paragraph] != i;
      const std::size_t block =
          document.add_block(piece.kind, std::string_view(paragraph.text).substr(piece.begin, piece.end - piece.begin), piece.level, piece.label);
      const std::uint32_t begin = document.blocks[block].text.begin;
      for (TableCell cell : paragraph.cells) {
        cell.text = {cell.text.begin - piece.begin + begin, cell.text.end - piece.begin + begin};
        document.blocks[block].cells.push_back(cell);
      }
      for (; interruption < paragraph.interruptions.size() && (last || paragraph.interruptions[interruption].at < piece.end); ++interruption) {
        const Interruption& found = paragraph.interruptions[interruption];
        const std::size_t at = std::clamp<std::size_t>(found.at, piece.begin, piece.end);
        Furniture furniture;
        furniture.text = found.text;
        furniture.kind = found.kind;
        furniture.at = begin + static_cast<std::uint32_t>(at - piece.begin);
        furniture.inside_text = true;
        document.furniture.push_back(std::move(furniture));
      }
    }
  }
  document.metadata = read_metadata(document, file);
  assign_sections(document);
  return document;
}

}  // namespace jiaokan::extract
