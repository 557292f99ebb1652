#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace jiaokan::facts {

/// A unit as it stands in a list, with what its neighbours lend it.
struct ListedUnit {
  std::size_t begin = 0, end = 0;                ///< bytes in the text that was cut
  std::size_t prefix_begin = 0, prefix_end = 0;  ///< the neighbour's words that belong before it: 市 in 市发展改革委、科技局
  std::size_t suffix_begin = 0, suffix_end = 0;  ///< and behind it: 政府 in 海珠区、黄埔区政府
};

/// Cuts a list of units: parts at ，and ；, members at 、, at 及 and 和 before 各, 有关 and 相关, at 等 before 国务院相关部门. Brackets are not cut.
/// Elided 市, 省, 区 … and 政府 are taken from the neighbours of the same part. `text` is a match_text(); linear.
std::vector<ListedUnit> cut_unit_list(std::string_view text, std::size_t begin, std::size_t end);

/// True where `name` ends as offices do, or is one of the general ones (各地区, 有关部门).
bool looks_like_unit(std::string_view name);

}  // namespace jiaokan::facts
