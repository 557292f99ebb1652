#pragma once

#include <optional>
#include <string_view>

#include "core/facts.h"
#include "facts/subject.h"

namespace jiaokan::facts {

/// What a piece of a clause says about its one figure. Ranges are empty where nothing is said.
struct Frame {
  Range indicator;  ///< the noun phrase that the figure measures
  Range action;     ///< the governing verb
  Range modality;   ///< 力争, 预计, 可 …
  Range per;        ///< 每年, 年均 …
  Range surface;    ///< verb, object and figure
  bool cumulative = false;
  bool level = false;  ///< the verb says where it arrives (提高到), not by how much
  bool has_verb = false;
  bool noun_before = false;  ///< the noun stands before the figure
  bool agent_only = false;   ///< before the figure stands only who acts: 市财政每年投入
  std::optional<ChangeDirection> change;
};

/// Reads the frame of `figure`, the only one of `piece`. Looks at no more than kFrameWindow bytes on each side of the figure.
Frame read_frame(std::string_view text, Range piece, const Figure& figure);

}  // namespace jiaokan::facts
