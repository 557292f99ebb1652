#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "convert/word_trie.h"

namespace jiaokan::convert {

/// What the Mainland calls otherwise than Taiwan (信息, 資訊), from OpenCC's TWPhrases, in folded (Simplified) writing: mainland word → word of Taiwan, chains
/// (文档 → 文件 → 档案) followed to their end. Built once, immutable.
const WordTrie& regional_words();

/// How often a folded text takes each of the words of one region where the other has its own, by its number in a table. Words that are of both tell nothing
/// and are not counted.
struct RegionalUse {
  std::vector<std::uint32_t> times;
};
RegionalUse count_regional_words(std::string_view folded);

/// True where one of two texts speaks as the Mainland does and the other as Taiwan: where one has 信息 the other has 資訊, for several words and often, and
/// seldom the other way round. What else either says counts for nothing: texts made for Taiwan keep many a word of the Mainland.
bool regions_differ(const RegionalUse& a, const RegionalUse& b);

}  // namespace jiaokan::convert
