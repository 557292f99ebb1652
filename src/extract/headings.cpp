#include "extract/headings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/article_captions.h"
#include "extract/bare_count.h"
#include "extract/edge_characters.h"
#include "extract/letter_count.h"
#include "extract/line_kinds.h"
#include "extract/sentence_words.h"
#include "extract/source_lines.h"
#include "extract/term_numbers.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

// Longest heading that runs in, in code points without the number, measured on headings of published plans (longest there: 33).
constexpr std::size_t kLongestRunIn = 36;

/// text[begin, end) without the blanks at both ends; moves begin and end to what is left.
std::string_view trimmed(std::string_view text, std::size_t& begin, std::size_t& end) {
  const std::string_view rest = trim_blanks(text.substr(begin, end - begin));
  begin = static_cast<std::size_t>(rest.data() - text.data());
  end = begin + rest.size();
  return rest;
}

std::string_view trimmed(std::string_view text) { return trim_blanks(text); }

struct Item {
  std::size_t paragraph = 0;
  Numbering numbering;
  std::size_t heading = 0;  ///< heading_size
  bool whole = false;       ///< the heading is all of the paragraph
  bool joined = false;      ///< the next item of its group is the very next paragraph
  std::size_t group = 0;
};

struct Group {
  std::vector<std::size_t> items;
  bool list = false;
};

bool is_outer(NumberStyle s) {
  return s == NumberStyle::kPart || s == NumberStyle::kSubpart || s == NumberStyle::kChapter || s == NumberStyle::kSection || s == NumberStyle::kFinancial;
}
int rank_of(NumberStyle s) {
  return s == NumberStyle::kPart ? 0 : s == NumberStyle::kSubpart ? 1 : s == NumberStyle::kChapter ? 2 : s == NumberStyle::kSection ? 3 : 4;
}

/// The words of a heading in English: few, the last without a mark.
bool is_short_latin_phrase(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  const std::string_view rest = trim_blanks(text);
  const auto is_plain = [](unsigned char c) { return c < 0x80 && c != ';' && c != '!' && c != '?'; };
  return !rest.empty() && rest.size() <= kLongest && std::all_of(rest.begin(), rest.end(), is_plain) && rest.find(". ") == std::string_view::npos &&
         std::string_view(".,:").find(rest.back()) == std::string_view::npos;
}

bool is_short_phrase(std::string_view text) {
  constexpr std::size_t kLongest = 30;
  if (is_short_latin_phrase(text)) return commas_in(text) <= 1;
  return utf8::length(text) <= kLongest && first_sentence_end(text, 0) == std::string_view::npos && commas_in(text) == 0 && !reads_as_sentence(text);
}

/// （责任单位：市发展改革委、各区政府）: what is said of a sentence, and nothing else, is no text that the sentence heads.
bool is_remark_in_brackets(std::string_view text) {
  constexpr std::u32string_view kOpen = U"（(", kClose = U"）)";
  std::string_view rest = trimmed(text);
  if (kOpen.find(first_of(rest)) == std::u32string_view::npos) return false;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < rest.size();) {
    const char32_t c = utf8::next(rest, at);
    depth += kOpen.find(c) != std::u32string_view::npos;
    if (kClose.find(c) == std::u32string_view::npos || depth == 0 || --depth > 0) continue;
    rest = trimmed(rest.substr(at));
    return rest.empty() || is_one_of(rest, {"。", "；", ".", ";"});
  }
  return false;
}

/// A sentence of its own behind 4.1.2, as tenders and standards number their clauses.
bool is_numbered_clause(std::string_view text) {
  constexpr std::size_t kLongestCaption = 12;
  return is_sentence_end(last_of(text)) && (utf8::length(text) > kLongestCaption || commas_in(text) > 0);
}

/// A. 概論: capital letters head sections too; A. 功能：… and all other letters number the items of lists, however short these are.
bool may_head(const Numbering& n, std::string_view text) {
  return n.style == NumberStyle::kLetter && n.label[0] < 'a' && !contains_any(text, {"：", ":", "，", "。"});
}

std::vector<Item> numbered_items(const std::vector<Paragraph>& paragraphs, const std::vector<TermNumber>& terms) {
  std::vector<Item> items;
  int last_article = 0;
  std::string last_decimal, last_divided;
  int last_arabic = 0;
  std::map<std::pair<NumberStyle, bool>, int> last_outer;  // Part 1 and 第一部分 of a text in two languages are counted apart
  const auto in_english = [](const Numbering& n) { return is_ascii_letter(static_cast<unsigned char>(n.label.front())); };
  const auto counts_on = [&](const Numbering& n) { return n.ordinal == 1 || n.ordinal == last_outer[{n.style, in_english(n)}] + 1; };
  BareCount bare(paragraphs);
  LetterCount letters(paragraphs);
  auto term = terms.begin();
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const Paragraph& paragraph = paragraphs[p];
    if (term != terms.end() && term->paragraph == p) {
      items.push_back({p, (term++)->numbering, paragraph.text.size(), true});
      continue;
    }
    if (paragraph.role == ParagraphRole::kBody || paragraph.role == ParagraphRole::kTable || paragraph.role == ParagraphRole::kTitle ||
        paragraph.role == ParagraphRole::kNote || is_contents_row(trimmed(paragraph.text)))
      continue;
    auto numbering = parse_numbering(paragraph.text);
    if (!numbering)
      numbering = bare.read(paragraph.text);
    else if (bare.counts_marked(*numbering))
      numbering->level = 1;
    if (!numbering) continue;
    const NumberStyle style = numbering->style;
    if (style == NumberStyle::kArticle) {
      if (!numbering->certain && numbering->ordinal != last_article + 1) continue;
      last_article = numbering->ordinal;
    } else if (style == NumberStyle::kDecimal) {
      // 3.2 counts on from 3 (as 3.1), 3.1 or 3.1.4; anything else that is not certain is a figure.
      const std::string_view label = numbering->label;
      const std::string parent(label.substr(0, label.rfind('.')));
      const std::string before = numbering->ordinal > 1 ? parent + "." + std::to_string(numbering->ordinal - 1) : parent;
      const bool starts = numbering->ordinal == 1 && (last_decimal.empty() || last_decimal == parent || std::to_string(last_arabic) == parent);
      // A list may stand in between: 1.1, 1), 2), 1.2.
      const bool counts = last_decimal == before || last_decimal.starts_with(before + ".") || (last_divided == before && is_short_phrase(paragraph.text));
      if (!numbering->certain && !starts && !counts) continue;
      last_decimal = last_divided = numbering->label;
    } else if (!numbering->certain && is_lettered(style)) {
      if (!letters.counts(p, *numbering)) continue;
    } else if (!numbering->certain) {
      // 第二章保护与利用: the blank behind the number is often lost in PDFs. A short line that counts on is a heading, a sentence about a chapter is not.
      if (!is_outer(style) || !counts_on(*numbering) || !is_short_phrase(paragraph.text)) continue;
    }
    if (is_outer(style)) last_outer[{style, in_english(*numbering)}] = numbering->ordinal, bare.restart();
    if (style == NumberStyle::kArabic) last_arabic = numbering->ordinal, last_decimal = numbering->label;
    if (style == NumberStyle::kChapter && numbering->ordinal == 1) last_article = 0;
    Item item;
    item.paragraph = p;
    item.heading = heading_size(paragraph.text, *numbering);
    item.whole = item.heading > 0 && trimmed(paragraph.text.substr(item.heading)).empty();
    if (style == NumberStyle::kDecimal && item.whole && is_numbered_clause(trimmed(paragraph.text.substr(numbering->size))))
      item.heading = 0, item.whole = false;
    if (is_lettered(numbering->style) && !numbering->certain && !may_head(*numbering, paragraph.text)) item.heading = 0, item.whole = false;
    item.numbering = std::move(*numbering);
    items.push_back(std::move(item));
  }
  return items;
}

/// Whether nothing but remarks in brackets stands between two paragraphs: （含当年毕业者）.
bool is_next(const std::vector<Paragraph>& paragraphs, std::size_t first, std::size_t second) {
  constexpr std::size_t kLongestRemark = 60;
  for (std::size_t p = first + 1; p < second; ++p) {
    const std::string_view text = trimmed(paragraphs[p].text);
    if (!is_opening_mark(first_of(text)) || !is_closing_mark(last_of(text)) || utf8::length(text) > kLongestRemark) return false;
  }
  return true;
}

/// Items that count on from one another in the same style, no item of an outer style between.
std::vector<Group> group_items(std::vector<Item>& items, const std::vector<Paragraph>& paragraphs) {
  std::vector<Group> groups;
  std::map<NumberStyle, std::size_t> open;  // style → its open group
  std::vector<NumberStyle> nesting;         // open styles, outermost first
  for (std::size_t i = 0; i < items.size(); ++i) {
    const NumberStyle style = items[i].numbering.style;
    const auto at = std::find(nesting.begin(), nesting.end(), style);
    bool counts_on = false;
    if (at != nesting.end()) {
      Group& group = groups[open[style]];
      Item& last = items[group.items.back()];
      counts_on = items[i].numbering.ordinal == last.numbering.ordinal + 1;
      for (auto inner = at + 1; inner != nesting.end(); ++inner) open.erase(*inner);
      nesting.erase(at + 1, nesting.end());
      if (counts_on) last.joined = is_next(paragraphs, last.paragraph, items[i].paragraph);
    } else {
      nesting.push_back(style);
    }
    if (!counts_on) {
      open[style] = groups.size();
      groups.emplace_back();
    }
    items[i].group = open[style];
    groups[open[style]].items.push_back(i);
  }
  return groups;
}

bool is_low(NumberStyle s) {
  return s == NumberStyle::kArabic || s == NumberStyle::kArabicBracket || s == NumberStyle::kArabicHalf || s == NumberStyle::kCircled ||
         s == NumberStyle::kStem || s == NumberStyle::kStemBracket || s == NumberStyle::kLetter || s == NumberStyle::kLetterBracket ||
         s == NumberStyle::kRomanBracket;
}

bool may_be_list(NumberStyle style) {
  return !is_outer(style) && style != NumberStyle::kArticle && style != NumberStyle::kDecimal && style != NumberStyle::kAnnex;
}

/// How many items of a group open as headings do, and how many as sentences: too long for a heading, or one sentence with the next item right behind it.
struct Openings {
  std::size_t headings = 0, sentences = 0;
};

Openings openings_of(const Group& group, const std::vector<Item>& items, const std::vector<Paragraph>& paragraphs) {
  Openings out;
  for (const std::size_t i : group.items) {
    const Item& item = items[i];
    const bool sentence = item.whole && is_sentence_end(last_of(trimmed(paragraphs[item.paragraph].text)));
    if (paragraphs[item.paragraph].role == ParagraphRole::kHeading || (item.heading > 0 && !sentence))
      ++out.headings;
    else if (item.heading == 0 || item.joined)
      ++out.sentences;
  }
  return out;
}

/// A list: an item before the last ends in ；, or no item has text of its own (nothing run in, the next item at once behind it), or most open as sentences do;
/// where as many do as do not, `usual` says what most items of that style do in the document.
bool is_list(const Group& group, const std::vector<Item>& items, const std::vector<Paragraph>& paragraphs, const Openings& usual) {
  const Item& first = items[group.items.front()];
  const NumberStyle style = first.numbering.style;
  if (!may_be_list(style)) return false;
  bool any_semicolon = false, any_run_in = false, any_text = false, any_sentence = false;
  for (std::size_t n = 0; n < group.items.size(); ++n) {
    const Item& item = items[group.items[n]];
    const std::string_view text = trimmed(paragraphs[item.paragraph].text);
    const char32_t last = last_of(text);
    const bool is_last = n + 1 == group.items.size();
    any_semicolon |= !is_last && (last == U'；' || last == U';' || last == U'，');
    any_run_in |= item.heading > 0 && !item.whole;
    any_sentence |= item.whole && is_sentence_end(last);
    any_text |= !is_last && !item.joined;
  }
  if (any_semicolon) return true;
  const bool introduced = first.paragraph > 0 && [&] {
    const char32_t c = last_of(trimmed(paragraphs[first.paragraph - 1].text));
    return c == U'：' || c == U':';
  }();
  // Items of one sentence each tell that what others say first is no heading either.
  if (introduced && any_sentence && !any_text) return true;
  const Openings here = openings_of(group, items, paragraphs);
  if (here.sentences > here.headings || (here.sentences == here.headings && usual.sentences > usual.headings)) return true;
  if (any_run_in || any_text) return false;
  if (group.items.size() == 1) return introduced && is_low(style);
  // Items one right behind the other: without an introduction, 一、 and （一） may still be the bare headings of an outline.
  return introduced || is_low(style);
}

/// 二、参赛对象：: the heading that a colon leads from to what stands below, among others of its count that are headings. Below a sentence that introduces them,
/// and one right behind the other, they are a list.
void find_headings_with_colons(const Group& group, std::vector<Item>& items, const std::vector<Paragraph>& paragraphs) {
  constexpr std::size_t kLongest = 16;
  const Item& first = items[group.items.front()];
  if (group.items.size() < 2 || (first.numbering.style != NumberStyle::kHan && first.numbering.style != NumberStyle::kFinancial)) return;
  const auto ends_in_colon = [](std::string_view text) { return last_of(text) == U'：' || last_of(text) == U':'; };
  if (first.paragraph > 0 && ends_in_colon(trimmed(paragraphs[first.paragraph - 1].text))) return;
  std::vector<std::size_t> found;
  for (const std::size_t i : group.items) {
    const Item& item = items[i];
    std::string_view text = trimmed(paragraphs[item.paragraph].text);
    if (item.whole && !is_sentence_end(last_of(text))) continue;
    if (item.heading > 0 || item.joined || !ends_in_colon(text) || text.size() <= item.numbering.size) return;
    std::size_t end = text.size();
    utf8::previous(text, end);
    text = trimmed(text.substr(0, end));
    if (utf8::length(text.substr(std::min(item.numbering.size, text.size()))) > kLongest || heading_size(text, item.numbering) < text.size()) return;
    found.push_back(i);
  }
  for (const std::size_t i : found) {
    std::size_t begin = 0;
    items[i].heading = paragraphs[items[i].paragraph].text.size();
    trimmed(paragraphs[items[i].paragraph].text, begin, items[i].heading);
    items[i].whole = true;
  }
}

/// Articles whose caption alone stands above their text are headed by it.
void find_article_captions(std::vector<Item>& items, const std::vector<Paragraph>& paragraphs) {
  std::vector<ArticleStart> articles;
  std::vector<Item*> of;
  for (Item& item : items) {
    if (item.numbering.style != NumberStyle::kArticle) continue;
    articles.push_back({item.paragraph, item.numbering.size});
    of.push_back(&item);
  }
  for (const std::size_t a : captions_alone(paragraphs, articles)) {
    std::size_t begin = 0;
    of[a]->heading = paragraphs[of[a]->paragraph].text.size();
    trimmed(paragraphs[of[a]->paragraph].text, begin, of[a]->heading);
    of[a]->whole = true;
  }
}

/// How many levels the open 编, 章, 节 and 壹 push the rest down.
class OuterLevels {
 public:
  int level_of(NumberStyle style, int plain_level) {
    if (style == NumberStyle::kAnnex) {
      open_.clear();
      return 1;
    }
    if (!is_outer(style)) return plain_level + static_cast<int>(open_.size());
    while (!open_.empty() && rank_of(open_.back()) >= rank_of(style)) open_.pop_back();
    open_.push_back(style);
    return static_cast<int>(open_.size());
  }
  void close() { open_.clear(); }
  int depth() const { return static_cast<int>(open_.size()); }

 private:
  std::vector<NumberStyle> open_;
};

void push(std::vector<OutlinePiece>& pieces, const Paragraph& paragraph, std::size_t p, std::size_t begin, std::size_t end, BlockKind kind, int level = 0,
          std::string label = {}) {
  if (trim_blanks(paragraph.text.substr(begin, end - begin)).empty()) return;
  // A table's first cell may be empty: the tab behind it is no blank.
  if (kind != BlockKind::kTable) trimmed(paragraph.text, begin, end);
  pieces.push_back({p, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind, level, std::move(label)});
}

BlockKind plain_kind(ParagraphRole role) {
  switch (role) {
    case ParagraphRole::kTitle: return BlockKind::kTitle;
    case ParagraphRole::kTable: return BlockKind::kTable;
    case ParagraphRole::kNote: return BlockKind::kNote;
    case ParagraphRole::kListItem: return BlockKind::kListItem;
    case ParagraphRole::kHeading: return BlockKind::kHeading;
    case ParagraphRole::kBody:
    case ParagraphRole::kUnknown: break;
  }
  return BlockKind::kParagraph;
}

}  // namespace

bool ends_sentence(std::string_view text) {
  std::string_view rest = trimmed(text);
  while (!rest.empty()) {
    std::size_t at = rest.size();
    const char32_t c = utf8::previous(rest, at);
    if (is_sentence_end(c) || std::u32string_view(U"；;：:…").find(c) != std::u32string_view::npos) return true;
    if (c == U'.')
      return at > 0 && [&] {
        std::size_t before = at;
        const char32_t b = utf8::previous(rest, before);
        return is_ascii_letter(b) || is_closing_mark(b) || is_ascii_digit(b) || is_han(b) || b == U'%' || b == U'％';
      }();
    if (!is_closing_mark(c)) return false;
    rest = rest.substr(0, at);
  }
  return false;
}

std::size_t heading_size(std::string_view text, const Numbering& numbering) {
  std::size_t begin = 0, end = text.size();
  trimmed(text, begin, end);
  const std::size_t from = std::min(numbering.size, end);
  if (from >= end) return is_outer(numbering.style) || numbering.style == NumberStyle::kArticle ? end : 0;
  const std::size_t stop = first_sentence_end(text.substr(0, end), from);
  const bool whole = stop == std::string_view::npos || stop >= end;
  if (!whole && (starts_with_proviso(text.substr(stop, end - stop)) || is_remark_in_brackets(text.substr(stop, end - stop)))) return 0;
  const std::string_view head = text.substr(from, (whole ? end : stop) - from);
  if (numbering.style == NumberStyle::kArticle) return 0;  // an article's caption and its text are one paragraph
  const std::size_t length = utf8::length(head.size() > 4 * (kLongestHeading + 16) ? head.substr(0, 0) : head);
  if (length == 0 || reads_as_sentence(head) || has_blank_to_fill(head)) return 0;
  if (!whole) return length <= kLongestRunIn && commas_in(head) <= 2 ? stop : 0;
  const char32_t last = last_of(head);
  // A heading that ends with a stop is as short as one that runs in.
  if (length > (is_sentence_end(last) ? kLongestRunIn : kLongestHeading)) return 0;
  if (std::u32string_view(U"，,、；;：:—―").find(last) != std::u32string_view::npos) return 0;
  return commas_in(head) <= (is_sentence_end(last) ? 2U : 3U) ? end : 0;
}

std::vector<OutlinePiece> outline(const std::vector<Paragraph>& paragraphs) {
  const std::vector<TermNumber> terms = find_term_numbers(paragraphs);
  std::vector<Item> items = numbered_items(paragraphs, terms);
  find_article_captions(items, paragraphs);
  std::vector<Group> groups = group_items(items, paragraphs);
  std::map<NumberStyle, Openings> usual;
  for (const Group& group : groups) {
    find_headings_with_colons(group, items, paragraphs);
    const Openings here = openings_of(group, items, paragraphs);
    Openings& all = usual[items[group.items.front()].numbering.style];
    all.headings += here.headings;
    all.sentences += here.sentences;
  }
  for (Group& group : groups) group.list = is_list(group, items, paragraphs, usual[items[group.items.front()].numbering.style]);

  std::vector<OutlinePiece> pieces;
  pieces.reserve(paragraphs.size() + items.size());
  OuterLevels outer;
  std::size_t next_item = 0;
  auto term = terms.begin();
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const Paragraph& paragraph = paragraphs[p];
    const std::size_t size = paragraph.text.size();
    if (paragraph.role == ParagraphRole::kTitle) outer.close();
    if (term != terms.end() && term->paragraph + 1 == p) {
      const Numbering& number = (term++)->numbering;
      push(pieces, paragraph, p, 0, size, BlockKind::kHeading, outer.level_of(number.style, number.level) + 1);
      continue;
    }
    if (next_item >= items.size() || items[next_item].paragraph != p) {
      const BlockKind kind = plain_kind(paragraph.role);
      push(pieces, paragraph, p, 0, size, kind, kind == BlockKind::kHeading ? std::max(1, paragraph.level) : 0);
      continue;
    }
    const Item& item = items[next_item++];
    const NumberStyle style = item.numbering.style;
    const std::string& label = item.numbering.label;
    if (style == NumberStyle::kAnnex && paragraph.role != ParagraphRole::kListItem) {  // a row of contents names an annex and opens none
      outer.close();
      push(pieces, paragraph, p, 0, size, BlockKind::kNote, 0, label);
    } else if (paragraph.role == ParagraphRole::kHeading && item.heading == 0) {
      push(pieces, paragraph, p, 0, size, BlockKind::kHeading, outer.level_of(style, item.numbering.level), label);
    } else if (item.heading > 0 && !groups[item.group].list && paragraph.role != ParagraphRole::kListItem) {
      push(pieces, paragraph, p, 0, item.heading, BlockKind::kHeading, outer.level_of(style, item.numbering.level), label);
      push(pieces, paragraph, p, item.heading, size, BlockKind::kParagraph);
    } else {
      push(pieces, paragraph, p, 0, size, style == NumberStyle::kArticle ? BlockKind::kParagraph : BlockKind::kListItem, 0, label);
    }
  }
  return pieces;
}

}  // namespace jiaokan::extract
