#include "report/bitext_writers.h"

#include <catch2/catch.hpp>

#include "report/alignment_html.h"
#include "report/bitext.h"
#include "report/markup.h"
#include "report/sample.h"
#include "support/command.h"
#include "support/paths.h"

using namespace jiaokan;

namespace {

report::AlignmentView view_of(const test::SamplePair& p) { return {p.a.document, p.b.document, p.a.folded, p.b.folded, p.alignment, false}; }

/// Checks the structure that the standard asks for; what is wrong with it, or nothing.
std::string complaints(const std::string& format, const std::string& text) {
  const test::TemporaryFolder folder;
  const std::string file = folder.file("out." + format, text);
  const test::CommandResult r = test::run_command({"/usr/bin/python3", (test::source_dir() / "tests/support/check_bitext.py").string(), format, file});
  return r.out + r.err;
}

}  // namespace

TEST_CASE("TMX has what TMX 1.4b asks for", "[report][tmx]") {
  test::SamplePair p = test::sample_pair();
  const std::string tmx = report::alignment_tmx(view_of(p), {});
  CHECK(complaints("tmx", tmx) == "");
  CHECK(tmx.find("<tmx version=\"1.4\">") != std::string::npos);
  CHECK(tmx.find("segtype=\"paragraph\"") != std::string::npos);
  CHECK(tmx.find("srclang=\"zh-Hans\"") != std::string::npos);
  CHECK(tmx.find("<tu tuid=\"bead-2\">\n      <prop type=\"x-jiaokan-similarity\">0.9500</prop>\n      <tuv xml:lang=\"zh-Hans\">") != std::string::npos);
  CHECK(tmx.find("<seg>到2026年，全市新建公園15個， 改造老舊小區30個。</seg>") != std::string::npos);
  // One-sided beads are counted, or listed where asked for.
  CHECK(tmx.find("<prop type=\"x-jiaokan-left-out-source\">1</prop>") != std::string::npos);
  CHECK(tmx.find("建立月度通报制度") == std::string::npos);
  report::AlignmentView view = view_of(p);
  view.one_sided = true;
  const std::string all = report::alignment_tmx(view, {});
  CHECK(complaints("tmx", all) == "");
  CHECK(all.find("<prop type=\"x-jiaokan-left-out-source\">0</prop>") != std::string::npos);
  CHECK(all.find("<tu tuid=\"bead-4\">\n      <tuv xml:lang=\"zh-Hans\">") != std::string::npos);
}

TEST_CASE("XLIFF has what XLIFF 2.1 asks for", "[report][xliff]") {
  const test::SamplePair p = test::sample_pair();
  report::AlignmentView view = view_of(p);
  CHECK(complaints("xliff", report::alignment_xliff(view, {})) == "");
  view.one_sided = true;
  view.source_language = "zh-CN";
  view.target_language = "zh-HK";
  const std::string xliff = report::alignment_xliff(view, {});
  CHECK(complaints("xliff", xliff) == "");
  CHECK(xliff.find("srcLang=\"zh-CN\" trgLang=\"zh-HK\"") != std::string::npos);
  CHECK(xliff.find("<unit id=\"bead-1\">") != std::string::npos);
  CHECK(xliff.find("<segment state=\"initial\">\n        <source>建立月度通报制度。</source>\n      </segment>") != std::string::npos);
}

TEST_CASE("a moved pair is a unit, and neither of its sides is left out", "[report][tmx]") {
  test::SamplePair p = test::sample_pair();
  p.alignment.beads = {{{0, 1}, {0, 1}, 1}, {{1, 2}, {1, 1}, 0}, {{2, 3}, {1, 1}, 0}, {{3, 4}, {1, 1}, 0}, {{4, 4}, {1, 2}, 0}, {{4, 4}, {2, 3}, 0}};
  p.alignment.moved = {{1, 1, 0.95}, {2, 2, 0.97}};
  const report::Bitext bitext = report::bitext_of(view_of(p));
  REQUIRE(bitext.units.size() == 3);
  CHECK(bitext.units[2].id == "move-2");
  CHECK(bitext.units[2].moved);
  CHECK(bitext.left_out_a == 1);
  CHECK(bitext.left_out_b == 0);
  CHECK(complaints("tmx", report::alignment_tmx(view_of(p), {})) == "");
  CHECK(complaints("xliff", report::alignment_xliff(view_of(p), {})) == "");
}

TEST_CASE("markup and characters that XML has not are written so that every reader takes them", "[report][tmx][xliff][html]") {
  test::SamplePair p = test::sample_pair();
  std::string& text = p.a.document.text;
  for (const auto& [was, is] : {std::pair<std::string, std::string>{"鼓励社", "<b>&\x01\"\xEF\xBF\xBE"}, {"会资", "]]>\x1B\x0C\x7F"}}) {
    REQUIRE(was.size() <= is.size() + 3);
    const std::size_t at = text.find(was);
    REQUIRE(at != std::string::npos);
    text.replace(at, was.size(), is.substr(0, was.size()));
  }
  p.a.folded.text = text;
  const std::string tmx = report::alignment_tmx(view_of(p), {}), xliff = report::alignment_xliff(view_of(p), {}), html = report::alignment_html(view_of(p), {});
  CHECK(complaints("tmx", tmx) == "");
  CHECK(complaints("xliff", xliff) == "");
  CHECK(complaints("html", html) == "");
  CHECK(tmx.find("&lt;b&gt;&amp;\uFFFD&quot;") != std::string::npos);
  CHECK(xliff.find("&lt;b&gt;&amp;<cp hex=\"0001\"/>&quot;") != std::string::npos);
  CHECK(tmx.find('\x1B') == std::string::npos);
  CHECK(html.find('\x1B') == std::string::npos);
}

TEST_CASE("the ladder climbs from the first to the last segment of both sides", "[report][ladder]") {
  test::SamplePair p = test::sample_pair();
  CHECK(report::alignment_ladder(view_of(p), {}) == "0\t0\t1.0000\n1\t1\t0.9500\n2\t2\t0.9700\n3\t3\t0.0000\n4\t3\t0.0000\n");
  // Page furniture inside a bead is part of its step.
  p.alignment.beads = {{{0, 1}, {0, 1}, 1}, {{1, 4}, {1, 2}, 0.9, {2}, {}}, {{2, 3}, {2, 2}, 0}, {{4, 4}, {2, 3}, 0}};
  CHECK(report::alignment_ladder(view_of(p), {}) == "0\t0\t1.0000\n1\t1\t0.9000\n4\t2\t0.0000\n4\t3\t0.0000\n");
}

TEST_CASE("the page of an alignment marks languages, moves and doubts", "[report][html]") {
  test::SamplePair p = test::sample_pair();
  p.alignment.suspicious = {{{1, 3}, {1, 3}, 0.02}};
  p.alignment.moved = {{3, 2, 0.9}};
  const std::string html = report::alignment_html(view_of(p), {});
  CHECK(complaints("html", html) == "");
  CHECK(html.find("<td lang=\"zh-Hans\"><span id=\"Ab1\">一、主要目标</span></td><td lang=\"zh-Hant\"><span id=\"Bb1\">") != std::string::npos);
  CHECK(html.find("class=\"suspicious\"") != std::string::npos);
  CHECK(html.find("<a href=\"#Bb3\">") != std::string::npos);
  CHECK(html.find("A b2–b3 and B b2–b3 stand at the same place and have next to nothing in common") != std::string::npos);
  for (const char* outside : {"http://", "https://", "<script", "<img", "<link", "@import", "url("}) CHECK(html.find(outside) == std::string::npos);
}

TEST_CASE("sentences of a block are joined as they stand, blocks with a blank", "[report][bitext]") {
  const test::SamplePair p = test::sample_pair();
  NormalizedText text = p.a.folded;
  const std::uint32_t block = 1, begin = text.segments[1].text.begin, end = text.segments[1].text.end, middle = begin + 9;
  text.segments[1] = {{begin, middle}, block};
  text.segments.insert(text.segments.begin() + 2, Segment{{middle, end}, block});
  CHECK(report::text_of_segments(p.a.document, text, {1, 2}) == report::text_of_segments(p.a.document, p.a.folded, {1}));
  CHECK(report::text_of_segments(p.a.document, p.a.folded, {2, 3}) == "鼓励社会资本参与运营，不得损害公共利益。 建立月度通报制度。");
}

TEST_CASE("the language of a text is told by its script or its commonest words", "[report][language]") {
  Document d;
  d.text = "The county repairs the bridge and opens it to the walkers in the spring of the year, for it is the wish of all that walk.";
  CHECK(report::language_of(d) == "en");
  d.text = "Die Brücke wird im Frühjahr erneuert und danach wieder für alle geöffnet, wie es die Leute im Ort seit langem wollen, auch ohne Geld.";
  CHECK(report::language_of(d) == "und");
  d.script.detected = Script::kHant;
  d.script.standard = ScriptStandard::kHk;
  CHECK(report::language_of(d) == "zh-Hant-HK");
  for (const char* tag : {"en", "zh-Hans", "zh-Hant-HK", "es-419", "de-1996"}) CHECK(report::is_language_tag(tag));
  for (const char* no : {"", "e", "-en", "en-", "en_GB", "zh--Hans", "123", "abcdefghi", "e\"n"}) CHECK_FALSE(report::is_language_tag(no));
}
