#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>

#include "convert/script_detector.h"
#include "core/characters.h"
#include "core/utf8.h"
#include "support/paths.h"

using namespace jiaokan;
using namespace jiaokan::test;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kShortest = 4;  // ideographs of a clause that can be judged at all

struct Score {
  std::size_t clauses = 0, undetermined = 0, wrong = 0;
};

std::size_t ideographs(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) n += is_han(utf8::next(text, at));
  return n;
}

/// Judges each sentence or part of one of a text that is all in one script.
void judge(const fs::path& file, Script script, Score& score) {
  const std::string text = read_file(file);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (c != U'\n' && !is_sentence_end(c) && c != U'；' && at < text.size()) continue;
    const std::string_view clause = std::string_view(text).substr(begin, at - begin);
    begin = at;
    if (ideographs(clause) < kShortest) continue;
    ++score.clauses;
    const Script found = convert::detect_script(clause).detected;
    if (found == Script::kUndetermined) {
      ++score.undetermined;
    } else if (found != script) {
      ++score.wrong;
      std::cout << "  " << file.parent_path().filename().string() << "/" << file.filename().string() << ": " << to_string(found) << ": " << clause << "\n";
    }
  }
}

void floors_hold(const std::string& what, const Score& score, std::size_t most_wrong = 0) {
  std::cout << what << ": " << score.clauses << " clauses, " << score.wrong << " wrong, " << score.undetermined << " undetermined\n";
  CHECK(score.clauses > 100);
  CHECK(score.wrong <= most_wrong);
  CHECK(static_cast<double>(score.undetermined) <= 0.05 * static_cast<double>(score.clauses));
}

}  // namespace

TEST_CASE("no clause of the corpus is taken for the other script", "[quality][detector]") {
  Score score;
  for (const auto& [file, script] : {std::pair{"lanwan-2024/hans.txt", Script::kHans}, std::pair{"lanwan-2024/hant-hk.txt", Script::kHant},
                                     std::pair{"qiyun-2025/hans.txt", Script::kHans}, std::pair{"qiyun-2025/hant-tw.txt", Script::kHant}})
    judge(corpus() / file, script, score);
  floors_hold("corpus", score);
}

TEST_CASE("no clause of the evaluation editions is taken for the other script", "[quality][detector]") {
  const auto data = shared();
  if (!data) return;
  Score editions, documents;
  for (const auto& entry : fs::directory_iterator(*data / "editions")) {
    if (entry.path().extension() != ".txt") continue;
    judge(entry.path(), entry.path().string().find("Hans") != std::string::npos ? Script::kHans : Script::kHant, editions);
  }
  floors_hold("editions", editions);
  for (const auto& entry : fs::directory_iterator(*data / "devset/bitext/hans-hant")) {
    judge(entry.path() / "a.txt", Script::kHans, documents);
    judge(entry.path() / "b.txt", Script::kHant, documents);
  }
  floors_hold("documents", documents, 2);  // two clauses of Traditional editions are printed in Simplified: the detector is right there
}
