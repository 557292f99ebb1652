#include <array>
#include <catch2/catch.hpp>
#include <map>

#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"
#include "extract/reader.h"
#include "support/block_texts.h"
#include "support/random.h"

using namespace jiaokan;
using namespace jiaokan::extract;

// Shapes that pages of authorities and of word processors have.

namespace {

Document page(std::string_view body) {
  return read_document("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>" + std::string(body) + "</body></html>", "a");
}

using jiaokan::test::blocks_of;

std::string furniture_of(const Document& document) {
  std::string out;
  for (const Furniture& furniture : document.furniture) out += furniture.text + "\n";
  return out;
}

}  // namespace

TEST_CASE("the reading over ruby text and the marks of notes stand beside the line", "[extract][html]") {
  const Document ruby = page("<p>澜<ruby>湾<rp>(</rp><rt>wān</rt><rp>)</rp></ruby>市修渠，筑坝。</p>");
  CHECK(blocks_of(ruby) == "澜湾市修渠，筑坝。\n");
  CHECK(furniture_of(ruby) == "wān\n");
  const Document notes = page("<p>面积5m<sup>2</sup>，水库<sup><a href=\"#f1\">1</a></sup>三座<sup>[2]</sup>，渠<sup>③</sup>五条。</p>");
  CHECK(blocks_of(notes) == "面积5m2，水库三座，渠五条。\n");
  CHECK(furniture_of(notes) == "1\n[2]\n③\n");
}

TEST_CASE("notes at the foot of a web page are notes, and what leads back from them stands beside them", "[extract][html]") {
  const Document d = page(
      "<p>渠长五公里<sup><a href=\"#n1\">[1]</a></sup>，水库三座<a href=\"#n2\"><sup>2</sup></a>。</p><ol><li id=\"n1\">含在建。<a href=\"#r1\">↩</a></li></ol>"
      "<p id=\"n2\">大中型。<a href=\"#top\">返回</a></p>");
  CHECK(blocks_of(d) == "渠长五公里，水库三座。\n[note]1. 含在建。\n[note]大中型。返回\n");
  CHECK(furniture_of(d) == "[1]\n2\n↩\n");
}

TEST_CASE("a page saved before its scripts ran shows the text that they would have shown", "[extract][html]") {
  CHECK(blocks_of(
            page("<p style=\"visibility:hidden\">提示</p><div style=\"visibility: hidden; opacity: 0;\"><p>修渠筑坝，引水灌溉。</p><p>防洪抗旱。</p></div>")) ==
        "修渠筑坝，引水灌溉。\n防洪抗旱。\n");
}

TEST_CASE("ordered lists are numbered as a browser numbers them", "[extract][html]") {
  CHECK(blocks_of(page("<ol start=3><li>修渠；</li><li value=7>筑坝；</li><li>引水。</li></ol>")) ==
        "[list_item]3. 修渠；\n[list_item]7. 筑坝；\n[list_item]8. 引水。\n");
  CHECK(blocks_of(page("<ol style=\"list-style-type: cjk-ideographic\"><li>修渠；</li><li>筑坝。</li></ol>")) ==
        "[list_item]一、修渠；\n[list_item]二、筑坝。\n");
  CHECK(blocks_of(page("<ol reversed><li>修渠；</li><li>筑坝；</li></ol>")).starts_with("[list_item]2. 修渠；\n"));
  CHECK(blocks_of(page("<ol style=\"list-style:none\"><li>修渠；</li><li>筑坝。</li></ol>")) == "修渠；\n筑坝。\n");
}

TEST_CASE("Word's own numbers in its web pages lose the blanks in small type", "[extract][html]") {
  CHECK(blocks_of(page("<p><![if !supportLists]><span style='mso-list:Ignore'>一、<span style='font:7.0pt'>&nbsp;&nbsp; "
                       "</span></span><![endif]>总体要求</p><p>修渠。<o:p></o:p></p>")) == "[heading1]一、总体要求\n修渠。\n");
}

TEST_CASE("a table with words in one column only lays out the page", "[extract][html][tables]") {
  CHECK(blocks_of(page("<table><tr><td></td><td><p>修渠筑坝。</p><p>引水灌溉。</p></td></tr><tr><td></td><td>防洪。</td></tr></table>")) ==
        "修渠筑坝。\n引水灌溉。\n防洪。\n");
  CHECK(blocks_of(page("<table><tr><td>渠</td><td>3</td></tr><tr style=\"display:none\"><td>密</td><td>9</td></tr><tr><td>坝</td><td>5</td></tr></table>")) ==
        "[table]渠\t3\n坝\t5\n");
}

TEST_CASE("formulas and the words of drawings are text, their descriptions are not", "[extract][html]") {
  CHECK(blocks_of(page("<p>产值<math><mi>x</mi><mo>=</mo><mn>3</mn><annotation "
                       "encoding=\"tex\">x=3</annotation></math>。</p><svg><title>图</title><text>渠长</text><text>坝高</text></svg>")) ==
        "产值x=3。\n[note]渠长\n[note]坝高\n");
}

TEST_CASE("what no browser shows is not in the text", "[extract][html]") {
  CHECK(blocks_of(page("<p>水&shy;库\xE2\x80\x8B和\xEF\xBB\xBF渠道<!-- 旧 --><noscript>开</noscript>。</p><q>修渠</q>")) == "水库和渠道。\n“修渠”\n");
  CHECK_THROWS_AS(read_document("<html><frameset cols=\"1,2\"><frame src=a><noframes><body>框架</body></noframes></frameset></html>", "a"), Error);
}

TEST_CASE("every character that a page shows is in a block or in furniture, once", "[extract][html][property]") {
  const std::u32string_view letters = U"水利库渠坝河湾县局防洪";
  test::Random random(20240506);
  const auto below = [&](std::size_t n) { return random.below(static_cast<std::uint32_t>(n)); };
  constexpr std::array<std::string_view, 16> kTags{"p",  "div", "span",       "section", "b",   "ul",   "li",  "ol",
                                                   "h2", "td",  "blockquote", "a",       "nav", "ruby", "sup", "font"};
  for (int round = 0; round < 300; ++round) {
    std::string html = "<!DOCTYPE html><body><p>水</p>";
    std::map<char32_t, std::size_t> shown{{U'水', 1}}, found;
    std::vector<std::string_view> open;
    for (std::size_t step = 0; step < 40; ++step) {
      const std::size_t what = below(10);
      if (what < 3) {
        const std::string_view tag = kTags[below(kTags.size())];
        html += tag == "td" ? "<table><tr><td>" : "<" + std::string(tag) + ">";
        open.push_back(tag);
      } else if (what < 5 && !open.empty()) {
        html += open.back() == "td" ? "</td></tr></table>" : "</" + std::string(open.back()) + ">";
        open.pop_back();
      } else if (what == 5) {
        html += "<br>";
      } else if (what == 6) {
        html += below(2) ? "</td><td>" : "</td></tr><tr><td>";
      } else {
        for (std::size_t n = 1 + below(12); n > 0; --n) {
          const char32_t c = letters[below(letters.size())];
          utf8::append(html, c);
          ++shown[c];
        }
        if (below(3) == 0) html += "。";
      }
    }
    INFO(html);
    const Document document = read_document(html, "a");
    const auto count = [&](std::string_view text) {
      for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        if (letters.find(c) != std::u32string_view::npos) ++found[c];
      }
    };
    for (std::size_t i = 0; i < document.blocks.size(); ++i) count(document.block_text(i));
    for (const Furniture& furniture : document.furniture) count(furniture.text);
    CHECK(found == shown);
  }
}
