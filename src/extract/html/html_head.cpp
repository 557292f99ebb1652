#include "extract/html/html_head.h"

#include <gumbo.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/utf8.h"
#include "extract/official_marks.h"
#include "extract/source_lines.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestValue = 2000;  // bytes
constexpr std::size_t kShortestTitle = 6;    // code points that a title keeps without its site's name

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found ? trim_blanks(std::string_view(found->value).substr(0, kLongestValue)) : std::string_view();
}

template <class Visit>
void for_each_element(const GumboNode& node, Visit visit) {
  const GumboVector& children = node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(children.data[i]);
    if (child.type == GUMBO_NODE_ELEMENT) visit(child);
  }
}

std::string text_of(const GumboNode& element) {
  std::string out;
  const GumboVector& children = element.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(children.data[i]);
    if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE) out += child.v.text.text;
  }
  std::string shown;
  for (const char c : trim_blanks(out)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!blank)
      shown += c;
    else if (shown.empty() || shown.back() != ' ')
      shown += ' ';
  }
  return shown;
}

/// 关于…的通知_云溪市人民政府门户网站
std::string without_site(std::string title) {
  for (const std::string_view bar : {"_", "|", "｜", " - ", " – ", " — ", "-"}) {
    const std::size_t at = title.rfind(bar);
    if (at == std::string::npos) continue;
    const std::string_view site = std::string_view(title).substr(at + bar.size());
    const bool names_site = site.find("网") != std::string_view::npos || site.find("網") != std::string_view::npos ||
                            site.find("政府") != std::string_view::npos || site.find("Gov") != std::string_view::npos ||
                            site.find("gov") != std::string_view::npos;
    if (!names_site || utf8::length(trim_blanks(std::string_view(title).substr(0, at))) < kShortestTitle) continue;
    title = std::string(trim_blanks(std::string_view(title).substr(0, at)));
    break;
  }
  return title;
}

enum class Key { kTitle, kPublished, kIssuer, kNumber, kAddress };
struct MetaName {
  std::string_view name;
  Key key;
};

// Of each key the most trusted first: the names that government sites give their pages, Dublin Core's, the Open Graph's.
constexpr std::array<MetaName, 21> kNames{{{"articletitle", Key::kTitle},
                                           {"dc.title", Key::kTitle},
                                           {"dcterms.title", Key::kTitle},
                                           {"og:title", Key::kTitle},
                                           {"pubdate", Key::kPublished},
                                           {"publishdate", Key::kPublished},
                                           {"article:published_time", Key::kPublished},
                                           {"dcterms.issued", Key::kPublished},
                                           {"dc.date.issued", Key::kPublished},
                                           {"dc.date", Key::kPublished},
                                           {"firstpublishedtime", Key::kPublished},
                                           {"contentsource", Key::kIssuer},
                                           {"source", Key::kIssuer},
                                           {"dc.publisher", Key::kIssuer},
                                           {"dcterms.publisher", Key::kIssuer},
                                           {"filenum", Key::kNumber},
                                           {"documentnumber", Key::kNumber},
                                           {"dc.identifier", Key::kNumber},
                                           {"og:url", Key::kAddress},
                                           {"url", Key::kAddress},
                                           {"dc.source", Key::kAddress}}};

class Head {
 public:
  void meta(const GumboElement& element) {
    std::string name = lower(attribute(element, "name"));
    if (name.empty()) name = lower(attribute(element, "property"));
    const std::string_view content = attribute(element, "content");
    if (content.empty()) return;
    for (std::size_t rank = 0; rank < kNames.size(); ++rank) {
      if (kNames[rank].name != name) continue;
      switch (kNames[rank].key) {
        case Key::kTitle: offer(title_, rank, std::string(content)); break;
        case Key::kPublished:
          if (auto date = read_date(content)) offer(published_, rank, std::move(*date));
          break;
        case Key::kIssuer: offer(issuer_, rank, std::string(content)); break;
        case Key::kNumber:
          if (is_document_number(content)) offer(number_, rank, document_number_at_start(content)->value);
          break;
        case Key::kAddress:
          if (content.starts_with("http")) offer(address_, rank, std::string(content));
          break;
      }
    }
  }

  void link(const GumboElement& element) {
    if (lower(attribute(element, "rel")) == "canonical" && attribute(element, "href").starts_with("http")) canonical_ = std::string(attribute(element, "href"));
  }

  void title(const GumboNode& element) {
    if (std::string text = text_of(element); !text.empty() && !shown_) shown_ = std::move(text);
  }

  FileMetadata result() {
    FileMetadata out;
    if (title_.value)
      out.title = std::move(title_.value);
    else if (shown_)
      out.title = without_site(std::move(*shown_));
    out.document_number = std::move(number_.value);
    out.issuer = std::move(issuer_.value);
    out.published = std::move(published_.value);
    out.source_url = canonical_ ? canonical_ : address_.value;
    return out;
  }

 private:
  struct Ranked {
    std::optional<std::string> value;
    std::size_t rank = 0;
  };
  static void offer(Ranked& field, std::size_t rank, std::string value) {
    if (!field.value || rank < field.rank) field = {std::move(value), rank};
  }

  Ranked title_, published_, issuer_, number_, address_;
  std::optional<std::string> canonical_, shown_;
};

}  // namespace

FileMetadata read_html_head(const GumboNode& root) {
  Head head;
  const auto read = [&](const GumboNode& element) {
    if (element.v.element.tag == GUMBO_TAG_META) head.meta(element.v.element);
    if (element.v.element.tag == GUMBO_TAG_LINK) head.link(element.v.element);
    if (element.v.element.tag == GUMBO_TAG_TITLE) head.title(element);
  };
  for_each_element(root, [&](const GumboNode& html) {
    for_each_element(html, [&](const GumboNode& part) {
      if (part.v.element.tag == GUMBO_TAG_HEAD) for_each_element(part, read);
    });
    // What no head may hold (a picture, a <div>) ends it: the rest of the head's elements then stand in the body.
    for_each_element(html, [&](const GumboNode& part) {
      if (part.v.element.tag == GUMBO_TAG_BODY) for_each_element(part, read);
    });
  });
  return head.result();
}

}  // namespace jiaokan::extract
