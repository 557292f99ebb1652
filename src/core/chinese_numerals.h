#pragma once

#include <optional>
#include <string_view>

#include "core/decimal.h"

namespace jiaokan {

/// Reads a number written in Chinese numerals, either script, the whole of `text`:
/// positional with units (一万二千, 两百零五, 三亿, 十二, 廿一, 壹佰), or digit by digit (二〇二五, 一九四九). nullopt for anything else.
std::optional<Decimal> parse_chinese_number(std::string_view text);

/// True for 一二三四五六七八九十百千万亿〇零两廿卅 and their Traditional and financial forms.
bool is_chinese_numeral(char32_t c);

}  // namespace jiaokan
