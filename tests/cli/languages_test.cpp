#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "support/jiaokan.h"
#include "support/paths.h"

using namespace jiaokan::test;
using Json = nlohmann::json;

namespace {

// Every Latin letter in the reports of this pair is the program's own.
const char* const kHans =
    "一、总体要求\n全市新建公园12个，改造小区30个。\n鼓励社会资本参与运营，不得损害公共利益。\n建立月度通报制度，定期公开进展，接受社会监督。\n到2025年，建成图"
    "书馆8个，力争绿化率达到约45%。\n"
    "到2026年，建成图书馆10个以上。（责任单位：市文化局、市财政局）\n二、保障措施\n加强组织领导，明确责任分工，确保各项任务按时完成。\n";
const char* const kHant =
    "一、總體要求\n全市新建公園15個，改造小區30個。\n鼓勵社會資本參與運營，得損害公共利益。\n到2025年，建成圖書館8個，力爭綠化率達到約45%。\n"
    "到2026年，建成圖書館10個以上。（責任單位：市文化局、市財政局）\n二、保障措施\n建立月度通報制度，定期公開進展，接受社會監督。\n加強組織領導，明確責任分工，"
    "確保各項任務按時完成。\n曆史建築要保護。\n";

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) text.replace(at, what.size(), with);
  return text;
}

/// The words of a page that a reader sees or hears: text, titles, labels, placeholders and what its script says.
std::string words_of_page(const std::string& html) {
  std::string out;
  for (std::size_t at = html.find("<title"); at < html.size();) {
    if (html[at] != '<') {
      const std::size_t end = std::min(html.find('<', at), html.size());
      out += html.substr(at, end - at) + "\n";
      at = end;
      continue;
    }
    const std::size_t end = html.find('>', at);
    const std::string tag = html.substr(at, end - at);
    static const std::regex heard(R"re( (?:title|aria-label|placeholder|data-words)="([^"]*)")re");
    for (std::sregex_iterator i(tag.begin(), tag.end(), heard), none; i != none; ++i) {
      const std::string value = replaced(replaced((*i)[1], "&quot;", "\""), "&amp;", "&");
      if ((*i)[0].str().starts_with(" data-words"))
        for (const Json& said : Json::parse(value)) out += said.get<std::string>() + "\n";
      else
        out += value + "\n";
    }
    at = end + 1;
    for (const char* silent : {"script", "style"})
      if (tag.starts_with("<" + std::string(silent))) at = html.find("</" + std::string(silent), at);
  }
  return out;
}

/// Latin words that are nobody's name: not of a file, an option, a fold of ids or a code point.
std::vector<std::string> latin_words(std::string text) {
  for (const char* name : {"a.txt", "b.txt", "c.txt", "decisions.jsonl", "--show expected"}) text = replaced(text, name, " ");
  text = std::regex_replace(text, std::regex("&(quot|amp|lt|gt|#39);|U\\+[0-9A-F]{4,6}|[0-9a-f]{16}"), " ");
  static const std::regex word("[A-Za-z]{2,}");
  return {std::sregex_token_iterator(text.begin(), text.end(), word), std::sregex_token_iterator()};
}

std::string values_of_csv(const std::string& csv) {
  // Ids, kinds and column heads of CSV are for programs: only the messages speak.
  std::string out;
  for (std::size_t at = csv.find("\r\n"); at + 2 < csv.size(); at = csv.find("\r\n", at + 2)) {
    std::size_t field = at + 2;
    for (int column = 0; column < 6; ++column) field = csv.find(',', field) + 1;
    out += csv.substr(field, csv.find(',', field) - field) + "\n";
  }
  return out;
}

/// Options for a comparison that has something new, unchanged, fixed and decided, and a decision that matches nothing.
std::vector<std::string> reviewed(const TemporaryFolder& folder, const std::string& a, const std::string& b, const std::string& language) {
  const Json before = Json::parse(jiaokan_run({"compare", "--units", "lines", a, b, "--format", "json", "--lang", language}).out);
  REQUIRE(before["discrepancies"].size() >= 3);
  Json old = before;
  old["discrepancies"].erase(1);
  old["discrepancies"].push_back(before["discrepancies"][0]);
  old["discrepancies"].back()["fingerprint"] = "00000000000000aa";
  std::string decisions;
  for (const auto& id : {before["discrepancies"][0]["fingerprint"].get<std::string>(), std::string("00000000000000bb")})
    decisions += Json{{"fingerprint", id}, {"decision", "accept"}, {"reason", "另行发布"}, {"who", "王"}}.dump() + "\n";
  return {"--baseline", folder.file("old.json", old.dump()), "--decisions", folder.file("decisions.jsonl", decisions)};
}

struct Report {
  std::vector<std::string> arguments;
  std::string format;
};

}  // namespace

TEST_CASE("no word of any report stays English where Chinese was asked for", "[cli][language]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kHans), b = folder.file("b.txt", kHant);
  std::string third = kHans;
  third.replace(third.find("30个"), std::string("30个").size(), "40个");
  const std::string c = folder.file("c.txt", third);
  const std::string xlsx = (folder.path() / "report.xlsx").string();
  for (const std::string language : {"zh-Hans", "zh-Hant"}) {
    const std::vector<std::string> review = reviewed(folder, a, b, language);
    const Report reports[] = {{{"compare", a, b}, "text"},
                              {{"compare", a, b, "--show", "expected"}, "text"},
                              {{"compare", a, b}, "markdown"},
                              {{"compare", a, b}, "html"},
                              {{"compare", a, b}, "csv"},
                              {{"compare", a, b, "-o", xlsx}, "xlsx"},
                              {{"compare", a, b, c}, "text"},
                              {{"compare", a, b, c}, "markdown"},
                              {{"compare", a, b, c}, "html"},
                              {{"compare", a, b, c, "-o", xlsx}, "xlsx"},
                              {{"lint", b}, "text"},
                              {{"lint", b}, "markdown"},
                              {{"align", a, b}, "text"},
                              {{"align", a, b}, "html"},
                              {{"align", a, b, "--level", "sentence"}, "text"},
                              {{"facts", a}, "text"},
                              {{"facts", "--quantities", b}, "text"}};
    for (const Report& report : reports) {
      std::vector<std::string> arguments = report.arguments;
      arguments.insert(arguments.end(), {"--units", "lines", "--format", report.format, "--lang", language});
      const bool two = std::find(arguments.begin(), arguments.end(), c) == arguments.end();  // a baseline is of two editions
      if (arguments[0] == "compare" && two) arguments.insert(arguments.end(), review.begin(), review.end());
      CommandResult r = jiaokan_run(arguments);
      INFO(language << " " << report.arguments[0] << " " << report.format << r.err);
      REQUIRE(r.status <= 1);
      if (report.format == "html") r.out = words_of_page(r.out);
      if (report.format == "csv") r.out = values_of_csv(r.out);
      if (report.format == "xlsx") r.out = run_command({"/usr/bin/python3", (source_dir() / "tests/support/read_workbook.py").string(), xlsx, "texts"}).out;
      REQUIRE(r.out.size() > 100);
      CHECK(latin_words(r.out) == std::vector<std::string>{});
    }
  }
}

TEST_CASE("the test of languages sees English where it stands", "[cli][language]") {
  CHECK(latin_words("A 作“曆史”，B b12 (d1) a.txt ‹U+E6B3› 0123456789abcdef").empty());
  CHECK(latin_words("找到 3 findings") == std::vector<std::string>{"findings"});
  CHECK(latin_words(words_of_page("<title>甲</title><p title=\"Next\">乙<script>let x</script><b data-words=\"{&quot;Show&quot;:&quot;Hide&quot;}\">")) ==
        std::vector<std::string>{"Next", "Hide"});
}
