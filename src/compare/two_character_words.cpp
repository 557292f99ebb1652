#include "compare/two_character_words.h"

#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

/// Words that plans, reports and laws are made of, those above all that are taken for one another. Folded (Simplified) writing.
constexpr std::u32string_view kWords =
    U"支持 扶持 支撑 支援 推动 推进 推广 推行 促进 改进 引进 先进 增进 培养 培育 培训 深入 深度 深化 深刻 管理 治理 处理 办理 受理 审理 清理 产业 工业 农业 "
    U"企业 行业 事业 就业 创业 作业 "
    U"商业 林业 渔业 完善 改善 妥善 健全 安全 保全 保障 保证 保护 维护 维持 养护 爱护 加强 增强 加快 加大 加速 提高 提升 提供 提出 上升 建设 建立 建成 构建 "
    U"创建 新建 扩建 发展 开展 扩展 "
    U"拓展 进展 扩大 重大 重点 特点 试点 热点 难点 经验 实验 试验 检验 体验 模式 方式 形式 措施 设施 实施 基础 基本 机制 体制 制度 制定 制订 规定 规划 规则 "
    U"规模 规范 计划 示范 模范 防范 "
    U"服务 任务 业务 政务 商务 财务 事务 责任 主任 担任 负责 职责 组织 机构 结构 机关 有关 相关 监督 监管 监测 检测 预测 检查 审查 调查 考查 考核 审核 核查 "
    U"评估 评价 评审 评定 鼓励 奖励 "
    U"激励 引导 指导 领导 督导 主导 统筹 统一 统计 协调 协同 协作 协商 合作 工作 运作 操作 创作 运行 运营 运输 经营 进行 执行 实行 施行 履行 落实 切实 真实 "
    U"现实 坚持 保持 持续 连续 继续 "
    U"手续 创新 更新 革新 改革 变革 改变 变更 变化 改造 制造 打造 营造 创造 开放 开发 研发 研究 研制 科学 科技 技术 技能 能力 动力 潜力 力量 力度 质量 数量 "
    U"总量 流量 标准 水平 平台 平衡 "
    U"均衡 公平 公共 公开 公布 公告 发布 颁布 宣布 宣传 传播 传统 信息 消息 数据 数字 网络 系统 体系 联系 关系 联合 结合 整合 综合 融合 配合 符合 适合 组合 "
    U"资金 资源 资本 资料 投资 融资 "
    U"工资 物资 能源 来源 水源 环境 环保 生态 生产 生活 生命 市场 现场 立场 农场 城市 城镇 乡镇 乡村 农村 地区 区域 领域 流域 范围 周围 优化 优势 优先 优秀 "
    U"优良 优质 强化 美化 绿化 重要 "
    U"主要 必要 需要 要求 需求 追求 请求 目标 指标 目的 项目 科目 人才 人员 人口 人数 群众 居民 村民 公民 国民 人民 民生 民族 社会 社区 社团 文化 文明 文件 "
    U"条件 事件 案件 教育 体育 教学 "
    U"医疗 医药 医院 卫生 健康 养老 交通 流通 通过 通知 通报 通信 报告 申请 申报 审批 批准 核准 许可 认可 认定 认证 确定 确认 确保 明确 准确 稳定 稳步 逐步 "
    U"进步 初步 同步 全面 方面 层面 "
    U"全部 全体 具体 整体 个体 主体 载体 集体 团体 及时 同时 临时 按时 定期 长期 近期 时期 周期 预期 有效 高效 成效 绩效 效率 效益 效果 效力 成果 结果 利益 "
    U"权益 收益 公益 权利 权力 利用 "
    U"应用 使用 运用 作用 采用 信用 专用 费用 适用 收费 消费 收入 投入 引入 纳入 加入 进入 支出 突出 输出 作出 做出 依法 合法 违法 方法 办法 执法 立法 司法 "
    U"法律 法规 法院 条例 比例 条款 "
    U"条约 按照 依照 参照 对照 根据 依据 证据 论据 以及 涉及 普及 其他 其它 其中 其余 自由 自主 自愿 自觉 平等 尊重 尊严 严格 严肃 严重 资格 合格 价格 风格 "
    U"理由 理论 理念 观念 概念 规律 "
    U"思想 理想 设想 构想 精神 意见 意识 意义 意愿 知识 常识 认识 学习 学校 学院 练习 行为 行动 活动 劳动 流动 运动 活力 压力 阻力 权威 机会 机遇 挑战 竞争 "
    U"争取 力争 获取 获得 取得 采取 "
    U"选取 选择 选举 选拔 推荐 推选 任命 任免 分配 分布 分别 分类 分析 种类 类别 级别 特别 区别 特色 特殊 特征 绿色 蓝色 红色 颜色 角色 开始 起始 原始 终止 "
    U"停止 禁止 防止 阻止 制止 防治 "
    U"政治 整治 预防 消防 国防 国家 国际 国内 国有 所有 拥有 具有 享有 专有 没有 部门 部分 部署 干部 全国 全省 全市 本市 本省 本地 当地 基地 土地 用地 场地 "
    U"设备 装备 准备 储备 具备 完备 "
    U"设置 设立 成立 确立 独立 树立 配置 位置 装置 处置 安置 安排 排放 排查 巡查 救助 救援 援助 补助 资助 帮助 协助 补贴 补偿 赔偿 偿还 归还 交易 贸易 交流 "
    U"交换 转换 转变 转化 转型 转移 "
    U"典型 类型 新型 大型 中型 小型 地方 地位 单位 职位 岗位 到位 品牌 品质 品种 产品 商品 药品 食品 作品 精品 样品 生物 药物 动物 植物 文物 货物 事物 建筑 "
    U"房屋 住房 住宅 道路 公路 铁路 "
    U"水路 线路 网站 车站 航站 港口 出口 进口 窗口 入口 旅游 旅客 游客 乘客 顾客 客户 用户 农户 账户 住户 程序 秩序 顺序 进程 过程 工程 流程 课程 议程 日程 "
    U"程度 高度 速度 进度 幅度 制约 "
    U"节约 集约 约束 结束 限制 控制 抑制 机械 机器 仪器 电器 武器 容器 军事 民事 刑事 人事 故事 办事 董事 理事 关于 对于 由于 基于 属于 位于 处于 用于 等于 "
    U"善于 敢于 勇于 至于";

std::uint64_t pair_of(char32_t left, char32_t right) { return static_cast<std::uint64_t>(left) << 32 | right; }

const std::vector<std::uint64_t>& known_words() {
  static const std::vector<std::uint64_t> words = [] {
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i + 1 < kWords.size(); i += 3) out.push_back(pair_of(kWords[i], kWords[i + 1]));
    std::sort(out.begin(), out.end());
    return out;
  }();
  return words;
}

constexpr std::size_t kFewest = 3;  // fewer may be chance

}  // namespace

std::size_t TwoCharacterWords::Counts::slot_of(std::uint64_t key) const {
  std::uint64_t h = key * 0x9E3779B97F4A7C15ULL;
  h ^= h >> 32;
  std::size_t slot = h & (slots_.size() - 1);
  while (slots_[slot].count > 0 && slots_[slot].key != key) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void TwoCharacterWords::Counts::add(std::uint64_t key) {
  if (2 * (used_ + 1) > slots_.size()) {
    std::vector<Slot> before(2 * slots_.size());
    before.swap(slots_);
    for (const Slot& slot : before)
      if (slot.count > 0) slots_[slot_of(slot.key)] = slot;
  }
  Slot& slot = slots_[slot_of(key)];
  used_ += slot.count == 0;
  slot.key = key;
  ++slot.count;
}

std::size_t TwoCharacterWords::Counts::of(std::uint64_t key) const { return slots_[slot_of(key)].count; }

void TwoCharacterWords::count() {
  counted_ = true;
  for (const Edition* edition : {&a_, &b_}) {
    const std::string& text = edition->folded.text;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = utf8::next(text, at);
      if (is_han(c)) single_.add(c);
      if (is_han(c) && is_han(before)) pairs_.add(pair_of(before, c));
      before = c;
    }
  }
}

double TwoCharacterWords::cohesion(char32_t left, char32_t right) {
  if (!is_han(left) || !is_han(right)) return 0;
  if (std::binary_search(known_words().begin(), known_words().end(), pair_of(left, right))) return 1;
  if (!counted_) count();
  const std::size_t together = pairs_.of(pair_of(left, right));
  if (together < kFewest) return 0;
  return static_cast<double>(together) / static_cast<double>(std::max(single_.of(left), single_.of(right)));
}

}  // namespace jiaokan::compare
