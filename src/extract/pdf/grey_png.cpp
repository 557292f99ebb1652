#include "extract/pdf/grey_png.h"

#include <png.h>

#include <cstddef>

namespace jiaokan::extract {
namespace {

constexpr int kBits = 4;

void append(png_structp png, png_bytep bytes, png_size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), size);
}

/// libpng leaves by longjmp: nothing with a destructor may live in here.
bool write(std::string& out, const std::uint8_t* levels, std::uint32_t width, std::uint32_t height) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return false;
  }
  png_set_write_fn(png, &out, append, nullptr);
  png_set_IHDR(png, info, width, height, kBits, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 9);
  png_write_info(png, info);
  png_set_packing(png);
  for (std::uint32_t y = 0; y < height; ++y) png_write_row(png, levels + static_cast<std::size_t>(y) * width);
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return true;
}

}  // namespace

std::string grey_png(const std::vector<std::uint8_t>& pixels, std::uint32_t width, std::uint32_t height) {
  std::vector<std::uint8_t> levels(pixels.size());
  for (std::size_t i = 0; i < pixels.size(); ++i) levels[i] = static_cast<std::uint8_t>((pixels[i] * 15 + 127) / 255);
  std::string out;
  return width > 0 && height > 0 && write(out, levels.data(), width, height) ? out : std::string();
}

}  // namespace jiaokan::extract
