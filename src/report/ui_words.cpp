#include "report/ui_words.h"

#include <algorithm>

#include "report/printed_text.h"

namespace jiaokan::report {

const std::vector<WordRow>& ui_words() {
  static const std::vector<WordRow> rows{
      // Severities and kinds.
      {"content", "内容", "內容"},
      {"form", "形式", "形式"},
      {"artifact", "痕迹", "痕跡"},
      {"number", "数字", "數字"},
      {"unit", "单位", "單位"},
      {"date", "日期", "日期"},
      {"organisation", "机构", "機構"},
      {"negation", "否定与情态", "否定與情態"},
      {"wording", "用词", "用詞"},
      {"omission", "脱文", "脫文"},
      {"addition", "衍文", "衍文"},
      {"missing block", "缺段", "缺段"},
      {"extra block", "多段", "多段"},
      {"moved block", "移段", "移段"},
      {"punctuation", "标点", "標點"},
      {"numbering", "序号", "序號"},
      {"misconversion", "误转", "誤轉"},
      {"inconsistency", "前后不一", "前後不一"},
      {"glyph error", "形近误字", "形近誤字"},
      {"foreign word", "外文词", "外文詞"},
      {"page furniture", "页面附属", "頁面附屬"},
      {"markup", "标记残留", "標記殘留"},
      {"encoding", "编码", "編碼"},
      {"Variants", "异文", "異文"},
      {"Editions", "版本", "版本"},
      {"Variants by place", "异文（按位置）", "異文（按位置）"},
      {"agree with the base", "同底本", "同底本"},
      {"lack the block", "无此段", "無此段"},
      {"left out: hardly matches the base", "与底本几乎不相合，未列入", "與底本幾乎不相合，未列入"},
      {"No variants", "无异文", "無異文"},
      {"Each against the base", "逐本与底本比较", "逐本與底本比較"},
      {"goal disagrees", "目标不一", "目標不一"},
      {"figures disagree", "数字矛盾", "數字矛盾"},
      {"a figure differs in value", "数字的值不同", "數字的值不同"},
      {"the unit of a figure differs (% against 百分点)", "数字的单位不同（% 与百分点）", "數字的單位不同（% 與百分點）"},
      {"a year, month, day or deadline differs", "年、月、日或期限不同", "年、月、日或期限不同"},
      {"a responsible unit or body differs, is missing or added", "责任单位或机构不同、缺少或增加", "責任單位或機構不同、缺少或增加"},
      {"one side denies, forbids or obliges where the other does not", "一边否定、禁止或要求，另一边没有", "一邊否定、禁止或要求，另一邊沒有"},
      {"other words", "用词不同", "用詞不同"},
      {"a passage of a block is missing in B", "B 缺段内文句", "B 缺段內文句"},
      {"a passage of a block stands only in B", "段内文句仅见于 B", "段內文句僅見於 B"},
      {"a whole block is missing in B", "B 缺整段", "B 缺整段"},
      {"a whole block stands only in B", "整段仅见于 B", "整段僅見於 B"},
      {"a block stands elsewhere", "段落位置不同", "段落位置不同"},
      {"a mark is missing, added or another one", "标点缺、多或不同", "標點缺、多或不同"},
      {"a heading's or item's number differs or is skipped", "标题或列项的序号不同或不连续", "標題或列項的序號不同或不連續"},
      {"a character that conversion chose wrongly (曆史 for 歷史)", "繁简转换选错的字（歷史误作曆史）", "繁簡轉換選錯的字（歷史誤作曆史）"},
      {"a look-alike code point (裝臵 for 裝置)", "形近误字（裝置误作裝臵）", "形近誤字（裝置誤作裝臵）"},
      {"a foreign word inside Chinese text", "中文里夹有外文词", "中文裏夾有外文詞"},
      {"a page number, running header or web text among the text", "正文里夹有页码、页眉或网页文字", "正文裏夾有頁碼、頁眉或網頁文字"},
      {"left-over markup", "残留的标记符号", "殘留的標記符號"},
      {"U+FFFD, private-use characters, mojibake", "U+FFFD、自造字、乱码", "U+FFFD、自造字、亂碼"},
      {"one word in two spellings (發佈 beside 發布)", "同一个词有两种写法（如“發佈”与“發布”）", "同一個詞有兩種寫法（如「發佈」與「發布」）"},
      {"figures of one edition that contradict each other", "同一版本的数字彼此矛盾", "同一版本的數字彼此矛盾"},
      {"a goal that disagrees with its own milestones", "目标与其分年度目标不一致", "目標與其分年度目標不一致"},
      // Scripts and folds.
      {"Simplified", "简体", "簡體"},
      {"Traditional", "繁体", "繁體"},
      {"mixed script", "繁简混用", "繁簡混用"},
      {"script undetermined", "字体未定", "字體未定"},
      // Counts and heads.
      {"Comparison", "校勘报告", "校勘報告"},
      {"Findings", "校勘记", "校勘記"},
      {"Edition", "版本", "版本"},
      {"No discrepancies", "没有差异", "沒有差異"},
      {"Before the first heading", "首个标题之前", "首個標題之前"},
      {"Severity", "轻重", "輕重"},
      {"Kind", "类别", "類別"},
      {"Kinds", "类别", "類別"},
      {"Section", "章节", "章節"},
      {"Message", "说明", "說明"},
      {"Context", "上下文", "上下文"},
      {"Page", "页", "頁"},
      {"Source", "来源", "來源"},
      {"Suggestion", "建议", "建議"},
      {"Fingerprint", "指纹", "指紋"},
      {"Similarity", "相似度", "相似度"},
      {"Pairs", "对照", "對照"},
      {"Targets", "指标", "指標"},
      {"Units", "责任单位", "責任單位"},
      {"Indicator", "指标", "指標"},
      {"Year", "年份", "年份"},
      {"Comparator", "比较", "比較"},
      {"Value", "数值", "數值"},
      {"Upper value", "上限", "上限"},
      {"Unit", "单位", "單位"},
      {"As printed", "原文", "原文"},
      {"Task", "任务", "任務"},
      {"Responsible unit", "责任单位", "責任單位"},
      {"Role", "角色", "角色"},
      // Sentences with counts: "{0}" and so on are put in, and in English the first count stands in front.
      {"blocks", "{0} 段", "{0} 段"},
      {"pages", "{0} 页", "{0} 頁"},
      {"p. {0}", "第 {0} 页", "第 {0} 頁"},
      {"{0} ({1})", "{0}（{1}）", "{0}（{1}）"},
      {"expected differences (script, variants, width, blanks, quotation style) are not listed",
       "另有预期差异（繁简、异体、全半角、空格、引号样式）{0} 处未列出", "另有預期差異（繁簡、異體、全半形、空格、引號樣式）{0} 處未列出"},
      {"discrepancies: {1} content, {2} form, {3} artifact", "差异 {0} 条：内容 {1}、形式 {2}、痕迹 {3}", "差異 {0} 條：內容 {1}、形式 {2}、痕跡 {3}"},
      {"differences of script, variants, width, blanks or quotation style listed above", "另有繁简、异体、全半角、空格或引号样式之差 {0} 处，列于上文",
       "另有繁簡、異體、全半形、空格或引號樣式之差 {0} 處，列於上文"},
      {"differences of script, variants, width, blanks or quotation style not listed (--show expected lists them)",
       "另有繁简、异体、全半角、空格或引号样式之差 {0} 处未列出（--show expected 可列出）",
       "另有繁簡、異體、全半形、空格或引號樣式之差 {0} 處未列出（--show expected 可列出）"},
      {"findings", "{0} 条", "{0} 條"},
      {"characters", "{0} 字", "{0} 字"},
      {"No findings", "没有发现", "沒有發現"},
      {"more findings are counted, not listed: {1}", "另有 {0} 条只计数而未列出：{1}", "另有 {0} 條只計數而未列出：{1}"},
      {"places that only another Traditional standard would write otherwise", "另有 {0} 处仅其他繁体标准写法不同", "另有 {0} 處僅其他繁體標準寫法不同"},
      // Standing and decisions.
      {"new", "新增", "新增"},
      {"unchanged", "未变", "未變"},
      {"fixed", "已改正", "已改正"},
      {"accepted", "已认可", "已認可"},
      {"Standing", "变动", "變動"},
      {"Decision", "裁定", "裁定"},
      {"Who", "裁定人", "裁定人"},
      {"Since the baseline: {0} new, {1} unchanged, {2} fixed", "与基准相比：新增 {0} 条、未变 {1} 条、已改正 {2} 条",
       "與基準相比：新增 {0} 條、未變 {1} 條、已改正 {2} 條"},
      {"variants are hidden by decisions", "经裁定隐藏异文 {0} 处", "經裁定隱藏異文 {0} 處"},
      {"findings are hidden by decisions", "经裁定隐藏 {0} 条", "經裁定隱藏 {0} 條"},
      {"Fixed since the baseline", "基准之后已改正", "基準之後已改正"},
      {"Accepted by decisions", "经裁定认可", "經裁定認可"},
      {"Fixed", "已改正", "已改正"},
      {"Show", "显示", "顯示"},
      {"Hide", "隐藏", "隱藏"},
      {"What the editions say against themselves", "各版本自身前后矛盾之处", "各版本自身前後矛盾之處"},
      {"Checks", "自身核对", "自身核對"},
      {"absent", "无", "無"},
      {"agree", "一致", "一致"},
      {"differ", "不一致", "不一致"},
      // Facts beside each other.
      {"Facts", "指标与责任单位", "指標與責任單位"},
      {"target", "指标", "指標"},
      {"responsibility", "责任单位", "責任單位"},
      {"Indicator or task", "指标或任务", "指標或任務"},
      {"Difference", "不同", "不同"},
      {"only in A", "仅见于 A", "僅見於 A"},
      {"only in B", "仅见于 B", "僅見於 B"},
      {"comparator", "比较", "比較"},
      {"change", "增减", "增減"},
      {"modality", "语气", "語氣"},
      {"units", "责任单位", "責任單位"},
      {"role", "角色", "角色"},
      {"Targets and responsible units: {0}, of which {1} differ", "指标与责任单位 {0} 项，其中 {1} 项不同", "指標與責任單位 {0} 項，其中 {1} 項不同"},
      {"Overview", "概要", "概要"},
      {"warning", "注意", "注意"},
      {"warnings about its text", "正文有 {0} 处须注意", "正文有 {0} 處須注意"},
      // Tables at the terminal.
      {"fold", "类别", "類別"},
      {"block", "段", "段"},
      {"id", "编号", "編號"},
      {"page", "页", "頁"},
      {"section", "章节", "章節"},
      {"year", "年份", "年份"},
      {"figure", "数值", "數值"},
      {"bound to", "语气", "語氣"},
      {"indicator", "指标", "指標"},
      {"task", "任务", "任務"},
      {"responsible units", "责任单位", "責任單位"},
      {"kind", "类别", "類別"},
      {"value", "数值", "數值"},
      {"words", "原文", "原文"},
      {"lead", "牵头", "牽頭"},
      {"support", "配合", "配合"},
      {"responsible", "负责", "負責"},
      {"~ {0}", "约 {0}", "約 {0}"},
      {"percent", "百分比", "百分比"},
      {"range", "范围", "範圍"},
      {"currency", "金额", "金額"},
      {"dimension", "度量", "度量"},
      {"{0}: goal {1}, milestone {2} {3}", "{0}：目标 {1}，{2} 年分年度目标 {3}", "{0}：目標 {1}，{2} 年分年度目標 {3}"},
      {"{0} in {1}", "{1} 年 {0}", "{1} 年 {0}"},
      {"{0}: {1}", "{0}：{1}", "{0}：{1}"},
      {"targets", "指标 {0} 项", "指標 {0} 項"},
      {"groups of responsible units", "责任单位 {0} 组", "責任單位 {0} 組"},
      {"checks ({1} differ)", "核对 {0} 项（{1} 项不一致）", "核對 {0} 項（{1} 項不一致）"},
      // Alignments.
      {"beads", "对照 {0} 组", "對照 {0} 組"},
      {"{0} over {1} and {2} blocks; matched: {3} of A, {4} of B; mean similarity {5}; {6}",
       "{0}，A 有 {1} 段、B 有 {2} 段；匹配：A {3}、B {4}；平均相似度 {5}；{6}", "{0}，A 有 {1} 段、B 有 {2} 段；匹配：A {3}、B {4}；平均相似度 {5}；{6}"},
      {"{0} over {1} and {2} sentences; matched: {3} of A, {4} of B; mean similarity {5}; {6}",
       "{0}，A 有 {1} 句、B 有 {2} 句；匹配：A {3}、B {4}；平均相似度 {5}；{6}", "{0}，A 有 {1} 句、B 有 {2} 句；匹配：A {3}、B {4}；平均相似度 {5}；{6}"},
      {"moves", "移位 {0} 处", "移位 {0} 處"},
      {"moved: {0} (A {1}, B {2})", "移位：{0}（A {1}，B {2}）", "移位：{0}（A {1}，B {2}）"},
      {"warning: {0}", "注意：{0}", "注意：{0}"},
      {"bead", "对照", "對照"},
      {"A {0} and B {1} stand at the same place and have next to nothing in common", "A {0} 与 B {1} 位置相当，内容几乎没有相同之处",
       "A {0} 與 B {1} 位置相當，內容幾乎沒有相同之處"},
      {"and {0} more such stretches", "另有 {0} 处类似", "另有 {0} 處類似"},
      {"the two files hardly match ({0} of A and {1} of B were set side by side, with a likeness of {2}): they may not be editions of one document",
       "两个文件几乎不相合（对上 A 的 {0}、B 的 {1}，相似程度 {2}）：可能不是同一文件的版本",
       "兩個文件幾乎不相合（對上 A 的 {0}、B 的 {1}，相似程度 {2}）：可能不是同一文件的版本"},
      {"differs", "不一致", "不一致"},
      {"; ", "；", "；"},
      {", ", "，", "，"},
      {"compatibility", "兼容字形", "相容字形"},
      {"width", "全半角", "全半形"},
      {"glyph", "字形", "字形"},
      {"spacing", "空格", "空格"},
      {"quotation", "引号", "引號"},
      {"script", "繁简", "繁簡"},
      {"variant", "异体", "異體"},
      {"regional", "地区用词", "地區用詞"},
      // The page's controls.
      {"Filter", "筛选", "篩選"},
      {"Search", "搜索", "搜尋"},
      {"Search in all editions", "在各版本中搜索", "在各版本中搜尋"},
      {"Previous finding", "上一条", "上一條"},
      {"Next finding", "下一条", "下一條"},
      {"Whole text", "全文", "全文"},
      {"Expected differences", "预期差异", "預期差異"},
      {"Hide accepted", "隐藏已认可", "隱藏已認可"},
      {"Decisions", "裁定", "裁定"},
      {"Export", "导出", "匯出"},
      {"Import", "导入", "匯入"},
      {"Your name", "姓名", "姓名"},
      {"Accept", "认可", "認可"},
      {"Accept all shown", "认可所有显示的", "認可所有顯示的"},
      {"Take back", "撤回", "撤回"},
      {"Reason", "理由", "理由"},
      {"Cancel", "取消", "取消"},
      {"Accepted", "已认可", "已認可"},
      {"Keys", "按键", "按鍵"},
      {"Page pictures", "页面图像", "頁面圖像"},
      {"missing here", "此处缺", "此處缺"},
      {"No counterpart", "无对应", "無對應"},
      {"next finding", "下一条", "下一條"},
      {"previous finding", "上一条", "上一條"},
      {"search", "搜索", "搜尋"},
      {"whole text or findings only", "全文或只看差异", "全文或只看差異"},
      {"mark expected differences", "标出预期差异", "標出預期差異"},
      {"accept, with a reason", "认可并写理由", "認可並寫理由"},
      {"page pictures of all findings", "所有页面图像", "所有頁面圖像"},
      {"this list", "本说明", "本說明"},
      {"Decisions stay in this browser where it allows; export them to keep them.", "裁定只存在本浏览器（若允许）；请导出保存。",
       "裁定只存在本瀏覽器（若允許）；請匯出保存。"},
      {"{0} of {1} findings", "显示 {0} 条，共 {1} 条", "顯示 {0} 條，共 {1} 條"},
      {"{0} passages match", "{0} 处相符", "{0} 處相符"},
      {"{0} decisions imported, {1} of them on this page", "已导入 {0} 条裁定，其中 {1} 条属于本页", "已匯入 {0} 條裁定，其中 {1} 條屬於本頁"},
      {"line {0} is no decision", "第 {0} 行不是裁定", "第 {0} 行不是裁定"},
      {"{0} decisions exported", "已导出 {0} 条裁定", "已匯出 {0} 條裁定"},
      {"Only the first {0} expected differences are marked.", "只标出前 {0} 处预期差异。", "只標出前 {0} 處預期差異。"},
  };
  return rows;
}

std::string_view word(Language language, std::string_view english) {
  if (language == Language::kEnglish) return english;
  const auto& rows = ui_words();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const WordRow& r) { return r.english == english; });
  return row == rows.end() ? english : language == Language::kHans ? row->hans : row->hant;
}

std::string filled(Language language, std::string_view english, const std::vector<std::string>& values) {
  const std::string_view form = word(language, english);
  std::string out;
  for (std::size_t at = 0; at < form.size(); ++at) {
    const bool placeholder = at + 2 < form.size() && form[at] == '{' && form[at + 2] == '}';
    const auto index = placeholder ? static_cast<std::size_t>(form[at + 1] - '0') : values.size();
    if (index >= values.size()) {
      out += form[at];
      continue;
    }
    out += values[index];
    at += 2;
  }
  return out;
}

std::string counted(Language language, std::size_t n, std::string_view one, std::string_view many, std::vector<std::string> more) {
  more.insert(more.begin(), grouped(n));
  return language == Language::kEnglish ? grouped(n) + " " + filled(language, n == 1 ? one : many, more) : filled(language, many, more);
}

std::string_view severity_word(Language language, Severity severity) { return word(language, to_string(severity)); }

std::string kind_word(Language language, DiscrepancyKind kind) {
  std::string english(to_string(kind));
  std::replace(english.begin(), english.end(), '_', ' ');
  return std::string(word(language, english));
}

std::string_view kind_meaning(Language language, DiscrepancyKind kind) { return word(language, row_of(kind).meaning); }

std::string_view script_word(Language language, Script script) {
  switch (script) {
    case Script::kHans: return word(language, "Simplified");
    case Script::kHant: return word(language, "Traditional");
    case Script::kMixed: return word(language, "mixed script");
    case Script::kUndetermined: break;
  }
  return word(language, "script undetermined");
}

}  // namespace jiaokan::report
