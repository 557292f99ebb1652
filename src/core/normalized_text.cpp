#include "core/normalized_text.h"

namespace jiaokan {

std::string_view to_string(FoldId id) {
  switch (id) {
    case FoldId::kCompatibility: return "compatibility";
    case FoldId::kWidth: return "width";
    case FoldId::kGlyph: return "glyph";
    case FoldId::kSpacing: return "spacing";
    case FoldId::kPunctuation: return "punctuation";
    case FoldId::kQuotation: return "quotation";
    case FoldId::kScript: return "script";
    case FoldId::kVariant: return "variant";
    case FoldId::kRegional: return "regional";
  }
  return {};
}

}  // namespace jiaokan
