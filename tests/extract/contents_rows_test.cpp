#include "extract/contents_rows.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "extract/line_kinds.h"
#include "extract/repaired_text.h"

using jiaokan::extract::find_bare_contents;

namespace {

/// One sign a paragraph: r = a row of contents, . = none.
std::string rows(const std::vector<std::string_view>& paragraphs) {
  std::string out;
  for (const bool row : find_bare_contents(paragraphs)) out += row ? 'r' : '.';
  return out;
}

}  // namespace

TEST_CASE("chapters named below 目录 without a page are rows of contents until the first of them returns", "[extract][contents]") {
  CHECK(rows({"渡口条例", "目　录", "第一章　总则", "第二章　管理", "第三章　附则", "第一章　总 则", "第一条　为了安全，制定本条例。", "第二章　管理",
              "第二条　渡船每年检验。", "第三章　附则"}) == "..rrr.....");
  // With pages, and a foreword that has no heading of its own.
  CHECK(rows({"目錄", "前言 1", "第一章 總則 2", "第二章 管理 5", "第一章 總則", "為了安全，制定本條例。", "第二章 管理", "渡船每年檢驗。"}) == ".rrr....");
}

TEST_CASE("four rows and more that lead to pages are rows of contents, though none returns", "[extract][contents]") {
  CHECK(rows({"目录", "一、渡口 1", "(一) 渡船 1", "(二) 护栏 8", "二、晒场 10", "渡口由水利站看护。"}) == ".rrrr.");
  CHECK(rows({"目录", "一、渡口 1", "(一) 渡船 1", "(二) 护栏 8", "渡口由水利站看护。"}) == ".....");
  CHECK(rows({"目录", "渡口 9", "渡船 3", "护栏 8", "晒场 10", "渡口由水利站看护。"}) == "......");
  CHECK(rows({"目录", "渡口 1", "渡船 2", "护栏", "晒场 10", "灯杆 12", "渡口由水利站看护。"}) == ".......");
}

TEST_CASE("what follows 目录 and does not return, or is text, is no row of contents", "[extract][contents]") {
  CHECK(rows({"目录", "第一章 总则", "第二章 管理"}) == "...");
  CHECK(rows({"目录", "第一章 总则", "第一条 为了安全，制定本条例。", "第二章 管理", "第一章 总则"}) == ".....");
  CHECK(rows({"项目目录", "第一章 总则", "第二章 管理", "第一章 总则", "第二章 管理"}) == ".....");
  CHECK(rows({"目录", "甲渡口", "乙渡口", "丙渡口", "甲渡口", "丁渡口"}) == "......");
  CHECK(rows({"目录"}) == ".");
  CHECK(rows({}).empty());
}

TEST_CASE("where the text is cut off, the first chapters that contents name return", "[extract][contents]") {
  std::vector<std::string> lines{"目录"};
  for (int i = 1; i <= 30; ++i) lines.push_back("第" + std::to_string(i) + "章 渡口" + std::to_string(i) + "号");
  const auto found = [&](int chapters) {
    std::vector<std::string> all = lines;
    for (int i = 1; i <= chapters; ++i) {
      all.push_back(lines[static_cast<std::size_t>(i)]);
      all.push_back("渡船每年检验。");
    }
    return rows({all.begin(), all.end()});
  };
  CHECK(found(9) == "." + std::string(30, 'r') + std::string(18, '.'));
  CHECK(found(6) == std::string(43, '.'));  // too few to tell
}

TEST_CASE("a footnote below the rows of contents neither ends them nor is one", "[extract][contents]") {
  using namespace jiaokan::extract;
  std::vector<RepairedParagraph> paragraphs;
  for (const char* text : {"渡口条例", "目录", "第一章 总则", "①施行的日期，依据各条例的规定确定。", "第二章 管理", "第三章 附则", "第一章 总则",
                           "第一条 为了安全，制定本条例。", "第二章 管理", "第二条 渡船每年检验。", "第三章 附则", "第三条 本条例自公布之日起施行。"}) {
    paragraphs.emplace_back();
    paragraphs.back().text = text;
  }
  find_notes_and_titles(paragraphs);
  for (const std::size_t row : {2U, 4U, 5U}) CHECK(paragraphs[row].role == ParagraphRole::kListItem);
  for (const std::size_t other : {6U, 7U, 8U, 10U}) CHECK(paragraphs[other].role == ParagraphRole::kUnknown);
}

TEST_CASE("a row of contents may lead to a page counted in Roman numerals", "[extract][contents]") {
  using jiaokan::extract::is_contents_row;
  for (const char* row : {"摘要......I", "目录…………iii", "表目錄 ........ xii", "第一章 总则......12"}) CHECK(is_contents_row(row));
  for (const char* text : {"摘要......", "等等……XML", "......", "第一章 总则", "规格见附录 I"}) CHECK_FALSE(is_contents_row(text));
}

TEST_CASE("a title of contents that stands over and over costs a glance each time", "[extract][contents]") {
  std::vector<std::string> lines;
  for (int i = 0; i < 30'000; ++i)
    for (const std::string& line : {std::string("目录"), "第" + std::to_string(i) + "款甲", "第" + std::to_string(i) + "款乙"}) lines.push_back(line);
  const std::vector<bool> rows = find_bare_contents({lines.begin(), lines.end()});
  CHECK(std::find(rows.begin(), rows.end(), true) == rows.end());
}
