#include "extract/text/text_reader.h"

#include <catch2/catch.hpp>
#include <map>

#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"
#include "extract/reader.h"
#include "support/block_texts.h"
#include "support/paths.h"
#include "support/random.h"

using namespace jiaokan;
using namespace jiaokan::extract;

namespace {

using jiaokan::test::blocks_of;

std::string read(std::string_view text) { return blocks_of(read_document(text, "a.txt")); }

std::string furniture_of(const Document& document) {
  std::string out;
  for (const Furniture& f : document.furniture) out += std::string(to_string(f.kind)) + (f.inside_text ? "!" : "") + ":" + f.text + "\n";
  return out;
}

std::map<char32_t, int> letters(std::string_view text) {
  std::map<char32_t, int> count;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!is_blank(c) && !is_line_end(c)) ++count[c];
  }
  return count;
}

/// Every character that is no blank is in a block or in furniture, once; pairs of ** may be gone.
void check_nothing_lost(std::string_view text, const Document& document) {
  std::string shown;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) shown += document.block_text(i);
  for (const Furniture& f : document.furniture) shown += f.text;
  auto want = letters(text), got = letters(shown);
  CHECK(got[U'*'] <= want[U'*']);
  want[U'*'] = got[U'*'] = 0;
  CHECK(got == want);
}

}  // namespace

TEST_CASE("blanks that line wraps left go, blanks beside figures and letters stay", "[extract][text]") {
  // Two paragraphs whose lines of about 26 characters a scraper has joined with blanks.
  CHECK(read("为加快推进全市水网建设，增强供水保障能力和防洪减灾能 力，改善河湖生态环境，现就做好今后三年有关工作提出如下 "
             "实施意见，请各区、各部门结合实际认真贯彻落实到位。\n"
             "到 2027 年，全市新增供水能力 30 万立方米，重点河段 防洪标准达到五十年一遇，农村自来水普及率达到 98% 以 "
             "上，供水水质合格率达到国家标准并且保持稳定提高。\n") ==
        "为加快推进全市水网建设，增强供水保障能力和防洪减灾能力，改善河湖生态环境，现就做好今后三年有关工作提出如下实施意见，请各区、各部门结合实际认真贯彻落实"
        "到位。\n"
        "到 2027 年，全市新增供水能力 30 万立方米，重点河段防洪标准达到五十年一遇，农村自来水普及率达到 98% "
        "以上，供水水质合格率达到国家标准并且保持稳定提高。\n");
}

TEST_CASE("blanks that are meant stay", "[extract][text]") {
  for (const std::string_view text :
       {"第一章 总 则\n", "出席人员名单如下。\n张三 李四 王小五 赵六 钱七 孙八 周九 吴十 郑十一 王十二 冯十三 陈十四 褚十五 卫十六\n",
        "（一） 总体思路。\n比例为 70% 的，用 A 类 和 B 类。\n"}) {
    INFO(text);
    std::string joined = read(text);
    for (std::size_t at; (at = joined.find('[')) != std::string::npos;) joined.erase(at, joined.find(']') - at + 1);
    CHECK(joined == text);
  }
}

TEST_CASE("hard-wrapped lines are joined, short lines end a paragraph", "[extract][text]") {
  CHECK(read("云溪市水利建设方案\n"
             "\n"
             "　　为加快推进全市水网建设，增强供水保障能力和防洪减\n"
             "灾能力，改善河湖生态环境，现就做好今后三年有关工作提\n"
             "出如下意见。\n"
             "　　各区要把水网建设摆在重要位置，加强组织领导，明确\n"
             "责任分工，落实资金保障，按时完成任务。各部门要密切配\n"
             "合，形成合力，定期通报进展，及时研究解决存在的问题。\n"
             "　　本意见自发布之日起施行。\n") ==
        "[title]云溪市水利建设方案\n"
        "为加快推进全市水网建设，增强供水保障能力和防洪减灾能力，改善河湖生态环境，现就做好今后三年有关工作提出如下意见。\n"
        "各区要把水网建设摆在重要位置，加强组织领导，明确责任分工，落实资金保障，按时完成任务。各部门要密切配合，形成合力，定期通报进展，及时研究解决存在的问题"
        "。\n"
        "本意见自发布之日起施行。\n");
  CHECK(read("The city will extend its water network over the coming three\n"
             "years, raise the capacity of its reservoirs, and protect the\n"
             "river banks against floods of the kind seen last summer.\n"
             "\n"
             "Each district shall report its progress twice a year, and the\n"
             "office of water affairs shall publish a summary of the\n"
             "reports within two months.\n") ==
        "The city will extend its water network over the coming three years, raise the capacity of its reservoirs, and protect the river banks against floods "
        "of the kind seen last "
        "summer.\n"
        "Each district shall report its progress twice a year, and the office of water affairs shall publish a summary of the reports within two months.\n");
}

TEST_CASE("a figure that a full line cuts is one figure, and a bracket that a line ends with opens no paragraph", "[extract][text]") {
  CHECK(read("　　为加快推进全市水网建设，增强供水保障能力和防洪减\n"
             "灾能力，改善河湖生态环境，力争在三年内完成投资总额12\n"
             "50万元，建成水库九座，全市供水能力比上年同期增长6.\n"
             "5%，现就做好有关工作提出如下意见，请结合实际落实。（\n"
             "责任单位：市水务局，各区政府）\n"
             "　　各区要把水网建设摆在重要位置，加强组织领导，明确\n"
             "责任分工，落实资金保障，按时完成任务。各部门要密切配\n"
             "合，形成合力，定期通报进展，及时研究解决存在的问题。\n") ==
        "为加快推进全市水网建设，增强供水保障能力和防洪减灾能力，改善河湖生态环境，力争在三年内完成投资总额1250万元，建成水库九座，全市供水能力比上年同期增长6.5%"
        "，现就做好有关工作提出如下意见，请结合实际落实。（责任单位：市水务局，各区政府）\n"
        "各区要把水网建设摆在重要位置，加强组织领导，明确责任分工，落实资金保障，按时完成任务。各部门要密切配合，形成合力，定期通报进展，及时研究解决存在的问题"
        "。\n");
}

TEST_CASE("paragraphs that a page end has cut are joined, others are not", "[extract][text]") {
  CHECK(read("一、总体要求\n\n加强水源保护，严格控制地下水开采，建立健全水质监测\n\n网络，定期公布监测结果。（责任单位：市水利局、生态环境局）\n\n推进节水改造"
             "，更新老旧管网，降低漏损率。\n") ==
        "[heading1]"
        "一、总体要求\n加强水源保护，严格控制地下水开采，建立健全水质监测网络，定期公布监测结果。（责任单位：市水利局、生态环境局）\n推进节水改造，更新老旧管网"
        "，降低漏损率。\n");
  // A heading, an item, a labelled line behind an open end begin something new.
  CHECK(read("加强水源保护，严格控制地下水开采，建立健全水质监测\n\n（一）节水。更新老旧管网。\n\n推进节水改造，更新老旧管网。\n\n牵头单位：市水利局、市生态环"
             "境局，各区政府\n\n推进治污。\n") ==
        "加强水源保护，严格控制地下水开采，建立健全水质监测\n[heading2]"
        "（一）节水。\n更新老旧管网。\n推进节水改造，更新老旧管网。\n牵头单位：市水利局、市生态环境局，各区政府\n推进治污。\n");
}

TEST_CASE("clauses that end in commas, one after the other, are paragraphs", "[extract][text]") {
  const std::string clauses =
      "鉴于水是生命之源，也是经济社会发展的基础性战略性资源，\n鉴于节约用水是每个公民应尽的义务，也是全社会的共同责任，\n鉴于保护水源关系子孙后代的福祉，必须长"
      "期坚持不懈地推进，\n"
      "鉴于各区已经表示愿意共同努力，建立长期合作的机制，\n因此发布本宣言，并呼吁全体市民共同遵守。\n";
  CHECK(read(clauses) == clauses);
}

TEST_CASE("verses, addresses, items and rows of contents stay apart", "[extract][text]") {
  for (const std::string_view text :
       {"山行无路客\n云起有人家\n问水知春近\n登楼见月斜\n", "溪上青山三百叠，\n雨余新绿入窗来。\n渔舟一叶随流去，\n带得斜阳半棹回。\n",
        "云溪市水利局\n云溪市中山路12号\n邮编510000\n", "安全生产责任书\n营业执照复印件\n场地使用证明\n人员名册\n",
        "总体要求............1\n重点任务............5\n保障措施............12\n"}) {
    INFO(text);
    std::string got = read(text);
    for (std::size_t at; (at = got.find('[')) != std::string::npos;) got.erase(at, got.find(']') - at + 1);
    CHECK(got == text);
  }
}

TEST_CASE("page marks inside a sentence are furniture and keep their place", "[extract][text]") {
  const struct {
    std::string_view text, blocks, furniture;
    std::size_t at;
  } cases[]{
      {"落实水资源税政策，加强取用水管理，严格 7 / 12 执行用水定额，推进节水。\n", "落实水资源税政策，加强取用水管理，严格执行用水定额，推进节水。\n",
       "page_number!:7 / 12\n", 19},
      {"落实水资源税政策，加强取用水管理，严格执行 7 / 12\n\n用水定额，推进节水。\n", "落实水资源税政策，加强取用水管理，严格执行用水定额，推进节水。\n",
       "page_number!:7 / 12\n", 21},
      {"落实水资源税政策，加强取用水管理，严格执行\n\n— 3 —\n\n用水定额，推进节水。\n", "落实水资源税政策，加强取用水管理，严格执行用水定额，推进节水。\n",
       "page_number!:— 3 —\n", 21},
      {"落实水资源税政策，加强取用水管理，严格执行\n第3页 共18页\n用水定额，推进节水。\n", "落实水资源税政策，加强取用水管理，严格执行用水定额，推进节水。\n",
       "page_number!:第3页 共18页\n", 21},
      {"落实水资源税政策，加强取用水管理，严格执行\n12\n用水定额，推进节水。\n", "落实水资源税政策，加强取用水管理，严格执行用水定额，推进节水。\n",
       "page_number!:12\n", 21},
      {"落实政策。\n\n3/18\n\n推进节水。\n", "[title]落实政策。\n推进节水。\n", "page_number:3/18\n", 0},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const Document document = read_document(c.text, "a.txt");
    if (c.at > 0) {
      CHECK(blocks_of(document) == c.blocks);
      REQUIRE(document.furniture.size() == 1);
      CHECK(utf8::length(std::string_view(document.text).substr(0, document.furniture[0].at)) == c.at);
    }
    CHECK(furniture_of(document) == c.furniture);
    check_nothing_lost(c.text, document);
  }
  // Fractions and references are words.
  for (const std::string_view text : {"约占全市企业的 1 / 3 的企业完成改造。\n", "详见第3页的说明，并参阅第 5 页。\n", "进度为 3/4，余下的年底完成。\n"}) {
    INFO(text);
    CHECK(read_document(text, "a.txt").furniture.empty());
  }
}

TEST_CASE("what a web page puts around a text is furniture", "[extract][text]") {
  const Document document = read_document(
      "云溪市水利建设方案\n\n信息来源:云溪市水利局\n\nhttps://www.yunxi.example/a.html\n\n发布时间:2024-05\n\n云溪市水利建设方案\n\n云水规〔2024〕8号\n\n"
      "为加快推进全市水网建设，增强供水保障能力和防洪减灾能力，改善河湖生态环境，制定本方案。各区各部门要结合实际认真贯彻落实，确保各项任务按期完成。\n\n"
      "附件：1.分工表\n\n2.项目清单\n\n云溪市水利局\n\n2024年5月6日\n\n【打印】 【关闭】\n\n上一篇：云溪市节水方案\n\nAbout YunLink\n\nYunLink is a portal.\n",
      "a.txt");
  CHECK(blocks_of(document) ==
        "[title]云溪市水利建设方案\n[note]"
        "云水规〔2024〕8号\n为加快推进全市水网建设，增强供水保障能力和防洪减灾能力，改善河湖生态环境，制定本方案。各区各部门要结合实际认真贯彻落实，确保各项任"
        "务按期完成。\n"
        "[note]附件：1.分工表\n[note]2.项目清单\n[note]云溪市水利局\n[note]2024年5月6日\n");
  CHECK(document.furniture.size() == 8);
  CHECK(document.metadata.title == "云溪市水利建设方案");
  CHECK(document.metadata.document_number == "云水规〔2024〕8号");
  CHECK(document.metadata.issuer == "云溪市水利局");
  CHECK(document.metadata.published == "2024-05");
  CHECK(document.metadata.source_url == "https://www.yunxi.example/a.html");
}

TEST_CASE("units in brackets at the margin end the paragraph whose last line is full", "[extract][text]") {
  CHECK(read("　　支持企业积极应对规则变化，建立维权援助机制，为企\n"
             "业提供法律、税务、安全等方面的专业服务和政策辅导。\n"
             "（责任单位：市商务局、司法局）\n"
             "　　各区要把水网建设摆在重要位置，加强组织领导，明确\n"
             "责任分工，落实资金保障，按时完成任务。各部门要密切配\n"
             "合，形成合力，定期通报进展，及时研究解决存在的问题。\n") ==
        "支持企业积极应对规则变化，建立维权援助机制，为企业提供法律、税务、安全等方面的专业服务和政策辅导。（责任单位：市商务局、司法局）\n"
        "各区要把水网建设摆在重要位置，加强组织领导，明确责任分工，落实资金保障，按时完成任务。各部门要密切配合，形成合力，定期通报进展，及时研究解决存在的问题"
        "。\n");
}

TEST_CASE("the last line of a Chinese sentence is of the text, though it is in letters", "[extract][text]") {
  CHECK(read_document("为加快推进全市水网建设，增强供水保障能力和防洪减灾能力，改善河湖生态环境，各单位可按附录所列格式上报数据，文件名用\nreport.txt。\n", "a.txt").furniture.empty());
}

TEST_CASE("a notice, what it hands out and its notes are told apart", "[extract][text]") {
  CHECK(read("云溪市人民政府文件\n\n云府〔2024〕8号\n\n云溪市人民政府关于印发《云溪市水网建设\n三年行动方案》的通知\n\n各区人民政府，市直各部门：\n\n现将方案印"
             "发给你们，请认真组织实施。\n\n云溪市人民政府\n2024年5月6日\n\n"
             "（此件公开发布）\n\n云溪市水网建设三年行动方案\n（2024—2026年）\n\n为加快水网建设，制定本方案。\n\n注：1.数据来自统计年报；\n2."
             "投资为概算。\n\n抄送：市委各部门，市人大常委会办公室。\n") ==
        "[note]云溪市人民政府文件\n[note]云府〔2024〕8号\n[title]"
        "云溪市人民政府关于印发《云溪市水网建设三年行动方案》的通知\n各区人民政府，市直各部门：\n现将方案印发给你们，请认真组织实施。\n[note]云溪市人民政府\n"
        "[note]2024年5月6日\n[note]（此件公开发布）\n[title]云溪市水网建设三年行动方案（2024—2026年）\n为加快水网建设，制定本方案。\n[note]注：1."
        "数据来自统计年报；\n[note]2.投资为概算。\n"
        "[note]抄送：市委各部门，市人大常委会办公室。\n");
  CHECK(read("目录\n一、总体要求……………………1\n二、重点任务……………………3\n\n一、总体要求\n坚持节水优先。\n") ==
        "[note]目录\n[list_item]一、总体要求……………………1\n[list_item]二、重点任务……………………3\n[heading1]一、总体要求\n坚持节水优先。\n");
}

TEST_CASE("a bare number at the head of a text opens its first section and is no title", "[extract][text]") {
  const std::string rest = "\n\n1.1编制目的\n\n规范应急工作。\n\n2组织体系\n\n2.1领导机构\n\n设立指挥部。\n\n3附则\n\n即日起施行。\n";
  const std::string read_rest = "[heading2]1.1编制目的\n规范应急工作。\n[heading1]2组织体系\n[heading2]2.1领导机构\n设立指挥部。\n[heading1]3附则\n即日起施行。\n";
  CHECK(read("1总则" + rest) == "[heading1]1总则\n" + read_rest);
  CHECK(read("1 总则" + rest) == "[heading1]1 总则\n" + read_rest);
  CHECK(read("渡口应急预案\n\n1总则" + rest) == "[title]渡口应急预案\n[heading1]1总则\n" + read_rest);
  CHECK(read("5G应用方案\n\n1总则" + rest) == "[title]5G应用方案\n[heading1]1总则\n" + read_rest);
}

TEST_CASE("a row of contents is one however many leaders it has and whatever it leads to", "[extract][text]") {
  const std::string leaders(190, '.');
  CHECK(read("目录\n\n算法" + leaders + "44\n\n附录 A：词汇表" + leaders + "68\n\n算法从严选用。\n") ==
        "[note]目录\n[list_item]算法" + leaders + "44\n[list_item]附录 A：词汇表" + leaders + "68\n算法从严选用。\n");
  // Chapters stand without leaders among the rows of their sections, with pages that count on.
  CHECK(read("目录\n\n1 总则 2\n\n1.1 范围......3\n\n1.2 用语......4\n\n2 渡口 6\n\n2.1 登记......7\n\n2 渡口 5\n\n渡口每年登记一次。\n") ==
        "[note]目录\n[list_item]1 总则 2\n[list_item]1.1 范围......3\n[list_item]1.2 用语......4\n[list_item]2 渡口 6\n[list_item]2.1 登记......7\n[title]2 渡口 "
        "5\n渡口每年登记一次。\n");
  // What has no page behind its dots is no such row.
  CHECK(read("算法从严选用，其余……略。\n\n密钥按年更换，见第4条。\n") == "算法从严选用，其余……略。\n密钥按年更换，见第4条。\n");
}

TEST_CASE("rows of a table are one block", "[extract][text]") {
  CHECK(read("表1 主要指标\n\n指标\t单位\t2026年\n水库\t座\t3\n\n以上指标按年考核。\n") ==
        "[note]表1 主要指标\n[table]指标\t单位\t2026年\n水库\t座\t3\n以上指标按年考核。\n");
  CHECK(read("主要指标见下表。\n\n| 指标 | 2026年 |\n| 水库 | 3 |\n") == "主要指标见下表。\n[table]指标\t2026年\n水库\t3\n");
}

TEST_CASE("pairs of ** go, one that nothing closes stays", "[extract][text]") {
  CHECK(read("**加强管理。**落实责任，严格考核。\n\n计算 2**3 的值，得出结果。\n") == "加强管理。落实责任，严格考核。\n计算 2**3 的值，得出结果。\n");
}

TEST_CASE("with lines as units, each line is a block as it is", "[extract][text]") {
  ReadOptions options;
  options.units = Units::kLines;
  const Document document = read_document("一、要求\r\n\r\n 加强 管理，落实\r\n1.目标。到2026年完成。\r\n责任。", "a.txt", options);
  CHECK(document.text == "一、要求\n\n 加强 管理，落实\n1.目标。到2026年完成。\n责任。");
  REQUIRE(document.blocks.size() == 5);
  CHECK(document.blocks[0].kind == BlockKind::kHeading);
  CHECK(document.blocks[1].text.empty());
  CHECK(document.blocks[3].kind == BlockKind::kParagraph);
  CHECK(document.blocks[4].section == std::vector<std::string>{"一", "1"});
  CHECK(read_document("甲\n乙\n", "a.txt", options).blocks.size() == 2);
  CHECK(read_document("甲\n乙\n\n", "a.txt", options).blocks.size() == 3);
}

TEST_CASE("nothing of a text is lost or doubled", "[extract][text][property]") {
  for (const char* name : {"lanwan-2024/hans.txt", "lanwan-2024/hant-hk.txt", "qiyun-2025/hans.txt", "qiyun-2025/hant-tw.txt"}) {
    INFO(name);
    const std::string text = test::read_file(test::corpus() / name);
    check_nothing_lost(text, read_document(text, name));
  }
  // Lines put together at random from what the repairs look for.
  const std::vector<std::string> pieces{"一、",
                                        "（二）",
                                        "1.",
                                        "附件1",
                                        "附件：",
                                        "到2026年，",
                                        "建成水库3座。",
                                        "加强水源保护，严格控制地下水开采，建立健全水质监测",
                                        " ",
                                        "　　",
                                        "\n",
                                        "\n\n",
                                        "\t",
                                        "**",
                                        " 7 / 12 ",
                                        "— 3 —",
                                        "12",
                                        "第3页",
                                        "https://a.example/b",
                                        "信息来源：",
                                        "【打印】",
                                        "表1 指标",
                                        "| 甲 | 乙 |",
                                        "|---|---|",
                                        "2024年5月6日",
                                        "云溪市政府",
                                        "“",
                                        "”",
                                        "（",
                                        "）",
                                        "The plan. ",
                                        "●",
                                        "——",
                                        "责任单位：",
                                        "𠮷",
                                        "\r\n",
                                        "\f",
                                        "\xEF\xBB\xBF"};
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    test::Random random(seed);
    std::string text = "云溪";
    for (std::uint32_t n = random.below(60); n > 0; --n) text += pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
    INFO(seed << ": " << text);
    const Document document = read_text(text, "a.txt", {});
    // Rules under a table's head are marks, not text.
    if (text.find("|---|---|") == std::string::npos && text.find('|') == std::string::npos) check_nothing_lost(text, document);
    for (const Furniture& f : document.furniture) CHECK(f.at <= document.text.size());
  }
}

TEST_CASE("a field to fill in by hand ends with its line", "[extract][text]") {
  const Document form = read_text("申请表\n\n一、项目名称：______\n\n二、负责人签字　　年　月　日\n\n说明：本表一式三份，由申请人填写并提交登记机关。\n", "a.txt", {});
  REQUIRE(form.blocks.size() == 4);
  CHECK(form.block_text(2) == "二、负责人签字　　年　月　日");
}

TEST_CASE("a text without anything in it is refused", "[extract][text][bad-input]") {
  for (const std::string_view text : {"", " \n\t\n　\n", "\xEF\xBB\xBF", "<html><body><script>x</script></body></html>"}) {
    INFO(text);
    try {
      read_document(text, "a.txt");
      FAIL("read");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kEmpty);
    }
  }
}
