#include "extract/title_parts.h"

#include <cstddef>

#include "core/utf8.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

/// 关于…的通知 says of what kind it is.
bool names_kind(std::string_view text) {
  return ends_with_any(text,
                       {"通知", "意见", "意見", "办法", "辦法", "方案", "决定", "決定", "规定", "規定", "函",   "公告", "通告", "通报", "通報", "报告", "報告",
                        "批复", "批覆", "细则", "細則", "条例", "條例", "规划", "規劃", "计划", "計劃", "計畫", "纲要", "綱要", "措施", "指引", "指南", "请示",
                        "請示", "命令", "决议", "決議", "公报", "公報", "议案", "議案", "纪要", "紀要", "说明", "說明", "）",   ")",    "》"});
}

}  // namespace

bool leaves_title_open(std::string_view title) {
  long depth = 0;
  for (std::size_t at = 0; at < title.size();) {
    const char32_t c = utf8::next(title, at);
    depth += (c == U'《') - (c == U'》');
  }
  return depth > 0 || ends_with_any(title, {"关于", "關於", "印发", "印發", "转发", "轉發", "批转", "批轉", "、"});
}

bool goes_on_to_kind(std::string_view title, std::string_view next) {
  if (!contains_any(title, {"关于", "關於"}) || names_kind(title) || starts_with_any(next, {"（", "(", "附"})) return false;
  const std::size_t of = next.rfind("的");
  return names_kind(next) && !ends_with_any(next, {"）", ")", "》"}) && of != std::string_view::npos && !contains_any(next, {"关于", "關於", "。", "，", "："});
}

}  // namespace jiaokan::extract
