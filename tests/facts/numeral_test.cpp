#include "facts/numeral.h"

#include <catch2/catch.hpp>
#include <string>

#include "facts/match_text.h"

using namespace jiaokan;
using namespace jiaokan::facts;

namespace {

std::string value_of(std::string_view words) {
  const std::string text = match_text(words);
  const auto n = read_numeral(text, 0);
  if (!n || !n->value) return "none";
  return n->value->to_string() + (n->end == text.size() ? "" : " of " + text.substr(0, n->end));
}

}  // namespace

TEST_CASE("numbers are read in every way they are written", "[facts][numeral]") {
  const auto [words, value] = GENERATE(table<const char*, const char*>({
      {"12,500.75", "12500.75"},
      {"1, 250", "1 of 1"},
      {"12 400", "12400"},
      {"7.5.2", "7 of 7"},
      {"-42", "-42"},
      {"负四十二", "-42"},
      {"3e4", "30000"},
      {"2^10", "1024"},
      {"2^-2", "0.25"},
      {"60k", "60000"},
      {"60kg", "60 of 60"},
      {"三千六百八", "3680"},
      {"三千零八", "3008"},
      {"两万四", "24000"},
      {"6万3千2百", "63200"},
      {"八百二十万零四十", "8200040"},
      {"二十七万亿", "27000000000000"},
      {"三万万", "300000000"},
      {"十八余万", "180000"},
      {"三百多万亿", "300000000000000"},
      {"六点二五", "6.25"},
      {"一点四亿", "140000000"},
      {"八点三十分", "8 of 八"},
      {"七十百", "70 of 七十"},
      {"四十两", "40 of 四十"},
      {"八分之三", "0.375"},
      {"三分之二", "0.666666666666667"},
      {"五又四分之一", "5.25"},
      {"2 3/4", "2.75"},
      {"7/8", "0.875"},
      {"2019/9/30", "2019 of 2019"},
      {"六打", "72"},
      {"六打开", "6 of 六"},
      {"二〇三五", "2035"},
      {"三四十", "none"},
      {"两两", "none"},
      {"萬", "none"},
      {"12千米", "12 of 12"},
      {"壹佰貳拾", "120"},
  }));
  INFO(words);
  CHECK(value_of(words) == value);
}

TEST_CASE("what is beyond reading gets no value", "[facts][numeral]") {
  CHECK(value_of(std::string(100000, '9')) == "none");
  CHECK(value_of("9^64") != "none");
  CHECK(value_of("9^65") == "9 of 9");
  std::string powers = "一";
  for (int i = 0; i < 2000; ++i) powers += "亿";
  CHECK(value_of(powers) == "none");
}

TEST_CASE("division is exact where it ends and rounds to fifteen digits where not", "[facts][numeral]") {
  CHECK(divide(Decimal(1), Decimal(8))->to_string() == "0.125");
  CHECK(divide(Decimal(-7), Decimal(2))->to_string() == "-3.5");
  CHECK(divide(Decimal(100), Decimal(3))->to_string() == "33.3333333333333");
  CHECK(divide(Decimal(2), Decimal(3))->to_string() == "0.666666666666667");
  CHECK(divide(Decimal(0), Decimal(3))->is_zero());
  CHECK_FALSE(divide(Decimal(1), Decimal(0)));
  CHECK(divide(Decimal(1), Decimal(1).scaled(30))->to_string() == Decimal(1).scaled(-30).to_string());
}
