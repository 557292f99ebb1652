#include "quality/gold.h"

#include <sstream>

#include "core/characters.h"
#include "core/utf8.h"
#include "support/paths.h"

namespace jiaokan::test {

std::vector<Json> read_jsonl(const std::filesystem::path& path) {
  std::vector<Json> rows;
  std::istringstream in(read_file(path));
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) rows.push_back(Json::parse(line));
  return rows;
}

std::string squeezed(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (is_blank(c) || is_line_end(c)) continue;
    utf8::append(out, c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c);
  }
  return out;
}

Score score(const std::vector<std::string>& found, const std::vector<std::string>& right) {
  std::map<std::string, std::size_t> left;
  for (const std::string& key : right) ++left[key];
  Score s{found.size(), right.size(), 0};
  for (const std::string& key : found) {
    const auto it = left.find(key);
    if (it == left.end() || it->second == 0) continue;
    --it->second;
    ++s.hits;
  }
  return s;
}

std::vector<Json> PlanPair::blocks(bool b) const {
  std::vector<Json> out;
  for (Json& row : gold((b ? name_b : name_a) + ".blocks")) {
    if (row["kind"] == "furniture") continue;
    if (layout == "pdf" && row.contains("text_pdf")) row["text"] = row["text_pdf"];
    out.push_back(row);
  }
  return out;
}

std::map<std::size_t, std::string> gold_ids(const Json& our_blocks, const std::vector<Json>& gold_blocks) {
  std::map<std::size_t, std::string> ids;
  std::size_t from = 0;
  for (std::size_t i = 0; i < our_blocks.size(); ++i) {
    const std::string text = squeezed(our_blocks[i]["text"].get<std::string>());
    for (std::size_t j = from; j < gold_blocks.size(); ++j) {
      if (squeezed(gold_blocks[j]["text"].get<std::string>()) != text) continue;
      ids[i] = gold_blocks[j]["id"].get<std::string>();
      from = j + 1;
      break;
    }
  }
  return ids;
}

}  // namespace jiaokan::test
