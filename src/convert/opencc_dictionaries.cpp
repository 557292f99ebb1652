#include "convert/opencc_dictionaries.h"

#include <opencc/Config.hpp>
#include <opencc/Conversion.hpp>
#include <opencc/ConversionChain.hpp>
#include <opencc/Converter.hpp>
#include <opencc/Dict.hpp>
#include <opencc/Exception.hpp>
#include <opencc/Lexicon.hpp>

#include <map>
#include <memory>
#include <mutex>

#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

opencc::LexiconPtr load(const std::string& name) {
  // OpenCC knows where its data lies, but only a configuration makes it look there.
  const std::string dictionary = R"({"type": "ocd2", "file": ")" + name + R"(.ocd2"})";
  const std::string configuration = R"({"segmentation": {"type": "mmseg", "dict": )" + dictionary + R"(}, "conversion_chain": [{"dict": )" + dictionary + "}]}";
  try {
    const auto converter = opencc::Config().NewFromString(configuration, "");
    return converter->GetConversionChain()->GetConversions().front()->GetDict()->GetLexicon();
  } catch (const opencc::Exception& e) {  // not a std::exception
    throw Error(ErrorCode::kConfig, name + ".ocd2", std::string("OpenCC cannot load this dictionary: ") + e.what(), "install OpenCC's data (libopencc-data)");
  } catch (const std::exception& e) {
    throw Error(ErrorCode::kConfig, name + ".ocd2", std::string("OpenCC cannot load this dictionary: ") + e.what(), "install OpenCC's data (libopencc-data)");
  }
}

std::u32string decode_entry(const std::string& text, const std::string& name) {
  if (utf8::find_invalid(text))
    throw Error(ErrorCode::kConfig, name + ".ocd2", "an entry of this OpenCC dictionary is not UTF-8", "install OpenCC's data again");
  return utf8::to_utf32(text);
}

/// Rows that turn ordinary words into wrong ones (核心 → 覈心, 才能 → 纔能, 方針 → 方鍼) because they reverse a many-to-one table. t2s takes both sides to the
/// same character, so that leaving them out changes nothing on the way to Simplified.
bool is_broken(const std::string& dictionary, const std::u32string& key) {
  return (dictionary == "HKVariantsRev" || dictionary == "TWVariantsRev") && (key == U"核" || key == U"才" || key == U"針" || key == U"皂" || key == U"參");
}

}  // namespace

std::vector<OpenccEntry> load_opencc_dictionary(std::string_view dictionary) {
  const std::string name(dictionary);
  const auto lexicon = load(name);
  std::vector<OpenccEntry> out;
  out.reserve(lexicon->Length());
  for (const auto& entry : *lexicon) {
    OpenccEntry& row = out.emplace_back();
    row.key = decode_entry(entry->Key(), name);
    for (const std::string& value : entry->Values()) row.choices.push_back(decode_entry(value, name));
    if (row.choices.empty()) row.choices.push_back(row.key);
  }
  return out;
}

const WordTrie& opencc_group(const std::vector<std::string>& names) {
  static std::mutex guard;
  static std::map<std::vector<std::string>, std::unique_ptr<const WordTrie>> built;
  const std::lock_guard lock(guard);
  std::unique_ptr<const WordTrie>& trie = built[names];
  if (!trie) {
    std::vector<WordTrie::Entry> entries;
    for (std::uint32_t rank = 0; rank < names.size(); ++rank) {
      for (OpenccEntry& row : load_opencc_dictionary(names[rank])) {
        if (is_broken(names[rank], row.key)) continue;
        entries.push_back({std::move(row.key), std::move(row.choices.front()), rank});
      }
    }
    trie = std::make_unique<const WordTrie>(std::move(entries));
  }
  return *trie;
}

}  // namespace jiaokan::convert
