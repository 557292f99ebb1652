#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "support/jiaokan.h"
#include "support/paths.h"

using namespace jiaokan::test;
using Json = nlohmann::json;

namespace {

const char* const kHans = "一、总体要求\n\n（一）目标。\n\n到2025年，力争新建公园12个。（责任单位：市园林局、水务局）\n";
const char* const kHant = "一、總體要求\n\n（一）目標。\n\n到2025年，力爭新建公園15個。（責任單位：市園林局、水務局）\n";

}  // namespace

TEST_CASE("extract gives blocks with kind, level, label and section", "[cli][extract]") {
  const Json doc = Json::parse(jiaokan_run({"extract", "-", "--format", "json"}, kHans).out);
  REQUIRE(doc["blocks"].size() == 3);
  CHECK(doc["blocks"][0]["kind"] == "heading");
  CHECK(doc["blocks"][1]["label"] == "(一)");
  CHECK(doc["blocks"][1]["level"] == 2);
  CHECK(doc["blocks"][2]["section"] == Json::array({"一", "(一)"}));
  CHECK(doc["script"]["detected"] == "hans");
}

TEST_CASE("with --units lines, extract keeps every line as a block, empty ones too", "[cli][extract]") {
  const Json doc = Json::parse(jiaokan_run({"extract", "-", "--units", "lines", "--format", "json"}, "甲\n\n乙 丙\n").out);
  REQUIRE(doc["blocks"].size() == 3);
  CHECK(doc["blocks"][1]["text"] == "");
  CHECK(doc["blocks"][2]["text"] == "乙 丙");
}

TEST_CASE("convert changes the script and nothing else", "[cli][convert]") {
  CHECK(jiaokan_run({"convert", "--to", "hans"}, "  發展歷史，\t改革 開放。\r\n\n").out == "  发展历史，\t改革 开放。\r\n\n");
  CHECK(jiaokan_run({"convert", "--from", "hans", "--to", "tw"}, "为了历史").out == "為了歷史");
  const std::string explained = jiaokan_run({"convert", "--to", "hans", "--explain"}, "甲發展").out;
  const Json change = Json::parse(explained.substr(0, explained.find('\n')));
  CHECK(change["start"] == 1);
  CHECK(change["to"].get<std::string>().substr(0, 3) == "发");
  const TemporaryFolder folder;
  const std::string keep = folder.file("keep.txt", "發展\n");
  CHECK(jiaokan_run({"convert", "--to", "hans", "--keep", keep}, "發展與發現").out == "發展与发现");
}

TEST_CASE("align matches the blocks of the two editions", "[cli][align]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kHans), b = folder.file("b.txt", kHant);
  const Json result = Json::parse(jiaokan_run({"align", a, b, "--format", "json"}).out);
  REQUIRE(result["beads"].size() == 3);
  CHECK(result["beads"][2]["a"] == Json::array({"b3"}));
  CHECK(result["beads"][2]["kind"] == "1-1");
  CHECK(result["summary"]["coverage_a"].get<double>() > 0.99);
  const Json sentences = Json::parse(jiaokan_run({"align", a, b, "--level", "sentence", "--format", "json"}).out);
  CHECK(sentences["level"] == "sentence");
  CHECK(sentences["sentences"]["a"].size() >= 3);
}

TEST_CASE("facts gives targets and responsible units", "[cli][facts]") {
  const Json facts = Json::parse(jiaokan_run({"facts", "-", "--format", "json"}, kHans).out);
  REQUIRE(facts["targets"].size() == 1);
  CHECK(facts["targets"][0]["value"] == 12);
  CHECK(facts["targets"][0]["unit"] == "个");
  CHECK(facts["targets"][0]["year"] == 2025);
  REQUIRE(facts["responsibilities"].size() == 1);
  CHECK(facts["responsibilities"][0]["units"][1]["name"] == "市水务局");
}

TEST_CASE("facts have the same fingerprints in the text and the PDF of an edition", "[cli][facts]") {
  const auto fingerprints = [](const std::string& file) {
    std::istringstream lines(jiaokan_run({"facts", "--format", "jsonl", (source_dir() / "corpus" / file).string()}).out);
    std::multiset<std::string> out;
    for (std::string line; std::getline(lines, line);) out.insert(Json::parse(line)["fingerprint"]);
    return out;
  };
  for (const char* const edition : {"lanwan-2024/hans", "qiyun-2025/hans", "qiyun-2025/hant-tw"}) {
    INFO(edition);
    const std::multiset<std::string> of_text = fingerprints(edition + std::string(".txt"));
    CHECK(of_text.size() > 50);
    CHECK(std::set<std::string>(of_text.begin(), of_text.end()).size() == of_text.size());
    CHECK(fingerprints(edition + std::string(".pdf")) == of_text);
  }
}

TEST_CASE("facts writes one CSV table, with a byte order mark where asked for", "[cli][facts]") {
  const CommandResult plain = jiaokan_run({"facts", "-", "--format", "csv"}, kHans);
  CHECK(plain.status == 0);
  CHECK(plain.out.rfind("source,page,record,id,fingerprint,section,indicator,", 0) == 0);
  CHECK(plain.out.find(",target,t1,") != std::string::npos);
  CHECK(plain.out.find(",unit,r1,") != std::string::npos);
  CHECK(jiaokan_run({"facts", "-", "--format", "csv", "--bom"}, kHans).out == "\xEF\xBB\xBF" + plain.out);
}

TEST_CASE("facts prints its JSON Schema without reading a file", "[cli][facts]") {
  const CommandResult r = jiaokan_run({"facts", "--schema"});
  CHECK(r.status == 0);
  CHECK(Json::parse(r.out)["$id"] == "urn:jiaokan:facts:1");
  CHECK(jiaokan_run({"facts"}).status == 2);
}

TEST_CASE("facts lists every figure of the text where asked for", "[cli][facts]") {
  CHECK_FALSE(Json::parse(jiaokan_run({"facts", "-", "--format", "json"}, kHans).out).contains("quantities"));
  const Json facts = Json::parse(jiaokan_run({"facts", "-", "--format", "json", "--quantities"}, "共三分之一，\n即五百元以上。\n").out);
  REQUIRE(facts["quantities"].size() == 6);
  CHECK(facts["quantities"][0]["surface"] == "三分之一");
  CHECK(facts["quantities"][0]["source"] == "(standard input)");
  CHECK(facts["quantities"][1]["kind"] == "range");
  CHECK(facts["quantities"][2]["unit"] == "元");
  CHECK(facts["quantities"][5]["kind"] == "quantity");
  CHECK(facts["quantities"][5]["comparator"] == ">=");
  CHECK(facts["quantities"][5]["surface"] == "五百元以上");
}

TEST_CASE("compare names the one figure that differs", "[cli][compare]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kHans), b = folder.file("b.txt", kHant);
  const CommandResult r = jiaokan_run({"compare", a, b, "--format", "json"});
  CHECK(r.status == 1);
  const Json report = Json::parse(r.out);
  CHECK(report["profile"] == "hans-hant");
  REQUIRE(report["discrepancies"].size() == 1);
  const Json& d = report["discrepancies"][0];
  CHECK(d["kind"] == "number");
  CHECK(d["a"]["text"] == "12");
  CHECK(d["b"]["text"] == "15");
  CHECK(report["summary"]["content"] == 1);
  CHECK(report["summary"]["expected"].get<int>() > 3);
  CHECK_FALSE(report.contains("expected"));
  const Json with_expected = Json::parse(jiaokan_run({"compare", a, b, "--format", "json", "--show", "expected"}).out);
  CHECK(with_expected["expected"].size() == with_expected["summary"]["expected"].get<std::size_t>());
}

TEST_CASE("lint names a wrongly converted character", "[cli][lint]") {
  const CommandResult r = jiaokan_run({"lint", "-", "--format", "json"}, "一、發展目標\n\n回顧城市發展的曆史，總結經驗，繼續深化體制改革。\n");
  CHECK(r.status == 1);
  const Json report = Json::parse(r.out);
  REQUIRE(report["findings"].size() == 1);
  CHECK(report["findings"][0]["kind"] == "misconversion");
  CHECK(report["findings"][0]["a"]["text"].get<std::string>().find("曆") != std::string::npos);
}

TEST_CASE("align writes every format, and --strict refuses what hardly matches", "[cli][align]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kHans), b = folder.file("b.txt", kHant);
  const std::string other = folder.file("other.txt", "图书馆开放时间\n\n读者凭证入馆。借书以十册为限，逾期按日收取费用。\n\n节假日另行通知。\n");
  CHECK(jiaokan_run({"align", "--strict", a, b}).status == 0);
  for (const char* format : {"html", "tmx", "xliff", "ladder", "tsv"}) {
    const CommandResult r = jiaokan_run({"align", "--strict", "--format", format, a, b});
    CHECK(r.status == 0);
    CHECK(r.err.empty());
    CHECK(r.out.size() > 20);
  }
  CHECK(jiaokan_run({"align", "--format", "tmx", "--source-lang", "zh-CN", "--target-lang", "zh-HK", a, b}).out.find("srclang=\"zh-CN\"") != std::string::npos);
  CHECK(jiaokan_run({"align", "--format", "tmx", "--source-lang", "zh CN", a, b}).status == 2);
  const CommandResult strict = jiaokan_run({"align", "--strict", "-o", (folder.path() / "out").string(), a, other});
  CHECK(strict.status == 2);
  CHECK(strict.err.find("hardly match") != std::string::npos);
  CHECK(std::count(strict.err.begin(), strict.err.end(), '\n') == 1);
  CHECK(folder.names() == std::vector<std::string>{"a.txt", "b.txt", "other.txt"});
  const CommandResult lenient = jiaokan_run({"align", "--format", "json", a, other});
  CHECK(lenient.status == 0);
  CHECK(lenient.err.find("hardly match") != std::string::npos);
  const Json result = Json::parse(lenient.out);
  CHECK(result["summary"]["hardly_matched"] == true);
  CHECK(result["warnings"][0]["code"] == "hardly-matched");
  CHECK(jiaokan_run({"align", a, other}).out.find("warning: the two files hardly match") != std::string::npos);
  CHECK(Json::parse(jiaokan_run({"compare", "--format", "json", a, other}).out)["warnings"][0]["code"] == "hardly-matched");
}

TEST_CASE("align keeps what is pinned, and refuses pins that contradict each other or name what is not there", "[cli][align][pins]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", kHans), b = folder.file("b.txt", kHant);
  const auto align = [&](const std::string& pins) { return jiaokan_run({"align", "--format", "json", "--pins", folder.file("pins.tsv", pins), a, b}); };
  const Json result = Json::parse(align("# by hand\nb2\tb1-b2\r\n").out);
  REQUIRE(result["beads"].size() == 3);
  CHECK(result["beads"][1]["kind"] == "1-2");
  CHECK(Json::parse(align("{\"a_index\": [1], \"b_index\": [0, 1]}\n").out)["beads"] == result["beads"]);
  CHECK(Json::parse(align("1\t0,1\n").out)["beads"] == result["beads"]);
  const Json unpaired = Json::parse(align("\tb3\n").out);
  for (const Json& bead : unpaired["beads"])
    if (bead["b"] == Json::array({"b3"})) CHECK(bead["a"] == Json::array());
  // Its own beads are pins that change nothing.
  const std::string beads = jiaokan_run({"align", "--format", "jsonl", a, b}).out;
  CHECK(Json::parse(align(beads).out)["beads"].size() == 3);
  const std::pair<std::string, std::string> wrong[] = {
      {"b1\tb2\nb2\tb1\n", "line 2: this pin crosses that of line 1"},
      {"b1\tb1\n\nb1,b2\tb2\n", "line 3: A b1 is pinned in line 1 already"},
      {"b4\tb1\n", "line 1: A has no segment b4, only 3"},
      {"b0\tb1\n", "line 1: “b0” is no segment"},
      {"s1\tb1\n", "line 1: “s1” is no segment"},
      {"b1 b1\n", "line 1: two columns"},
      {"\t\n", "line 1: no segment is named"},
      {"b2-b1\tb1\n", "runs backwards"},
      {"{\"a\": 3}\n", "“a” is no list"},
      {"{nonsense\n", "line 1: no JSON object"},
      {"99999999999999999999999\tb1\n", "is no segment"},
  };
  for (const auto& [pins, words] : wrong) {
    const CommandResult r = align(pins);
    INFO(pins << r.err);
    CHECK(r.status == 2);
    CHECK(r.out.empty());
    CHECK(r.err.find("pins.tsv: ") != std::string::npos);
    CHECK(r.err.find(words) != std::string::npos);
    CHECK(std::count(r.err.begin(), r.err.end(), '\n') == 1);
  }
}

TEST_CASE("align reads a lexicon, and refuses one that it cannot read", "[cli][align][lexicon]") {
  const TemporaryFolder folder;
  const std::string a = folder.file("a.txt", "渡船每天早晨开往对岸。\n\n老人坐在柳树下面钓鱼。\n"),
                    b = folder.file("b.txt", "An old man fishes under the willow.\n\nThe ferry crosses each morning.\n");
  const auto align = [&](const std::string& lexicon) {
    return jiaokan_run({"align", "-q", "--format", "json", "--lexicon", folder.file("words.tsv", lexicon), a, b});
  };
  CHECK(align("# comment\n渡船\tferry\n柳树\twillow\t0.5\nmorning\t早晨\r\n").status == 0);
  for (const char* wrong : {"渡船 ferry\n", "\tferry\n", "渡船\t\n", "渡船\tferry\tmuch\n", "渡船\tferry\t1.5\n", "\xFF\t\xFE\n"}) {
    const CommandResult r = align(wrong);
    INFO(wrong << r.err);
    CHECK(r.status == 2);
    CHECK(r.err.find("words.tsv: ") != std::string::npos);
  }
}
