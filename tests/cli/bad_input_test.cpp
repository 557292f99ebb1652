#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/jiaokan.h"
#include "support/paths.h"
#include "support/pdf_builder.h"
#include "support/sanitizer.h"

using namespace jiaokan::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using namespace std::string_literals;

namespace {

/// The contract for input that cannot be read: exit 2, nothing on standard output, one line that begins with the program's name and names the file.
void check_refused(const CommandResult& r, const std::string& name, const std::string& reason) {
  INFO("stderr: " << r.err);
  CHECK(r.status == 2);
  CHECK(r.out.empty());
  CHECK_THAT(r.err, StartsWith("jiaokan: "));
  CHECK(std::count(r.err.begin(), r.err.end(), '\n') == 1);
  CHECK_THAT(r.err, Contains(name));
  CHECK_THAT(r.err, Contains(reason));
}

std::string utf16le(const std::u16string& text, bool bom) {
  std::string out = bom ? "\xFF\xFE"s : ""s;
  for (const char16_t unit : text) out += static_cast<char>(unit & 0xFF), out += static_cast<char>(unit >> 8);
  return out;
}

}  // namespace

TEST_CASE("input that is not there, not readable or no file is refused with one clear line by every verb", "[cli][bad-input]") {
  const TemporaryFolder folder;
  const std::string good = folder.file("good.txt", "一、总体要求\n\n到2025年，新建公园十二个。\n");
  const std::string missing = (folder.path() / "missing.txt").string();
  for (const char* verb : {"extract", "facts", "lint", "compare", "align"}) {
    INFO(verb);
    const bool pair = verb == "compare"s || verb == "align"s;
    const auto run = [&](const std::string& file) { return pair ? jiaokan_run({verb, good, file}) : jiaokan_run({verb, file}); };
    check_refused(run(missing), "missing.txt", "no such file; check");
    check_refused(run(folder.path().string()), folder.path().string(), "is a directory; name the files");
    check_refused(run(folder.file("empty.txt", "")), "empty.txt", "empty");
    check_refused(run(folder.file("blank.txt", " \n\t\n\xE3\x80\x80\n")), "blank.txt", "no text");
  }
  check_refused(jiaokan_run({"convert", "--to", "hans", missing}), "missing.txt", "no such file");
}

TEST_CASE("a file without read permission is refused", "[cli][bad-input]") {
  if (::geteuid() == 0) {
    WARN("SKIPPED: root reads everything");
    return;
  }
  const TemporaryFolder folder;
  const std::string file = folder.file("locked.txt", "文本");
  ::chmod(file.c_str(), 0);
  check_refused(jiaokan_run({"extract", file}), "locked.txt", "cannot be opened (Permission denied)");
}

TEST_CASE("binary files are refused by what they look like", "[cli][bad-input]") {
  const TemporaryFolder folder;
  const std::pair<std::string, std::string> cases[] = {
      {"picture.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1"s},
      {"archive.pdf", "PK\x03\x04\x14\0\0\0\x08\0abcdefgh"s},
      {"program.txt", "\x7F"s + "ELF\2\1\1\0\0\0\0\0\0\0\0\0"s},
      {"photo.html", "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1"s},
  };
  for (const auto& [name, bytes] : cases) check_refused(jiaokan_run({"extract", folder.file(name, bytes)}), name, "; ");
}

TEST_CASE("a damaged PDF is refused with its reason", "[cli][bad-input]") {
  const TemporaryFolder folder;
  check_refused(jiaokan_run({"extract", folder.file("broken.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n")}), "broken.pdf", "; ");
  check_refused(jiaokan_run({"extract", folder.file("stub.pdf", "%PDF-1.4\n")}), "stub.pdf", "; ");
}

TEST_CASE("texts in the encodings of Chinese files are read alike", "[cli][encoding]") {
  const TemporaryFolder folder;
  const std::u16string text = u"一、總體要求\n\n全面推進城市更新，到2025年新建公園十二個，改造老舊社區三十個，惠及居民五萬戶。\n";
  const std::string utf8 = "一、總體要求\n\n全面推進城市更新，到2025年新建公園十二個，改造老舊社區三十個，惠及居民五萬戶。\n";
  const std::string want = jiaokan_run({"extract", folder.file("utf8.txt", utf8)}).out;
  REQUIRE_THAT(want, Contains("改造老舊社區三十個"));
  std::string big_endian = utf16le(text, true);
  for (std::size_t i = 0; i + 1 < big_endian.size(); i += 2) std::swap(big_endian[i], big_endian[i + 1]);
  std::string crlf;
  for (const char c : utf8) crlf += c == '\n' ? "\r\n"s : std::string(1, c);
  const std::pair<std::string, std::string> cases[] = {
      {"bom.txt", "\xEF\xBB\xBF" + utf8}, {"utf16le.txt", utf16le(text, true)}, {"utf16be.txt", big_endian}, {"utf16-no-bom.txt", utf16le(text, false)}, {"crlf.txt", crlf}};
  for (const auto& [name, bytes] : cases) {
    INFO(name);
    const CommandResult r = jiaokan_run({"extract", folder.file(name, bytes)});
    CHECK(r.status == 0);
    CHECK(r.out == want);
  }
  for (const char* encoding : {"GB18030", "BIG5"}) {
    INFO(encoding);
    const CommandResult encoded = run_command({"iconv", "-f", "UTF-8", "-t", encoding}, utf8);
    REQUIRE(encoded.status == 0);
    const CommandResult r = jiaokan_run({"extract", folder.file(std::string(encoding) + ".txt", encoded.out)});
    CHECK(r.status == 0);
    CHECK(r.out == want);
  }
}

TEST_CASE("bytes that are no known encoding are not guessed at", "[cli][encoding]") {
  const TemporaryFolder folder;
  check_refused(jiaokan_run({"extract", folder.file("odd.txt", "到2025年\xFF\xFE\x80\x81 完成\xC0\xAF。\xF5\xFF\n")}), "odd.txt", "byte");
  check_refused(jiaokan_run({"convert", "--to", "hans", folder.file("odd2.txt", "歷史\xFF")}), "odd2.txt", "is not UTF-8 at byte 6");
  check_refused(jiaokan_run({"extract", folder.file("surrogate.txt", utf16le(u"一、總體要求\n到二〇二五年", true) + "\x00\xD8\x41\x00"s)}), "surrogate.txt", "; ");
  for (const char* verb : {"lint", "facts"}) check_refused(jiaokan_run({verb, folder.file("odd3.txt", "曆史\xFF檔案，一、總體要求\n")}), "odd3.txt", "byte 6");
}

TEST_CASE("a NUL inside a text is dealt with openly", "[cli][bad-input]") {
  const TemporaryFolder folder;
  const CommandResult r = jiaokan_run({"extract", folder.file("nul.txt", "全面推进城市更新。\n\n到2025年\0，新建公园十二个。\n"s)});
  INFO(r.err);
  // Either a clear refusal or a reading that says what it did; never a text cut off at the NUL.
  if (r.status == 0) {
    CHECK_THAT(r.out, Contains("新建公园十二个"));
    CHECK_THAT(r.err, Contains("NUL"));
  } else {
    check_refused(r, "nul.txt", "NUL");
  }
}

TEST_CASE("100 MB in one line are read in time and memory that suit them", "[cli][bad-input][slow]") {
  const TemporaryFolder folder;
  std::string text;
  text.reserve(100'000'000);
  const std::string sentence = "全面推进城市更新，到2025年新建公园十二个";
  while (text.size() + sentence.size() < 100'000'000) text += sentence;
  const std::string file = folder.file("long.txt", text);
  const CommandResult r = jiaokan_run({"extract", file, "-o", (folder.path() / "out.txt").string()});
  INFO(r.err);
  CHECK((r.status == 0 || r.status == 2));
  if (r.status == 0) CHECK(std::filesystem::file_size(folder.path() / "out.txt") >= text.size());
  if (r.status == 2) check_refused(r, "long.txt", "; ");
}

TEST_CASE("one bad file does not stop the others", "[cli][bad-input]") {
  const TemporaryFolder folder;
  const std::string first = folder.file("first.txt", "新建公园十二个。\n");
  const std::string bad = (folder.path() / "gone.txt").string();
  const std::string last = folder.file("last.txt", "改造社区三十个。\n");
  const CommandResult r = jiaokan_run({"extract", first, bad, last});
  CHECK(r.status == 2);
  CHECK(r.out == "新建公园十二个。\n改造社区三十个。\n");
  CHECK_THAT(r.err, Contains("gone.txt: no such file"));
  CHECK(std::count(r.err.begin(), r.err.end(), '\n') == 1);
}

TEST_CASE("a saved document that is no whole one is refused", "[cli][bad-input]") {
  const TemporaryFolder folder;
  const std::string text = folder.file("a.txt", "新建公园十二个。\n");
  const std::string json = jiaokan_run({"extract", text, "--format", "json"}).out;
  REQUIRE(json.size() > 100);
  check_refused(jiaokan_run({"facts", folder.file("cut.json", json.substr(0, json.size() / 2))}), "cut.json", "is no whole jiaokan.document/1");
  check_refused(jiaokan_run({"facts", folder.file("next.json", "{\"format\": \"jiaokan.document/9\"}")}), "next.json", "its format is jiaokan.document/9");
}

TEST_CASE("where the system gives too few open files, that is said, and no page is taken for empty", "[cli][bad-input][pdf]") {
  if (kSanitized) return;  // whether a sanitized process may fork is read from /proc, which takes open files itself
  PdfBuilder pdf;
  for (int page = 0; page < 6; ++page) pdf.page().text(90, 90, "到2025年，力争新建公园12个。");
  const TemporaryFolder folder;
  const std::string plan = folder.file("plan.pdf", pdf.build());
  const std::string whole = jiaokan_run({"extract", plan}).out;
  std::size_t refused = 0;
  for (int most = 10; most <= 40; most += 2) {
    INFO(most);
    const CommandResult r = run_command({"/bin/sh", "-c", "ulimit -n " + std::to_string(most) + " && exec \"$0\" extract -j 2 \"$1\"", JIAOKAN_BINARY, plan});
    if (r.status == 2) {
      ++refused;
      check_refused(r, "plan.pdf: ", "Too many open files");
    } else {
      CHECK(r.out == whole);
      CHECK(r.err.empty());
    }
  }
  CHECK(refused > 0);
  CHECK(refused < 16);
}
