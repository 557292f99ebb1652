#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/document.h"
#include "extract/layout/page_layout.h"

namespace jiaokan::extract {

/// Appends the runs of glyphs that follow each other in one line. A run has one box, so that it ends where type of another height or base line begins and at
/// gaps. `byte(i)` is where glyph i begins in Document::text, `byte(glyphs.size())` where the last one ends. A run whose characters are as wide as their kind
/// says (core/place.h) needs no edges. O(glyphs).
void append_runs(const Line& line, const PageLines& page, std::span<const Glyph> glyphs, const std::function<std::uint32_t(std::size_t)>& byte,
                 std::vector<GlyphRun>& runs);

/// The box of a whole line, as high as its highest and lowest type.
Box box_of_line(const Line& line, const PageLines& page);

/// Appends the repairs among them. The letters of one ligature are one repair. O(glyphs).
void append_repairs(std::span<const Glyph> glyphs, const std::function<std::uint32_t(std::size_t)>& byte, std::vector<CharacterRepair>& repairs);

}  // namespace jiaokan::extract
