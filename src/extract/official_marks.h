#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace jiaokan::extract {

/// Something read in a line: its bytes, half-open, and its value.
struct FoundMark {
  std::size_t begin = 0, end = 0;
  std::string value;
};

/// The date that `text` begins with, as ISO (2024-03-28, 2024-03, 2024): 2024年3月28日, 二〇二四年三月, 2024-03-28, 2024.3.28, 2024/3/28, and years of the
/// Republic (民國113年, 中華民國一百一十三年). Blanks inside count for nothing. Looks at no more than the first 48 code points.
std::optional<FoundMark> date_at_start(std::string_view text);
/// The first date with a month in `text`, which is looked through up to its 400th code point.
std::optional<FoundMark> find_date(std::string_view text);
/// A date with its month, and nothing else.
bool is_date(std::string_view line);
/// The date at the start of `text` as ISO.
std::optional<std::string> read_date(std::string_view text);

/// The number that an authority gives a document (发文字号, GB/T 9704-2012, 7.2.5), at the start of `text`: 穗科字〔2019〕316号, 国办发[2024]第5号,
/// 院臺經字第1131012345號, 国务院令第768号, 民政部令（第83号）, 交通运输部2024年第6号令, 公告2024年第12号, 商服贸函2026年第322号, 立法會CB(2)1234/19-20(01)號文件, 2020年第139號法律公告. The value has no blanks. Looks at no more than the first 48 code points.
std::optional<FoundMark> document_number_at_start(std::string_view text);
/// Such a number alone on its line, or with 签发人：… behind it.
bool is_document_number(std::string_view line);

}  // namespace jiaokan::extract
