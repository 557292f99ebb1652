#pragma once

#include <gumbo.h>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace jiaokan::extract::html {

// What the elements of a web page are, without what they hold.

/// Start tags without their end tags that are parsed at all: the parser's time grows with them, and its release of the tree recurses. More than elements may
/// nest, because many that nothing closes do not nest (`<path/>`).
inline constexpr std::size_t kMostOpen = 4096;
/// How deep elements may nest: what walks the tree recurses, also on threads that have a stack of 2 MB. Browsers keep to 512.
inline constexpr std::size_t kDeepest = 1024;

/// Counts start tags against end tags. Throws Error kLimit where more than kMostOpen are open. O(bytes).
void check_open_tags(std::string_view html, const std::string& name);
/// Throws Error kLimit where elements nest more than kDeepest deep. O(nodes).
void check_depth(const GumboNode& root, const std::string& name);

bool is_any(GumboTag tag, std::initializer_list<GumboTag> tags);
std::string lower(std::string_view ascii);
std::string_view attribute(const GumboElement& element, const char* name);
/// One of `wanted` is among the blank-separated words.
bool names_any(std::string_view words, std::initializer_list<std::string_view> wanted);
/// The style attribute in small letters, without blanks.
std::string squeezed_style(const GumboElement& element);

/// Not shown at all: hidden, display: none.
bool is_hidden(const GumboElement& element);
/// visibility: hidden, which scripts lift once the page has loaded.
bool is_made_invisible(const GumboElement& element);
/// Navigation, forms, a site's header and footer.
bool is_frame(const GumboElement& element, bool inside_article);
/// An element of SVG or MathML that the parser has no name for.
bool is_foreign(const GumboElement& element, std::string_view name);
bool shows_nothing(const GumboElement& element);
/// Begins and ends a line.
bool is_block(const GumboElement& element);
/// 1 to 6; 0 for other elements.
int heading_level(GumboTag tag);

const GumboVector* children_of(const GumboNode& node);

template <class Visit>
void for_each_child(const GumboNode& node, Visit visit) {
  const GumboVector* children = children_of(node);
  for (unsigned i = 0; children && i < children->length; ++i) visit(*static_cast<const GumboNode*>(children->data[i]));
}

/// Bytes of text in a node, scripts and the like apart.
std::size_t text_size(const GumboNode& node);
/// The outermost elements of that name.
void find_elements(const GumboNode& node, GumboTag tag, std::vector<const GumboNode*>& found);

/// How an <ol> counts, in the names of number_formats.h; empty where it shows no numbers or those of a style sheet of its own.
std::string_view list_format(const GumboElement& element);

}  // namespace jiaokan::extract::html
