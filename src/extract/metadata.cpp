#include "extract/metadata.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/file_titles.h"
#include "extract/headings.h"
#include "extract/history_note.h"
#include "extract/issuers.h"
#include "extract/line_kinds.h"
#include "extract/metadata_field.h"
#include "extract/metadata_labels.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"
#include "extract/source_lines.h"
#include "extract/standard_cover.h"
#include "extract/standard_marks.h"
#include "extract/text/web_labels.h"
#include "extract/title_parts.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kHeadBlocks = 12;       // above the text at most
constexpr std::size_t kLongestHeadLine = 60;  // code points: longer ones are text
constexpr std::size_t kLongestSignature = 60;
constexpr std::size_t kMostSigners = 6;
constexpr std::size_t kLongestHistory = 400;  // code points that are looked at
constexpr std::size_t kMostTitleLines = 4;
constexpr std::size_t kFactsOfBox = 3;  // in a table that says what the document is

bool is_short(std::string_view text, std::size_t longest) { return text.size() <= 4 * longest && utf8::length(text) <= longest; }

class Reader {
 public:
  explicit Reader(const Document& document) : document_(document) {
    for (const Block& b : document.blocks) texts_.push_back(trim_blanks(document.slice(b.text)));
  }

  Metadata run(const FileMetadata& file) {
    read_title(file);
    read_cover();
    read_head();
    read_signatures();
    for (const Furniture& f : document_.furniture) {
      read_web(f);
      // A paper's number may run above its pages; of several papers in one file, the first.
      if (f.kind != FurnitureKind::kHeader || f.text.size() >= 200) continue;
      const std::string_view text = trim_blanks(f.text);
      if (is_document_number(text) || is_standard_number(text)) {
        auto found = is_standard_number(text) ? standard_number_at_start(text) : document_number_at_start(text);
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
    if (piece.data() == nullptr) return {};
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
    std::string title(texts_[first]);
    std::size_t last = first;
    while (last + 1 < texts_.size() && last - first < kMostTitleLines && is_short(texts_[last + 1], kLongestHeadLine) && kind(last + 1) != BlockKind::kTable &&
           !ends_sentence(texts_[last + 1]) && (leaves_title_open(title) || goes_on_to_kind(title, texts_[last + 1])))
      title += texts_[++last];
    if (leaves_title_open(title)) {
      title = std::string(texts_[first]);
      last = first;
    }
    title_.offer(0, std::move(title), RawSpan{span_of(texts_[first]).begin, span_of(texts_[last]).end});
    if (last > first) titled_ = last;
    title_from_ = first;
  }

  /// Of a standard the cover says all.
  void read_cover() {
    auto cover = read_standard_cover(texts_);
    if (!cover) return;
    number_.offer(-1, std::move(cover->number), span_of(cover->number_place));
    if (!cover->title.empty())
      title_.offer(-1, std::move(cover->title), RawSpan{span_of(texts_[cover->title_first]).begin, span_of(texts_[cover->title_last]).end});
    if (!cover->issuer.empty()) issuer_.offer(-1, std::move(cover->issuer), span_of(cover->issuer_place));
    if (!cover->released.empty()) published_.offer(-1, std::move(cover->released), span_of(cover->released_place));
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
    if (texts_.size() > end + 1 && kind(texts_.size() - 1) == BlockKind::kTable) read_table_of_facts(texts_.back());
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
      if (titled_ && i > *titled_ && opens_history_note(text)) {
        read_open_history(i);
        continue;
      }
      if (!is_short(text, kLongestHeadLine)) continue;
      if (read_occasion(text) || read_label(text)) continue;
      if (is_standard_number(text)) offer_number(1, text, standard_number_at_start(text));
      read_number_line(i, text);
      read_letterhead(text);
      if (titled_ && i < *titled_ && is_state_authority(text)) issuer_.offer(7, without_blanks(text), span_of(text));
      if (const std::string_view name = behind_label(text, kIssuerLabels); is_authority(name)) issuer_.offer(3, without_blanks(name), span_of(name));
      if (is_date(text)) offer_date(2, text, find_date(text));
      // 2023-02-27 18:43 来源：新华社
      if (auto date = date_at_start(text); date && !is_date(text) && is_web_meta(text)) offer_date(3, text, std::move(date));
    }
    if (titled_ && end < texts_.size() && end > *titled_ && kind(end) == BlockKind::kParagraph && opens_history_note(texts_[end])) read_open_history(end);
    // A number alone on its line further below: that of a plan behind the notice which hands it out.
    for (std::size_t i = end; i < texts_.size(); ++i)
      if (kind(i) == BlockKind::kNote && is_document_number(texts_[i])) offer_number(5, texts_[i], document_number_at_start(texts_[i]));
  }

  /// 法規名稱：勞動基準法, 修正日期：民國 113 年 03 月 27 日: what collections of laws print above a text; 题目：…, on the cover of a thesis.
  bool read_label(std::string_view text) {
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

  /// What a page of a portal says of a document in cells above or below it: 发文字号：南发改规〔2025〕4号.
  void read_table_of_facts(std::string_view table) {
    const std::vector<LabelledLine> facts = labels_in_table(table);
    std::size_t known = 0;
    for (const LabelledLine& l : facts) known += fact_of(l.label) != LabelledFact::kOther;
    for (const LabelledLine& l : facts) {
      const LabelledFact fact = fact_of(l.label);
      if (fact == LabelledFact::kNumber && is_document_number(l.value)) offer_number(2, l.value, document_number_at_start(l.value));
      if (fact == LabelledFact::kIssuer && (is_authority(l.value) || names_several(l.value))) issuer_.offer(3, authorities(l.value), span_of(l.value));
      if (known < kFactsOfBox) continue;
      if (fact == LabelledFact::kReleased) offer_date(0, l.value, date_at_start(l.value));
      if (fact == LabelledFact::kWritten) offer_date(3, l.value, date_at_start(l.value));
      if (fact == LabelledFact::kTitle && is_plausible_title(l.value)) offer_named_title(l.value);
    }
  }

  /// The title that a portal names stands whole in the text, in however many blocks.
  void offer_named_title(std::string_view title) {
    const std::string wanted = without_blanks(title);
    if (titled_) {
      const std::size_t first = title_from_.value_or(*titled_);
      std::string joined;
      for (std::size_t last = first; last < std::min(texts_.size(), first + kMostTitleLines); ++last) {
        joined += texts_[last];
        if (without_blanks(joined) == wanted) return title_.offer(-1, std::move(joined), RawSpan{span_of(texts_[first]).begin, span_of(texts_[last]).end});
      }
    }
    title_.offer(1, std::string(title), span_of(title));
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
      if (contains_any(text, {"令", "公告", "通告"})) issuer_of_order(inner);
      return;
    }
    if (i == 0 || !is_short(text, 14)) return;
    // 第8号 below …令, 2024年第2号 below 公告.
    const std::string plain = without_blanks(text), above = without_blanks(texts_[i - 1]);
    const std::size_t number = plain.find("第");
    if (number == std::string::npos || !ends_with_any(plain, {"号", "號"}) || !ends_with_any(above, {"令", "公告", "通告"})) return;
    if (number > 0 && (number != 7 || plain.substr(4, 3) != "年")) return;
    number_.offer(0, above + plain, span_of(text));
    issuer_of_order(texts_[i - 1]);
  }

  void issuer_of_order(std::string_view text) {
    const std::size_t order = std::min({text.find("令"), text.find("公告"), text.find("通告"), text.size()});
    const std::string_view name = trim_blanks(text.substr(0, order));
    if (is_authority(name) || names_several(name)) issuer_.offer(1, authorities(name), span_of(name));
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
  /// A note that goes on in the blocks below, or has no brackets.
  void read_open_history(std::size_t first) {
    constexpr std::size_t kMostBlocks = 2;
    std::size_t last = first;
    const auto closed = [&](std::size_t i) { return ends_with_any(texts_[i], {"）", ")", "通过", "公布", "施行"}); };
    while (!closed(last) && last - first < kMostBlocks && last + 1 < texts_.size() && kind(last + 1) == BlockKind::kParagraph) ++last;
    const std::string_view begin = texts_[first], end = texts_[last];
    read_history(utf8::first({begin.data(), static_cast<std::size_t>(end.data() + end.size() - begin.data())}, kLongestHistory));
  }

  void read_history(std::string_view text) {
    auto note = read_history_note(text);
    if (!note) return;
    published_.offer(5, std::move(note->published), span_of(note->published_place));
    number_.offer(4, std::move(note->document_number), span_of(note->number_place));
    issuer_.offer(5, std::move(note->issuer), span_of(note->issuer_place));
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
        issuer_.offer(0, authorities(name), span_of(name));
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
    const std::string_view value = line.value;
    if (is_address(value) && !source_url_) source_url_ = std::string(value);
    switch (fact_of(line.label)) {
      case LabelledFact::kIssuer: return issuer_.offer(3, std::string(value));
      case LabelledFact::kSource: return issuer_.offer(4, std::string(value));
      case LabelledFact::kHost: return issuer_.offer(7, std::string(value));
      case LabelledFact::kTitle: return is_plausible_title(value) ? title_.offer(1, std::string(value)) : void();
      case LabelledFact::kNumber: return number_.offer(2, without_blanks(value));
      case LabelledFact::kReleased: return published_.offer(0, read_date(value).value_or(""));
      case LabelledFact::kWritten: return published_.offer(3, read_date(value).value_or(""));
      case LabelledFact::kOther: return;
    }
  }

  const Document& document_;
  std::vector<std::string_view> texts_;    // without blanks at both ends
  std::optional<std::size_t> titled_;      // the title, of several blocks the last
  std::optional<std::size_t> title_from_;  // the first of them
  MetadataField title_, number_, issuer_, published_;
  std::optional<std::string> source_url_;
};

}  // namespace

Metadata read_metadata(const Document& document, const FileMetadata& file) { return Reader(document).run(file); }

}  // namespace jiaokan::extract
