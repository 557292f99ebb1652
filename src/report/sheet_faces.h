#pragma once

#include "core/document.h"
#include "report/workbook.h"

namespace jiaokan::report {

/// The typeface for the words of an edition.
inline Workbook::Face face_of(const Document& document) {
  switch (document.script.detected) {
    case Script::kHans: return Workbook::Face::kSimplified;
    case Script::kHant: return Workbook::Face::kTraditional;
    case Script::kMixed:
    case Script::kUndetermined: break;
  }
  return Workbook::Face::kPlain;
}

}  // namespace jiaokan::report
