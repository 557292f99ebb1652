#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/pdf/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;

namespace {

Document read(const PdfBuilder& pdf) { return extract::read_pdf(pdf.build(), "test.pdf", {}); }

std::string blocks(const Document& d) {
  std::string out;
  for (std::size_t i = 0; i < d.blocks.size(); ++i) out += std::string(d.block_text(i)) + "|";
  return out;
}

struct At {
  double x, y;
  const char* text;
};

PdfBuilder letter(const std::vector<At>& head) {
  PdfBuilder pdf;
  for (const At& a : head) pdf.text(a.x, a.y, a.text, 11);
  pdf.text(90, 270, "受文者：各鄉公所", 14).text(90, 290, "發文日期：中華民國109年10月5日", 11).text(90, 305, "發文字號：青水字第1093003080號", 11);
  pdf.text(90, 320, "速別：普通件", 11).text(90, 335, "密等及解密條件或保密期限：", 11).text(90, 350, "附件：如說明三", 11);
  pdf.text(90, 380, "主旨：檢送「青石縣渡口修繕計畫」1份，請查照並轉知所屬各單位配", 14).text(132, 400, "合辦理。", 14);
  pdf.text(90, 430, "說明：", 14).text(105, 450, "一、依據本府109年9月28日會議紀錄辦理，旨揭計畫自即日起實施，", 14).text(133, 470, "請各單位配合。", 14);
  pdf.text(105, 490, "二、渡船停航期間，改由臨時碼頭上下客。", 14);
  return pdf;
}

const At kTitle{200, 110, "青石縣政府　函"};
const std::vector<At> kContacts{{330, 150, "地址：220青石縣渡口路3號"},
                                {330, 165, "承辦人：王小明"},
                                {330, 180, "電話：(02)29603456 分機1234"},
                                {330, 195, "傳真：(02)29603457"},
                                {330, 210, "電子信箱：ab1234@qs.example"}};

std::vector<At> with(const std::vector<At>& more) {
  std::vector<At> head{kTitle};
  head.insert(head.end(), kContacts.begin(), kContacts.end());
  head.insert(head.end(), more.begin(), more.end());
  return head;
}

}  // namespace

TEST_CASE("the contacts at the right of a letter's head are lines of their own, beside the address at its left", "[extract][pdf]") {
  const std::string head = "青石縣政府函|地址：220青石縣渡口路3號|承辦人：王小明|電話：(02)29603456 分機1234|傳真：(02)29603457|電子信箱：ab1234@qs.example|",
                    text = "受文者：各鄉公所|發文日期：中華民國109年10月5日|發文字號：青水字第1093003080號|速別：普通件|";
  const std::string alone = blocks(read(letter(with({}))));
  CHECK(alone.starts_with(head + text));
  CHECK(blocks(read(letter(with({{90, 180, "10051"}, {90, 195, "臺北市中正區濟南路1段2之4號"}, {90, 210, "林大同君"}}))))
            .starts_with(head + "10051|臺北市中正區濟南路1段2之4號|林大同君|" + text));
  // Between the lines of the contacts, and on below them.
  CHECK(blocks(read(letter(with({{90, 188, "10051"}, {90, 206, "臺北市中正區濟南路1段2之4號"}, {90, 224, "林大同君"}}))))
            .starts_with(head + "10051|臺北市中正區濟南路1段2之4號|林大同君|" + text));
}

TEST_CASE("rows of a form are read as rows, though telephones stand below one another in them", "[extract][pdf]") {
  std::vector<At> head = with({{90, 165, "姓名：林大同"}, {90, 180, "性別：男"}, {90, 195, "職稱：技士"}});
  const std::string form = blocks(read(letter(head)));
  CHECK(form.find("王小明") > form.find("林大同"));
  CHECK(form.find("性別") > form.find("王小明"));
  // Text that comes near is no other column.
  head = with({{90, 180, "本件承辦人員如有異動請逕洽該單位之人查詢辦理"}});
  CHECK(blocks(read(letter(head))).find("查詢辦理電話") != std::string::npos);
}
