#include <catch2/catch.hpp>
#include <filesystem>

#include "support/jiaokan.h"
#include "support/paths.h"
#include "support/pdf_builder.h"

using namespace jiaokan::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

std::string edition(const char* name) { return (corpus() / "lanwan-2024" / name).string(); }

}  // namespace

TEST_CASE("a workbook has sheets with frozen, filtered heads and no formula", "[cli][reports]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", "=1+1\n@SUM(1)\nhttp://example.org\n到2026年，新建公园12个。\n"),
                    b = folder.file("b.txt", "=1+2\n@SUM(1)\nhttp://example.org\n到2026年，新建公园15个。\n");
  const std::string file = (folder.path() / "report.xlsx").string(), again = (folder.path() / "again.xlsx").string();
  CHECK(jiaokan_run({"compare", "--units", "lines", "--format", "xlsx", "-o", file, a, b}).status == 1);
  CHECK(jiaokan_run({"compare", "--units", "lines", "--format", "xlsx", "-o", again, a, b}).status == 1);
  CHECK(read_file(file) == read_file(again));
  const CommandResult r = run_command({"/usr/bin/python3", (source_dir() / "tests/support/read_workbook.py").string(), file});
  INFO(r.err);
  CHECK(r.status == 0);
  CHECK_THAT(r.out, StartsWith("Findings 3 rows True True 0 formulas False\nPairs 5 rows True True 0 formulas False\nTargets "));
  CHECK_THAT(r.out, Contains("\nUnits 1 rows True True 0 formulas False\n"));
  CHECK_THAT(r.out, Contains("\nOverview 5 rows True True 0 formulas False\n"));
  CHECK_THAT(r.out, Contains("created 2000-01-01T00:00:00Z"));
}

TEST_CASE("a page that shows no text is named in every report that is kept, so that nobody takes its text for left out", "[cli][reports][pdf]") {
  const TemporaryFolder folder;
  PdfBuilder whole, scanned;
  for (PdfBuilder* pdf : {&whole, &scanned}) pdf->page().text(114, 100, "到2026年，新建公园12个。");
  whole.page().text(114, 100, "改造老旧小区30个，由市住房城乡建设局负责。");
  scanned.page().picture(90, 90, 400, 600);
  const std::string a = folder.file("a.pdf", whole.build()), b = folder.file("b.pdf", scanned.build()), base = folder.file("c.txt", "到2026年，新建公园12个。\n");
  const std::string said = "the page shows no text";
  const auto report = [&](const std::string& format, const std::vector<std::string>& files) {
    const std::string file = (folder.path() / ("report." + format)).string();
    std::vector<std::string> arguments{"compare", "-q", "--format", format, "-o", file};
    arguments.insert(arguments.end(), files.begin(), files.end());
    REQUIRE(jiaokan_run(arguments).status == 1);
    if (format != "xlsx") return read_file(file);
    return run_command({"/usr/bin/python3", (source_dir() / "tests/support/read_workbook.py").string(), file, "texts"}).out;
  };
  for (const std::vector<std::string>& files : {std::vector{a, b}, std::vector{base, a, b}})
    for (const char* format : {"html", "json", "markdown", "xlsx"}) {
      INFO(format);
      CHECK_THAT(report(format, files), Contains(said));
    }
  CHECK_THAT(report("html", {a, base}), !Contains(said));
  CHECK_THAT(report("sarif", {a, b}), Contains("\"toolExecutionNotifications\"") && Contains("\"page-without-text\"") && Contains(said));
  CHECK_THAT(report("sarif", {a, base}), !Contains("invocations"));
  CHECK_THAT(jiaokan_run({"align", "-q", "--format", "html", a, b}).out, Contains("B b.pdf, p. 2: " + said));
}

TEST_CASE("reports speak the language that was asked for", "[cli][reports]") {
  const std::vector<std::string> pair{edition("hans.txt"), edition("hant-hk.txt")};
  CHECK_THAT(jiaokan_run({"compare", "--format", "markdown", "--lang", "zh-Hans", pair[0], pair[1]}).out, StartsWith("# 校勘报告\n"));
  CHECK_THAT(jiaokan_run({"compare", "--format", "html", "--lang", "zh-Hant", pair[0], pair[1]}).out, Contains("<html lang=\"zh-Hant\">"));
  CHECK_THAT(jiaokan_run({"lint", "--format", "csv", "--lang", "zh-Hant", pair[1]}).out, Contains("中有誤轉的字"));
  CHECK(jiaokan_run({"lint", "--lang", "de", pair[1]}).status == 2);
}

TEST_CASE("a report links to its editions from where it is written, and shows pages of PDFs", "[cli][reports]") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "reports");
  for (const char* name : {"hans.pdf", "hant-hk.pdf"}) std::filesystem::copy_file(edition(name), folder.path() / name);
  const std::string a = (folder.path() / "hans.pdf").string(), b = (folder.path() / "hant-hk.pdf").string();
  const std::string file = (folder.path() / "reports/report.html").string();
  REQUIRE(jiaokan_run({"compare", "--format", "html", "-o", file, a, b}).status == 1);
  const std::string html = read_file(file);
  CHECK_THAT(html, Contains("href=\"../hans.pdf#page=1\""));
  CHECK_THAT(html, Contains("data:image/png;base64,"));
  CHECK(html.find(folder.path().string()) == std::string::npos);
  REQUIRE(jiaokan_run({"compare", "--format", "html", "--no-crops", "-o", file, a, b}).status == 1);
  CHECK(read_file(file).find("data:image") == std::string::npos);
  // What a rule leaves out takes its picture with it.
  const auto first_picture = [&](const std::string& id, const std::vector<std::string>& rules) {
    std::vector<std::string> arguments{"compare", "--format", "html", "-o", file, a, b};
    arguments.insert(arguments.end(), rules.begin(), rules.end());
    REQUIRE(jiaokan_run(arguments).status == 1);
    const std::string page = read_file(file);
    const std::size_t article = page.find("data-fingerprint=\"" + id), picture = page.find("data:image", article);
    REQUIRE(article != std::string::npos);
    return page.substr(picture, page.find('"', picture) - picture);
  };
  const std::size_t negation = html.find("data-kind=\"negation\" data-fingerprint=\"");
  REQUIRE(negation != std::string::npos);
  const std::string id = html.substr(html.find("data-fingerprint=\"", negation) + 18, 16);
  CHECK(first_picture(id, {"--off", "misconversion,number,wording"}) == first_picture(id, {}));
  // A saved document knows its PDF by name only.
  const std::string saved = (folder.path() / "saved.json").string();
  REQUIRE(jiaokan_run({"extract", "--format", "json", "-o", saved, a}).status == 0);
  REQUIRE(jiaokan_run({"compare", "--format", "html", "-o", file, saved, b}).status == 1);
  CHECK_THAT(read_file(file), Contains("href=\"./hans.pdf#page=1\""));
}
