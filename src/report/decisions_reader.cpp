#include "report/decisions_reader.h"

#include <algorithm>

#include "core/error.h"
#include "report/json_parts.h"

namespace jiaokan::report {
namespace {

bool is_fingerprint(const std::string& text) { return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos; }

std::string text_of(const Json& row, const char* key) {
  const auto at = row.find(key);
  return at == row.end() || at->is_null() ? std::string() : at->get<std::string>();
}

}  // namespace

std::vector<Decision> read_decisions(std::string_view bytes, const std::string& name) {
  std::vector<Decision> out;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t stop = std::min(bytes.find('\n'), bytes.size());
    const std::string_view text = bytes.substr(0, stop);
    bytes.remove_prefix(std::min(stop + 1, bytes.size()));
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto refuse = [&](const std::string& why) {
      return Error(ErrorCode::kConfig, name, "line " + std::to_string(number) + " is no decision: " + why,
                   R"(write {"fingerprint": "…", "decision": "accept", "reason": "…", "who": "…"}, one a line)");
    };
    try {
      const Json row = Json::parse(text);
      Decision d;
      d.line = number;
      d.fingerprint = row.at("fingerprint").get<std::string>();
      if (!is_fingerprint(d.fingerprint)) throw refuse("\"" + d.fingerprint + "\" is no fingerprint");
      const std::string decision = row.at("decision").get<std::string>();
      if (decision != "accept" && decision != "reject") throw refuse("\"" + decision + "\" is neither accept nor reject");
      d.accepted = decision == "accept";
      d.reason = text_of(row, "reason");
      d.who = text_of(row, "who");
      out.push_back(std::move(d));
    } catch (const nlohmann::json::exception&) {
      throw refuse("it is not the JSON object that is expected");
    }
  }
  return out;
}

std::vector<BaselineFinding> read_baseline(std::string_view bytes, const std::string& name) {
  const auto refuse = [&](const std::string& why) {
    return Error(ErrorCode::kDamaged, name, "is no jiaokan.comparison/1 (" + why + ")", "give what an earlier compare --format json wrote");
  };
  try {
    const Json json = Json::parse(bytes);
    const std::string format = json.at("format").get<std::string>();
    if (format != "jiaokan.comparison/1") throw refuse("its format is " + format);
    const std::string language = json.value("language", "");
    const auto words = [](const Json& row, const char* side) {
      const auto place = row.find(side);
      return place != row.end() && place->is_object() ? std::optional(place->value("text", "")) : std::nullopt;
    };
    std::vector<BaselineFinding> out;
    for (const char* key : {"discrepancies", "decided"}) {
      if (!json.contains(key)) continue;
      for (const Json& row : json.at(key))
        out.push_back({row.at("fingerprint").get<std::string>(), row.at("kind").get<std::string>(), row.at("message").get<std::string>(), language, words(row, "a"), words(row, "b")});
    }
    return out;
  } catch (const nlohmann::json::parse_error&) {
    throw refuse("it is no JSON");
  } catch (const nlohmann::json::exception&) {
    throw refuse("members that every comparison has are missing");
  }
}

}  // namespace jiaokan::report
