#pragma once

#include <cstddef>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/facts.h"
#include "core/place.h"
#include "report/json_text.h"

namespace jiaokan::report {

/// Pieces that several JSON formats share.
enum class SourceWarnings { kListed, kLeftOut };
/// Format, tool and sources; each source with what reading it said, unless the format lists that elsewhere.
Json header_json(std::string_view format, const std::vector<const Document*>& documents, SourceWarnings = SourceWarnings::kListed);
Json box_json(const PageBox&);
Json boxes_json(const std::vector<PageBox>&);
Json place_json(const Place&);
Json warning_json(const Warning&);
Json number_json(const std::optional<Decimal>&);
Json mention_json(const Mention&, std::size_t index, const std::string& source);
/// `q` as a mention at its place, which the writers then call a `quantity`: what a plan counts by, with its bound.
Mention mention_of(const PlaceMaker& places, const Document&, const Quantity& q);
Json check_json(const FactCheck&);

template <class T>
Json optional_json(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// A share with four digits behind the point.
double rounded(double share);

/// Pretty, with "\n" at the end; or in one line.
std::string pretty(const Json&);
std::string line(const Json&);
/// The object whose members `write` writes, pretty: the whole is never there as a value.
std::string pretty_object(const std::function<void(JsonText&)>& write);

}  // namespace jiaokan::report
