#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"

namespace jiaokan::extract {

/// What a file says of its document outside of the text: a PDF's information dictionary and XMP, a web page's <head>.
struct FileMetadata {
  std::optional<std::string> title, document_number, issuer, published, source_url;
};

/// Title, document number (发文字号), issuer (发文机关) and date of a document whose blocks and furniture are complete, each with its place; what the text does
/// not say is taken from `file`.
///
/// From the text: of a standard what its cover says, else the first title; a number alone on its line above or below the title (one that is cited,
/// 根据《…》（国发〔2016〕23号）, is another document's), else that of the order which the history below the title names (交通运输部令2026年第10号公布); the
/// signature below the text, else the letterhead (…文件), else the authority that the title opens with (…关于…), else what the web page names; the date of
/// publication that the web page names, else that of the signature, else those of printing (…印发) and of the history. Dates are ISO: 2024, 2024-03 or
/// 2024-03-28. O(blocks + furniture).
Metadata read_metadata(const Document& document, const FileMetadata& file = {});

}  // namespace jiaokan::extract
