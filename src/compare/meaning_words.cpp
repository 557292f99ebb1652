#include "compare/meaning_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

using namespace std::string_view_literals;

constexpr std::array kNegators{"不"sv, "未"sv, "无"sv, "非"sv, "否"sv, "没"sv, "没有"sv, "勿"sv, "莫"sv, "毋"sv, "并非"sv, "绝不"sv, "从未"sv, "尚未"sv, "不再"sv};

constexpr std::array kModals{"应"sv,   "应当"sv, "应该"sv, "须"sv,   "必须"sv, "务必"sv, "必"sv,   "可"sv,   "可以"sv, "能"sv,   "能够"sv, "不得"sv,
                             "不能"sv, "不可"sv, "不应"sv, "不准"sv, "不许"sv, "禁止"sv, "严禁"sv, "允许"sv, "准许"sv, "得"sv,   "需"sv,   "需要"sv,
                             "无需"sv, "无须"sv, "不必"sv, "不需"sv, "必需"sv, "一律"sv, "原则上"sv, "确保"sv, "力争"sv, "争取"sv, "鼓励"sv, "要"sv};

constexpr std::array kBounds{"以上"sv, "以下"sv, "以内"sv, "以外"sv, "之内"sv, "左右"sv, "上下"sv, "超过"sv,   "超"sv,     "突破"sv,   "接近"sv,   "不足"sv,   "达到"sv,   "达"sv,
                             "近"sv,   "约"sv,   "大约"sv, "至少"sv, "至多"sv, "最多"sv, "最少"sv, "不少于"sv, "不低于"sv, "不超过"sv, "不高于"sv, "不多于"sv, "不小于"sv, "不大于"sv,
                             "高于"sv, "低于"sv, "大于"sv, "小于"sv, "多于"sv, "少于"sv, "逾"sv,   "余"sv,     "多"sv};

constexpr std::array<std::pair<std::string_view, std::string_view>, 68> kOpposites{{
    {"增长", "下降"}, {"增加", "减少"}, {"增长", "减少"}, {"增加", "下降"}, {"提高", "降低"}, {"上升", "下降"}, {"提升", "下降"}, {"提升", "降低"}, {"扩大", "缩小"},
    {"上调", "下调"}, {"加快", "放缓"}, {"加快", "减缓"}, {"加速", "减速"}, {"增强", "减弱"}, {"加强", "削弱"}, {"加强", "减弱"}, {"收紧", "放宽"}, {"延长", "缩短"},
    {"拉大", "缩小"}, {"加大", "减小"}, {"加大", "减少"}, {"做大", "做小"}, {"以上", "以下"}, {"高于", "低于"}, {"大于", "小于"}, {"多于", "少于"}, {"早于", "晚于"},
    {"优于", "劣于"}, {"以内", "以外"}, {"之前", "之后"}, {"以前", "以后"}, {"至少", "至多"}, {"最高", "最低"}, {"最多", "最少"}, {"最大", "最小"}, {"允许", "禁止"},
    {"同意", "反对"}, {"支持", "反对"}, {"支持", "限制"}, {"鼓励", "限制"}, {"鼓励", "禁止"}, {"全部", "部分"}, {"盈利", "亏损"}, {"顺差", "逆差"}, {"流入", "流出"},
    {"公开", "保密"}, {"有效", "无效"}, {"合法", "非法"}, {"自愿", "强制"}, {"收取", "免除"}, {"免征", "征收"}, {"开放", "关闭"}, {"新增", "减少"}, {"上升", "降低"},
    {"未", "已"},     {"有", "无"},     {"有", "没有"},   {"前", "后"},     {"内", "外"},     {"增", "减"},     {"升", "降"},     {"是", "否"},     {"或者", "和"},
    {"或", "和"},     {"或者", "并且"}, {"或", "且"},     {"或者", "以及"}, {"或", "及"},
}};

constexpr std::array kUnits{
    "%"sv,      "‰"sv,      "℃"sv,      "°"sv,    "百分点"sv, "个百分点"sv, "千分点"sv, "成"sv,     "倍"sv,     "万"sv,     "亿"sv,     "兆"sv,     "千"sv,   "百"sv,     "元"sv,
    "万元"sv,   "亿元"sv,   "美元"sv,   "港元"sv, "欧元"sv,   "日元"sv,     "万美元"sv, "亿美元"sv, "人"sv,     "万人"sv,   "亿人"sv,   "人次"sv,   "万人次"sv, "家"sv,   "万家"sv,
    "个"sv,     "万个"sv,   "项"sv,     "户"sv,   "万户"sv,   "件"sv,       "万件"sv,   "名"sv,     "万名"sv,   "座"sv,     "所"sv,     "处"sv,     "条"sv,   "台"sv,     "套"sv,
    "万套"sv,   "辆"sv,     "万辆"sv,   "架"sv,   "艘"sv,     "只"sv,       "头"sv,     "株"sv,     "吨"sv,     "万吨"sv,   "亿吨"sv,   "公斤"sv,   "千克"sv, "克"sv,     "斤"sv,
    "毫克"sv,   "微克"sv,   "公里"sv,   "千米"sv, "米"sv,     "厘米"sv,     "毫米"sv,   "万公里"sv, "里"sv,     "亩"sv,     "万亩"sv,   "亿亩"sv,   "公顷"sv, "平方公里"sv, "平方米"sv,
    "万平方米"sv, "立方米"sv, "亿立方米"sv, "万立方米"sv, "千瓦"sv, "万千瓦"sv, "千瓦时"sv, "亿千瓦时"sv, "兆瓦"sv, "度"sv,     "小时"sv,   "分钟"sv,   "秒"sv,   "天"sv,     "日"sv,
    "周"sv,     "旬"sv,     "月"sv,     "个月"sv, "季度"sv,   "年"sv,       "岁"sv,     "次"sv,     "万次"sv,   "批"sv,     "期"sv,     "届"sv,     "种"sv,   "类"sv,     "级"sv,
    "层"sv,     "张"sv,     "份"sv,     "册"sv,   "篇"sv,     "部"sv,       "首"sv,     "支"sv,     "组"sv,     "对"sv,     "床"sv,     "间"sv,     "村"sv,   "标准煤"sv, "升"sv,
    "KB"sv,     "MB"sv,     "GB"sv,     "TB"sv,   "kB"sv,     "kW"sv,       "MW"sv,     "GW"sv,     "km"sv,     "m"sv,      "cm"sv,     "mm"sv,     "kg"sv,   "g"sv,      "t"sv,
};

constexpr std::array kParticles{"和"sv, "与"sv, "及"sv, "以及"sv, "或"sv, "的"sv, "地"sv, "得"sv, "在"sv, "为"sv, "对"sv, "以"sv, "并"sv, "而"sv, "等"sv, "了"sv, "是"sv, "从"sv, "到"sv, "由"sv, "于"sv};

constexpr std::array kOrganisationEndings{
    "局"sv, "委"sv, "办"sv, "厅"sv, "部"sv, "署"sv, "院"sv, "所"sv, "会"sv, "政府"sv, "中心"sv, "公司"sv, "集团"sv, "银行"sv, "大学"sv, "学校"sv, "学院"sv, "法院"sv, "检察院"sv,
    "委员会"sv, "机构"sv, "机关"sv, "协会"sv, "学会"sv, "联合会"sv, "研究院"sv, "研究所"sv, "实验室"sv, "指挥部"sv, "办公室"sv, "部门"sv, "总队"sv, "支队"sv, "海关"sv, "单位"sv, "企业"sv,
};

constexpr std::array kCommonWords{"全部"sv, "内部"sv, "外部"sv, "东部"sv, "西部"sv, "南部"sv, "北部"sv, "中部"sv, "局部"sv, "干部"sv, "场所"sv, "所"sv,   "机会"sv, "社会"sv, "举办"sv,
                                  "承办"sv, "主办"sv, "开办"sv, "创办"sv, "兴办"sv, "查办"sv, "督办"sv, "布局"sv, "格局"sv, "开局"sv, "结局"sv, "部署"sv, "签署"sv, "不会"sv, "将会"sv,
                                  "大会"sv, "博会"sv, "览会"sv, "运会"sv, "动会"sv, "易会"sv, "谈会"sv, "布会"sv, "展会"sv, "讨会"sv, "晚会"sv, "峰会"sv, "年会"sv, "厕所"sv, "庭院"sv, "剧院"sv, "影院"sv};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_negator(std::string_view word) { return contains(kNegators, word); }

std::size_t count_negators(std::string_view words) {
  // Words that deny nothing, though one of their characters does by itself.
  constexpr std::array kNone{"不断"sv, "不仅"sv, "不但"sv, "不同"sv, "不少"sv, "不久"sv, "不过"sv, "不论"sv, "不管"sv, "不妨"sv, "不惜"sv,   "不禁"sv, "不只"sv, "不单"sv, "不日"sv, "未来"sv,
                             "未免"sv, "非洲"sv, "非常"sv, "非凡"sv, "非遗"sv, "无论"sv, "无线"sv, "无数"sv, "无限"sv, "无锡"sv, "无人机"sv, "无缝"sv, "无菌"sv, "无形"sv, "否则"sv, "没收"sv,
                             "淹没"sv, "沉没"sv, "莫过"sv, "莫名"sv};
  std::size_t negators = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::string_view rest = words.substr(at);
    const auto* const word = std::find_if(kNone.begin(), kNone.end(), [&](std::string_view none) { return rest.starts_with(none); });
    if (word != kNone.end()) {
      at += word->size();
      continue;
    }
    const std::size_t begin = at;
    utf8::next(words, at);
    negators += is_negator(words.substr(begin, at - begin));
  }
  return negators;
}

bool is_modal(std::string_view word) { return contains(kModals, word); }
bool is_bound(std::string_view word) { return contains(kBounds, word); }
bool is_unit(std::string_view word) { return contains(kUnits, word); }
bool is_particle(std::string_view word) { return contains(kParticles, word); }

bool are_opposites(std::string_view one, std::string_view other) {
  return std::any_of(kOpposites.begin(), kOpposites.end(), [&](const auto& pair) { return (pair.first == one && pair.second == other) || (pair.first == other && pair.second == one); });
}

bool ends_as_organisation(std::string_view name) {
  if (name.ends_with("会"sv)) {
    // 会 is a verb more often than a body: a body's name tells which.
    constexpr std::array kBodies{"员会"sv, "委会"sv, "协会"sv, "学会"sv, "事会"sv, "金会"sv, "合会"sv, "商会"sv, "工会"sv, "总会"sv, "农会"sv, "监会"sv, "国会"sv, "议会"sv, "促进会"sv, "联会"sv,
                               "公会"sv, "教会"sv, "盟会"sv, "妇会"sv, "研究会"sv, "团会"sv, "代表会"sv, "代会"sv, "才会"sv, "资会"sv, "居会"sv, "村会"sv, "理会"sv};
    if (std::none_of(kBodies.begin(), kBodies.end(), [&](std::string_view body) { return name.ends_with(body); })) return false;
  }
  if (std::any_of(kCommonWords.begin(), kCommonWords.end(), [&](std::string_view word) { return name.ends_with(word); })) return false;
  return std::any_of(kOrganisationEndings.begin(), kOrganisationEndings.end(), [&](std::string_view ending) { return name.size() > ending.size() && name.ends_with(ending); });
}

bool ends_as_sort_of_body(std::string_view name) {
  constexpr std::array kEndings{"部门"sv, "单位"sv, "企业"sv, "机构"sv, "机关"sv, "公司"sv, "集团"sv};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool ends_as_institution(std::string_view name) {
  constexpr std::array kEndings{"大学"sv, "学院"sv, "研究院"sv, "研究所"sv, "委员会"sv, "管委会"sv, "医院"sv, "法院"sv, "检察院"sv, "银行"sv, "博物馆"sv};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace jiaokan::compare
