#include "facts/mentions.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "facts_support.h"

using namespace jiaokan;
using namespace jiaokan::facts;

namespace {

/// `words = value..max unit` of one kind.
std::vector<std::string> mentioned(std::string_view text, MentionKind kind) {
  const Document document = test::document_of(text);
  std::vector<std::string> out;
  for (const Mention& m : find_mentions(document, test::width_folded(document))) {
    if (m.kind != kind) continue;
    std::string row = m.place.text + " =";
    if (m.comparator == Comparator::kRange)
      row += " " + std::string(m.excludes_value ? "(" : "[") + m.value->to_string() + "," + m.value_max->to_string() + (m.excludes_max ? ")" : "]");
    else
      row += (m.comparator == Comparator::kEqual ? " " : " " + std::string(to_string(m.comparator)) + " ") + (m.value ? m.value->to_string() : "?");
    if (m.unit && kind != MentionKind::kPercent) row += " " + *m.unit;
    out.push_back(row);
  }
  return out;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("every number of a text is mentioned, and words with a numeral in them are not", "[facts][mentions]") {
  CHECK(mentioned("新建三座泵站，改造 12 座", MentionKind::kNumber) == Rows{"三 = 3", "12 = 12"});
  CHECK(mentioned("一切从统一部署开始，四川的三亚队伍一致", MentionKind::kNumber).empty());
  CHECK(mentioned("答案不是三而是七", MentionKind::kNumber) == Rows{"三 = 3", "七 = 7"});
  CHECK(mentioned("編號 B20240711 的三雙", MentionKind::kNumber) == Rows{"三 = 3"});
}

TEST_CASE("shares are percents however they are said", "[facts][mentions]") {
  CHECK(mentioned("百分之三点五、千分之二、4.5%、六成半、八五折、打对折", MentionKind::kPercent) ==
        Rows{"百分之三点五 = 3.5", "千分之二 = 0.2", "4.5% = 4.5", "六成半 = 65", "八五折 = 85", "对折 = 50"});
  CHECK(mentioned("提高二点五个百分点", MentionKind::kPercent) == Rows{"二点五个百分点 = 2.5"});
  CHECK(mentioned("五成立案，三成为主，半成品，三折叠，?q=30%25", MentionKind::kPercent).empty());
}

TEST_CASE("ranges and bounds say their ends and which they exclude", "[facts][mentions]") {
  CHECK(mentioned("大于二十且不超过三十", MentionKind::kRange) == Rows{"大于二十且不超过三十 = (20,30]"});
  CHECK(mentioned("在10和20之间", MentionKind::kRange) == Rows{"在10和20之间 = [10,20]"});
  CHECK(mentioned("三到八家", MentionKind::kRange) == Rows{"三到八 = [3,8]"});
  CHECK(mentioned("五百以上；比六十低；十几万", MentionKind::kRange) == Rows{"五百以上 = >= 500", "比六十低 = < 60", "十几万 = > 100000"});
  CHECK(mentioned("大于50小于12", MentionKind::kRange) == Rows{"大于50 = > 50", "小于12 = < 12"});
  CHECK(mentioned("电话 020-81230000", MentionKind::kRange).empty());
}

TEST_CASE("sums of money take in their coins and measures their halves", "[facts][mentions]") {
  CHECK(mentioned("八元五角、人民币 60元、3.2億港元", MentionKind::kCurrency) ==
        Rows{"八元五角 = 8.5 元", "人民币 60元 = 60 元", "3.2億港元 = 320000000 港元"});
  CHECK(mentioned("五角大楼的元件", MentionKind::kCurrency).empty());
  CHECK(mentioned("四吨半、20万公斤、150cm、三千米", MentionKind::kDimension) ==
        Rows{"四吨半 = 4.5 吨", "20万公斤 = 200000 公斤", "150cm = 150 cm", "三千米 = 3 千米"});
}
