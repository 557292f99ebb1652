#include "report/comparison_html.h"

#include <algorithm>
#include <map>

#include "core/resources.h"
#include "report/facts_html.h"
#include "report/finding_html.h"
#include "report/html_text.h"
#include "report/json_parts.h"
#include "report/marked_text.h"
#include "report/markup.h"
#include "report/printed_text.h"
#include "report/section_paths.h"
#include "report/summary_words.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::size_t kMostExpected = 30000;  // marks: a page with more is slow

/// The findings that stand, in their order, and behind them what decisions hide: shown on demand.
std::vector<PageFinding> page_findings(const Comparison& comparison) {
  std::vector<PageFinding> out;
  for (const Discrepancy& d : comparison.discrepancies) out.push_back({d});
  for (const DecidedDiscrepancy& d : comparison.decided) out.push_back({d.finding, &d});
  return out;
}

class Page {
 public:
  Page(const ComparisonView& view, const TextStyle& style)
      : v_(view),
        language_(style.language),
        findings_(page_findings(view.comparison)),
        a_(view, findings_, true, style.language, kMostExpected),
        b_(view, findings_, false, style.language, kMostExpected),
        finding_html_(view, style.language),
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
    for (const std::string_view text :
         {"Accept", "Take back", "Reason", "Cancel", "Accepted", "{0} of {1} findings", "{0} passages match",
          "{0} decisions imported, {1} of them on this page", "line {0} is no decision", "{0} decisions exported", "Show", "Hide"})
      words[std::string(text)] = word(language_, text);
    const std::string key = "jiaokan " + v_.a.document.source.sha256.substr(0, 16) + " " + v_.b.document.source.sha256.substr(0, 16);
    out_ += "<body data-key=\"" + escaped(key) + "\" data-words=\"" + escaped(words.dump()) + "\">\n";
    out_ += "<header>\n<h1 lang=\"" + language_a_ + "\">" + shown_html(title()) + "</h1>\n<dl>\n";
    for (const bool of_a : {true, false}) {
      const Document& d = document(of_a);
      out_ += std::string("<dt>") + (of_a ? "A" : "B") + "</dt><dd><a href=\"" + edition_address(v_, of_a) + "\">" + shown_html(d.source.name) + "</a> <span>" +
              escaped(script_word(language_, d.script.detected)) + " · " + escaped(counted(language_, d.blocks.size(), "block", "blocks"));
      if (d.has_pages()) out_ += " · " + escaped(counted(language_, d.pages.size(), "page", "pages"));
      out_ += "</span></dd>\n";
    }
    out_ += "</dl>\n";
    for (const Warning& warning : v_.comparison.warnings) out_ += "<p class=\"warning\" role=\"note\">" + shown_html(warning.message) + "</p>\n";
    if (v_.comparison.has_baseline) out_ += "<p class=\"note\">" + escaped(since_baseline(v_.comparison, language_)) + "</p>\n";
    if (!v_.comparison.decided.empty())
      out_ += "<p class=\"note\">" + escaped(hidden_by_decisions(v_.comparison, language_)) + " <button type=\"button\" id=\"reveal\">" + w("Show") +
              "</button></p>\n";
    out_ += "</header>\n";
  }

  std::string key_button(const char* id, std::string_view name, std::string_view sign, std::string_view key) const {
    return std::string("<button type=\"button\" id=\"") + id + "\" aria-keyshortcuts=\"" + std::string(key) + "\" aria-label=\"" + w(name) + "\" title=\"" +
           w(name) + " (" + std::string(key) + ")\">" + std::string(sign) + "</button>";
  }

  std::string chip(std::string_view style, std::string_view data, std::string_view value, std::string_view shown, std::size_t count) const {
    return "<label class=\"chip " + std::string(style) + "\"><input type=\"checkbox\" checked data-" + std::string(data) + "=\"" + std::string(value) + "\"> " +
           escaped(shown) + " <b>" + grouped(count) + "</b></label>";
  }

  void add_toolbar() {
    std::map<DiscrepancyKind, std::size_t> kinds;
    for (const PageFinding& f : findings_) ++kinds[f.discrepancy.kind];
    out_ +=
        "<div class=\"bar\" role=\"search\" aria-label=\"" + w("Filter") + "\">\n<span class=\"group\" role=\"group\" aria-label=\"" + w("Severity") + "\">";
    for (const Severity s : {Severity::kContent, Severity::kForm, Severity::kArtifact})
      out_ += chip(to_string(s), "severity", to_string(s), severity_word(language_, s), v_.comparison.count(s));
    if (v_.comparison.has_baseline) {
      out_ += "</span>\n<span class=\"group\" role=\"group\" aria-label=\"" + w("Standing") + "\">";
      for (const Standing s : {Standing::kNew, Standing::kUnchanged})
        out_ += chip("standing", "standing", standing_word(Language::kEnglish, s), standing_word(language_, s), v_.comparison.count(s));
    }
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
    out_ += "<details class=\"menu\"><summary>" + w("Decisions") + " <b id=\"decided\"></b></summary><div><label><input type=\"checkbox\" id=\"hide\"" +
            (v_.comparison.decided.empty() ? "" : " checked") + "> " + w("Hide accepted") + "</label><label>" + w("Your name") +
            " <input id=\"who\" autocomplete=\"name\"></label><button type=\"button\" id=\"all\">" + w("Accept all shown") +
            "</button><button type=\"button\" id=\"export\">" + w("Export") + " decisions.jsonl</button><label class=\"file\">" + w("Import") +
            " <input type=\"file\" id=\"import\" accept=\".jsonl,application/x-ndjson\"></label><p>" +
            w("Decisions stay in this browser where it allows; export them to keep them.") +
            "</p></div></details>\n<details class=\"menu\" id=\"help\"><summary aria-label=\"" + w("Keys") + "\" title=\"" + w("Keys") +
            " (?)\">?</summary><div><dl>";
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
    for (std::size_t i = 0; i < findings_.size(); ++i) found[std::min(findings_[i].discrepancy.bead.value_or(0), found.size() - 1)].push_back(i);
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
    out_ += checks_html(v_, language_) + facts_html(v_, language_);
    add_fixed();
    out_ += "</main>\n";
  }

  void add_fixed() {
    if (v_.comparison.fixed.empty()) return;
    out_ += "<aside class=\"fixed\">\n<h2>" + w("Fixed since the baseline") + "</h2>\n<ul>\n";
    for (const BaselineFinding& f : v_.comparison.fixed) out_ += "<li><b>" + escaped(kind_word(language_, f)) + "</b> " + shown_html(f.message) + "</li>\n";
    out_ += "</ul>\n</aside>\n";
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
    for (const std::size_t i : found) out_ += finding_html_.article(findings_[i], i);
  }

  const ComparisonView& v_;
  Language language_;
  std::vector<PageFinding> findings_;
  MarkedText a_, b_;
  FindingHtml finding_html_;
  SectionPaths sections_a_, sections_b_;
  std::string language_a_, language_b_;  ///< of the editions; language_ is the page's
  std::string out_;
};

}  // namespace

std::string comparison_html(const ComparisonView& view, const TextStyle& style) { return Page(view, style).html(); }

}  // namespace jiaokan::report
