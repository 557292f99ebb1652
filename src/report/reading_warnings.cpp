#include "report/reading_warnings.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "report/printed_text.h"
#include "report/ui_words.h"

namespace jiaokan::report {
namespace {

/// Codes of warnings that leave the text as it is.
constexpr std::array<std::string_view, 6> kNotOfTheText{"structure-tree-disagrees",   "structure-tree-cut", "outline-without-text",
                                                        "compatibility-ideographs", "radicals-kept",      "unseen-characters"};

}  // namespace

std::vector<std::string> reading_warnings(const Document& document, Language language) {
  std::vector<std::string> out;
  for (const Warning& w : document.warnings) {
    if (std::find(kNotOfTheText.begin(), kNotOfTheText.end(), w.code) != kNotOfTheText.end()) continue;
    out.push_back(w.page && !w.names_pages() ? filled(language, "{0}: {1}", {page_words(language, *w.page, *w.page), w.message}) : w.message);
  }
  return out;
}

}  // namespace jiaokan::report
