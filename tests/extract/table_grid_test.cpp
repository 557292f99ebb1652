#include "extract/layout/table_grid.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace jiaokan::extract;

namespace {

FrameRule across(float v, float from, float to) { return {from, v, to, v}; }
FrameRule down(float u, float from, float to) { return {u, from, u, to}; }

}  // namespace

TEST_CASE("rules that cross make a grid with its cells", "[extract][table]") {
  const auto grids = find_grids({across(10, 0, 100), across(30, 0, 100), across(50, 0, 100), down(0, 10, 50), down(40, 10, 50), down(100, 10, 50)});
  REQUIRE(grids.size() == 1);
  CHECK(grids[0].rows() == 2);
  CHECK(grids[0].columns() == 2);
  const auto cell = grids[0].cell_at(70, 40);
  REQUIRE(cell);
  CHECK(cell->row == 1);
  CHECK(cell->column == 1);
  CHECK_FALSE(grids[0].cell_at(120, 40));
  CHECK_FALSE(grids[0].cell_at(70, 60));
}

TEST_CASE("pieces of one rule are joined, and rules drawn twice count once", "[extract][table]") {
  std::vector<FrameRule> rules;
  for (const float v : {10.0F, 30.0F, 50.0F})
    for (const float u : {0.0F, 40.0F}) rules.push_back(across(v, u, u == 0 ? 39.5F : 100));
  for (const float u : {0.0F, 0.4F, 40.0F, 100.0F})
    for (const float v : {10.0F, 30.0F}) rules.push_back(down(u, v, v + 19.6F));
  const auto grids = find_grids(rules);
  REQUIRE(grids.size() == 1);
  CHECK(grids[0].rows() == 2);
  CHECK(grids[0].columns() == 2);
}

TEST_CASE("open sides are closed where the rows end", "[extract][table]") {
  const auto grids = find_grids({across(10, 0, 100), across(30, 0, 100), across(50, 0, 100), down(40, 10, 50)});
  REQUIRE(grids.size() == 1);
  CHECK(grids[0].columns() == 2);
}

TEST_CASE("cells that no rule parts are one", "[extract][table]") {
  const auto grids = find_grids({across(10, 0, 100), across(30, 40, 100), across(50, 0, 100), down(0, 10, 50), down(40, 10, 50), down(100, 10, 50)});
  REQUIRE(grids.size() == 1);
  const auto low = grids[0].cell_at(20, 45);
  REQUIRE(low);
  CHECK(low->row == 0);
}

TEST_CASE("rules that do not meet make no grid, and two tables stay two", "[extract][table]") {
  CHECK(find_grids({}).empty());
  CHECK(find_grids({across(10, 0, 100), across(30, 0, 100)}).empty());
  CHECK(find_grids({across(10, 0, 100), down(200, 0, 50)}).empty());
  std::vector<FrameRule> two;
  for (const float top : {0.0F, 200.0F}) {
    for (const float v : {0.0F, 20.0F}) two.push_back(across(top + v, 0, 100));
    for (const float u : {0.0F, 50.0F, 100.0F}) two.push_back(down(u, top, top + 20));
  }
  CHECK(find_grids(two).size() == 2);
}

TEST_CASE("a heading that takes all columns parts no grid whose sides are open", "[extract][table]") {
  const auto rules = [](bool open) {
    std::vector<FrameRule> out;
    for (const float top : {0.0F, 60.0F}) {
      for (const float v : {0.0F, 20.0F, 40.0F}) out.push_back(across(top + v, 0, 100));
      out.push_back(down(50, top, top + 40));
      if (!open) out.insert(out.end(), {down(0, top, top + 40), down(100, top, top + 40)});
    }
    return out;
  };
  const auto text = [](float, float) { return true; };
  const auto whole = find_grids(rules(true), text);
  REQUIRE(whole.size() == 1);
  REQUIRE(whole[0].rows() == 5);
  const auto heading = whole[0].cell_at(75, 50);
  REQUIRE(heading);
  CHECK(heading->row == 2);
  CHECK(heading->column == 0);
  CHECK(find_grids(rules(true), [](float, float) { return false; }).size() == 2);
  CHECK(find_grids(rules(false), text).size() == 2);
}
