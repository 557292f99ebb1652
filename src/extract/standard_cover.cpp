#include "extract/standard_cover.h"

#include <algorithm>

#include "core/utf8.h"
#include "extract/headings.h"
#include "extract/issuers.h"
#include "extract/line_kinds.h"
#include "extract/official_marks.h"
#include "extract/sentence_words.h"
#include "extract/source_lines.h"
#include "extract/standard_marks.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostBlocks = 20;  // on a cover
constexpr std::size_t kMostTitleBlocks = 3;
constexpr std::size_t kMostIssuerBlocks = 5;
constexpr std::size_t kLongestTitle = 60;  // code points

/// The number alone on its line, or behind the kind of standard: 中华人民共和国国家标准 GB/T 9704—2012.
std::string_view number_in(std::string_view text) {
  if (is_standard_number(text)) return text;
  const auto first = std::find_if(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) == 0xEF; });
  const auto at = static_cast<std::size_t>(first - text.begin());
  const std::string_view tail = text.substr(at);
  return is_standard_kind(trim_blanks(text.substr(0, at))) && is_standard_number(tail) ? tail : std::string_view();
}

bool may_be_title(std::string_view text) {
  return has_han(text) && text.size() <= 4 * kLongestTitle && utf8::length(text) <= kLongestTitle && !starts_with_any(text, {"（", "(", "【", "["}) &&
         !ends_sentence(text) && !is_standard_release(text) && !is_standard_kind(text) && !is_date(text) && !contains_any(text, {"发布", "發布"});
}

class CoverReader {
 public:
  explicit CoverReader(std::span<const std::string_view> texts) : texts_(texts.first(std::min(texts.size(), kMostBlocks))) {
    // 备案号： is of the cover, whatever its colon says.
    const auto inside = std::find_if(texts_.begin(), texts_.end(),
                                     [](std::string_view t) { return (is_part_name(t) || is_contents_title(t) || ends_sentence(t)) && !is_standard_class(t); });
    texts_ = texts_.first(static_cast<std::size_t>(inside - texts_.begin()));
  }

  std::optional<StandardCover> run() {
    std::size_t number = 0;
    while (number < texts_.size() && number_in(texts_[number]).empty()) ++number;
    if (number == texts_.size()) return std::nullopt;
    const auto at_number = texts_.begin() + static_cast<std::ptrdiff_t>(number);
    const auto released = std::find_if(at_number, texts_.end(), is_standard_release);
    const bool named = std::any_of(texts_.begin(), at_number, is_standard_kind);
    if (!named && released == texts_.end() && number_in(texts_[number]) == texts_[number]) return std::nullopt;
    out_.number_place = number_in(texts_[number]);
    out_.number = standard_number_at_start(out_.number_place)->value;
    read_title(number + 1);
    if (released != texts_.end()) read_release(static_cast<std::size_t>(released - texts_.begin()));
    return out_;
  }

 private:
  void read_title(std::size_t at) {
    while (at < texts_.size() && is_standard_class(texts_[at])) ++at;
    for (std::size_t n = 0; n < kMostTitleBlocks && at < texts_.size() && may_be_title(texts_[at]); ++n, ++at) {
      if (out_.title.empty()) out_.title_first = at;
      out_.title += (out_.title.empty() ? "" : " ") + std::string(texts_[at]);
      out_.title_last = at;
    }
  }

  void read_release(std::size_t at) {
    for (; at < texts_.size() && is_standard_release(texts_[at]); ++at) {
      auto date = date_at_start(texts_[at]);
      const bool takes_effect = starts_with_any(trim_blanks(texts_[at].substr(date->end)), {"实", "實"});
      if (takes_effect || !out_.released.empty()) continue;
      out_.released_place = texts_[at].substr(0, date->end);
      out_.released = std::move(date->value);
    }
    // Of two who issue it the word stands between the lines: 国家市场监督管理总局 发布 国家标准化管理委员会.
    std::string names;
    std::string_view place;
    bool issues = false;
    for (std::size_t n = 0; n < kMostIssuerBlocks && at < texts_.size(); ++n, ++at) {
      std::string_view rest = texts_[at];
      while (!rest.empty()) {
        const std::size_t word = find_word(rest);
        const std::string_view name = trim_blanks(rest.substr(0, word));
        if (word != std::string_view::npos) issues = true;
        rest = word == std::string_view::npos ? std::string_view() : trim_blanks(rest.substr(rest.find("布", word) + std::string_view("布").size()));
        if (!is_authority(name) && !names_several(name)) continue;
        if (place.empty()) place = name;
        names += (names.empty() ? "" : "、") + authorities(name);
      }
    }
    if (!issues || names.empty()) return;
    out_.issuer = std::move(names);
    out_.issuer_place = place;
  }

  /// 发布 or 发 布.
  static std::size_t find_word(std::string_view text) {
    for (std::size_t at = 0; (at = std::min(text.find("发", at), text.find("發", at))) != std::string_view::npos; at += 3)
      if (trim_blanks(text.substr(at + 3)).starts_with("布")) return at;
    return std::string_view::npos;
  }

  std::span<const std::string_view> texts_;
  StandardCover out_;
};

}  // namespace

std::optional<StandardCover> read_standard_cover(std::span<const std::string_view> texts) { return CoverReader(texts).run(); }

}  // namespace jiaokan::extract
