#include "extract/metadata.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/file_titles.h"
#include "extract/headings.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"
#include "extract/source_lines.h"
#include "extract/text/web_labels.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kHeadBlocks = 12;       // above the text at most
constexpr std::size_t kLongestHeadLine = 60;  // code points: longer ones are text
constexpr std::size_t kLongestSignature = 60;
constexpr std::size_t kMostSigners = 6;
constexpr std::size_t kMostTitleLines = 4;

bool is_short(std::string_view text, std::size_t longest) { return text.size() <= 4 * longest && utf8::length(text) <= longest; }

/// 中共澜湾市委
bool is_party(std::string_view name) { return name.starts_with("中共") && (name.ends_with("委") || name.ends_with("委员会")) && is_short(name, 16); }

/// The authorities that a line names, parted by 、; those that blanks part count as several where each is one.
std::string authorities(std::string_view line) {
  std::string out;
  std::string_view rest = trim_blanks(line);
  while (!rest.empty()) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < rest.size(); end = at)
      if (is_blank(utf8::next(rest, at))) break;
    const std::string_view name = rest.substr(0, end);
    if (!is_authority(name) && !is_party(name)) return without_blanks(line);
    out += (out.empty() ? "" : "、") + std::string(name);
    rest = trim_blanks(rest.substr(end));
  }
  return out;
}

constexpr std::array<std::string_view, 4> kNumberLabels{"发文字号", "發文字號", "文号", "文號"};
constexpr std::array<std::string_view, 15> kIssuerLabels{"发布机构", "發佈機構", "發布機構", "发文机关", "發文機關", "发文机构", "發文機構",
                                                                "发布单位", "發佈單位", "制定机关", "制發機關", "发布机关", "發布機關", "發佈機關", "公布机关"};

/// What stands behind one of `labels` and a colon or blanks: 发文字号　主席令第73号. Blanks between ideographs do not come through; empty where no label is.
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

/// The letterhead of an authority of state, alone above the title of what it reports: 行政院.
bool is_state_authority(std::string_view name) {
  return is_authority(name) && name.find("的") == std::string_view::npos && ends_with_any(name, {"政府", "国务院", "國務院", "行政院", "立法院", "司法院", "考试院", "考試院", "监察院", "監察院", "法院", "检察院",
                                                    "檢察院", "委员会", "委員會", "部", "厅", "廳", "局", "署"});
}

/// A value, how much it is worth (less is more), and its place.
class Field {
 public:
  void offer(int rank, std::string value, std::optional<RawSpan> span = std::nullopt) {
    if (value.empty() || (value_ && rank >= rank_)) return;
    value_ = std::move(value);
    span_ = span;
    rank_ = rank;
  }
  void give(std::optional<std::string>& value, std::optional<RawSpan>& span) {
    value = std::move(value_);
    span = span_;
  }

 private:
  std::optional<std::string> value_;
  std::optional<RawSpan> span_;
  int rank_ = 0;
};

class Reader {
 public:
  explicit Reader(const Document& document) : document_(document) {
    for (const Block& b : document.blocks) texts_.push_back(trim_blanks(document.slice(b.text)));
  }

  Metadata run(const FileMetadata& file) {
    read_title(file);
    read_head();
    read_signatures();
    for (const Furniture& f : document_.furniture) {
      read_web(f);
      // A paper's number may run above its pages; of several papers in one file, the first.
      if (f.kind == FurnitureKind::kHeader && f.text.size() < 200 && is_document_number(trim_blanks(f.text))) {
        auto found = document_number_at_start(trim_blanks(f.text));
        if (found) number_.offer(6, std::move(found->value));
      }
    }
    number_.offer(9, file.document_number.value_or(""));
    issuer_.offer(9, file.issuer.value_or(""));
    published_.offer(9, file.published.value_or(""));
    Metadata out;
    title_.give(out.title, out.spans.title);
    number_.give(out.document_number, out.spans.document_number);
    issuer_.give(out.issuer, out.spans.issuer);
    published_.give(out.published, out.spans.published);
    out.source_url = source_url_ ? source_url_ : file.source_url;
    return out;
  }

 private:
  /// Where bytes [begin, end) of a block's own text stand.
  RawSpan span_of(std::string_view piece) const {
    const auto begin = static_cast<std::uint32_t>(piece.data() - document_.text.data());
    return {begin, begin + static_cast<std::uint32_t>(piece.size())};
  }

  BlockKind kind(std::size_t i) const { return document_.blocks[i].kind; }

  void read_title(const FileMetadata& file) {
    for (std::size_t i = 0; i < texts_.size() && !titled_; ++i)
      if (kind(i) == BlockKind::kTitle && !is_contents_title(texts_[i])) titled_ = i;
    if (titled_) offer_title(*titled_);
    if (titled_ || !file.title || !is_plausible_title(*file.title)) return;
    // The file's own title, where the text begins with it, is read there.
    const std::string wanted = without_blanks(*file.title);
    for (std::size_t i = 0; i < std::min(texts_.size(), kHeadBlocks) && !titled_; ++i)
      if (is_short(texts_[i], kLongestHeadLine * 2) && without_blanks(texts_[i]) == wanted) titled_ = i;
    if (titled_)
      title_.offer(1, std::string(texts_[*titled_]), span_of(texts_[*titled_]));
    else
      title_.offer(2, std::string(trim_blanks(*file.title)));
  }

  /// A title set in several blocks goes on up to the bracket that closes 《 and the word it ends with.
  void offer_title(std::size_t first) {
    const auto open = [](std::string_view text) {
      long depth = 0;
      for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        depth += (c == U'《') - (c == U'》');
      }
      return depth > 0 || ends_with_any(text, {"关于", "關於", "印发", "印發", "转发", "轉發", "批转", "批轉", "、"});
    };
    std::string title(texts_[first]);
    std::size_t last = first;
    while (last + 1 < texts_.size() && last - first < kMostTitleLines && open(title) && is_short(texts_[last + 1], kLongestHeadLine) &&
           kind(last + 1) != BlockKind::kTable && !ends_sentence(texts_[last + 1]))
      title += texts_[++last];
    if (open(title)) {
      title = std::string(texts_[first]);
      last = first;
    }
    title_.offer(0, std::move(title), RawSpan{span_of(texts_[first]).begin, span_of(texts_[last]).end});
    if (last > first) titled_ = last;
    title_from_ = first;
  }

  /// The blocks before the text: up to the first sentence or numbered heading behind the title.
  std::size_t head_end() const {
    std::size_t i = 0;
    for (; i < std::min(texts_.size(), titled_.value_or(0) + kHeadBlocks); ++i) {
      if (titled_ && i <= *titled_) continue;
      if (kind(i) == BlockKind::kHeading || kind(i) == BlockKind::kTable || kind(i) == BlockKind::kListItem) break;
      if (kind(i) == BlockKind::kParagraph && (ends_sentence(texts_[i]) || !is_short(texts_[i], kLongestHeadLine))) break;
    }
    return i;
  }

  void read_head() {
    const std::size_t end = head_end();
    for (std::size_t i = 0; i < std::min(end + 1, texts_.size()); ++i)
      if (kind(i) == BlockKind::kTable) read_table_of_facts(texts_[i]);
    for (std::size_t i = 0; i < end; ++i) {
      const std::string_view text = texts_[i];
      if (kind(i) == BlockKind::kTitle) {
        if (i == title_from_) read_title_words(text);
        if (is_document_number(text)) offer_number(0, text, document_number_at_start(text));
        continue;
      }
      if (is_history_note(text)) {
        read_history(text);
        continue;
      }
      if (!is_short(text, kLongestHeadLine)) continue;
      if (read_occasion(text) || read_label(text)) continue;
      read_number_line(i, text);
      read_letterhead(text);
      if (titled_ && i < *titled_ && is_state_authority(text)) issuer_.offer(7, without_blanks(text), span_of(text));
      if (const std::string_view name = behind_label(text, kIssuerLabels); is_authority(name)) issuer_.offer(3, without_blanks(name), span_of(name));
      if (is_date(text)) offer_date(2, text, find_date(text));
    }
    // A number alone on its line further below: that of a plan behind the notice which hands it out.
    for (std::size_t i = end; i < texts_.size(); ++i)
      if (kind(i) == BlockKind::kNote && is_document_number(texts_[i])) offer_number(5, texts_[i], document_number_at_start(texts_[i]));
  }

  /// 法規名稱：勞動基準法, 修正日期：民國 113 年 03 月 27 日: what collections of laws print above a text; 题目：…, on the cover of a thesis.
  bool read_label(std::string_view text) {
    constexpr std::array<std::string_view, 14> kDateLabels{"修正日期", "公發布日", "公布日期", "公佈日期", "發布日期", "發佈日期", "发布日期",
                                                                  "更新日期", "修订日期", "修訂日期", "发文日期", "發文日期", "印发日期", "印發日期"};
    if (const std::string_view value = behind_label(text, kDateLabels); !value.empty()) {
      auto date = find_date(value);
      if (!date || date->begin != 0) return false;
      offer_date(3, value, std::move(date));
      return true;
    }
    const auto l = labelled(text);
    if (!l || l->value.empty()) return false;
    if (is_one_of(l->label, {"法規名稱", "法规名称", "题目", "題目", "论文题目", "論文題目"}) && is_plausible_title(l->value)) {
      title_.offer(-1, std::string(trim_blanks(l->value)), span_of(trim_blanks(l->value)));
      return true;
    }
    return false;
  }

  /// What a page of a portal says of a document in cells above it: 发文字号：南发改规〔2025〕4号.
  void read_table_of_facts(std::string_view table) {
    for (std::size_t begin = 0; begin < table.size() && begin < 4096;) {
      const std::size_t end = std::min(table.find_first_of("\t\n", begin), table.size());
      const std::string_view cell = trim_blanks(table.substr(begin, end - begin));
      begin = end + 1;
      if (const std::string_view value = behind_label(cell, kNumberLabels); !value.empty() && is_document_number(value))
        offer_number(2, value, document_number_at_start(value));
      if (const std::string_view name = behind_label(cell, kIssuerLabels); is_authority(name)) issuer_.offer(3, without_blanks(name), span_of(name));
    }
  }

  void offer_number(int rank, std::string_view text, std::optional<FoundMark> found) {
    if (found) number_.offer(rank, std::move(found->value), span_of(text.substr(found->begin, found->end - found->begin)));
  }

  void offer_date(int rank, std::string_view text, std::optional<FoundMark> found) {
    if (found) published_.offer(rank, std::move(found->value), span_of(text.substr(found->begin, found->end - found->begin)));
  }

  /// 云府〔2024〕8号, with 签发人：… behind it, in brackets, or as 第8号 below …令.
  void read_number_line(std::size_t i, std::string_view text) {
    std::string_view inner = text;
    if (inner.starts_with("（") && inner.ends_with("）")) inner = inner.substr(3, inner.size() - 6);
    if (const std::string_view value = behind_label(inner, kNumberLabels); !value.empty()) inner = value;
    if (auto found = document_number_at_start(inner)) {
      const std::string_view rest = trim_blanks(inner.substr(found->end));
      if (rest.empty() || rest.starts_with("签发") || rest.starts_with("簽發") || is_date(rest)) offer_number(0, inner, std::move(found));
      if (text.find("令") != std::string_view::npos) issuer_of_order(inner);
      return;
    }
    if (i == 0 || !is_short(text, 14)) return;
    // 第8号 below …令, 2024年第2号 below 公告.
    const std::string plain = without_blanks(text), above = without_blanks(texts_[i - 1]);
    const std::size_t number = plain.find("第");
    if (number == std::string::npos || !ends_with_any(plain, {"号", "號"}) || !ends_with_any(above, {"令", "公告", "通告"})) return;
    if (number > 0 && (number != 7 || plain.substr(4, 3) != "年")) return;
    number_.offer(0, above + plain, span_of(text));
    if (above.ends_with("令")) issuer_of_order(texts_[i - 1]);
  }

  void issuer_of_order(std::string_view text) {
    const std::size_t order = text.find("令");
    const std::string_view name = trim_blanks(text.substr(0, std::min(order, text.size())));
    if (is_authority(name)) issuer_.offer(1, std::string(name), span_of(name));
  }

  /// ——2024年1月18日在云溪市第十七届人民代表大会第三次会议上, or the date alone in brackets.
  bool read_occasion(std::string_view text) {
    const bool bracketed = text.starts_with("（") && text.ends_with("）");
    if (bracketed) text = text.substr(3, text.size() - 6);
    for (const std::string_view dash : {"——", "--", "─"})
      if (text.starts_with(dash)) text = trim_blanks(text.substr(dash.size()));
    auto date = date_at_start(text);
    if (!date || date->value.size() < 7) return false;
    const std::string_view rest = trim_blanks(text.substr(date->end));
    if (!(bracketed && rest.empty()) && !(rest.starts_with("在") && (rest.ends_with("上") || rest.ends_with("议") || rest.ends_with("議")))) return false;
    offer_date(5, text, std::move(date));
    return true;
  }

  /// 云溪市人民政府文件
  void read_letterhead(std::string_view text) {
    constexpr std::string_view kFile = "文件";
    if (!text.ends_with(kFile)) return;
    const std::string_view name = trim_blanks(text.substr(0, text.size() - kFile.size()));
    if (is_authority(name)) issuer_.offer(1, without_blanks(name), span_of(name));
  }

  /// 云溪市水利局关于印发…的通知（云水规〔2024〕8号）
  void read_title_words(std::string_view text) {
    const bool hands_on = contains_any(text, {"转发", "轉發", "批转", "批轉"});  // another's document, and its number
    std::size_t about = std::string_view::npos;
    for (const std::string_view word : {"关于", "關於", "印发", "印發"}) about = std::min(about, text.find(word));
    if (about != std::string_view::npos && about > 0) {
      const std::string_view name = trim_blanks(text.substr(0, about));
      if (!contains_any(name, {"转发", "轉發", "批转", "批轉"})) {
        std::string names = authorities(name);
        const bool several = names.find("、") != std::string::npos;  // of whom the letterhead names the first
        if (several || is_authority(name)) issuer_.offer(several ? 0 : 2, std::move(names), span_of(name));
      }
    }
    // 云溪縣政府 公告
    for (const std::string_view kind : {"公告", "通告", "函", "書函", "书函", "令"}) {
      if (!text.ends_with(kind)) continue;
      const std::string_view before = text.substr(0, text.size() - kind.size()), name = trim_blanks(before);
      const bool letter = kind.ends_with("函");  // the blank before it does not come through from PDFs
      if ((letter || name.size() < before.size()) && is_authority(name)) issuer_.offer(2, without_blanks(name), span_of(name));
    }
    if (hands_on) return;
    // The last bracket but one may be that of the number itself: （云水规（2024）8号）.
    for (const std::string_view bracket : {"（", "("}) {
      const std::size_t first = text.find(bracket);
      if (first == std::string_view::npos) continue;
      const std::string_view inner = text.substr(first + bracket.size());
      auto found = document_number_at_start(inner);
      if (found && is_one_of(trim_blanks(inner.substr(found->end)), {"）", ")"})) return offer_number(3, inner, std::move(found));
    }
  }

  /// （2024年3月28日云溪市人民政府令第5号公布）
  void read_history(std::string_view text) {
    auto date = find_date(text);
    if (!date) return;
    const std::string_view rest = text.substr(date->end);
    offer_date(5, text, std::move(date));
    if (auto found = document_number_at_start(rest)) offer_number(4, rest, std::move(found));
    // 云溪市第十五届人民代表大会常务委员会第十二次会议通过, 第五届全国人民代表大会第五次会议通过: the assembly without the number of its term.
    constexpr std::string_view kAssembly = "人民代表大会";
    const std::size_t term = rest.find("第"), behind = rest.find("届"), assembly = rest.find(kAssembly), session = rest.find("次会议");
    if (term > behind || behind > assembly || assembly > session || session == std::string_view::npos || rest.find("通过") == std::string_view::npos) return;
    std::string name(rest.substr(0, term));
    name += rest.substr(behind + 3, assembly - behind - 3);
    name += kAssembly;
    const std::string_view tail = rest.substr(assembly + kAssembly.size());
    if (tail.starts_with("常务委员会")) name += "常务委员会";
    if (is_authority(name)) issuer_.offer(5, std::move(name), span_of(rest.substr(0, session)));
  }

  /// The names above a date, or before it on its line; and the date of printing below.
  void read_signatures() {
    for (std::size_t i = 1; i < texts_.size(); ++i) {
      const std::string_view text = texts_[i];
      if (!is_short(text, kLongestSignature) || kind(i) == BlockKind::kTable || kind(i) == BlockKind::kTitle || kind(i) == BlockKind::kHeading) continue;
      if (kind(i) == BlockKind::kNote && is_date(text)) {
        offer_date(2, text, find_date(text));
        sign(i);
        continue;
      }
      auto date = find_date(text);
      if (!date || date->begin == 0) continue;
      const std::string_view name = trim_blanks(text.substr(0, date->begin)), rest = trim_blanks(text.substr(date->end));
      if (!is_authority(name)) continue;
      if (rest.empty()) {
        issuer_.offer(0, without_blanks(name), span_of(name));
        offer_date(2, text, std::move(date));
      } else if (is_one_of(rest, {"印发", "印發"})) {
        issuer_.offer(6, without_blanks(name), span_of(name));
        offer_date(4, text, std::move(date));
      }
    }
  }

  void sign(std::size_t date) {
    std::size_t first = date;
    while (first > 0 && date - first < kMostSigners && kind(first - 1) == BlockKind::kNote && is_authority(texts_[first - 1])) --first;
    if (first == date) return;
    std::string names;
    for (std::size_t i = first; i < date; ++i) names += (names.empty() ? "" : "、") + authorities(texts_[i]);
    // One name has its place; of several, the first.
    issuer_.offer(0, std::move(names), span_of(texts_[first]));
  }

  void read_web(const Furniture& f) {
    // A web page says it around its text, Markdown at the head of the file.
    const bool at_head = f.kind == FurnitureKind::kHeader && !document_.has_pages();
    if ((f.kind != FurnitureKind::kWeb && !at_head) || f.text.size() > 4096) return;
    const std::string_view text = trim_blanks(f.text);
    if (is_address(text) && !source_url_) source_url_ = std::string(text);
    for (const LabelledLine& l : web_labels(text)) read_web_label(l);
  }

  void read_web_label(const LabelledLine& line) {
    const LabelledLine* l = &line;
    const std::string_view value = l->value;
    if (is_address(value) && !source_url_) source_url_ = std::string(value);
    if (std::find(kIssuerLabels.begin(), kIssuerLabels.end(), l->label) != kIssuerLabels.end()) issuer_.offer(3, std::string(value));
    if (is_one_of(l->label, {"信息来源", "信息來源", "来源", "來源", "文章来源", "文章來源", "稿件来源"})) issuer_.offer(4, std::string(value));
    if (is_one_of(l->label, {"主办单位", "主辦單位", "主办", "主辦"})) issuer_.offer(7, std::string(value));
    if (is_one_of(l->label, {"标题", "標題", "信息名称", "信息名稱", "文件名称", "文件名稱", "题名", "題名"}) && is_plausible_title(value))
      title_.offer(1, std::string(value));
    if (is_one_of(l->label, {"文号", "文號", "发文字号", "發文字號"})) number_.offer(2, without_blanks(value));
    const bool released = is_one_of(l->label, {"发布时间", "發佈時間", "發布時間", "发布日期", "發佈日期", "發布日期", "发表时间", "發表時間", "发表日期",
                                               "时间", "時間", "日期", "date", "发文日期", "發文日期"});
    const bool written = is_one_of(l->label, {"成文日期", "生成日期", "印发日期", "印發日期", "公布日期", "公佈日期"});
    if (auto date = released || written ? read_date(value) : std::nullopt) published_.offer(released ? 0 : 3, std::move(*date));
  }

  const Document& document_;
  std::vector<std::string_view> texts_;    // without blanks at both ends
  std::optional<std::size_t> titled_;      // the title, of several blocks the last
  std::optional<std::size_t> title_from_;  // the first of them
  Field title_, number_, issuer_, published_;
  std::optional<std::string> source_url_;
};

}  // namespace

Metadata read_metadata(const Document& document, const FileMetadata& file) { return Reader(document).run(file); }

}  // namespace jiaokan::extract
