#pragma once

#include "compare/classify.h"
#include "compare/two_character_words.h"

namespace jiaokan::compare {

/// Lets a reading's hunk grow to what a reader would name, on both sides alike: 养 against 育 to 培养 against 培育, a cut name of a body to the whole name,
/// 6 against 9 to 6月 against 9月, 400亿 against 400万 to 400亿元 against 400万元. A few tokens at most, never over `room_before` and `room_behind` tokens
/// (what is equal up to the next hunk) nor out of the block.
Hunk grow_to_name(const BeadText& text, const Reading& reading, std::size_t room_before, std::size_t room_behind, TwoCharacterWords& words);

}  // namespace jiaokan::compare
