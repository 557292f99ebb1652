#include "compare/edition_builder.h"

#include <algorithm>

#include "core/utf8.h"

namespace jiaokan::test {

Edition build_edition(const std::vector<std::string>& blocks, const std::vector<FoldRule>& rules) {
  Edition e;
  Document& d = e.document;
  for (const std::string& text : blocks) d.add_block(BlockKind::kParagraph, text);
  NormalizedText& n = e.folded;
  for (std::size_t i = 0; i < d.blocks.size(); ++i) {
    if (i > 0) n.text += '\n', n.map.copy(1);
    const auto begin = static_cast<std::uint32_t>(n.text.size());
    const std::string_view text = d.block_text(i);
    for (std::size_t at = 0; at < text.size();) {
      const auto raw = d.blocks[i].text.begin + static_cast<std::uint32_t>(at);
      const auto rule = std::find_if(rules.begin(), rules.end(), [&](const FoldRule& r) { return text.substr(at).starts_with(r.printed); });
      if (rule != rules.end()) {
        const auto size = static_cast<std::uint32_t>(rule->printed.size());
        n.text += rule->folded;
        n.map.replace(size, static_cast<std::uint32_t>(rule->folded.size()));
        n.folds.push_back({{raw, raw + size}, rule->fold});
        at += size;
      } else if (text[at] == ' ') {
        n.map.replace(1, 0);
        n.folds.push_back({{raw, raw + 1}, FoldId::kSpacing});
        ++at;
      } else {
        const std::size_t size = utf8::sequence_length(text[at]);
        n.text += text.substr(at, size);
        n.map.copy(static_cast<std::uint32_t>(size));
        at += size;
      }
    }
    n.segments.push_back({{begin, static_cast<std::uint32_t>(n.text.size())}, static_cast<std::uint32_t>(i)});
  }
  return e;
}

void add_furniture(Edition& edition, Furniture furniture, const std::string& folded) {
  edition.document.furniture.push_back(std::move(furniture));
  edition.folded.furniture.push_back(folded);
}

Alignment align_in_step(const Edition& a, const Edition& b) {
  Alignment out;
  out.segments_a = a.folded.segments.size();
  out.segments_b = b.folded.segments.size();
  out.coverage_a = out.coverage_b = 1;
  for (std::size_t i = 0; i < std::max(out.segments_a, out.segments_b); ++i) {
    const auto range = [i](std::size_t size) { return IndexRange{std::min(i, size), std::min(i + 1, size)}; };
    out.beads.push_back({range(out.segments_a), range(out.segments_b), 1});
  }
  return out;
}

}  // namespace jiaokan::test
