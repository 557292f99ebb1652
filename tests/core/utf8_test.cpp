#include "core/utf8.h"

#include <catch2/catch.hpp>

namespace utf8 = jiaokan::utf8;

TEST_CASE("UTF-8 goes to code points and back", "[core][utf8]") {
  const std::string text = "a\u00e9\u6821\u52d8\U00020BB7\U0001F600";
  CHECK(utf8::from_utf32(utf8::to_utf32(text)) == text);
  CHECK(utf8::length(text) == 6);
  CHECK(utf8::byte_offset(text, 3) == 6);
  CHECK(utf8::last(text, 2) == "\U00020BB7\U0001F600");
  CHECK(utf8::first(text, 2) == "a\u00e9");
  CHECK(utf8::last(text, 99) == text);
  std::size_t at = text.size();
  CHECK(utf8::previous(text, at) == U'\U0001F600');
  CHECK(utf8::previous(text, at) == U'\U00020BB7');
}

TEST_CASE("the first byte that is not UTF-8 is named", "[core][utf8]") {
  CHECK(!utf8::find_invalid("\u6821\u52d8 ok"));
  using namespace std::string_literals;
  const std::pair<std::string, std::size_t> cases[] = {
      {"ab\xFF", 2},           {"\xC0\xAF", 0},       {"\xE0\x80\x80", 0}, {"a\xED\xA0\x80", 1},
      {"\xF4\x90\x80\x80", 0}, {"\u6821\xE5\x8B", 3}, {"\x80", 0},         {"\xF5\x80\x80\x80", 0},
  };
  for (const auto& [text, at] : cases) {
    REQUIRE(utf8::find_invalid(text));
    CHECK(*utf8::find_invalid(text) == at);
  }
  CHECK(!utf8::find_invalid("a\0b"s));
}

TEST_CASE("what is not UTF-8 becomes one replacement character for each maximal part", "[core][utf8]") {
  const auto replaced = [](std::string_view text) {
    std::size_t count = 0;
    const std::string out = utf8::replace_invalid(text, count);
    CHECK_FALSE(utf8::find_invalid(out));
    return std::to_string(count) + out;
  };
  CHECK(replaced("歷史") == "0歷史");
  CHECK(replaced("歷\xFF史") == "1歷\uFFFD史");
  CHECK(replaced("\xE6\xAD甲") == "1\uFFFD甲");
  CHECK(replaced("\xE6\xAD") == "1\uFFFD");
  CHECK(replaced("\xC0\xAF") == "2\uFFFD\uFFFD");
  CHECK(replaced("\xED\xA0\x80") == "3\uFFFD\uFFFD\uFFFD");                // a surrogate
  CHECK(replaced("\xF0\x9F\x98\xF0\x9F\x98\x80") == "1\uFFFD\U0001F600");  // one cut off, one whole
  CHECK(replaced("").size() == 1);
}
