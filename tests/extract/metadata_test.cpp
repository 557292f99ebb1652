#include "extract/metadata.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/official_marks.h"
#include "extract/reader.h"
#include "extract/standard_marks.h"
#include "extract/text/web_labels.h"
#include "extract/title_parts.h"
#include "support/pdf_builder.h"

using namespace jiaokan;

namespace {

std::string or_dash(const std::optional<std::string>& value) { return value.value_or("-"); }

/// `title|number|issuer|published`, - for none.
std::string shown(const Metadata& m) { return or_dash(m.title) + "|" + or_dash(m.document_number) + "|" + or_dash(m.issuer) + "|" + or_dash(m.published); }

/// The places, as they stand in the text.
std::string places(const Document& d) {
  const auto text = [&](const std::optional<RawSpan>& span) { return span ? std::string(d.slice(*span)) : std::string("-"); };
  const Metadata::Spans& s = d.metadata.spans;
  return text(s.title) + "|" + text(s.document_number) + "|" + text(s.issuer) + "|" + text(s.published);
}

const std::string kText = "为了保障渡口安全，改善群众出行条件，根据有关法律法规，结合本市实际，制定本方案，请认真组织实施。\n";

}  // namespace

TEST_CASE("dates are read as ISO, however they are written", "[extract][metadata]") {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"2024年3月28日", "2024-03-28"},
      {"2024 年 3 月 28 日", "2024-03-28"},
      {"２０２４年３月２８日", "2024-03-28"},
      {"二〇二五年三月一日", "2025-03-01"},
      {"二○二五年三月一日", "2025-03-01"},
      {"二零二五年十二月三十一日", "2025-12-31"},
      {"2024年3月", "2024-03"},
      {"2024-03-28", "2024-03-28"},
      {"2024/3/28", "2024-03-28"},
      {"2024.3.28", "2024-03-28"},
      {"中華民國114年3月1日", "2025-03-01"},
      {"民國一百一十四年三月一日", "2025-03-01"},
      {"中華民國一百十四年三月", "2025-03"},
      {"1899年3月1日", nullptr},
      {"2024年13月1日", nullptr},
      {"2024年第3号", nullptr},
      {"28.3.2024", nullptr},
      {"民國900年1月1日", nullptr},
  };
  for (const auto& [text, want] : cases) {
    INFO(text);
    CHECK(extract::is_date(text) == (want != nullptr));
    if (want) CHECK(extract::read_date(text) == std::string(want));
  }
  CHECK(extract::read_date("2024年") == std::string("2024"));
}

TEST_CASE("a document number is told from what only looks like one", "[extract][metadata]") {
  for (const char* yes : {"穗科字〔2019〕316号", "云水规〔2024〕 8 号", "云府办函[2021]第5号", "云府办(2021)5号", "云府【2021】5号", "云府〔二〇二一〕5号",
                          "云府﹝2021﹞12號", "院臺經字第1131012345號", "府法綜字第 1130012345 號", "澜湾市人民政府令第12号", "澜湾市水利局公告2024年第3号",
                          "中华人民共和国主席令（十届第80号）", "主席令第73号", "立法會CB(3)710/2026(10)號文件", "立法會 FC1/20 號文件", "中华人民共和国渡口部令（第83号）", "渡口部令（2026年第10号）", "渡口部2026年第10号令",
                          "渡口部第16号令", "渡口部 财政部 税务总局公告2023年第43号", "商服贸函2026年第322号", "2020 年第 139 號法律公告"}) {
    INFO(yes);
    CHECK(extract::is_document_number(yes));
  }
  for (const char* no : {"〔2019〕316号", "根据《渡口条例》（云府〔2016〕23号）", "云府〔2016〕23号文件要求", "云府〔16〕23号", "2019年第3号", "第12号",
                         "云府〔2016〕号", "他令第三人", "责令第3号车间停产", "（2024）云01民终123号", "门牌字第12號", "法令第3号", "渡口报2026年第10号", "渡口部第16号令要求", "执行第3号令", "2020年第139號公告", "令（第83号）", "渡口部令（第83号", "立法會文件", "立法會第12號文件", "市长令（十届第80次）"}) {
    INFO(no);
    CHECK_FALSE(extract::is_document_number(no));
  }
}

TEST_CASE("the number of a standard is told from what only looks like one", "[extract][metadata]") {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"GB/T 9704—2012", "GB/T 9704—2012"},     {"GB2312.1-1980", "GB 2312.1-1980"},       {"ＧＭ／Ｔ００６２—２０１８", "GM/T 0062—2018"},
      {"HJ 1234—2020", "HJ 1234—2020"},         {"DB44/T 123.2—2019", "DB44/T 123.2—2019"}, {"T/CECS 10011——2019", "T/CECS 10011—2019"},
      {"GB/T 9704", nullptr},                   {"GB/T 9704—12", nullptr},                 {"GB/T 9704—2012 党政机关公文格式", nullptr},
      {"A 12-2019", nullptr},                   {"COVID-19", nullptr},                     {"2019-2020", nullptr},
      {"DB44/T/S 12—2019", nullptr},            {"TEL 8234-5678", nullptr},                {"gb/t 9704—2012", nullptr},
  };
  for (const auto& [text, want] : cases) {
    INFO(text);
    CHECK(extract::is_standard_number(text) == (want != nullptr));
    if (want) CHECK(extract::standard_number_at_start(text)->value == want);
  }
  for (const char* mark : {"ICS 35.040", "ICS３５．０４０", "CCS L 80", "L 80", "备案号：65213—2018", "代替 GB/T 9704—1999", "中华人民共和国密码行业标准",
                           "中华人民共和国国家标准", "澜湾省地方标准", "团 体 标 准", "2018-05-02 发布 2018-05-02 实施", "2018-05-02发布"}) {
    INFO(mark);
    CHECK(extract::is_standard_mark(mark));
  }
  for (const char* none : {"ICS", "IBS 35", "L 8", "第80条", "代替人员", "渡口建设标准", "中华人民共和国标准化法", "2018-05-02 开工", "2018 发布", "渡口地方标准的制定"}) {
    INFO(none);
    CHECK_FALSE(extract::is_standard_mark(none));
  }
}

TEST_CASE("a title that says what it is about goes on to the kind of document that it is", "[extract][metadata]") {
  CHECK(extract::goes_on_to_kind("澜湾市人民政府关于完善", "渡口看护体系的实施意见"));
  CHECK(extract::goes_on_to_kind("澜湾市人民政府关于转发水利局等部门", "《渡口看护方案》的通知"));
  CHECK(extract::goes_on_to_kind("瀾灣市政府關於完善", "渡口看護體系的意見"));
  for (const auto& [title, next] : std::vector<std::pair<const char*, const char*>>{{"澜湾市人民政府关于完善渡口看护体系的意见", "渡口看护方案的说明"},
                                                                                     {"澜湾市人民政府关于完善", "渡口看护体系"},
                                                                                     {"澜湾市渡口", "看护体系的实施意见"},
                                                                                     {"澜湾市人民政府关于完善", "关于渡口看护的意见"},
                                                                                     {"澜湾市人民政府关于完善", "各县（市、区）人民政府的意见："},
                                                                                     {"澜湾市关于看护渡口的几点看法", "（征求意见稿的说明）"}}) {
    INFO(title << " | " << next);
    CHECK_FALSE(extract::goes_on_to_kind(title, next));
  }
}

TEST_CASE("the cover of a standard says what it is, by which number, by whom and from when", "[extract][metadata]") {
  struct Case {
    const char* name;
    std::string text;
    const char* want;
  };
  const std::string text = "目　次\n1 范围\n本文件规定了渡口看护的要求。\n";
  const std::vector<Case> cases{
      {"of an industry", "ICS 35.040\nL 80\n备案号：\n中华人民共和国水运行业标准\nJT/T 0062—2018\n渡口看护检测要求\nRequirements for ferries\n（报批稿）\n"
                         "2018-05-02 发布 2018-06-01 实施\n国家水运管理局 发布\n" + text,
       "渡口看护检测要求|JT/T 0062—2018|国家水运管理局|2018-05-02"},
      {"of two who issue it, in two parts", "中华人民共和国国家标准\nGB/T 9704—2012\n代替 GB/T 9704—1999\n渡口技术\n第2部分：看护\nFerries\n2012-06-29 发布\n2012-07-01 实施\n"
                                    "国家渡口监督管理总局\n国家渡口标准化管理委员会 发 布\n" + text,
       "渡口技术 第2部分：看护|GB/T 9704—2012|国家渡口监督管理总局、国家渡口标准化管理委员会|2012-06-29"},
      {"in Traditional characters", "中華人民共和國國家標準\nGB/T 9704—2012\n渡口看護檢測要求\n2012-06-29 發布\n2012-07-01 實施\n國家渡口監督管理總局 發布\n目　次\n1 範圍\n",
       "渡口看護檢測要求|GB/T 9704—2012|國家渡口監督管理總局|2012-06-29"},
      {"a number alone is enough for none", "渡口看护指南\nGB/T 9704—2012\n" + kText, "渡口看护指南|GB/T 9704—2012|-|-"},
      {"a standard that is cited", "渡口看护指南\n渡口看护按下列标准执行，请各单位遵照办理。\nGB/T 9704—2012\n" + kText, "渡口看护指南|-|-|-"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document d = extract::read_document(c.text, "a.txt");
    CHECK(shown(d.metadata) == c.want);
    CHECK(d.slice(*d.metadata.spans.title).starts_with(d.metadata.title->substr(0, 12)));
  }
  const Document cover = extract::read_document(cases[0].text, "a.txt");
  CHECK(places(cover) == "渡口看护检测要求|JT/T 0062—2018|国家水运管理局|2018-05-02");
}

TEST_CASE("title, number, issuer and date are read from the text with their places", "[extract][metadata]") {
  struct Case {
    const char* name;
    std::string text;
    const char* want;
  };
  const std::vector<Case> cases{
      {"a notice with letterhead and signature",
       "澜湾市水利局文件\n澜水规〔2024〕8号\n澜湾市水利局关于印发渡口修缮方案的通知\n各区水利局：\n" + kText + "澜湾市水利局\n2024年5月6日\n",
       "澜湾市水利局关于印发渡口修缮方案的通知|澜水规〔2024〕8号|澜湾市水利局|2024-05-06"},
      {"the letterhead alone names who issues it", "澜湾市人民政府文件\n澜府〔2023〕12号\n关于修缮渡口的意见\n" + kText,
       "关于修缮渡口的意见|澜府〔2023〕12号|澜湾市人民政府|-"},
      {"so does the title", "澜湾市交通运输局关于修缮渡口的意见\n" + kText, "澜湾市交通运输局关于修缮渡口的意见|-|澜湾市交通运输局|-"},
      {"several sign", "关于修缮渡口的意见\n" + kText + "澜湾市水利局\n澜湾市财政局\n二〇二四年五月六日\n",
       "关于修缮渡口的意见|-|澜湾市水利局、澜湾市财政局|2024-05-06"},
      {"a number that is cited is another document's", "渡口修缮方案\n根据《澜湾市渡口条例》（澜府〔2016〕23号），制定本方案，请认真组织实施。\n" + kText,
       "渡口修缮方案|-|-|-"},
      {"a title that hands on another document's", "转发省水利厅关于修缮渡口的意见（省水〔2016〕23号）\n" + kText,
       "转发省水利厅关于修缮渡口的意见（省水〔2016〕23号）|-|-|-"},
      {"a title that ends in its own number", "关于修缮渡口的意见（澜府〔2023〕12号）\n" + kText,
       "关于修缮渡口的意见（澜府〔2023〕12号）|澜府〔2023〕12号|-|-"},
      {"a date in the text is no date of issue", "渡口修缮方案\n2024年5月6日起，渡口停航，改由临时码头上下客，请过往船只注意安全。\n" + kText,
       "渡口修缮方案|-|-|-"},
      {"the history of a law", "澜湾市渡口条例\n（2024年3月28日澜湾市人民政府令第5号公布）\n" + kText, "澜湾市渡口条例|澜湾市人民政府令第5号|澜湾市人民政府|2024-03-28"},
      {"who passed a rule, who made it public and from when it holds",
       "澜湾渡口许可规定\n（2026年5月22日经渡口部部务会议通过 2026年5月27日渡口部令2026年第10号公布 自2026年7月1日起施行）\n第一条　为了加强渡口管理，制定本规定。\n",
       "澜湾渡口许可规定|渡口部令2026年第10号|渡口部|2026-05-27"},
      {"an order that changed a rule is another document",
       "澜湾渡口许可规定\n（2016年5月27日公布 根据2026年5月27日渡口部令第10号修订）\n第一条　为了加强渡口管理，制定本规定。\n", "澜湾渡口许可规定|-|-|2016-05-27"},
      {"a note on the history without brackets",
       "澜湾市渡口条例\n2021年6月10日澜湾市第十三届人民代表大会常务委员会第二十九次会议通过\n目录\n第一章 总则\n第一条　为了加强渡口管理，制定本条例。\n第二条　渡船应当定期检验。\n",
       "澜湾市渡口条例|-|澜湾市人民代表大会常务委员会|2021-06-10"},
      {"one in Traditional characters",
       "瀾灣市渡口條例\n（2021年6月10日瀾灣市第十三屆人民代表大會常務委員會第二十九次會議通過）\n第一條　為了加強渡口管理，制定本條例。\n第二條　渡船應當定期檢驗。\n",
       "瀾灣市渡口條例|-|瀾灣市人民代表大會常務委員會|2021-06-10"},
      {"an event that a report opens with is no history", "澜湾市渡口工作报告\n2021年6月10日全市渡口工作会议在澜湾召开\n" + kText, "澜湾市渡口工作报告|-|-|-"},
      {"those who sign stand together without blanks", "关于修缮渡口的意见\n" + kText + "财政部国家税务总局\n司法部\n2024年5月6日\n",
       "关于修缮渡口的意见|-|财政部、国家税务总局、司法部|2024-05-06"},
      {"those of one place too", "澜湾市水利局澜湾市财政局关于修缮渡口的意见\n" + kText, "澜湾市水利局澜湾市财政局关于修缮渡口的意见|-|澜湾市水利局、澜湾市财政局|-"},
      {"an office of a place that is the state's is one", "关于修缮渡口的意见\n" + kText + "国家税务总局澜湾市税务局\n2024年5月6日\n",
       "关于修缮渡口的意见|-|国家税务总局澜湾市税务局|2024-05-06"},
      {"an office of an authority is one", "关于修缮渡口的意见\n" + kText + "中共中央办公厅国务院办公厅\n2024年5月6日\n", "关于修缮渡口的意见|-|中共中央办公厅、国务院办公厅|2024-05-06"},
      {"two on the line of the date", "关于修缮渡口的意见\n" + kText + "最高人民法院 最高人民检察院 2024年5月6日\n", "关于修缮渡口的意见|-|最高人民法院、最高人民检察院|2024-05-06"},
      {"two authorities on one line, above the title and below the text",
       "澜湾市水利局\n澜湾市财政局文件\n澜水财〔2024〕8号\n关于修缮渡口的通知\n" + kText + "澜湾市水利局　　澜湾市财政局\n2024年5月6日\n",
       "关于修缮渡口的通知|澜水财〔2024〕8号|澜湾市水利局、澜湾市财政局|2024-05-06"},
      {"a name in spaced type above the number is no title", "澜 湾 市 水 利 局\n澜水〔2024〕8号\n澜湾市水利局关于修缮渡口的通知\n各区水利局：\n" + kText,
       "澜湾市水利局关于修缮渡口的通知|澜水〔2024〕8号|澜湾市水利局|-"},
      {"party and government together", "中共澜湾市委文件\n澜委发〔2024〕3号\n中共澜湾市委 澜湾市人民政府关于修缮渡口的意见\n" + kText,
       "中共澜湾市委 澜湾市人民政府关于修缮渡口的意见|澜委发〔2024〕3号|中共澜湾市委、澜湾市人民政府|-"},
      {"a title of three lines", "澜湾市水利局关于印发\n《澜湾市渡口修缮方案\n（2023—2025年）》的通知\n澜水〔2023〕8号\n各区水利局：\n" + kText,
       "澜湾市水利局关于印发《澜湾市渡口修缮方案（2023—2025年）》的通知|澜水〔2023〕8号|澜湾市水利局|-"},
      {"the number of an announcement below its title", "公　告\n2024年第2号\n" + kText + "澜湾市水利局\n2024年3月8日\n",
       "公　告|公告2024年第2号|澜湾市水利局|2024-03-08"},
      {"an authority and what it issues", "澜灣縣政府 公告\n發文字號：府交字第1130012345號\n" + kText, "澜灣縣政府 公告|府交字第1130012345號|澜灣縣政府|-"},
      {"the assembly that passed a law",
       "澜湾市渡口条例\n（2018年10月26日澜湾市第十五届人民代表大会常务委员会第十二次会议通过）\n第一条　为了加强渡口管理，制定本条例。\n第二条　渡船应当定期检"
       "验。\n",
       "澜湾市渡口条例|-|澜湾市人民代表大会常务委员会|2018-10-26"},
      {"labels above a text from a collection of laws", "法規名稱：渡口管理條例\n修正日期：民國 113 年 03 月 27 日\n第 1 條\n" + kText,
       "渡口管理條例|-|-|2024-03-27"},
      {"labels that blanks part from what they say", "渡口管理办法\n发文字号 澜水规〔2024〕8号\n发布日期 2024-05-06\n发布机关 澜湾市水利局\n" + kText,
       "渡口管理办法|澜水规〔2024〕8号|澜湾市水利局|2024-05-06"},
      {"labels that open other words", "渡口管理办法\n文号另行通知\n发布日期待定\n发布机关的职责\n" + kText, "渡口管理办法|-|-|-"},
      {"the subject named on a cover", "远山大学毕业论文\n题　目：渡口看护研究\n指导教师：陈明华\n" + kText, "渡口看护研究|-|-|-"},
      {"a label that dates something else", "渡口修缮方案\n检修日期：2024年5月6日\n" + kText, "渡口修缮方案|-|-|-"},
      {"a date in brackets below the title", "关于修缮渡口的意见\n（2024年5月6日）\n" + kText, "关于修缮渡口的意见|-|-|2024-05-06"},
      {"years in brackets below the title", "澜湾市渡口修缮方案\n（2023—2025年）\n" + kText, "澜湾市渡口修缮方案（2023—2025年）|-|-|-"},
      {"the day of a speech", "渡口工作报告\n——2024年1月18日在澜湾市第十七届人民代表大会第三次会议上\n" + kText, "渡口工作报告|-|-|2024-01-18"},
      {"printed by an office", "渡口修缮方案\n" + kText + "澜湾市人民政府办公室 2024年5月6日印发\n", "渡口修缮方案|-|澜湾市人民政府办公室|2024-05-06"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document d = extract::read_document(c.text, "a.txt");
    CHECK(shown(d.metadata) == c.want);
  }
}

TEST_CASE("who is addressed and the marks of a standard stand above the title", "[extract][metadata]") {
  const auto title = [](const std::string& head) { return or_dash(extract::read_document(head + "\n\n" + kText + "\n" + kText, "a.txt").metadata.title); };
  CHECK(title("香港特別行政區立法會\n\n與渡口有關的4項附屬法例小組委員會\n\n各位委員：") == "-");
  CHECK(title("致立法會渡口事務小組委員會主席\n\n陳大文議員：") == "-");
  CHECK(title("香港特別行政區立法會\n\n與渡口有關的附屬法例小組委員會\n\n就渡口規管細節提交意見書") == "就渡口規管細節提交意見書");
  CHECK(title("ICS 35.040\n\nL 80\n\n备案号：\n\n中华人民共和国密码行业标准\n\nGM/T 0062—2018\n\n渡船检测要求") == "渡船检测要求");
  CHECK(title("致敬渡口的建设者") == "致敬渡口的建设者");
  CHECK(title("关于成立云溪市渡口管理局") == "关于成立云溪市渡口管理局");
  CHECK(title("渡船检测的国家标准与行业实践") == "渡船检测的国家标准与行业实践");
}

TEST_CASE("places of the metadata cut from the text what was read there", "[extract][metadata]") {
  const std::string text = "澜湾市水利局文件\n澜水规〔2024〕 8号　签发人：江渡\n关于印发渡口修缮方案的通知\n" + kText + "澜湾市水利局\n二〇二四年五月六日\n";
  const Document d = extract::read_document(text, "a.txt");
  CHECK(d.metadata.document_number == "澜水规〔2024〕8号");
  CHECK(places(d).find("|澜湾市水利局|二〇二四年五月六日") != std::string::npos);
  CHECK(d.slice(*d.metadata.spans.title) == "关于印发渡口修缮方案的通知");
  CHECK(d.slice(*d.metadata.spans.document_number).starts_with("澜水规〔2024〕"));
}

TEST_CASE("the file's own title counts where the text has none", "[extract][pdf][metadata]") {
  const auto title_of = [](const std::string& title, const char* first) {
    test::PdfBuilder pdf;
    test::PdfFlow flow(pdf);
    pdf.title(title);
    flow.paragraph(std::string(first) + "为了保障渡口安全，改善群众出行条件，结合本市实际，制定本方案，请认真组织实施。");
    flow.paragraph("渡口停航期间，改由临时码头上下客，请过往船只注意安全，服从现场人员的指挥和安排。");
    flow.finish();
    return or_dash(extract::read_document(pdf.build(), "a.pdf").metadata.title);
  };
  CHECK(title_of("Plan of Qingshi", "") == "Plan of Qingshi");
  // Ideographs to the end: nothing of it is cut.
  CHECK(title_of("\\376\\377\\156\\041\\123\\343", "") == "渡口");
  CHECK(title_of("Microsoft Word - 123.doc", "") == "-");
}

TEST_CASE("a web page's head fills what its text does not say", "[extract][html][metadata]") {
  const Document d = extract::read_document(
      "<!DOCTYPE html><html><head><title>渡口停航公告_澜湾市政府网</title><meta name=\"PubDate\" content=\"2024-05-06 10:20\"><meta name=\"ContentSource\" "
      "content=\"澜湾市水利局\"><meta name=\"Url\" content=\"https://www.lanwan.example/b.html\"><link rel=\"canonical\" "
      "href=\"https://www.lanwan.example/a.html\"></head><body><p>渡口停航期间，改由临时码头上下客，请过往船只注意安全，服从现场人员的指挥和安排。</p></body></"
      "html>",
      "a.html");
  CHECK(shown(d.metadata) == "渡口停航公告|-|澜湾市水利局|2024-05-06");
  CHECK(d.metadata.source_url == "https://www.lanwan.example/a.html");
  CHECK_FALSE(d.metadata.spans.title);
  const Document own = extract::read_document(
      "<html><head><meta name=\"ArticleTitle\" content=\"别的题目\"><meta name=\"PubDate\" "
      "content=\"昨天\"></head><body><h1>渡口修缮方案</h1><p>渡口停航期间，改由临时"
      "码头上下客，请过往船只注意安全，服从现场人员的指挥和安排。</p></body></html>",
      "a.html");
  CHECK(shown(own.metadata) == "渡口修缮方案|-|-|-");
}

TEST_CASE("what a page says of itself counts behind an element that ends its head too", "[extract][html][metadata]") {
  const Document d = extract::read_document(
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><img src=\"a.gif\"><title>渡口停航公告_澜湾市政府网</title><meta name=\"PubDate\" content=\"2024-05-06\"></head>"
      "<body><p>渡口停航期间，改由临时码头上下客，请过往船只注意安全，服从现场人员的指挥和安排。</p></body></html>",
      "a.html");
  CHECK(shown(d.metadata) == "渡口停航公告|-|-|2024-05-06");
}

TEST_CASE("a line about a page is taken apart into names and values", "[extract][metadata]") {
  struct Case {
    const char* line;
    const char* want;
  };
  for (const Case& c : {Case{"发布日期：2021-07-30 来源：云溪日报 字体大小：大中小", "发布日期=2021-07-30|来源=云溪日报|字体大小=大中小|"},
                        Case{"发表时间： 2025-11-18 17:37 信息来源： 市水利局 渡口管理中心浏览字号：大中小", "发表时间=2025-11-18 17:37|信息来源=市水利局 渡口管理中心|浏览字号=大中小|"},
                        Case{"主办：云溪市人民政府 承办：云溪市信息中心   备案序号：云ICP备1号", "主办=云溪市人民政府|承办=云溪市信息中心|备案序号=云ICP备1号|"},
                        Case{"主办单位：云溪市人民政府办公厅 © 云溪市政府网 版权所有", "主办单位=云溪市人民政府办公厅|"},
                        Case{"索 引 号：LW-8", "索引号=LW-8|"},
                        Case{"發文字號：府交字第1130012345號", "發文字號=府交字第1130012345號|"},
                        Case{"网址：https://a.example/x:8", "网址=https://a.example/x:8|"},
                        Case{"17:37", ""},
                        Case{"没有名字的一行", ""}}) {
    std::string got;
    for (const extract::LabelledLine& l : extract::web_labels(c.line)) got += l.label + "=" + std::string(l.value) + "|";
    CHECK(got == c.want);
  }
}

TEST_CASE("the card that a collection writes above a text of law is no part of it, and tells its title and dates", "[extract][metadata]") {
  const Document d = extract::read_document(
      "标题: 澜湾市渡口条例\n类型: 地方性法规\n发布机关: 澜湾市人民代表大会常务委员会\n发布日期: 2023-12-29\n生效日期: 2024-07-01\n状态: 现行有效\n========\n"
      "澜湾市渡口条例\n第一条　为了加强渡口管理，制定本条例。\n第二条　渡口停航，应当公告。\n",
      "a.txt");
  CHECK(d.block_text(0) == "澜湾市渡口条例");
  CHECK(shown(d.metadata) == "澜湾市渡口条例|-|澜湾市人民代表大会常务委员会|2023-12-29");
  // Two such lines are a text's own.
  CHECK(extract::read_document("名称: 渡口\n类型: 水运\n渡口停航期间，改由临时码头上下客。\n", "a.txt").furniture.empty());
}
