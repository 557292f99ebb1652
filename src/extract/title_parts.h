#pragma once

#include <string_view>

namespace jiaokan::extract {

/// Whether a title cannot end so: with 《 that nothing closes, with 关于, 印发.
bool leaves_title_open(std::string_view title);

/// Whether a title that says what it is about, but not what kind of document it is, goes on with `next`: 云溪市人民政府关于完善 | 渡口看护体系的实施意见.
bool goes_on_to_kind(std::string_view title, std::string_view next);

}  // namespace jiaokan::extract
