#include "convert/opencc_data.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <opencc/Config.hpp>
#include <opencc/Conversion.hpp>
#include <opencc/ConversionChain.hpp>
#include <opencc/Converter.hpp>
#include <opencc/Dict.hpp>
#include <opencc/Exception.hpp>
#include <opencc/Lexicon.hpp>
#include <optional>
#include <unordered_map>

#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

namespace fs = std::filesystem;

Error cannot_load(const std::string& name, const std::string& why) {
  return Error(ErrorCode::kConfig, name, "OpenCC cannot load this dictionary: " + why, "install OpenCC's data (libopencc-data)");
}

std::u32string decode_entry(const std::string& text, const std::string& name) {
  if (utf8::find_invalid(text)) throw Error(ErrorCode::kConfig, name, "an entry of this OpenCC dictionary is not UTF-8", "install OpenCC's data again");
  return utf8::to_utf32(text);
}

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  if (in.bad()) throw Error(ErrorCode::kConfig, path.filename().string(), "cannot be read", "check the file and the disk");
  return bytes;
}

/// OpenCC's text format. A key may stand twice only with the same values.
std::vector<OpenccEntry> parse_text_dictionary(const std::string& name, std::string_view content) {
  std::vector<OpenccEntry> out;
  std::unordered_map<std::u32string, std::pair<std::size_t, std::size_t>> known;  // the line of each key, and its place in `out`
  for (std::size_t number = 1; !content.empty(); ++number) {
    const std::size_t stop = std::min(content.find('\n'), content.size());
    std::string_view row = content.substr(0, stop);
    content.remove_prefix(std::min(stop + 1, content.size()));
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (row.empty() || row.front() == '#') continue;
    const std::size_t tab = row.find('\t');
    if (tab == std::string_view::npos || tab == 0 || utf8::find_invalid(row))
      throw Error(ErrorCode::kConfig, name, "line " + std::to_string(number) + " is no key and values parted by a tab, in UTF-8",
                  "see OpenCC's text dictionaries");
    OpenccEntry& entry = out.emplace_back();
    entry.key = utf8::to_utf32(row.substr(0, tab));
    for (std::string_view rest = row.substr(tab + 1); !rest.empty();) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());
      if (blank > 0) entry.choices.push_back(utf8::to_utf32(rest.substr(0, blank)));
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
    if (entry.choices.empty()) entry.choices.push_back(entry.key);
    const auto [first, is_new] = known.try_emplace(entry.key, number, out.size() - 1);
    if (is_new) continue;
    const auto& [line, place] = first->second;
    if (out[place].choices != entry.choices)
      throw Error(ErrorCode::kConfig, name,
                  "line " + std::to_string(number) + " gives " + utf8::from_utf32(entry.key) + " other values than line " + std::to_string(line),
                  "keep one of them");
    out.pop_back();
  }
  return out;
}

}  // namespace

const std::shared_ptr<const OpenccData>& OpenccData::system() {
  static const std::shared_ptr<const OpenccData> data(new OpenccData(""));
  return data;
}

std::shared_ptr<const OpenccData> OpenccData::folder(const std::string& path) {
  std::error_code ignored;
  if (!fs::is_directory(path, ignored))
    throw Error(ErrorCode::kConfig, path, "is no folder with OpenCC's dictionaries", "name the folder that holds STCharacters.txt");
  return std::shared_ptr<const OpenccData>(new OpenccData(path));
}

std::vector<OpenccEntry> OpenccData::load_compiled(const std::string& name, const std::string& path) const {
  // OpenCC knows where its data lies, but only a configuration makes it look there. It looks in the working directory before; no name of a dictionary
  // alone must make it read a file that happens to lie there, so the system's folder is named where the build knows it.
  std::string escaped;
  for (const char c : path) {
    if (c == '"' || c == '\\') escaped += '\\';
    escaped += c;
  }
  const std::string dictionary = R"({"type": "ocd2", "file": ")" + escaped + R"("})";
  const std::string configuration = R"({"segmentation": {"type": "mmseg", "dict": )" + dictionary + R"(}, "conversion_chain": [{"dict": )" + dictionary + "}]}";
  opencc::LexiconPtr lexicon;
  try {
    const auto converter = opencc::Config().NewFromString(configuration, "");
    lexicon = converter->GetConversionChain()->GetConversions().front()->GetDict()->GetLexicon();
  } catch (const opencc::Exception& e) {  // not a std::exception
    throw cannot_load(name + ".ocd2", e.what());
  } catch (const std::exception& e) {
    throw cannot_load(name + ".ocd2", e.what());
  }
  std::vector<OpenccEntry> out;
  out.reserve(lexicon->Length());
  for (const auto& entry : *lexicon) {
    OpenccEntry& row = out.emplace_back();
    row.key = decode_entry(entry->Key(), name + ".ocd2");
    for (const std::string& value : entry->Values()) row.choices.push_back(decode_entry(value, name + ".ocd2"));
    if (row.choices.empty()) row.choices.push_back(row.key);
  }
  return out;
}

std::vector<OpenccEntry> OpenccData::load(const std::string& name) const {
  if (is_system()) {
    const fs::path known = fs::path(JIAOKAN_OPENCC_DATA) / (name + ".ocd2");
    std::error_code ignored;
    return load_compiled(name, fs::exists(known, ignored) ? known.string() : name + ".ocd2");
  }
  const fs::path base = fs::path(folder_) / name;
  if (const auto text = read_file(base.string() + ".txt")) return parse_text_dictionary(name + ".txt", *text);
  std::error_code ignored;
  if (!fs::exists(base.string() + ".ocd2", ignored))
    throw Error(ErrorCode::kConfig, name, "the folder has neither " + name + ".txt nor " + name + ".ocd2", "give a complete set of OpenCC's dictionaries");
  return load_compiled(name, fs::absolute(base.string() + ".ocd2").string());
}

std::shared_ptr<const WordTrie> OpenccData::group(const DictionaryGroup& names) const {
  const std::lock_guard lock(guard_);
  std::shared_ptr<const WordTrie>& trie = built_[names];
  if (trie) return trie;
  std::vector<WordTrie::Entry> entries;
  std::uint32_t source = 0;
  for (std::uint32_t rank = 0; rank < names.size(); ++rank) {
    for (const std::string& name : names[rank]) {
      for (OpenccEntry& row : load(name)) {
        WordTrie::Entry& entry = entries.emplace_back();
        entry.key = std::move(row.key);
        entry.rank = rank;
        entry.source = source;
        if (row.choices.size() == 1) {
          entry.value = std::move(row.choices.front());
        } else {
          entry.value = row.choices.front();
          entry.choices = std::move(row.choices);
        }
      }
      ++source;
    }
  }
  return trie = std::make_shared<const WordTrie>(std::move(entries));
}

std::string OpenccData::configuration(const std::string& name) const {
  const fs::path folder = is_system() ? fs::path(JIAOKAN_OPENCC_DATA) : fs::path(folder_);
  const std::string file = name.ends_with(".json") ? name : name + ".json";
  if (fs::path(file).has_parent_path()) {
    if (auto text = read_file(file)) return *text;
  } else {
    for (const fs::path& path : {folder / file, folder / "config" / file})
      if (auto text = read_file(path)) return *text;
  }
  throw Error(ErrorCode::kConfig, file, "no such OpenCC configuration", "name one such as s2t, t2s, s2twp");
}

}  // namespace jiaokan::convert
