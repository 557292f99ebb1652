#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jiaokan::extract {

/// False for what programs write where a title belongs: file names, "Microsoft Word - 123.doc", 未命名, 幻灯片 1, numbers, broken characters.
bool is_plausible_title(std::string_view title);

/// The first dc:title of an XMP packet, UTF-8; nullopt where it has none. Looks at no more than the first 256 KB.
std::optional<std::string> xmp_title(std::string_view packet);

}  // namespace jiaokan::extract
