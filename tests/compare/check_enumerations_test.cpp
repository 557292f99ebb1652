#include "compare/check_enumerations.h"

#include <catch2/catch.hpp>

using namespace jiaokan;

namespace {

std::string show(const std::vector<std::string>& blocks) {
  Document d;
  for (const std::string& text : blocks) d.add_block(text.starts_with("# ") ? BlockKind::kHeading : BlockKind::kParagraph, text);
  std::string out;
  for (const SpanFinding& f : compare::find_enumeration_faults(d, Language::kEnglish)) out += "[" + std::string(d.slice(f.span)) + "]";
  return out;
}

}  // namespace

TEST_CASE("a number that an enumeration inside a paragraph skips or has twice is found", "[compare][lint][numbering]") {
  struct Case {
    std::vector<std::string> blocks;
    const char* found;
  };
  for (const Case& c : std::vector<Case>{
           {{"要做到：一是加强领导；三是强化监督。"}, "[三是]"},
           {{"一是加强领导。", "二是落实责任。", "四是强化监督。"}, "[四是]"},
           {{"一要早谋划，二要早部署；三要早行动。", "一要早谋划；三要早部署。"}, "[三要]"},
           {{"第一，完善制度。第三，加强考核。"}, "[第三，]"},
           {{"其一，完善制度；其三，加强考核。"}, "[其三，]"},
           {{"任务如下：（一）制定方案；（二）组织实施；（四）检查验收。"}, "[（四）]"},
           {{"任务如下：（1）制定方案；（2）组织实施；（2）检查验收。"}, "[（2）]"},
           {{"主要措施：1.完善制度。2.加强培训。4.严格考核。"}, "[4.]"},
           {{"主要措施：1、完善制度；2、加强培训；4、严格考核。"}, "[4、]"},
           {{"主要措施：①完善制度；②加强培训；④严格考核。"}, "[④]"},
           {{"一是加强领导：（1）明确分工；（3）压实责任；二是强化监督。"}, "[（3）]"},
           {{"原因有三，一是设备老化，三是人手不足。"}, "[三是]"},
       }) {
    CAPTURE(c.blocks.front());
    CHECK(show(c.blocks) == c.found);
  }
}

TEST_CASE("references, figures and enumerations inside others are no gaps", "[compare][lint][numbering]") {
  for (const std::vector<std::string>& blocks : std::vector<std::vector<std::string>>{
           {"一是加强领导；二是落实责任；三是强化监督。"},
           {"第三条第（一）、（三）项和第（五）项；按照（一）（三）的规定。"},
           {"二是理论问题；四是实践问题。"},
           {"比例为1:3，其中1.5万人；3.5万人。"},
           {"停靠站：1、3、5号线。"},
           {"一是加强领导：一是明确分工；二是压实责任；二是强化监督；三是严格考核。"},
           {"一是加强领导。", "# 二、保障措施", "三是强化监督。"},
           {"修改为：“（一）制定方案；（三）检查验收。”"},
           {"统一是前提；唯一是质量。"},
           {"第一产业；第三产业，占比提高。"},
           {"（四）检查验收；（五）其他。"},
           {"会议在上午10：30开始；12：30结束。"},
       }) {
    CAPTURE(blocks.front());
    CHECK(show(blocks).empty());
  }
}

TEST_CASE("an enumeration without end is read in one pass", "[compare][lint][numbering]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "；（一）甲；（二）乙";
  CHECK(show({text}).empty());
  text.clear();
  for (int i = 0; i < 200'000; ++i) text += "；（一）";
  CHECK(show({text}).empty());
}
