#include "core/chinese_numerals.h"

#include <catch2/catch.hpp>

using jiaokan::parse_chinese_number;

TEST_CASE("Chinese numerals are read by value", "[core][numerals]") {
  const std::pair<const char*, const char*> cases[] = {
      {"一", "1"},
      {"十", "10"},
      {"十二", "12"},
      {"二十", "20"},
      {"廿一", "21"},
      {"一百零五", "105"},
      {"两百", "200"},
      {"三百五", "350"},
      {"一千零一", "1001"},
      {"一万二千", "12000"},
      {"一万二", "12000"},
      {"兩萬", "20000"},
      {"三亿五千万", "350000000"},
      {"十二亿", "1200000000"},
      {"一万亿", "1000000000000"},
      {"壹佰贰拾", "120"},
      {"二〇二五", "2025"},
      {"一九四九", "1949"},
      {"零", "0"},
      {"九千九百九十九万九千九百九十九", "99999999"},
      {"一亿零三", "100000003"},
  };
  for (const auto& [text, value] : cases) {
    INFO(text);
    REQUIRE(parse_chinese_number(text));
    CHECK(parse_chinese_number(text)->to_string() == value);
  }
}

TEST_CASE("what is no Chinese number is not read as one", "[core][numerals]") {
  for (const char* text : {"", "万", "一二百", "三城", "第三", "12", "一 二", "多"}) {
    INFO(text);
    CHECK(!parse_chinese_number(text));
  }
}
