#include <catch2/catch.hpp>
#include <string>

#include "extract/reader.h"
#include "support/block_texts.h"
#include "support/random.h"

using namespace jiaokan;
using namespace jiaokan::extract;
using jiaokan::test::blocks_of;

// Pages of sites whose templates mark neither <main> nor <nav>: sentences and links tell the text from what the site puts around it.

namespace {

const std::string kMenu =
    "<div class=\"top\"><div>无障碍</div><div>长者助手</div><ul><li><a href=\"/a\">首页</a></li><li><a href=\"/b\">政务公开</a></li><li><a "
    "href=\"/c\">政务服务</a></li><li><a href=\"/d\">互动交流</a></li></ul></div>";
const std::string kBelow =
    "<div class=\"more\"><h3>相关推荐</h3><ul><li><a href=\"/1\">关于修渠的通知</a></li><li><a href=\"/2\">关于筑坝的通知</a></li><li><a "
    "href=\"/3\">关于引水的通知</a></li></ul></div><div class=\"low\">主办：澜湾市水利局 承办：澜湾市信息中心</div>";
const std::string kSentences =
    "<p>渡口停航期间，改由临时码头上下客，请过往船只注意安全，服从现场人员的指挥和安排。</p><p>恢复通航的时间另行公告；沿岸各村应当告知村民。</p>";

Document page(const std::string& title, const std::string& body) {
  return read_document("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + title + "</title></head><body>" + body + "</body></html>", "a.html");
}

bool aside(const Document& document, std::string_view text) {
  for (const Furniture& furniture : document.furniture)
    if (furniture.text == text) return true;
  return false;
}

}  // namespace

TEST_CASE("menus around the text of a site's page are furniture, and the page's title opens the text", "[extract][html][region]") {
  const Document d = page("渡口停航公告_澜湾市政府网", kMenu + "<div class=\"bt\">渡口停航公告</div><div id=\"zoom\">" + kSentences +
                                                           "</div><p>附件：<a href=\"/f/1.doc\">临时码头位置图.doc</a></p>" + kBelow);
  CHECK(
      blocks_of(d) ==
      "[title]渡口停航公告\n渡口停航期间，改由临时码头上下客，请过往船只注意安全，服从现场人员的指挥和安排。\n恢复通航的时间另行公告；沿岸各村应当告知村民。\n"
      "[note]附件：临时码头位置图.doc\n");
  for (const char* words : {"无障碍", "长者助手", "首页", "互动交流", "相关推荐", "关于筑坝的通知"}) CHECK(aside(d, words));
  CHECK(d.metadata.title == "渡口停航公告");
  CHECK(d.metadata.issuer == "澜湾市水利局");
}

TEST_CASE("a page with few links is all text, whatever its title says", "[extract][html][region]") {
  const Document d = page("渡口停航公告", "<p>澜湾市水利局文件</p><p>澜水〔2024〕8号</p><p>渡口停航公告</p><div>" + kSentences + "</div><p>联系人：水利局</p>");
  CHECK(test::has(d, "澜水〔2024〕8号"));
  CHECK(test::has(d, "联系人：水利局"));
}

TEST_CASE("menus that scripts drive have no links, and end where the page's own heading stands", "[extract][html][region]") {
  std::string menus;
  for (int i = 0; i < 20; ++i) menus += "<div>高级搜索收起</div>";
  const Document d = page("渡口停航公告", menus + "<h1>渡口停航公告</h1><div>" + kSentences + "</div><p>联系人：水利局</p>");
  CHECK(d.block_text(0) == "渡口停航公告");
  CHECK(test::has(d, "联系人：水利局"));
  // A letterhead is no menu.
  const Document notice = page("渡口停航公告", "<p>澜湾市水利局文件</p><p>澜水〔2024〕8号</p><h1>渡口停航公告</h1><div>" + kSentences + "</div>");
  CHECK(test::has(notice, "澜水〔2024〕8号"));
}

TEST_CASE("the name of the site above the title is no title", "[extract][html][region]") {
  const Document d =
      page("渡口停航公告 - 澜湾市水利工程管理局", "<div>澜湾市水利工程管理局</div>" + kMenu + "<div>渡口停航公告</div><div>" + kSentences + "</div>" + kBelow);
  REQUIRE(d.blocks.size() == 3);
  CHECK(d.block_text(0) == "渡口停航公告");
  CHECK(aside(d, "澜湾市水利工程管理局"));
}

TEST_CASE("the words by which a regulation is issued stand above its title, below the page's", "[extract][html][region]") {
  const std::string issued = "<div><p>澜湾市人民政府令第8号</p><p>《澜湾市渡口办法》已经常务会议通过，现予公布。</p><p>澜湾市渡口办法</p>";
  const Document d = page("澜湾市渡口办法", kMenu + "<h1>澜湾市渡口办法</h1>" + issued + kSentences + kSentences + kSentences + kSentences + "</div>" + kBelow);
  CHECK(d.block_text(0) == "澜湾市渡口办法");
  CHECK(test::has(d, "《澜湾市渡口办法》已经常务会议通过，现予公布。"));
}

TEST_CASE("a title that stands among the items of a list begins the text there", "[extract][html][region]") {
  const Document d = page("渡口停航公告", kMenu + "<ul><li class=\"on\"><a>渡口停航公告</a></li></ul><div>" + kSentences + "</div>" + kBelow);
  CHECK(d.blocks.size() == 3);
}

TEST_CASE("a form around the whole page hides none of its text", "[extract][html][region]") {
  CHECK(page("公告", "<form><div><p>渡口停航。</p></div></form>").blocks.size() == 1);
  CHECK(page("渡口停航公告", "<form>" + kMenu + "<h4>渡口停航公告</h4><div>" + kSentences + "</div>" + kBelow + "</form>").blocks.size() == 3);
  // A form of its own beside the text is the site's.
  const Document search = page("公告", "<form><input><button>搜索</button></form><p>渡口停航期间，改由临时码头上下客。</p>");
  CHECK(blocks_of(search) == "渡口停航期间，改由临时码头上下客。\n");
}

TEST_CASE("a table that holds the text stays whole", "[extract][html][region]") {
  const Document d =
      page("渡口一览表", kMenu +
                             "<div><table><tr><td>渡口</td><td>说明</td></tr><tr><td>东渡</td><td>停航期间，改由临时码头上下客，请过往船只注意安全。</td></tr>"
                             "<tr><td>西渡</td><td>照常通航；夜间停止。</td></tr></table></div>" +
                             kBelow);
  REQUIRE(d.blocks.size() == 1);
  CHECK(d.blocks[0].kind == BlockKind::kTable);
  CHECK(d.block_text(0).find("西渡\t照常通航；夜间停止。") != std::string_view::npos);
}

TEST_CASE("the site's table about a text becomes names with their values", "[extract][html][region]") {
  const Document d =
      page("渡口停航公告", kMenu +
                               "<table><tr><td>索 引 号：</td><td>LW-2024-8</td></tr><tr><td>发文机关：</td><td>澜湾市水利局</td></tr><tr><td>发布日期：</td>"
                               "<td>2024-05-06</td></tr></table><h2>渡口停航公告</h2><div>" +
                               kSentences + "</div>" + kBelow);
  CHECK(d.blocks.size() == 3);
  CHECK(aside(d, "发文机关：澜湾市水利局"));
  CHECK(d.metadata.issuer == "澜湾市水利局");
  CHECK(d.metadata.published == "2024-05-06");
}

TEST_CASE("the title that a page shows above its <main> is no furniture", "[extract][html][region]") {
  const Document d = page("渡口停航公告", "<nav><a href=\"/a\">首页</a></nav><div class=\"nav\"><b>渡口停航公告</b></div><main>" + kSentences + "</main>");
  CHECK(d.block_text(0) == "渡口停航公告");
  CHECK(aside(d, "首页"));
}

TEST_CASE("whatever a page is made of, all that it shows is in blocks or furniture once", "[extract][html][region]") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    test::Random random(seed);
    std::string body, wanted;
    int word = 0;
    const auto words = [&](bool sentence) {
      const std::string w = "甲" + std::to_string(1000 + word++) + (sentence ? "渡口停航期间改由临时码头上下客。" : "");
      wanted += w;
      return w;
    };
    for (int i = 0; i < 40; ++i) switch (random.below(9)) {
        case 0: body += "<div>"; break;
        case 1: body += "</div>"; break;
        case 2: body += "<ul><li><a href=\"/x\">" + words(false) + "</a></li><li>" + words(random.below(2) == 0) + "</li></ul>"; break;
        case 3: body += "<a href=\"/y\">" + words(false) + "</a>"; break;
        case 4: body += "<table><tr><td>" + words(false) + "</td><td>" + words(true) + "</td></tr><tr><td>" + words(false) + "</td></tr></table>"; break;
        case 5: body += "<form>" + words(false) + "</form>"; break;
        case 6: body += "<h2>渡口停航公告</h2>", wanted += "渡口停航公告"; break;
        default: body += "<p>" + words(true) + "</p>"; break;
      }
    const Document d = page("渡口停航公告", body + "<p>" + words(true) + "</p>");
    std::string got;
    for (std::size_t i = 0; i < d.blocks.size(); ++i) got += d.block_text(i);
    for (const Furniture& furniture : d.furniture) got += furniture.text;
    for (int i = 0; i < word; ++i) {
      const std::string w = "甲" + std::to_string(1000 + i);
      INFO(w);
      const std::size_t first = got.find(w);
      CHECK(first != std::string::npos);
      CHECK((first == std::string::npos || got.find(w, first + 1) == std::string::npos));
    }
  }
}

TEST_CASE("a page of very many nested elements is weighed in a moment", "[extract][html][region][limits]") {
  std::string body;
  for (int i = 0; i < 1000; ++i) body += "<div><a href=\"/x\">渡口</a>";
  body += kSentences;
  for (int i = 0; i < 40'000; ++i) body += "<p>渡口停航公告</p><p>渡口停航期间，改由临时码头上下客。</p>";
  CHECK(page("渡口停航公告", body).blocks.size() > 1000);
}
