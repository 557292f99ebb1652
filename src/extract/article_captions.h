#pragma once

#include <cstddef>
#include <vector>

#include "extract/headings.h"

namespace jiaokan::extract {

/// An article's number at the start of a paragraph.
struct ArticleStart {
  std::size_t paragraph = 0;
  std::size_t number_size = 0;  ///< bytes, with the blanks behind it
};

/// Those of `articles` (indices) whose caption stands alone above the text: 第十三條 滿期保險金的給付, as policies and contracts have them. None where fewer than
/// four in five of the articles that have words behind their number are such captions: 第三条 国家尊重和保障人权 is the text. O(articles).
std::vector<std::size_t> captions_alone(const std::vector<Paragraph>& paragraphs, const std::vector<ArticleStart>& articles);

}  // namespace jiaokan::extract
