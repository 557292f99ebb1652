#include "report/json_stream.h"

#include "core/error.h"

namespace jiaokan::report {

void JsonStream::begin_item() {
  JIAOKAN_CHECK(!levels_.empty());
  text_ += levels_.back().empty ? "\n" : ",\n";
  levels_.back().empty = false;
  text_.append(2 * levels_.size(), ' ');
}

void JsonStream::key(std::string_view name) {
  begin_item();
  text_ += Json(std::string(name)).dump() + ": ";
}

void JsonStream::value(const Json& json) {
  for (const char c : json.dump(2, ' ', false, Json::error_handler_t::strict)) {
    text_ += c;
    if (c == '\n') text_.append(2 * levels_.size(), ' ');
  }
}

void JsonStream::member(std::string_view name, const Json& json) {
  key(name);
  value(json);
}

void JsonStream::members(const Json& object) {
  for (const auto& [name, json] : object.items()) member(name, json);
}

void JsonStream::element(const Json& json) {
  begin_item();
  value(json);
}

void JsonStream::open(char opening, char closing) {
  text_ += opening;
  levels_.push_back({closing});
}

void JsonStream::open_array(std::string_view name) {
  key(name);
  open('[', ']');
}

void JsonStream::open_object(std::string_view name) {
  key(name);
  open('{', '}');
}

void JsonStream::open_element() {
  begin_item();
  open('{', '}');
}

void JsonStream::close() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty) {
    text_ += '\n';
    text_.append(2 * levels_.size(), ' ');
  }
  text_ += level.closing;
}

std::string JsonStream::take() {
  while (!levels_.empty()) close();
  text_ += '\n';
  return std::move(text_);
}

}  // namespace jiaokan::report
