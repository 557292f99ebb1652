#include "extract/docx/docx_notes.h"

#include <string_view>
#include <vector>

#include "extract/docx/docx_xml.h"
#include "extract/number_formats.h"

namespace jiaokan::extract {

NoteMarks::NoteMarks(pugi::xml_node settings, pugi::xml_node main) {
  std::vector<pugi::xml_node> sections;
  main.find_node([&](pugi::xml_node node) {
    if (std::string_view(node.name()) == "w:sectPr") sections.push_back(node);
    return false;
  });
  for (const bool endnote : {false, true}) {
    const char* const properties = endnote ? "w:endnotePr" : "w:footnotePr";
    read(counts_[endnote], settings.child(properties), sections.size() > 1);
    for (const pugi::xml_node section : sections) read(counts_[endnote], section.child(properties), sections.size() > 1);
  }
}

void NoteMarks::read(Count& count, pugi::xml_node properties, bool has_sections) {
  if (const std::string_view format = val(properties, "w:numFmt"); !format.empty()) count.format = format;
  if (const std::string_view start = val(properties, "w:numStart"); !start.empty()) count.next = number(start, 1);
  const std::string_view restart = val(properties, "w:numRestart");
  if (!restart.empty()) count.starts_anew = restart == "eachPage" || (restart == "eachSect" && has_sections);
}

std::string NoteMarks::next(bool endnote) {
  Count& count = counts_[endnote];
  if (count.starts_anew) return {};
  const long n = count.next++;
  return format_number(n, count.format).value_or(std::to_string(n));
}

}  // namespace jiaokan::extract
