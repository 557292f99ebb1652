#pragma once

#include <optional>
#include <string>

#include "core/place.h"

namespace jiaokan::compare {

/// A quotation for a message: “…” with long texts cut in the middle.
std::string quoted(std::string_view text);

/// `reason: A has “…”, B has “…”`, as one English sentence with its evidence. Sides without text are said to have nothing there.
std::string sentence(std::string_view reason, const std::optional<Place>& a, const std::optional<Place>& b);

}  // namespace jiaokan::compare
