#include "extract/html/html_region.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/utf8.h"
#include "extract/html/html_elements.h"
#include "extract/source_lines.h"

namespace jiaokan::extract::html {
namespace {

constexpr double kTextShare = 0.85;         // of the page's sentences that the text's element holds
constexpr double kOutsideShare = 0.1;       // that may stand before the title
constexpr std::size_t kShortestTitle = 5;   // code points
constexpr std::size_t kLongestTitle = 600;  // bytes
constexpr std::size_t kShortestSaid = 30;   // bytes of a run that may be a sentence
constexpr std::size_t kLeastSaid = 90;      // bytes of sentences on a page that has a text
constexpr std::size_t kLetterhead = 240;    // bytes of a text above its title: letterhead and number, no menus
constexpr std::size_t kFewestLinks = 6;     // around the text of a site's page

bool ends_with_lower(std::string_view address, std::initializer_list<std::string_view> endings) {
  const std::string name = lower(address.substr(0, address.find_first_of("?#")));
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return name.ends_with(e); });
}

/// A link to another page or to what a script does; links to files hang on to the text, those within the page belong to it.
bool leads_away(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_A) return false;
  const std::string_view href = attribute(element, "href");
  if (href.empty() || (href.front() == '#' && href.size() > 1)) return false;
  return !ends_with_lower(href,
                          {".doc", ".docx", ".pdf", ".wps", ".xls", ".xlsx", ".et", ".ofd", ".ppt", ".pptx", ".zip", ".rar", ".7z", ".odt", ".ods", ".txt"});
}

bool is_sentence(std::string_view run) {
  if (run.size() < kShortestSaid) return false;
  for (const std::string_view mark : {"。", "；", "！", "？", ". ", "; "})
    if (run.find(mark) != std::string_view::npos) return true;
  return run.ends_with('.') || run.ends_with(';');
}

struct Weight {
  std::size_t text = 0, linked = 0, said = 0, links = 0;  // bytes; links that lead away
};

/// Weighs every element once; runs of text end where lines do.
class Scale {
 public:
  explicit Scale(const GumboNode& root) { weigh(root, false, false); }
  const Weight& of(const GumboNode& node) const {
    static const Weight kNone;
    const auto found = weights_.find(&node);
    return found == weights_.end() ? kNone : found->second;
  }

 private:
  Weight weigh(const GumboNode& node, bool linked, bool framed) {
    Weight sum;
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) {
      const std::string_view words = trim_blanks(node.v.text.text);
      sum.text = words.size();
      if (linked)
        sum.linked = words.size();
      else if (!framed)
        run_ += words;
      return sum;
    }
    const bool is_element = node.type == GUMBO_NODE_ELEMENT;
    if (is_element && (shows_nothing(node.v.element) || is_hidden(node.v.element))) return sum;
    const bool line = is_element && (is_block(node.v.element) || node.v.element.tag == GUMBO_TAG_BR);
    const std::size_t before = line ? take() : 0;  // belongs to what is around
    if (is_element && leads_away(node.v.element)) {
      linked = true;
      ++sum.links;
    }
    // A form may hold the whole page (ASP.NET).
    if (is_element && node.v.element.tag != GUMBO_TAG_FORM) framed = framed || is_frame(node.v.element, false);
    for_each_child(node, [&](const GumboNode& child) {
      const Weight inner = weigh(child, linked, framed);
      sum.text += inner.text, sum.linked += inner.linked, sum.said += inner.said, sum.links += inner.links;
    });
    if (line) sum.said += take();
    if (is_element || node.type == GUMBO_NODE_DOCUMENT) weights_[&node] = sum;
    sum.said += before;
    return sum;
  }

  std::size_t take() {
    const std::size_t said = is_sentence(run_) ? run_.size() : 0;
    run_.clear();
    return said;
  }

  std::unordered_map<const GumboNode*, Weight> weights_;
  std::string run_;
};

/// Links to elsewhere are most of what it says, or all it says is a word for a click.
bool is_navigation(const Weight& w) { return w.links > 0 && w.linked * 2 >= w.text; }

bool is_bar(char32_t c) { return std::u32string_view(U"-_|—–－｜>·:：").find(c) != std::u32string_view::npos; }

/// `words` are the page's title, or what is left of it without the names of site and section.
bool is_title_of(std::string_view words, std::string_view title) {
  for (std::size_t at = title.find(words); at != std::string_view::npos; at = title.find(words, at + 1)) {
    std::size_t before = at, behind = at + words.size();
    const bool begins = at == 0 || is_bar(utf8::previous(title, before));
    if (begins && (behind == title.size() || is_bar(utf8::next(title, behind)))) return true;
  }
  return false;
}

class TitleFinder {
 public:
  /// Titles behind `said_before` bytes of sentences are none.
  TitleFinder(const Scale& scale, std::string_view title, std::size_t said_before) : scale_(scale), title_(title), limit_(said_before) {}

  const GumboNode* find(const GumboNode& root) {
    if (utf8::length(title_) >= kShortestTitle) visit(root);
    return best_;
  }

 private:
  void visit(const GumboNode& node) {
    if (node.type == GUMBO_NODE_ELEMENT && (shows_nothing(node.v.element) || is_hidden(node.v.element))) return;
    const Weight& weight = scale_.of(node);
    if (node.type == GUMBO_NODE_ELEMENT && weight.text >= kShortestTitle && weight.text <= kLongestTitle && said_ <= limit_) {
      std::string words;
      gather(node, words);
      words = without_blanks(words);
      // The last of several above the first sentence: others are of the site's path, or of a table about the text; below it stands the title of what a
      // notice hands out. The site's name mostly stands behind.
      const std::size_t worth = words.size() * (title_.starts_with(words) ? 2 : 1);
      if ((said_ == 0 ? worth >= most_ : worth > most_) && words.size() <= title_.size() && utf8::length(words) >= kShortestTitle && is_title_of(words, title_)) {
        most_ = worth;
        best_ = &node;
        said_ += weight.said;
        return;
      }
    }
    std::size_t inner = 0;
    const std::size_t before = said_;
    for_each_child(node, [&](const GumboNode& child) {
      visit(child);
      inner += scale_.of(child).said;
    });
    said_ = before + std::max(inner, weight.said);
  }

  static void gather(const GumboNode& node, std::string& words) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) words += node.v.text.text;
    if (node.type == GUMBO_NODE_ELEMENT && (shows_nothing(node.v.element) || is_hidden(node.v.element))) return;
    for_each_child(node, [&](const GumboNode& child) { gather(child, words); });
  }

  const Scale& scale_;
  const std::string_view title_;
  const std::size_t limit_;
  std::size_t said_ = 0, most_ = 0;
  const GumboNode* best_ = nullptr;
};

/// The innermost element that holds nearly all sentences.
const GumboNode* text_element(const GumboNode& root, const Scale& scale) {
  const double enough = kTextShare * static_cast<double>(scale.of(root).said);
  const GumboNode* node = &root;
  for (bool deeper = true; deeper;) {
    deeper = false;
    for_each_child(*node, [&](const GumboNode& child) {
      if (deeper || child.type != GUMBO_NODE_ELEMENT || static_cast<double>(scale.of(child).said) < enough) return;
      node = &child;
      deeper = true;
    });
  }
  // One paragraph or cell may hold nearly all of a short text: what stands beside it in the same flow belongs to it.
  while (node->parent && node->type == GUMBO_NODE_ELEMENT && !is_any(node->v.element.tag, {GUMBO_TAG_DIV, GUMBO_TAG_TD, GUMBO_TAG_SECTION, GUMBO_TAG_BODY}))
    node = node->parent;
  return node;
}

/// Something of a text: sentences, a table, files that hang on to it.
bool has_content(const GumboNode& node, const Weight& weight) {
  if (weight.said > 0) return true;
  std::vector<const GumboNode*> found;
  for (const GumboTag tag : {GUMBO_TAG_TABLE, GUMBO_TAG_H1, GUMBO_TAG_H2}) find_elements(node, tag, found);
  if (found.empty() && weight.links == 0) find_elements(node, GUMBO_TAG_A, found);
  return !found.empty();
}

/// Adds what stands beside `edge` on one side, and beside the elements around it, up to the first that leads elsewhere. Farther out only what is a text's
/// counts: a site has much beside it that leads nowhere.
const GumboNode* widen(const GumboNode* edge, const Scale& scale, bool backwards) {
  const GumboNode* const text = edge;
  for (const GumboNode* node = edge; node->parent && node->parent->type == GUMBO_NODE_ELEMENT; node = node->parent) {
    if (node->v.element.tag == GUMBO_TAG_BODY) break;
    const GumboVector& siblings = *children_of(*node->parent);
    const auto step = [&](std::size_t i) { return backwards ? i - 1 : i + 1; };
    for (std::size_t i = step(node->index_within_parent); i < siblings.length; i = step(i)) {
      const auto& sibling = *static_cast<const GumboNode*>(siblings.data[i]);
      if (sibling.type != GUMBO_NODE_ELEMENT || scale.of(sibling).text == 0 || is_frame(sibling.v.element, false)) continue;
      if (is_navigation(scale.of(sibling))) return edge;
      if (node == text || has_content(sibling, scale.of(sibling))) edge = &sibling;
    }
  }
  return edge;
}

std::size_t links_within(const GumboNode* first, const GumboNode* last, const GumboNode& text, const Scale& scale) {
  std::size_t links = scale.of(text).links;
  for (const GumboNode* edge : {first, last})
    if (edge && edge != &text) links += scale.of(*edge).links;
  return links;
}

/// Adds the bytes of text before `end` in the page's order; true once it is reached.
bool add_text_before(const GumboNode& node, const GumboNode* end, const Scale& scale, std::size_t& bytes) {
  if (&node == end) return true;
  if (scale.of(node).text == 0) return false;
  bool reached = false;
  std::size_t inner = 0;
  for_each_child(node, [&](const GumboNode& child) { reached = reached || add_text_before(child, end, scale, inner); });
  bytes += reached ? inner : scale.of(node).text;
  return reached;
}

/// Menus that scripts drive have no links. A page's own <h1> with the head's title opens its text all the same where more stands above it than a letterhead.
bool opens_the_text(const GumboNode& root, const GumboNode* heading, const Scale& scale) {
  if (!heading || heading->v.element.tag != GUMBO_TAG_H1) return false;
  std::size_t before = 0;
  return add_text_before(root, heading, scale, before) && before > kLetterhead;
}

TextRegion find_text_region(const GumboNode& root, std::string_view title) {
  TextRegion region;
  const Scale scale(root);
  const Weight& all = scale.of(root);
  const auto little = static_cast<std::size_t>(kOutsideShare * static_cast<double>(all.said));
  const std::string wanted = without_blanks(title);
  if (all.said < kLeastSaid) return region;
  const GumboNode* heading = TitleFinder(scale, wanted, little).find(root);
  const GumboNode* text = text_element(root, scale);
  for (const GumboNode* node = text; node; node = node->parent) region.around.insert(node);
  if (heading)
    for (const GumboNode* node = heading->parent; node; node = node->parent) region.around.insert(node);
  const GumboNode* last = widen(text, scale, false);
  const GumboNode* first = heading ? heading : widen(text, scale, true);
  const bool has_menus = all.links >= kFewestLinks + links_within(first, last, *text, scale);
  if (has_menus || opens_the_text(root, heading, scale)) region.first = first;
  if (has_menus) region.last = last;
  return region;
}

const GumboNode* title_outside(const GumboNode& root, const GumboNode& main, std::string_view title) {
  std::vector<const GumboNode*> headings;
  find_elements(main, GUMBO_TAG_H1, headings);
  if (!headings.empty()) return nullptr;
  const Scale scale(root);
  const std::string wanted = without_blanks(title);
  const GumboNode* found = TitleFinder(scale, wanted, scale.of(root).said / 10).find(root);
  if (!found) return nullptr;
  for (const GumboNode* node = found; node; node = node->parent)
    if (node == &main) return nullptr;
  return found->v.element.start_pos.offset < main.v.element.start_pos.offset && scale.of(*found).linked == 0 ? found : nullptr;
}

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

}  // namespace

PageParts find_page_parts(const GumboNode& root, HtmlOf what, std::string_view title) {
  PageParts parts;
  std::vector<const GumboNode*> headings;
  find_elements(root, GUMBO_TAG_H1, headings);
  if (headings.size() == 1) parts.title = headings[0];
  if (what != HtmlOf::kPage) return parts;
  parts.main = main_element(root);
  if (parts.main)
    parts.above = title_outside(root, *parts.main, title);
  else
    parts.region = find_text_region(root, title);
  return parts;
}

}  // namespace jiaokan::extract::html
