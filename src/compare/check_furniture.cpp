#include "compare/check_furniture.h"

#include "compare/messages.h"

namespace jiaokan::compare {

std::vector<FurnitureFault> find_furniture_faults(const Document& document, Language language) {
  std::vector<FurnitureFault> faults;
  if (document.blocks.empty()) return faults;
  const bool web_page = document.source.media_type == "text/html";
  for (std::size_t i = 0; i < document.furniture.size(); ++i) {
    const Furniture& furniture = document.furniture[i];
    const bool around_text = furniture.kind == FurnitureKind::kWeb && !document.has_pages() && !web_page;
    if (!furniture.inside_text && !around_text) continue;
    FurnitureFault fault{i, make_place(document, {furniture.at, furniture.at}), {}};
    fault.place.text = furniture.text;
    if (furniture.page) {
      fault.place.page = furniture.page;
      fault.place.boxes = furniture.boxes;
    }
    const std::string shown = quoted(furniture.text, language);
    fault.message = furniture.inside_text ? told(language, "A page mark stands inside a sentence: {0}.", {shown})
                                          : told(language, "Text of the web page stands around the document: {0}.", {shown});
    faults.push_back(std::move(fault));
  }
  return faults;
}

}  // namespace jiaokan::compare
