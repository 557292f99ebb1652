// Run by the build: writes the tries of compiled_groups() to the file that is named: a CompiledTable for each, then their tables.
#include <cstdio>
#include <exception>
#include <fstream>

#include "convert/compiled_words.h"
#include "core/error.h"

int main(int argc, char** argv) {
  using namespace jiaokan::convert;
  if (argc != 2) return std::fprintf(stderr, "usage: jiaokan-compile-words OUT\n"), 2;
  try {
    std::ofstream out(argv[1], std::ios::binary);
    const auto put = [&](const auto* data, std::size_t size) { out.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size)); };
    const auto& groups = compiled_groups();
    std::uint64_t begin = groups.size() * sizeof(CompiledTable) / sizeof(char32_t);
    for (const DictionaryGroup& names : groups) {
      const CompiledTable row{dictionaries_hash(names, JIAOKAN_OPENCC_DATA), begin};
      put(&row, sizeof row);
      begin += OpenccData::system()->group(names)->table().size();
    }
    for (const DictionaryGroup& names : groups) {
      const auto table = OpenccData::system()->group(names)->table();
      put(table.data(), table.size_bytes());
    }
    out.close();
    if (!out) return std::fprintf(stderr, "%s: cannot be written\n", argv[1]), 2;
  } catch (const std::exception& e) {
    return std::fprintf(stderr, "jiaokan-compile-words: %s\n", e.what()), 2;
  }
  return 0;
}
