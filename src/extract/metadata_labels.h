#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "extract/line_kinds.h"

namespace jiaokan::extract {

inline constexpr std::array<std::string_view, 4> kNumberLabels{"发文字号", "發文字號", "文号", "文號"};
inline constexpr std::array<std::string_view, 15> kIssuerLabels{"发布机构", "發佈機構", "發布機構", "发文机关", "發文機關", "发文机构", "發文機構", "发布单位",
                                                                "發佈單位", "制定机关", "制發機關", "发布机关", "發布機關", "發佈機關", "公布机关"};

inline constexpr std::array<std::string_view, 14> kDateLabels{"修正日期", "公發布日", "公布日期", "公佈日期", "發布日期", "發佈日期", "发布日期",
                                                              "更新日期", "修订日期", "修訂日期", "发文日期", "發文日期", "印发日期", "印發日期"};

/// What stands behind one of `labels` and a colon or blanks: 发文字号　主席令第73号. Blanks between ideographs do not come through; empty where no label is.
std::string_view behind_label(std::string_view text, std::span<const std::string_view> labels);

/// What a web page says of a document under a label.
enum class LabelledFact { kIssuer, kSource, kHost, kTitle, kNumber, kReleased, kWritten, kOther };
LabelledFact fact_of(std::string_view label);

/// The labels and values in a table's text, its cells parted by tabs: each in one cell, or the value in the cell behind the label's.
/// Looks at no more than the first 4 KiB.
std::vector<LabelledLine> labels_in_table(std::string_view table);

}  // namespace jiaokan::extract
