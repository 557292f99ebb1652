#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "report/sink.h"

namespace jiaokan::report {

/// Keys stay in the order they are written.
using Json = nlohmann::ordered_json;

/// Writes JSON piece by piece to the end of a string, byte for byte as pretty() and line() write values: for what a large document has many of, where values
/// in between cost several times the writing and ten times the memory. The calls must nest as JSON does; a key before each value of an object.
class JsonText {
 public:
  enum class Layout { kPretty, kOneLine };
  /// `depth` levels in; the first value is indented by who writes what stands before it.
  explicit JsonText(std::string& out, Layout layout = Layout::kPretty, std::size_t depth = 0) : out_(out), layout_(layout), depth_(depth) {}
  /// Gives the text to `sink` in pieces of about a megabyte, which leave `out`; what is left there at the end is the caller's to give. Keeps the sink.
  JsonText(std::string& out, const Sink& sink) : out_(out), layout_(Layout::kPretty), depth_(0), sink_(&sink) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void begin_object(std::string_view name) { key(name), begin_object(); }
  void begin_array(std::string_view name) { key(name), begin_array(); }
  /// Elements of the open array that another JsonText wrote, as many levels in: `written` is an array without its brackets.
  void elements(std::string_view written);
  std::size_t depth() const { return depth_; }
  /// `name` is one of a format: nothing in it needs an escape.
  void key(std::string_view name);

  /// Throws std::logic_error where the text is no UTF-8.
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(std::nullptr_t);
  void value(std::same_as<bool> auto truth) { word(truth ? "true" : "false"); }
  template <std::integral T>
  requires(!std::same_as<T, bool>) void value(T number) {
    char digits[24];
    word({digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, number).ptr - digits)});
  }
  /// The shortest decimal that reads back; null for what is no number.
  void value(std::same_as<double> auto number) { decimal(number); }
  /// Rounded to hundredths, as all places on pages are.
  void points(double value);

  template <class T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }
  /// Values that are there as such; all members of an object.
  void value(const Json& json);
  void member(std::string_view name, const Json& json);
  void members(const Json& object);

 private:
  void begin(char bracket);
  void end(char bracket);
  /// The comma and the new line before an element of an array; nothing behind a key.
  void start_value();
  void start_line();
  void give_piece();
  void word(std::string_view text);
  void decimal(double number);
  void quote(std::string_view text);

  std::string& out_;
  Layout layout_;
  std::size_t depth_;
  const Sink* sink_ = nullptr;
  std::vector<char> filled_;  ///< of every open object or array: whether it has an element
  bool behind_key_ = false;
};

}  // namespace jiaokan::report
