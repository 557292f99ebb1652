#include "core/document.h"

#include <catch2/catch.hpp>

#include "core/place.h"

using namespace jiaokan;

namespace {

Document sample() {
  Document d;
  d.add_block(BlockKind::kTitle, "行动计划");
  d.add_block(BlockKind::kHeading, "一、总体要求", 1, "一");
  d.add_block(BlockKind::kHeading, "（一）目标", 2, "(一)");
  d.add_block(BlockKind::kParagraph, "到2021年，建设实验室22家。");
  d.add_block(BlockKind::kHeading, "二、措施", 1, "二");
  assign_sections(d);
  return d;
}

}  // namespace

TEST_CASE("the section path of a block is the headings above it", "[core][document]") {
  const Document d = sample();
  CHECK(d.blocks[0].section.empty());
  CHECK(d.blocks[3].section == std::vector<std::string>{"一", "(一)"});
  CHECK(d.blocks[4].section == std::vector<std::string>{"二"});
}

TEST_CASE("an annex and a second title stand in none of the sections above", "[core][document]") {
  Document d;
  d.add_block(BlockKind::kHeading, "一、要求", 1, "一");
  d.add_block(BlockKind::kNote, "表1 指标");
  d.add_block(BlockKind::kNote, "附件：1.分工表", 0, "附件");
  d.add_block(BlockKind::kNote, "2.清单");
  d.add_block(BlockKind::kHeading, "一、说明", 1, "一");
  d.add_block(BlockKind::kTitle, "清单");
  d.add_block(BlockKind::kParagraph, "见表。");
  assign_sections(d);
  CHECK(d.blocks[1].section == std::vector<std::string>{"一"});
  CHECK(d.blocks[2].section.empty());
  CHECK(d.blocks[3].section.empty());
  CHECK(d.blocks[4].section == std::vector<std::string>{"一"});
  CHECK(d.blocks[6].section.empty());
}

TEST_CASE("a place counts in code points of its block and carries what stands around it", "[core][place]") {
  const Document d = sample();
  const auto at = static_cast<std::uint32_t>(d.text.find("22家"));
  const Place place = make_place(d, {at, at + 5});
  CHECK(place.block == 3);
  CHECK(place.text == "22家");
  CHECK(place.start == 12);
  CHECK(place.end == 15);
  CHECK(place.prefix == "到2021年，建设实验室");
  CHECK(place.suffix == "。");
  CHECK(!place.page);
}

TEST_CASE("boxes of a place follow the printed line", "[core][place]") {
  Document d = sample();
  const RawSpan block = d.blocks[3].text;
  const auto cut = static_cast<std::uint32_t>(d.text.find("建设"));
  d.runs.push_back({{block.begin, cut}, 2, {100, 50, 260, 66}, false, {}});
  d.runs.push_back({{cut, block.end}, 3, {80, 40, 320, 56}, false, {}});
  const auto at = static_cast<std::uint32_t>(d.text.find("年，"));
  const Place place = make_place(d, {at, cut + 6});
  REQUIRE(place.boxes.size() == 2);
  CHECK(place.page == 2u);
  CHECK(place.boxes[0].box.x1 == Approx(260));
  CHECK(place.boxes[1].page == 3);
  CHECK(place.boxes[1].box.x0 == Approx(80));
  CHECK(place.boxes[1].box.x1 < 200);
}

TEST_CASE("a warning names its page where the message has its number, not where it speaks of pages", "[core][document]") {
  const auto names = [](const char* message, std::optional<std::uint32_t> page) { return Warning{"code", message, page}.names_pages(); };
  CHECK(names("12 glyphs of page 3 have no character code", 3));
  CHECK(names("pages 3-7 show no text", 3));
  CHECK(names("the text of pages 3, 9 is an OCR layer", 3));
  CHECK_FALSE(names("at one line, on this page, the tree has other paragraphs than the pages show; the pages decide", 3));
  CHECK_FALSE(names("2 lines of page 31 stand apart", 3));
  CHECK_FALSE(names("the page shows no text", 3));
  CHECK_FALSE(names("reading ended before pages 3-7", std::nullopt));
}
