#pragma once

#include <gumbo.h>

#include <string_view>
#include <unordered_set>

#include "extract/html/html_lines.h"

namespace jiaokan::extract::html {

/// Of a page's text, what an element must hold to be what the page is about.
inline constexpr double kMainShare = 0.4;

/// The part of a site's page that the page is about, in document order: its title, or the first element of its text, to the last one. What stands before and
/// behind is the site's: menus, links to other pages, notices.
struct TextRegion {
  const GumboNode* first = nullptr;             ///< null: the page is all text
  const GumboNode* last = nullptr;              ///< behind `first`, around it or the same; null: up to the end of the page
  std::unordered_set<const GumboNode*> around;  ///< the elements that hold the text; no form or class makes navigation of them
};

/// Elements that tell a page's text from the site's; null for those it has not.
struct PageParts {
  const GumboNode* main = nullptr;   ///< a single <main> or <article> with much of the text
  const GumboNode* title = nullptr;  ///< the only <h1>
  const GumboNode* above = nullptr;  ///< the element before `main` that shows the page's title, where `main` does not
  TextRegion region;                 ///< of pages without `main`
};

/// Finds them; a document of another format has only a title. Pages that do not mark their text have a region: sentences outside of links tell where it stands,
/// the page's title where it begins. Only pages with links around their text have one, and what it leaves out holds few of the page's sentences.
/// `title` is the head's, with or without the site's name; empty for none. O(nodes).
PageParts find_page_parts(const GumboNode& root, HtmlOf what, std::string_view title);

}  // namespace jiaokan::extract::html
