#include "core/decimal.h"

#include <catch2/catch.hpp>
#include <random>

using jiaokan::Decimal;

TEST_CASE("a decimal is multiplied out exactly", "[core][decimal]") {
  CHECK(Decimal::parse("1.14")->scaled(4).to_string() == "11400");
  CHECK(Decimal::parse("3.2")->scaled(8).to_string() == "320000000");
  CHECK(Decimal::parse("0.05")->scaled(0).to_string() == "0.05");
  CHECK(Decimal::parse("-0.50")->to_string() == "-0.5");
  CHECK(Decimal::parse("99999999999999999999999999")->scaled(8).to_string() == "9999999999999999999999999900000000");
}

TEST_CASE("decimals are equal by value", "[core][decimal]") {
  CHECK(*Decimal::parse("12000") == Decimal::parse("1.2")->scaled(4));
  CHECK(*Decimal::parse("003.10") == *Decimal::parse("3.1"));
  CHECK(*Decimal::parse("-0") == Decimal(0));
  CHECK(*Decimal::parse("3.1") != *Decimal::parse("31"));
}

TEST_CASE("what is no plain number is no decimal", "[core][decimal]") {
  for (const char* text : {"", ".", "1.", ".5", "1e3", "1,000", " 1", "--1", "1.2.3", "-"}) CHECK(!Decimal::parse(text));
}

TEST_CASE("decimal arithmetic agrees with integers", "[core][decimal]") {
  std::mt19937 rng(42);
  for (int i = 0; i < 2000; ++i) {
    const long long a = static_cast<long long>(rng() % 2000001) - 1000000, b = static_cast<long long>(rng() % 2000001) - 1000000;
    REQUIRE((Decimal(a) + Decimal(b)) == Decimal(a + b));
    REQUIRE((Decimal(a) * Decimal(b)) == Decimal(a * b));
    REQUIRE((Decimal(a) < Decimal(b)) == (a < b));
    REQUIRE(Decimal(a).to_string() == std::to_string(a));
  }
}
