#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/json_parts.h"

namespace jiaokan::report {

/// Writes an object piece by piece: the bytes that pretty() of the whole would give, without the whole ever being there as values. A value of a large document
/// takes some ten times the memory of its text.
class JsonStream {
 public:
  /// A member of the object that is open.
  void member(std::string_view key, const Json& value);
  /// All members of `object`.
  void members(const Json& object);
  /// An element of the array that is open.
  void element(const Json& value);

  /// Opens an array or an object as a member of the open object; an object as an element of the open array.
  void open_array(std::string_view key);
  void open_object(std::string_view key);
  void open_element();
  void close();

  /// Closes what is open, the outermost object too, and hands the text over.
  std::string take();

 private:
  struct Level {
    char closing;
    bool empty = true;
  };
  void begin_item();
  void key(std::string_view name);
  void open(char opening, char closing);
  void value(const Json& json);

  std::string text_ = "{";
  std::vector<Level> levels_{{'}'}};
};

}  // namespace jiaokan::report
