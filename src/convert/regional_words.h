#pragma once

#include <cstddef>
#include <string_view>

#include "convert/word_trie.h"

namespace jiaokan::convert {

/// What the Mainland calls otherwise than Taiwan (信息, 資訊), from OpenCC's TWPhrases, in folded (Simplified) writing: mainland word → word of Taiwan, chains
/// (文档 → 文件 → 档案) followed to their end. Built once, immutable.
const WordTrie& regional_words();

/// How often a folded text takes the words of one region where the other has its own. Words that are of both tell nothing and are not counted.
struct RegionalUse {
  std::size_t mainland = 0, taiwan = 0;
};
RegionalUse count_regional_words(std::string_view folded);

/// True where one of two texts plainly speaks as the Mainland does and the other as Taiwan: most of the telling words of each, and enough of them.
bool regions_differ(const RegionalUse& a, const RegionalUse& b);

}  // namespace jiaokan::convert
