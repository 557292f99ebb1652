#include "extract/pdf/content_stream.h"

#include <algorithm>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace jiaokan::extract {

Matrix times(const Matrix& a, const Matrix& b) {
  return {a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],        a[2] * b[0] + a[3] * b[2],
          a[2] * b[1] + a[3] * b[3], a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]};
}

Matrix matrix_of_form(QPDFObjectHandle form) {
  Matrix m{1, 0, 0, 1, 0, 0};
  QPDFObjectHandle array = form.getDict().getKey("/Matrix");
  if (array.isArray() && array.getArrayNItems() == 6)
    for (int i = 0; i < 6; ++i)
      if (array.getArrayItem(i).isNumber()) m[static_cast<std::size_t>(i)] = array.getArrayItem(i).getNumericValue();
  return m;
}

double number_of(std::string_view token) {
  double value = 0, scale = 1;
  bool fraction = false;
  for (const char c : token.substr(0, 40)) {
    if (c == '.') {
      fraction = true;
    } else if (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0');
      if (fraction) scale *= 10;
    }
  }
  return (token.front() == '-' ? -value : value) / scale;
}

std::size_t end_of_regular(std::string_view content, std::size_t at) {
  while (at < content.size() && !is_pdf_space(content[at]) && !is_pdf_delimiter(content[at])) ++at;
  return at;
}

std::size_t end_of_string(std::string_view content, std::size_t at) {
  int depth = 0;
  for (; at < content.size(); ++at) {
    const char c = content[at];
    if (c == '\\')
      ++at;
    else if (c == '(')
      ++depth;
    else if (c == ')' && --depth == 0)
      return at + 1;
  }
  return content.size();
}

std::size_t end_of_array(std::string_view content, std::size_t at) {
  while (at < content.size() && content[at] != ']') at = content[at] == '(' ? end_of_string(content, at) : at + 1;
  return std::min(at + 1, content.size());
}

std::size_t end_of_comment(std::string_view content, std::size_t at) {
  while (at < content.size() && content[at] != '\n' && content[at] != '\r') ++at;
  return at;
}

std::size_t end_of_inline_image(std::string_view content, std::size_t at) {
  const std::size_t data = content.find("ID", at);
  if (data == std::string_view::npos) return content.size();
  for (std::size_t end = data + 2; (end = content.find("EI", end)) != std::string_view::npos; ++end)
    if (is_pdf_space(content[end - 1]) && (end + 2 == content.size() || is_pdf_space(content[end + 2]))) return end + 2;
  return content.size();
}

std::string_view Content::bytes() const {
  if (!buffer) return {};
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

Content page_content(QPDFPageObjectHelper& page) {
  QPDFObjectHandle object = page.getObjectHandle();
  Pl_Buffer out("content");
  object.pipePageContents(&out);
  out.finish();
  return {out.getBufferSharedPointer()};
}

Content form_content(QPDFObjectHandle form) { return {form.getStreamData(qpdf_dl_generalized)}; }

}  // namespace jiaokan::extract
