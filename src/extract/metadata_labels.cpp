#include "extract/metadata_labels.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {

std::string_view behind_label(std::string_view text, std::span<const std::string_view> labels) {
  for (const std::string_view label : labels) {
    if (!text.starts_with(label)) continue;
    std::string_view rest = trim_blanks(text.substr(label.size()));
    for (const std::string_view colon : {"：", ":"})
      if (rest.starts_with(colon)) rest = trim_blanks(rest.substr(colon.size()));
    return rest;
  }
  return {};
}

LabelledFact fact_of(std::string_view label) {
  if (std::find(kIssuerLabels.begin(), kIssuerLabels.end(), label) != kIssuerLabels.end()) return LabelledFact::kIssuer;
  if (is_one_of(label, {"信息来源", "信息來源", "来源", "來源", "文章来源", "文章來源", "稿件来源"})) return LabelledFact::kSource;
  if (is_one_of(label, {"主办单位", "主辦單位", "主办", "主辦"})) return LabelledFact::kHost;
  if (is_one_of(label, {"标题", "標題", "信息名称", "信息名稱", "文件名称", "文件名稱", "题名", "題名"})) return LabelledFact::kTitle;
  if (std::find(kNumberLabels.begin(), kNumberLabels.end(), label) != kNumberLabels.end()) return LabelledFact::kNumber;
  if (is_one_of(label, {"发布时间", "發佈時間", "發布時間", "发布日期", "發佈日期", "發布日期", "发表时间", "發表時間", "发表日期", "时间", "時間", "日期",
                        "date", "发文日期", "發文日期"}))
    return LabelledFact::kReleased;
  if (is_one_of(label, {"成文日期", "生成日期", "印发日期", "印發日期", "公布日期", "公佈日期"})) return LabelledFact::kWritten;
  return LabelledFact::kOther;
}

std::vector<LabelledLine> labels_in_table(std::string_view table) {
  constexpr std::size_t kLookedAt = 4096;
  std::vector<LabelledLine> out;
  std::string name;  // of a cell that ends in a colon
  for (std::size_t begin = 0; begin < std::min(table.size(), kLookedAt);) {
    const std::size_t end = std::min(table.find_first_of("\t\n", begin), table.size());
    const std::string_view cell = trim_blanks(table.substr(begin, end - begin));
    const auto own = labelled(cell);
    if (own && own->value.empty()) {
      name = own->label;
    } else if (!name.empty() && !cell.empty()) {
      out.push_back({std::exchange(name, {}), cell});
    } else if (own) {
      out.push_back(*own);
    } else {
      for (const auto labels : {std::span<const std::string_view>(kNumberLabels), std::span<const std::string_view>(kIssuerLabels)})
        if (const std::string_view value = behind_label(cell, labels); !value.empty())
          out.push_back({without_blanks(cell.substr(0, static_cast<std::size_t>(value.data() - cell.data()))), value});
    }
    if (end < table.size() && table[end] == '\n') name.clear();
    begin = end + 1;
  }
  return out;
}

}  // namespace jiaokan::extract
