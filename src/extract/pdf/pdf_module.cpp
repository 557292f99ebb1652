#include "extract/pdf/pdf_module.h"

#include "core/module.h"
#include "core/version.h"
#include "extract/pdf/crop_renderer.h"
#include "extract/pdf/pdf_reader.h"

namespace {
constexpr jiaokan::extract::PdfModule kFunctions{jiaokan::extract::read_pdf, jiaokan::extract::render_pdf_crops};
}

JIAOKAN_MODULE(kFunctions);
