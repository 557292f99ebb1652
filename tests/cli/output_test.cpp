#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>

#include "core/utf8.h"
#include "support/jiaokan.h"
#include "support/paths.h"
#include "support/pdf_builder.h"

using namespace jiaokan::test;
using Catch::Matchers::Contains;

namespace {

const char* const kPlan = "一、总体要求\n\n（一）目标。\n\n到2025年，力争新建公园12个。（责任单位：市园林局，各区政府）\n";
const char* const kOther = "一、總體要求\n\n（一）目標。\n\n到2025年，力爭新建公園15個。（責任單位：市園林局，各區政府）\n";

}  // namespace

TEST_CASE("a result is written whole or not at all", "[cli][output]") {
  const TemporaryFolder folder;
  const std::string plan = folder.file("plan.txt", kPlan);
  const std::string target = (folder.path() / "out.json").string();
  CHECK(jiaokan_run({"extract", plan, "--format", "json", "-o", target}).status == 0);
  const std::string first = read_file(target);
  CHECK_THAT(first, Contains("jiaokan.document/1"));
  // A failing call leaves the old result and no half-written file beside it.
  CHECK(jiaokan_run({"extract", (folder.path() / "none").string(), "--format", "json", "-o", target}).status == 2);
  CHECK(read_file(target) == first);
  CHECK(folder.names() == std::vector<std::string>{"out.json", "plan.txt"});
  const CommandResult nowhere = jiaokan_run({"extract", plan, "-o", (folder.path() / "no/such/folder").string()});
  CHECK(nowhere.status == 2);
  CHECK_THAT(nowhere.err, Contains("cannot be written"));
}

TEST_CASE("several results go into a folder, one each", "[cli][output]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kPlan), b = folder.file("b.txt", kOther);
  std::filesystem::create_directory(folder.path() / "out");
  CHECK(jiaokan_run({"extract", a, b, "--format", "json", "-j", "2", "-o", (folder.path() / "out").string()}).status == 0);
  CHECK(std::filesystem::exists(folder.path() / "out/a.txt.json"));
  CHECK(std::filesystem::exists(folder.path() / "out/b.txt.json"));
  const CommandResult no_folder = jiaokan_run({"extract", a, b, "-o", (folder.path() / "one.txt").string()});
  CHECK(no_folder.status == 2);
  CHECK_THAT(no_folder.err, Contains("make the folder first"));
}

TEST_CASE("files whose names are no UTF-8 are read, and every output names them in UTF-8", "[cli][output]") {
  // 方案 in GBK, as archives packed in China unpack elsewhere.
  const TemporaryFolder folder;
  const std::string a = folder.file("\xB7\xBD\xB0\xB8.txt", kPlan), b = folder.file("\xB7\xBD\xB0\xB8-2.txt", kOther);
  const std::vector<std::pair<const char*, std::vector<const char*>>> kOutputs{
      {"extract", {"text", "markdown", "html", "json", "jsonl"}},
      {"facts", {"text", "json", "jsonl", "csv"}},
      {"lint", {"text", "json", "jsonl", "markdown", "csv", "sarif"}},
      {"align", {"text", "json", "jsonl", "tsv", "html", "tmx", "xliff", "ladder"}},
      {"compare", {"text", "json", "jsonl", "html", "markdown", "csv", "xlsx", "sarif", "tmx"}}};
  for (const auto& [verb, formats] : kOutputs)
    for (const char* format : formats) {
      INFO(verb << " " << format);
      const std::string target = (folder.path() / "out").string();
      std::vector<std::string> call{verb, "--format", format, "-o", target, a};
      if (std::string_view(verb) == "align" || std::string_view(verb) == "compare") call.push_back(b);
      const CommandResult result = jiaokan_run(call);
      INFO(result.err);
      CHECK(result.status < 2);
      CHECK(result.err.empty());
      if (std::string_view(format) != "xlsx") CHECK_FALSE(jiaokan::utf8::find_invalid(read_file(target)));
    }
}

TEST_CASE("a folder that is named with a slash is made, one level of it", "[cli][output]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kPlan), b = folder.file("b.txt", kOther);
  for (int time = 0; time < 2; ++time) CHECK(jiaokan_run({"extract", a, b, "--format", "json", "-o", (folder.path() / "new/").string()}).status == 0);
  CHECK(std::filesystem::exists(folder.path() / "new/a.txt.json"));
  CHECK(std::filesystem::exists(folder.path() / "new/b.txt.json"));
  CHECK(jiaokan_run({"extract", a, "--format", "json", "-o", (folder.path() / "single/").string()}).status == 0);
  CHECK(std::filesystem::exists(folder.path() / "single/a.txt.json"));
  for (const char* wrong : {"none/such/", "a.txt/"}) {
    const CommandResult result = jiaokan_run({"extract", a, b, "-o", (folder.path() / wrong).string()});
    CHECK(result.status == 2);
    CHECK_THAT(result.err, Contains("the folder cannot be made"));
  }
  CHECK(read_file(a) == kPlan);
}

TEST_CASE("the output does not depend on the number of jobs or the locale", "[cli][output]") {
  const TemporaryFolder folder;
  std::vector<std::string> one{"extract", "--format", "json"}, four{"extract", "--format", "json", "-j", "4"};
  for (int i = 0; i < 12; ++i) {
    const std::string file = folder.file("plan" + std::to_string(i) + ".txt", std::string(kPlan) + "\n第" + std::to_string(i) + "批。\n");
    one.push_back(file);
    four.push_back(file);
  }
  const std::string want = jiaokan_run(one).out;
  CHECK(want.size() > 1000);
  CHECK(jiaokan_run(four).out == want);
  for (const char* locale : {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=tr_TR.UTF-8"}) CHECK(jiaokan_run(one, {}, {locale, "LANG=de_DE.UTF-8"}).out == want);
}

TEST_CASE("many PDFs are read at the same time, and none waits for what another thread holds", "[cli][output][pdf]") {
  // The fifth file has the libraries load the tables of Chinese encodings: a child begun meanwhile once waited for their lock until its 50 seconds were over,
  // in half of all calls, and its file was lost.
  PdfBuilder pdf;
  pdf.text(90, 90, "到2025年，力争新建公园12个。");
  const TemporaryFolder folder;
  std::vector<std::string> call{"extract", "--format", "jsonl", "-j", "4"};
  for (int i = 0; i < 24; ++i) call.push_back(folder.file("plan" + std::to_string(i) + ".pdf", pdf.build()));
  for (int time = 0; time < 8; ++time) {
    const auto begun = std::chrono::steady_clock::now();
    const CommandResult result = jiaokan_run(call);
    CHECK(result.status == 0);
    CHECK(std::count(result.out.begin(), result.out.end(), '\n') >= 24);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(25));
  }
}

TEST_CASE("the output of a PDF long enough to be shared among threads does not depend on their number", "[cli][output][pdf]") {
  PdfBuilder pdf;
  for (int page = 0; page < 400; ++page) {
    pdf.page();
    for (int line = 0; line < 48; ++line)
      pdf.text(line % 2 == 0 ? 114 : 90, 60 + line * 15, "第" + std::to_string(page * 48 + line) + (line % 2 == 0 ? "个项目由各区政府按职责分工组织实施，年底前" : "项全部完成。"));
  }
  const TemporaryFolder folder;
  const std::string file = folder.file("long.pdf", pdf.build());
  const std::string one = jiaokan_run({"extract", "--format", "json", "-j1", file}).out;
  CHECK_THAT(one, Contains("第19199项全部完成。"));
  CHECK_THAT(one, Contains("\"b8000\""));
  for (const char* jobs : {"-j2", "-j3", "-j16"}) CHECK(jiaokan_run({"extract", "--format", "json", jobs, file}).out == one);
}

TEST_CASE("editions are compared, collated, aligned and looked at the same with any number of jobs", "[cli][output][pdf]") {
  const auto edition = [](const char* unit, const char* share) {
    PdfBuilder pdf;
    for (int page = 0; page < 30; ++page) {
      pdf.page();
      for (int line = 0; line < 30; ++line)
        pdf.text(line % 2 == 0 ? 114 : 90, 60 + line * 22, "第" + std::to_string(page * 30 + line) + (line % 2 == 0 ? std::string("个项目由") + unit + "负责，" : std::string("项提高") + share + "。"));
    }
    return pdf.build();
  };
  const TemporaryFolder folder;
  const std::string a = folder.file("a.pdf", edition("市发展改革委", "5%")), b = folder.file("b.pdf", edition("市發展改革委", "6%")), c = folder.file("c.txt", kPlan);
  for (const std::vector<std::string>& call : std::vector<std::vector<std::string>>{{"compare", "--format", "json", a, b},
                                                                                    {"compare", "--format", "json", a, b, c},
                                                                                    {"compare", "--format", "html", "--no-crops", a, b},
                                                                                    {"align", "--format", "json", a, b},
                                                                                    {"lint", "--format", "json", b}}) {
    std::vector<std::string> shared = call;
    shared.push_back("-j3");
    const CommandResult one = jiaokan_run(call), three = jiaokan_run(shared);
    CAPTURE(call[0], call.size());
    CHECK(one.out.size() > 1000);
    CHECK(one.status != 2);
    CHECK(three.out == one.out);
    CHECK(three.err == one.err);
    CHECK(three.status == one.status);
  }
}

TEST_CASE("standard input is read for a dash", "[cli][output]") {
  const TemporaryFolder folder;
  const std::string other = folder.file("other.txt", kOther);
  const CommandResult r = jiaokan_run({"compare", "-", other}, kPlan);
  CHECK(r.status == 1);
  CHECK_THAT(r.out, Contains("(standard input)"));
  const CommandResult both = jiaokan_run({"compare", "-", "-"}, kPlan);
  CHECK(both.status == 2);
  CHECK_THAT(both.err, Contains("only one of the editions can be standard input"));
}

TEST_CASE("a saved document gives what its file gives", "[cli][output]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kPlan), b = folder.file("b.txt", kOther);
  const std::string saved = folder.file("a.json", jiaokan_run({"extract", a, "--format", "json"}).out);
  CHECK(jiaokan_run({"extract", saved, "--format", "json"}).out == read_file(saved));
  CHECK(jiaokan_run({"compare", saved, b, "--format", "json"}).out == jiaokan_run({"compare", a, b, "--format", "json"}).out);
}

TEST_CASE("changed words are marked with brackets, and with colour only where it was asked for", "[cli][output]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kPlan), b = folder.file("b.txt", kOther);
  const CommandResult plain = jiaokan_run({"compare", a, b});
  CHECK(plain.status == 1);
  CHECK_THAT(plain.out, Contains("【12】"));
  CHECK_THAT(plain.out, Contains("【15】"));
  CHECK(plain.out.find('\x1b') == std::string::npos);
  const CommandResult colored = jiaokan_run({"compare", a, b, "--color", "always"});
  CHECK(colored.out.find("\x1b[") != std::string::npos);
  CHECK(colored.out.find("【12】") == std::string::npos);
  CHECK(jiaokan_run({"compare", a, b}, {}, {"NO_COLOR=1"}).out == plain.out);
}

TEST_CASE("the option --fail-on decides what is a failure", "[cli][output]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kPlan), b = folder.file("b.txt", kOther);
  CHECK(jiaokan_run({"compare", a, b}).status == 1);
  CHECK(jiaokan_run({"compare", a, b, "--fail-on", "content"}).status == 1);
  CHECK(jiaokan_run({"compare", a, b, "--fail-on", "none"}).status == 0);
  CHECK(jiaokan_run({"compare", a, a}).status == 0);
}
