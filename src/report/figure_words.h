#pragma once

#include <string>
#include <string_view>

#include "core/facts.h"
#include "core/language.h"

namespace jiaokan::report {

/// How people write a bound: "≥", "<"; empty for a plain value or a range.
std::string_view comparator_sign(Comparator);

/// "≥ 85%", "~ 65%" (約 65%), "22家".
std::string bounded(Comparator, const std::string& figure, Language);

/// A figure with its unit, closed up as Chinese prints it: "1200亿元", "3.1%", "5 km".
std::string with_unit(const std::string& figure, std::string_view unit);

/// What a target is to reach, as printed and closed up: 1800亿元 is easier to read than 180000000000 元.
std::string figure_words(const Target&, Language);

/// "市科技局、市财政局 [support]".
std::string unit_words(const Responsibility&, Language);

}  // namespace jiaokan::report
