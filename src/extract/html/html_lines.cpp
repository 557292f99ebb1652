#include "extract/html/html_lines.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"
#include "extract/html/html_elements.h"
#include "extract/html/html_head.h"
#include "extract/html/html_region.h"
#include "extract/html/html_text.h"
#include "extract/number_formats.h"
#include "extract/numbering.h"
#include "extract/table_text.h"

namespace jiaokan::extract {
namespace {

using namespace html;

constexpr std::size_t kLongestMark = 24;  // bytes of a note's mark

class Walk {
 public:
  Walk(MarkedLines& out, HtmlOf what, const PageParts& parts)
      : out_(out), what_(what), main_(parts.main), title_(parts.title), above_(parts.above), region_(parts.region) {
    marks_.frame = main_ != nullptr;
    outside_ = region_.first != nullptr;
  }

  void run(const GumboNode& root) {
    all_text_ = text_size(root);
    std::vector<const GumboNode*> raised, links;
    find_elements(root, GUMBO_TAG_SUP, raised);
    for (const GumboNode* mark : raised) {
      find_elements(*mark, GUMBO_TAG_A, links);
      if (mark->parent->type == GUMBO_NODE_ELEMENT && mark->parent->v.element.tag == GUMBO_TAG_A) links.push_back(mark->parent);
    }
    for (const GumboNode* link : links)
      if (const std::string_view href = attribute(link->v.element, "href"); href.size() > 1 && href.front() == '#') notes_.emplace(href.substr(1));
    visit(root);
    flush();
  }

 private:
  void flush() {
    SourceLine marks = marks_;
    marks.gap = broken_ ? 0 : 1;
    marks.frame = framed();
    out_.add(settle_line_ends(std::exchange(text_, {})), marks);
    broken_ = false;
    if (beside_.empty()) return;
    marks = {};
    marks.frame = true;
    marks.frame_kind = FurnitureKind::kHeader;
    for (std::string& words : std::exchange(beside_, {})) out_.add(settle_line_ends(words), marks);
  }

  /// A page that was saved before its scripts had run may hide all of its text; what hides little stays hidden.
  bool stays_invisible(const GumboNode& node) {
    if (revealed_ || !is_made_invisible(node.v.element)) return false;
    if (static_cast<double>(text_size(node)) < kMainShare * static_cast<double>(all_text_)) return true;
    revealed_ = true;
    return false;
  }

  /// A form that holds the page: what a server writes around pages with buttons of its own (ASP.NET).
  bool holds_page(const GumboNode& node) const {
    return node.v.element.tag == GUMBO_TAG_FORM && static_cast<double>(text_size(node)) >= kMainShare * static_cast<double>(all_text_);
  }

  /// What is set above or beside the words of a line: the reading over ruby text, the mark of a note.
  static bool is_beside(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    if (is_any(element.tag, {GUMBO_TAG_RT, GUMBO_TAG_RTC})) return true;
    if (element.tag == GUMBO_TAG_A && leads_back(node)) return true;
    if (element.tag != GUMBO_TAG_SUP || text_size(node) > kLongestMark) return false;
    std::string words;
    collect(node, words);
    const std::string_view mark = trim_blanks(words);
    if (mark.size() > 2 && mark.front() == '[' && mark.back() == ']') return true;
    std::vector<const GumboNode*> links;
    find_elements(node, GUMBO_TAG_A, links);
    if (links.empty() && node.parent->type == GUMBO_NODE_ELEMENT && node.parent->v.element.tag == GUMBO_TAG_A) links.push_back(node.parent);
    if (!links.empty() && attribute(links[0]->v.element, "href").starts_with('#')) return true;
    if (mark.empty()) return false;
    std::size_t at = 0;
    const char32_t first = utf8::next(mark, at);
    return (first >= 0x2460 && first <= 0x2473) || first == U'*' || first == U'〔';
  }

  /// The arrow behind a note that leads back to its mark.
  static bool leads_back(const GumboNode& link) {
    if (!attribute(link.v.element, "href").starts_with('#') || text_size(link) > kLongestMark) return false;
    std::string words;
    for_each_child(link, [&](const GumboNode& child) { collect(child, words); });
    const std::string_view mark = trim_blanks(words);
    for (std::size_t at = 0; at < mark.size();) {
      const char32_t c = utf8::next(mark, at);
      if (c != U'^' && c != 0xFE0E && c != 0xFE0F && c != 0x23CE && !(c >= 0x2190 && c <= 0x21FF) && !(c >= 0x2934 && c <= 0x2937)) return false;
    }
    return !mark.empty();
  }

  /// Whether a mark in the text leads here: a note.
  bool is_note(const GumboElement& element) const {
    const std::string_view id = attribute(element, "id");
    return !id.empty() && notes_.contains(id);
  }

  void set_aside(const GumboNode& node) {
    std::string words;
    for_each_child(node, [&](const GumboNode& child) { collect(child, words); });
    beside_.push_back(std::move(words));
  }

  /// The number that Word has written into a list's item, with blanks in small type behind it.
  void add_word_number(const GumboNode& node) {
    std::string words;
    for_each_child(node, [&](const GumboNode& child) { collect(child, words); });
    const std::string_view number = trim_blanks(words);
    if (number.empty()) return;
    text_ += number;
    std::size_t at = number.size();
    if (!is_cjk_punctuation(utf8::previous(number, at))) text_ += ' ';
  }

  void visit(const GumboNode& node) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE: add_text(node.v.text.text); break;
      case GUMBO_NODE_ELEMENT: visit_element(node); break;
      case GUMBO_NODE_DOCUMENT: for_each_child(node, [&](const GumboNode& child) { visit(child); }); break;
      default: break;
    }
  }

  void add_text(std::string_view text) {
    if (!preformatted_) return append_collapsed(text_, text);
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      text_ += text.substr(at, end - at);
      if (end == text.size()) break;
      flush();
      broken_ = true;
      at = end + 1;
    }
  }

  /// What stands before or behind the text is the site's, whatever it is.
  bool framed() const { return marks_.frame || outside_; }

  void enter(const GumboNode& node) {
    if (&node != region_.first) return;
    flush();
    outside_ = false;
  }
  void leave(const GumboNode& node) {
    if (&node != region_.last) return;
    flush();
    outside_ = true;
  }

  void visit_element(const GumboNode& node) {
    enter(node);
    visit_inside(node);
    leave(node);
  }

  void visit_inside(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    const GumboTag tag = element.tag;
    if (shows_nothing(element) || is_hidden(element) || stays_invisible(node)) return;
    if (is_beside(node)) return set_aside(node);
    if (tag == GUMBO_TAG_BR) {
      flush();
      broken_ = true;
      return;
    }
    const bool block = is_block(element);
    if (block) flush();
    const SourceLine before = marks_;
    const bool was_preformatted = preformatted_, was_article = article_;
    if (&node == above_) flush();
    if (&node == main_ || &node == above_) marks_.frame = false;
    // A <header> that holds the page's only <h1> is the text's, not the site's.
    article_ = article_ || &node == main_ || is_any(tag, {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN}) || (tag == GUMBO_TAG_HEADER && holds(node, title_));
    if (what_ == HtmlOf::kPage && &node != above_ && is_frame(element, article_) && region_.around.count(&node) == 0 && !holds_page(node)) {
      if (!block) flush();
      marks_.frame = true;
    }
    if (tag == GUMBO_TAG_SVG || (block && is_note(element))) marks_.role = ParagraphRole::kNote;
    if (const int level = heading_level(tag)) {
      marks_.role = ParagraphRole::kHeading;
      marks_.level = level;
    }
    preformatted_ = preformatted_ || tag == GUMBO_TAG_PRE;
    if (tag == GUMBO_TAG_TABLE && add_table(node)) {
      marks_ = before;
      return;
    }
    if (tag == GUMBO_TAG_Q) text_ += "“";
    if (tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL) {
      visit_list(node);
    } else if (squeezed_style(element).find("mso-list:ignore") != std::string::npos) {
      add_word_number(node);
    } else {
      for_each_child(node, [&](const GumboNode& child) { visit(child); });
    }
    if (tag == GUMBO_TAG_Q) text_ += "”";
    if (block || marks_.frame != before.frame) flush();
    marks_ = before;
    preformatted_ = was_preformatted;
    article_ = was_article;
  }

  /// Items of <ol> get the number that a browser prints, unless they bring one; the words then decide whether it is a list or an outline.
  void visit_list(const GumboNode& list) {
    const GumboElement& element = list.v.element;
    const std::string_view format = element.tag == GUMBO_TAG_OL ? list_format(element) : std::string_view();
    const bool backwards = gumbo_get_attribute(&element.attributes, "reversed") != nullptr;
    int items = 0;
    for_each_child(list, [&](const GumboNode& child) { items += child.type == GUMBO_NODE_ELEMENT && child.v.element.tag == GUMBO_TAG_LI; });
    int number = integer(element, "start", backwards ? items : 1);
    for_each_child(list, [&](const GumboNode& child) {
      if (child.type != GUMBO_NODE_ELEMENT || child.v.element.tag != GUMBO_TAG_LI) return visit(child);
      if (is_hidden(child.v.element)) return;
      flush();
      enter(child);
      const SourceLine before = marks_;
      number = integer(child.v.element, "value", number);
      if (element.tag == GUMBO_TAG_UL) marks_.role = ParagraphRole::kListItem;
      if (is_note(child.v.element)) marks_.role = ParagraphRole::kNote;
      const std::size_t first = out_.lines().size();
      for_each_child(child, [&](const GumboNode& inner) { visit(inner); });
      flush();
      if (!format.empty() && !framed() && out_.lines().size() > first) {
        const bool western = format == "decimal" || format.starts_with("lower") || format.starts_with("upper");
        out_.number(first, format_number(number, format).value_or(std::to_string(number)) + (western ? ". " : "、"));
      }
      number += backwards ? -1 : 1;
      leave(child);
      marks_ = before;
    });
  }

  static int integer(const GumboElement& element, const char* name, int otherwise) {
    const std::string_view value = attribute(element, name);
    return value.empty() || value.size() > 6 ? otherwise : std::atoi(std::string(value).c_str());
  }

  /// A table that lays out data: two rows, one of them with two cells that say something. One that only lays out the page is read as its parts. False: not a
  /// data table.
  bool add_table(const GumboNode& table) {
    std::vector<const GumboNode*> inner, rows;
    for_each_child(table, [&](const GumboNode& child) { find_elements(child, GUMBO_TAG_TABLE, inner); });
    if (!inner.empty()) return false;
    find_elements(table, GUMBO_TAG_TR, rows);
    std::vector<GivenCell> cells;
    CellPlacer placer;
    std::size_t widest = 0;
    for (const GumboNode* row : rows) {
      if (is_hidden(row->v.element)) continue;
      std::size_t count = 0;
      placer.begin_row();
      for_each_child(*row, [&](const GumboNode& cell) {
        if (cell.type != GUMBO_NODE_ELEMENT || !is_any(cell.v.element.tag, {GUMBO_TAG_TD, GUMBO_TAG_TH}) || is_hidden(cell.v.element)) return;
        std::string words;
        collect(cell, words, &beside_);
        count += !trim_blanks(words).empty();
        cells.push_back(placer.place(span_of(cell.v.element, "rowspan"), span_of(cell.v.element, "colspan")));
        cells.back().text = settle_line_ends(words);
      });
      widest = std::max(widest, count);
    }
    if (widest < 2 || rows.size() < 2) return false;
    // A table is one block, wherever in it the text begins or ends.
    if (outside_ && holds(table, region_.first)) enter(*region_.first);
    if (framed()) return add_pairs(cells);
    for_each_child(table, [&](const GumboNode& child) {
      if (child.type == GUMBO_NODE_ELEMENT && child.v.element.tag == GUMBO_TAG_CAPTION) visit(child);
    });
    flush();
    SourceLine marks = marks_;
    marks.gap = 1;
    out_.add_table(write_table(std::move(cells)), marks);
    if (region_.last && holds(table, region_.last)) leave(*region_.last);
    return true;
  }

  /// A table of the site about the text (索引号, 发文机关 …): a line for each name with its value.
  bool add_pairs(const std::vector<GivenCell>& cells) {
    for (const GivenCell& cell : cells) {
      const std::string_view words = trim_blanks(cell.text);
      text_ += words;
      if (!words.empty() && !words.ends_with("：") && !words.ends_with(':')) flush();
    }
    flush();
    return true;
  }

  static void collect(const GumboNode& node, std::string& text, std::vector<std::string>* beside = nullptr) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA || node.type == GUMBO_NODE_WHITESPACE) return append_collapsed(text, node.v.text.text);
    if (node.type == GUMBO_NODE_ELEMENT) {
      const GumboElement& element = node.v.element;
      if (shows_nothing(element) || is_hidden(element)) return;
      if (beside && is_beside(node)) {
        for_each_child(node, [&](const GumboNode& child) { collect(child, beside->emplace_back()); });
        return;
      }
      // Lines of a cell are one text: between Han characters nothing stands where they meet.
      if (element.tag == GUMBO_TAG_BR || is_block(element)) part(text);
      for_each_child(node, [&](const GumboNode& child) { collect(child, text, beside); });
      if (is_block(element)) part(text);
    }
  }

  static void part(std::string& text) {
    while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
    if (text.empty()) return;
    std::size_t at = text.size();
    const char32_t c = utf8::previous(text, at);
    if (!is_han(c) && !is_cjk_punctuation(c)) text += ' ';
  }

  static std::uint32_t span_of(const GumboElement& cell, const char* name) {
    const std::string_view value = attribute(cell, name);
    return value.empty() || value.size() > 5 ? 1U : static_cast<std::uint32_t>(std::max(1, std::atoi(std::string(value).c_str())));
  }

  static bool holds(const GumboNode& node, const GumboNode* inner) {
    for (; inner; inner = inner->parent)
      if (inner == &node) return true;
    return false;
  }

  MarkedLines& out_;
  const HtmlOf what_;
  const GumboNode* main_;
  const GumboNode* title_;
  const GumboNode* above_;
  const TextRegion& region_;
  bool outside_ = false;  // of the region
  SourceLine marks_;
  std::string text_;
  std::vector<std::string> beside_;           // the line; it follows
  std::set<std::string, std::less<>> notes_;  // that marks in the text lead to
  std::size_t all_text_ = 0;                  // bytes
  bool revealed_ = false;
  bool broken_ = false;  // the line begins behind a <br>
  bool preformatted_ = false;
  bool article_ = false;
};

struct ReleaseTree {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

}  // namespace

FileMetadata add_html_lines(std::string_view html, const std::string& name, MarkedLines& out, HtmlOf what) {
  check_open_tags(html, name);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // each error would keep a copy of the stack of open elements
  const std::unique_ptr<GumboOutput, ReleaseTree> tree(gumbo_parse_with_options(&options, html.data(), html.size()));
  const GumboNode& root = *tree->document;
  check_depth(root, name);
  FileMetadata head = read_html_head(root);
  const PageParts parts = find_page_parts(root, what, head.title.value_or(""));
  Walk(out, what, parts).run(root);
  return head;
}

}  // namespace jiaokan::extract
