#include "extract/page_crops.h"

#include <catch2/catch.hpp>

#include "extract/pdf/grey_png.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using namespace jiaokan::test;

namespace {

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

}  // namespace

TEST_CASE("parts of pages are rendered at the size asked for, cut at the page's edge", "[extract][crops]") {
  PdfBuilder pdf;
  pdf.page().text(90, 100, "全市新建公园12个。").page({842, 595, 90}).text(90, 100, "第二页");
  const std::vector<std::string> pictures = extract::render_crops(
      pdf.build(), {{1, {80, 90, 280, 120}}, {1, {500, 800, 700, 900}}, {2, {0, 0, 72, 36}}, {3, {0, 0, 10, 10}}, {1, {600, 0, 700, 10}}}, {{}, 144, 1 << 20});
  REQUIRE(pictures.size() == 5);
  for (const std::size_t i : {0u, 1u, 2u}) {
    INFO(i);
    REQUIRE(pictures[i].starts_with("\x89PNG\r\n"));
  }
  CHECK(big_endian(pictures[0], 16) == 400);
  CHECK(big_endian(pictures[0], 20) == 60);
  CHECK(pictures[0].size() > 300);  // there is something on it
  CHECK(big_endian(pictures[1], 16) == 190);
  CHECK(big_endian(pictures[1], 20) == 84);
  CHECK(big_endian(pictures[2], 16) == 144);
  CHECK(pictures[3].empty());
  CHECK(pictures[4].empty());
}

TEST_CASE("what is no PDF, or has no room, gives no pictures", "[extract][crops]") {
  CHECK(extract::render_crops("%PDF-1.4 and then nothing", {{1, {0, 0, 10, 10}}})[0].empty());
  PdfBuilder pdf;
  pdf.page().text(90, 100, "文");
  CHECK(extract::render_crops(pdf.build(), {{1, {80, 90, 280, 120}}}, {{}, 144, 100})[0].empty());
  CHECK(extract::render_crops(pdf.build(), {{1, {80, 90, 1e300, 1e300}}}, {{}, 1e9, 1 << 20})[0].empty());
  CHECK(extract::render_crops(pdf.build(), {}).empty());
}

TEST_CASE("a picture in greys is a PNG file, and no picture is none", "[extract][crops]") {
  CHECK(extract::grey_png({0, 128, 255, 64, 32, 16}, 3, 2).starts_with("\x89PNG\r\n"));
  CHECK(extract::grey_png({}, 0, 0).empty());
}
