#include <catch2/catch.hpp>
#include <string>

#include "align/aligner.h"
#include "support.h"
#include "support/random.h"

using jiaokan::NormalizedText;
using jiaokan::align::split_sentences;
using jiaokan::test::text_of;

namespace {

/// The sentences with "|" between them.
std::string split(const std::string& text) {
  std::string shown;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : jiaokan::align::sentence_ends(text)) {
    shown += (begin == 0 ? "" : "|") + text.substr(begin, end - begin);
    begin = end;
  }
  return shown;
}

/// The printed document of the lines of a text that was folded into itself.
jiaokan::Document document_of(const std::vector<std::string>& lines) {
  jiaokan::Document out;
  for (const std::string& line : lines) out.add_block(jiaokan::BlockKind::kParagraph, line);
  return out;
}

}  // namespace

TEST_CASE("sentences end at their marks, with what closes behind them", "[align][sentences]") {
  // The cuts are written into the text: it is split where "|" stands and nowhere else.
  const std::string cases[] = {
      "河水清了。|鱼也回来了!|谁不高兴?|大家都来看。",
      "河水清了。",
      "没有句号的标题",
      "",
      "他问:\"谁来?\"|没有人答。",
      "他说:“都来吧。”|众人应了。",
      "他说:「都来吧。」|众人應了。",
      "提出“先治水。再种树。”的办法",                             // inside quotation marks, and the sentence goes on
      "修好三座桥(含两座旧桥。不含便桥。)和一条路。|明年完工。",  // inside brackets
      "修好三座桥。|(含便桥。)|明年完工。",
      "开放五处渡口;|新建两处码头;|其余不变。",
      "怎么办……|再等一年。",
      "竟有此事?!|真想不到。",
      "1.工作目标。|到明年修好三座桥。",
      "长3.5公里,宽2.25米。|高1.8米。",
      "见第2.3节。|完。",
      "他说(这里没有右括号。|下一句。|再一句。",  // an opening that never closes shuts nothing in
      "右括号)多余。|下一句。",
  };
  for (const std::string& marked : cases) {
    std::string plain = marked;
    std::erase(plain, '|');
    CHECK(split(plain) == marked);
  }
}

TEST_CASE("English periods end sentences, those of abbreviations and figures do not", "[align][sentences]") {
  const std::string cases[] = {
      "The river is clean. |The fish are back.",
      "Dr. Lee came at 3.30 p.m. with Mr. Wong. |They left.",
      "The U.S. edition costs 3.5 yuan. |It is thin.",
      "See fig. 3 and e.g. table 2.",
      "1. Aims of the plan",
      "Run tool.sh or lib.so now. |Stop.",
      "Wait... no.",
      "one; two; three",
      "Is it so? |Yes! |Good.",
      "She said \"come here.\" |They came.",
  };
  for (const std::string& marked : cases) {
    std::string plain = marked;
    std::erase(plain, '|');
    CHECK(split(plain) == marked);
  }
}

TEST_CASE("what closes may end the sentence or not: it depends on the mark and on what stands around it", "[align][sentences]") {
  const std::string cases[] = {
      "他问：“谁来？”|没有人答。",
      "把“谁来管？管什么？”写进章程。",
      "“快跑！”他喊道。",
      "“你来吗？”|“我不来。”|说完就走。",
      "《何处去？》是一本书。|作者不详。",
      "阅读《怎么办？》后再议。",
      "县长（副县长？）已经签字。|现在生效。",
      "渔政站(负责人?)已到。|开会。",
      "完工。|【注】另见附件。|附件略。",
      "他买了U.S.产品。|用得很好。",
      "见 https://example.cn/?page=2&x=1。|完。",
      "不得转让!|不得出租!",
      "\"Is it?\" he asked. |Nobody knew.",
      "\"Come!\" |They came.",
      "把「先治水。再種樹。」與「修橋」寫進章程。",
      "张三，李四.|王五也来。",
  };
  for (const std::string& marked : cases) {
    std::string plain = marked;
    std::erase(plain, '|');
    CHECK(split(plain) == marked);
  }
}

TEST_CASE("the printed text decides where sentences end, the folded text is what is cut", "[align][sentences]") {
  const std::vector<std::string> printed{"The river is clean. They fish.", "他说：「好。」眾人應了。"};
  const jiaokan::Document document = document_of(printed);
  NormalizedText folded;  // as folding leaves it: without the blank behind the period, with straight quotes
  folded.text = "The river is clean.They fish.\n他说:\"好。\"众人应了。";
  folded.segments = {{{0, 29}, 0}, {{30, static_cast<std::uint32_t>(folded.text.size())}, 1}};
  folded.map.copy(19);
  folded.map.replace(1, 0);
  folded.map.copy(11 + 6);
  folded.map.replace(3, 1);  // ：
  folded.map.replace(3, 1);  // 「
  folded.map.copy(6);
  folded.map.replace(3, 1);  // 」
  folded.map.replace(3, 3);
  folded.map.copy(3);
  folded.map.replace(3, 3);
  folded.map.copy(6);
  REQUIRE(folded.map.raw_size() == document.text.size());
  REQUIRE(folded.map.norm_size() == folded.text.size());
  const NormalizedText out = split_sentences(folded, document);
  REQUIRE(out.segments.size() == 4);
  CHECK(out.segment_text(0) == "The river is clean.");
  CHECK(out.segment_text(1) == "They fish.");
  CHECK(out.segment_text(2) == "他说:\"好。\"");
  CHECK(out.segments[3].block == 1);
}

TEST_CASE("rows of a table are sentences of their own", "[align][sentences]") { CHECK(split("桥梁\t3\n渡口\t5") == "桥梁\t3\n|渡口\t5"); }

TEST_CASE("every byte of a segment is in one sentence of the same block", "[align][sentences][property]") {
  const std::string pieces[] = {"水", "。", "!", "\"", "(", ")", "“", "”", "1", ".", " ", "a", "B", "……", ";", "\n", "「", "」", "、", "e.g.", "\t"};
  jiaokan::test::Random random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> lines(random.below(4) + 1);
    for (std::string& line : lines)
      for (std::uint32_t n = random.below(30); n > 0; --n) line += pieces[random.below(std::size(pieces))];
    const NormalizedText text = text_of(lines), out = split_sentences(text, document_of(lines));
    std::size_t k = 0;
    for (const jiaokan::Segment& segment : text.segments) {
      std::uint32_t at = segment.text.begin;
      do {
        REQUIRE(k < out.segments.size());
        CHECK(out.segments[k].text.begin == at);
        CHECK(out.segments[k].block == segment.block);
        CHECK((out.segments[k].text.size() > 0 || segment.text.empty()));
        at = out.segments[k++].text.end;
      } while (at < segment.text.end);
      CHECK(at == segment.text.end);
    }
    CHECK(k == out.segments.size());
  }
}

TEST_CASE("a million brackets or quotation marks are split in linear time", "[align][sentences]") {
  for (const std::string unit : {"(", ")", "\"", "“", ".", "a.", "。", "(。"}) {
    std::string line;
    for (int n = 0; n < 200000; ++n) line += unit;
    CHECK(!jiaokan::align::sentence_ends(line).empty());
  }
}
