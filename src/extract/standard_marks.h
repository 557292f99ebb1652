#pragma once

#include <optional>
#include <string_view>

#include "extract/official_marks.h"

namespace jiaokan::extract {

/// What the covers of standards print (GB/T 1.1-2020, 5): all take a line without blanks at both ends.

/// The number that `text` begins with: GB/T 9704—2012, GB 2312.1-1980, ＧＭ／Ｔ００６２—２０１８, DB44/T 123—2019, T/CECS 10011—2019. The value is written as
/// GB/T 9704—2012 is: ASCII letters and figures, one blank, the dash as printed. The year has four figures.
std::optional<FoundMark> standard_number_at_start(std::string_view text);
/// Such a number alone on its line.
bool is_standard_number(std::string_view line);

/// 中华人民共和国国家标准, 中华人民共和国密码行业标准, 广东省地方标准, 团体标准: the kind of standard in large type, which is the title of none.
bool is_standard_kind(std::string_view line);

/// ICS 35.040, CCS L 80, L 80, 备案号：…, 代替 GB/T 9704—1999: what stands around the number.
bool is_standard_class(std::string_view line);

/// 2018-05-02 发布, 2018-05-02 发布 2018-05-02 实施.
bool is_standard_release(std::string_view line);

/// 国家密码管理局 发布.
bool is_standard_issuer(std::string_view line);

/// Any of these but the last: what a cover prints around the name of a standard.
bool is_standard_mark(std::string_view line);

}  // namespace jiaokan::extract
