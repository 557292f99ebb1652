#include "extract/character_repair.h"

#include <catch2/catch.hpp>

using namespace jiaokan::extract;

TEST_CASE("radicals and compatibility ideographs have a unified ideograph where that is certain", "[extract][characters]") {
  struct Row {
    char32_t code, right;
  };
  const Row rows[] = {
      {0x2F8F, U'行'},
      {0x2F00, U'一'},
      {0x2FD5, U'龠'},
      {0x2EA0, U'民'},
      {0x2EDA, U'页'},
      {0x2ECB, U'车'},
      {0x2ED3, U'长'},
      {0x2E9F, U'母'},
      {0x2EF3, U'龟'},
      {0xF98E, U'年'},
      {0xFA08, U'行'},
      {0xFAD9, 0x9F8E},  // the last of the block
      {0x2F800, U'丽'},
      // A part of a character that no font draws like the character itself.
      {0x2EAE, 0},
      {0x2EBC, 0},
      {0x2E9D, 0},
      // Ordinary characters, letters, and the twelve ideographs that are unified though they stand in the compatibility block.
      {U'行', 0},
      {U'a', 0},
      {0xFA0E, 0},
      {0xFA11, 0},
      {0xFA29, 0},
      {0x3400, 0},
      {0, 0},
      {0x10FFFF, 0},
  };
  for (const Row& row : rows) {
    INFO(std::hex << static_cast<unsigned>(row.code));
    CHECK(static_cast<unsigned>(unified_ideograph(row.code)) == static_cast<unsigned>(row.right));
  }
}

TEST_CASE("a repaired ideograph needs no further repair", "[extract][characters]") {
  std::size_t repaired = 0;
  for (char32_t c = 0x2E80; c < 0x2FA20; ++c) {
    const char32_t right = unified_ideograph(c);
    if (right == 0) continue;
    ++repaired;
    INFO(std::hex << static_cast<unsigned>(c));
    CHECK(unified_ideograph(right) == 0);
  }
  CHECK(repaired > 1250);
}

TEST_CASE("ligatures are their letters", "[extract][characters]") {
  CHECK((letters_of_ligature(0xFB01) == U"fi"));
  CHECK((letters_of_ligature(0xFB04) == U"ffl"));
  CHECK((letters_of_ligature(0xFB06) == U"st"));
  CHECK(letters_of_ligature(0xFB13).empty());  // Armenian
  CHECK(letters_of_ligature(U'f').empty());
}

TEST_CASE("a private-use code is a character only in a font that is known", "[extract][characters]") {
  struct Row {
    const char* font;
    char32_t code, right;
  };
  const Row rows[] = {
      {"Symbol", 0xF0B7, U'•'},     {"ABCDEF+SymbolMT", 0xF0B7, U'•'},
      {"SymbolMT", 0xF0B3, U'≥'},   {"BCDEEE+Wingdings-Regular", 0xF0FC, U'✓'},
      {"Wingdings", 0xF06C, U'●'},  {"Wingdings", 0xF0D8, U'➢'},
      {"Wingdings2", 0xF050, U'✓'}, {"Wingdings2", 0xF06C, 0},
      {"Wingdings3", 0xF0B7, 0},    {"SymbolNeu", 0xF0B7, 0},
      {"SimSun", 0xF0B7, 0},        {"", 0xF0B7, 0},
      {"Symbol", 0xE0B7, 0},        {"Symbol", 0xF0E6, 0},  // a piece of a bracket
      {"Symbol", U'a', 0},          {"SymbolMT", 0xB7, 0},
      {"ZVJTER+Wingdings-Regular", U'l', U'●'}, {"Wingdings-Regular", 0xA7, U'▪'},
      {"Wingdings", U'Ø', U'➢'},    {"Wingdings", U'5', 0},  // no character of its own
      {"Arial", U'l', 0},           {"Wingdings", U'一', 0},
  };
  for (const Row& row : rows) {
    INFO(row.font << " " << std::hex << static_cast<unsigned>(row.code));
    CHECK(static_cast<unsigned>(sign_in_font(row.font, row.code)) == static_cast<unsigned>(row.right));
  }
}

TEST_CASE("codes that show nothing are told from those that do", "[extract][characters]") {
  for (const char32_t c : std::u32string_view(U"一a 　・\u00AD\u00A0\uE000\uFFFD\U0001F600\u0301")) {
    INFO(std::hex << static_cast<unsigned>(c));
    CHECK(shows_something(c));
  }
  for (const unsigned c : {0x00U, 0x07U, 0x0AU, 0x7FU, 0x85U, 0x200BU, 0x200EU, 0x202AU, 0x2060U, 0x2069U, 0xFEFFU, 0xFFFEU, 0xFDD0U, 0x1FFFFU, 0x61CU}) {
    INFO(c);
    CHECK_FALSE(shows_something(c));
  }
}
