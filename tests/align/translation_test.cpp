#include <catch2/catch.hpp>
#include <set>

#include "align/aligner.h"
#include "align/bilingual_terms.h"
#include "align/translation_lexicon.h"
#include "invented.h"
#include "support.h"

using namespace jiaokan;
using test::text_of;
using Lines = std::vector<std::string>;

namespace {

/// An invented language pair: every concept has one Chinese and one English word, made up; English goes the other way round.
class Translator {
 public:
  explicit Translator(std::uint32_t seed) : random_(seed) {
    const char* syllables[] = {"ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "du", "fa", "go"};
    for (int n = 0; n < 400; ++n) {
      std::string zh, en;
      for (int k = 0; k < 2; ++k) {
        const char32_t c = 0x4E00 + random_.below(2500);
        zh += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
      }
      for (std::uint32_t k = random_.below(2) + 2; k > 0; --k) en += syllables[random_.below(12)];
      words_.push_back({zh, en});
    }
  }
  struct Sentence {
    std::string zh, en;
  };
  Sentence sentence() {
    Sentence out;
    for (std::uint32_t n = random_.below(10) + 4; n > 0; --n) {
      const std::uint32_t x = random_.below(400), y = random_.below(400);
      const Sentence& word = words_[x < y ? x : y];
      out.zh += word.zh;
      out.en = word.en + (out.en.empty() ? "" : " ") + out.en;
    }
    if (random_.below(6) == 0) {
      const std::string figure = std::to_string(random_.below(9000) + 10);
      out.zh += figure + "人";
      out.en += " " + figure + " people";
    }
    return {out.zh + "。", out.en + "."};
  }
  test::Random& random() { return random_; }

 private:
  test::Random random_;
  std::vector<Sentence> words_;
};

double right_share(const std::set<std::pair<std::size_t, std::size_t>>& want, const Alignment& got) {
  std::size_t hits = 0, pairs = 0;
  for (const Bead& bead : got.beads) {
    if (bead.a.empty() || bead.b.empty()) continue;
    ++pairs;
    hits += bead_kind(bead) == "1-1" && want.count({bead.a.begin, bead.b.begin}) != 0;
  }
  return 2.0 * static_cast<double>(hits) / static_cast<double>(want.size() + pairs);
}

}  // namespace

TEST_CASE("translations align by words learnt from the pair itself", "[align][translation]") {
  Translator translator(5);
  Lines a, b;
  std::set<std::pair<std::size_t, std::size_t>> want;
  for (int n = 0; n < 500; ++n) {
    const Translator::Sentence sentence = translator.sentence();
    const std::uint32_t fate = translator.random().below(20);
    if (fate == 0) {
      a.push_back(sentence.zh);
    } else if (fate == 1) {
      b.push_back(sentence.en);
    } else {
      want.insert({a.size(), b.size()});
      a.push_back(sentence.zh);
      b.push_back(sentence.en);
    }
  }
  CHECK(right_share(want, align::align(text_of(a), text_of(b))) >= 0.95);
  // Either way round.
  std::set<std::pair<std::size_t, std::size_t>> turned;
  for (const auto& [i, j] : want) turned.insert({j, i});
  CHECK(right_share(turned, align::align(text_of(b), text_of(a))) >= 0.95);
}

TEST_CASE("translations find their place where the beginning of one is missing", "[align][translation]") {
  Translator translator(6);
  Lines a, b;
  std::set<std::pair<std::size_t, std::size_t>> want;
  for (std::size_t n = 0; n < 1500; ++n) {
    const Translator::Sentence sentence = translator.sentence();
    a.push_back(sentence.zh);
    if (n < 600) continue;
    want.insert({n, b.size()});
    b.push_back(sentence.en);
  }
  CHECK(right_share(want, align::align(text_of(a), text_of(b))) >= 0.95);
}

TEST_CASE("a sentence translated by two is a 1-2 bead", "[align][translation]") {
  Translator translator(7);
  Lines a, b;
  for (int n = 0; n < 200; ++n) {
    Translator::Sentence sentence = translator.sentence(), next = translator.sentence();
    if (n == 100) {
      a.push_back(sentence.zh.substr(0, sentence.zh.size() - 3) + "," + next.zh);
      b.push_back(sentence.en);
      b.push_back(next.en);
    } else {
      a.push_back(sentence.zh);
      b.push_back(sentence.en);
    }
  }
  const Alignment got = align::align(text_of(a), text_of(b));
  REQUIRE(got.beads.size() == 200);
  CHECK(bead_kind(got.beads[100]) == "1-2");
}

TEST_CASE("figures are the same term in every notation", "[align][translation]") {
  struct Case {
    const char *zh, *en;
    bool same;
  };
  const Case cases[] = {
      {"1335亿元", "133.5 billion yuan", true},
      {"667万公顷", "6,670,000 hectares", true},
      {"第十二条", "Article 12", true},
      {"五年", "five years", true},
      {"3.5%", "3.5 percent", true},
      {"第十二条", "Article 13", false},
      {"667万公顷", "6.68 million", false},
  };
  for (const Case& c : cases) {
    INFO(c.zh << " " << c.en);
    const align::BilingualTerms terms = align::collect_bilingual_terms(text_of({c.zh}), {0}, text_of({c.en}), {0});
    std::size_t common = 0;
    for (std::size_t t = 0; t < terms.with_a.size(); ++t) common += terms.with_a[t] > 0 && terms.with_b[t] > 0;
    CHECK((common > 1) == c.same);  // one is how the line ends: without a mark
  }
}

TEST_CASE("two languages are told from two editions", "[align][translation]") {
  CHECK(align::are_in_two_languages(text_of({"河水清了,鱼也回来了。"}), text_of({"The river is clean and the fish are back."})));
  CHECK(align::are_in_two_languages(text_of({"The river is clean and the fish are back."}), text_of({"河水清了,鱼也回来了。"})));
  CHECK(!align::are_in_two_languages(text_of({"河水清了。"}), text_of({"河水清澈。"})));
  CHECK(!align::are_in_two_languages(text_of({"the river"}), text_of({"The river"})));
  CHECK(!align::are_in_two_languages(text_of({""}), text_of({"The river"})));
}
