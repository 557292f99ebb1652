#include "extract/html/html_elements.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "core/error.h"

namespace jiaokan::extract::html {

bool is_any(GumboTag tag, std::initializer_list<GumboTag> tags) { return std::find(tags.begin(), tags.end(), tag) != tags.end(); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

namespace {

/// Elements that the parser closes by itself, and those that hold nothing: unclosed ones do not nest.
bool closes_itself(std::string_view tag) {
  static constexpr std::array<std::string_view, 34> kTags{
      "p",   "li",    "dt",   "dd",   "tr",  "td",   "th",   "tbody", "thead", "tfoot",  "option", "optgroup", "colgroup", "rp",   "rt",   "br",      "hr",
      "img", "input", "meta", "link", "col", "area", "base", "embed", "param", "source", "track",  "wbr",      "html",     "head", "body", "caption", "rb"};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

[[noreturn]] void refuse_depth(std::size_t limit, const std::string& name) {
  throw Error(ErrorCode::kLimit, name, "its HTML elements are nested more than " + std::to_string(limit) + " deep", "save the page as plain text first");
}

}  // namespace

void check_open_tags(std::string_view html, const std::string& name) {
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
    } else if (++depth > kMostOpen) {
      refuse_depth(kMostOpen, name);
    }
  }
}

void check_depth(const GumboNode& root, const std::string& name) {
  std::vector<std::pair<const GumboNode*, std::size_t>> left{{&root, 0}};
  while (!left.empty()) {
    const auto [node, depth] = left.back();
    left.pop_back();
    if (depth > kDeepest) refuse_depth(kDeepest, name);
    for_each_child(*node, [&, below = depth + 1](const GumboNode& child) { left.emplace_back(&child, below); });
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

std::string squeezed_style(const GumboElement& element) {
  std::string style = lower(attribute(element, "style"));
  style.erase(std::remove_if(style.begin(), style.end(), [](char c) { return c == ' ' || c == '\n' || c == '\t'; }), style.end());
  return style;
}

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden")) return true;
  const std::string style = squeezed_style(element);
  return style.find("display:none") != std::string::npos;
}

bool is_made_invisible(const GumboElement& element) { return squeezed_style(element).find("visibility:hidden") != std::string::npos; }

bool is_frame(const GumboElement& element, bool inside_article) {
  if (is_any(element.tag,
             {GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_FORM, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_MENU, GUMBO_TAG_LABEL}))
    return true;
  if (is_any(element.tag, {GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER})) return !inside_article;
  if (names_any(attribute(element, "role"), {"navigation", "banner", "contentinfo", "search", "complementary"})) return true;
  for (const char* name : {"class", "id"})
    if (names_any(attribute(element, name), {"nav", "navbar", "navigation", "menu", "footer", "foot", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "sidebar",
                                             "share", "copyright", "toolbar", "topbar", "pagination"}))
      return true;
  return false;
}

bool is_foreign(const GumboElement& element, std::string_view name) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return false;
  const std::string_view written(element.original_tag.data, element.original_tag.length);
  return written.size() > name.size() + 1 && written.substr(1, name.size()) == name && !(written[name.size() + 1] >= 'a' && written[name.size() + 1] <= 'z');
}

bool shows_nothing(const GumboElement& element) {
  return is_foreign(element, "annotation") ||
         is_any(element.tag, {GUMBO_TAG_HEAD, GUMBO_TAG_TITLE, GUMBO_TAG_DESC, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                              GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_NOFRAMES, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO, GUMBO_TAG_CANVAS, GUMBO_TAG_RP});
}

bool is_block(const GumboElement& element) {
  return is_foreign(element, "text") ||
         is_any(element.tag,
                {GUMBO_TAG_SVG,     GUMBO_TAG_P,          GUMBO_TAG_DIV,      GUMBO_TAG_H1,     GUMBO_TAG_H2,    GUMBO_TAG_H3,      GUMBO_TAG_H4,
                 GUMBO_TAG_H5,      GUMBO_TAG_H6,         GUMBO_TAG_UL,       GUMBO_TAG_OL,     GUMBO_TAG_LI,    GUMBO_TAG_DL,      GUMBO_TAG_DT,
                 GUMBO_TAG_DD,      GUMBO_TAG_TABLE,      GUMBO_TAG_TR,       GUMBO_TAG_TD,     GUMBO_TAG_TH,    GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
                 GUMBO_TAG_MAIN,    GUMBO_TAG_HEADER,     GUMBO_TAG_FOOTER,   GUMBO_TAG_NAV,    GUMBO_TAG_ASIDE, GUMBO_TAG_PRE,     GUMBO_TAG_BLOCKQUOTE,
                 GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CAPTION,  GUMBO_TAG_FORM,   GUMBO_TAG_HR,    GUMBO_TAG_ADDRESS, GUMBO_TAG_CENTER,
                 GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,    GUMBO_TAG_FIELDSET, GUMBO_TAG_LEGEND, GUMBO_TAG_BODY,  GUMBO_TAG_HTML,    GUMBO_TAG_TBODY,
                 GUMBO_TAG_THEAD,   GUMBO_TAG_TFOOT});
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

std::size_t text_size(const GumboNode& node) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) return std::string_view(node.v.text.text).size();
  if (node.type == GUMBO_NODE_ELEMENT && shows_nothing(node.v.element)) return 0;
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

std::string_view list_format(const GumboElement& element) {
  struct Row {
    std::string_view name, format;
  };
  static constexpr std::array<Row, 5> kTypes{{{"1", "decimal"}, {"a", "lowerLetter"}, {"A", "upperLetter"}, {"i", "lowerRoman"}, {"I", "upperRoman"}}};
  // The longer names first: one is the beginning of another.
  static constexpr std::array<Row, 14> kStyles{{{"simp-chinese-informal", "chineseCountingThousand"},
                                                {"trad-chinese-informal", "taiwaneseCountingThousand"},
                                                {"simp-chinese-formal", "chineseLegalSimplified"},
                                                {"trad-chinese-formal", "ideographLegalTraditional"},
                                                {"cjk-ideographic", "chineseCountingThousand"},
                                                {"cjk-decimal", "ideographDigital"},
                                                {"cjk-heavenly-stem", "ideographTraditional"},
                                                {"cjk-earthly-branch", "ideographZodiac"},
                                                {"lower-alpha", "lowerLetter"},
                                                {"lower-latin", "lowerLetter"},
                                                {"upper-alpha", "upperLetter"},
                                                {"upper-latin", "upperLetter"},
                                                {"lower-roman", "lowerRoman"},
                                                {"upper-roman", "upperRoman"}}};
  const std::string style = squeezed_style(element);
  if (const std::size_t at = style.find("list-style"); at != std::string::npos) {
    const std::string_view value = std::string_view(style).substr(at, style.find(';', at) - at);
    for (const Row& row : kStyles)
      if (value.find(row.name) != std::string_view::npos) return row.format;
    return value.find("decimal") != std::string_view::npos ? "decimal" : "";
  }
  const std::string_view type = attribute(element, "type");
  for (const Row& row : kTypes)
    if (type == row.name) return row.format;
  return "decimal";
}

}  // namespace jiaokan::extract::html
