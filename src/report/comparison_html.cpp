#include "report/comparison_html.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "core/resources.h"
#include "core/utf8.h"
#include "report/html_text.h"
#include "report/json_parts.h"
#include "report/marked_text.h"
#include "report/markup.h"
#include "report/printed_text.h"
#include "report/section_paths.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::size_t kMostExpected = 30000;  // marks: a page with more is slow
constexpr std::size_t kLongestReading = 60;   // code points of a reading in a finding: the whole passage stands above it

class Page {
 public:
  Page(const ComparisonView& view, const TextStyle& style)
      : v_(view),
        language_(style.language),
        a_(view, true, style.language, kMostExpected),
        b_(view, false, style.language, kMostExpected),
        sections_a_(view.a.document),
        sections_b_(view.b.document),
        language_a_(language_of(view.a.document)),
        language_b_(language_of(view.b.document)) {}

  std::string html() {
    add_head();
    add_toolbar();
    add_main();
    out_ += "<script>" + script() + "</script>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  static std::string script() { return std::string(resource("web/comparison.js")); }
  static std::string style_sheet() { return std::string(resource("web/report.css")); }

  std::string w(std::string_view english) const { return escaped(word(language_, english)); }

  const std::string& language_of_side(bool of_a) const { return of_a ? language_a_ : language_b_; }

  const Document& document(bool of_a) const { return of_a ? v_.a.document : v_.b.document; }

  std::string address(bool of_a) const {
    const std::string_view path = of_a ? v_.path_a : v_.path_b;
    return relative_address(path.empty() ? std::string_view(document(of_a).source.name) : path);
  }

  std::string title() const {
    const Document& d = v_.a.document;
    return d.metadata.title ? *d.metadata.title : d.source.name;
  }

  void add_head() {
    const std::string policy = "default-src 'none'; img-src data:; style-src 'sha256-" + sha256_base64(style_sheet()) + "'; script-src 'sha256-" +
                               sha256_base64(script()) + "'; base-uri 'none'; form-action 'none'";
    out_ += "<!DOCTYPE html>\n<html lang=\"" + std::string(to_string(language_)) + "\">\n<head>\n<meta charset=\"utf-8\">\n";
    out_ += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n";
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n";
    out_ += "<title>" + shown_html(title()) + " – " + w("Comparison") + "</title>\n<style>" + style_sheet() + "</style>\n</head>\n";
    Json words = Json::object();
    for (const std::string_view text : {"Accept", "Take back", "Reason", "Cancel", "Accepted", "{0} of {1} findings", "{0} passages match",
                                        "{0} decisions imported, {1} of them on this page", "line {0} is no decision", "{0} decisions exported"})
      words[std::string(text)] = word(language_, text);
    const std::string key = "jiaokan " + v_.a.document.source.sha256.substr(0, 16) + " " + v_.b.document.source.sha256.substr(0, 16);
    out_ += "<body data-key=\"" + escaped(key) + "\" data-words=\"" + escaped(words.dump()) + "\">\n";
    out_ += "<header>\n<h1 lang=\"" + language_a_ + "\">" + shown_html(title()) + "</h1>\n<dl>\n";
    for (const bool of_a : {true, false}) {
      const Document& d = document(of_a);
      out_ += std::string("<dt>") + (of_a ? "A" : "B") + "</dt><dd><a href=\"" + address(of_a) + "\">" + shown_html(d.source.name) + "</a> <span>" +
              escaped(script_word(language_, d.script.detected)) + " · " + grouped(d.blocks.size()) + " " + w("blocks");
      if (d.has_pages()) out_ += " · " + grouped(d.pages.size()) + " " + w("pages");
      out_ += "</span></dd>\n";
    }
    out_ += "</dl>\n";
    for (const Warning& warning : v_.comparison.warnings) out_ += "<p class=\"warning\" role=\"note\">" + shown_html(warning.message) + "</p>\n";
    out_ += "</header>\n";
  }

  std::string key_button(const char* id, std::string_view name, std::string_view sign, std::string_view key) const {
    return std::string("<button type=\"button\" id=\"") + id + "\" aria-keyshortcuts=\"" + std::string(key) + "\" aria-label=\"" + w(name) + "\" title=\"" +
           w(name) + " (" + std::string(key) + ")\">" + std::string(sign) + "</button>";
  }

  void add_toolbar() {
    std::map<DiscrepancyKind, std::size_t> kinds;
    for (const Discrepancy& d : v_.comparison.discrepancies) ++kinds[d.kind];
    out_ +=
        "<div class=\"bar\" role=\"search\" aria-label=\"" + w("Filter") + "\">\n<span class=\"group\" role=\"group\" aria-label=\"" + w("Severity") + "\">";
    for (const Severity s : {Severity::kContent, Severity::kForm, Severity::kArtifact})
      out_ += "<label class=\"chip " + std::string(to_string(s)) + "\"><input type=\"checkbox\" checked data-severity=\"" + std::string(to_string(s)) + "\"> " +
              escaped(severity_word(language_, s)) + " <b>" + grouped(v_.comparison.count(s)) + "</b></label>";
    out_ += "</span>\n<details class=\"menu\"><summary>" + w("Kinds") + "</summary><div>";
    for (const auto& [kind, count] : kinds)
      out_ += "<label title=\"" + escaped(kind_meaning(language_, kind)) + "\"><input type=\"checkbox\" checked data-kind=\"" + std::string(to_string(kind)) +
              "\"> " + escaped(kind_word(language_, kind)) + " <b>" + grouped(count) + "</b></label>";
    out_ += "</div></details>\n<input type=\"search\" id=\"search\" aria-keyshortcuts=\"/\" placeholder=\"" + w("Search") + "  /\" aria-label=\"" +
            w("Search in both editions") + "\">\n<span class=\"group\">" + key_button("previous", "Previous finding", "↑", "k") +
            "<output id=\"where\"></output>" + key_button("next", "Next finding", "↓", "j") + "</span>\n";
    out_ += "<label><input type=\"checkbox\" id=\"whole\" aria-keyshortcuts=\"t\"> " + w("Whole text") + "</label>\n";
    if (v_.comparison.expected_count > 0)
      out_ += "<label><input type=\"checkbox\" id=\"expected\" aria-keyshortcuts=\"e\"> " + w("Expected differences") + " <b>" +
              grouped(v_.comparison.expected_count) + "</b></label>\n";
    out_ += "<details class=\"menu\"><summary>" + w("Decisions") + " <b id=\"decided\"></b></summary><div><label><input type=\"checkbox\" id=\"hide\"> " +
            w("Hide accepted") + "</label><label>" + w("Your name") + " <input id=\"who\" autocomplete=\"name\"></label><button type=\"button\" id=\"all\">" +
            w("Accept all shown") + "</button><button type=\"button\" id=\"export\">" + w("Export") + " decisions.jsonl</button><label class=\"file\">" +
            w("Import") + " <input type=\"file\" id=\"import\" accept=\".jsonl,application/x-ndjson\"></label><p>" +
            w("Decisions stay in this browser where it allows; export them to keep them.") +
            "</p></div></details>\n<details class=\"menu\" id=\"help\"><summary>" + w("Keys") + "</summary><div><dl>";
    for (const auto& [key, meaning] : std::initializer_list<std::pair<const char*, const char*>>{{"j, n", "next finding"},
                                                                                                 {"k, p", "previous finding"},
                                                                                                 {"/", "search"},
                                                                                                 {"t", "whole text or findings only"},
                                                                                                 {"e", "mark expected differences"},
                                                                                                 {"a", "accept, with a reason"},
                                                                                                 {"c", "page pictures of all findings"},
                                                                                                 {"?", "this list"}})
      out_ += std::string("<dt><kbd>") + key + "</kbd></dt><dd>" + w(meaning) + "</dd>";
    out_ += "</dl></div></details>\n<p id=\"status\" role=\"status\"></p>\n</div>\n";
  }

  void add_main() {
    // What is found under a bead is shown below its row.
    std::vector<std::vector<std::size_t>> found(std::max<std::size_t>(v_.alignment.beads.size(), 1));
    for (std::size_t i = 0; i < v_.comparison.discrepancies.size(); ++i)
      found[std::min(v_.comparison.discrepancies[i].bead.value_or(0), found.size() - 1)].push_back(i);
    out_ += "<main>\n";
    if (v_.comparison.discrepancies.empty()) out_ += "<p class=\"none\">" + w("No discrepancies") + "</p>\n";
    if (v_.comparison.expected.size() > kMostExpected) {
      std::string note = w("Only the first {0} expected differences are marked.");
      note.replace(note.find("{0}"), 3, grouped(kMostExpected));
      out_ += "<p class=\"note\">" + note + "</p>\n";
    }
    bool in_section = false;
    std::size_t section_a = 0, section_b = 0;
    for (std::size_t i = 0; i < v_.alignment.beads.size(); ++i) {
      const Bead& bead = v_.alignment.beads[i];
      const std::vector<std::size_t> blocks_a = segments_a(bead), blocks_b = segments_b(bead);
      const bool led_by_a = !blocks_a.empty();
      if (!led_by_a && blocks_b.empty()) continue;
      // A's headings lead; where only B goes on, its own do.
      const std::size_t section = led_by_a ? sections_a_.section_of(blocks_a.front()) : sections_b_.section_of(blocks_b.front());
      std::size_t& shown = led_by_a ? section_a : section_b;
      const bool opens_b = !led_by_a && section != shown && v_.b.document.blocks[blocks_b.front()].kind == BlockKind::kHeading;
      if (!in_section || (led_by_a && section != shown) || opens_b) {
        if (in_section) out_ += "</section>\n";
        open_section(led_by_a, section);
        in_section = true;
      }
      shown = section;
      if (led_by_a && !blocks_b.empty()) section_b = sections_b_.section_of(blocks_b.front());
      add_row(i, blocks_a, blocks_b, found[i]);
    }
    if (in_section) out_ += "</section>\n";
    out_ += "</main>\n";
  }

  void open_section(bool of_a, std::size_t section) {
    const SectionPaths& paths = of_a ? sections_a_ : sections_b_;
    const std::string path = paths.path(section);
    out_ += "<section>\n";
    if (path.empty())
      out_ += "<h2>" + w("Before the first heading") + "</h2>\n";
    else
      out_ += "<h2 lang=\"" + language_of_side(of_a) + "\">" + shown_html(path) + "</h2>\n";
  }

  void add_row(std::size_t bead, const std::vector<std::size_t>& blocks_a, const std::vector<std::size_t>& blocks_b, const std::vector<std::size_t>& found) {
    const auto touched = [](const MarkedText& text, const std::vector<std::size_t>& blocks) {
      return std::any_of(blocks.begin(), blocks.end(), [&](std::size_t block) { return text.is_marked(block); });
    };
    const bool has = !found.empty() || touched(a_, blocks_a) || touched(b_, blocks_b);
    out_ += std::string("<div class=\"row") + (has ? " has" : "") + "\" id=\"r" + std::to_string(bead + 1) + "\">";
    for (const bool of_a : {true, false}) {
      out_ += std::string("<div class=\"side\" data-side=\"") + (of_a ? "A" : "B") + "\" lang=\"" + language_of_side(of_a) + "\">";
      for (const std::size_t block : of_a ? blocks_a : blocks_b) out_ += (of_a ? a_ : b_).block_html(block);
      out_ += "</div>";
    }
    out_ += "</div>\n";
    for (const std::size_t i : found) add_finding(i);
  }

  /// The words that one side has, short enough to read at a glance.
  std::string reading(const std::optional<Place>& place, bool of_a) const {
    std::string out = std::string("<dt>") + (of_a ? "A" : "B") + "</dt><dd>";
    if (!place) {
      out += "<i>" + w("No counterpart") + "</i>";
    } else {
      const std::size_t length = utf8::length(place->text);
      const std::string shown = length <= kLongestReading ? shown_html(place->text)
                                                          : shown_html(utf8::first(place->text, kLongestReading / 2)) + " … " +
                                                                shown_html(utf8::last(place->text, kLongestReading / 4));
      out += place->text.empty() ? "<i>" + w("missing here") + "</i>" : "<q lang=\"" + language_of_side(of_a) + "\">" + shown + "</q>";
      if (place->page)
        out += " <a href=\"" + address(of_a) + "#page=" + std::to_string(*place->page) + "\" target=\"_blank\" rel=\"noopener\">" + page_word(*place->page) +
               "</a>";
    }
    return out + "</dd>";
  }

  std::string page_word(std::uint32_t page) const {
    return language_ == Language::kEnglish ? "p. " + std::to_string(page) : "第 " + std::to_string(page) + " " + w("p.");
  }

  static std::string number(double value) {
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 1);
    return {text.data(), end.ptr};
  }

  std::string crop(const std::optional<PageCrop>& picture, const std::optional<Place>& place, bool of_a) const {
    if (!picture || !place) return "<div></div>";
    constexpr double kPixelsPerPoint = 96.0 / 72, kLeast = 1.5;
    const Box& area = picture->area;
    const double width = area.x1 - area.x0, height = area.y1 - area.y0;
    std::string out = "<svg viewBox=\"0 0 " + number(width) + " " + number(height) + "\" width=\"" + number(width * kPixelsPerPoint) + "\" height=\"" +
                      number(height * kPixelsPerPoint) + "\" role=\"img\" aria-label=\"" + (of_a ? "A, " : "B, ") + page_word(picture->page) +
                      "\"><image width=\"" + number(width) + "\" height=\"" + number(height) + "\" preserveAspectRatio=\"none\" href=\"data:image/png;base64," +
                      base64(picture->png) + "\"/>";
    for (const PageBox& b : place->boxes) {
      if (b.page != picture->page || b.box.y0 > area.y1) continue;
      const double gap = std::max(0.0, (kLeast - (b.box.x1 - b.box.x0)) / 2) + 1;
      out += "<rect x=\"" + number(b.box.x0 - gap - area.x0) + "\" y=\"" + number(b.box.y0 - 1 - area.y0) + "\" width=\"" +
             number(b.box.x1 - b.box.x0 + 2 * gap) + "\" height=\"" + number(b.box.y1 - b.box.y0 + 2) + "\" rx=\"2\"/>";
    }
    return out + "</svg>";
  }

  void add_finding(std::size_t index) {
    const Discrepancy& d = v_.comparison.discrepancies[index];
    const std::string severity(to_string(d.severity()));
    out_ += "<article class=\"finding " + severity + "\" id=\"" + escaped(d.id) + "\" tabindex=\"-1\" data-severity=\"" + severity + "\" data-kind=\"" +
            std::string(to_string(d.kind)) + "\" data-fingerprint=\"" + escaped(d.fingerprint) + "\" aria-labelledby=\"" + escaped(d.id) +
            "-t\"><header><span class=\"badge\">" + escaped(severity_word(language_, d.severity())) + "</span><h3 id=\"" + escaped(d.id) + "-t\">" +
            escaped(kind_word(language_, d.kind)) + "</h3><a class=\"id\" href=\"#" + escaped(d.id) + "\">" + escaped(d.id) +
            "</a><button type=\"button\" class=\"accept\">" + w("Accept") + "</button></header><dl>" + reading(d.a, true) + reading(d.b, false) +
            "</dl><p class=\"message\">" + shown_html(d.message) + "</p>";
    const ComparisonCrops* crops = v_.crops;
    const auto picture = [&](const std::vector<std::optional<PageCrop>>& all) { return index < all.size() ? all[index] : std::nullopt; };
    if (crops) {
      const std::optional<PageCrop> a = picture(crops->a), b = picture(crops->b);
      if (a || b)
        out_ += "<details class=\"crops\"><summary>" + w("Page pictures") + "</summary><div>" + crop(a, d.a, true) + crop(b, d.b, false) + "</div></details>";
    }
    out_ += "</article>\n";
  }

  const ComparisonView& v_;
  Language language_;
  MarkedText a_, b_;
  SectionPaths sections_a_, sections_b_;
  std::string language_a_, language_b_;  ///< of the editions; language_ is the page's
  std::string out_;
};

}  // namespace

std::string comparison_html(const ComparisonView& view, const TextStyle& style) { return Page(view, style).html(); }

}  // namespace jiaokan::report
