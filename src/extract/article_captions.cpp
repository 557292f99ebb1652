#include "extract/article_captions.h"

#include <algorithm>
#include <string_view>

#include "core/utf8.h"
#include "extract/sentence_words.h"
#include "extract/source_lines.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongest = 30;  // code points
constexpr std::size_t kFewest = 3;

bool is_caption(std::string_view words) {
  constexpr std::u32string_view kMarks = U"，。；：！？,;:!?…_";
  if (utf8::length(words) > kLongest) return false;
  for (std::size_t at = 0; at < words.size();)
    if (kMarks.find(utf8::next(words, at)) != std::u32string_view::npos) return false;
  return !reads_as_sentence(words);
}

}  // namespace

std::vector<std::size_t> captions_alone(const std::vector<Paragraph>& paragraphs, const std::vector<ArticleStart>& articles) {
  std::vector<std::size_t> found;
  std::size_t worded = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::size_t p = articles[i].paragraph;
    const std::string_view text = paragraphs[p].text;
    std::string_view words = trim_blanks(text.substr(std::min(articles[i].number_size, text.size())));
    for (const std::string_view colon : {"：", ":"})  // 第 6 條：提供設施的平等權利
      if (words.starts_with(colon)) words = trim_blanks(words.substr(colon.size()));
    if (words.empty()) continue;
    ++worded;
    const bool has_text = p + 1 < paragraphs.size() && (i + 1 == articles.size() || articles[i + 1].paragraph != p + 1);
    if (has_text && is_caption(words)) found.push_back(i);
  }
  if (found.size() < kFewest || found.size() * 5 < worded * 4) found.clear();
  return found;
}

}  // namespace jiaokan::extract
