#include "facts/facts_support.h"

#include "core/utf8.h"
#include "facts/fact_extractor.h"

namespace jiaokan::test {
namespace {

std::string label_of(std::string_view heading) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    if (heading.starts_with(open) && heading.find(close) != std::string_view::npos)
      return "(" + std::string(heading.substr(open.size(), heading.find(close) - open.size())) + ")";
  }
  for (const std::string_view mark : {"、", "."}) {
    if (const std::size_t at = heading.find(mark); at != std::string_view::npos && at < 10) return std::string(heading.substr(0, at));
  }
  return {};
}

std::string number(const std::optional<Decimal>& value) { return value ? value->to_string() : "-"; }

}  // namespace

Document document_of(std::string_view lines) {
  Document d;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    int level = 0;
    while (line.starts_with("#")) {
      ++level;
      line.remove_prefix(1);
    }
    while (level > 0 && line.starts_with(" ")) line.remove_prefix(1);
    if (level > 0) {
      d.add_block(BlockKind::kHeading, line, level, label_of(line));
    } else {
      d.add_block(BlockKind::kParagraph, line);
    }
  }
  assign_sections(d);
  return d;
}

NormalizedText width_folded(const Document& document) {
  NormalizedText n;
  const std::string_view text = document.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = utf8::next(text, at);
    const char32_t folded = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 ? U' ' : c;
    const std::size_t before = n.text.size();
    utf8::append(n.text, folded);
    if (folded == c)
      n.map.copy(static_cast<std::uint32_t>(at - from));
    else
      n.map.replace(static_cast<std::uint32_t>(at - from), static_cast<std::uint32_t>(n.text.size() - before));
  }
  for (std::size_t i = 0; i < document.blocks.size(); ++i) n.segments.push_back({n.map.to_norm(document.blocks[i].text), static_cast<std::uint32_t>(i)});
  return n;
}

Facts facts_of(std::string_view lines) {
  const Document d = document_of(lines);
  return facts::extract_facts(d, width_folded(d));
}

std::string show(const Target& t) {
  return t.indicator + "|" + t.action.value_or("-") + "|" + (t.year ? std::to_string(*t.year) : "-") + "|" + std::string(to_string(t.comparator)) + " " +
         number(t.value) + (t.value_max ? ".." + number(t.value_max) : "") + " " + t.unit.value_or("-");
}

std::vector<std::string> show(const std::vector<Target>& targets) {
  std::vector<std::string> out;
  for (const Target& t : targets) out.push_back(show(t));
  return out;
}

std::string show(const Quantity& q) {
  return std::string(to_string(q.comparator)) + " " + number(q.value) + (q.value_max ? ".." + number(q.value_max) : "") + " " + (q.unit.empty() ? "-" : q.unit);
}

std::vector<std::string> show(const std::vector<Quantity>& quantities) {
  std::vector<std::string> out;
  for (const Quantity& q : quantities) out.push_back(show(q));
  return out;
}

std::string show(const Responsibility& r) {
  std::string out;
  for (const ResponsibleUnit& u : r.units) out += (out.empty() ? "" : "、") + u.name + ":" + std::string(to_string(u.role));
  return out;
}

}  // namespace jiaokan::test
