#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/alignment.h"
#include "core/normalized_text.h"

namespace jiaokan::test {

/// A text whose segments are these lines, as if folded.
inline NormalizedText text_of(const std::vector<std::string>& lines) {
  NormalizedText out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out.text += '\n';
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += lines[i];
    out.segments.push_back({{begin, static_cast<std::uint32_t>(out.text.size())}, static_cast<std::uint32_t>(i)});
  }
  out.map = OffsetMap::identity(static_cast<std::uint32_t>(out.text.size()));
  return out;
}

/// "0-0 1-1,2 3- -4": the segments of each bead.
inline std::string show(const Alignment& alignment) {
  std::string out;
  const auto list = [&](const std::vector<std::size_t>& segments) {
    for (std::size_t k = 0; k < segments.size(); ++k) out += (k == 0 ? "" : ",") + std::to_string(segments[k]);
  };
  for (const Bead& bead : alignment.beads) {
    if (!out.empty()) out += ' ';
    list(segments_a(bead));
    out += '-';
    list(segments_b(bead));
  }
  return out;
}

inline std::string show_moves(const Alignment& alignment) {
  std::string out;
  for (const Move& move : alignment.moved) out += (out.empty() ? "" : " ") + std::to_string(move.a) + ">" + std::to_string(move.b);
  return out;
}

}  // namespace jiaokan::test
