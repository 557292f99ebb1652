#pragma once

#include <string>
#include <string_view>

namespace jiaokan::report {

/// `text` on one line, so that Markdown shows it as it stands; `in_table` also where "|" parts cells.
std::string escaped_markdown(std::string_view text, bool in_table = false);

/// The same at the start of a line, where bullets, numbers and rules stand.
std::string escaped_markdown_line(std::string_view text);

}  // namespace jiaokan::report
