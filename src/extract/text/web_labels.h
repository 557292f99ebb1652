#pragma once

#include <string_view>
#include <vector>

#include "extract/line_kinds.h"

namespace jiaokan::extract {

/// The names and values of a line about a page, in order: 发布日期：2021-07-30 来源：云溪日报 字体大小：大中小. A name follows a blank or bar, or is one that
/// templates write right behind a value (浏览字号, 承办). A value ends before the next name, a bar and a mark of copyright; it may be empty. Blanks at both
/// ends of a value go; those between its words stay.
std::vector<LabelledLine> web_labels(std::string_view line);

}  // namespace jiaokan::extract
