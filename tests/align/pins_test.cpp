#include <algorithm>
#include <catch2/catch.hpp>

#include "align/aligner.h"
#include "invented.h"
#include "support.h"

using namespace jiaokan;
using test::show;
using test::text_of;
using Lines = std::vector<std::string>;

namespace {

Alignment align_pinned(const Lines& a, const Lines& b, std::vector<Pin> pins) {
  align::AlignOptions options;
  options.pins = std::move(pins);
  return align::align(text_of(a), text_of(b), options);
}

}  // namespace

TEST_CASE("a pinned bead stands, and the rest is aligned around it", "[align][pins]") {
  const Lines a{"河水清了又清。", "鱼儿都游回来了。", "山上种满松树。"}, b{"河水清了又清。", "村里修好石桥。", "山上种满松树。"};
  CHECK(show(align_pinned(a, b, {})) == "0-0 1-1 2-2");
  CHECK(show(align_pinned(a, b, {{{1}, {}}})) == "0-0 -1 1- 2-2");
  CHECK(show(align_pinned(a, b, {{{0, 1}, {1}}})) == "-0 0,1-1 2-2");
  CHECK(show(align_pinned(a, b, {{{0}, {2}}})).find("0-2") != std::string::npos);
  CHECK(show(align_pinned(a, b, {{{0}, {1}}, {{2}, {2}}})) == "-0 0-1 1- 2-2");
}

TEST_CASE("a pin of any size stands, with what it leaves out beside it", "[align][pins]") {
  const Lines a = test::InventedText(3).paragraphs(30);
  const Alignment got = align_pinned(a, a, {{{4, 5, 7, 8, 9}, {4, 5, 6, 7, 8, 9, 10}}, {{}, {20}}});
  CHECK(show(got).find(" 4,5,7,8,9-4,5,6,7,8,9,10 6- ") != std::string::npos);
  CHECK(show(got).find(" 19-19 20- -20 21-21") != std::string::npos);
  for (const Bead& bead : got.beads) CHECK(bead.similarity <= 1);
  CHECK(got.moved.empty());
}

TEST_CASE("what is pinned does not move", "[align][pins]") {
  const Lines a = test::InventedText(7).paragraphs(12);
  Lines b = a;
  std::rotate(b.begin() + 2, b.begin() + 4, b.begin() + 8);  // 2 and 3 stand behind 7
  CHECK(align_pinned(a, b, {}).moved.size() == 2);
  const Alignment pinned = align_pinned(a, b, {{{2}, {6}}, {{3}, {7}}});
  CHECK(show(pinned).find("2-6 ") != std::string::npos);
  CHECK(show(pinned).find("3-7 ") != std::string::npos);
  for (const Move& move : pinned.moved) CHECK((move.a != 2 && move.a != 3 && move.b != 6 && move.b != 7));
  CHECK(align_pinned(a, b, {{{2}, {}}, {{3}, {}}}).moved.empty());
}

TEST_CASE("pinning what is found anyway changes nothing", "[align][pins][property]") {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    test::InventedText text(seed);
    const Lines a = text.paragraphs(60);
    Lines b;
    for (const std::string& line : a)
      if (text.random().below(9) != 0) b.push_back(text.edited(line, 12));
    const Alignment free = align_pinned(a, b, {});
    std::vector<Pin> pins;
    for (const Bead& bead : free.beads)
      if (text.random().below(4) == 0) pins.push_back({segments_a(bead), segments_b(bead)});
    INFO("seed " << seed << ", " << pins.size() << " pins");
    CHECK(show(align_pinned(a, b, pins)) == show(free));
  }
}

TEST_CASE("page furniture that is pinned is text", "[align][pins]") {
  const Lines text = test::InventedText(14).paragraphs(60);
  Lines a;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % 8 == 4) a.push_back("— " + std::to_string(i / 8 + 1) + " —");
    a.push_back(text[i]);
  }
  CHECK(show(align_pinned(a, a, {{{4}, {4}}, {{13}, {}}, {{}, {13}}})).find("4-4") != std::string::npos);
}

TEST_CASE("translations keep their pins too", "[align][pins]") {
  Lines a, b;
  for (int n = 0; n < 30; ++n) {
    a.push_back("第" + std::to_string(n * 7 + 3) + "号桥长" + std::to_string(n * 13 + 11) + "米，由县里修缮并且开放给行人使用。");
    b.push_back("Bridge No. " + std::to_string(n * 7 + 3) + " is " + std::to_string(n * 13 + 11) +
                " metres long; the county repairs it and opens it to walkers.");
  }
  CHECK(show(align_pinned(a, b, {})).find(" 11-11 ") != std::string::npos);
  const Alignment got = align_pinned(a, b, {{{10, 11}, {10}}, {{20}, {20}}});
  CHECK(show(got).find(" 10,11-10 ") != std::string::npos);
  CHECK(show(got).find(" 20-20 ") != std::string::npos);
}
