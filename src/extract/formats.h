#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/reader.h"

namespace jiaokan::extract {

/// What a reader is given.
enum class Content {
  kBytes,  ///< the file as it is
  kText,   ///< the file's text in UTF-8, whatever its encoding was
};

struct FormatRow {
  std::string_view name;
  std::string_view media_type;
  Content content = Content::kText;
  bool (*looks_like)(std::string_view content);  ///< by content alone; looks at a bounded part of it
  Document (*read)(std::string_view content, const std::string& name, const ReadOptions&);
};

/// The formats that are read, tried in this order; the last takes any text.
const std::vector<FormatRow>& formats();

struct KnownSignature {
  std::string_view what;    ///< "a PNG image"
  std::string_view advice;  ///< what can be done
  bool encrypted = false;
};

/// Names a file that is not read by its first bytes (an image, an archive, a program …); nullopt where none is known.
std::optional<KnownSignature> known_signature(std::string_view bytes);

}  // namespace jiaokan::extract
