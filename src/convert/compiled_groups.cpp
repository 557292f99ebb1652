#include <filesystem>
#include <fstream>

#include "convert/compiled_words.h"

namespace jiaokan::convert {

const std::vector<DictionaryGroup>& compiled_groups() {
  static const std::vector<DictionaryGroup> groups{
      {{"STPhrases"}, {"STCharacters"}},
      {{"TSPhrases"}, {"TSCharacters"}},
      {{"HKVariantsRevPhrases"}, {"HKVariantsRev"}},
      {{"TWVariantsRevPhrases"}, {"TWVariantsRev"}},
      {{"HKVariants"}},
      {{"TWVariants"}},
      {{"TWPhrases"}},
      {{"STCharacters"}},
      {{"TSCharacters"}},
  };
  return groups;
}

std::uint64_t dictionaries_hash(const DictionaryGroup& names, const std::string& folder) {
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
  if (folder.empty()) return 0;
  std::string bytes;
  const auto take = [&](std::uint64_t value) {  // a step of FNV-1a over eight bytes, and the finaliser's shift, as files differ in high bits too
    hash = (hash ^ value) * 0x100000001B3ULL;
    hash ^= hash >> 32;
  };
  for (const auto& rank : names) {
    for (const std::string& name : rank) {
      const std::filesystem::path path = std::filesystem::path(folder) / (name + ".ocd2");
      std::error_code failed;
      const std::uintmax_t size = std::filesystem::file_size(path, failed);
      if (failed || size == 0) return 0;
      bytes.resize(size);
      if (!std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(size))) return 0;
      take(bytes.size());
      for (std::size_t at = 0; at < bytes.size(); at += 8) {
        std::uint64_t eight = 0;
        for (std::size_t i = 0; i < 8 && at + i < bytes.size(); ++i) eight |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
        take(eight);
      }
    }
  }
  return hash == 0 ? 1 : hash;
}

}  // namespace jiaokan::convert
