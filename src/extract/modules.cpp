#include "core/module.h"
#include "extract/docx/docx_module.h"
#include "extract/pdf/pdf_module.h"

namespace jiaokan::extract {

const PdfModule& pdf_module() {
  static const auto* const module = static_cast<const PdfModule*>(load_module("jiaokan-pdf"));
  return *module;
}

const DocxModule& docx_module() {
  static const auto* const module = static_cast<const DocxModule*>(load_module("jiaokan-docx"));
  return *module;
}

std::vector<std::string> render_crops(std::string_view pdf, const std::vector<CropRequest>& requests, const CropOptions& options) {
  return pdf_module().render_crops(pdf, requests, options);
}

}  // namespace jiaokan::extract
