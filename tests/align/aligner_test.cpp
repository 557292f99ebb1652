#include "align/aligner.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "align/statistics.h"
#include "invented.h"
#include "support.h"

using namespace jiaokan;
using align::align;
using test::show;
using test::show_moves;
using test::text_of;
using Lines = std::vector<std::string>;

namespace {

Alignment align_lines(const Lines& a, const Lines& b) { return align::align(text_of(a), text_of(b)); }

}  // namespace

TEST_CASE("small cases are aligned as a reader would", "[align]") {
  struct Case {
    const char* what;
    Lines a, b;
    const char* beads;
    const char* moves;
  };
  const Case cases[] = {
      {"equal", {"修建三座木桥。", "清理两条河道。"}, {"修建三座木桥。", "清理两条河道。"}, "0-0 1-1", ""},
      {"a figure changed", {"修建三座木桥。", "清理河道12公里。"}, {"修建五座木桥。", "清理河道15公里。"}, "0-0 1-1", ""},
      {"one dropped", {"修建三座木桥。", "清理两条河道。", "种植柳树万株。"}, {"修建三座木桥。", "种植柳树万株。"}, "0-0 1- 2-1", ""},
      {"one added", {"修建三座木桥。", "种植柳树万株。"}, {"修建三座木桥。", "清理两条河道。", "种植柳树万株。"}, "0-0 -1 1-2", ""},
      {"one cut in two", {"修建三座木桥,清理两条河道。", "种植柳树万株。"}, {"修建三座木桥,", "清理两条河道。", "种植柳树万株。"}, "0-0,1 1-2", ""},
      {"two joined", {"修建三座木桥,", "清理两条河道。", "种植柳树万株。"}, {"修建三座木桥,清理两条河道。", "种植柳树万株。"}, "0,1-0 2-1", ""},
      {"cut in three", {"修建三座木桥,清理两条河道,种植柳树万株。"}, {"修建三座木桥,", "清理两条河道,", "种植柳树万株。"}, "0-0,1,2", ""},
      {"cut at different words", {"今年修建三座木桥,清理两", "条河道,种植柳树一万株。"}, {"今年修建三座木桥,", "清理两条河道,种植柳树一万株。"}, "0,1-0,1", ""},
      {"cut a letter apart", {"今年修建三座木桥,清理两条", "河道,种植柳树一万株。"}, {"今年修建三座木桥,清理两", "条河道,种植柳树一万株。"}, "0,1-0,1", ""},
      {"neighbours changed places", {"修建三座木桥到对岸。", "清理两条河道的淤泥。"}, {"清理两条河道的淤泥。", "修建三座木桥到对岸。"}, "-0 0-1 1-", "1>0"},
      {"short headings in other words",
       {"修建三座木桥到对岸。", "摘要", "清理两条河道的淤泥。"},
       {"修建三座木桥到对岸。", "概述", "清理两条河道的淤泥。"},
       "0-0 1-1 2-2",
       ""},
      {"a dropped heading of the same words",
       {"今年修建三座木桥。", "清理河道淤泥的办法", "为了让船只平安往来,要尽快清理河道淤泥,办法由各村商定。"},
       {"今年修建三座木桥。", "为了让船只平安往来,要尽快清理河道淤泥,办法由各村商定。"},
       "0-0 1- 2-1",
       ""},
      {"blank lines go with blank lines", {"", "修建三座木桥。", "", "清理两条河道。"}, {"", "修建三座木桥。", "清理两条河道。", ""}, "0-0 1-1 2- 3-2 -3", ""},
      {"marks only", {"——", "修建三座木桥。"}, {"——", "修建三座木桥。"}, "0-0 1-1", ""},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const Alignment got = align_lines(c.a, c.b);
    CHECK(show(got) == c.beads);
    CHECK(show_moves(got) == c.moves);
  }
}

TEST_CASE("empty sides give one-sided beads and no error", "[align]") {
  CHECK(show(align_lines({}, {})) == "");
  CHECK(show(align_lines({}, {"修建木桥。"})) == "-0");
  CHECK(show(align_lines({"修建木桥。", "清理河道。"}, {})) == "0- 1-");
  CHECK(align_lines({"修建木桥。"}, {}).coverage_a == 0);
  CHECK(align_lines({""}, {""}).coverage_a == 1);
}

TEST_CASE("beads below the least similarity asked for are parted", "[align]") {
  const Lines a{"修建三座木桥到对岸。", "摘要", "清理两条河道的淤泥。"}, b{"修建三座木桥到对岸。", "概述", "清理两条河道的淤泥。"};
  align::AlignOptions options;
  options.min_similarity = 0.25;
  CHECK(show(align::align(text_of(a), text_of(b), options)) == "0-0 1- -1 2-2");
}

TEST_CASE("coverage is the share of code points that found a counterpart", "[align]") {
  const Alignment got = align_lines({"修建三座木桥。", "清理河道的淤泥。", "abc"}, {"修建三座木桥。"});
  CHECK(got.coverage_a == Approx(7.0 / 18));
  CHECK(got.coverage_b == 1);
}

TEST_CASE("texts that share nothing are not made to fit", "[align]") {
  test::InventedText one(1);
  Lines a = one.paragraphs(300), b;
  for (const std::string& line : a) {  // every ideograph another one
    std::string other;
    for (std::size_t at = 0; at < line.size(); at += 3)
      other += line.substr(at, 3) == "。" ? "。" : std::string{static_cast<char>(line[at] + 2)} + line.substr(at + 1, 2);
    b.push_back(other);
  }
  const Alignment got = align_lines(a, b);
  CHECK(got.coverage_a < 0.1);
  CHECK(got.coverage_b < 0.1);
  CHECK(got.moved.empty());
}

TEST_CASE("the same lines a thousand times over align one by one", "[align]") {
  const Alignment got = align_lines(Lines(1000, "同一行文字写了又写。"), Lines(900, "同一行文字写了又写。"));
  CHECK(got.coverage_b == 1);
  CHECK(got.coverage_a == Approx(0.9));
  CHECK(got.moved.empty());
}

TEST_CASE("moved pieces are moves at any distance and stand in one-sided beads", "[align][moves]") {
  for (const std::size_t distance : {1UL, 3UL, 50UL, 700UL}) {
    INFO("distance " << distance);
    test::InventedText text(11);
    Lines a = text.paragraphs(800), b = a;
    const std::string piece = b[20];
    b.erase(b.begin() + 20);
    b.insert(b.begin() + static_cast<std::ptrdiff_t>(20 + distance), piece);
    const Alignment got = align_lines(a, b);
    REQUIRE(got.moved.size() == 1);
    const std::size_t moved = got.moved[0].a;
    if (distance > 1) CHECK(moved == 20);
    CHECK(a[got.moved[0].a] == b[got.moved[0].b]);
    CHECK(got.moved[0].similarity == Approx(1));
    bool alone_a = false, alone_b = false;
    for (const Bead& bead : got.beads) {
      alone_a = alone_a || (bead.b.empty() && bead.a.begin == got.moved[0].a && bead.a.size() == 1);
      alone_b = alone_b || (bead.a.empty() && bead.b.begin == got.moved[0].b && bead.b.size() == 1);
    }
    CHECK(alone_a);
    CHECK(alone_b);
    CHECK(got.coverage_a == 1);
  }
}

TEST_CASE("a block cut in two on one side moves as a whole", "[align][moves]") {
  test::InventedText text(12);
  Lines a = text.paragraphs(60), b = a;
  const std::string piece = "春天里他们在北边的山坡上种下了八百株新的茶树,并且从溪里引来了水。";
  a.insert(a.begin() + 10, piece);
  b.insert(b.begin() + 40, {piece.substr(0, 48), piece.substr(48)});
  CHECK(show_moves(align_lines(a, b)) == "10>40 10>41");
}

TEST_CASE("a paragraph that moved and stands in lines there moves with all of them, marks of pages between them or not", "[align][moves]") {
  test::InventedText text(19);
  Lines a = text.paragraphs(40), b = a;
  std::string piece;
  while (piece.size() < 480) piece += text.sentence();
  a.insert(a.begin() + 10, piece);
  Lines pieces{piece.substr(0, 120), piece.substr(120, 120), piece.substr(240, 120), piece.substr(360)};
  b.insert(b.begin() + 30, pieces.begin(), pieces.end());
  CHECK(show_moves(align_lines(a, b)) == "10>30 10>31 10>32 10>33");
  CHECK(show_moves(align_lines(b, a)) == "30>10 31>10 32>10 33>10");
  b.insert(b.begin() + 32, "· 7 ·");
  CHECK(show_moves(align_lines(a, b)) == "10>30 10>31 10>33 10>34");
  b = a;
  b.erase(b.begin() + 10);
  Lines halves{piece.substr(0, 240), "· 7 ·", piece.substr(240)};
  b.insert(b.begin() + 30, halves.begin(), halves.end());
  CHECK(show_moves(align_lines(a, b)) == "10>30 10>32");
  // Lines that only one side has and that say what no paragraph of the other says are none.
  b[30] = b[31] = b[32] = text.sentence();
  CHECK(align_lines(a, b).moved.empty());
}

TEST_CASE("what was moved is the smaller part, however long its lines", "[align][moves]") {
  test::InventedText text(13);
  std::string longest;
  for (int n = 0; n < 30; ++n) longest += text.sentence();
  Lines a = text.paragraphs(8), b = a;
  a.insert(a.begin(), longest);
  b.push_back(longest);
  CHECK(show_moves(align_lines(a, b)) == "0>8");
}

TEST_CASE("near duplicates and repeated headings are no moves", "[align][moves]") {
  Lines a, b;
  for (int n = 1; n <= 12; ++n) {
    a.push_back("1.工作目标。");
    a.push_back("到明年修好" + std::to_string(n) + "座桥,清理河道" + std::to_string(3 * n) + "公里。");
  }
  b = a;
  b.erase(b.begin() + 10, b.begin() + 12);
  a.erase(a.begin() + 2, a.begin() + 4);
  CHECK(align_lines(a, b).moved.empty());
}

TEST_CASE("a paragraph that the other side wraps into many lines is one bead", "[align]") {
  test::InventedText text(17);
  Lines a, b;
  std::string beads;
  for (std::size_t n = 0; n < 20; ++n) {
    std::string paragraph;
    while (paragraph.size() < 1000) paragraph += text.sentence();
    a.push_back(paragraph);
    beads += (beads.empty() ? "" : " ") + std::to_string(n) + "-";
    for (std::size_t at = 0, k = 0; at < paragraph.size(); at += 120, ++k) {
      beads += (k == 0 ? "" : ",") + std::to_string(b.size());
      b.push_back(paragraph.substr(at, 120));
    }
  }
  CHECK(show(align_lines(a, b)) == beads);
  const Alignment turned = align_lines(b, a);
  CHECK(turned.beads.size() == 20);
  CHECK(turned.coverage_a == 1);
}

TEST_CASE("lines of words that only one side has do not end the paragraph they stand in", "[align]") {
  test::InventedText text(20);
  Lines a, b;
  std::vector<std::size_t> counts;
  for (std::size_t n = 0; n < 12; ++n) {
    std::string paragraph;
    while (paragraph.size() < 960) paragraph += text.sentence();
    paragraph.resize(960);
    a.push_back(paragraph);
    std::string added;
    while (n % 3 == 1 && added.size() < 180) added += text.sentence();
    paragraph.insert(450, added);
    counts.push_back(b.size());
    for (std::size_t from = 0; from < paragraph.size(); from += 120) b.push_back(paragraph.substr(from, 120));
  }
  const Alignment got = align_lines(a, b);
  INFO(show(got));
  REQUIRE(got.beads.size() == a.size());
  for (std::size_t n = 0; n < a.size(); ++n) CHECK(got.beads[n].b.begin == counts[n]);
}

TEST_CASE("lines of two paragraphs that say much the same go each to its own", "[align]") {
  const Lines a{"四、未按照本办法运行渡口的,由县人民政府责令限期改正,处十万元以上五十万元以下的罚款;逾期不改正的,强制拆除,所需费用由违法者承担,处五十万元以上一百万元以下的罚款,并可以责令停航整治。",
                "除前款规定外,未按照规定检查船只的,由县人民政府水务局责令限期改正,处二万元以上十万元以下的罚款;逾期不改正的,强制拆除,所需费用由违法者承担,处十万元以上五十万元以下的罚款。"};
  const Lines b{"四、未按照本办法运行渡口的,由县人民政府责令限期改正,处十万元", "以上五十万元以下的罚款;逾期不改正的,强制拆除,所需费用由违法者承担,", "处五十万元以上四百万元以下的罚款,并可以责令停航整治。",
                "除前款规定外,未按照规定检查船只的,由县人民政府水务局责令限期改", "正,处二万元以上十万元以下的罚款;逾期不改正的,强制拆除,所需费用", "由违法者承担,处十万元以上五十万元以下的罚款。"};
  CHECK(show(align_lines(a, b)) == "0-0,1,2 1-3,4,5");
}

TEST_CASE("one block is found in thousands of lines", "[align]") {
  const Lines lines = test::InventedText(18).paragraphs(2000);
  std::string block;
  for (const std::string& line : lines) block += line;
  const Alignment got = align_lines({block}, lines);
  REQUIRE(got.beads.size() == 1);
  CHECK(got.coverage_b == 1);
}

TEST_CASE("page furniture stands alone, and sentences run on below it", "[align][running-lines]") {
  test::InventedText text(14);
  const Lines a = text.paragraphs(120);
  Lines b;
  std::vector<std::size_t> split_at;
  int page = 7;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (i % 11 == 5) {  // a page ends inside this paragraph
      split_at.push_back(i);
      const std::size_t middle = a[i].size() / 6 * 3;
      b.push_back(a[i].substr(0, middle));
      b.push_back("河道整治规划 " + std::to_string(page++));
      b.push_back(a[i].substr(middle));
    } else {
      b.push_back(a[i]);
    }
  }
  const Alignment got = align_lines(a, b);
  std::size_t two = 0, alone = 0;
  for (const Bead& bead : got.beads) {
    if (bead_kind(bead) == "1-2") {
      CHECK(bead.skipped_b.size() == 1);
      CHECK(bead.b.size() == 3);
      ++two;
    }
    alone += bead_kind(bead) == "0-1";
  }
  CHECK(two == split_at.size());
  CHECK(alone == split_at.size());
  CHECK(got.moved.empty());
}

TEST_CASE("the title that the running head repeats is no running head", "[align][running-lines]") {
  test::InventedText text(16);
  Lines a{"渡口管理办法"}, b{"渡口管理办法"};
  for (const std::string& line : text.paragraphs(80)) {
    a.push_back(line);
    if (b.size() % 10 == 9) b.insert(b.end(), {"— " + std::to_string(b.size() / 10 + 1) + " —", "渡口管理办法"});
    b.push_back(line);
  }
  const Alignment got = align_lines(a, b);
  REQUIRE(!got.beads.empty());
  CHECK(bead_kind(got.beads[0]) == "1-1");
  std::size_t alone = 0;
  for (const Bead& bead : got.beads) alone += bead_kind(bead) == "0-1";
  CHECK(alone == b.size() - a.size());
}

TEST_CASE("headings that return at even distances in both texts are aligned, side by side with others too", "[align][running-lines]") {
  test::InventedText text(21);
  Lines a;
  for (int n = 0; n < 8; ++n) {
    a.insert(a.end(), {"渡口的管理", "船只的登记"});
    for (int k = 0; k < 7; ++k) a.push_back(text.sentence());
    if (n % 3 == 2) a.push_back(text.sentence());
  }
  const Alignment got = align_lines(a, a);
  for (const Bead& bead : got.beads) CHECK(bead_kind(bead) == "1-1");
}

TEST_CASE("headings that return evenly in one text only, as the other is cut into lines, are aligned", "[align][running-lines]") {
  test::InventedText text(22);
  Lines a, b;
  for (int n = 0; n < 8; ++n) {
    for (Lines* side : {&a, &b}) side->push_back("渡口的管理");
    for (int k = 0; k < 7; ++k) {
      const std::string line = text.sentence();
      a.push_back(line);
      if (n % 2 == 0) {
        b.push_back(line.substr(0, 15));
        b.push_back(line.substr(15));
      } else {
        b.push_back(line);
      }
    }
  }
  for (const Alignment& got : {align_lines(a, b), align_lines(b, a)}) {
    std::size_t alone = 0;
    for (const Bead& bead : got.beads) alone += bead.a.empty() || bead.b.empty();
    CHECK(alone == 0);
  }
}

TEST_CASE("numbered labels on lines of their own are aligned, not taken for page numbers", "[align][running-lines]") {
  test::InventedText text(15);
  Lines a, b;
  for (int n = 1; n <= 30; ++n) {
    for (Lines* side : {&a, &b}) side->push_back("第" + std::to_string(n) + "条");
    for (int k = 0; k < 6; ++k) {
      const std::string line = text.sentence();
      a.push_back(line);
      b.push_back(text.edited(line, 9));
    }
  }
  const Alignment got = align_lines(a, b);
  CHECK(got.beads.size() == a.size());
  for (const Bead& bead : got.beads) CHECK(bead_kind(bead) == "1-1");
}

TEST_CASE("every segment stands in one bead and beads rise, whatever the input", "[align][property]") {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    test::InventedText text(seed);
    test::Random& random = text.random();
    Lines a = text.paragraphs(random.below(60)), b;
    for (const std::string& line : a) {
      switch (random.below(8)) {
        case 0: break;
        case 1: b.push_back(line.substr(0, 3)), b.push_back(line.substr(3)); break;
        case 2: b.insert(b.begin() + random.below(static_cast<std::uint32_t>(b.size() + 1)), line); break;
        case 3: b.push_back(""); break;
        case 4: b.push_back("第" + std::to_string(seed + b.size()) + "页"); break;
        default: b.push_back(text.edited(line, 3)); break;
      }
    }
    const Alignment got = align_lines(a, b);  // checks by itself that every segment is there once
    std::size_t i = 0, j = 0;
    for (const Bead& bead : got.beads) {
      const auto in_a = segments_a(bead), in_b = segments_b(bead);
      if (bead.skipped_a.empty() && !in_a.empty() && in_a[0] >= i) i = in_a.back();
      if (bead.skipped_b.empty() && !in_b.empty() && in_b[0] >= j) j = in_b.back();
      CHECK((bead.similarity >= 0 && bead.similarity <= 1));
    }
    CHECK(show(align_lines(a, b)) == show(got));  // the same answer twice
    CHECK((got.coverage_a >= 0 && got.coverage_a <= 1));
    for (const Move& move : got.moved) CHECK((move.a < a.size() && move.b < b.size()));
  }
}

TEST_CASE("steps grow in line with the text", "[align][speed]") {
  const auto steps_for = [](std::size_t paragraphs) {
    test::InventedText text(21);
    const Lines a = text.paragraphs(paragraphs);
    Lines b;
    for (const std::string& line : a)
      if (text.random().below(20) != 0) b.push_back(text.edited(line, 10));
    align::AlignStatistics statistics;
    align::align(text_of(a), text_of(b), {}, statistics);
    return static_cast<double>(statistics.steps);
  };
  CHECK(steps_for(4000) < 5 * steps_for(1000));
}

TEST_CASE("where nothing stands once, equal paragraphs lead the search", "[align][anchors][speed]") {
  test::InventedText text(23);
  // Longer than a running head may be: shorter ones at even distances would be taken for page furniture.
  const auto long_paragraphs = [&](std::size_t count) {
    Lines out;
    for (std::size_t k = 0; k < count; ++k) {
      out.emplace_back();
      while (out.back().size() <= 300) out.back() += text.sentence();
    }
    return out;
  };
  struct Got {
    Alignment alignment;
    double steps = 0;
  };
  // Every fifteenth paragraph is edited; thirty in a row are dropped.
  constexpr IndexRange kDropped{620, 650};
  const auto edit_and_align = [&](const Lines& a) {
    Lines b;
    for (std::size_t k = 0; k < a.size(); ++k)
      if (k < kDropped.begin || k >= kDropped.end) b.push_back(k % 15 == 3 ? text.edited(a[k], 12) : a[k]);
    align::AlignStatistics statistics;
    Got got{align::align(text_of(a), text_of(b), {}, statistics), 0};
    got.steps = static_cast<double>(statistics.steps);
    return got;
  };
  const Lines once = long_paragraphs(150);
  Lines ten_times;
  for (int copy = 0; copy < 10; ++copy) ten_times.insert(ten_times.end(), once.begin(), once.end());
  const Got repeated = edit_and_align(ten_times), unique = edit_and_align(long_paragraphs(1500));
  std::size_t in_place = 0;
  for (const Bead& bead : repeated.alignment.beads) {
    const std::size_t i = bead.a.begin;
    in_place += i < kDropped.begin ? bead.b == IndexRange{i, i + 1} : i < kDropped.end ? bead.b.empty() : bead.b == IndexRange{i - 30, i - 29};
  }
  CHECK(in_place == ten_times.size());
  CHECK(repeated.steps < 1.5 * unique.steps);
}

TEST_CASE("hostile shapes cost in line with their size", "[align][speed]") {
  struct Shape {
    const char* what;
    Lines (*a)(const Lines&);
    Lines (*b)(const Lines&);
  };
  const auto as_it_is = [](const Lines& lines) { return lines; };
  const auto in_one = [](const Lines& lines) {
    std::string block;
    for (const std::string& line : lines) block += line;
    return Lines{block};
  };
  const auto twice_in_one = [](const Lines& lines) {
    std::string block;
    for (const std::string& line : lines) block += line;
    return Lines{block, block};
  };
  const auto backwards = [](const Lines& lines) { return Lines(lines.rbegin(), lines.rend()); };
  const auto all_the_same = [](const Lines& lines) { return Lines(lines.size(), "同一行文字写了又写。"); };
  const auto water = [](const Lines& lines) { return Lines(2 * lines.size(), "水"); };
  const auto mountain = [](const Lines& lines) { return Lines(2 * lines.size(), "山"); };
  const Shape shapes[] = {
      {"one block against thousands of lines", in_one, as_it_is},
      {"two blocks against two", twice_in_one, twice_in_one},
      {"backwards", as_it_is, backwards},
      {"one line over and over", all_the_same, all_the_same},
      {"lines of one letter", water, mountain},
  };
  for (const Shape& shape : shapes) {
    INFO(shape.what);
    const auto steps_for = [&](std::size_t paragraphs) {
      const Lines lines = test::InventedText(22).paragraphs(paragraphs);
      align::AlignStatistics statistics;
      align::align(text_of(shape.a(lines)), text_of(shape.b(lines)), {}, statistics);
      return static_cast<double>(statistics.steps);
    };
    CHECK(steps_for(4000) < 5 * steps_for(1000));
  }
}
