#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/pdf/pdf_reader.h"
#include "extract/pdf/poppler_pages.h"
#include "support/pdf_builder.h"
#include "support/random.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;
using jiaokan::test::Random;

namespace {

using Counts = std::map<char32_t, int>;

constexpr double kSize = 12, kLeading = 20, kTop = 90, kBottom = 740;

/// Words that mean nothing, of ideographs, figures and Latin letters. No hyphens: one that parts a word at the end of a line is undone.
std::string words(Random& random, std::size_t length) {
  static constexpr std::u32string_view kHan = U"山水田林路桥井渠村镇学校馆站灯车船米麦茶竹石土木金火风云雨雪春夏秋冬东西南北上下左右大小多少新老高低长短";
  static const std::vector<std::string> kOthers = {"2030", "45.6%", "PM2", "A4", "km", "，", "。", "、", "（甲）", "《乙》", "①", "3", "Wi"};
  std::string out;
  for (std::size_t i = 0; i < length; ++i) {
    if (random.below(9) == 0)
      out += kOthers[random.below(static_cast<std::uint32_t>(kOthers.size()))];
    else
      utf8::append(out, kHan[random.below(static_cast<std::uint32_t>(kHan.size()))]);
  }
  return out;
}

/// Lays random things below each other on one page: paragraphs in one, two or three columns, headings, lists, tables with and without rules, notes, text in
/// the margin, upright and turned.
class PageMaker {
 public:
  PageMaker(PdfBuilder& pdf, Random& random) : pdf_(pdf), random_(random) {}

  void fill() {
    for (double y = kTop; y < kBottom;) {
      switch (random_.below(8)) {
        case 0: y = columns(y, 1 + random_.below(3)); break;
        case 1: y = table(y, true); break;
        case 2: y = table(y, false); break;
        case 3: y = heading(y); break;
        case 4: y = list(y); break;
        default: y = columns(y, 1); break;
      }
      y += kLeading * random_.below(3) / 2;
    }
    if (random_.below(3) == 0) notes();
    if (random_.below(4) == 0) pdf_.text(30, 300 + random_.below(200), std::to_string(1 + random_.below(90)), 8);
    if (random_.below(5) == 0) pdf_.vertical_text(575, 200, words(random_, 4 + random_.below(10)), 10);
    if (random_.below(5) == 0) pdf_.turned_text(25, 500, 1, words(random_, 4 + random_.below(10)), 10);
  }

 private:
  double columns(double y, std::uint32_t count) {
    const double width = (595 - 2 * 80.0 - 24 * (count - 1)) / count;
    const std::size_t rows = 2 + random_.below(12);
    for (std::uint32_t c = 0; c < count; ++c)
      for (std::size_t r = 0; r < rows && y + kLeading * static_cast<double>(r) < kBottom; ++r) {
        const double indent = random_.below(5) == 0 ? 2 * kSize : 0;
        const auto most = static_cast<std::size_t>((width - indent) / kSize / 1.6);
        const std::size_t length = random_.below(6) == 0 ? 1 + most / 3 : most;
        pdf_.text(80 + c * (width + 24) + indent, y + kLeading * static_cast<double>(r), words(random_, length), kSize, random_.below(4) == 0 ? 0.4 : 0);
      }
    return y + kLeading * static_cast<double>(rows);
  }

  double heading(double y) {
    static const std::vector<std::string> kLabels = {"一、", "（二）", "第三章　", "4. ", "", "附件5"};
    const double size = 12 + random_.below(3) * 3;
    pdf_.text(random_.below(2) == 0 ? 80 : 220, y, kLabels[random_.below(6)] + words(random_, 3 + random_.below(8)), size);
    return y + 2 * kLeading;
  }

  double list(double y) {
    for (std::uint32_t i = 0; i < 3 && y < kBottom; ++i, y += kLeading) pdf_.text(104, y, std::to_string(i + 1) + "）" + words(random_, 5 + random_.below(15)));
    return y;
  }

  double table(double y, bool ruled) {
    const std::uint32_t columns = 2 + random_.below(4), rows = 2 + random_.below(5);
    const double width = 420.0 / columns, height = 24;
    if (y + rows * height > kBottom) return this->columns(y, 1);
    for (std::uint32_t r = 0; ruled && r <= rows; ++r) pdf_.line(80, y + r * height, 80 + width * columns, y + r * height);
    for (std::uint32_t c = 0; ruled && c <= columns; ++c) pdf_.line(80 + c * width, y, 80 + c * width, y + rows * height);
    for (std::uint32_t r = 0; r < rows; ++r)
      for (std::uint32_t c = 0; c < columns; ++c)
        if (random_.below(8) != 0) pdf_.text(85 + c * width, y + r * height + 5, words(random_, 1 + random_.below(static_cast<std::uint32_t>(width / 25))), 11);
    return y + rows * height + 6;
  }

  void notes() {
    const std::string number = std::to_string(1 + random_.below(9));
    pdf_.text(300, kTop + kLeading * random_.below(20) - 4, number, 6);
    pdf_.text(80, 765, number, 6);
    pdf_.text(88, 767, words(random_, 10), 9);
  }

  PdfBuilder& pdf_;
  Random& random_;
};

std::string make_pdf(Random& random) {
  PdfBuilder pdf;
  const std::uint32_t pages = 1 + random.below(5), style = random.below(4);
  const std::string head = words(random, 8);
  for (std::uint32_t p = 1; p <= pages; ++p) {
    pdf.page();
    if (style != 0) pdf.text(random.below(2) == 0 ? 80 : 300, 40, head, 9);
    PageMaker(pdf, random).fill();
    if (style == 1) pdf.text(285, 800, "— " + std::to_string(p) + " —", 10);
    if (style == 2) pdf.text(270, 800, "第 " + std::to_string(p) + " 页 共 " + std::to_string(pages) + " 页", 9);
    if (style == 3) pdf.text(500, 800, std::to_string(p), 9);
  }
  return pdf.build();
}

void count(std::string_view text, Counts& counts) {
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = utf8::next(text, at); !is_blank(c) && c != U'\n' && c != U'\t') ++counts[c];
}

/// The characters that differ, for the message: "桥 2 instead of 1".
std::string difference(const Counts& found, const Counts& expected) {
  std::string out;
  Counts all = expected;
  for (const auto& [c, n] : found) all[c] -= n;
  for (const auto& [c, missing] : all) {
    if (missing == 0) continue;
    utf8::append(out, c);
    out += missing > 0 ? " lost " + std::to_string(missing) : " added " + std::to_string(-missing);
    out += "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("every character that Poppler finds on a page is in a block or in furniture exactly once", "[extract][pdf][property]") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::string pdf = make_pdf(random);
    std::map<std::uint32_t, Counts> expected, found;
    {
      extract::PdfPages pages(pdf, "");
      REQUIRE(pages.opened().state == extract::PdfOpened::State::kOpen);
      for (std::uint32_t p = 1; p <= pages.opened().pages; ++p)
        for (const extract::Glyph& g : pages.read(p).glyphs)
          if (!is_blank(g.code)) ++expected[p][g.code];
    }
    const Document d = extract::read_pdf(pdf, "random.pdf", {});
    // Every character of the text stands in one printed line, which knows its page.
    Counts in_text, in_lines;
    count(d.text, in_text);
    for (const GlyphRun& run : d.runs) {
      count(d.slice(run.text), in_lines);
      count(d.slice(run.text), found[run.page]);
    }
    CHECK(difference(in_lines, in_text) == "");
    std::uint32_t end = 0;
    for (const GlyphRun& run : d.runs) {
      CHECK(run.text.begin >= end);
      end = run.text.end;
    }
    for (const Furniture& f : d.furniture) count(f.text, found[f.page.value_or(0)]);
    REQUIRE(found.size() <= expected.size());
    for (const auto& [page, counts] : expected) {
      INFO("page " << page);
      CHECK(difference(found[page], counts) == "");
    }
  }
}
