#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "extract/layout/page_layout.h"
#include "extract/layout/type_area.h"

using namespace jiaokan;
using namespace jiaokan::extract;

namespace {

/// A page whose words are put down one by one, each with the box that its typeface gives it.
class PageMaker {
 public:
  explicit PageMaker(std::uint32_t number = 1) {
    page_.page = number;
    page_.width = 600;
    page_.height = 800;
  }
  /// `middle` is where the middle of the box stands, `box` its height in em.
  PageMaker& word(float x, float middle, std::string_view text, float em = 10, float box = 1.2F) {
    GlyphWord w{static_cast<std::uint32_t>(page_.glyphs.size()), 0, x, middle - box * em / 2, x, middle + box * em / 2, 0};
    for (const char32_t c : utf8::to_utf32(text)) {
      page_.glyphs.push_back({c, w.x1, w.x1 + em});
      w.x1 += em;
      ++w.count;
    }
    page_.words.push_back(w);
    return *this;
  }
  PageLines lines() const { return lay_out_lines(page_); }

 private:
  PageGlyphs page_;
};

std::vector<std::string> texts(const PageLines& page) {
  std::vector<std::string> out;
  for (const Line& line : page.lines) out.push_back(line.utf8());
  return out;
}

/// The n-th of some lines, `length` ideographs long, that no other begins like.
std::string line_of(int n, std::size_t length) {
  static const std::u32string kWords = U"甲河乙岸丙绿丁道戊建己设庚水辛源壬保癸护子工丑程寅稳卯步辰推巳进午公未交申站酉点戌覆亥盖";
  std::u32string out;
  for (std::size_t i = 0; i < length; ++i) out += kWords[(static_cast<std::size_t>(n) * 3 + i * (1 + static_cast<std::size_t>(n) % 3)) % kWords.size()];
  return utf8::from_utf32(out);
}

Line line_at(std::uint32_t page, float left, float right, float top) {
  Line line;
  line.page = page;
  line.left = left;
  line.right = right;
  line.top = top;
  line.bottom = top + 12;
  line.em = 10;
  line.glyphs.push_back({U'水', left, right});
  return line;
}

}  // namespace

TEST_CASE("lines stay apart where the boxes of their typeface reach over one another", "[extract][layout]") {
  PageMaker page;
  std::vector<std::string> want;
  for (int i = 0; i < 12; ++i) {
    want.push_back(line_of(i, 30));
    page.word(i % 4 == 0 ? 120 : 100, 100 + 12 * static_cast<float>(i), want.back(), 10, 2.6F);
  }
  const PageLines lines = page.lines();
  CHECK(texts(lines) == want);
  // What is printed keeps the box that the file gives it.
  CHECK(lines.lines[0].box_bottom - lines.lines[0].box_top == Approx(26));
  CHECK(lines.lines[0].bottom - lines.lines[0].top < 15);
}

TEST_CASE("a watermark across the text does not draw its lines together", "[extract][layout]") {
  PageMaker page;
  std::vector<std::string> want;
  for (int i = 0; i < 12; ++i) {
    want.push_back(line_of(i, 30));
    page.word(100, 100 + 16 * static_cast<float>(i), want.back());
  }
  page.word(150, 180, "征求意见稿", 60);
  std::vector<std::string> got = texts(page.lines());
  std::erase(got, "征求意见稿");
  CHECK(got == want);
}

TEST_CASE("columns are read one after the other whatever the heights of their lines", "[extract][layout]") {
  for (const float offset : {0.0F, 3.0F, 8.0F}) {
    for (const int columns : {2, 3}) {
      CAPTURE(offset, columns);
      PageMaker page;
      std::vector<std::string> want;
      for (int c = 0; c < columns; ++c)
        for (int i = 0; i < 14; ++i) {
          want.push_back(line_of(c * 14 + i, 15));
          page.word(30 + 180 * static_cast<float>(c), 100 + offset * static_cast<float>(c) + 16 * static_cast<float>(i), want.back());
        }
      if (columns == 2) {  // a folio in the middle of the foot, under the gutter
        want.push_back("7");
        page.word(190, 780, "7");
      }
      CHECK(texts(page.lines()) == want);
    }
  }
}

TEST_CASE("columns of three lines are columns where they are filled and equally wide", "[extract][layout]") {
  PageMaker page;
  std::vector<std::string> want;
  for (int c = 0; c < 2; ++c)
    for (int i = 0; i < 3; ++i) {
      want.push_back(line_of(c * 3 + i, i == 2 && c == 1 ? 9 : 20));
      page.word(50 + 240 * static_cast<float>(c), 100 + 16 * static_cast<float>(i), want.back());
    }
  CHECK(texts(page.lines()) == want);
}

TEST_CASE("names and what they are beside are no columns", "[extract][layout]") {
  PageMaker page;
  std::vector<std::string> want;
  for (int i = 0; i < 10; ++i) {
    const std::string name = line_of(i, 3 + static_cast<std::size_t>(i % 3) * 4), post = line_of(i + 10, 12);
    want.push_back(name + post);
    page.word(50, 100 + 16 * static_cast<float>(i), name).word(300, 100 + 16 * static_cast<float>(i), post);
  }
  CHECK(texts(page.lines()) == want);
}

TEST_CASE("a short heading in large type ends the columns above it", "[extract][layout]") {
  PageMaker page;
  std::vector<std::string> want;
  for (int section = 0; section < 2; ++section) {
    const float top = 100 + 200 * static_cast<float>(section);
    want.push_back(section == 0 ? "河道养护" : "公园照明");
    page.word(50, top - 24, want.back(), 16);
    for (int c = 0; c < 2; ++c)
      for (int i = 0; i < 8; ++i) {
        want.push_back(line_of(section * 16 + c * 8 + i, 20));
        page.word(50 + 240 * static_cast<float>(c), top + 16 * static_cast<float>(i), want.back());
      }
  }
  CHECK(texts(page.lines()) == want);
}

TEST_CASE("a heading in one column beside which the other goes on from line to line ends no columns", "[extract][layout]") {
  // The chapter's heading stands between two lines of the right column, and overlaps hardly with either.
  for (const float offset : {0.0F, 5.0F, 9.0F}) {
    CAPTURE(offset);
    PageMaker page;
    std::vector<std::string> want;
    for (int i = 0; i < 20; ++i) {
      want.push_back(i == 6 ? "附则" : line_of(i, i < 6 ? 12 : 20));
      page.word(i == 6 ? 130 : 50, 100 + 20 * static_cast<float>(i), want.back(), i == 6 ? 13.5F : 10);
    }
    for (int i = 0; i < 20; ++i) {
      want.push_back(line_of(20 + i, 20));
      page.word(290, 100 + offset + 20 * static_cast<float>(i), want.back());
    }
    CHECK(texts(page.lines()) == want);
  }
}

TEST_CASE("the short last line of the text above columns stays with that text", "[extract][layout]") {
  for (const bool near : {true, false}) {
    CAPTURE(near);
    PageMaker page;
    std::vector<std::string> above{line_of(90, 44), line_of(91, 44), line_of(92, 12)}, left, right;
    for (int i = 0; i < 3; ++i) page.word(50, 100 + (i == 2 && !near ? 60.0F : 18 * static_cast<float>(i)), above[static_cast<std::size_t>(i)]);
    for (int i = 0; i < 12; ++i) {
      left.push_back(line_of(i, 20));
      right.push_back(line_of(20 + i, 20));
      page.word(50, 180 + 18 * static_cast<float>(i), left.back()).word(290, 180 + 18 * static_cast<float>(i), right.back());
    }
    std::vector<std::string> want = above;
    want.insert(want.end(), left.begin(), left.end());
    want.insert(want.end(), right.begin(), right.end());
    const PageLines lines = page.lines();
    CHECK(texts(lines) == want);
    CHECK((lines.lines[1].column == lines.lines[2].column) == near);
  }
}

TEST_CASE("letters in the tall boxes of the ideographs beside them stand in their line", "[extract][layout]") {
  PageMaker page;
  for (int i = 0; i < 8; ++i) page.word(100, 100 + 18 * static_cast<float>(i), line_of(i, 30));
  // Stressed words of another typeface, whose boxes reach far over the line and stand a little higher.
  page.word(100, 241, "渡船").word(120, 238, "AB", 10, 2.6F).word(145, 238, line_of(40, 6), 10, 2.6F).word(206, 241, line_of(41, 12));
  CHECK(texts(page.lines()).back() == "渡船AB " + line_of(40, 6) + line_of(41, 12));
}

TEST_CASE("a dash in the tall box of another typeface stands in its line", "[extract][layout]") {
  PageMaker page;
  // The middles of the boxes stand apart as those of the two typefaces do.
  page.word(100, 100, "各省、自治区、直辖市人民政府：", 10, 1).word(100, 122, "现将《渡口计划（２０２６", 10, 1).word(220, 119.6F, "—", 10, 2.6F);
  page.word(230, 122, "２０３０年）》印发给你们。", 10, 1).word(100, 144, "请认真贯彻执行，按时上报。", 10, 1);
  CHECK(texts(page.lines()) == std::vector<std::string>{"各省、自治区、直辖市人民政府：", "现将《渡口计划（２０２６—２０３０年）》印发给你们。", "请认真贯彻执行，按时上报。"});
}

TEST_CASE("the margin of a page that holds only indented lines shows on the other pages", "[extract][layout]") {
  std::vector<PageLines> pages;
  for (const std::uint32_t number : {1U, 2U, 3U, 4U}) {
    PageLines page{number, 600, 800, 0, {}, {}};
    for (int i = 0; i < 20; ++i) {
      const bool indented = number == 2 || i % 2 == 1;
      page.lines.push_back(line_at(number, indented ? 140 : 100, 500, 100 + 20 * static_cast<float>(i)));
    }
    pages.push_back(page);
  }
  std::vector<const Line*> lines;
  for (const PageLines& p : pages)
    for (const Line& l : p.lines) lines.push_back(&l);
  for (const FlowLine& f : make_flow(pages, lines)) {
    CHECK(f.column_left == Approx(100));
    CHECK(f.column_right == Approx(500));
  }
}

TEST_CASE("margins that change from left to right pages keep their own edges", "[extract][layout]") {
  std::vector<PageLines> pages;
  for (const std::uint32_t number : {1U, 2U, 3U, 4U}) {
    const float shift = number % 2 == 0 ? 40 : 0;
    PageLines page{number, 600, 800, 0, {}, {}};
    // The even pages hold only lines that are indented by two em.
    for (int i = 0; i < 20; ++i)
      page.lines.push_back(line_at(number, (i % 2 == 0 && shift == 0 ? 100 : 120) + shift, 480 + shift, 100 + 20 * static_cast<float>(i)));
    pages.push_back(page);
  }
  std::vector<const Line*> lines;
  for (const PageLines& p : pages)
    for (const Line& l : p.lines) lines.push_back(&l);
  for (const FlowLine& f : make_flow(pages, lines)) {
    const float shift = f.line->page % 2 == 0 ? 40 : 0;
    CHECK(f.column_left == Approx(100 + shift));
    CHECK(f.column_right == Approx(480 + shift));
  }
}

TEST_CASE("a word of two typefaces, which has the box of its first letter, does not say how large the line is", "[extract][layout]") {
  const PageLines page = PageMaker().word(50, 100, "渡口").word(75, 100, "e，由县水利站逐年修缮", 10, 0.8F).lines();
  REQUIRE(page.lines.size() == 1);
  CHECK(page.lines[0].height == Approx(12));
}

TEST_CASE("letters that make up a line have the size of the lines they stand in elsewhere", "[extract][layout]") {
  std::vector<PageLines> pages{PageMaker()
                                   .word(50, 100, "渡口由县水利站逐年修缮并登记")
                                   .word(210, 100, "Harbour", 5, 3)
                                   .word(50, 130, "渡口由县水利站逐年修缮并登记")
                                   .word(50, 160, "Harbour", 5, 3)
                                   .lines()};
  settle_type_sizes(pages);
  REQUIRE(pages[0].lines.size() == 3);
  for (const Line& line : pages[0].lines) CHECK(line.em == Approx(10));
}

TEST_CASE("letters of a size that no other line has are as large as their boxes tell, by those of the text", "[extract][layout]") {
  for (const float box : {1.0F, 2.6F}) {
    CAPTURE(box);
    std::vector<PageLines> pages{PageMaker()
                                     .word(50, 60, "Ferries", 6.5F, 2 * box)
                                     .word(50, 100, "渡口由县水利站逐年修缮并登记", 10, box)
                                     .word(210, 100, "Harbour", 5, 2 * box)
                                     .word(50, 160, "渡口由县水利站逐年修缮并登记", 10, box)
                                     .lines()};
    const float before = pages[0].lines[0].em;
    settle_type_sizes(pages);
    CHECK(pages[0].lines[0].em == (box > 2 ? Approx(13).margin(0.5) : Approx(before)));
  }
}

TEST_CASE("Latin words stand apart however high the boxes of their typeface are", "[extract][layout]") {
  for (const float box : {1.0F, 1.2F, 2.6F}) {
    INFO(box);
    // Letters half an em wide: a typeface of 10 points has advances of 5, and a blank of 2.5.
    CHECK(texts(PageMaker().word(90, 100, "township", 5, 2 * box).word(132.5F, 100, "library", 5, 2 * box).word(170, 100, "shelves", 5, 2 * box).lines()) ==
          std::vector<std::string>{"township library shelves"});
    CHECK(texts(PageMaker().word(90, 100, "town", 5, 2 * box).word(110.4F, 100, "ship", 5, 2 * box).word(133, 100, "library", 5, 2 * box).lines()) ==
          std::vector<std::string>{"township library"});
  }
}

TEST_CASE("a quotation has the margin that its lines wrap at", "[extract][layout]") {
  for (const bool quotes : {true, false}) {
    CAPTURE(quotes);
    std::vector<PageLines> pages{{1, 600, 800, 0, {}, {}}};
    for (int i = 0; i < 24; ++i) {
      const bool inner = i >= 10 && i < 14;
      pages[0].lines.push_back(line_at(1, inner ? 130 : 100, inner ? 470 : 500, 100 + 20 * static_cast<float>(i)));
      // Items of a list that are equally long end in stops.
      if (inner && !quotes) pages[0].lines.back().glyphs.push_back({U'。', 460, 470});
    }
    std::vector<const Line*> lines;
    for (const Line& l : pages[0].lines) lines.push_back(&l);
    for (const FlowLine& f : make_flow(pages, lines)) CHECK(f.column_right == Approx(quotes && f.line->left == 130 ? 470 : 500));
  }
}
