#pragma once

#include <cstddef>
#include <string_view>

namespace jiaokan::compare {

/// Tables of words, in folded (Simplified) writing.

/// 不, 未, 无, 没有 …: words that deny.
bool is_negator(std::string_view word);

/// How many of the characters deny: one in 不再, none in 不断 and 非洲.
std::size_t count_negators(std::string_view words);

/// 应当, 可以, 必须, 不得 …: words that oblige, allow or forbid.
bool is_modal(std::string_view word);

/// 以上, 不超过, 接近 …: words that bound a figure.
bool is_bound(std::string_view word);

/// 增长 against 下降, 未 against 已, 或者 against 和: a sentence says the reverse with the one of what it says with the other. In either order.
bool are_opposites(std::string_view one, std::string_view other);

/// Longest word of the tables above, in code points.
inline constexpr std::size_t kLongestMeaningWord = 4;

/// 万元, 家, 百分点, km …: units of figures.
bool is_unit(std::string_view word);

/// 和, 的, 与, 在 …: small words, in whose place a foreign word is a slip and no translation.
bool is_particle(std::string_view word);

/// True where `name` ends as the names of public bodies, enterprises and institutions do (局, 委员会, 中心 …) and is no common word (全部, 机会).
bool ends_as_organisation(std::string_view name);

/// True where `name` ends with a word for bodies of a sort: 部门, 企业, 机构 …
bool ends_as_sort_of_body(std::string_view name);

/// True where `name` ends as institutions' own names do and hardly any common word: 大学, 研究院, 委员会 … Whole endings count too.
bool ends_as_institution(std::string_view name);

}  // namespace jiaokan::compare
