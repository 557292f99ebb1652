#pragma once

#include <optional>
#include <vector>

#include "extract/layout/page_rows.h"

namespace jiaokan::extract {

/// Words that stand beside others and are lines of their own, from `top` on.
struct ContactColumn {
  std::vector<Placed> words;
  float top = 0;
};

/// Takes out of `words` the column at the right of a letter's head that says whom to ask (地址：, 承辦人：, 電話：, 傳真：, each on a line, three at least),
/// where something else, the address of who receives it, stands at its left. nullopt where it stands alone, since its lines then read as they are, and where
/// what is at its left has names with a colon too: those are rows of a form. O(colons × words).
std::optional<ContactColumn> take_contact_column(const PageGlyphs&, std::uint8_t rotation, float em, float page_bottom, std::vector<Placed>& words);

}  // namespace jiaokan::extract
