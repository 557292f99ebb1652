#pragma once

#include <string>

#include "core/decision.h"
#include "core/language.h"

namespace jiaokan::compare {

/// What an older report found, said in `language` by what is left of it: its kind and the words of both editions. The report's own message where the kind is
/// none that is known.
std::string plain_message(Language language, const BaselineFinding& finding);

}  // namespace jiaokan::compare
