#pragma once

#include <string_view>

#include "facts/clauses.h"

namespace jiaokan::facts {

/// Bytes on each side of a figure that its noun phrase can take.
inline constexpr std::size_t kFrameWindow = 360;

/// What the words before a subject say, taken off one by one.
struct Lead {
  Range modality, per;
  bool cumulative = false;
  bool causative = false;
};

/// Takes blanks and marks off an end of [begin, end).
std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end);
std::size_t trim_begin(std::string_view text, std::size_t begin, std::size_t end);

/// Where the subject of [begin, end) begins: behind its number, dates, adverbs (并, 力争, 全市, 在未来5年 …) and, where asked for, 使, 把, 实现 …
std::size_t strip_lead(std::string_view text, std::size_t begin, std::size_t end, Lead& lead, bool with_causative);

/// Where the subject of [begin, end) ends: before adverbs (分别, 再, 约 …) and dates. `whole_subject`: 由38%, 比2023年 go as well; before the verb is known
/// they must not.
std::size_t strip_tail(std::string_view text, std::size_t begin, std::size_t end, Lead& lead, bool whole_subject);

/// Where the verb begins if [begin, end) opens with who acts (市财政统筹安排X); `begin` otherwise.
std::size_t strip_agent(std::string_view text, std::size_t begin, std::size_t end, Lead& lead);

/// Behind the last 把 or 将 that is followed by something: 目标是把X减少四成.
std::size_t after_disposal(std::string_view text, std::size_t begin, std::size_t end);

/// True where `r` says who acts and nothing else: 市财政.
bool only_agent(std::string_view text, Range r);

/// `range` without what leads to a subject and what follows it.
Range strip_subject(std::string_view text, Range range);

/// The noun phrase behind `begin`: up to where its clause goes on with a verb of its own.
Range noun_after(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace jiaokan::facts
