#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/jiaokan.h"
#include "support/paths.h"

using namespace jiaokan::test;
using Json = nlohmann::json;

namespace {

std::vector<Json> rows(const std::string& out) {
  std::vector<Json> result;
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find('\n', at);
    result.push_back(Json::parse(out.substr(at, end - at)));
    at = end + 1;
  }
  return result;
}

}  // namespace

TEST_CASE("convert takes a user's words before all dictionaries", "[cli][convert]") {
  const TemporaryFolder folder;
  const std::string words = folder.file("mine.tsv", "# ours\n软件\t软体\n\n发展\t開展\t不算\n");
  CHECK(jiaokan_run({"convert", "--from", "hans", "--to", "tw", "--dict", words}, "软件发展").out == "软体開展");
  const auto refused = [&](const std::string& content) { return jiaokan_run({"convert", "--to", "tw", "--dict", folder.file("bad.tsv", content)}, "发").err; };
  CHECK(refused("甲\n").find("bad.tsv: line 1 is not a word, a tab and what it becomes; ") != std::string::npos);
  CHECK(refused("甲\t乙\n# 甲\n甲\t丙\n").find("bad.tsv: line 3 gives 甲 another meaning than line 1; keep one of them") != std::string::npos);
  CHECK(refused("甲\t乙\n甲\t乙\n").empty());
  CHECK(refused("甲\t\xFF\n").find("bad.tsv: is not UTF-8 at byte 4; ") != std::string::npos);
  CHECK(refused("甲\t乙\n\t丙\n").find("bad.tsv: line 2 is not") != std::string::npos);
}

TEST_CASE("convert uses its own words unless told not to", "[cli][convert]") {
  CHECK(jiaokan_run({"convert", "--from", "hant", "--to", "hans"}, "著力配裝臵").out == "着力配装置");
  CHECK(jiaokan_run({"convert", "--from", "hant", "--to", "hans", "--no-own-rows"}, "著力配裝臵").out == "著力配装臵");
  CHECK(jiaokan_run({"convert", "--opencc-config", "t2s"}, "著力配裝臵").out == "著力配装臵");
}

TEST_CASE("convert does any of OpenCC's configurations", "[cli][convert]") {
  CHECK(jiaokan_run({"convert", "--opencc-config", "s2twp"}, "软件和鼠标").out == "軟體和滑鼠");
  CHECK(jiaokan_run({"convert", "--opencc-config", "tw2sp"}, "軟體和滑鼠").out == "软件和鼠标");
  const CommandResult unknown = jiaokan_run({"convert", "--opencc-config", "s2x"}, "软");
  CHECK(unknown.status == 2);
  CHECK(unknown.err == "jiaokan: s2x.json: no such OpenCC configuration; name one such as s2t, t2s, s2twp\n");
  CHECK(jiaokan_run({"convert", "--opencc-config", "s2t", "--to", "hant"}, "软").status == 2);
  CHECK(jiaokan_run({"convert"}, "软").err == "jiaokan: --to or --opencc-config is needed; say what the text is to become, e.g. --to hans\n");
}

TEST_CASE("convert reads another set of dictionaries from a folder that the environment names", "[cli][convert]") {
  const TemporaryFolder folder;
  folder.file("s2t.json", R"({"conversion_chain": [{"dict": {"type": "text", "file": "Mine.txt"}}]})");
  folder.file("Mine.txt", "软\t軟軟\n");
  const std::string path = folder.path().string();
  CHECK(jiaokan_run({"convert", "--from", "hans", "--to", "hant", "--opencc-data", path}, "软件").out == "軟軟件");
  CHECK(jiaokan_run({"convert", "--from", "hans", "--to", "hant"}, "软件", {"JIAOKAN_OPENCC_DATA=" + path}).out == "軟軟件");
  CHECK(jiaokan_run({"convert", "--from", "hans", "--to", "hk", "--opencc-data", path}, "软件").status == 2);
}

TEST_CASE("convert does not read dictionaries that lie in the working directory", "[cli][convert]") {
  const TemporaryFolder folder;
  folder.file("TSPhrases.ocd2", "no dictionary");
  folder.file("TSCharacters.ocd2", "no dictionary");
  const auto here = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  const CommandResult result = jiaokan_run({"convert", "--from", "hant", "--to", "hans"}, "發展");
  std::filesystem::current_path(here);
  CHECK(result.err.empty());
  CHECK(result.out == "发展");
}

TEST_CASE("convert lists what the dictionaries leave open", "[cli][convert]") {
  const std::vector<Json> open = rows(jiaokan_run({"convert", "--from", "hans", "--to", "hant", "--ambiguous"}, "大家，里面；干").out);
  REQUIRE_FALSE(open.empty());
  const Json& last = open.back();
  CHECK(last["from"] == "干");
  CHECK(last["start"] == 6);
  CHECK(last["choices"].size() >= 3);
  CHECK(last["choices"][0] == last["to"]);
  CHECK(jiaokan_run({"convert", "--to", "hant", "--ambiguous", "--explain"}, "干").status == 2);
}

TEST_CASE("convert writes a long text as it comes and a file whole or not at all", "[cli][convert]") {
  const TemporaryFolder folder;
  std::string text, expected;
  for (int i = 0; i < 60000; ++i) text += "發展與頭髮，", expected += "发展与头发，";
  CHECK(jiaokan_run({"convert", "--to", "hans"}, text).out == expected);
  const std::string target = (folder.path() / "out.txt").string();
  CHECK(jiaokan_run({"convert", "--to", "hans", "-o", target}, text).status == 0);
  CHECK(read_file(target) == expected);
  // The fault stands behind what was converted already.
  const CommandResult broken = jiaokan_run({"convert", "--to", "hans", "-o", (folder.path() / "broken.txt").string()}, text + "\xFF");
  CHECK(broken.status == 2);
  CHECK(broken.err == "jiaokan: (standard input): is not UTF-8 at byte " + std::to_string(text.size()) + "; convert it first, e.g. with iconv, or give --lossy\n");
  CHECK(folder.names() == std::vector<std::string>{"out.txt"});
}

TEST_CASE("convert replaces what is not UTF-8 where it is asked to", "[cli][convert][bad-input]") {
  const CommandResult lossy = jiaokan_run({"convert", "--to", "hans", "--lossy"}, std::string("發\xFF展\xE6", 8));
  CHECK(lossy.status == 0);
  CHECK(lossy.out == "发\uFFFD展\uFFFD");
  CHECK(lossy.err == "jiaokan: (standard input): warning: 2 parts were not UTF-8 and are U+FFFD now\n");
  CHECK(jiaokan_run({"convert", "--to", "hans", "--lossy", "-q"}, std::string("發\xFF", 4)).err.empty());
}

TEST_CASE("convert keeps what surrounds the words: byte order mark, line ends, NUL", "[cli][convert][bad-input]") {
  using namespace std::string_literals;
  CHECK(jiaokan_run({"convert", "--to", "hans"}, "\xEF\xBB\xBF發展\r\n頭髮\r\n").out == "\xEF\xBB\xBF发展\r\n头发\r\n");
  CHECK(jiaokan_run({"convert", "--to", "hans"}, "發\0展\0"s).out == "发\0展\0"s);
}

TEST_CASE("convert refuses at its offset what is no UTF-8, UTF-16 among it", "[cli][convert][bad-input]") {
  using namespace std::string_literals;
  const auto refused = [](const std::string& bytes) {
    const CommandResult r = jiaokan_run({"convert", "--to", "hans"}, bytes);
    CHECK(r.status == 2);
    return r.err;
  };
  CHECK(refused("歷史\xFF").find("(standard input): is not UTF-8 at byte 6; ") != std::string::npos);
  CHECK(refused("歷\xE5\x8F").find("is not UTF-8 at byte 3") != std::string::npos);
  CHECK(refused("歷\xED\xA0\x80史").find("is not UTF-8 at byte 3; ") != std::string::npos);  // half of a surrogate pair
  CHECK(refused("\xFF\xFE\x77\x6B"s).find("is not UTF-8 at byte 0; ") != std::string::npos);    // UTF-16
}
