#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

class Buffer;
class QPDFObjectHandle;
class QPDFPageObjectHelper;

namespace jiaokan::extract {

/// What those who read the operators of a PDF's content streams share: PDF 1.7, 7.2 (tokens) and 8.3 (matrices).

constexpr std::size_t kMostContent = std::size_t{1} << 25;  // bytes of one page

/// a b c d e f
using Matrix = std::array<double, 6>;
/// First `a`, then `b`.
Matrix times(const Matrix& a, const Matrix& b);
/// The /Matrix of a form; the identity where it has none.
Matrix matrix_of_form(QPDFObjectHandle form);

constexpr bool is_pdf_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
constexpr bool is_pdf_delimiter(char c) {
  return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' || c == '%';
}
constexpr bool starts_number(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.'; }

/// The value of a token that starts_number(); free of the locale, which strtod is not. What no number has is skipped.
double number_of(std::string_view token);

/// Where the regular characters at `at` end.
std::size_t end_of_regular(std::string_view content, std::size_t at);
/// Where the string ends whose ( stands at `at`.
std::size_t end_of_string(std::string_view content, std::size_t at);
/// Where the array ends whose [ stands at `at`: those of operators hold nothing but strings and numbers.
std::size_t end_of_array(std::string_view content, std::size_t at);
/// Where the comment ends whose % stands at `at`.
std::size_t end_of_comment(std::string_view content, std::size_t at);
/// Where the inline image ends whose BI stands before `at`; the content's end where nothing ends it.
std::size_t end_of_inline_image(std::string_view content, std::size_t at);

/// A content stream unpacked; nothing where it cannot be. The functions throw QPDF's exceptions on damaged ones.
struct Content {
  std::shared_ptr<Buffer> buffer;
  std::string_view bytes() const;
};
Content page_content(QPDFPageObjectHelper& page);
Content form_content(QPDFObjectHandle form);

}  // namespace jiaokan::extract
