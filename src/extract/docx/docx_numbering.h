#pragma once

#include <array>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>

namespace jiaokan::extract {

/// The lists of a document (numbering.xml), counted along its text as Word counts them (ECMA-376 part 1, 17.9).
class ListNumbers {
 public:
  static constexpr int kLevels = 9;

  ListNumbers() = default;
  /// `root` of the numbering part; it must outlive this. Lists that only name a list style (numStyleLink) take that style's levels.
  explicit ListNumbers(pugi::xml_node root);

  struct Mark {
    std::string text;     ///< as printed, with what parts it from the words: "一、", "1. ", "• "; empty for none
    bool bullet = false;  ///< a sign, not a number
  };
  /// Counts one paragraph of level `level` (0 = outermost) of list `list` and returns what Word prints before it. Lists that are not there print nothing.
  Mark next(long list, int level);

  /// The level of `list` that a paragraph style belongs to; `otherwise` where none names it.
  int level_of_style(long list, const std::string& style, int otherwise) const;

  /// The number formats met that are not known; they were counted in decimals.
  const std::set<std::string>& unknown_formats() const { return unknown_; }

 private:
  struct Level {
    std::string format = "decimal", text, style, font, behind = "tab";
    long start = 1;
    int restart = -1;  ///< lvlRestart: 0 = never; -1 = behind every outer level
    bool legal = false;
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    long abstract = 0;
    std::map<int, long> restarts;  ///< levels that this list starts anew, and at what
    std::map<int, Level> own;      ///< levels that it defines itself
    bool used = false;
  };
  struct Counts {
    std::array<long, kLevels> value{};
    std::array<bool, kLevels> begun{};
  };

  static Level read_level(pugi::xml_node node);
  const Level& level_of(const List& list, int level) const;
  std::string print(const List& list, int level, const Counts& counts);

  std::map<long, Levels> abstracts_;
  std::map<long, List> lists_;
  std::map<long, Counts> counts_;  // by abstract list: its lists count on from one another
  std::set<std::string> unknown_;
};

}  // namespace jiaokan::extract
