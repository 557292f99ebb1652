#include "compare/check_furniture.h"

#include "compare/messages.h"

namespace jiaokan::compare {

std::vector<FurnitureFault> find_furniture_faults(const Document& document) {
  std::vector<FurnitureFault> faults;
  if (document.blocks.empty()) return faults;
  for (const Furniture& furniture : document.furniture) {
    const bool around_text = furniture.kind == FurnitureKind::kWeb && !document.has_pages();
    if (!furniture.inside_text && !around_text) continue;
    FurnitureFault fault;
    fault.place = make_place(document, {furniture.at, furniture.at});
    fault.place.text = furniture.text;
    if (furniture.page) {
      fault.place.page = furniture.page;
      fault.place.boxes = furniture.boxes;
    }
    fault.message = furniture.inside_text ? "A page mark stands inside a sentence: " + quoted(furniture.text) + "."
                                          : "Text of the web page stands around the document: " + quoted(furniture.text) + ".";
    faults.push_back(std::move(fault));
  }
  return faults;
}

}  // namespace jiaokan::compare
