#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/characters.h"
#include "core/place.h"
#include "core/utf8.h"
#include "extract/character_repair.h"
#include "extract/pdf/pdf_reader.h"
#include "support/command.h"
#include "support/paths.h"

using namespace jiaokan;

namespace {

constexpr std::size_t kSample = 1000;
constexpr double kOverlap = 0.9;  // of the reference's box
constexpr double kFound = 0.97;   // of the sampled words of a file: the rest are words that we part otherwise (marks that overhang, notes)
constexpr double kRight = 0.995;  // of those found

struct Word {
  std::uint32_t page;
  Box box;
  std::string text;
};

std::string unescaped(std::string_view text) {
  static const std::map<std::string_view, char> kEntities{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto entity = text[i] == '&' ? kEntities.find(text.substr(i, text.find(';', i) + 1 - i)) : kEntities.end();
    if (entity == kEntities.end()) {
      out += text[i];
    } else {
      out += entity->second;
      i += entity->first.size() - 1;
    }
  }
  return out;
}

double attribute(std::string_view element, std::string_view name) {
  const std::size_t at = element.find(name);
  return at == std::string_view::npos ? 0 : std::atof(std::string(element.substr(at + name.size() + 2, 24)).c_str());
}

std::vector<Word> words_of_pdftotext(const std::string& file) {
  const test::CommandResult reference = test::run_command({"pdftotext", "-bbox", "-cropbox", file, "-"});
  REQUIRE(reference.status == 0);
  std::vector<Word> words;
  std::uint32_t page = 0;
  const std::string_view all = reference.out;
  for (std::size_t at = 0; (at = all.find('<', at)) != std::string_view::npos; ++at) {
    const std::string_view rest = all.substr(at);
    if (rest.starts_with("<page ")) ++page;
    if (!rest.starts_with("<word ")) continue;
    const std::string_view element = rest.substr(0, rest.find('>'));
    const std::string_view text = rest.substr(element.size() + 1, rest.find("</word>") - element.size() - 1);
    words.push_back({page, {attribute(element, "xMin"), attribute(element, "yMin"), attribute(element, "xMax"), attribute(element, "yMax")}, unescaped(text)});
  }
  return words;
}

/// What both sides must agree on: no blanks, and each character in its ordinary form.
std::string bare(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (is_blank(c) || is_line_end(c) || !extract::shows_something(c)) continue;
    const std::u32string_view letters = extract::letters_of_ligature(c);
    const char32_t right = extract::unified_ideograph(c);
    if (letters.empty()) utf8::append(out, right != 0 ? right : c);
    for (const char32_t letter : letters) utf8::append(out, letter);
  }
  return out;
}

/// Bullets of symbol fonts, which we read as the characters they show.
bool has_private_use(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_private_use(utf8::next(text, at))) return true;
  return false;
}

double area(const Box& b) { return std::max(0.0, b.x1 - b.x0) * std::max(0.0, b.y1 - b.y0); }
Box common(const Box& a, const Box& b) { return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)}; }
bool holds(const Box& box, double x, double y) { return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1; }

/// Every printed character of the text, by page.
struct Printed {
  double x, y;
  RawSpan span;
};

std::map<std::uint32_t, std::vector<Printed>> characters_of(const Document& document) {
  std::map<std::uint32_t, std::vector<Printed>> pages;
  for (const GlyphRun& run : document.runs)
    for (std::size_t at = run.text.begin; at < run.text.end;) {
      const auto begin = static_cast<std::uint32_t>(at);
      const char32_t c = utf8::next(document.text, at);
      const RawSpan span{begin, static_cast<std::uint32_t>(at)};
      if (is_blank(c)) continue;
      for (const PageBox& b : boxes_of(document, span)) pages[b.page].push_back({(b.box.x0 + b.box.x1) / 2, (b.box.y0 + b.box.y1) / 2, span});
    }
  return pages;
}

/// A character as the file names it: § where the page shows the bullet of a symbol font.
std::string as_named(const Document& document, RawSpan span) {
  const auto repair = std::find_if(document.repairs.begin(), document.repairs.end(), [&](const CharacterRepair& r) { return r.at == span; });
  if (repair == document.repairs.end()) return std::string(document.slice(span));
  std::string named;
  utf8::append(named, repair->code);
  return named;
}

struct Score {
  std::size_t sampled = 0, found = 0, right = 0;
  double sum = 0;
  std::vector<std::string> wrong, missing;
};

Score score(const std::filesystem::path& file) {
  const Document document = extract::read_pdf(test::read_file(file), file.filename().string(), {});
  const std::vector<Word> words = words_of_pdftotext(file.string());
  const auto printed = characters_of(document);
  std::map<std::uint32_t, std::vector<PageBox>> furniture;
  for (const Furniture& f : document.furniture)
    for (const PageBox& b : f.boxes) furniture[b.page].push_back(b);
  Score score;
  const std::size_t step = std::max<std::size_t>(1, words.size() / kSample);
  for (std::size_t i = 0; i < words.size() && score.sampled < kSample; i += step) {
    const Word& word = words[i];
    const std::string text = bare(word.text);
    if (text.empty() || area(word.box) <= 0 || has_private_use(text)) continue;
    // Furniture has one box a line.
    const auto own = furniture.find(word.page);
    if (own != furniture.end() &&
        std::any_of(own->second.begin(), own->second.end(), [&](const PageBox& b) { return area(common(b.box, word.box)) >= kOverlap * area(word.box); }))
      continue;
    ++score.sampled;
    // Our characters whose middle lies in the word's box, in the order of the text.
    std::vector<Printed> inside;
    const auto page = printed.find(word.page);
    if (page != printed.end())
      for (const Printed& p : page->second)
        if (holds(word.box, p.x, p.y)) inside.push_back(p);
    std::string ours;
    for (const Printed& p : inside) ours += as_named(document, p.span);
    if (bare(ours) != text) {
      score.missing.push_back(word.text + " p" + std::to_string(word.page) + " ours: " + ours);
      continue;
    }
    ++score.found;
    double covered = 0;
    for (const PageBox& b : boxes_of(document, {inside.front().span.begin, inside.back().span.end}))
      if (b.page == word.page) covered += area(common(b.box, word.box));
    const double share = std::min(1.0, covered / area(word.box));
    score.sum += share;
    score.right += share >= kOverlap;
    if (share < kOverlap) score.wrong.push_back(word.text + " p" + std::to_string(word.page) + " " + std::to_string(share));
  }
  return score;
}

}  // namespace

TEST_CASE("the boxes of words agree with those of pdftotext on real files", "[quality][boxes]") {
  const auto shared = test::shared();
  if (!shared) return;
  std::set<std::filesystem::path> files;
  for (const char* folder : {"devset/pdf", "editions"})
    for (const auto& entry : std::filesystem::directory_iterator(*shared / folder))
      if (entry.path().extension() == ".pdf") files.insert(entry.path());
  REQUIRE(files.size() > 2);
  for (const auto& file : files) {
    const Score s = score(file);
    std::printf("%-44s words %4zu  found %.4f  at least 90 %% covered %.4f  mean %.4f\n", file.filename().c_str(), s.sampled,
                static_cast<double>(s.found) / static_cast<double>(s.sampled), static_cast<double>(s.right) / static_cast<double>(s.found),
                s.sum / static_cast<double>(s.found));
    if (const char* show = std::getenv("JIAOKAN_SHOW")) {
      const auto most = static_cast<std::size_t>(std::atoi(show));
      for (std::size_t i = 0; i < std::min(most, s.wrong.size()); ++i) std::printf("    wrong   %s\n", s.wrong[i].c_str());
      for (std::size_t i = 0; i < std::min(most, s.missing.size()); ++i) std::printf("    missing %s\n", s.missing[i].c_str());
    }
    INFO(file.filename());
    CHECK(static_cast<double>(s.found) >= kFound * static_cast<double>(s.sampled));
    CHECK(static_cast<double>(s.right) >= kRight * static_cast<double>(s.found));
  }
}
