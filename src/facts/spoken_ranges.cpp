#include <algorithm>

#include "facts/number.h"
#include "facts/pattern_set.h"
#include "facts/spoken.h"

namespace jiaokan::facts {
namespace {

/// One numeral with the words that bound it.
struct Bound {
  std::size_t begin = 0, end = 0;
  std::string_view sign;  ///< ">", ">=", "<", "<=", "=", or empty
  Decimal value;
  bool lower() const { return sign.starts_with('>'); }
  bool upper() const { return sign.starts_with('<'); }
};

const std::optional<Decimal>& value_of(const SpokenNumeral& n) { return n.percent ? n.percent : n.numeral.value; }

std::size_t blanks_before(std::string_view text, std::size_t from, std::size_t at) {
  while (at > from && text[at - 1] == ' ') --at;
  return at;
}

/// Behind the unit or % of a numeral, where that is what the other end has as well.
std::size_t behind_unit(std::string_view text, const SpokenNumeral& n, std::string_view* unit) {
  static const PatternGroup& units = pattern_group("unit");
  const auto u = units.at(text, skip_blanks(text, n.numeral.end));
  if (!u) return n.numeral.end;
  *unit = text.substr(u->begin, u->size());
  return u->end;
}

Bound read_bound(std::string_view text, std::size_t from, const SpokenNumeral& n) {
  static const PatternGroup& before = pattern_group("bound-before");
  static const PatternGroup& after = pattern_group("bound-after");
  static const PatternGroup& compared = pattern_group("compared");
  Bound b{n.percent_begin, n.numeral.end, {}, *value_of(n)};
  const std::size_t edge = blanks_before(text, from, b.begin);
  if (const auto m = before.before(text, from, edge)) {
    b.begin = m->begin;
    b.sign = m->pattern->value;
  } else if (edge >= from + 3 && text.substr(0, edge).ends_with("比")) {
    if (const auto word = compared.at(text, n.numeral.end)) {
      b.begin = edge - 3;
      b.end = word->end;
      b.sign = word->pattern->value;
    }
  } else {
    std::string_view unit;
    for (const std::size_t end : {n.numeral.end, behind_unit(text, n, &unit)}) {
      const auto word = after.at(text, end);
      if (!word) continue;
      b.end = word->end;
      b.sign = word->pattern->value;
      break;
    }
    if (b.sign.empty() && n.numeral.more) {
      b.sign = ">";
    } else if (b.sign.empty() && n.numeral.more_end > n.numeral.end) {
      b.end = n.numeral.more_end;
      b.sign = ">";
    }
  }
  return b;
}

Spoken range_of(const Bound& b) {
  Spoken s;
  s.kind = MentionKind::kRange;
  s.begin = b.begin;
  s.end = b.end;
  s.value = b.value;
  s.comparator = b.sign == ">"    ? Comparator::kGreater
                 : b.sign == ">=" ? Comparator::kGreaterEqual
                 : b.sign == "<"  ? Comparator::kLess
                 : b.sign == "<=" ? Comparator::kLessEqual
                                  : Comparator::kEqual;
  s.excludes_value = b.sign == ">" || b.sign == "<";
  return s;
}

/// 一到五, 20和30之间.
std::optional<Spoken> read_between(std::string_view text, std::size_t from, const SpokenNumeral& low, const SpokenNumeral& high) {
  static const PatternGroup& joints = pattern_group("between-joint");
  static const PatternGroup& leads = pattern_group("between-lead");
  static const PatternGroup& ends = pattern_group("between-end");
  if (!value_of(low) || !value_of(high) || !(*value_of(low) < *value_of(high))) return std::nullopt;
  // 020-81230000 is a telephone number.
  if (low.numeral.end >= low.percent_begin + 2 && text[low.percent_begin] == '0' && text[low.percent_begin + 1] != '.') return std::nullopt;
  std::string_view low_unit, high_unit;
  auto joint = joints.at(text, low.numeral.end);
  std::size_t high_end = high.numeral.end;
  if (!joint || joint->end != high.percent_begin) {
    const std::size_t behind = behind_unit(text, low, &low_unit);
    joint = joints.at(text, behind);
    high_end = behind_unit(text, high, &high_unit);
    if (low_unit != high_unit) return std::nullopt;
  }
  if (!joint || joint->end != high.percent_begin) return std::nullopt;
  const auto end = ends.at(text, high_end);
  if (!end && joint->pattern->value == "between") return std::nullopt;
  Spoken s;
  s.kind = MentionKind::kRange;
  s.comparator = Comparator::kRange;
  s.begin = low.percent_begin;
  s.end = end ? end->end : high_end;
  s.value = value_of(low);
  s.value_max = value_of(high);
  if (!low_unit.empty()) s.unit = std::string(low_unit);
  if (end) {
    if (const auto lead = leads.before(text, from, blanks_before(text, from, s.begin))) s.begin = lead->begin;
  }
  return s;
}

}  // namespace

void find_ranges(std::string_view text, const std::vector<SpokenNumeral>& numerals, std::vector<Spoken>& out) {
  static const PatternGroup& joints = pattern_group("bound-joint");
  std::size_t from = 0;
  Bound open;  // without a sign where none waits for its other end
  const auto close = [&] {
    if (!open.sign.empty()) out.push_back(range_of(open));
    open.sign = {};
  };
  for (std::size_t i = 0; i < numerals.size(); ++i) {
    const SpokenNumeral& n = numerals[i];
    const std::size_t end = std::max(n.numeral.end, n.numeral.more_end);
    if (!value_of(n)) {
      close();
      from = end;
      continue;
    }
    if (i + 1 < numerals.size()) {
      if (std::optional<Spoken> between = read_between(text, from, n, numerals[i + 1])) {
        close();
        from = std::max(between->end, numerals[i + 1].numeral.end);
        out.push_back(std::move(*between));
        ++i;
        continue;
      }
    }
    const Bound b = read_bound(text, from, n);
    from = std::max(end, b.end);
    if (b.sign.empty()) {
      close();
      continue;
    }
    if (!open.sign.empty()) {
      const auto joint = joints.at(text, open.end);
      const std::size_t joined = joint ? joint->end : open.end;
      const Bound &low = open.lower() ? open : b, &high = open.lower() ? b : open;
      if (joined == b.begin && low.lower() && high.upper() && low.value < high.value) {
        Spoken s;
        s.kind = MentionKind::kRange;
        s.comparator = Comparator::kRange;
        s.begin = open.begin;
        s.end = b.end;
        s.value = low.value;
        s.value_max = high.value;
        s.excludes_value = low.sign == ">";
        s.excludes_max = high.sign == "<";
        out.push_back(std::move(s));
        open.sign = {};
        continue;
      }
    }
    close();
    open = b;
  }
  close();
}

}  // namespace jiaokan::facts
