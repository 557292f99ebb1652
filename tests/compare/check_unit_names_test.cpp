#include "compare/check_unit_names.h"

#include <catch2/catch.hpp>

using namespace jiaokan;

namespace {

struct Unit {
  const char* printed;
  const char* name;
};

/// Findings of an edition whose responsible units are these lists; all name the commission of development unless they are another office.
std::string show(const std::vector<std::vector<Unit>>& lists) {
  Document d;
  std::vector<Responsibility> responsibilities;
  for (const auto& list : lists) {
    std::string text;
    Responsibility r;
    for (const Unit& unit : list) {
      text += (text.empty() ? "" : "、") + std::string(unit.printed);
      r.units.push_back(
          {unit.name, unit.printed, UnitRole::kResponsible, std::string(unit.name).find("发展") == std::string::npos ? unit.name : "市发展和改革委员会"});
    }
    d.add_block(BlockKind::kParagraph, text);
    r.place.span = d.blocks.back().text;
    responsibilities.push_back(std::move(r));
  }
  std::string out;
  for (const SpanFinding& f : compare::find_unit_name_faults(d, responsibilities, Language::kEnglish))
    out += "[" + std::string(d.slice(f.span)) + ">" + f.suggestion + "]";
  return out;
}

constexpr Unit kShort{"市发展改革委", "市发展改革委"}, kOther{"市发展和改革委", "市发展和改革委"}, kFull{"市发展和改革委员会", "市发展和改革委员会"};
constexpr Unit kScience{"市科技局", "市科技局"};

}  // namespace

TEST_CASE("a unit that the lists name otherwise than usual is found", "[compare][lint][consistency]") {
  CHECK(show({{kShort}, {kShort, kScience}, {kOther}, {kShort}}) == "[市发展和改革委>市发展改革委]");
  CHECK(show({{kShort}, {kScience, {"发展和改革委", "市发展和改革委"}}, {kShort}, {kShort}}) == "[发展和改革委>发展改革委]");
  CHECK(show({{kShort}, {kShort}, {kShort}, {kFull}}) == "[市发展和改革委员会>市发展改革委]");
}

TEST_CASE("one name throughout, names about as common and a full name that introduces the short one are let be", "[compare][lint][consistency]") {
  CHECK(show({{kShort}, {kShort, kScience}, {kScience}, {kScience}}).empty());
  CHECK(show({{kShort}, {kOther}}).empty());
  CHECK(show({{kFull}, {kShort}, {kShort}, {kShort}}).empty());
  CHECK(show({}).empty());
}
