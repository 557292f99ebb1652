#include "extract/line_kinds.h"

#include <algorithm>
#include <array>

#include "core/characters.h"
#include "core/chinese_numerals.h"
#include "core/utf8.h"
#include "extract/edge_characters.h"
#include "extract/official_marks.h"
#include "extract/source_lines.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestMark = 40;           // code points
constexpr std::size_t kLongestContentsRow = 4096;  // bytes, most of them leaders

bool is_dash(char32_t c) { return in(U"-—–－―‐‑─~～·", c); }

/// The line in ASCII digits without blanks, or empty where it is longer than `longest`.
std::u32string squeezed(std::string_view line, std::size_t longest = kLongestMark) {
  std::u32string out;
  if (line.size() > 8 * longest) return out;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = utf8::next(line, at);
    if (is_blank(c)) continue;
    out += is_fullwidth_digit(c) ? c - 0xFF10 + U'0' : c;
    if (out.size() > longest) return {};
  }
  return out;
}

/// Walks over short patterns of digits and words.
class Scanner {
 public:
  explicit Scanner(std::u32string_view text) : text_(text) {}
  bool digits(int& value, std::size_t most = 4) {
    std::size_t n = 0;
    value = 0;
    while (n < most && at_ + n < text_.size() && is_ascii_digit(text_[at_ + n])) value = value * 10 + static_cast<int>(text_[at_ + n++] - U'0');
    if (n == 0 || (at_ + n < text_.size() && is_ascii_digit(text_[at_ + n]))) return false;
    at_ += n;
    return true;
  }
  bool one_of(std::u32string_view set) {
    if (at_ >= text_.size() || !in(set, text_[at_])) return false;
    ++at_;
    return true;
  }
  bool dashes() {
    const std::size_t from = at_;
    while (at_ < text_.size() && is_dash(text_[at_])) ++at_;
    return at_ > from;
  }
  bool word(std::u32string_view w) {
    if (text_.substr(at_, w.size()) != w) return false;
    at_ += w.size();
    return true;
  }
  bool done() const { return at_ == text_.size(); }
  std::size_t at() const { return at_; }

 private:
  std::u32string_view text_;
  std::size_t at_ = 0;
};

bool slash_mark(std::u32string_view s) {
  Scanner scan(s);
  int n = 0, m = 0;
  return scan.digits(n) && scan.one_of(U"/／") && scan.digits(m) && scan.done() && n >= 1 && n <= m && m >= 2;
}

bool dashed_mark(std::u32string_view s) {
  Scanner scan(s);
  int n = 0;
  return scan.dashes() && scan.digits(n) && scan.dashes() && scan.done();
}

/// 第3页, 第3页共18页, 第3页/共18页, 共18页第3页
bool worded_mark(std::u32string_view s, bool total_needed) {
  Scanner scan(s);
  int n = 0;
  const bool total_first = scan.word(U"共") && scan.digits(n) && scan.one_of(U"页頁") && (scan.one_of(U",，/／"), true);
  if (!total_first && scan.at() > 0) return false;
  if (!(scan.word(U"第") && scan.digits(n) && scan.one_of(U"页頁"))) return false;
  if (scan.done()) return total_first || !total_needed;
  scan.one_of(U",，/／|｜");
  return scan.word(U"共") && scan.digits(n) && scan.one_of(U"页頁") && scan.done();
}

bool english_mark(std::u32string_view s) {
  Scanner scan(s);
  int n = 0;
  if (!(scan.word(U"Page") || scan.word(U"page") || scan.word(U"PAGE") || scan.word(U"P.") || scan.word(U"p."))) return false;
  if (!scan.digits(n)) return false;
  if (scan.done()) return true;
  return (scan.word(U"of") || scan.one_of(U"/")) && scan.digits(n) && scan.done();
}

bool short_line(std::string_view line, std::size_t longest) { return line.size() <= 4 * longest && utf8::length(line) <= longest; }

}  // namespace

bool is_page_mark(std::string_view line) {
  const std::u32string s = squeezed(line);
  return !s.empty() && (slash_mark(s) || dashed_mark(s) || worded_mark(s, false) || english_mark(s));
}

std::optional<int> bare_number(std::string_view line) {
  const std::u32string s = squeezed(line, 4);
  Scanner scan(s);
  int n = 0;
  if (s.empty() || !scan.digits(n) || !scan.done()) return std::nullopt;
  return n;
}

namespace {
/// A quick look, so that a line of dashes takes no time: digits must follow what a mark begins with.
bool may_open_mark(std::string_view text) {
  for (std::size_t at = 0, n = 0; at < text.size() && n < 8; ++n) {
    const char32_t c = utf8::next(text, at);
    if (is_digit(c)) return true;
    if (!is_dash(c) && c != U'第' && !is_blank(c)) return false;
  }
  return false;
}
}  // namespace

std::optional<InlineMark> find_inline_page_mark(std::string_view line, std::size_t from) {
  for (std::size_t blank = from; (blank = line.find(' ', blank)) != std::string_view::npos; ++blank) {
    if (blank == 0) continue;
    std::size_t at = blank;
    const char32_t before = utf8::previous(line, at);
    if (!is_han(before) && !is_cjk_punctuation(before) && !in(U",.;:)", before)) continue;
    std::size_t mark_begin = blank;
    while (mark_begin < line.size() && line[mark_begin] == ' ') ++mark_begin;
    if (mark_begin >= line.size()) continue;
    at = mark_begin;
    const char32_t first = utf8::next(line, at);
    if (!is_ascii_digit(first) && !is_dash(first) && first != U'第') continue;
    if (!may_open_mark(line.substr(mark_begin))) continue;
    // The mark ends before a blank or with the line; the longest that fits is taken.
    const std::size_t limit = std::min(line.size(), mark_begin + kLongestMark);
    for (std::size_t end = limit; end > mark_begin; --end) {
      if (!(end == line.size() || line[end] == ' ') || line[end - 1] == ' ' || !utf8::is_boundary(line, end)) continue;
      const std::u32string s = squeezed(line.substr(mark_begin, end - mark_begin));
      const bool slash = slash_mark(s);
      if (!slash && !(dashed_mark(s) && !is_ascii_digit(s[0])) && !worded_mark(s, true)) continue;
      std::size_t after = end;
      while (after < line.size() && line[after] == ' ') ++after;
      if (slash && after < line.size()) {
        // Between words, only what is no fraction: 7 / 12 of a document, not 1 / 3 of the enterprises.
        at = after;
        const char32_t next = utf8::next(line, at);
        const auto total = s.substr(s.find_first_of(U"/／") + 1);
        if (in(U"的以左强強弱、，。；,;)）", next) || total.size() < 2 || line.substr(mark_begin, end - mark_begin).find(' ') == std::string_view::npos)
          continue;
      }
      return InlineMark{blank, after, mark_begin, end};
    }
  }
  return std::nullopt;
}

std::optional<LabelledLine> labelled(std::string_view line) {
  LabelledLine found;
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size() && count <= 10;) {
    const char32_t c = utf8::next(line, at);
    if (c == U'：' || c == U':') {
      if (count == 0) return std::nullopt;
      found.value = line.substr(at);
      while (!found.value.empty()) {
        std::size_t next = 0;
        if (!is_blank(utf8::next(found.value, next))) break;
        found.value.remove_prefix(next);
      }
      return found;
    }
    if (is_blank(c)) continue;
    if (is_cjk_punctuation(c) && !(c == U'（' || c == U'）' || c == U'【')) return std::nullopt;
    utf8::append(found.label, c);
    ++count;
  }
  return std::nullopt;
}

bool is_address(std::string_view line) {
  return (starts_with_any(line, {"http://", "https://", "www.", "ftp://"})) && line.find(' ') == std::string_view::npos && line.size() < 2048;
}

bool is_web_meta(std::string_view line) {
  if (is_address(line)) return true;
  if (!short_line(line, 120)) return false;
  if (const auto l = labelled(line)) {
    if (is_one_of(l->label, {"信息来源", "信息來源",     "来源",     "來源",     "文章来源", "文章來源", "稿件来源", "资料来源", "資料來源", "发布时间",
                             "發佈時間", "發布時間",     "发布日期", "發佈日期", "發布日期", "发表时间", "發表時間", "发表日期", "发文日期", "發文日期",
                             "更新时间", "更新時間",     "更新日期", "日期",     "成文日期", "生成日期", "发布机构", "發佈機構", "發布機構", "发文机关",
                             "發文機關", "发文机构",     "发布单位", "發佈單位", "索引号",   "索引號",   "主题分类", "主題分類", "公文种类", "体裁分类",
                             "信息分类", "信息分類",     "浏览次数", "瀏覽次數", "浏览量",   "瀏覽量",   "点击数",   "點擊數",   "点击量",   "阅读次数",
                             "阅读量",   "閱讀次數",     "访问量",   "作者",     "编辑",     "編輯",     "责任编辑", "責任編輯", "文号",     "文號",
                             "发文字号", "發文字號",     "信息名称", "公开方式", "公开形式", "有效性",   "关键词",   "關鍵詞",   "网址",     "網址",
                             "链接",     "連結",         "原文链接", "原文連結", "URL",      "url",      "Source",   "source",   "当前位置", "當前位置",
                             "您的位置", "您当前的位置", "所在位置", "现在位置", "字体",     "字體",     "字号",     "字號",     "字体大小", "浏览字号",
                             "分享至",   "【字体",       "【字體",   "【字号",   "【字號",   "分享到",   "【打印",   "点击",     "阅读",     "浏览"}))
      return true;
    // 时间 alone may be a meeting's; a page names its source in the same line.
    if (is_one_of(l->label, {"时间", "時間"}) && contains_any(line, {"来源", "來源", "浏览", "瀏覽", "字号", "字號", "作者"})) return true;
  }
  // 2019-09-26 12:11 来源：…, and the hour at which a page was put up, alone on its line.
  if (const auto date = date_at_start(line); date && date->value.size() == 10) {
    std::string_view rest = trim_blanks(line.substr(date->end));
    const std::size_t clock = std::min(rest.find_first_not_of("0123456789:"), rest.size());
    const bool timed = clock >= 4 && rest.substr(0, clock).find(':') != std::string_view::npos;
    if (timed) rest = trim_blanks(rest.substr(clock));
    if (timed && rest.empty()) return true;
    if (starts_with_any(rest, {"来源", "來源", "信息来源", "文章来源", "稿件来源", "作者：", "作者:", "浏览", "字号", "字體", "字体", "【字"})) return true;
  }
  const std::string plain = without_blanks(line);
  if (contains_any(plain, {"首页>", "首頁>", "首页＞", "首頁＞", "首页›", "首页»", "首页/", "首页→"})) return true;
  return starts_with_any(plain, {"【字体", "【字體", "字体：", "【打印", "［打印", "[打印", "【关闭", "打印本页", "分享到", "分享："});
}

bool is_web_footer(std::string_view line) {
  if (is_address(line)) return true;
  if (!short_line(line, 120)) return false;
  const std::string plain = without_blanks(line);
  if (contains_any(plain, {"版权所有", "版權所有", "ICP备",     "ICP備",    "公网安备", "公網安備",         "网站标识码", "網站標識碼",
                           "网站地图", "網站地圖", "Copyright", "©",        "扫一扫",   "掃一掃",           "返回顶部",   "返回頂部",
                           "返回首页", "关闭窗口", "關閉窗口",  "打印本页", "列印本頁", "AllRightsReserved"}))
    return true;
  if (starts_with_any(plain, {"上一篇",     "下一篇",     "上一条",     "下一条",     "相关阅读",   "相關閱讀",  "相关链接",   "相關連結",
                              "相关文章",   "分享到",     "分享：",     "【打印",     "【关闭",     "【關閉",    "【字体",     "【大中小】",
                              "[打印",      "[关闭",      "责任编辑：", "责任编辑:",  "（责任编辑", "(责任编辑", "責任編輯：", "技术支持：",
                              "技術支持：", "主办单位：", "主办：",     "承办单位：", "承办：",     "浏览次数",  "瀏覽次數",   "扫码",
                              "微信扫",     "联系我们",   "聯繫我們",   "网站声明",   "隐私声明"}) &&
      short_line(line, 60))
    return true;
  return is_one_of(plain, {"打印", "列印", "关闭", "關閉", "分享", "收藏", "返回", "顶部", "微信", "微博", "打印关闭", "打印|关闭", "打印分享", "大中小",
                           "返回上一页", "下载", "下載"});
}

bool is_caption(std::string_view line) {
  if (!short_line(line, 48)) return false;
  const char32_t last = last_of(line);
  if (is_sentence_end(last) || in(U"，、；;,：:", last)) return false;
  if (const auto l = labelled(line); l && is_one_of(l->label, {"单位", "單位", "（单位", "（單位"}) && short_line(l->value, 12)) return true;
  const std::u32string s = squeezed(line, 48);
  std::size_t at = 0;
  if (s.starts_with(U"附表") || s.starts_with(U"附图") || s.starts_with(U"附圖") || s.starts_with(U"专栏") || s.starts_with(U"專欄")) {
    at = 2;
  } else if (!s.empty() && in(U"表图圖", s[0])) {
    at = 1;
  } else {
    return false;
  }
  if (at + 1 < s.size() && is_ascii_letter(s[at]) && in(U".．-－", s[at + 1])) at += 2;  // 表 A.1, of annex A
  const std::size_t digits = at;
  while (at < s.size() && (is_ascii_digit(s[at]) || is_chinese_numeral(s[at]) || in(U"-.—－", s[at]))) ++at;
  if (at == digits) return false;
  if (at >= s.size()) return true;
  // 表1中的…, 图2所示… are sentences.
  return !in(U"中所的为為和及、，个個", s[at]);
}

bool is_remark(std::string_view line) {
  const auto l = labelled(line);
  return l && (is_one_of(l->label, {"注", "註", "备注", "備註", "附注", "附註", "注1", "注2", "資料來源", "资料来源", "数据来源", "數據來源"}));
}

bool is_history_note(std::string_view line) {
  const char32_t first = first_of(line), last = last_of(line);
  if (!in(U"（(", first) || !in(U"）)", last) || !short_line(line, 400)) return false;
  std::string_view inside = line.substr(utf8::sequence_length(line[0]));
  return read_date(inside) &&
         contains_any(line, {"通过", "通過", "公布", "公佈", "发布", "發布", "發佈", "修订", "修訂", "修正", "印发", "印發", "施行", "批准"});
}

bool is_bullet(std::string_view line) {
  std::size_t at = 0;
  if (line.empty()) return false;
  const char32_t c = utf8::next(line, at);
  if (in(U"●•■◆◇□▲△★☆◎▪▶►⚫⚪⬤❖◼➢➤⬧✓✔✦⮚\uf0b7\uf0a7\uf06c\uf075\uf0d8\uf0fc\uf06e\uf077", c)) return true;
  if (line.starts_with("——") || line.starts_with("――")) return true;
  if (in(U"-*–—·+○◦‣∙▫o", c)) {
    if (at >= line.size() || !is_blank(utf8::next(line, at))) return false;
    return c != U'o' || (at < line.size() && !is_ascii_letter(utf8::next(line, at)));
  }
  return false;
}

bool is_contents_title(std::string_view line) {
  if (!short_line(line, 20)) return false;
  std::string plain;  // ～目錄～, 【目录】
  for (const char32_t c : squeezed(line, 20))
    if (!in(U"～~-—－*·【】[]「」", c)) utf8::append(plain, c);
  return is_one_of(plain, {"目录", "目錄", "目次", "内容", "內容", "内容目录", "Contents", "TableofContents", "CONTENTS", "TABLEOFCONTENTS"});
}

bool is_part_name(std::string_view line) {
  return is_contents_title(line) ||
         (short_line(line, 12) &&
          is_one_of(without_blanks(line),
                    {"前言",     "序言",     "序",       "引言",     "导言",     "導言",   "导读",   "摘要",     "提要",     "附录",     "附錄",
                     "致谢",     "致謝",     "后记",     "後記",     "绪论",     "緒論",   "结语",   "結語",     "参考文献", "參考文獻", "编者按",
                     "出版说明", "内容摘要", "內容摘要", "译者序言", "譯者序言", "译者序", "譯者序", "编制说明", "编写说明", "版权声明"}));
}

bool is_contents_row(std::string_view line) {
  if (line.empty() || line.size() > kLongestContentsRow) return false;
  if (!is_digit(last_of(line))) {  // pages before the text are counted i, ii, iii
    const std::size_t page = line.find_last_not_of("ivxlcIVXLC");
    if (page == std::string_view::npos || page + 1 == line.size() || line.size() - page > 7) return false;
    if (std::string_view(" .\t").find(line[page]) == std::string_view::npos && !line.substr(0, page + 1).ends_with("…") &&
        !line.substr(0, page + 1).ends_with("·"))
      return false;
  }
  std::size_t words = 0;  // leaders fill the line, however short what they lead from is
  for (std::size_t at = 0; at < line.size();) words += in(U".…·．・-_ \t", utf8::next(line, at)) ? 0 : 1;
  return words <= 160 && contains_any(line, {"......", "……", "······", "．．．", "・・・", "… …", ". . . .", "----", "____"});
}

bool is_authority(std::string_view line) {
  if (!short_line(line, 28)) return false;
  const std::u32string s = squeezed(line, 28);
  if (s.size() < 3) return false;
  for (const char32_t c : s)
    if (!is_han(c) && !in(U"（）()·", c)) return false;
  if (in(U"府会會局厅廳部院委室署办辦处處组組司社团團校心行所", s.back())) return true;
  const std::u32string_view end = std::u32string_view(s).substr(s.size() - 2);
  return end == U"大学" || end == U"大學" || end == U"中学" || end == U"中學" || end == U"小学" || end == U"小學";
}

bool is_letterhead(std::string_view line) {
  constexpr std::string_view kFile = "文件";
  return line.ends_with(kFile) && is_authority(trim_blanks(line.substr(0, line.size() - kFile.size())));
}

}  // namespace jiaokan::extract
