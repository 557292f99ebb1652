#pragma once

#include <array>
#include <pugixml.hpp>
#include <string>

namespace jiaokan::extract {

/// The marks that Word prints for footnotes and endnotes: 1, 2 …, ①, or i, ii … as the file's settings or a section say (ECMA-376, 17.11).
class NoteMarks {
 public:
  NoteMarks() = default;
  /// `settings` may be null; `main` is the root of the main part.
  NoteMarks(pugi::xml_node settings, pugi::xml_node main);

  /// The mark of the next note that the text refers to. Empty where the count begins anew on every page or in every section: only Word's layout tells it.
  std::string next(bool endnote);

 private:
  struct Count {
    std::string format;
    long next = 1;
    bool starts_anew = false;
  };
  void read(Count& count, pugi::xml_node properties, bool has_sections);
  std::array<Count, 2> counts_{Count{"decimal"}, Count{"lowerRoman"}};
};

}  // namespace jiaokan::extract
