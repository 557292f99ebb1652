#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/decision.h"

namespace jiaokan::report {

/// Reads decisions.jsonl: one object a line, {"fingerprint", "decision": "accept" or "reject", "reason", "who"}; empty lines are skipped.
/// Throws Error (kConfig) naming the line that is none.
std::vector<Decision> read_decisions(std::string_view bytes, const std::string& name);

/// The findings of a saved jiaokan.comparison/1, those that decisions hid included. Throws Error (kDamaged) where it is none.
std::vector<BaselineFinding> read_baseline(std::string_view bytes, const std::string& name);

}  // namespace jiaokan::report
