#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace jiaokan::extract {

/// Finds the rows of tables of contents without leaders. Four and more right below 目录 that end in page numbers which do not fall: 总则 3. And those that end in
/// no page number, as laws have them: below 目录 the chapters alone. These end where the first of them is printed again, as the heading that it stands for; most
/// of the others must return behind it too, or, of a text that is cut off, many of the first. Takes the paragraphs in order, without blanks at both ends; gives
/// true for each that is such a row. O(bytes), and some hundred steps a title.
std::vector<bool> find_bare_contents(const std::vector<std::string_view>& paragraphs);

}  // namespace jiaokan::extract
