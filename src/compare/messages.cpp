#include "compare/messages.h"

#include <cctype>

#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

constexpr std::size_t kLongestQuote = 40;

std::string said_by(Language language, const std::string& name, const std::optional<std::string>& words) {
  if (!words) return told(language, "{0} has no such block", {name});
  if (words->empty()) return told(language, "{0} has nothing there", {name});
  return told(language, "{0} has {1}", {name, quoted(*words, language)});
}

std::optional<std::string> words_of(const std::optional<Place>& place) { return place ? std::optional(place->text) : std::nullopt; }

std::string figure(const Target& target) {
  const std::string bound = target.comparator == Comparator::kEqual ? std::string() : std::string(to_string(target.comparator)) + " ";
  return bound + target.value_text + (target.unit ? " " + *target.unit : "");
}

}  // namespace

const std::vector<MessageRow>& messages() {
  static const std::vector<MessageRow> rows{
      // The frame of a sentence.
      {"{0}: {1}, {2}.", "{0}：{1}，{2}。", "{0}：{1}，{2}。"},
      {"{0} ({1})", "{0}（{1}）", "{0}（{1}）"},
      {"{0} has {1}", "{0} 作{1}", "{0} 作{1}"},
      {"{0} has nothing there", "{0} 此处无字", "{0} 此處無字"},
      {"{0} has no such block", "{0} 无此段", "{0} 無此段"},
      {"{0} {1} has {2}.", "{0}{1} 作{2}。", "{0}{1} 作{2}。"},
      {"{0}: {1}", "{0}：{1}", "{0}：{1}"},
      // Reasons.
      {"words stand only in {B}", "词语仅见于 {B}", "詞語僅見於 {B}"},
      {"words stand only in {A}", "词语仅见于 {A}", "詞語僅見於 {A}"},
      {"other words", "用词不同", "用詞不同"},
      {"a character was lost in the encoding", "有字符因编码丢失", "有字元因編碼遺失"},
      {"the number of the heading or item differs", "标题或列项的序号不同", "標題或列項的序號不同"},
      {"the unit of the figure differs", "数字的单位不同", "數字的單位不同"},
      {"the date differs", "日期不同", "日期不同"},
      {"a figure stands only in {B}", "数字仅见于 {B}", "數字僅見於 {B}"},
      {"a figure stands only in {A}", "数字仅见于 {A}", "數字僅見於 {A}"},
      {"the figure differs", "数字不同", "數字不同"},
      {"the bound of the figure differs", "数字的上下限用语不同", "數字的上下限用語不同"},
      {"left-over markup", "残留的标记符号", "殘留的標記符號"},
      {"the sign of the figure differs", "数字的正负号不同", "數字的正負號不同"},
      {"a mark stands only in {B}", "标点仅见于 {B}", "標點僅見於 {B}"},
      {"a mark is missing in {B}", "{B} 缺标点", "{B} 缺標點"},
      {"another mark", "标点不同", "標點不同"},
      {"a foreign word stands in the Chinese of {A}", "{A} 的中文里夹有外文词", "{A} 的中文裏夾有外文詞"},
      {"a foreign word stands in the Chinese of {B}", "{B} 的中文里夹有外文词", "{B} 的中文裏夾有外文詞"},
      {"one side obliges, allows or forbids otherwise", "要求、许可或禁止的语气不同", "要求、許可或禁止的語氣不同"},
      {"one side says the reverse", "两边意思相反", "兩邊意思相反"},
      {"a word that obliges, allows or forbids stands on one side only", "表示要求、许可或禁止的词只见于一边", "表示要求、許可或禁止的詞只見於一邊"},
      {"one side obliges, allows, forbids or denies otherwise", "要求、许可、禁止或否定不同", "要求、許可、禁止或否定不同"},
      {"one side denies what the other says", "一边否定了另一边的说法", "一邊否定了另一邊的說法"},
      {"the responsible units differ", "责任单位不同", "責任單位不同"},
      {"a body is named only in {B}", "机构仅见于 {B}", "機構僅見於 {B}"},
      {"a body is named only in {A}", "机构仅见于 {A}", "機構僅見於 {A}"},
      {"another body is named", "机构不同", "機構不同"},
      {"{0} only in {A}", "仅见于 {A}：{0}", "僅見於 {A}：{0}"},
      {"{0} only in {B}", "仅见于 {B}：{0}", "僅見於 {B}：{0}"},
      {"{0} only in {A}, {1} only in {B}", "仅见于 {A}：{0}，仅见于 {B}：{1}", "僅見於 {A}：{0}，僅見於 {B}：{1}"},
      {"the same bodies, written otherwise", "同一单位，写法不同", "同一單位，寫法不同"},
      {"a passage stands only in {B}", "文句仅见于 {B}", "文句僅見於 {B}"},
      {"a passage is missing in {B}", "{B} 缺文句", "{B} 缺文句"},
      {"the same words stand elsewhere in the paragraph", "同样的词语在段内另一处", "同樣的詞語在段內另一處"},
      {"the same stands in another clause", "同样的内容在另一分句", "同樣的內容在另一分句"},
      {"the same words stand in another paragraph", "同样的词语在另一段", "同樣的詞語在另一段"},
      {"the figure stands in another paragraph", "数字移到另一段", "數字移到另一段"},
      {"the figure stands in another clause", "数字移到另一分句", "數字移到另一分句"},
      {"in {B} behind {0}", "{B} 在{0}之后", "{B} 在{0}之後"},
      {"in {B} at the beginning of the block", "{B} 在段首", "{B} 在段首"},
      {"in {B} under {0}, behind {1}", "{B} 在{0}之下、{1}之后", "{B} 在{0}之下、{1}之後"},
      {"in {B} under {0}, at the beginning of the block", "{B} 在{0}之下的段首", "{B} 在{0}之下的段首"},
      {"a wrongly converted character", "误转的字", "誤轉的字"},
      {"a foreign word stands in the Chinese", "中文里夹有外文词", "中文裏夾有外文詞"},
      {"a look-alike code point", "形近误字（码位不同）", "形近誤字（碼位不同）"},
      // Whole blocks.
      {"A page number or running line stands among the text of {0}: {1}.", "{0} 的正文里夹有页码或页眉页脚：{1}。", "{0} 的正文裏夾有頁碼或頁眉頁腳：{1}。"},
      {"A line of marks stands only in {0}: {1}.", "一行标记符号仅见于 {0}：{1}。", "一行標記符號僅見於 {0}：{1}。"},
      {"A block of {A} is missing in {B}: {0}.", "{B} 缺 {A} 的一段：{0}。", "{B} 缺 {A} 的一段：{0}。"},
      {"A block stands only in {B}: {0}.", "一段仅见于 {B}：{0}。", "一段僅見於 {B}：{0}。"},
      {"A block stands elsewhere in {B}: {0}.", "一段在 {B} 中位置不同：{0}。", "一段在 {B} 中位置不同：{0}。"},
      // Page furniture and numbering.
      {"A page mark stands inside a sentence: {0}.", "句中夹有页面标记：{0}。", "句中夾有頁面標記：{0}。"},
      {"Text of the web page stands around the document: {0}.", "文件前后带有网页文字：{0}。", "文件前後帶有網頁文字：{0}。"},
      {"{0} stands twice under the same heading.", "同一标题下{0}出现两次。", "同一標題下{0}出現兩次。"},
      {"{0} follows number {1} under the same heading.", "同一标题下第 {1} 项之后是{0}，序号不连续。", "同一標題下第 {1} 項之後是{0}，序號不連續。"},
      {"{0} stands twice in the same enumeration.", "同一列举中{0}出现两次。", "同一列舉中{0}出現兩次。"},
      {"{0} follows number {1} in the same enumeration.", "同一列举中第 {1} 项之后是{0}，序号不连续。", "同一列舉中第 {1} 項之後是{0}，序號不連續。"},
      {"{0} stands beside {1}: {2} against {3} in this edition's lists of units.", "本版责任单位中{0}与{1}并用：{2} 处对 {3} 处。",
       "本版責任單位中{0}與{1}並用：{2} 處對 {3} 處。"},
      // What one edition shows by itself.
      {"{0}: the wrong character was chosen in conversion; {1} is meant.", "{0}中有误转的字，当作{1}。", "{0}中有誤轉的字，當作{1}。"},
      {"{0}: Hong Kong writes {1}.", "{0}：香港写作{1}。", "{0}：香港寫作{1}。"},
      {"{0}: Taiwan writes {1}.", "{0}：台湾写作{1}。", "{0}：臺灣寫作{1}。"},
      {"This whole passage is in Simplified, unlike the rest of the edition.", "整段用简体，与全文不同。", "整段用簡體，與全文不同。"},
      {"This whole passage is in Traditional, unlike the rest of the edition.", "整段用繁体，与全文不同。", "整段用繁體，與全文不同。"},
      {"{0}: a character only looks like the right one; {1} is meant.", "{0}中有形近误字，当作{1}。", "{0}中有形近誤字，當作{1}。"},
      {"{0}: characters were broken by the encoding.", "{0}是乱码或无法显示的字符。", "{0}是亂碼或無法顯示的字元。"},
      {"{0}: characters were broken by the encoding; {1} is meant.", "{0}是乱码，当作{1}。", "{0}是亂碼，當作{1}。"},
      {"{0}: a foreign word in Chinese; {1} is meant.", "{0}是夹在中文里的外文词，当作{1}。", "{0}是夾在中文裏的外文詞，當作{1}。"},
      {"{0}: a foreign word in Chinese.", "{0}是夹在中文里的外文词。", "{0}是夾在中文裏的外文詞。"},
      {"{0}: elsewhere this edition mostly writes {1}.", "{0}：本版其他地方多写作{1}。", "{0}：本版其他地方多寫作{1}。"},
      {"{0}: left-over markup.", "{0}是残留的标记符号。", "{0}是殘留的標記符號。"},
      {"{0}: goal {1}, milestone {2} {3}", "{0}：目标 {1}，{2} 年分年度目标 {3}，两者不一致。", "{0}：目標 {1}，{2} 年分年度目標 {3}，兩者不一致。"},
      // Decisions.
      {"the decisions in lines {0} and {1} about one finding contradict each other; the later one counts", "第 {0} 行和第 {1} 行对同一条的裁定互相矛盾，以后者为准",
       "第 {0} 行和第 {1} 行對同一條的裁定互相矛盾，以後者為準"},
      {"1 decision matches no finding of this pair (line {0}: {1}): fixed since, or of other editions",
       "有 1 条裁定在这两个版本中没有对应（第 {0} 行：{1}）：或已改正，或属于其他版本", "有 1 條裁定在這兩個版本中沒有對應（第 {0} 行：{1}）：或已改正，或屬於其他版本"},
      {"{2} decisions match no finding of this pair (line {0}: {1}): fixed since, or of other editions",
       "有 {2} 条裁定在这两个版本中没有对应（第 {0} 行：{1}）：或已改正，或属于其他版本", "有 {2} 條裁定在這兩個版本中沒有對應（第 {0} 行：{1}）：或已改正，或屬於其他版本"},
      {"1 decision fits several findings of this pair, and none better (line {0}: {1}): it hides none; decide again",
       "有 1 条裁定与多条差异同样相符（第 {0} 行：{1}）：均不隐藏，请重新裁定", "有 1 條裁定與多條差異同樣相符（第 {0} 行：{1}）：均不隱藏，請重新裁定"},
      {"{2} decisions fit several findings of this pair, and none better (line {0}: {1}): they hide none; decide again",
       "有 {2} 条裁定与多条差异同样相符（第 {0} 行：{1}）：均不隐藏，请重新裁定", "有 {2} 條裁定與多條差異同樣相符（第 {0} 行：{1}）：均不隱藏，請重新裁定"},
      {"{0} falls from one year to the next: {1}.", "{0}逐年数值下降：{1}。", "{0}逐年數值下降：{1}。"},
      {"{0}: the parts ({1}) are more than the whole ({2}).", "{0}：分项（{1}）之和大于总数（{2}）。", "{0}：分項（{1}）之和大於總數（{2}）。"},
      {"{0} has two values for {1}: {2}.", "{0}在 {1} 年有两个数值：{2}。", "{0}在 {1} 年有兩個數值：{2}。"},
      // The same, in both of two editions or in one.
      {"In both editions: {0}", "两个版本均有：{0}", "兩個版本均有：{0}"},
      {"Only in {A}, while {B} agrees with itself: {0}", "仅 {A} 如此，{B} 前后一致：{0}", "僅 {A} 如此，{B} 前後一致：{0}"},
      {"Only in {B}, while {A} agrees with itself: {0}", "仅 {B} 如此，{A} 前后一致：{0}", "僅 {B} 如此，{A} 前後一致：{0}"},
      {"Only in {A}: {0}", "仅见于 {A}：{0}", "僅見於 {A}：{0}"},
      {"Only in {B}: {0}", "仅见于 {B}：{0}", "僅見於 {B}：{0}"},
      {"{0} hardly matches the base: it may be no edition of it, and is left out of the table", "{0} 与底本几乎不相合：可能不是同一文件的版本，未列入表中",
       "{0} 與底本幾乎不相合：可能不是同一文件的版本，未列入表中"},
      {"{0} and {1} are the same file, byte for byte: nothing can differ", "{0} 与 {1} 是同一个文件，逐字节相同：不会有差异",
       "{0} 與 {1} 是同一個檔案，逐位元組相同：不會有差異"},
      {"{A} has no text that anything could be compared with", "{A} 没有可供比较的文字", "{A} 沒有可供比較的文字"},
      {"{B} has no text that anything could be compared with", "{B} 没有可供比较的文字", "{B} 沒有可供比較的文字"},
      {"the two files hardly match ({0} % of {A}, {1} % of {B}): they may not be editions of one document",
       "两个文件几乎不相合（{A} 的 {0} %，{B} 的 {1} %）：可能不是同一文件的版本", "兩個文件幾乎不相合（{A} 的 {0} %，{B} 的 {1} %）：可能不是同一文件的版本"},
  };
  return rows;
}

std::string told(const Voice& voice, std::string_view english, std::initializer_list<std::string> evidence) {
  std::string_view form = english;
  if (voice.language != Language::kEnglish)
    for (const MessageRow& row : messages())
      if (row.english == english) form = voice.language == Language::kHans ? row.hans : row.hant;
  // What stands for {c}; null where c means nothing.
  const auto meant = [&](char c) -> const std::string* {
    if (c == 'A') return &voice.a;
    if (c == 'B') return &voice.b;
    const auto index = static_cast<std::size_t>(c - '0');
    return index < evidence.size() ? evidence.begin() + index : nullptr;
  };
  std::string out;
  for (std::size_t at = 0; at < form.size(); ++at) {
    const std::string* words = at + 2 < form.size() && form[at] == '{' && form[at + 2] == '}' ? meant(form[at + 1]) : nullptr;
    if (words == nullptr) {
      out += form[at];
      continue;
    }
    out += *words;
    at += 2;
  }
  return out;
}

std::string quoted(std::string_view text, Language language) {
  std::string shown;
  if (utf8::length(text) <= kLongestQuote)
    shown = text;
  else
    shown = std::string(utf8::first(text, kLongestQuote / 2)) + " … " + std::string(utf8::last(text, kLongestQuote / 2));
  for (char& c : shown)
    if (c == '\n' || c == '\t') c = ' ';
  return language == Language::kHant ? "「" + shown + "」" : "“" + shown + "”";
}

std::string listed(const std::vector<std::string>& names, Language language) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : language == Language::kEnglish ? ", " : "、") + name;
  return all;
}

std::string sentence_of_words(const Voice& voice, std::string_view reason, const std::optional<std::string>& a, const std::optional<std::string>& b,
                              const std::string& about) {
  std::string opening = told(voice, reason);
  if (!opening.empty() && voice.language == Language::kEnglish) opening[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(opening[0])));
  if (!about.empty()) opening = told(voice, "{0} ({1})", {opening, about});
  return told(voice, "{0}: {1}, {2}.", {opening, said_by(voice.language, voice.a, a), said_by(voice.language, voice.b, b)});
}

std::string sentence(const Voice& voice, std::string_view reason, const std::optional<Place>& a, const std::optional<Place>& b, const std::string& about) {
  return sentence_of_words(voice, reason, words_of(a), words_of(b), about);
}

std::string fault(Language language, const SpanFinding& finding, std::string_view text) {
  if (language == Language::kEnglish) return finding.message;
  const std::string shown = quoted(text, language), meant = quoted(finding.suggestion, language);
  const bool suggests = !finding.suggestion.empty();
  switch (finding.kind) {
    case DiscrepancyKind::kMisconversion:
      if (!suggests) return told(language, finding.message);
      for (const std::string_view standard : {"{0}: Hong Kong writes {1}.", "{0}: Taiwan writes {1}."})
        if (finding.message == told(Language::kEnglish, standard, {std::string(text), finding.suggestion})) return told(language, standard, {shown, meant});
      return told(language, "{0}: the wrong character was chosen in conversion; {1} is meant.", {shown, meant});
    case DiscrepancyKind::kGlyphError: return told(language, "{0}: a character only looks like the right one; {1} is meant.", {shown, meant});
    case DiscrepancyKind::kEncoding:
      return suggests ? told(language, "{0}: characters were broken by the encoding; {1} is meant.", {shown, meant})
                      : told(language, "{0}: characters were broken by the encoding.", {shown});
    case DiscrepancyKind::kForeignWord:
      return suggests ? told(language, "{0}: a foreign word in Chinese; {1} is meant.", {shown, meant})
                      : told(language, "{0}: a foreign word in Chinese.", {shown});
    case DiscrepancyKind::kMarkup: return told(language, "{0}: left-over markup.", {shown});
    case DiscrepancyKind::kPunctuation:
    case DiscrepancyKind::kInconsistency: return told(language, "{0}: elsewhere this edition mostly writes {1}.", {shown, meant});
    default: return finding.message;
  }
}

std::string figures_disagree(Language language, const FactCheck& check, const std::vector<const Target*>& targets) {
  const Target& first = *targets.front();
  const auto year = [](const Target& target) { return std::to_string(target.year.value_or(0)); };
  if (check.kind == "goal-vs-milestone") {
    if (language == Language::kEnglish) return check.message;
    return told(language, "{0}: goal {1}, milestone {2} {3}", {first.indicator, figure(first), year(*targets[1]), figure(*targets[1])});
  }
  std::string values;
  for (const Target* target : targets) {
    if (check.kind == "total" && target == &first) continue;
    const char* joint = check.kind == "total" ? " + " : language == Language::kEnglish ? ", " : "，";
    values += (values.empty() ? "" : joint) + (check.kind == "series" ? year(*target) + ": " : std::string()) + figure(*target);
  }
  if (check.kind == "series") return told(language, "{0} falls from one year to the next: {1}.", {first.indicator, values});
  if (check.kind == "total") return told(language, "{0}: the parts ({1}) are more than the whole ({2}).", {first.indicator, values, figure(first)});
  if (check.kind == "same-indicator") return told(language, "{0} has two values for {1}: {2}.", {first.indicator, year(first), values});
  return check.message;
}

bool is_same_file(const Document& a, const Document& b) { return !a.source.sha256.empty() && a.source.sha256 == b.source.sha256; }

Warning same_file_warning(Language language, const std::string& a, const std::string& b) {
  return {"same-file", told(language, "{0} and {1} are the same file, byte for byte: nothing can differ", {a, b}), std::nullopt};
}

}  // namespace jiaokan::compare
