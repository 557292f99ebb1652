#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace jiaokan::test {

using Json = nlohmann::json;

/// The objects of a JSON-lines file.
std::vector<Json> read_jsonl(const std::filesystem::path&);

/// Text without blanks and with full-width ASCII made narrow: what two readings of one text share.
std::string squeezed(const std::string& text);

struct Score {
  std::size_t found = 0, right = 0, hits = 0;  ///< how many were given, how many there are, how many agree
  double precision() const { return found ? static_cast<double>(hits) / static_cast<double>(found) : right ? 0.0 : 1.0; }
  double recall() const { return right ? static_cast<double>(hits) / static_cast<double>(right) : 1.0; }
  double f1() const { return precision() + recall() > 0 ? 2 * precision() * recall() / (precision() + recall()) : 0.0; }
};

/// F1 of two lists of keys, equal keys counted as often as they stand in both.
Score score(const std::vector<std::string>& found, const std::vector<std::string>& right);

/// One plan of corpus/ with two editions in one layout ("txt" or "pdf").
struct PlanPair {
  std::filesystem::path folder;
  std::string name_a, name_b;  ///< "hans", "hant-hk"
  std::string layout;          ///< "txt", "pdf"

  std::string file(bool b) const { return (folder / ((b ? name_b : name_a) + "." + layout)).string(); }
  std::vector<Json> gold(const std::string& what) const { return read_jsonl(folder / "gold" / (what + ".jsonl")); }
  /// The blocks of an edition in this layout, furniture left out.
  std::vector<Json> blocks(bool b) const;
};

/// Index of our block → gold id, by equal squeezed text in order.
std::map<std::size_t, std::string> gold_ids(const Json& our_blocks, const std::vector<Json>& gold_blocks);

}  // namespace jiaokan::test
