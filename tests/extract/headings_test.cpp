#include "extract/headings.h"

#include <catch2/catch.hpp>

using namespace jiaokan;
using namespace jiaokan::extract;

namespace {

/// One line a piece: `kind level label|text`.
std::string outlined(const std::vector<std::string>& texts) {
  std::vector<Paragraph> paragraphs;
  for (const std::string& text : texts) paragraphs.push_back({text});
  std::string out;
  for (const OutlinePiece& p : outline(paragraphs)) {
    out += std::string(to_string(p.kind)) + " " + std::to_string(p.level) + " " + p.label + "|";
    out += std::string(paragraphs[p.paragraph].text.substr(p.begin, p.end - p.begin)) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a heading printed in the line of its text is parted from it", "[extract][headings]") {
  CHECK(outlined({"1.工作目标。到2030年，建成港口三座。", "2.主要任务。", "疏浚航道，改造码头。"}) ==
        "heading 3 1|1.工作目标。\nparagraph 0 |到2030年，建成港口三座。\nheading 3 2|2.主要任务。\nparagraph 0 |疏浚航道，改造码头。\n");
  CHECK(outlined({"（一）加强组织领导。 各部门要各司其职。", "（二）加大投入。市财政安排专项资金。"}) ==
        "heading 2 (一)|（一）加强组织领导。\nparagraph 0 |各部门要各司其职。\nheading 2 (二)|（二）加大投入。\nparagraph 0 |市财政安排专项资金。\n");
}

TEST_CASE("items of a list are not headings", "[extract][headings]") {
  CHECK(outlined({"申请人应当具备下列条件：", "（一）有固定场所；", "（二）有专职人员；", "（三）法律规定的其他条件。"}) ==
        "paragraph 0 |申请人应当具备下列条件：\nlist_item 0 (一)|（一）有固定场所；\nlist_item 0 (二)|（二）有专职人员；\nlist_item 0 "
        "(三)|（三）法律规定的其他条件。\n");
  CHECK(outlined({"实施以下工程：", "（1）良种工程。建设良种场6家；", "（2）冷链工程。新增冷库8座。", "以上工程每年调整。"}) ==
        "paragraph 0 |实施以下工程：\nlist_item 0 (1)|（1）良种工程。建设良种场6家；\nlist_item 0 (2)|（2）冷链工程。新增冷库8座。\nparagraph 0 "
        "|以上工程每年调整。\n");
  CHECK(outlined({"1.营业执照复印件", "2.场地证明", "3.人员名册", "以上材料一式两份。"}) ==
        "list_item 0 1|1.营业执照复印件\nlist_item 0 2|2.场地证明\nlist_item 0 3|3.人员名册\nparagraph 0 |以上材料一式两份。\n");
}

TEST_CASE("items that open as sentences are a list, whatever one of them says first", "[extract][headings]") {
  CHECK(outlined({"（一）水利站每月巡查渡口，登记水位，清理杂物，上报结果。", "（二）堤防由乡镇看护。缺口随时填补。",
                  "（三）水利站每月检修泵站，更换阀门，清理前池，登记时间，年底上报。"}) ==
        "list_item 0 (一)|（一）水利站每月巡查渡口，登记水位，清理杂物，上报结果。\nlist_item 0 (二)|（二）堤防由乡镇看护。缺口随时填补。\nlist_item 0 "
        "(三)|（三）水利站每月检修泵站，更换阀门，清理前池，登记时间，年底上报。\n");
  CHECK(outlined({"按照下列规定办理：", "一、渡口每年检修一次。其余时间由水利站看护。", "二、堤防每年检修两次。"}) ==
        "paragraph 0 |按照下列规定办理：\nlist_item 0 一|一、渡口每年检修一次。其余时间由水利站看护。\nlist_item 0 二|二、堤防每年检修两次。\n");
  // As many of one sort as of the other: the rest of the document decides.
  const std::vector<std::string> even{"1.堤防由乡镇看护。缺口随时填补。", "2.水利站每月检修泵站，更换阀门，清理前池，登记时间，年底上报。"};
  std::vector<std::string> run_in{"1.经费保障。由县财政安排。", "2.组织领导。由县长负责。", "上述事项另行通知。"};
  CHECK(outlined(even).starts_with("heading 3 1|1.堤防由乡镇看护。\n"));
  run_in.insert(run_in.end(), even.begin(), even.end());
  CHECK(outlined(run_in).find("heading 3 1|1.堤防由乡镇看护。\n") != std::string::npos);
  CHECK(outlined({"1.水利站每月巡查渡口，登记水位，清理杂物，上报结果，存档备查。", "2.水位每日登记，登记簿存放在站内，按月装订，年底移交，由县档案馆保管。",
                  "各乡镇照此办理。", even[0], even[1]})
            .find("list_item 0 1|1.堤防由乡镇看护。缺口随时填补。") != std::string::npos);
}

TEST_CASE("a numbered sentence that says what shall be done is no heading", "[extract][headings]") {
  // Each was a heading with its text behind it, or a heading alone: clauses of tenders, staff rules and contracts.
  for (const char* clause : {"（2）渡船工应于每日开航前检查缆绳。检查结果登记在册。", "（3）登船须经站长批准。未经批准不得离岸。", "4.1.1 投标文件应密封包装。",
                             "4.2.3 除另有规定外，所递交的投标文件不予退还。", "1. 渡口内部实行分级看护，明确职责，弱化层级，避免重复登记。"}) {
    INFO(clause);
    CHECK(outlined({"4 总则", "4.1 投标", clause}).find(std::string("heading 3 1|") + clause) == std::string::npos);
    CHECK(outlined({"说明如下。", "4.1 投标", clause}).find(std::string("|") + clause + "\n") != std::string::npos);
  }
  CHECK(outlined({"4.1 投标", "4.1.1 投标文件应密封包装，并加盖印章。", "4.1.2 未密封的文件，招标人拒收。"}) ==
        "heading 2 4.1|4.1 投标\nlist_item 0 4.1.1|4.1.1 投标文件应密封包装，并加盖印章。\nlist_item 0 4.1.2|4.1.2 未密封的文件，招标人拒收。\n");
  // The same characters in other words: headings that run in.
  for (const char* words : {"应急处置", "应保尽保", "行政机关出庭应诉", "供应保障", "对应措施", "投标人须知"}) {
    INFO(words);
    CHECK(outlined({std::string("（一）") + words + "。渡口按季度巡查。", "（二）经费保障。由县财政安排。"})
              .starts_with(std::string("heading 2 (一)|（一）") + words));
  }
}

TEST_CASE("what brackets say of a numbered sentence is no text that it heads", "[extract][headings]") {
  CHECK(outlined({"（一）修缮渡口三座。（责任单位：市水利局、各区政府）", "（二）更换护栏。（责任单位：市交通局）。"}) ==
        "list_item 0 (一)|（一）修缮渡口三座。（责任单位：市水利局、各区政府）\nlist_item 0 (二)|（二）更换护栏。（责任单位：市交通局）。\n");
  // Text in which brackets stand is text.
  CHECK(outlined({"（一）渡口修缮。（2024年起）每年修缮三座。", "（二）护栏更换。由区政府负责（含乡镇）。"}) ==
        "heading 2 (一)|（一）渡口修缮。\nparagraph 0 |（2024年起）每年修缮三座。\nheading 2 (二)|（二）护栏更换。\nparagraph 0 |由区政府负责（含乡镇）。\n");
}

TEST_CASE("letters and small Roman numerals number a list where one counts on from another", "[extract][headings]") {
  CHECK(outlined({"渡船应当备有：", "a) 缆绳；", "i. 主缆", "ii. 副缆", "b) 救生圈。", "每年检查。"}) ==
        "paragraph 0 |渡船应当备有：\nlist_item 0 a)|a) 缆绳；\nlist_item 0 i|i. 主缆\nlist_item 0 ii|ii. 副缆\nlist_item 0 b)|b) 救生圈。\nparagraph 0 |每年检查。\n");
  CHECK(outlined({"A. 功能：登记渡船", "按月登记。", "B. 性能：一秒以内", "按年检查。"}) ==
        "list_item 0 A|A. 功能：登记渡船\nparagraph 0 |按月登记。\nlist_item 0 B|B. 性能：一秒以内\nparagraph 0 |按年检查。\n");
  // Capitals head sections too.
  CHECK(outlined({"A. 概論", "渡口由鄉公所看護。", "B. 申請程序", "船主提出申請。"}) ==
        "heading 5 A|A. 概論\nparagraph 0 |渡口由鄉公所看護。\nheading 5 B|B. 申請程序\nparagraph 0 |船主提出申請。\n");
  // i is the ninth letter behind the eighth.
  CHECK(outlined({"a. 甲", "b. 乙", "c. 丙", "d. 丁", "e. 戊", "f. 己", "g. 庚", "h. 辛", "i. 壬"}).ends_with("list_item 0 i|i. 壬\n"));
  // One alone is an initial, a variable or a word.
  for (const char* alone : {"A. Smith 的渡船", "x) 的值为负", "i. 渡船", "ii. 渡船"}) {
    INFO(alone);
    CHECK(outlined({"渡口由水利站看护。", alone, "每年检查。"}).find(std::string("paragraph 0 |") + alone) != std::string::npos);
  }
  CHECK(outlined({"a) 渡船", "每年检查。", "B. 护栏"}).find("list_item") == std::string::npos);
}

TEST_CASE("a colon leads from a heading to what stands below it", "[extract][headings]") {
  CHECK(outlined({"一、组织单位", "县水利局。", "二、参赛对象：", "全县渡工。", "三、奖项设置：", "奖三名。"}) ==
        "heading 1 一|一、组织单位\nparagraph 0 |县水利局。\nheading 1 二|二、参赛对象：\nparagraph 0 |全县渡工。\nheading 1 三|三、奖项设置：\nparagraph 0 |奖三名。\n");
  // Below a sentence that introduces them, beside items that are sentences, and one right behind the other they are a list.
  CHECK(outlined({"渡口分为下列几类：", "一、公渡：", "由县看护。", "二、义渡：", "由乡看护。"}).find("heading") == std::string::npos);
  CHECK(outlined({"一、渡船每年检修，由水利站登记，结果存档。", "每年报送。", "二、护栏：", "由乡看护。"}).find("heading") == std::string::npos);
  CHECK(outlined({"一、主办单位：", "二、承办单位："}).find("heading") == std::string::npos);
}

TEST_CASE("a clause that a dash leads on from is no heading", "[extract][headings]") {
  CHECK(outlined({"(1) 凡渡船超載——", "(a) 船主須即時停航；", "(b) 乘客須上岸。", "(2) 凡渡口關閉——", "(a) 須張貼告示；", "(b) 須知會鄉公所。"})
            .find("heading") == std::string::npos);
}

TEST_CASE("a sentence that a proviso takes back is no heading", "[extract][headings]") {
  CHECK(outlined({"一、以满一年为期。但不满一年的，按月计算。"}) == "list_item 0 一|一、以满一年为期。但不满一年的，按月计算。\n");
  CHECK(outlined({"一、以滿一年為期。惟不滿一年者，按月計算。"}) == "list_item 0 一|一、以滿一年為期。惟不滿一年者，按月計算。\n");
}

TEST_CASE("a cross-reference at the start of a line is no article, one without its blank is", "[extract][headings]") {
  CHECK(outlined({"第一条 为了规范管理，制定本办法。", "第二条本办法适用于本市。", "第九条规定的除外。", "第三条 和谐发展。"}) ==
        "paragraph 0 第一条|第一条 为了规范管理，制定本办法。\nparagraph 0 第二条|第二条本办法适用于本市。\nparagraph 0 |第九条规定的除外。\nparagraph 0 "
        "第三条|第三条 和谐发展。\n");
}

TEST_CASE("articles whose captions stand alone above their text are headed by them", "[extract][headings]") {
  CHECK(outlined({"第一條 保險責任的開始", "本公司自收取保險費時起負責。", "第二條 契約撤銷權", "要保人得撤銷本契約。", "第三條：渡船的檢修", "渡船應每年檢修。"}) ==
        "heading 3 第一条|第一條 保險責任的開始\nparagraph 0 |本公司自收取保險費時起負責。\nheading 3 第二条|第二條 契約撤銷權\nparagraph 0 "
        "|要保人得撤銷本契約。\nheading 3 第三条|第三條：渡船的檢修\nparagraph 0 |渡船應每年檢修。\n");
  // Articles of a law: here and there one has lost its stop, is followed at once by the next, or introduces a list.
  for (const std::vector<std::string>& law : {std::vector<std::string>{"第一条 渡口属于公众", "船户不得占用。", "第二条 渡船应当每年检修。", "第三条 渡口属于村集体", "船户不得占用。",
                                                                       "第四条 渡口禁止停靠", "船户应当离开。", "第五条 渡船须登记。"},
                                              std::vector<std::string>{"第一条 渡口", "第二条 渡船", "第三条 船户", "第四条 码头"},
                                              std::vector<std::string>{"第一条 船户享有下列权利：", "（一）停靠；", "第二条 船户履行下列义务：", "（一）检修；", "第三条 下列渡船停航：",
                                                                       "（一）漏水的；"},
                                              std::vector<std::string>{"第一条 渡口安全", "见附件。", "第二条 船户登记", "见附件。"}})
    CHECK(outlined(law).find("heading") == std::string::npos);
}

TEST_CASE("terms of standards are headed by their numbers, alone on their lines", "[extract][headings]") {
  CHECK(outlined({"3.1.1", "送样检测 sample test", "由第三方机构进行的检测。", "3.1.2", "出厂检测 delivery test", "由厂家进行的检测。", "3.1.3", "使用检测", "运行时进行的检测。"}) ==
        "heading 3 3.1.1|3.1.1\nheading 4 |送样检测 sample test\nparagraph 0 |由第三方机构进行的检测。\nheading 3 3.1.2|3.1.2\nheading 4 |出厂检测 delivery "
        "test\nparagraph 0 |由厂家进行的检测。\nheading 3 3.1.3|3.1.3\nheading 4 |使用检测\nparagraph 0 |运行时进行的检测。\n");
  CHECK(outlined({"３．１", "送样检测", "３．２", "出厂检测", "３．３", "使用检测"}).find("heading 2 3.3|３．３\nheading 3 |使用检测") != std::string::npos);
  // Figures do not count on, stand above sentences, or above one another; two make no count.
  for (const std::vector<std::string>& figures :
       {std::vector<std::string>{"3.1", "渡口", "3.4", "码头", "2.9", "航道"}, std::vector<std::string>{"3.1", "渡口开放。", "3.2", "码头开放。", "3.3", "航道开放。"},
        std::vector<std::string>{"渡口", "3.1", "3.2", "3.3", "3.4"}, std::vector<std::string>{"3.1", "渡口", "3.2", "码头"},
        std::vector<std::string>{"1.1", "ferry", "1.2", "quay", "1.3", "lane"}})
    CHECK(outlined(figures).find("heading") == std::string::npos);
}

TEST_CASE("lines with room to fill in by hand are no headings", "[extract][headings]") {
  const std::string form = outlined({"一、项目名称：______", "二、申请单位＿＿＿＿（盖章）", "三、负责人签字　　年　月　日", "四、項目起止年月日"});
  CHECK(form.find("heading") == std::string::npos);
  CHECK(outlined({"一、二〇二四年十月一日以来的工作", "渡口十座已经修好。", "二、2025年1月4日以后的安排", "码头三座即将开工。"}).find("heading 1 二|") != std::string::npos);
}

TEST_CASE("a chapter whose blank is lost is a heading where it counts on, a sentence about one is not", "[extract][headings]") {
  CHECK(outlined({"第一章总则", "第一条 为了规范管理，制定本办法。", "第二章保护与利用", "第二条 本办法适用于本市。"}) ==
        "heading 1 第一章|第一章总则\nparagraph 0 第一条|第一条 为了规范管理，制定本办法。\nheading 1 第二章|第二章保护与利用\nparagraph 0 "
        "第二条|第二条 本办法适用于本市。\n");
  CHECK(outlined({"第一章 总则", "第二章写明了保护的范围，由市林业局解释。", "第五章附则部分"}) ==
        "heading 1 第一章|第一章 总则\nparagraph 0 |第二章写明了保护的范围，由市林业局解释。\nparagraph 0 |第五章附则部分\n");
}

TEST_CASE("a subpart stands between part and chapter", "[extract][headings]") {
  CHECK(outlined({"第二编 物权", "第一分编 通则", "第一章 一般规定", "第三编 合同", "第一分编 通则"}) ==
        "heading 1 第二编|第二编 物权\nheading 2 第一分编|第一分编 通则\nheading 3 第一章|第一章 一般规定\nheading 1 第三编|第三编 合同\nheading 2 "
        "第一分编|第一分编 通则\n");
}

TEST_CASE("chapters push the other levels down", "[extract][headings]") {
  CHECK(outlined({"第一章 总则", "一、目的", "规范管理。", "第二章 附则", "一、施行", "即日起施行。"}) ==
        "heading 1 第一章|第一章 总则\nheading 2 一|一、目的\nparagraph 0 |规范管理。\nheading 1 第二章|第二章 附则\nheading 2 一|一、施行\nparagraph 0 "
        "|即日起施行。\n");
}

TEST_CASE("decimal numbers are headings only where they count on", "[extract][headings]") {
  CHECK(outlined({"1 总则", "1.1编制目的", "规范应急工作。", "1.2编制依据", "依据有关法律。", "3.2万户居民参加演练。", "5.6总量持平"}) ==
        "paragraph 0 |1 总则\nheading 2 1.1|1.1编制目的\nparagraph 0 |规范应急工作。\nheading 2 1.2|1.2编制依据\nparagraph 0 |依据有关法律。\nparagraph 0 "
        "|3.2万户居民参加演练。\nparagraph 0 |5.6总量持平\n");
}

TEST_CASE("a bare number whose blank was lost heads a section where the count tells it", "[extract][headings]") {
  CHECK(outlined({"1范围", "本标准规定服务要求。", "2术语", "2.1护理员", "从事照料的人员。", "3基本要求", "3.1一般规定", "应当登记。", "3.2人员", "应当培训。", "4附则", "即日起施行。"}) ==
        "heading 1 1|1范围\nparagraph 0 |本标准规定服务要求。\nheading 1 2|2术语\nheading 2 2.1|2.1护理员\nparagraph 0 |从事照料的人员。\nheading 1 3|3基本要求\n"
        "heading 2 3.1|3.1一般规定\nparagraph 0 |应当登记。\nheading 2 3.2|3.2人员\nparagraph 0 |应当培训。\nheading 1 4|4附则\nparagraph 0 |即日起施行。\n");
  struct Case {
    const char* text;
  };
  // Behind 1范围, in a text whose 2.1 and 3.1 are divided: figures, sentences and numbers that do not count on stay text.
  for (const Case& c : std::vector<Case>{{"2个中心"}, {"2万户居民"}, {"2天完成"}, {"2是要登记。"}, {"3术语"}, {"2区域、部门和单位，都要登记"}, {"2A类"}}) {
    CAPTURE(c.text);
    const std::string out = outlined({"1范围", "规定要求。", c.text, "规定如下。", "2.1登记", "应当登记。", "3.1培训", "应当培训。"});
    CHECK(out.find(std::string("heading 1 2|") + c.text) == std::string::npos);
    CHECK(out.find(std::string("heading 1 3|") + c.text) == std::string::npos);
  }
  // One that nothing counts on from and nothing divides.
  CHECK(outlined({"1号楼", "已经建成。", "3.1培训", "应当培训。", "4.1登记", "应当登记。"}).find("heading 1") == std::string::npos);
}

TEST_CASE("an annex mark is a note and ends the chapters above", "[extract][headings]") {
  CHECK(outlined({"第一章 总则", "附件1", "一、说明", "见表。"}) ==
        "heading 1 第一章|第一章 总则\nnote 0 附件1|附件1\nheading 1 一|一、说明\nparagraph 0 |见表。\n");
}

TEST_CASE("numbers that decimals divide count from one in every chapter", "[extract][headings]") {
  CHECK(outlined({"第一章 公告", "1. 条件", "1.1 说明", "2. 范围", "2.1 内容", "第二章 须知", "1. 总则", "1.1 概况", "2. 文件", "2.1 组成"}) ==
        "heading 1 第一章|第一章 公告\nheading 2 1|1. 条件\nheading 3 1.1|1.1 说明\nheading 2 2|2. 范围\nheading 3 2.1|2.1 内容\n"
        "heading 1 第二章|第二章 须知\nheading 2 1|1. 总则\nheading 3 1.1|1.1 概况\nheading 2 2|2. 文件\nheading 3 2.1|2.1 组成\n");
}

TEST_CASE("words that hold those of a sentence by chance are headings all the same", "[extract][headings]") {
  CHECK(outlined({"一、基本条件", "（一）有固定场所；", "（二）有专职人员。", "二、组织实施", "由县水利局负责。"}).starts_with("heading 1 一|一、基本条件\n"));
  CHECK(outlined({"一、本条所称渡口", "含临时渡口。"}).starts_with("list_item"));
}

TEST_CASE("remarks in brackets between the items of a list do not make them headings", "[extract][headings]") {
  CHECK(outlined({"可以报名的：", "1. 在校学生", "（含当年毕业者）", "2. 渡口职工", "3. 沿岸居民"}).find("heading") == std::string::npos);
}

TEST_CASE("a number without a mark is a heading above the decimals that divide it, and a figure elsewhere", "[extract][headings]") {
  CHECK(outlined({"1 总体要求", "1.1 原则", "先易后难。", "1.2 目标", "两年建成。", "2 组织实施", "2.1 职责", "各负其责。"}) ==
        "heading 1 1|1 总体要求\nheading 2 1.1|1.1 原则\nparagraph 0 |先易后难。\nheading 2 1.2|1.2 目标\nparagraph 0 |两年建成。\nheading 1 2|2 组织实施\n"
        "heading 2 2.1|2.1 职责\nparagraph 0 |各负其责。\n");
  CHECK(outlined({"1.总体要求", "1.1 原则", "先易后难。", "2.组织实施", "2.1 职责", "各负其责。"}) ==
        "heading 1 1|1.总体要求\nheading 2 1.1|1.1 原则\nparagraph 0 |先易后难。\nheading 1 2|2.组织实施\nheading 2 2.1|2.1 职责\nparagraph 0 |各负其责。\n");
  CHECK(outlined({"1 座水库", "正在建设。", "2 座泵站", "已经完工。"}) ==
        "paragraph 0 |1 座水库\nparagraph 0 |正在建设。\nparagraph 0 |2 座泵站\nparagraph 0 |已经完工。\n");
}
