#include <catch2/catch.hpp>
#include <ctime>

#include "facts/facts_support.h"
#include "facts/mentions.h"

using namespace jiaokan;
using namespace std::string_literals;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

/// Seconds of this thread's processor time.
double cost(const std::string& text) {
  const std::clock_t start = std::clock();
  test::facts_of(text);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("time grows with the text and not with its square", "[facts][hostile]") {
  test::facts_of("责任单位：市科技局。到2026年，建设泊位6个。");  // compiles the patterns
  for (const std::string_view piece : {"1",
                                       "1 ",
                                       "3-",
                                       "一",
                                       "十亿",
                                       "万",
                                       "多",
                                       "（",
                                       "）（",
                                       "“",
                                       "达到",
                                       "每",
                                       "50岁以下的",
                                       "建设3家、",
                                       "建设3家",
                                       "（责任单位：",
                                       "牵头单位：市科技局，配合单位：市教育局；",
                                       "市科技局、",
                                       "2021年",
                                       "到",
                                       "、",
                                       "\t",
                                       "指标\t2025年\n",
                                       "%\t1\t2\n",
                                       "由3%提高到",
                                       "去年",
                                       "A",
                                       " ",
                                       "第1条"}) {
    INFO(piece);
    const std::size_t size = 40000 / piece.size();
    const double small = cost(repeated(piece, size)), large = cost(repeated(piece, 8 * size));
    // Eight times the text may cost sixteen times as much, with a tenth of a second for the noise of a busy machine; the square would be sixty-four.
    CHECK(large < 16 * small + 0.1);
  }
}

TEST_CASE("texts of one sort of character give no facts and no exception", "[facts][hostile]") {
  for (const std::string_view piece : {"（", "“", "责任单位", "1", "一", "。", "\t", "%", "年"}) {
    INFO(piece);
    CHECK(test::facts_of(repeated(piece, 5000)).targets.empty());
  }
  CHECK(test::facts_of("到2026年，建设泊位\0 6个。"s).targets.size() <= 1);
  CHECK(test::facts_of("").targets.empty());
}

TEST_CASE("a million open brackets are one warning", "[facts][hostile]") {
  const Facts f = test::facts_of(repeated("（", 100000));
  REQUIRE(f.warnings.size() == 1);
  CHECK(f.warnings[0].message == "100000 brackets of block b1 are never closed");
}

TEST_CASE("a million digits or brackets take as long for each as ten thousand", "[facts][hostile]") {
  const auto seconds = [](const std::string& text, bool every_figure) {
    const Document document = test::document_of(text);
    const NormalizedText folded = test::width_folded(document);
    const std::clock_t start = std::clock();
    if (every_figure)
      facts::find_mentions(document, folded);
    else
      test::facts_of(text);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  for (const bool every_figure : {false, true}) {
    seconds("大于20且小于30，五元三角，六成", every_figure);  // compiles the patterns
    for (const std::string_view piece : {"1", "一", "（", "1,", "1.", "1 ", "1/", "百分之", "1-", "大于", "2^", "十万"}) {
      INFO(piece << (every_figure ? " quantities" : " facts"));
      const std::size_t count = 1000000 / piece.size();
      CHECK(seconds(repeated(piece, count), every_figure) < 30 * seconds(repeated(piece, count / 10), every_figure) + 0.2);
    }
  }
}
