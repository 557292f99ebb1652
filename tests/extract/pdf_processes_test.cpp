#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/error.h"
#include "extract/child_process.h"
#include "extract/pdf/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;

namespace {

constexpr std::uint32_t kPages = 70;

/// A sentence that stands on that page alone.
std::string sentence(std::uint32_t page) {
  static const std::vector<std::string> kStems = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
  static const std::vector<std::string> kDeeds = {"修桥", "铺路", "种树", "挖井", "建仓", "开渠", "织布", "印书"};
  return kStems[page % 10] + "村的人们去年" + kDeeds[page / 10] + "，用了很多时日。";
}

/// At a height of its own, so that it is no running header.
std::string many_pages() {
  PdfBuilder pdf;
  for (std::uint32_t i = 1; i <= kPages; ++i) pdf.page().text(114, 200 + (i * 37) % 300, sentence(i));
  return pdf.build();
}

bool holds(const Document& d, std::uint32_t page) { return d.text.find(sentence(page)) != std::string::npos; }

Document read(const std::string& bytes, std::size_t jobs, const extract::PageHook& hook = {}, std::uint32_t cpu_seconds = 60) {
  extract::ReadOptions options;
  options.jobs = jobs;
  options.limits.cpu_seconds = cpu_seconds;
  return extract::read_pdf(bytes, "many.pdf", options, hook);
}

std::vector<std::string> warnings_of(const Document& d) {
  std::vector<std::string> out;
  for (const Warning& w : d.warnings) out.push_back(w.code + " " + (w.page ? std::to_string(*w.page) : "") + " " + w.message);
  return out;
}

}  // namespace

TEST_CASE("a PDF reads the same whatever the number of processes", "[extract][pdf][child]") {
  const std::string pdf = many_pages();
  const Document one = read(pdf, 1);
  REQUIRE(one.pages.size() == kPages);
  CHECK(one.warnings.empty());
  for (const std::size_t jobs : {2U, 4U, 16U}) {
    const Document several = read(pdf, jobs);
    CHECK(several.text == one.text);
    REQUIRE(several.pages.size() == kPages);
    for (std::size_t i = 0; i < kPages; ++i) CHECK(several.pages[i].page == i + 1);
    CHECK(several.runs.size() == one.runs.size());
  }
}

TEST_CASE("a page that breaks the library is named with its reason and the others are kept", "[extract][pdf][child][bad-input]") {
  const std::string pdf = many_pages();
  const auto hook = [](std::uint32_t page) {
    if (page == 3) std::abort();
    if (page == 40) throw std::bad_alloc();
    if (page == 70) std::raise(SIGKILL);
  };
  const Document d = read(pdf, 1, hook);
  CHECK(d.pages.size() == kPages);
  CHECK(holds(d, 2));
  CHECK_FALSE(holds(d, 3));
  CHECK(holds(d, 4));
  const std::vector<std::string> warnings = warnings_of(d);
  REQUIRE(warnings.size() == 3);
  CHECK(warnings[0] == "page-unreadable 3 the page cannot be read: reading it broke down (signal 6); the other pages are kept");
  CHECK(warnings[1] == "page-unreadable 40 the page cannot be read: reading it took more than 1536 MB of memory; the other pages are kept");
  CHECK(warnings[2] == "page-unreadable 70 the page cannot be read: the system ended the reading, as it does where memory is short; the other pages are kept");
  for (const std::size_t jobs : {2U, 4U}) {
    const Document same = read(pdf, jobs, hook);
    CHECK(same.text == d.text);
    CHECK(warnings_of(same) == warnings);
  }
}

TEST_CASE("a page that hangs costs its share of the time and not the file", "[extract][pdf][child][bad-input]") {
  const Document d = read(
      many_pages(), 2,
      [](std::uint32_t page) {
        while (page == 7) static_cast<void>(getppid());
      },
      6);
  REQUIRE(d.warnings.size() == 1);
  CHECK(d.warnings[0].page == 7U);
  CHECK(d.warnings[0].message.find(
            "the page cannot be read: reading it took more computing time than a page may (0.75 seconds, less behind others that did)") == 0);
  CHECK(holds(d, 8));
}

TEST_CASE("a PDF of which no page can be read is one error with its reason", "[extract][pdf][child][bad-input]") {
  try {
    read(many_pages(), 2, [](std::uint32_t) { std::abort(); });
    FAIL("the file was read");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kDamaged);
    CHECK(error.message() == "cannot be read: page 1: reading it broke down (signal 6)");
  }
}

TEST_CASE("pages that are left when the time is over are counted", "[extract][pdf][child][bad-input]") {
  const Document d = read(
      many_pages(), 1,
      [](std::uint32_t page) {
        while (page > 10) static_cast<void>(getppid());
      },
      2);
  CHECK(holds(d, 10));
  REQUIRE_FALSE(d.warnings.empty());
  CHECK(d.warnings.back().code == "pages-unread");
  CHECK(d.warnings.back().message.find("reading the PDF took more than") != std::string::npos);
}

TEST_CASE("a page that hangs is read once, in a short file too", "[extract][pdf][child][bad-input]") {
  PdfBuilder pdf;
  for (std::uint32_t i = 1; i <= 6; ++i) pdf.page().text(114, 200 + (i * 37) % 300, sentence(i));
  rusage before{}, after{};
  getrusage(RUSAGE_CHILDREN, &before);
  const Document d = read(
      pdf.build(), 1,
      [](std::uint32_t page) {
        while (page == 2 || page == 5) static_cast<void>(getppid());
      },
      16);
  getrusage(RUSAGE_CHILDREN, &after);
  for (const std::uint32_t page : {1U, 3U, 4U, 6U}) CHECK(holds(d, page));
  std::vector<std::uint32_t> unreadable;
  for (const Warning& w : d.warnings) unreadable.push_back(w.page.value_or(0));
  CHECK(unreadable == std::vector<std::uint32_t>{2, 5});
  if (extract::can_fork()) {
    const double used =
        static_cast<double>(after.ru_utime.tv_sec - before.ru_utime.tv_sec) + static_cast<double>(after.ru_stime.tv_sec - before.ru_stime.tv_sec);
    CHECK(used < 2 + 1 + 2);  // a page may take an eighth of 16 seconds, the next that hangs half as long
  }
}
