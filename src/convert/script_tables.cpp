#include "convert/script_tables.h"

#include <algorithm>
#include <unordered_set>

#include "convert/compiled_words.h"
#include "convert/dictionary_file.h"
#include "convert/opencc_data.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

std::unordered_map<char32_t, std::u32string> choices_of(const std::string& dictionary) {
  std::unordered_map<char32_t, std::u32string> out;
  const auto words = words_of({{dictionary}}, *OpenccData::system());
  for (std::uint32_t i = 0; i < words->size(); ++i) {
    const WordTrie::Word row = words->word(i);
    if (row.key.size() != 1) continue;
    const auto add = [&](std::u32string_view choice) {
      if (choice.size() == 1) out[row.key.front()] += choice;
    };
    row.choice_count == 0 ? add(row.value) : row.each_choice(add);
  }
  return out;
}

CharacterTables build() {
  CharacterTables t;
  t.to_hant = choices_of("STCharacters");
  t.to_hans = choices_of("TSCharacters");
  std::unordered_set<char32_t> standard;  // what Hong Kong or Taiwan write by rule
  const auto mark = [&](char32_t c, unsigned bit) { t.traits.at(c) = static_cast<std::uint8_t>(t.traits.at(c) | bit); };
  for (const auto& [name, map] : {std::pair{"HKVariants", &t.to_hk}, std::pair{"TWVariants", &t.to_tw}}) {
    for (const auto& [from, to] : choices_of(name)) {
      map->emplace(from, to.front());
      mark(from, CharacterTables::kRegional);
      standard.insert(to.begin(), to.end());
    }
  }
  std::unordered_set<char32_t> either;  // 内 雇 欄内: forms that Traditional houses write as well tell nothing
  for (const DictionaryRow& row : load_dictionary("dicts/both_standard.txt"))
    for (std::size_t i = 1; i < row.fields.size(); ++i) either.insert(utf8::to_utf32(row.fields[i]).front());
  for (const auto& [c, choices] : t.to_hant) {
    if (choices.find(c) == std::u32string::npos && !standard.contains(c) && !either.contains(c)) mark(c, CharacterTables::kHansOnly);
    if (choices.size() < 2) continue;
    mark(c, CharacterTables::kSeveral);
    for (const char32_t other : choices.substr(1)) {
      const auto back = t.to_hans.find(other);
      if (other == c || (back != t.to_hans.end() && back->second.front() == c)) continue;
      const auto [source, is_new] = t.other_sources_.emplace(other, c);
      if (!is_new) source->second = std::min(source->second, c);  // the map has no order of its own
      mark(other, CharacterTables::kOtherSource);
    }
  }
  for (const auto& [c, choices] : t.to_hans)
    if (choices.find(c) == std::u32string::npos) mark(c, CharacterTables::kHantOnly);
  return t;
}

}  // namespace

const CharacterTables& character_tables() {
  static const CharacterTables tables = build();
  return tables;
}

const WordTrie& t2s_words() {
  static const auto words = words_of({{"TSPhrases"}, {"TSCharacters"}}, *OpenccData::system());
  return *words;
}

const WordTrie& s2t_words() {
  static const auto words = words_of({{"STPhrases"}, {"STCharacters"}}, *OpenccData::system());
  return *words;
}

}  // namespace jiaokan::convert
