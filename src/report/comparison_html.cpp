#include "report/comparison_html.h"

#include <algorithm>
#include <map>

#include "report/facts_html.h"
#include "report/finding_html.h"
#include "report/html_text.h"
#include "report/marked_text.h"
#include "report/markup.h"
#include "report/page_frame.h"
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
        frame_(style.language),
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
    return std::move(out_) + PageFrame::end();
  }

 private:
  std::string w(std::string_view english) const { return escaped(word(language_, english)); }

  const std::string& language_of_side(bool of_a) const { return of_a ? language_a_ : language_b_; }

  void add_head() {
    const Document &a = v_.a.document, &b = v_.b.document;
    const std::string title = a.metadata.title ? *a.metadata.title : a.source.name;
    out_ += frame_.begin(title, "Comparison", "jiaokan " + a.source.sha256.substr(0, 16) + " " + b.source.sha256.substr(0, 16), {&v_.comparison});
    out_ += "<header>\n<h1 lang=\"" + language_a_ + "\">" + shown_html(title) + "</h1>\n<dl>\n" + frame_.edition("A", a, edition_address(v_, true)) +
            frame_.edition("B", b, edition_address(v_, false)) + "</dl>\n";
    for (const Warning& warning : v_.comparison.warnings) out_ += "<p class=\"warning\" role=\"note\">" + shown_html(warning.message) + "</p>\n";
    if (v_.comparison.has_baseline) out_ += "<p class=\"note\">" + escaped(since_baseline(v_.comparison, language_)) + "</p>\n";
    if (!v_.comparison.decided.empty())
      out_ += "<p class=\"note\">" + escaped(hidden_by_decisions(v_.comparison, language_)) + " <button type=\"button\" id=\"reveal\">" + w("Show") +
              "</button></p>\n";
    out_ += "</header>\n";
  }

  void add_toolbar() {
    const Comparison& c = v_.comparison;
    std::map<DiscrepancyKind, std::size_t> kinds;
    std::map<Severity, std::size_t> severities;
    for (const PageFinding& f : findings_) ++kinds[f.discrepancy.kind];
    for (const Discrepancy& d : c.discrepancies) ++severities[d.severity()];
    out_ += "<div class=\"bar\" role=\"search\" aria-label=\"" + w("Filter") + "\">\n" + frame_.chips("Severity", "severity", frame_.severities(severities));
    if (c.has_baseline) {
      std::vector<PageFrame::Chip> standings;
      for (const Standing s : {Standing::kNew, Standing::kUnchanged})
        standings.push_back({std::string(standing_word(Language::kEnglish, s)), "standing", std::string(standing_word(language_, s)), c.count(s)});
      out_ += frame_.chips("Standing", "standing", standings);
    }
    out_ += frame_.kinds(kinds) + frame_.search();
    if (c.expected_count > 0)
      out_ += "<label><input type=\"checkbox\" id=\"expected\" aria-keyshortcuts=\"e\"> " + w("Expected differences") + " <b>" + grouped(c.expected_count) +
              "</b></label>\n";
    out_ += frame_.decisions(!c.decided.empty()) +
            frame_.keys({{"e", "mark expected differences"}, {"a", "accept, with a reason"}, {"c", "page pictures of all findings"}}) + "</div>\n";
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
  PageFrame frame_;
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
