#include "report/json_text.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::report {
namespace {

constexpr double kMostHundredths = 1e14;  // up to here the shortest decimal that reads back is that of the hundredths

}  // namespace

void JsonText::give_piece() {
  constexpr std::size_t kPiece = 1 << 20;
  if (sink_ == nullptr || out_.size() < kPiece) return;
  (*sink_)(out_);
  out_.clear();
}

void JsonText::elements(std::string_view written) {
  if (written.empty()) return;
  give_piece();
  if (filled_.back() != 0) out_ += ',';
  filled_.back() = 1;
  out_ += written;
}

void JsonText::start_line() {
  give_piece();
  if (layout_ == Layout::kOneLine) return;
  out_ += '\n';
  out_.append(2 * depth_, ' ');
}

void JsonText::start_value() {
  if (behind_key_ || filled_.empty()) {
    behind_key_ = false;
    return;
  }
  if (filled_.back() != 0) out_ += ',';
  filled_.back() = 1;
  start_line();
}

void JsonText::key(std::string_view name) {
  start_value();
  out_ += '"';
  out_ += name;
  out_ += layout_ == Layout::kOneLine ? "\":" : "\": ";
  behind_key_ = true;
}

void JsonText::begin(char bracket) {
  start_value();
  out_ += bracket;
  filled_.push_back(0);
  ++depth_;
}

void JsonText::end(char bracket) {
  --depth_;
  if (filled_.back() != 0) start_line();
  filled_.pop_back();
  out_ += bracket;
}

void JsonText::word(std::string_view text) {
  start_value();
  out_ += text;
}

void JsonText::value(std::nullptr_t) { word("null"); }

void JsonText::value(std::string_view text) {
  start_value();
  quote(text);
}

void JsonText::value(const Json& json) {
  start_value();
  if (layout_ == Layout::kOneLine) {
    out_ += json.dump(-1, ' ', false, Json::error_handler_t::strict);
    return;
  }
  const std::string text = json.dump(2, ' ', false, Json::error_handler_t::strict);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    out_.append(text, begin, end - begin);
    if (text[end - 1] == '\n') out_.append(2 * depth_, ' ');
    begin = end;
  }
}

void JsonText::member(std::string_view name, const Json& json) {
  key(name);
  value(json);
}

void JsonText::members(const Json& object) {
  for (const auto& [name, json] : object.items()) member(name, json);
}

void JsonText::quote(std::string_view text) {
  JIAOKAN_CHECK(!utf8::find_invalid(text));
  out_ += '"';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out_ += text.substr(begin, i - begin);
    begin = i + 1;
    out_ += '\\';
    switch (byte) {
      case '\b': out_ += 'b'; break;
      case '\f': out_ += 'f'; break;
      case '\n': out_ += 'n'; break;
      case '\r': out_ += 'r'; break;
      case '\t': out_ += 't'; break;
      case '"':
      case '\\': out_ += static_cast<char>(byte); break;
      default:
        out_ += "u00";
        out_ += "0123456789abcdef"[byte >> 4];
        out_ += "0123456789abcdef"[byte & 15];
    }
  }
  out_ += text.substr(begin);
  out_ += '"';
}

void JsonText::decimal(double number) { word(nlohmann::json(number).dump()); }

void JsonText::points(double value) {
  const double hundredths = std::round(value * 100);
  if (!(std::fabs(hundredths) < kMostHundredths)) return decimal(hundredths / 100);
  const auto n = static_cast<std::int64_t>(std::fabs(hundredths));
  char digits[24];
  char* at = digits;
  if (std::signbit(hundredths)) *at++ = '-';
  at = std::to_chars(at, digits + sizeof digits, n / 100).ptr;
  *at++ = '.';
  *at++ = static_cast<char>('0' + n / 10 % 10);
  if (n % 10 != 0) *at++ = static_cast<char>('0' + n % 10);
  word({digits, static_cast<std::size_t>(at - digits)});
}

}  // namespace jiaokan::report
