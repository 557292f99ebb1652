#pragma once

#include <string_view>

#include "core/document.h"

namespace jiaokan::convert {

/// Script of a text by the characters that only one script has (from OpenCC's tables), and for Traditional text the standard by its fingerprint
/// (産 爲 衆 with 台 群: Mainland; 裏 綫 着: Hong Kong; 裡 線 著: Taiwan). `standard` stays empty where the evidence is thin.
ScriptInfo detect_script(std::string_view text);

}  // namespace jiaokan::convert
