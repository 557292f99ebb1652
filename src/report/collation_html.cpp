#include <algorithm>
#include <deque>
#include <map>

#include "report/collation_writers.h"
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

/// An entry of the table on the page: with the decision that hides it, where all its findings are decided.
struct PageEntry {
  const VariantEntry* entry;
  std::vector<std::string> fingerprints;
  std::vector<std::string> messages;  ///< of each reading's first finding
  const DecidedDiscrepancy* decided = nullptr;
};

/// The entries in their order, and behind them what decisions hide: shown on demand.
std::vector<PageEntry> page_entries(const Collation& c) {
  std::vector<std::map<std::string_view, const Discrepancy*>> named(c.comparisons.size());
  std::vector<std::map<std::string_view, const DecidedDiscrepancy*>> decided(c.comparisons.size());
  for (std::size_t w = 0; w < c.comparisons.size(); ++w) {
    for (const Discrepancy& d : c.comparisons[w].discrepancies) named[w].emplace(d.id, &d);
    for (const DecidedDiscrepancy& d : c.comparisons[w].decided) {
      named[w].emplace(d.finding.id, &d.finding);
      decided[w].emplace(d.finding.id, &d);
    }
  }
  std::vector<PageEntry> out;
  const auto add = [&](const VariantEntry& entry) {
    PageEntry page{&entry, {}, {}, nullptr};
    for (const VariantReading& reading : entry.readings) {
      const auto& of_first = named[reading.witnesses.front()];
      if (const auto first = reading.findings.front().empty() ? of_first.end() : of_first.find(reading.findings.front().front()); first != of_first.end())
        page.messages.push_back(first->second->message);
      for (std::size_t i = 0; i < reading.witnesses.size(); ++i)
        for (const std::string& id : reading.findings[i]) {
          const std::size_t w = reading.witnesses[i];
          if (const auto found = named[w].find(id); found != named[w].end() && !found->second->fingerprint.empty())
            page.fingerprints.push_back(found->second->fingerprint);
          if (const auto found = decided[w].find(id); entry.decided && !page.decided && found != decided[w].end()) page.decided = found->second;
        }
    }
    std::sort(page.fingerprints.begin(), page.fingerprints.end());
    page.fingerprints.erase(std::unique(page.fingerprints.begin(), page.fingerprints.end()), page.fingerprints.end());
    out.push_back(std::move(page));
  };
  for (const VariantEntry& entry : c.variants.entries) add(entry);
  for (const VariantEntry& entry : c.variants.decided) add(entry);
  return out;
}

/// The entries as findings of the base: so they are marked in its text.
std::deque<Discrepancy> as_findings(const std::vector<PageEntry>& entries) {
  std::deque<Discrepancy> out;
  for (const PageEntry& e : entries) {
    Discrepancy& d = out.emplace_back();
    d.id = e.entry->id;
    d.kind = e.entry->readings.front().kind;
    d.a = e.entry->lemma;
    d.ranked = e.entry->severity();
  }
  return out;
}

std::vector<PageFinding> page_findings(const std::deque<Discrepancy>& findings) {
  std::vector<PageFinding> out;
  for (const Discrepancy& d : findings) out.push_back({d});
  return out;
}

class CollationPage {
 public:
  CollationPage(const CollationView& v, Language language)
      : v_(v),
        language_(language),
        frame_(language),
        base_(v.editions.front()->document),
        entries_(page_entries(v.collation)),
        discrepancies_(as_findings(entries_)),
        findings_(page_findings(discrepancies_)),
        text_({*v.editions.front(), *v.editions.front(), v.alignments.front(), nothing_}, findings_, true, language, 0),
        sections_(base_) {}

  std::string html() {
    add_head();
    add_toolbar();
    add_main();
    return std::move(out_) + PageFrame::end();
  }

 private:
  std::string w(std::string_view english) const { return escaped(word(language_, english)); }

  std::string address(std::size_t edition) const {
    const bool known = edition < v_.paths.size() && !v_.paths[edition].empty();
    return relative_address(known ? std::string_view(v_.paths[edition]) : std::string_view(v_.editions[edition]->document.source.name));
  }

  void add_head() {
    const std::string title = base_.metadata.title ? *base_.metadata.title : base_.source.name;
    std::string key = "jiaokan";
    for (const Edition* e : v_.editions) key += " " + e->document.source.sha256.substr(0, 16);
    std::vector<const Comparison*> comparisons;
    for (const Comparison& comparison : v_.collation.comparisons) comparisons.push_back(&comparison);
    out_ += frame_.begin(title, "Variants", key, comparisons);
    out_ += "<header>\n<h1 lang=\"" + std::string(language_of(base_)) + "\">" + shown_html(title) + "</h1>\n<dl>\n";
    for (std::size_t i = 0; i < v_.editions.size(); ++i) out_ += frame_.edition(siglum(i), v_.editions[i]->document, address(i));
    out_ += "</dl>\n";
    for (const Warning& warning : v_.collation.warnings) out_ += "<p class=\"warning\" role=\"note\">" + shown_html(warning.message) + "</p>\n";
    for (std::size_t i = 0; i < v_.collation.comparisons.size(); ++i)
      out_ += "<p class=\"note\">A – " + siglum(i + 1) + ": " + escaped(tally_with_decided(v_.collation.comparisons[i], language_)) + "</p>\n";
    if (const std::size_t hidden = v_.collation.variants.decided.size(); hidden > 0)
      out_ += "<p class=\"note\">" + escaped(counted(language_, hidden, "variant is hidden by decisions", "variants are hidden by decisions")) +
              " <button type=\"button\" id=\"reveal\">" + w("Show") + "</button></p>\n";
    out_ += "</header>\n";
  }

  void add_toolbar() {
    std::map<DiscrepancyKind, std::size_t> kinds;
    std::map<Severity, std::size_t> severities;
    std::map<std::size_t, std::size_t> witnesses;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const std::size_t shown = entries_[i].decided ? 0 : 1;
      ++kinds[discrepancies_[i].kind];
      severities[discrepancies_[i].severity()] += shown;
      for (const std::size_t witness : reading_otherwise(*entries_[i].entry)) witnesses[witness] += shown;
    }
    std::vector<PageFrame::Chip> chips;
    for (const auto& [witness, count] : witnesses) chips.push_back({siglum(witness + 1), "witness", siglum(witness + 1), count});
    out_ += "<div class=\"bar\" role=\"search\" aria-label=\"" + w("Filter") + "\">\n" + frame_.chips("Severity", "severity", frame_.severities(severities)) +
            frame_.chips("Editions", "witness", chips) + frame_.kinds(kinds) + frame_.search() + frame_.decisions(!v_.collation.variants.decided.empty()) +
            frame_.keys({{"a", "accept, with a reason"}, {"c", "page pictures of all findings"}}) + "</div>\n";
  }

  static std::vector<std::size_t> reading_otherwise(const VariantEntry& entry) {
    std::vector<std::size_t> out = entry.lacking;
    for (const VariantReading& reading : entry.readings) out.insert(out.end(), reading.witnesses.begin(), reading.witnesses.end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  void add_main() {
    // A base without a block still has a row to list what the others have.
    std::vector<std::vector<std::size_t>> found(std::max<std::size_t>(base_.blocks.size(), 1));
    for (std::size_t i = 0; i < entries_.size(); ++i) found[std::min(entries_[i].entry->lemma.block, found.size() - 1)].push_back(i);
    out_ += "<main>\n";
    if (v_.collation.variants.entries.empty()) out_ += "<p class=\"none\">" + w("No variants") + "</p>\n";
    std::size_t shown = 0;
    for (std::size_t block = 0; block < found.size(); ++block) {
      const std::size_t section = base_.blocks.empty() ? 0 : sections_.section_of(block);
      if (block == 0 || section != shown) {
        const std::string path = base_.blocks.empty() ? std::string() : sections_.path(section);
        out_ += std::string(block == 0 ? "" : "</section>\n") + "<section>\n<h2" +
                (path.empty() ? ">" + w("Before the first heading") : " lang=\"" + std::string(language_of(base_)) + "\">" + shown_html(path)) + "</h2>\n";
      }
      shown = section;
      out_ += std::string("<div class=\"row one") + (found[block].empty() ? "" : " has") + "\" id=\"r" + std::to_string(block + 1) +
              "\"><div class=\"side\" data-side=\"A\" lang=\"" + std::string(language_of(base_)) + "\">" +
              (base_.blocks.empty() ? std::string() : text_.block_html(block)) + "</div></div>\n";
      for (const std::size_t i : found[block]) add_entry(i);
    }
    out_ += "</section>\n";
    add_checks();
    out_ += "</main>\n";
  }

  void add_checks() {
    const std::vector<OwnFault> faults = own_faults(v_.collation);
    if (faults.empty()) return;
    out_ += "<aside class=\"checks\">\n<h2>" + w("What the editions say against themselves") + "</h2>\n<div class=\"table\"><table><thead><tr><th>" +
            w("Editions") + "</th><th>" + w("Kind") + "</th><th>" + w("Message") + "</th></tr></thead><tbody>\n";
    for (const auto& [witness, statement] : faults)
      out_ += "<tr><td>A – " + siglum(witness + 1) + "</td><td>" + escaped(kind_word(language_, statement->kind)) + "</td><td>" +
              shown_html(statement->message) + "</td></tr>\n";
    out_ += "</tbody></table></div>\n</aside>\n";
  }

  std::string reading(const std::string& sigla, const std::optional<Place>& place, std::size_t edition) const {
    return "<dt>" + sigla + "</dt><dd>" + reading_html(place, std::string(language_of(v_.editions[edition]->document)), address(edition), language_) + "</dd>";
  }

  std::string pictures(const VariantEntry& entry, std::size_t index) const {
    if (!v_.crops) return {};
    const auto of = [&](std::size_t edition, const std::string& name) {
      const auto& all = v_.crops->editions;
      return edition < all.size() && index < all[edition].size() && all[edition][index] ? picture_html(*all[edition][index], name, language_) : std::string();
    };
    std::vector<std::string> out{of(0, siglum(0))};
    for (const VariantReading& r : entry.readings) out.push_back(of(r.witnesses.front() + 1, siglum(r.witnesses.front() + 1)));
    std::erase(out, "");
    return pictures_html(out, language_);
  }

  void add_entry(std::size_t index) {
    const PageEntry& page = entries_[index];
    const VariantEntry& entry = *page.entry;
    std::string witnesses;
    for (const std::size_t witness : reading_otherwise(entry)) witnesses += (witnesses.empty() ? "" : " ") + siglum(witness + 1);
    const ArticleHead head{
        entry.id, entry.readings.front().kind, entry.severity(), page.fingerprints, Standing::kUnknown, page.decided, " data-witnesses=\"" + witnesses + "\""};
    out_ += article_head(head, language_) + "<dl class=\"apparatus\">" +
            reading(siglum(0) + (entry.agreeing.empty() ? "" : " " + sigla(entry.agreeing)), entry.lemma, 0);
    for (const VariantReading& r : entry.readings) out_ += reading(sigla(r.witnesses), r.place(), r.witnesses.front() + 1);
    if (!entry.lacking.empty()) out_ += "<dt>" + sigla(entry.lacking) + "</dt><dd><i>" + w("lack the block") + "</i></dd>";
    out_ += "</dl>";
    for (const std::string& message : page.messages) out_ += "<p class=\"message\">" + shown_html(message) + "</p>";
    out_ += (page.decided ? std::string() : pictures(entry, index)) + article_end(head, language_);
  }

  const CollationView& v_;
  Language language_;
  PageFrame frame_;
  const Document& base_;
  std::vector<PageEntry> entries_;
  std::deque<Discrepancy> discrepancies_;
  std::vector<PageFinding> findings_;
  Comparison nothing_;
  MarkedText text_;
  SectionPaths sections_;
  std::string out_;
};

}  // namespace

std::string collation_html(const CollationView& view, const TextStyle& style) { return CollationPage(view, style.language).html(); }

}  // namespace jiaokan::report
