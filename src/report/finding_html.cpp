#include "report/finding_html.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/utf8.h"
#include "report/html_text.h"
#include "report/markup.h"
#include "report/printed_text.h"
#include "report/summary_words.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::size_t kAround = 8;           // code points shown before and behind a reading
constexpr std::size_t kLongestReading = 60;  // code points of a reading in a finding: the whole passage stands above it

std::string number(double value) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 1);
  return {text.data(), end.ptr};
}

std::string attribute(std::string_view name, std::string_view value) { return " " + std::string(name) + "=\"" + escaped(value) + "\""; }

std::string around(const std::string& text, const std::string& lang) {
  return text.empty() ? std::string() : "<span" + lang + ">" + shown_html(text) + "</span>";
}

}  // namespace

std::string edition_address(const ComparisonView& v, bool of_a) {
  const std::string_view path = of_a ? v.path_a : v.path_b;
  return relative_address(path.empty() ? std::string_view((of_a ? v.a : v.b).document.source.name) : path);
}

FindingHtml::FindingHtml(const ComparisonView& view, Language language)
    : v_(view),
      language_(language),
      address_a_(edition_address(view, true)),
      address_b_(edition_address(view, false)),
      language_a_(language_of(view.a.document)),
      language_b_(language_of(view.b.document)) {}

/// The words that one side has, short enough to read at a glance.
std::string reading_html(const std::optional<Place>& place, const std::string& edition_language, const std::string& address, Language language) {
  if (!place) return "<i>" + escaped(word(language, "No counterpart")) + "</i>";
  const std::size_t length = utf8::length(place->text);
  const std::string words = length <= kLongestReading
                                ? shown_html(place->text)
                                : shown_html(utf8::first(place->text, kLongestReading / 2)) + " … " + shown_html(utf8::last(place->text, kLongestReading / 4));
  // A few words around, since the passage may be out of sight.
  const std::string before(utf8::last(place->prefix, kAround)), after(utf8::first(place->suffix, kAround));
  const std::string lang = " lang=\"" + edition_language + "\"";
  std::string out = around(before, lang) +
                    (place->text.empty() ? "<i>" + escaped(word(language, "missing here")) + "</i>" : "<q" + lang + ">" + words + "</q>") + around(after, lang);
  if (place->page)
    out += " <a href=\"" + address + "#page=" + std::to_string(*place->page) + "\" target=\"_blank\" rel=\"noopener\">" +
           page_words(language, *place->page, *place->page) + "</a>";
  return out;
}

std::string FindingHtml::reading(const std::optional<Place>& place, bool of_a) const {
  return std::string("<dt>") + (of_a ? "A" : "B") + "</dt><dd>" +
         reading_html(place, of_a ? language_a_ : language_b_, of_a ? address_a_ : address_b_, language_) + "</dd>";
}

std::string picture_html(const PageCrop& crop, std::string_view name, Language language) {
  constexpr double kPixelsPerPoint = 96.0 / 72, kLeast = 1.5;
  const Box& area = crop.area;
  const double width = area.x1 - area.x0, height = area.y1 - area.y0;
  const std::string caption = escaped(name) + ", " + page_words(language, crop.page, crop.page);
  std::string out = "<figure><figcaption>" + caption + "</figcaption><svg viewBox=\"0 0 " + number(width) + " " + number(height) + "\" width=\"" +
                    number(width * kPixelsPerPoint) + "\" height=\"" + number(height * kPixelsPerPoint) + "\" role=\"img\" aria-label=\"" + caption +
                    "\"><image width=\"" + number(width) + "\" height=\"" + number(height) + "\" preserveAspectRatio=\"none\" href=\"data:image/png;base64," +
                    base64(crop.png) + "\"/>";
  for (const Box& b : crop.marks) {
    if (b.y0 > area.y1) continue;
    const double gap = std::max(0.0, (kLeast - (b.x1 - b.x0)) / 2) + 1;
    out += "<rect x=\"" + number(b.x0 - gap - area.x0) + "\" y=\"" + number(b.y0 - 1 - area.y0) + "\" width=\"" + number(b.x1 - b.x0 + 2 * gap) +
           "\" height=\"" + number(b.y1 - b.y0 + 2) + "\" rx=\"2\"/>";
  }
  return out + "</svg></figure>";
}

std::string pictures_html(const std::vector<std::string>& pictures, Language language) {
  std::string all;
  bool any = false;
  for (const std::string& picture : pictures) {
    any = any || !picture.empty();
    all += picture.empty() ? "<div></div>" : picture;
  }
  return any ? "<details class=\"crops\"><summary>" + escaped(word(language, "Page pictures")) + "</summary><div>" + all + "</div></details>" : std::string();
}

std::string article_head(const ArticleHead& head, Language language) {
  const std::string severity(to_string(head.severity));
  std::string fingerprints;
  for (const std::string& fingerprint : head.fingerprints) fingerprints += (fingerprints.empty() ? "" : " ") + fingerprint;
  std::string out = "<article class=\"finding " + severity + (head.decided ? " accepted" : "") + "\"" + attribute("id", head.id) + " tabindex=\"-1\"" +
                    attribute("data-severity", severity) + attribute("data-kind", to_string(head.kind)) + attribute("data-fingerprint", fingerprints) +
                    head.attributes;
  if (head.standing != Standing::kUnknown) out += attribute("data-standing", standing_word(Language::kEnglish, head.standing));
  out += attribute("aria-labelledby", head.id + "-t") + "><header><span class=\"badge\">" + escaped(severity_word(language, head.severity)) + "</span>";
  if (head.standing == Standing::kNew) out += "<span class=\"badge new\">" + escaped(standing_word(language, head.standing)) + "</span>";
  return out + "<h3" + attribute("id", head.id + "-t") + ">" + escaped(kind_word(language, head.kind)) + "</h3><a class=\"id\"" +
         attribute("href", "#" + head.id) + ">" + escaped(head.id) + "</a><button type=\"button\" class=\"accept\">" + escaped(word(language, "Accept")) +
         "</button></header>";
}

std::string article_end(const ArticleHead& head, Language language) {
  std::string out;
  if (head.decided) {
    out = "<p class=\"decision\">" + escaped(word(language, "Accepted"));
    if (!head.decided->reason.empty()) out += " · " + shown_html(head.decided->reason);
    if (!head.decided->who.empty()) out += " (" + shown_html(head.decided->who) + ")";
    out += "</p>";
  }
  return out + "</article>\n";
}

std::string FindingHtml::pictures(const Discrepancy& d, std::size_t index) const {
  if (!v_.crops) return {};
  const auto of = [&](const std::vector<std::optional<PageCrop>>& all, const std::optional<Place>& place, const char* name) {
    return index < all.size() && all[index] && place ? picture_html(*all[index], name, language_) : std::string();
  };
  return pictures_html({of(v_.crops->a, d.a, "A"), of(v_.crops->b, d.b, "B")}, language_);
}

std::string FindingHtml::article(const PageFinding& finding, std::size_t crop) const {
  const Discrepancy& d = finding.discrepancy;
  const ArticleHead head{d.id, d.kind, d.severity(), {d.fingerprint}, d.standing, finding.decided};
  return article_head(head, language_) + "<dl>" + reading(d.a, true) + reading(d.b, false) + "</dl><p class=\"message\">" + shown_html(d.message) + "</p>" +
         (finding.decided ? std::string() : pictures(d, crop)) + article_end(head, language_);
}

}  // namespace jiaokan::report
