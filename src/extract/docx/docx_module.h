#pragma once

#include <string>
#include <string_view>

#include "extract/reader.h"

namespace jiaokan::extract {

/// The function table of the module jiaokan-docx: all that needs libzip and pugixml.
struct DocxModule {
  Document (*read)(std::string_view bytes, const std::string& name, const ReadOptions&);
};

/// Loads the module at the first call. Throws Error where it is not there.
const DocxModule& docx_module();

}  // namespace jiaokan::extract
