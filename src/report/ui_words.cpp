#include "report/ui_words.h"

#include <algorithm>

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
      {"blocks", "段", "段"},
      {"pages", "页", "頁"},
      {"p.", "页", "頁"},
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
      {"expected differences (script, variants, width, blanks, quotation style) are not listed", "处预期差异（繁简、异体、全半角、空格、引号样式）未列出",
       "處預期差異（繁簡、異體、全半形、空格、引號樣式）未列出"},
      {"expected differences are listed above", "处预期差异列于上文", "處預期差異列於上文"},
      // The page's controls.
      {"Filter", "筛选", "篩選"},
      {"Search", "搜索", "搜尋"},
      {"Search in both editions", "在两个版本中搜索", "在兩個版本中搜尋"},
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
