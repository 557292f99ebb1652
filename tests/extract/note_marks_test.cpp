#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "extract/pdf/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;

namespace {

/// A page of text with many numbers, one of which, `mark` behind 补办, is the 1 that its note has too.
Document page_with(double size, double y) {
  PdfBuilder pdf;
  pdf.text(90, 100, "馆藏图书共计 120431 册，借阅证 20355 张，每年换发", 12);
  pdf.text(90, 124, "一次，遗失的应当在一个月以内申报补办", 12).text(306, 124 + y, "1", size).text(314, 124, "，逾期的另收", 12);
  for (int i = 0; i < 5; ++i) pdf.text(90, 148 + 24 * i, "工本费。分馆 2031 处，座位 40571 个，报刊 1093 种，值班", 12);
  pdf.text(90, 740, "1", 9).text(95, 740, "补办的工本费以馆内公示为准，每年核定一次。", 9);
  return extract::read_pdf(pdf.build(), "test.pdf", {});
}

bool is_parted(const Document& d) {
  return d.text.find("补办，逾期") != std::string::npos &&
         std::any_of(d.furniture.begin(), d.furniture.end(), [](const Furniture& f) { return f.text == "1"; });
}

}  // namespace

TEST_CASE("a footnote mark whose typeface has a taller box than the ideographs is raised all the same", "[extract][pdf][notes]") {
  CHECK(is_parted(page_with(10, -2)));
}

TEST_CASE("a footnote mark on the line is told from numbers by its typeface", "[extract][pdf][notes]") { CHECK(is_parted(page_with(13, -1))); }

TEST_CASE("a number in the type of the others is no footnote mark inside a sentence", "[extract][pdf][notes]") {
  PdfBuilder pdf;
  for (int i = 0; i < 6; ++i) pdf.text(90, 100 + 24 * i, "分馆 2031 处，座位 40571 个，报刊 1093 种，值班 1 人，", 12);
  pdf.text(90, 740, "1", 9).text(95, 740, "补办的工本费以馆内公示为准，每年核定一次。", 9);
  const Document d = extract::read_pdf(pdf.build(), "test.pdf", {});
  CHECK(d.text.find("值班 1 人") != std::string::npos);
}

TEST_CASE("a footnote mark raised behind a figure is no digit of it", "[extract][pdf][notes]") {
  PdfBuilder pdf;
  pdf.text(90, 100, "馆藏图书共计 120431 册，每年增长", 12);
  pdf.text(90, 124, "全年借阅比上年增长 17.6", 12).text(228, 122, "3", 7).text(232, 124, "，其中儿童读物占三成", 12);
  for (int i = 0; i < 5; ++i) pdf.text(90, 148 + 24 * i, "分馆 2031 处，座位 40571 个，报刊 1093 种，值班", 12);
  pdf.text(90, 740, "3", 9).text(98, 740, "不含流动书车的借阅，按月统计。", 9);
  const Document d = extract::read_pdf(pdf.build(), "test.pdf", {});
  CHECK(d.text.find("17.6，其中") != std::string::npos);
  CHECK(std::any_of(d.furniture.begin(), d.furniture.end(), [](const Furniture& f) { return f.text == "3"; }));
}
