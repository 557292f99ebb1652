#include "extract/numbering.h"

#include <catch2/catch.hpp>

using jiaokan::extract::parse_numbering;

namespace {
struct Case {
  std::string_view line, label;
  int level, ordinal;
  std::string_view rest;
};
}  // namespace

TEST_CASE("the number of a line is read and normalised", "[extract][numbering]") {
  const Case cases[]{
      {"一、总体要求", "一", 1, 1, "总体要求"},
      {"十二、附则", "十二", 1, 12, "附则"},
      {"　　二、 重點任務", "二", 1, 2, "重點任務"},
      {"（一）指导思想。", "(一)", 2, 1, "指导思想。"},
      {"(十一) 保障", "(十一)", 2, 11, "保障"},
      {"( 三 )保障", "(三)", 2, 3, "保障"},
      {"㈡保障", "(二)", 2, 2, "保障"},
      {"1.工作目标。", "1", 3, 1, "工作目标。"},
      {"１．工作目標。", "1", 3, 1, "工作目標。"},
      {"3、工作目标", "3", 3, 3, "工作目标"},
      {"⒉工作目标", "2", 3, 2, "工作目标"},
      {"1.2024年工作回顾", "1", 3, 1, "2024年工作回顾"},
      {"4.2018 年 2 月 1 日交付", "4", 3, 4, "2018 年 2 月 1 日交付"},
      {"（1）种业", "(1)", 4, 1, "种业"},
      {"(12)种业", "(12)", 4, 12, "种业"},
      {"⑶种业", "(3)", 4, 3, "种业"},
      {"2）种业", "2)", 4, 2, "种业"},
      {"①材料", "①", 5, 1, "材料"},
      {"第一编　总则", "第一编", 1, 1, "总则"},
      {"第三章 规划", "第三章", 1, 3, "规划"},
      {"第二節  管理", "第二节", 2, 2, "管理"},
      {"第十二條　本辦法自發布日施行。", "第十二条", 3, 12, "本辦法自發布日施行。"},
      {"第 7 條 本法所稱雇主", "第7条", 3, 7, "本法所稱雇主"},
      {"第二十条之一 主管机关", "第二十条之一", 3, 20, "主管机关"},
      {"第一千零三十二条　自然人享有隐私权。", "第一千零三十二条", 3, 1032, "自然人享有隐私权。"},
      {"第一千二百六十条 本法自公布之日起施行。", "第一千二百六十条", 3, 1260, "本法自公布之日起施行。"},
      {"第 10-1 條", "第10-1条", 3, 10, ""},
      {"第三分编　担保物权", "第三分编", 2, 3, "担保物权"},
      {"壹、前言", "壹", 1, 1, "前言"},
      {"拾參、結語", "拾叁", 1, 13, "結語"},
      {"甲、辦法", "甲", 5, 1, "辦法"},
      {"（乙）辦法", "(乙)", 5, 2, "辦法"},
      {"1.2.3 编制目的", "1.2.3", 3, 3, "编制目的"},
      {"2.1 编制依据", "2.1", 2, 1, "编制依据"},
      {"1.1 分类", "1.1", 2, 1, "分类"},
      {"3.2 个人信息保护", "3.2", 2, 2, "个人信息保护"},
      {"1.3 公共服务", "1.3", 2, 3, "公共服务"},
      {"2.4 小微企业", "2.4", 2, 4, "小微企业"},
      {"附件1", "附件1", 1, 1, ""},
      {"附件：1.分工表", "附件", 1, 0, "1.分工表"},
      {"附錄B", "附录B", 1, 2, ""},
      {"(ii) the second", "(ii)", 6, 2, "the second"},
      {"(II) Tasks", "(II)", 2, 2, "Tasks"},
      {"IV. Safeguards", "IV", 1, 4, "Safeguards"},
      {"II、保障", "II", 1, 2, "保障"},
      {"第二部分 任务", "第二部分", 1, 2, "任务"},
      {"第一篇　总论", "第一篇", 1, 1, "总论"},
      {"(c) the third", "(c)", 5, 3, "the third"},
      {"一、二〇二五年工作", "一", 1, 1, "二〇二五年工作"},
      {"Part 1", "Part 1", 1, 1, ""},
      {"PART II　Licensing of Ferries", "Part II", 1, 2, "Licensing of Ferries"},
      {"Chapter 2: The Way Forward", "Chapter 2", 1, 2, "The Way Forward"},
      {"Chapter 3 – Records", "Chapter 3", 1, 3, "Records"},
      {"Section 4 巡查", "Section 4", 2, 4, "巡查"},
      {"Annex A", "Annex A", 1, 1, ""},
      {"Annex C: Timetable", "Annex C", 1, 3, "Timetable"},
      {"Appendix 2", "Appendix 2", 1, 2, ""},
      {"VIII. Records", "VIII", 1, 8, "Records"},
      {"XVIII. 研究机构", "XVIII", 1, 18, "研究机构"},
      {"XXIV.数据", "XXIV", 1, 24, "数据"},
      {"a) 渡船", "a)", 5, 1, "渡船"},
      {"（三）项目建设", "(三)", 2, 3, "项目建设"},
      {"（二）和谐社区", "(二)", 2, 2, "和谐社区"},
      {"c）护栏", "c)", 5, 3, "护栏"},
      {"ii. 渡船", "ii", 6, 2, "渡船"},
      {"iv) 护栏", "iv)", 6, 4, "护栏"},
  };
  for (const Case& c : cases) {
    INFO(c.line);
    const auto n = parse_numbering(c.line);
    REQUIRE(n);
    CHECK(n->label == c.label);
    CHECK(n->level == c.level);
    CHECK(n->ordinal == c.ordinal);
    CHECK(c.line.substr(n->size) == c.rest);
  }
}

TEST_CASE("what only looks like a number of a part is refused", "[extract][numbering]") {
  for (const std::string_view line : {"Section 3 applies to every ferry.",
                                      "Part 2 of the Ordinance",
                                      "Part 2, the ferries",
                                      "Part of the works",
                                      "Annex A sets out the fees",
                                      "Chapter",
                                      "Parting 3 Ways",
                                      "Schedule 2 Ferries are named",
                                      "1.5亿元以上的项目",
                                      "1. 5亿元以上的项目",
                                      "3.15晚会",
                                      "1.2 公里的步道",
                                      "1.5 小时以内",
                                      "2.4 万户居民",
                                      "3.2 个百分点",
                                      "1.8 人次",
                                      "2021年，全市",
                                      "2021.",
                                      "三、四线城市",
                                      "一、二等奖",
                                      "第一批项目",
                                      "第 10-1 節",
                                      "第三分公司",
                                      "XX.公司",
                                      "XXX、李某",
                                      "xl) 号",
                                      "f)=0",
                                      "mix. 渡船",
                                      "i.e. 渡船",
                                      "第三条规定的情形",
                                      "第三条、第四条",
                                      "（四）、（五）项所列人员，经决定",
                                      "（一）至（三）项所列人员",
                                      "（三）项规定的情形",
                                      "第三條第二款",
                                      "第五条和第六条的，",
                                      "十三五",
                                      "一是加强领导",
                                      "一方面",
                                      "（一九四九年）",
                                      "(2019—2021年)",
                                      "（责任单位：市科技局）",
                                      "附件所列项目",
                                      "附件材料清单",
                                      "10.5%",
                                      "1.0 版",
                                      "甲、乙双方",
                                      "第一部分企业",
                                      "IT. Systems",
                                      "Xi. said",
                                      "e.g. this",
                                      "A.D. 960",
                                      "",
                                      "、",
                                      "（",
                                      "第",
                                      "附",
                                      "12",
                                      "3~5年",
                                      "0.5",
                                      "1/3",
                                      "(R&D)经费"}) {
    INFO(line);
    const auto n = parse_numbering(line);
    // 第五条和第六条 may be article 5 that lost its blank: it is read, but marked as doubtful.
    CHECK((!n || !n->certain));
  }
}
