#include <catch2/catch.hpp>

#include "convert/normalize.h"

using namespace jiaokan;
using namespace jiaokan::convert;

namespace {

struct Case {
  const char* from;
  const char* to;
};

void check(FoldId fold, std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    CAPTURE(c.from);
    CHECK(apply_fold(fold, c.from).text == c.to);
  }
}

/// The runs of a map, readable: [a=a] copied, [a~b] replaced.
std::string show(const std::string& raw, const FoldedText& folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.map.run_count(); ++i) {
    const RawSpan r = folded.map.raw_span(i);
    const NormSpan n = folded.map.norm_span(i);
    out += "[" + raw.substr(r.begin, r.size()) + (folded.map.copied(i) ? "=" : "~") + folded.text.substr(n.begin, n.size()) + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("compatibility ideographs, radicals and ligatures become ordinary characters", "[convert][compatibility]") {
  check(FoldId::kCompatibility, {{"\uF98E\uFA08", "年行"},
                                 {"⼀⼯⾧", "一工長"},
                                 {"⻓⻔⻛", "长门风"},
                                 {"\uFB01nal", "final"},
                                 {"\U0002F800", "丽"},
                                 {"cafe\u0301", "café"},
                                 {"葛\U000E0100城", "葛城"},
                                 {"\uFA0E", "\uFA0E"},  // unified in spite of its block
                                 {"①㈱㎡", "①㈱㎡"},    // no ideographs: they stay
                                 {"\u0301", "\u0301"},
                                 {"", ""}});
}

TEST_CASE("full-width ASCII and half-width forms become ordinary ones", "[convert][width]") {
  check(FoldId::kWidth, {{"１２．５％，（Ａ）", "12.5%,(A)"},
                         {"穗科字〔２０１９〕３１６号", "穗科字〔2019〕316号"},
                         {"甲　乙", "甲 乙"},
                         {"ｶﾞｽ", "ガス"},
                         {"ﾞ", "\u3099"},
                         {"｢甲｣､乙｡", "「甲」、乙。"},
                         {"﹁甲﹂︓﹐", "「甲」:,"},
                         {"￥￣", "¥¯"},
                         {"。、《》①", "。、《》①"}});
  CHECK(show("第１２条，", apply_fold(FoldId::kWidth, "第１２条，")) == "[第=第][１~1][２~2][条=条][，~,]");
}

TEST_CASE("blanks of layout go and blanks between words stay", "[convert][spacing]") {
  check(FoldId::kSpacing, {{"  建 设 ", "建设"},
                           {"到 2021 年", "到2021年"},
                           {"平台 ,建設", "平台,建設"},
                           {"the  big\tplan", "the big plan"},
                           {"5 G 网络", "5G网络"},
                           {"2019 2020", "2019 2020"},
                           {"指标\t22\t35\n合计", "指标22 35合计"},
                           {"甲\u3000\u00A0乙\uFEFF", "甲乙"},
                           {"soft\u00ADware", "software"},
                           {"A and B", "A and B"},
                           {"思想 and 党", "思想and党"},
                           {" ", ""},
                           {"甲乙", "甲乙"}});
  CHECK(show(" 建 设", apply_fold(FoldId::kSpacing, " 建 设")) == "[ ~][建=建][ ~][设=设]");
}

TEST_CASE("bullets that open a block and the dots of a row of contents are layout", "[convert][spacing]") {
  check(FoldId::kSpacing, {{"• 水库", "水库"},
                           {"●水库", "水库"},
                           {" ▪\t水库", "水库"},
                           {"\uF0F0 1.1.1 存在", "1.1.1存在"},
                           {"- 水库", "水库"},
                           {"– Reservoirs", "Reservoirs"},
                           {"建成•水库", "建成•水库"},      // inside
                           {"•", "•"},                      // nothing else
                           {"• • 水库", "••水库"},
                           {"-5℃", "-5℃"},
                           {"- 5 ℃", "-5℃"},
                           {"——坚持节水", "——坚持节水"},
                           {"★ 水库", "★水库"},
                           {"■是", "■是"},
                           {"○五年", "○五年"},
                           {"\uF0F0存在", "\uF0F0存在"},
                           {"第一章 总则 ........ 3", "第一章总则3"},
                           {"一、目标……………12 ", "一、目标12"},
                           {"表 3 · · · · · 12", "表3 12"},
                           {"• 附则 ..... 4", "附则4"},
                           {"第3章 等等... 5", "第3章等等...5"},  // too few
                           {"....... 5", ".......5"},       // nothing before
                           {"目标..... 5 个", "目标.....5个"}});
}

TEST_CASE("styles of the same mark become one and different marks stay different", "[convert][punctuation]") {
  check(FoldId::kPunctuation, {{"2019—2021", "2019-2021"},
                               {"2019–2021", "2019-2021"},
                               {"——", "-"},
                               {"3～5", "3～5"},  // width's business
                               {"3〜5", "3~5"},
                               {"等……", "等…"},
                               {"等......", "等…"},
                               {"等。。。", "等…"},
                               {"等······", "等…"},
                               {"……...…", "…"},
                               {"马克・吐温•甲", "马克·吐温·甲"},
                               {"完成.", "完成。"},
                               {"完成.下一步", "完成。下一步"},
                               {"增长5%.", "增长5%。"},
                               {"使用apt.", "使用apt。"},
                               {"使用apt.然后", "使用apt。然后"},
                               {"1.工作目标", "1.工作目标"},
                               {"12.5", "12.5"},
                               {"见a.b", "见a.b"},
                               {"更有优势.Ext4", "更有优势。Ext4"},
                               {"The end.", "The end."},
                               {".加快建设", "。加快建设"},
                               {".5亿元", ".5亿元"},
                               {"共计1869.", "共计1869."},
                               {"[2019]1号", "〔2019〕1号"},
                               {"比例1∶2", "比例1:2"},
                               {"甲、乙，丙。丁,", "甲、乙，丙。丁,"},
                               {"〈甲〉《乙》", "<甲>《乙》"}});
}

TEST_CASE("quotation marks become one whatever their style and nesting", "[convert][quotation]") {
  check(FoldId::kQuotation,
        {{"「甲『乙』」", "\"甲\"乙\"\""}, {"“甲‘乙’”", "\"甲\"乙\"\""}, {"'甲'", "\"甲\""}, {"don’t", "don't"}, {"《甲》", "《甲》"}, {"〝甲〞", "\"甲\""}});
}

TEST_CASE("glyph confusions are repaired", "[convert][glyph]") { check(FoldId::kGlyph, {{"裝臵", "裝置"}, {"位臵", "位置"}, {"裝置", "裝置"}}); }

TEST_CASE("Traditional becomes Simplified with each changed character on the map", "[convert][script]") {
  check(FoldId::kScript, {{"歷史與日曆", "历史与日历"}, {"乾坤與乾燥", "乾坤与干燥"}, {"皇后在後面", "皇后在后面"}, {"历史", "历史"}});
  CHECK(show("歷史爲產", apply_fold(FoldId::kScript, "歷史爲產")) == "[歷~历][史=史][爲~为][產~产]");
  const std::string with_nul("歷\0史", 7);
  CHECK(apply_fold(FoldId::kScript, with_nul).text == std::string("历\0史", 7));
}

TEST_CASE("variants that OpenCC leaves become one and their look-alikes stay", "[convert][variant]") {
  check(FoldId::kVariant, {{"著力", "着力"},
                           {"著名", "著名"},
                           {"着力", "着力"},
                           {"配合著", "配合着"},
                           {"合著", "合著"},
                           {"随著名城建设", "随着名城建设"},
                           {"成效显著", "成效显著"},
                           {"批覆", "批复"},
                           {"覆盖", "覆盖"},
                           {"增加値", "增加值"}});
}
