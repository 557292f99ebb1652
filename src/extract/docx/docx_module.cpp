#include "extract/docx/docx_module.h"

#include "core/module.h"
#include "core/version.h"
#include "extract/docx/docx_reader.h"

namespace {
constexpr jiaokan::extract::DocxModule kFunctions{jiaokan::extract::read_docx};
}

JIAOKAN_MODULE(kFunctions);
