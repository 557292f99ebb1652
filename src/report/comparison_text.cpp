#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"
#include "report/printed_text.h"
#include "report/text_layout.h"
#include "report/text_writer.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::string_view kNothing = "∅";  // the spot where something is missing

/// In one line, and with a name for what no font shows: a private-use character becomes ‹U+E6B3›.
std::string flat(const std::string& text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    if (c == U'\n' || c == U'\t') {
      out += ' ';
    } else if (is_private_use(c) || c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      out += "‹U+";
      for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) out += kHex[c >> shift & 15];
      out += "›";
    } else {
      out.append(text, begin, at - begin);
    }
  }
  return out;
}

std::string marked(const TextStyle& style, std::string_view color, const std::string& text) {
  const std::string shown = text.empty() ? std::string(kNothing) : text;
  return style.color ? styled(style, color, shown) : "【" + (text.empty() ? std::string(kNothing) : text) + "】";
}

/// The changed words between what stands around them.
std::string in_context(const Document& document, const Place& place, const TextStyle& style, std::string_view color) {
  const std::size_t length = utf8::length(document.block_text(place.block));
  // Furniture before or behind a block does not stand in its text.
  if (place.start == place.end && !place.text.empty() && (place.start == 0 || place.end == length)) return marked(style, color, flat(place.text));
  std::string out = place.start > utf8::length(place.prefix) ? "…" : "";
  out += flat(place.prefix) + marked(style, color, flat(place.text)) + flat(place.suffix);
  if (place.end + utf8::length(place.suffix) < length) out += "…";
  return out;
}

/// "A  …text…   p. 3", wrapped with a hanging indent.
std::string reading(std::string_view side, const std::string& text, const std::string& pages, const TextStyle& style) {
  const std::size_t room = std::max<std::size_t>(30, style.width - std::min(style.width, kIndent + 4));
  std::string out;
  const std::vector<std::string> lines = wrapped(pages.empty() ? text : text + "  (" + pages + ")", room);
  for (std::size_t i = 0; i < lines.size(); ++i) out += std::string(kIndent, ' ') + (i == 0 ? padded(side, 3) : "   ") + lines[i] + "\n";
  return out;
}

std::string side_text(std::string_view side, const Document& document, const std::optional<Place>& place, const TextStyle& style, std::string_view color) {
  if (!place) return reading(side, "—", "", style);
  const std::string pages = page_note(document, place->span);
  const bool whole = place->span == document.blocks[place->block].text && utf8::length(place->text) > 60;
  if (!whole) return reading(side, in_context(document, *place, style, color), pages, style);
  const std::string head(utf8::first(place->text, 40)), tail(utf8::last(place->text, 12));
  return reading(side, marked(style, color, flat(head) + " … " + flat(tail)) + " (" + counted(utf8::length(place->text), "character", "characters") + ")", pages, style);
}

std::string_view color_of(Severity severity) { return severity == Severity::kContent ? "31" : severity == Severity::kForm ? "33" : "36"; }

/// Says under which headings an entry stands, where that changes: "二、重点行动 › （一）创新 › 1.工作目标。", wrapped with a hanging indent.
class SectionHeadings {
 public:
  std::string lead_to(const Document& document, std::size_t block, const TextStyle& style) {
    const std::vector<std::string> path = heading_path(document, block);
    if (started_ && path == shown_) return {};
    std::string line;
    for (const std::string& heading : path) line += (line.empty() ? "" : " › ") + flat(heading);
    if (path.empty()) line = word(style.language, "Before the first heading");
    std::string out;
    const std::vector<std::string> lines = wrapped(line, std::max<std::size_t>(30, style.width - std::min<std::size_t>(style.width, 2)));
    for (std::size_t i = 0; i < lines.size(); ++i) out += (i == 0 ? "" : "  ") + styled(style, "1", lines[i]) + "\n";
    shown_ = path;
    started_ = true;
    return out + "\n";
  }

 private:
  std::vector<std::string> shown_;
  bool started_ = false;
};

std::string label(const std::string& id, DiscrepancyKind kind, const TextStyle& style, Standing standing = Standing::kUnknown) {
  const Severity severity = row_of(kind).severity;
  return "  " + padded(id, 5) + styled(style, color_of(severity), padded(kind_word(style.language, kind), 16)) + std::string(severity_word(style.language, severity)) + (standing == Standing::kNew ? "  new" : "") + "\n";
}

std::string message_lines(const std::string& message, const TextStyle& style) {
  std::string out;
  for (const std::string& line : wrapped(message, std::max<std::size_t>(30, style.width - std::min(style.width, kIndent + 3))))
    out += std::string(kIndent + 3, ' ') + styled(style, "2", line) + "\n";
  return out;
}

std::string expected_list(const ComparisonView& v, const TextStyle& style) {
  std::vector<std::vector<std::string>> rows{{"fold", "block", "A", "B"}};
  for (const ExpectedDifference& e : v.comparison.expected) rows.push_back({std::string(to_string(e.fold)), block_id(e.a.block), shortened(flat(e.a.text), 30), flat(e.b.text)});
  return std::string(v.comparison.discrepancies.empty() ? "\n" : "") + "Expected differences\n" + table(rows, style.width);
}

/// What decisions hide and what has changed since the baseline; empty where neither was given.
std::string history(const Comparison& c) {
  std::string out;
  if (!c.fixed.empty()) {
    out += "Fixed since the baseline\n";
    for (const BaselineFinding& f : c.fixed) out += "  " + padded(f.kind, 16) + flat(f.message) + "\n";
    out += "\n";
  }
  if (c.has_baseline)
    out += "Since the baseline: " + grouped(c.count(Standing::kNew)) + " new, " + grouped(c.count(Standing::kUnchanged)) + " unchanged, " + grouped(c.fixed.size()) +
           " fixed\n";
  if (!c.decided.empty()) out += counted(c.decided.size(), "finding is", "findings are") + " hidden by decisions\n";
  return out;
}

std::string summary(const ComparisonView& v, const TextStyle& style) {
  const std::size_t content = v.comparison.count(Severity::kContent), form = v.comparison.count(Severity::kForm), artifact = v.comparison.count(Severity::kArtifact);
  const bool listed = !v.comparison.expected.empty();
  if (style.language != Language::kEnglish) {
    std::string out = content + form + artifact == 0 ? "\n" + std::string(word(style.language, "No discrepancies")) : std::string();
    for (const Severity s : {Severity::kContent, Severity::kForm, Severity::kArtifact})
      if (content + form + artifact > 0) out += std::string(severity_word(style.language, s)) + " " + grouped(v.comparison.count(s)) + (s == Severity::kArtifact ? "" : " · ");
    return out + "；" + grouped(v.comparison.expected_count) + " " +
           std::string(word(style.language, listed ? "expected differences are listed above" : "expected differences (script, variants, width, blanks, quotation style) are not listed")) + "\n";
  }
  std::string out = content + form + artifact == 0 ? "\nNo discrepancies"
                                                   : counted(content + form + artifact, "discrepancy", "discrepancies") + ": " + grouped(content) + " content, " +
                                                         grouped(form) + " form, " + grouped(artifact) + " artifact";
  return out + "; " + counted(v.comparison.expected_count, "difference", "differences") + " of script, variants, width, blanks or quotation style " +
         (listed ? "listed above" : "not listed (--show expected lists them)") + "\n";
}

}  // namespace

std::string comparison_text(const ComparisonView& v, const TextStyle& style) {
  const Document& a = v.a.document;
  const Document& b = v.b.document;
  std::string out = styled(style, "1", "A") + "  " + describe(a) + "\n" + styled(style, "1", "B") + "  " + describe(b) + "\n";
  for (const Warning& w : v.comparison.warnings) out += styled(style, "33", "warning") + "  " + w.message + "\n";
  if (!v.comparison.discrepancies.empty()) out += "\n";
  SectionHeadings headings;
  for (const Discrepancy& d : v.comparison.discrepancies) {
    out += d.a ? headings.lead_to(a, d.a->block, style) : headings.lead_to(b, d.b->block, style);
    out += label(d.id, d.kind, style, d.standing);
    out += side_text("A", a, d.a, style, "31;1");
    out += side_text("B", b, d.b, style, "32;1");
    out += message_lines(d.message, style) + "\n";
  }
  if (!v.comparison.expected.empty()) out += expected_list(v, style) + (v.comparison.discrepancies.empty() ? "" : "\n");
  return out + history(v.comparison) + summary(v, style);
}

std::string lint_text(const LintView& v, const TextStyle& style) {
  std::string out = styled(style, "1", describe(v.document)) + "\n";
  if (!v.report.findings.empty()) out += "\n";
  SectionHeadings headings;
  for (const LintFinding& f : v.report.findings) {
    out += headings.lead_to(v.document, f.place.block, style);
    out += label(f.id, f.kind, style);
    out += reading("", in_context(v.document, f.place, style, "31;1"), page_note(v.document, f.place.span), style);
    const bool said = f.suggestion.empty() || f.message.find(f.suggestion) != std::string::npos;
    out += message_lines(said ? f.message : f.message + " → " + f.suggestion, style) + "\n";
  }
  out += (v.report.findings.empty() ? "\n" : "") + (v.report.findings.empty() ? std::string("No findings") : counted(v.report.findings.size(), "finding", "findings"));
  if (v.report.standard_only > 0) out += "; " + counted(v.report.standard_only, "place", "places") + " that only another Traditional standard would write otherwise";
  return out + "\n";
}

}  // namespace jiaokan::report
