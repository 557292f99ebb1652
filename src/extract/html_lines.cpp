#include "extract/html_lines.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"
#include "extract/numbering.h"
#include "extract/table_text.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kDeepest = 4096;
constexpr double kMainShare = 0.4;  // of the page's text that a <main> must hold to be what the page is about

bool is_any(GumboTag tag, std::initializer_list<GumboTag> tags) { return std::find(tags.begin(), tags.end(), tag) != tags.end(); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// Elements that the parser closes by itself, and those that hold nothing: unclosed ones do not nest.
bool closes_itself(std::string_view tag) {
  static constexpr std::array<std::string_view, 34> kTags{
      "p",   "li",    "dt",   "dd",   "tr",  "td",   "th",   "tbody", "thead", "tfoot",  "option", "optgroup", "colgroup", "rp",   "rt",   "br",      "hr",
      "img", "input", "meta", "link", "col", "area", "base", "embed", "param", "source", "track",  "wbr",      "html",     "head", "body", "caption", "rb"};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

/// Counts start tags against end tags: the parser's time grows with the depth, and its release of the tree recurses.
void check_depth(std::string_view html, const std::string& name) {
  std::size_t depth = 0;
  for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
    ++at;
    const bool closing = at < html.size() && html[at] == '/';
    std::size_t end = at + closing;
    while (end < html.size() && std::isalnum(static_cast<unsigned char>(html[end])) && end - at < 16) ++end;
    const std::string tag = lower(html.substr(at + closing, end - at - closing));
    at = end;
    if (tag.empty() || closes_itself(tag)) continue;
    if (closing) {
      depth -= depth > 0;
    } else if (++depth > kDeepest) {
      throw Error(ErrorCode::kLimit, name, "its HTML elements are nested more than " + std::to_string(kDeepest) + " deep", "save the page as plain text first");
    }
  }
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view();
}

bool names_any(std::string_view words, std::initializer_list<std::string_view> wanted) {
  const std::string text = lower(words);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n", at);
    if (begin == std::string::npos) break;
    at = std::min(text.find_first_of(" \t\n", begin), text.size());
    if (std::find(wanted.begin(), wanted.end(), std::string_view(text).substr(begin, at - begin)) != wanted.end()) return true;
  }
  return false;
}

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden")) return true;
  std::string style = lower(attribute(element, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

bool is_frame(const GumboElement& element, bool inside_article) {
  if (is_any(element.tag, {GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_FORM, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_MENU, GUMBO_TAG_LABEL})) return true;
  if (is_any(element.tag, {GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER})) return !inside_article;
  if (names_any(attribute(element, "role"), {"navigation", "banner", "contentinfo", "search", "complementary"})) return true;
  for (const char* name : {"class", "id"})
    if (names_any(attribute(element, name), {"nav", "navbar", "navigation", "menu", "footer", "foot", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "sidebar",
                                             "share", "copyright", "toolbar", "topbar", "pagination"}))
      return true;
  return false;
}

bool shows_nothing(GumboTag tag) {
  return is_any(tag, {GUMBO_TAG_HEAD, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,
                      GUMBO_TAG_SVG, GUMBO_TAG_MATH, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO, GUMBO_TAG_CANVAS, GUMBO_TAG_TEXTAREA, GUMBO_TAG_RP});
}

bool is_block(GumboTag tag) {
  return is_any(tag, {GUMBO_TAG_P,          GUMBO_TAG_DIV,      GUMBO_TAG_H1,     GUMBO_TAG_H2,    GUMBO_TAG_H3,      GUMBO_TAG_H4,         GUMBO_TAG_H5,
                      GUMBO_TAG_H6,         GUMBO_TAG_UL,       GUMBO_TAG_OL,     GUMBO_TAG_LI,    GUMBO_TAG_DL,      GUMBO_TAG_DT,         GUMBO_TAG_DD,
                      GUMBO_TAG_TABLE,      GUMBO_TAG_TR,       GUMBO_TAG_TD,     GUMBO_TAG_TH,    GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,    GUMBO_TAG_MAIN,
                      GUMBO_TAG_HEADER,     GUMBO_TAG_FOOTER,   GUMBO_TAG_NAV,    GUMBO_TAG_ASIDE, GUMBO_TAG_PRE,     GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_FIGURE,
                      GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CAPTION,  GUMBO_TAG_FORM,   GUMBO_TAG_HR,    GUMBO_TAG_ADDRESS, GUMBO_TAG_CENTER,     GUMBO_TAG_DETAILS,
                      GUMBO_TAG_SUMMARY,    GUMBO_TAG_FIELDSET, GUMBO_TAG_LEGEND, GUMBO_TAG_BODY,  GUMBO_TAG_HTML,    GUMBO_TAG_TBODY,      GUMBO_TAG_THEAD,
                      GUMBO_TAG_TFOOT});
}

int heading_level(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1: return 1;
    case GUMBO_TAG_H2: return 2;
    case GUMBO_TAG_H3: return 3;
    case GUMBO_TAG_H4: return 4;
    case GUMBO_TAG_H5: return 5;
    case GUMBO_TAG_H6: return 6;
    default: return 0;
  }
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT) return &node.v.element.children;
  return nullptr;
}

template <class Visit>
void for_each_child(const GumboNode& node, Visit visit) {
  const GumboVector* children = children_of(node);
  for (unsigned i = 0; children && i < children->length; ++i) visit(*static_cast<const GumboNode*>(children->data[i]));
}

std::size_t text_size(const GumboNode& node) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) return std::string_view(node.v.text.text).size();
  if (node.type == GUMBO_NODE_ELEMENT && shows_nothing(node.v.element.tag)) return 0;
  std::size_t size = 0;
  for_each_child(node, [&](const GumboNode& child) { size += text_size(child); });
  return size;
}

void find_elements(const GumboNode& node, GumboTag tag, std::vector<const GumboNode*>& found) {
  if (node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == tag) {
    found.push_back(&node);
    return;
  }
  for_each_child(node, [&](const GumboNode& child) { find_elements(child, tag, found); });
}

/// Adds text as a browser shows it: runs of ASCII white space are one blank. A run with a line end in it stays a line end until `settle_line_ends`.
void append_collapsed(std::string& out, std::string_view text) {
  for (const char c : text) {
    const bool line_end = c == '\n' || c == '\r' || c == '\f';
    if (c != ' ' && c != '\t' && !line_end) {
      out += c;
    } else if (out.empty() || (out.back() != ' ' && out.back() != '\n')) {
      out += line_end ? '\n' : ' ';
    } else if (line_end) {
      out.back() = '\n';
    }
  }
}

/// Line ends of the source are blanks, but nothing between full-width characters (CSS Text 3, segment break transformation).
std::string settle_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const std::string_view words = trim_blanks(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] != '\n') {
      out += words[at];
      continue;
    }
    std::size_t before = at, after = at + 1;
    if (!is_wide(utf8::previous(words, before)) || !is_wide(utf8::next(words, after))) out += ' ';
  }
  return out;
}

class Walk {
 public:
  Walk(MarkedLines& out, const GumboNode* main, const GumboNode* title) : out_(out), main_(main), title_(title) { marks_.frame = main != nullptr; }

  void run(const GumboNode& root) {
    visit(root);
    flush();
  }

 private:
  void flush() {
    SourceLine marks = marks_;
    marks.gap = broken_ ? 0 : 1;
    out_.add(settle_line_ends(std::exchange(text_, {})), marks);
    broken_ = false;
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

  void visit_element(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    const GumboTag tag = element.tag;
    if (shows_nothing(tag) || is_hidden(element)) return;
    if (tag == GUMBO_TAG_BR) {
      flush();
      broken_ = true;
      return;
    }
    const bool block = is_block(tag);
    if (block) flush();
    const SourceLine before = marks_;
    const bool was_preformatted = preformatted_, was_article = article_;
    if (&node == main_) marks_.frame = false;
    // A <header> that holds the page's only <h1> is the text's, not the site's.
    article_ = article_ || &node == main_ || is_any(tag, {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN}) || (tag == GUMBO_TAG_HEADER && holds(node, title_));
    if (is_frame(element, article_)) {
      if (!block) flush();
      marks_.frame = true;
    }
    if (const int level = heading_level(tag)) {
      marks_.role = ParagraphRole::kHeading;
      marks_.level = level;
    }
    preformatted_ = preformatted_ || tag == GUMBO_TAG_PRE;
    if (tag == GUMBO_TAG_TABLE && add_table(node)) {
      marks_ = before;
      return;
    }
    if (tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL) {
      visit_list(node);
    } else {
      for_each_child(node, [&](const GumboNode& child) { visit(child); });
    }
    if (block || marks_.frame != before.frame) flush();
    marks_ = before;
    preformatted_ = was_preformatted;
    article_ = was_article;
  }

  /// Items of <ol> get the number that a browser prints, unless they bring one; the words then decide whether it is a list or an outline.
  void visit_list(const GumboNode& list) {
    const GumboElement& element = list.v.element;
    const bool ordered =
        element.tag == GUMBO_TAG_OL && attribute(element, "type").empty() && lower(attribute(element, "style")).find("list-style") == std::string::npos;
    int number = 1;
    if (const std::string_view start = attribute(element, "start"); !start.empty() && start.size() < 6)
      number = std::max(0, std::atoi(std::string(start).c_str()));
    for_each_child(list, [&](const GumboNode& child) {
      if (child.type != GUMBO_NODE_ELEMENT || child.v.element.tag != GUMBO_TAG_LI) return visit(child);
      flush();
      const SourceLine before = marks_;
      if (element.tag == GUMBO_TAG_UL) marks_.role = ParagraphRole::kListItem;
      const std::size_t first = out_.lines().size();
      for_each_child(child, [&](const GumboNode& inner) { visit(inner); });
      flush();
      if (ordered && !before.frame && out_.lines().size() > first) out_.number(first, number);
      ++number;
      marks_ = before;
    });
  }

  /// A table that lays out data: rows of at least two cells. One that only lays out the page is read as its parts. False: not a data table.
  bool add_table(const GumboNode& table) {
    std::vector<const GumboNode*> inner, rows;
    for_each_child(table, [&](const GumboNode& child) { find_elements(child, GUMBO_TAG_TABLE, inner); });
    if (!inner.empty()) return false;
    find_elements(table, GUMBO_TAG_TR, rows);
    std::vector<GivenCell> cells;
    CellPlacer placer;
    std::size_t widest = 0;
    for (const GumboNode* row : rows) {
      std::size_t count = 0;
      placer.begin_row();
      for_each_child(*row, [&](const GumboNode& cell) {
        if (cell.type != GUMBO_NODE_ELEMENT || !is_any(cell.v.element.tag, {GUMBO_TAG_TD, GUMBO_TAG_TH}) || is_hidden(cell.v.element)) return;
        ++count;
        std::string words;
        collect(cell, words);
        cells.push_back(placer.place(span_of(cell.v.element, "rowspan"), span_of(cell.v.element, "colspan")));
        cells.back().text = settle_line_ends(words);
      });
      widest = std::max(widest, count);
    }
    if (widest < 2 || rows.size() < 2) return false;
    for_each_child(table, [&](const GumboNode& child) {
      if (child.type == GUMBO_NODE_ELEMENT && child.v.element.tag == GUMBO_TAG_CAPTION) visit(child);
    });
    flush();
    SourceLine marks = marks_;
    marks.gap = 1;
    out_.add_table(write_table(std::move(cells)), marks);
    return true;
  }

  void collect(const GumboNode& node, std::string& text) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA || node.type == GUMBO_NODE_WHITESPACE) return append_collapsed(text, node.v.text.text);
    if (node.type == GUMBO_NODE_ELEMENT) {
      const GumboElement& element = node.v.element;
      if (shows_nothing(element.tag) || is_hidden(element)) return;
      // Lines of a cell are one text: between Han characters nothing stands where they meet.
      if (element.tag == GUMBO_TAG_BR || is_block(element.tag)) part(text);
      for_each_child(node, [&](const GumboNode& child) { collect(child, text); });
      if (is_block(element.tag)) part(text);
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
  const GumboNode* main_;
  const GumboNode* title_;  // the only <h1>, or null
  SourceLine marks_;
  std::string text_;
  bool broken_ = false;  // the line begins behind a <br>
  bool preformatted_ = false;
  bool article_ = false;
};

struct ReleaseTree {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

/// The one element that the page is about, or null.
const GumboNode* main_element(const GumboNode& root) {
  const std::size_t all = text_size(root);
  for (const GumboTag tag : {GUMBO_TAG_MAIN, GUMBO_TAG_ARTICLE}) {
    std::vector<const GumboNode*> found;
    find_elements(root, tag, found);
    if (found.size() == 1 && static_cast<double>(text_size(*found[0])) >= kMainShare * static_cast<double>(all)) return found[0];
  }
  return nullptr;
}

HtmlHead read_head(const GumboNode& root) {
  HtmlHead head;
  std::vector<const GumboNode*> found;
  find_elements(root, GUMBO_TAG_TITLE, found);
  if (!found.empty()) {
    std::string title;
    for_each_child(*found[0], [&](const GumboNode& child) {
      if (child.type == GUMBO_NODE_TEXT) append_collapsed(title, child.v.text.text);
    });
    if (!trim_blanks(title).empty()) head.title = std::string(trim_blanks(title));
  }
  found.clear();
  find_elements(root, GUMBO_TAG_LINK, found);
  for (const GumboNode* link : found)
    if (names_any(attribute(link->v.element, "rel"), {"canonical"}) && attribute(link->v.element, "href").starts_with("http"))
      head.address = std::string(attribute(link->v.element, "href"));
  return head;
}

}  // namespace

HtmlHead add_html_lines(std::string_view html, const std::string& name, MarkedLines& out) {
  check_depth(html, name);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // each error would keep a copy of the stack of open elements
  const std::unique_ptr<GumboOutput, ReleaseTree> tree(gumbo_parse_with_options(&options, html.data(), html.size()));
  const GumboNode& root = *tree->document;
  std::vector<const GumboNode*> titles;
  find_elements(root, GUMBO_TAG_H1, titles);
  Walk(out, main_element(root), titles.size() == 1 ? titles[0] : nullptr).run(root);
  return read_head(root);
}

}  // namespace jiaokan::extract
