#include "extract/layout/field_boxes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/layout/field_names.h"

namespace jiaokan::extract {
namespace {

constexpr std::u32string_view kNames[]{
    U"索引号",   U"索引號",   U"主题分类", U"主題分類", U"发文机关", U"發文機關", U"发文机构", U"发文单位", U"发布机构", U"發佈機構", U"發布機構", U"发布机关",
    U"发布单位", U"制定机关", U"公布机关", U"成文日期", U"生成日期", U"发文日期", U"發文日期", U"发布日期", U"發佈日期", U"發布日期", U"公布日期", U"公开日期",
    U"标题",     U"標題",     U"名称",     U"信息名称", U"发文字号", U"發文字號", U"文号",     U"文號",     U"主题词",   U"主題詞",   U"关键词",   U"信息分类",
    U"体裁分类", U"公文种类", U"有效性",   U"效力状态", U"生效日期", U"施行日期", U"失效日期", U"废止日期", U"公开方式", U"公开形式", U"服务对象"};
constexpr std::size_t kFewestNames = 5, kFewestKnown = 3, kFewestFullRows = 2;
constexpr float kAlignedEm = 0.6F;  // names of one column, and names of one row
constexpr float kCentredEm = 0.7F;  // between a name's middle and that of what it names
constexpr float kFarRows = 5;       // em between rows of one box

class BoxFinder {
 public:
  BoxFinder(const PageGlyphs& page, std::uint8_t rotation, float em, std::vector<Placed>& words) : page_(page), rotation_(rotation), em_(em), words_(words) {}

  std::vector<FoundTable> run() {
    if (!may_hold_field_names(page_, words_, kFewestNames)) return {};
    const std::vector<Placed> whole = words_;
    part_at_colons(page_, rotation_, words_);
    names_ = find_field_names(page_, em_, words_, kNames);
    std::vector<FoundTable> found;
    taken_.assign(words_.size(), false);
    for (std::size_t begin = 0, end = 0; begin < names_.size(); begin = end) {
      end = begin + 1;
      while (end < names_.size() && names_[end].center - names_[end - 1].center < kFarRows * em_) ++end;
      if (auto table = read(begin, end)) found.push_back(std::move(*table));
    }
    if (found.empty()) {
      words_ = whole;
      return {};
    }
    std::vector<Placed> rest;
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (!taken_[i]) rest.push_back(words_[i]);
    words_ = std::move(rest);
    return found;
  }

 private:
  /// The table that names begin … end make, with what they name.
  std::optional<FoundTable> read(std::size_t begin, std::size_t end) {
    std::vector<const FieldName*> known;
    for (std::size_t i = begin; i < end; ++i)
      if (names_[i].known) known.push_back(&names_[i]);
    if (known.size() < kFewestKnown) return std::nullopt;
    std::vector<float> columns;  // where the known names begin
    for (const FieldName* n : known)
      if (std::none_of(columns.begin(), columns.end(), [&](float u) { return std::fabs(u - n->u0) < kAlignedEm * em_; })) columns.push_back(n->u0);
    std::sort(columns.begin(), columns.end());
    if (columns.size() < 2) return std::nullopt;
    // Rows of names, by column.
    std::vector<std::vector<const FieldName*>> rows;
    std::vector<float> centers;
    std::size_t names = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const FieldName& n = names_[i];
      const auto column = std::find_if(columns.begin(), columns.end(), [&](float u) { return std::fabs(u - n.u0) < kAlignedEm * em_; });
      if (column == columns.end()) {
        if (n.known) return std::nullopt;
        continue;
      }
      if (rows.empty() || n.center - centers.back() > kAlignedEm * em_) {
        rows.emplace_back(columns.size(), nullptr);
        centers.push_back(n.center);
      }
      const FieldName*& own = rows.back()[static_cast<std::size_t>(column - columns.begin())];
      if (own != nullptr) return std::nullopt;
      own = &n;
      ++names;
    }
    const auto full = std::count_if(rows.begin(), rows.end(), [](const auto& r) { return std::count(r.begin(), r.end(), nullptr) == 0; });
    if (names < kFewestNames || static_cast<std::size_t>(full) < kFewestFullRows) return std::nullopt;
    if (std::any_of(rows.begin(), rows.end(), [](const auto& r) { return r[0] == nullptr; })) return std::nullopt;
    return fill(columns, rows, centers);
  }

  std::optional<FoundTable> fill(const std::vector<float>& columns, const std::vector<std::vector<const FieldName*>>& rows, const std::vector<float>& centers) {
    std::vector<bool> of_name(words_.size(), false);
    for (const auto& row : rows)
      for (const FieldName* n : row)
        if (n != nullptr)
          for (const std::size_t w : n->words) of_name[w] = true;
    const float offset = offset_of(rows, of_name);
    float widest = 0;
    for (std::size_t r = 1; r < centers.size(); ++r) widest = std::max(widest, centers[r] - centers[r - 1]);
    std::vector<std::vector<std::vector<std::size_t>>> values(rows.size(), std::vector<std::vector<std::size_t>>(columns.size()));
    for (std::size_t w = 0; w < words_.size(); ++w) {
      if (of_name[w]) continue;
      const Placed& word = words_[w];
      const float at = word.center() - offset;
      const auto nearest = std::min_element(centers.begin(), centers.end(), [&](float a, float b) { return std::fabs(a - at) < std::fabs(b - at); });
      if (std::fabs(*nearest - at) > widest / 2) continue;
      const auto row = static_cast<std::size_t>(nearest - centers.begin());
      std::size_t column = columns.size();
      for (std::size_t c = 0; c < columns.size(); ++c)
        if (rows[row][c] != nullptr && rows[row][c]->u1 <= word.u0 + 0.5F * em_) column = c;
      if (column == columns.size()) {
        if (word.u1 > columns[0]) return std::nullopt;  // the box has something else
        continue;
      }
      values[row][column].push_back(w);
    }
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::size_t c = 0; c < columns.size(); ++c)
        if (!values[r][c].empty() && std::fabs(middle(values[r][c]) - offset - centers[r]) > kCentredEm * em_) return std::nullopt;
    return make(columns, rows, values);
  }

  /// How far below its name's middle what it names in one line has its own: the boxes of two typefaces reach differently far.
  float offset_of(const std::vector<std::vector<const FieldName*>>& rows, const std::vector<bool>& of_name) const {
    std::vector<float> offsets;
    for (const auto& row : rows)
      for (const FieldName* n : row) {
        if (n == nullptr) continue;
        float best = 1e9F;
        for (std::size_t w = 0; w < words_.size(); ++w)
          if (!of_name[w] && words_[w].u0 >= n->u1 - 0.5F * em_ && words_[w].u0 - n->u1 < 2 * em_ &&
              std::fabs(words_[w].center() - n->center) < std::fabs(best))
            best = words_[w].center() - n->center;
        if (best < em_) offsets.push_back(best);
      }
    return median(offsets);
  }

  float middle(const std::vector<std::size_t>& words) const {
    float v0 = 1e9F, v1 = -1e9F;
    for (const std::size_t w : words) {
      v0 = std::min(v0, words_[w].center());
      v1 = std::max(v1, words_[w].center());
    }
    return (v0 + v1) / 2;
  }

  FoundTable make(const std::vector<float>& columns, const std::vector<std::vector<const FieldName*>>& rows,
                  const std::vector<std::vector<std::vector<std::size_t>>>& values) {
    FoundTable table;
    std::vector<float> name_ends(columns.size(), 0);
    float right = 0;
    table.top = 1e9F;
    table.bottom = -1e9F;
    const auto take = [&](const std::vector<std::size_t>& from, CellSpan span) {
      FoundCell cell{span, {}};
      for (const std::size_t w : from) {
        taken_[w] = true;
        cell.words.push_back(words_[w]);
        right = std::max(right, words_[w].u1);
        table.top = std::min(table.top, words_[w].type_top());
        table.bottom = std::max(table.bottom, words_[w].type_bottom());
      }
      table.cells.push_back(std::move(cell));
    };
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t c = 0; c < columns.size(); ++c) {
        if (rows[r][c] == nullptr) continue;
        std::size_t next = c + 1;
        while (next < columns.size() && rows[r][next] == nullptr) ++next;
        name_ends[c] = std::max(name_ends[c], rows[r][c]->u1);
        const auto row = static_cast<std::uint16_t>(r), column = static_cast<std::uint16_t>(2 * c);
        take(rows[r][c]->words, {row, column, 1, 1});
        take(values[r][c], {row, static_cast<std::uint16_t>(column + 1), 1, static_cast<std::uint16_t>(2 * (next - c) - 1)});
      }
    }
    for (std::size_t c = 0; c < columns.size(); ++c) {
      table.us.push_back(columns[c]);
      table.us.push_back(std::max(name_ends[c], columns[c]));
    }
    table.us.push_back(right);
    return table;
  }

  const PageGlyphs& page_;
  std::uint8_t rotation_;
  float em_;
  std::vector<Placed>& words_;
  std::vector<FieldName> names_;  // by their middles
  std::vector<bool> taken_;
};

}  // namespace

std::vector<FoundTable> take_field_boxes(const PageGlyphs& page, std::uint8_t rotation, float em, std::vector<Placed>& words) {
  return BoxFinder(page, rotation, em, words).run();
}

}  // namespace jiaokan::extract
