#include "facts/commitment.h"

#include "facts/number.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {

bool is_commitment(const Reading& reading, Range clause, const Piece& piece, const Piece* next) {
  const std::string_view text = reading.text;
  const Figure& f = reading.figures[piece.figure];
  const Frame& frame = piece.frame;
  std::string_view left = text.substr(piece.own_begin, f.begin - piece.own_begin);
  if (left.size() > kFrameWindow) left.remove_prefix(left.size() - kFrameWindow);
  while (has_suffix(left, {" ", "“", "「", "『", "\""})) left.remove_suffix(left.ends_with(" ") || left.ends_with("\"") ? 1 : 3);
  const std::string_view right = text.substr(f.end, std::min<std::size_t>(clause.end - f.end, 60));
  const bool governed = frame.level || frame.change.has_value();
  if (f.too_long) return false;
  // 对年度收入突破1亿元的，给予奖励: a condition.
  const std::string_view whole = reading.words(clause);
  if (has_suffix(whole, {"的"}) && has_prefix(whole.substr(skip_blanks(whole, 0)), {"对", "凡", "如"})) return false;
  // 每千人, 每两个月, 从10万元提高到
  if (has_suffix(left, {"每", "每隔", "第", "等", "等 ", "世界", "前", "这", "该", "上述", "另外", "其余", "隔", "近年来", "连续", "为期", "满", "超过了"}))
    return false;
  if (has_suffix(left, {"由", "从", "由现时的", "由目前的", "从目前的", "由原来的", "原先的", "从原先的", "由现行的"}) ||
      (next && has_prefix(right, {"提高到", "提高至", "提升到", "提升至", "增至", "增加到", "降至", "降到", "压缩到", "压缩至", "调整为", "调整到"})))
    return false;
  for (const std::string_view word : {"每增加", "每新增", "每满", "每超过"}) {
    if (const std::size_t at = left.rfind(word); at != std::string_view::npos && at + word.size() + 60 > left.size()) return false;
  }
  if (f.word && f.unit_class == UnitClass::kPercent && has_suffix(left, {"减"})) return false;
  switch (f.unit_class) {
    case UnitClass::kAge: return frame.change.has_value();
    case UnitClass::kDuration: {
      if (f.after_comparator && has_prefix(right, {"的"})) return false;
      if (has_prefix(right, {"的"}) && !f.explicit_comparator) return false;
      if (has_prefix(right, {"内"}) && (frame.level || f.explicit_comparator)) return true;  // 控制在60个工作日内
      if (has_prefix(right, {"内", "以来", "来", "期", "后", "前", "间", "度", "时间", "累计", "投入", "将", "共", "为期", "里", "建设期", "左右的", "以上的",
                             "以下的"}))
        return false;
      if (f.small_chinese && !f.explicit_comparator && !frame.change) return false;
      static const PatternGroup& spans = pattern_group("subject-lead");
      if (const auto m = spans.at(text, f.begin); m && m->pattern->value == "span" && m->end > f.end) return false;
      return governed || f.explicit_comparator || has_suffix(left, {"给予", "给予 ", "予以"});
    }
    case UnitClass::kNone:
      if (!f.multiplied && !f.word && !(f.explicit_comparator && governed) && !frame.level) return false;
      break;
    default: break;
  }
  const bool attribute = has_prefix(right, {"的"}) && next != nullptr && !next->joined;
  if (attribute && f.explicit_comparator && f.unit_class == UnitClass::kMoney) return false;  // 年销售额超亿元的企业20余家
  // 两类, 三个方面: small counts in Chinese numerals describe; they promise with a bound or a verb of change only.
  if (f.small_chinese && !(f.value && *f.value > Decimal(10)) && !f.word && f.unit_class != UnitClass::kPercent && f.unit_class != UnitClass::kMultiple &&
      !f.explicit_comparator && f.comparator != Comparator::kRange)
    return false;
  if (f.bare && f.after_comparator) return false;  // 总投资亿元以上, 百亿元以上产业链
  // 30人以下的企业, 5000万元以上的项目, 10蒸吨以下锅炉
  if (f.after_comparator && !governed) {
    if (has_prefix(right, {"的"}) && f.unit_class != UnitClass::kPercent) return false;
    if (next != nullptr && !right.empty() && !has_prefix(right, {"、", "，", ",", "和", "及", ";", "；"}) && reading.figures[next->figure].begin - f.end < 60)
      return false;
  }
  if (has_prefix(right, {"的"}) && next != nullptr && f.unit_class == UnitClass::kPercent && !governed) return false;  // 将70%的降雨就地消纳的面积达到20%
  if (f.comparator == Comparator::kLess && has_prefix(right, {"的"})) return false;                                    // 不到100万元的部分
  if (f.unit_class == UnitClass::kMoney && has_suffix(left, {"月销售额", "年销售额", "价值", "市值", "估值", "总值", "注册资本", "注册资金", "实缴资本"}))
    return false;
  if (!frame.has_verb && !f.explicit_comparator && frame.indicator.empty()) return false;
  return true;
}

}  // namespace jiaokan::facts
