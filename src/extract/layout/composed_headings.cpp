#include "extract/layout/composed_headings.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/layout/standing_headings.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/sentence_words.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestSignatureBytes = 45;
constexpr int kDeepestLevel = 6;
constexpr float kSameIndent = 0.5F;         // em
constexpr std::ptrdiff_t kFewestAlike = 2;  // headings of one look

/// Marks as between the names of authors below a title.
bool has_list_marks(const std::string& text) { return contains_any(text, {"、", "，", ",", "：", ":"}); }

bool is_centred(const ComposedParagraph& p) { return p.left > 1.5F && std::fabs(p.left - p.room) <= 1; }

/// Formulas stand on lines of their own, in type that is often larger than the text's.
bool is_formula(const std::string& text) {
  if (parse_numbering(text)) return false;
  std::size_t ideographs = 0;
  for (std::size_t at = 0; at < text.size();) ideographs += is_han(utf8::next(text, at));
  return ideographs < 4 && contains_any(text, {"=", "＝", "\uFFFD", "∑", "∫", "√", "≤", "≥", "∂"});
}

/// ——证书申请: an item of a list, unless it is a second title: ——以南平市为例 in the middle.
bool is_dash_item(const ComposedParagraph& p) { return !p.centred && !is_centred(p) && starts_with_any(p.text, {"——", "―", "──"}); }

/// 账户名, 开户行, 签署时间, 联系电话: what a form asks for.
bool is_field(std::string_view label) {
  return ends_with_any(label, {"名", "行", "号", "號", "人", "间", "間", "期", "址", "话", "話", "真", "编", "編", "箱", "户", "戶", "额", "額", "称", "稱"});
}

/// Room to fill in by hand; or what is filled into a form, in type a little larger than the form's: 账户名：远山县渡口管理所, sentences over several lines, a dash.
bool is_filled_in(const ComposedParagraph& p, float body_em) {
  constexpr float kLittleLarger = 1.35F;
  if (has_blank_to_fill(p.text)) return true;
  if (p.first->em > kLittleLarger * body_em || p.centred) return false;
  const std::string_view text = trim_blanks(p.text);
  const auto l = parse_numbering(text) ? std::nullopt : labelled(text);
  return (l && !l->value.empty() && is_field(l->label)) || commas_in(text) >= 2 || text.size() == 1 || ends_with_any(text, {",", "，", "...", "……"});
}

/// 第三条　管理费 alone on its line, in heavier type or centred, above the text of the article: so contracts and rules have it, laws do not.
bool is_article_caption(const ComposedParagraph& p, ParagraphRole role) {
  constexpr std::size_t kLongestCaption = 30;
  if (role != ParagraphRole::kUnknown || p.lines != 1 || !(p.heavy || p.centred) || ends_sentence(p.text)) return false;
  const auto numbering = parse_numbering(p.text);
  return numbering && numbering->style == NumberStyle::kArticle && numbering->certain && utf8::length(p.text) <= kLongestCaption &&
         p.text.find("，") == std::string::npos;
}

/// 二、参赛对象：, in the type of headings: the colon leads to the text below. An article, an item (1) 条件：) or a sentence (分为以下几类：)
/// leads to its own list.
bool leads_to_text(const std::string& text) {
  constexpr std::size_t kLongestHead = 12;
  const auto numbering = parse_numbering(text);
  const auto is_item = [](NumberStyle style) { return style == NumberStyle::kArabicHalf || style == NumberStyle::kArabicBracket || style == NumberStyle::kCircled; };
  if (numbering && (numbering->style == NumberStyle::kArticle || is_item(numbering->style))) return false;
  const std::string_view whole = trim_blanks(text), head = whole.substr(numbering ? std::min(numbering->size, whole.size()) : 0);
  return ends_with_any(head, {"：", ":"}) && utf8::length(head) <= kLongestHead + 1 &&
         !contains_any(head, {"，", "。", "；", "？", "【", "以下", "下列", "如下", "分为", "分為"});
}

/// 编号：, 檔號：: what an office writes by hand above a document; its colon opens no text, as that of those who are addressed does.
bool is_empty_field(const std::string& text) {
  const auto l = labelled(trim_blanks(text));
  return l && l->value.empty() &&
         is_one_of(l->label, {"备案号", "编号", "編號", "合同编号", "合約編號", "协议编号", "文号", "文號", "档号", "檔號", "密级", "密級", "保存年限", "保管期限", "机密等级"});
}

}  // namespace

bool begins_text(const ComposedParagraph& p, std::size_t index, std::uint32_t first_page) {
  constexpr std::size_t kMostHeadLines = 8, kLongestHeadLine = 30;
  if (p.large) return false;
  if (is_empty_field(p.text)) return false;
  return index >= kMostHeadLines || p.lines != 1 || p.first->page != first_page || ends_sentence(p.text) || parse_numbering(p.text) ||
         utf8::length(p.text) > kLongestHeadLine;
}

void mark_headings(const std::deque<ComposedParagraph>& paragraphs, std::size_t title, float body_em, std::vector<Paragraph>& given) {
  if (paragraphs.empty()) return;
  std::map<long, int, std::greater<>> levels;  // by size, of a third of a point
  std::vector<std::size_t> found;
  std::optional<std::size_t> first;  // what may be a heading right above the first text
  bool begun = false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const ComposedParagraph& p = paragraphs[i];
    begun = begun || begins_text(p, i, paragraphs.front().first->page);
    if (p.depth > 0 && given[i].role == ParagraphRole::kUnknown && (!ends_sentence(p.text) || leads_to_text(p.text))) {
      given[i].role = ParagraphRole::kHeading;
      continue;
    }
    if (is_article_caption(p, given[i].role)) {
      given[i].role = ParagraphRole::kHeading;
      continue;
    }
    const bool ends = ends_sentence(p.text) && !(parse_numbering(p.text) && leads_to_text(p.text));
    if (!p.large || given[i].role != ParagraphRole::kUnknown || ends || is_formula(p.text) || is_dash_item(p) || is_filled_in(p, body_em)) continue;
    if (!begun && !parse_numbering(p.text) && !is_part_name(trim_blanks(p.text))) {
      if (i + 1 < given.size() && ends_sentence(paragraphs[i + 1].text) && !is_centred(p) && !has_list_marks(p.text)) first = i;
      continue;
    }
    // Large type that ends the document heads nothing: 縣長　陳明華.
    if (i + 1 == given.size() && i > 0 && p.text.size() <= kLongestSignatureBytes && !parse_numbering(p.text)) continue;
    found.push_back(i);
    levels[std::lround(p.first->em * 3)] = 0;
  }
  // Below the title, what is set like the headings of the text is one too.
  const auto is_like_first = [&](std::size_t i) {
    return std::lround(paragraphs[i].first->em * 3) == std::lround(paragraphs[*first].first->em * 3) && !is_centred(paragraphs[i]) &&
           std::fabs(paragraphs[i].left - paragraphs[*first].left) < kSameIndent;
  };
  if (first && std::count_if(found.begin(), found.end(), is_like_first) >= kFewestAlike) found.insert(found.begin(), *first);
  int level = 0;
  for (auto& [size, number] : levels) number = std::min(++level, kDeepestLevel);
  for (const std::size_t i : found) {
    given[i].role = ParagraphRole::kHeading;
    given[i].level = levels.at(std::lround(paragraphs[i].first->em * 3));
  }
  std::vector<StandingParagraph> standing;
  standing.reserve(given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    const ComposedParagraph& p = paragraphs[i];
    const bool plain = given[i].role == ParagraphRole::kUnknown && !p.large && p.lines > 0 && !parse_numbering(p.text) && !is_dash_item(p);
    standing.push_back({p.text, p.lines, p.left, p.room, p.space, p.lines > 0 ? p.first->height : 0, plain, p.heavy, p.weight});
  }
  const std::vector<int> ranks = find_standing_headings(standing);
  for (std::size_t i = title; i < given.size(); ++i) {  // what stands above the title heads nothing
    if (ranks[i] == 0) continue;
    given[i].role = ParagraphRole::kHeading;
    given[i].level = std::min(level + ranks[i], kDeepestLevel);
  }
}

}  // namespace jiaokan::extract
