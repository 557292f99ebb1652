#include "facts/dates.h"

#include <catch2/catch.hpp>

#include "facts/facts_support.h"
#include "facts/match_text.h"

using namespace jiaokan;
using namespace jiaokan::facts;

namespace {

struct Case {
  std::string_view text, words;
  int year;
};

}  // namespace

TEST_CASE("dates are read with their Western year", "[facts][dates]") {
  const std::vector<Case> cases{
      {"到2021年末，建成", "2021年末", 2021},         {"2019—2021年行动计划", "2019—2021年", 2021},
      {"在2015-2016年度完工", "2015-2016年度", 2016}, {"二〇三五年远景目标", "二〇三五年", 2035},
      {"民國114年施政", "民國114年", 2025},           {"於115年底前完成", "115年底前", 2026},
      {"2030 年前完工", "2030 年前", 2030},           {"2025 至 2026 年汰換", "2025 至 2026 年", 2026},
      {"“十四五”时期", "“十四五”时期", 2025},         {"2023年5月1日施行", "2023年5月1日", 2023},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const std::string text = match_text(c.text);
    const std::vector<Date> dates = find_dates(text);
    REQUIRE(dates.size() == 1);
    CHECK(c.text.substr(dates[0].words, dates[0].end - dates[0].words) == c.words);
    CHECK(dates[0].year == c.year);
    CHECK_FALSE(dates[0].base);
  }
}

TEST_CASE("the words that lead to a deadline belong to it", "[facts][dates]") {
  const std::string text = "截至2021年末";
  CHECK(find_dates(text).at(0).begin == 0);
}

TEST_CASE("what is compared with is no deadline", "[facts][dates]") {
  for (const std::string_view text : {"比2020年增长", "較 2005 年減少", "与2019年相比"}) {
    INFO(text);
    const std::string folded = match_text(text);
    const std::vector<Date> dates = find_dates(folded);
    REQUIRE(dates.size() == 1);
    CHECK(dates[0].base == (text.find("相比") == std::string_view::npos));
  }
}

TEST_CASE("durations are no dates", "[facts][dates]") {
  for (const std::string_view text : {"连续3年", "5年内", "二十年", "3个月"}) {
    INFO(text);
    CHECK(find_dates(text).empty());
  }
}

TEST_CASE("days that no calendar has are warned of and make no deadline", "[facts][dates]") {
  const Facts f = test::facts_of("到2025年13月，建设仓库3座。\n到2025年2月30日，建设码头2座。");
  REQUIRE(f.warnings.size() == 2);
  CHECK(f.warnings[0].code == "impossible-date");
  CHECK(f.warnings[0].message.find("2025年13月") != std::string::npos);
  REQUIRE(f.targets.size() == 2);
  CHECK_FALSE(f.targets[0].year);
}

TEST_CASE("the twenty-ninth of February is a day of leap years only", "[facts][dates]") {
  CHECK(test::facts_of("到2028年2月29日，建设码头2座。").warnings.empty());
  CHECK(test::facts_of("到2025年2月29日，建设码头2座。").warnings.size() == 1);
}
