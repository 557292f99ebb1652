#include "convert/script_converter.h"

#include <algorithm>
#include <array>

#include "convert/dictionary_file.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {
namespace {

// Rules of fixed words come behind the dictionaries'.
constexpr unsigned kKeepBit = 28, kDictBit = 29, kOwnBit = 30;
constexpr std::array<const char*, 3> kFixedRules{"keep", "dict", "own"};

WordTrie fixed_trie(const ConvertOptions& options) {
  constexpr std::size_t kLongestWord = 1000;
  std::vector<WordTrie::Entry> entries;
  const auto add = [&](const std::string& from, const std::string& to, std::uint32_t source) {
    if (from.empty() || to.empty() || utf8::find_invalid(from) || utf8::find_invalid(to))
      throw Error(ErrorCode::kUsage, "", "a word to keep or replace is empty or not UTF-8", "give one word a line, in UTF-8");
    WordTrie::Entry& entry = entries.emplace_back();
    entry.key = utf8::to_utf32(from);
    entry.value = utf8::to_utf32(to);
    entry.source = source;
    if (std::max(entry.key.size(), entry.value.size()) > kLongestWord)
      throw Error(ErrorCode::kUsage, "", "a word to keep or replace is longer than 1000 characters", "give words, not texts");
  };
  for (const std::string& word : options.keep) add(word, word, 0);
  for (const FixedWord& word : options.dictionary) add(word.from, word.to, 1);
  for (const FixedWord& word : options.own_rows) add(word.from, word.to, 2);
  return WordTrie(std::move(entries));
}

/// Bytes at the end of `text` that may be the beginning of a sequence.
std::size_t open_sequence(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    return byte >= 0xC2 && byte <= 0xF4 && utf8::sequence_length(text[text.size() - back]) > back ? back : 0;
  }
  return 0;
}

}  // namespace

std::vector<FixedWord> own_rows(Variety from, Variety to) {
  std::vector<FixedWord> out;
  const auto add = [&](std::string_view table) {
    for (DictionaryRow& row : load_dictionary(table)) out.push_back({std::move(row.fields[0]), std::move(row.fields[1])});
  };
  if (from == to) return out;
  if (to == Variety::kHans) {
    add("dicts/hans_phrases.txt");
    add("dicts/glyph_confusions.txt");
  } else if (from == Variety::kHans) {
    add("dicts/policy_terms.txt");
  }
  return out;
}

ScriptConverter::ScriptConverter(std::shared_ptr<const ConversionChain> chain, const ConvertOptions& options)
    : chain_(std::move(chain)), list_changes_(options.list_changes || options.list_choices), list_choices_(options.list_choices), lossy_(options.lossy), fixed_(fixed_trie(options)) {
  for (const auto* stages : {&chain_->normalization, &chain_->stages})
    for (const ChainStage& stage : *stages) rule_names_.insert(rule_names_.end(), stage.names.begin(), stage.names.end());
  JIAOKAN_CHECK(rule_names_.size() <= kKeepBit);
  flows_.assign(chain_->normalization.size() + chain_->stages.size() + 2, Flow(list_changes_));
  if (list_changes_)
    for (std::uint32_t i = 0; i < fixed_.size(); ++i) listed_.push_back(fixed_.word(i).key != fixed_.value(i) || convert_word(fixed_.word(i).key, 0) != fixed_.word(i).key);
}

std::u32string ScriptConverter::convert_word(std::u32string_view word, std::size_t first_stage) const {
  static const WordTrie none({});
  Flow in(false), out(false);
  in.text = word;
  if (first_stage == 0) {
    for (const ChainStage& stage : chain_->normalization) run_stage(*stage.words, 0, in, out, true), std::swap(in, out);
    WordCutter(chain_->segmentation.get(), {&none, {}}).run(in, out, true);
    std::swap(in, out);
  }
  for (std::size_t i = first_stage; i < chain_->stages.size(); ++i) run_stage(*chain_->stages[i].words, 0, in, out, true), std::swap(in, out);
  return in.text;
}

std::vector<std::string> ScriptConverter::choices_of(std::u32string_view word) const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < chain_->stages.size() && out.empty(); ++i) {
    const auto entry = chain_->stages[i].words->find(word);
    if (!entry) continue;
    entry->each_choice([&](std::u32string_view choice) {
      std::string converted = utf8::from_utf32(convert_word(choice, i + 1));
      if (std::find(out.begin(), out.end(), converted) == out.end()) out.push_back(std::move(converted));
    });
  }
  return out;
}

std::string ScriptConverter::rule_name(std::uint32_t rules) const {
  std::string out;
  const auto add = [&](const std::string& name) { out += (out.empty() ? "" : "+") + name; };
  for (std::size_t bit = 0; bit < rule_names_.size(); ++bit)
    if (rules >> bit & 1) add(rule_names_[bit]);
  for (std::size_t i = 0; i < kFixedRules.size(); ++i)
    if (rules >> (kKeepBit + i) & 1) add(kFixedRules[i]);
  return out;
}

void ScriptConverter::feed(std::string_view bytes, ConversionResult& out) {
  constexpr std::size_t kPiece = 1 << 15;
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, kPiece);
    bytes.remove_prefix(piece.size());
    std::string joined;
    std::string_view text = piece;
    if (!tail_.empty()) text = joined = tail_.append(piece);
    const std::size_t open = open_sequence(text);
    const std::string_view whole = text.substr(0, text.size() - open);
    if (const auto at = utf8::find_invalid(whole); at && !lossy_)
      throw Error(ErrorCode::kEncoding, "", "is not UTF-8 at byte " + std::to_string(bytes_ + *at), "convert it first, e.g. with iconv, or give --lossy");
    else if (at)
      decode(replace_invalid(whole));
    else
      decode(whole);
    bytes_ += whole.size();
    tail_ = std::string(text.substr(whole.size()));
    run(false, out);
  }
}

std::string ScriptConverter::replace_invalid(std::string_view text) {
  std::size_t count = 0;
  std::string out = utf8::replace_invalid(text, count);
  replaced_ += count;
  return out;
}

void ScriptConverter::decode(std::string_view text) {
  Flow& first = flows_.front();
  for (std::size_t at = 0; at < text.size(); ++points_) first.push(utf8::next(text, at), {points_, points_ + 1, 0});
  if (list_changes_) source_.append(first.text, first.text.size() - (points_ - source_begin_ - source_.size()));
}

void ScriptConverter::finish(ConversionResult& out) {
  if (!tail_.empty() && lossy_)
    decode(replace_invalid(tail_));
  else if (!tail_.empty())
    throw Error(ErrorCode::kEncoding, "", "is not UTF-8 at byte " + std::to_string(bytes_) + ", where a character is cut off", "check that the file is whole, or give --lossy");
  run(true, out);
}

void ScriptConverter::run(bool last, ConversionResult& out) {
  std::size_t step = 0;
  unsigned bit = 0;
  const auto run_stages = [&](const std::vector<ChainStage>& stages) {
    for (const ChainStage& stage : stages) {
      run_stage(*stage.words, bit, flows_[step], flows_[step + 1], last);
      bit += static_cast<unsigned>(stage.names.size());
      ++step;
    }
  };
  run_stages(chain_->normalization);
  const WordCutter cutter(chain_->segmentation.get(), {&fixed_, {1u << kKeepBit, 1u << kDictBit, 1u << kOwnBit}});
  cutter.run(flows_[step], flows_[step + 1], last);
  ++step;
  run_stages(chain_->stages);
  emit(flows_[step], last, out);
}

void ScriptConverter::emit(Flow& flow, bool last, ConversionResult& out) {
  if (!list_changes_) {
    for (const char32_t c : flow.text) utf8::append(out.text, c);
  } else {
    for (std::size_t i = 0; i < flow.text.size(); ++i) {
      const Origin& from = flow.origin[i];
      // A stage may have joined one of two code points that were made together with its neighbour: then all belong together.
      if (from.begin < pending_.end) {
        pending_.end = std::max(pending_.end, from.end);
      } else {
        emit_pending(out);
        pending_ = {from.begin, from.end, 0, {}};
      }
      pending_.rules |= from.rules;
      utf8::append(pending_.made, flow.text[i]);
    }
    if (last) {
      emit_pending(out);
      pending_ = {points_, points_, 0, {}};
    }
  }
  flow.drop(flow.text.size(), flow.words.size());
}

void ScriptConverter::emit_pending(ConversionResult& out) {
  const std::u32string_view source = std::u32string_view(source_).substr(pending_.begin - source_begin_, pending_.end - pending_.begin);
  const std::uint32_t fixed = pending_.rules & (1u << kKeepBit | 1u << kDictBit | 1u << kOwnBit);
  if (pending_.rules != 0) {
    const std::string from = utf8::from_utf32(source);
    bool listed = pending_.made != from && (pending_.rules & ~kAmbiguous) != 0;
    if (fixed != 0) {
      if (const auto entry = fixed_.find(source)) listed = listed_[entry->index];
    }
    std::vector<std::string> choices;
    if (list_choices_ && (pending_.rules & kAmbiguous) != 0) choices = choices_of(source);
    if (list_choices_ ? choices.size() > 1 : listed)
      out.changes.push_back({pending_.begin, pending_.end, from, pending_.made, rule_name(pending_.rules), std::move(choices)});
  }
  out.text += pending_.made;
  // What lies before cannot be asked for any more; moved in larger steps, so that each code point moves once.
  const std::size_t done = pending_.end - source_begin_;
  if (done > 4096 && done > source_.size() / 2) {
    source_.erase(0, done);
    source_begin_ += done;
  }
}

ConversionResult convert_script(std::string_view text, Variety from, Variety to, const ConvertOptions& options) {
  JIAOKAN_CHECK(!utf8::find_invalid(text));
  ConversionResult result;
  if (from == to) {
    static const auto nothing = std::make_shared<const ConversionChain>();
    ScriptConverter(nothing, options);  // refuses the same words
    result.text = text;
    return result;
  }
  ScriptConverter converter(chain_between(from, to), options);
  result.text.reserve(text.size());
  converter.feed(text, result);
  converter.finish(result);
  return result;
}

}  // namespace jiaokan::convert
