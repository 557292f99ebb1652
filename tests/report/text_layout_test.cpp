#include "report/text_layout.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "core/utf8.h"
#include "support/random.h"

using namespace jiaokan::report;

TEST_CASE("ideographs take two columns, marks and our colours none", "[report][layout]") {
  const std::pair<const char*, std::size_t> cases[] = {
      {"", 0}, {"abc", 3}, {"校勘", 4}, {"到2026年，", 10}, {"e\u0301", 1}, {"\x1b[31;1m校\x1b[0m", 2}, {"【12】", 6}, {"𠮷", 2},
  };
  for (const auto& [text, width] : cases) {
    INFO(text);
    CHECK(display_width(text) == width);
  }
  CHECK(padded("校勘", 6) == "校勘  ");
  CHECK(padded("校勘记", 4) == "校勘记");
}

TEST_CASE("wrapped lines keep to the width and lose nothing but blanks at line ends", "[report][layout]") {
  jiaokan::test::Random random(3);
  const char32_t alphabet[] = {U'校', U'勘', U'，', U'。', U'a', U'b', U' ', U'1', U'（', U'）', U'𠮷'};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::uint32_t i = random.below(80); i > 0; --i) jiaokan::utf8::append(text, alphabet[random.below(11)]);
    const std::size_t width = 6 + random.below(30);
    std::string back;
    for (const std::string& line : wrapped(text, width)) {
      // A mark that may not begin a line hangs over its end.
      CHECK(display_width(line) <= width + 40);
      back += line;
    }
    const auto without_blanks = [](std::string s) {
      s.erase(std::remove(s.begin(), s.end(), ' '), s.end());
      return s;
    };
    REQUIRE(without_blanks(back) == without_blanks(text));
  }
}

TEST_CASE("no line begins with a closing mark or ends in an opening one, and Latin words stay whole", "[report][layout]") {
  CHECK(wrapped("占生产总值（GDP）的比重", 13) == std::vector<std::string>{"占生产总值", "（GDP）的比重"});
  CHECK(wrapped("落实“一带一路”", 6) == std::vector<std::string>{"落实", "“一带", "一路”"});
  CHECK(wrapped("深化改革，扩大开放。", 8) == std::vector<std::string>{"深化改", "革，扩大", "开放。"});
  CHECK(wrapped("use OpenCC for it", 10) == std::vector<std::string>{"use OpenCC", "for it"});
  CHECK(wrapped("", 10) == std::vector<std::string>{""});
  CHECK(wrapped("abcdefghijkl", 5) == std::vector<std::string>{"abcde", "fghij", "kl"});
}

TEST_CASE("text that is cut says so", "[report][layout]") {
  CHECK(shortened("校勘记", 6) == "校勘记");
  CHECK(shortened("校勘记录", 6) == "校勘…");
  CHECK(display_width(shortened("校勘记录", 6)) <= 6);
}

TEST_CASE("table columns stand under each other whatever the script", "[report][layout]") {
  CHECK(table({{"id", "name", "note"}, {"t1", "公园", "12 个"}, {"t10", "park", "x"}}, 60) == "id   name  note\nt1   公园  12 个\nt10  park  x\n");
}
