#pragma once

#include <array>
#include <span>
#include <string_view>

namespace jiaokan::extract {

inline constexpr std::array<std::string_view, 4> kNumberLabels{"发文字号", "發文字號", "文号", "文號"};
inline constexpr std::array<std::string_view, 15> kIssuerLabels{"发布机构", "發佈機構", "發布機構", "发文机关", "發文機關", "发文机构", "發文機構",
                                                                "发布单位", "發佈單位", "制定机关", "制發機關", "发布机关", "發布機關", "發佈機關", "公布机关"};

/// What stands behind one of `labels` and a colon or blanks: 发文字号　主席令第73号. Blanks between ideographs do not come through; empty where no label is.
std::string_view behind_label(std::string_view text, std::span<const std::string_view> labels);

}  // namespace jiaokan::extract
