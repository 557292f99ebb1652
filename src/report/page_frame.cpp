#include "report/page_frame.h"

#include "core/resources.h"
#include "report/html_text.h"
#include "report/json_parts.h"
#include "report/markup.h"
#include "report/printed_text.h"
#include "report/reading_warnings.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::size_t kMostWarningsOpen = 3;  // of an edition: more are folded away

std::string script() { return std::string(resource("web/comparison.js")); }
std::string style_sheet() { return std::string(resource("web/report.css")); }

}  // namespace

std::string PageFrame::w(std::string_view english) const { return escaped(word(language_, english)); }

std::string PageFrame::begin(const std::string& title, std::string_view kind, const std::string& key,
                             const std::vector<const Comparison*>& comparisons) const {
  Json given = Json::array();
  for (const Comparison* comparison : comparisons)
    for (const DecidedDiscrepancy& d : comparison->decided)
      given.push_back({{"fingerprint", d.finding.fingerprint}, {"decision", "accept"}, {"reason", d.reason}, {"who", d.who}});
  const std::string policy = "default-src 'none'; img-src data:; style-src 'sha256-" + sha256_base64(style_sheet()) + "'; script-src 'sha256-" +
                             sha256_base64(script()) + "'; base-uri 'none'; form-action 'none'";
  Json words = Json::object();
  for (const std::string_view text : {"Accept", "Take back", "Reason", "Cancel", "Accepted", "{0} of {1} findings", "{0} passages match",
                                      "{0} decisions imported, {1} of them on this page", "line {0} is no decision", "{0} decisions exported", "Show", "Hide"})
    words[std::string(text)] = word(language_, text);
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(to_string(language_)) + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
         "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n" +
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n" + "<title>" +
         shown_html(title) + " – " + w(kind) + "</title>\n<style>" + style_sheet() + "</style>\n</head>\n" + "<body data-key=\"" + escaped(key) +
         "\" data-given=\"" + escaped(given.dump()) + "\" data-words=\"" + escaped(words.dump()) + "\">\n";
}

std::string PageFrame::end() { return "<script>" + script() + "</script>\n</body>\n</html>\n"; }

std::string PageFrame::edition(std::string_view siglum, const Document& d, const std::string& address) const {
  std::string out = "<dt>" + escaped(siglum) + "</dt><dd><a href=\"" + address + "\">" + shown_html(d.source.name) + "</a> <span>" +
                    escaped(script_word(language_, d.script.detected)) + " · " + escaped(counted(language_, d.blocks.size(), "block", "blocks"));
  if (d.has_pages()) out += " · " + escaped(counted(language_, d.pages.size(), "page", "pages"));
  out += "</span>";
  const std::vector<std::string> warnings = reading_warnings(d, language_);
  std::string listed;
  for (const std::string& warning : warnings) listed += "<p class=\"warning\" role=\"note\">" + shown_html(warning) + "</p>\n";
  if (warnings.size() > kMostWarningsOpen)
    listed = "<details class=\"warning\"><summary>" + escaped(counted(language_, warnings.size(), "warning about its text", "warnings about its text")) +
             "</summary>\n" + listed + "</details>\n";
  return out + (listed.empty() ? "" : "\n") + listed + "</dd>\n";
}

std::string PageFrame::chips(std::string_view name, std::string_view data, const std::vector<Chip>& chips) const {
  std::string out = "<span class=\"group\" role=\"group\" aria-label=\"" + w(name) + "\">";
  for (const Chip& chip : chips)
    out += "<label class=\"chip " + chip.style + "\"><input type=\"checkbox\" checked data-" + std::string(data) + "=\"" + escaped(chip.value) + "\"> " +
           escaped(chip.shown) + " <b>" + grouped(chip.count) + "</b></label>";
  return out + "</span>\n";
}

std::vector<PageFrame::Chip> PageFrame::severities(const std::map<Severity, std::size_t>& counts) const {
  std::vector<Chip> out;
  for (const Severity s : {Severity::kContent, Severity::kForm, Severity::kArtifact}) {
    const auto count = counts.find(s);
    const std::string name(to_string(s));
    out.push_back({name, name, std::string(severity_word(language_, s)), count == counts.end() ? 0 : count->second});
  }
  return out;
}

std::string PageFrame::kinds(const std::map<DiscrepancyKind, std::size_t>& counts) const {
  std::string out = "<details class=\"menu\"><summary>" + w("Kinds") + "</summary><div>";
  for (const auto& [kind, count] : counts)
    out += "<label title=\"" + escaped(kind_meaning(language_, kind)) + "\"><input type=\"checkbox\" checked data-kind=\"" + std::string(to_string(kind)) +
           "\"> " + escaped(kind_word(language_, kind)) + " <b>" + grouped(count) + "</b></label>";
  return out + "</div></details>\n";
}

std::string PageFrame::search() const {
  const auto button = [&](const char* id, std::string_view name, std::string_view sign, std::string_view key) {
    return std::string("<button type=\"button\" id=\"") + id + "\" aria-keyshortcuts=\"" + std::string(key) + "\" aria-label=\"" + w(name) + "\" title=\"" +
           w(name) + " (" + std::string(key) + ")\">" + std::string(sign) + "</button>";
  };
  return "<input type=\"search\" id=\"search\" aria-keyshortcuts=\"/\" placeholder=\"" + w("Search") + "  /\" aria-label=\"" + w("Search in all editions") +
         "\">\n<span class=\"group\">" + button("previous", "Previous finding", "↑", "k") + "<output id=\"where\"></output>" +
         button("next", "Next finding", "↓", "j") + "</span>\n<label><input type=\"checkbox\" id=\"whole\" aria-keyshortcuts=\"t\"> " + w("Whole text") +
         "</label>\n";
}

std::string PageFrame::decisions(bool hidden) const {
  return "<details class=\"menu\"><summary>" + w("Decisions") + " <b id=\"decided\"></b></summary><div><label><input type=\"checkbox\" id=\"hide\"" +
         (hidden ? " checked" : "") + "> " + w("Hide accepted") + "</label><label>" + w("Your name") +
         " <input id=\"who\" autocomplete=\"name\"></label><button type=\"button\" id=\"all\">" + w("Accept all shown") +
         "</button><button type=\"button\" id=\"export\">" + w("Export") + " decisions.jsonl</button><label class=\"file\">" + w("Import") +
         " <input type=\"file\" id=\"import\" accept=\".jsonl,application/x-ndjson\"></label><p>" +
         w("Decisions stay in this browser where it allows; export them to keep them.") + "</p></div></details>\n";
}

std::string PageFrame::keys(const std::vector<std::pair<const char*, const char*>>& more) const {
  std::vector<std::pair<const char*, const char*>> all{
      {"j, n", "next finding"}, {"k, p", "previous finding"}, {"/", "search"}, {"t", "whole text or findings only"}};
  all.insert(all.end(), more.begin(), more.end());
  all.emplace_back("?", "this list");
  std::string out = "<details class=\"menu\" id=\"help\"><summary aria-label=\"" + w("Keys") + "\" title=\"" + w("Keys") + " (?)\">?</summary><div><dl>";
  for (const auto& [key, meaning] : all) out += std::string("<dt><kbd>") + key + "</kbd></dt><dd>" + w(meaning) + "</dd>";
  return out + "</dl></div></details>\n<p id=\"status\" role=\"status\"></p>\n";
}

}  // namespace jiaokan::report
