#pragma once

#include <cstddef>
#include <vector>

#include "extract/source_lines.h"

namespace jiaokan::extract {

/// The lines of a text copied from a web page that are the page's own words.
struct WebFrame {
  std::vector<bool> is_frame;  ///< by line
};

/// Finds the head (a title that comes again, 信息来源：…, 发布时间：…, addresses, paths) and the foot (打印, 上一篇, 版权所有, a site's blurb in English under
/// a Chinese text). Looks at the first and last few lines only.
WebFrame find_web_frame(const std::vector<SourceLine>& lines);

}  // namespace jiaokan::extract
