#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace jiaokan::extract {

/// What a line is by its own words, without its neighbours. All take a line without blanks at both ends, look at a bounded part of it and know both scripts.

/// `15 / 18`, `— 3 —`, `第3页 共18页`, `Page 3 of 18` and nothing else. A bare number is none.
bool is_page_mark(std::string_view line);

/// The number alone on its line (up to four digits); its neighbours tell whether it counts pages.
std::optional<int> bare_number(std::string_view line);

/// Bytes of a page mark inside or at the end of a line, with the blanks around it; nullopt where there is none behind `from`. A mark stands between blanks and
/// behind Han text: `天使投资 15 / 18`, `对 7 / 12 新开`, `完成 — 3 — 任务`; a fraction (1 / 3 的) is none.
struct InlineMark {
  std::size_t begin = 0, end = 0;            ///< with the blanks around
  std::size_t mark_begin = 0, mark_end = 0;  ///< without
};
std::optional<InlineMark> find_inline_page_mark(std::string_view line, std::size_t from);

/// What a web page says of an article above or below it: 信息来源：…, 发布时间：…, an address, 当前位置：首页 > …, 【字体：大 中 小】.
bool is_web_meta(std::string_view line);
/// What stands below an article on a web page: 打印, 关闭窗口, 上一篇：…, 版权所有 …, 京ICP备….
bool is_web_footer(std::string_view line);
/// http://… or www.… and nothing else.
bool is_address(std::string_view line);

/// The label and value of a line `发布时间：2019-09`; the label has at most ten characters and no punctuation.
struct LabelledLine {
  std::string label;  ///< without blanks
  std::string_view value;
};
std::optional<LabelledLine> labelled(std::string_view line);

/// 表1 主要指标, 图2 …, 单位：万元: the caption of a table or figure.
bool is_caption(std::string_view line);
/// 注：…, 备注：…
bool is_remark(std::string_view line);
/// （2024年3月28日市人民政府第5次常务会议通过）
bool is_history_note(std::string_view line);
/// A line that opens with a bullet: ●, ■, ——, - ….
bool is_bullet(std::string_view line);
/// 目录, 目次, Contents: the title of a table of contents, and nothing else.
bool is_contents_title(std::string_view line);
/// The name of a part that many documents have (目录, 前言, 摘要, 附录): it heads that part and is the title of none.
bool is_part_name(std::string_view line);
/// A row of a table of contents: words, dots, a page number.
bool is_contents_row(std::string_view line);
/// The name of an authority alone, as under a document: 澜湾市人民政府, 国家发展改革委.
bool is_authority(std::string_view line);
/// What the cover of a standard has above its title: ICS 35.040, L 80, CCS L 80, 备案号：…, 中华人民共和国密码行业标准, GM/T 0059—2018.
bool is_standard_mark(std::string_view line);
/// 云溪市人民政府文件: the name of the authority above a document.
bool is_letterhead(std::string_view line);

}  // namespace jiaokan::extract
