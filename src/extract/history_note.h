#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/official_marks.h"

namespace jiaokan::extract {

/// What a note on a text's history says of its first publication: （2024年3月28日云溪市人民政府令第5号公布 根据…修订）. Views are into the note.
struct HistoryNote {
  std::string published;  ///< of a text that one passed and another made public, the day of the latter
  std::string_view published_place;
  std::string document_number;  ///< 云溪市人民政府令第5号
  std::string_view number_place;
  std::string issuer;  ///< who gave the order, else the assembly that passed the text
  std::string_view issuer_place;
};

/// Whether `text`, below a title, begins such a note, closed or not: （1982年12月4日第五届全国人民代表大会第五次会议通过, 2021年6月10日…会议通过,
/// （2020年5月28日第十三届全国人民代表大会第三次. What the day stands outside a bracket of must say that something was passed, or by which order.
bool opens_history_note(std::string_view text);

/// Reads a note (see is_history_note()); nullopt where it names no day. O(bytes).
std::optional<HistoryNote> read_history_note(std::string_view note);

}  // namespace jiaokan::extract
