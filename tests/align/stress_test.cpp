#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "align/aligner.h"
#include "invented.h"
#include "support.h"
#include "support/paths.h"

using namespace jiaokan;
using test::text_of;
using Lines = std::vector<std::string>;

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// An edition made from the lines of another: each line with the line it came from, kNone for what was added.
struct Made {
  Lines lines;
  std::vector<std::size_t> from;
  void add(const std::string& line, std::size_t source) {
    lines.push_back(line);
    from.push_back(source);
  }
};

/// Strict F1 over beads: 1-1 where a line stayed, one-sided where it was dropped, added or moved (`moved`: by line of a).
double strict_f1(const Lines& a, const Made& b, const std::set<std::size_t>& moved, const Alignment& got) {
  using Sides = std::pair<std::vector<std::size_t>, std::vector<std::size_t>>;
  std::set<Sides> want, have;
  std::vector<bool> kept(a.size());
  for (std::size_t j = 0; j < b.lines.size(); ++j) {
    const std::size_t i = b.from[j];
    if (i == kNone || moved.count(i) != 0) {
      want.insert({{}, {j}});
    } else {
      want.insert({{i}, {j}});
      kept[i] = true;
    }
  }
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!kept[i]) want.insert({{i}, {}});
  for (const Bead& bead : got.beads) have.insert({segments_a(bead), segments_b(bead)});
  std::size_t hits = 0;
  for (const Sides& sides : have) hits += want.count(sides);
  return 2.0 * static_cast<double>(hits) / static_cast<double>(want.size() + have.size());
}

Lines shared_lines() {
  Lines out;
  const auto shared = test::shared();
  if (!shared) return out;
  for (const char* name : {"lohelp-shared-guide", "debref-ch02", "lohelp-scalc-guide", "debref-ch01"}) {
    const auto path = *shared / "devset" / "bitext" / "hans-hant" / name / "a.txt";
    if (!std::filesystem::exists(path)) continue;
    std::istringstream in(test::read_file(path));
    for (std::string line; std::getline(in, line);) out.push_back(line);
  }
  return out;
}

void stress(const Lines& a) {
  REQUIRE(a.size() > 1200);
  SECTION("600 leading paragraphs are missing") {
    Made b;
    for (std::size_t i = 600; i < a.size(); ++i) b.add(a[i], i);
    CHECK(strict_f1(a, b, {}, align::align(text_of(a), text_of(b.lines))) >= 0.98);
    const Made whole = [&] {
      Made made;
      for (std::size_t i = 0; i < a.size(); ++i) made.add(a[i], i);
      return made;
    }();
    CHECK(strict_f1(a, whole, {}, align::align(text_of(a), text_of(whole.lines))) >= 0.99);
  }
  SECTION("a block of 400 is moved") {
    Made b;
    std::set<std::size_t> moved;
    for (std::size_t i = 0; i < 100; ++i) b.add(a[i], i);
    for (std::size_t i = 500; i < 1100; ++i) b.add(a[i], i);
    for (std::size_t i = 100; i < 500; ++i) b.add(a[i], i), moved.insert(i);
    for (std::size_t i = 1100; i < a.size(); ++i) b.add(a[i], i);
    const Alignment got = align::align(text_of(a), text_of(b.lines));
    CHECK(strict_f1(a, b, moved, got) >= 0.98);
    std::size_t found = 0;
    for (const Move& move : got.moved) found += b.from[move.b] == move.a;
    CHECK(found >= 360);
    CHECK(got.moved.size() - found <= 8);
  }
  SECTION("every tenth paragraph is dropped") {
    Made b;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (i % 10 != 3) b.add(a[i], i);
    CHECK(strict_f1(a, b, {}, align::align(text_of(a), text_of(b.lines))) >= 0.98);
  }
  SECTION("a page header stands every 25 lines") {
    Made b;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (i % 25 == 7) b.add("某某县河道整治与渡口管理办法", kNone);
      b.add(a[i], i);
    }
    const Alignment got = align::align(text_of(a), text_of(b.lines));
    CHECK(strict_f1(a, b, {}, got) >= 0.98);
    CHECK(got.moved.empty());
  }
  SECTION("both have a page header, at lines of their own, and every tenth paragraph is dropped") {
    Lines paged;
    std::map<std::size_t, std::size_t> at;  // line of a → line of the paged text
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (i % 25 == 7) paged.push_back("某某县河道整治与渡口管理办法");
      at[i] = paged.size();
      paged.push_back(a[i]);
    }
    Made b;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (i % 10 == 3) continue;
      if (b.lines.size() % 25 == 19) b.add("某某县河道整治与渡口管理办法", kNone);
      b.add(a[i], at[i]);
    }
    const Alignment got = align::align(text_of(paged), text_of(b.lines));
    CHECK(strict_f1(paged, b, {}, got) >= 0.98);
    CHECK(got.moved.empty());
  }
}

}  // namespace

TEST_CASE("invented text under stress", "[align][stress]") { stress(test::InventedText(31).paragraphs(1500)); }

TEST_CASE("real text under stress", "[align][stress][shared]") {
  const Lines lines = shared_lines();
  if (lines.empty()) return;
  stress(lines);
}

namespace {

/// Lines of `width` ideographs; a full stop that would begin a line stands behind the one before.
Lines wrapped(const std::string& paragraph, std::size_t width) {
  Lines out;
  for (std::size_t at = 0; at < paragraph.size();) {
    std::size_t end = std::min(paragraph.size(), at + 3 * width);
    if (paragraph.substr(end, 3) == "。") end += 3;
    out.push_back(paragraph.substr(at, end - at));
    at = end;
  }
  return out;
}

using Sides = std::pair<std::vector<std::size_t>, std::vector<std::size_t>>;

/// The beads that two ways of breaking the same text have: wherever both break, one ends.
void add_beads(const Lines& a, const Lines& b, std::size_t first_a, std::size_t first_b, std::set<Sides>& out) {
  Sides sides;
  std::size_t i = 0, j = 0, length_a = 0, length_b = 0;
  while (i < a.size() || j < b.size()) {
    if (length_a <= length_b) {
      sides.first.push_back(first_a + i);
      length_a += a[i++].size();
    } else {
      sides.second.push_back(first_b + j);
      length_b += b[j++].size();
    }
    if (length_a == length_b) {
      out.insert(sides);
      sides = {};
    }
  }
}

}  // namespace

TEST_CASE("two editions that are hard-wrapped at different widths meet wherever both break", "[align][stress]") {
  const std::pair<std::size_t, std::size_t> widths[] = {{30, 38}, {26, 40}, {35, 36}, {20, 45}, {40, 200}, {36, 36}};
  for (const auto& [width_a, width_b] : widths) {
    Lines a, b;
    std::set<Sides> want, have;
    for (const std::string& paragraph : test::InventedText(41).paragraphs(250)) {
      const Lines of_a = wrapped(paragraph, width_a), of_b = wrapped(paragraph, width_b);
      add_beads(of_a, of_b, a.size(), b.size(), want);
      a.insert(a.end(), of_a.begin(), of_a.end());
      b.insert(b.end(), of_b.begin(), of_b.end());
    }
    const Alignment got = align::align(text_of(a), text_of(b));
    for (const Bead& bead : got.beads) have.insert({segments_a(bead), segments_b(bead)});
    std::size_t hits = 0;
    for (const Sides& sides : have) hits += want.count(sides);
    INFO(width_a << " and " << width_b);
    CHECK(2.0 * static_cast<double>(hits) / static_cast<double>(want.size() + have.size()) >= 0.98);
  }
}

TEST_CASE("one line that is the whole text meets all its pieces", "[align][stress]") {
  const Lines pieces = test::InventedText(43).paragraphs(400);
  std::string whole;
  for (const std::string& piece : pieces) whole += piece;
  const Alignment got = align::align(text_of({"前言。", whole, "后记。"}), text_of([&] {
                                       Lines out{"前言。"};
                                       out.insert(out.end(), pieces.begin(), pieces.end());
                                       out.push_back("后记。");
                                       return out;
                                     }()));
  REQUIRE(got.beads.size() == 3);
  CHECK(got.beads[1].b.size() == pieces.size());
  CHECK(align::align(text_of(pieces), text_of({whole})).beads.size() == 1);
}

TEST_CASE("folios that count by two are page furniture", "[align][stress]") {
  const Lines a = test::InventedText(44).paragraphs(200);
  Lines b;
  int folio = 2;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (i % 20 != 13) {
      b.push_back(a[i]);
      continue;
    }
    const std::size_t half = a[i].size() / 6 * 3;
    b.push_back(a[i].substr(0, half));
    b.push_back("— " + std::to_string(folio) + " —");
    b.push_back(a[i].substr(half));
    folio += 2;
  }
  const Alignment got = align::align(text_of(a), text_of(b));
  std::size_t halves = 0;
  for (const Bead& bead : got.beads) halves += segments_a(bead).size() == 1 && segments_b(bead).size() == 2 && bead.skipped_b.size() == 1;
  CHECK(halves == 10);
}
