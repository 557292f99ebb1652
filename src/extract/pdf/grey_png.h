#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jiaokan::extract {

/// A picture in 256 greys as a PNG file in 16: text stays sharp and takes a few kilobytes. `pixels` holds height rows of width. Empty where libpng fails.
std::string grey_png(const std::vector<std::uint8_t>& pixels, std::uint32_t width, std::uint32_t height);

}  // namespace jiaokan::extract
