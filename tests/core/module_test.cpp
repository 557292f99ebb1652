#include "core/module.h"

#include <catch2/catch.hpp>
#include <cstring>

#include "core/error.h"
#include "core/version.h"

using jiaokan::Error;
using jiaokan::ErrorCode;
using jiaokan::load_module;

TEST_CASE("a module that is not there is named with what to do", "[core][module]") {
  try {
    load_module("jiaokan-of-nowhere");
    FAIL("loaded");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kUnreadable);
    CHECK(error.file() == "jiaokan-of-nowhere.so");
    CHECK(std::string(error.what()).find("install jiaokan again") != std::string::npos);
  }
}

TEST_CASE("a shared object that is no module of ours is refused", "[core][module]") {
  try {
    load_module("module_of_others");
    FAIL("loaded");
  } catch (const Error& error) {
    CHECK(error.message() == "is no module of jiaokan");
  }
}

TEST_CASE("a module of another version is refused", "[core][module]") {
  try {
    load_module("module_of_yesterday");
    FAIL("loaded");
  } catch (const Error& error) {
    CHECK(error.message() == "belongs to version 0.0.0, this is " + std::string(jiaokan::kVersion));
  }
}

TEST_CASE("a module is loaded once and gives its table", "[core][module]") {
  const void* const first = load_module("module_of_today");
  REQUIRE(first != nullptr);
  CHECK(load_module("module_of_today") == first);
  CHECK(std::strcmp(static_cast<const char*>(first), "a table") == 0);
}
