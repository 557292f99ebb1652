#pragma once

#include <string>
#include <vector>

#include "core/comparison.h"
#include "core/language.h"

namespace jiaokan::compare {

/// A piece of page furniture that stands in an edition where a reader of the text meets it.
struct FurnitureFault {
  std::size_t index;  ///< in Document::furniture
  Place place;  ///< the spot where it stood (start = end); `text`, page and boxes are those of the furniture itself
  std::string message;
};

/// Furniture that is a fault of the edition: page marks inside a sentence, and the web page around a text that has no pages of its own.
/// Running headers, footers and folios of a paged document belong there, and so do the menus and notices of a web page around its text; in a text that was
/// copied from one they do not. In reading order.
std::vector<FurnitureFault> find_furniture_faults(const Document& document, Language language);

}  // namespace jiaokan::compare
