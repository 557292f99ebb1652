#include "extract/layout/contact_column.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

#include "extract/layout/field_names.h"

namespace jiaokan::extract {
namespace {

constexpr std::u32string_view kContacts[]{U"地址",     U"機關地址", U"聯絡地址", U"通訊地址", U"承辦人",   U"承辦單位", U"承辦人員", U"聯絡人",
                                          U"聯絡方式", U"聯絡電話", U"電話",     U"傳真",     U"傳真電話", U"電子信箱", U"電子郵件", U"电话",
                                          U"传真",     U"联系人",   U"联系电话", U"联系地址", U"电子邮箱", U"电子信箱"};
constexpr std::size_t kFewestContacts = 3;
constexpr float kAlignedEm = 0.6F;
constexpr float kFarLines = 3;      // em between lines of one column
constexpr float kGutterEm = 1;      // white at its left
constexpr float kUpperHalf = 0.5F;  // of the page, in which the head of a letter stands

/// What the head of a letter itself names: a name of anything else is that of a form's field.
bool is_of_letter(const FieldName& name) {
  constexpr std::u32string_view kOwn[]{U"受文者", U"正本", U"副本", U"發文日期", U"發文字號", U"速別", U"附件"};
  return std::find(std::begin(kOwn), std::end(kOwn), name.text) != std::end(kOwn);
}

/// The contacts of one column, from the first down.
std::vector<const FieldName*> column_of(const std::vector<FieldName>& names, std::size_t first, float em) {
  std::vector<const FieldName*> out{&names[first]};
  for (std::size_t i = first + 1; i < names.size() && names[i].center - out.back()->center < kFarLines * em; ++i)
    if (names[i].known && std::fabs(names[i].u0 - names[first].u0) < kAlignedEm * em) out.push_back(&names[i]);
  return out;
}

}  // namespace

std::optional<ContactColumn> take_contact_column(const PageGlyphs& page, std::uint8_t rotation, float em, float page_bottom, std::vector<Placed>& words) {
  if (!may_hold_field_names(page, words, kFewestContacts)) return std::nullopt;
  std::vector<Placed> parted = words;
  part_at_colons(page, rotation, parted);
  const std::vector<FieldName> names = find_field_names(page, em, parted, kContacts);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!names[i].known || names[i].center > kUpperHalf * page_bottom) continue;
    const std::vector<const FieldName*> column = column_of(names, i, em);
    if (column.size() < kFewestContacts) continue;
    const float left = names[i].u0 - kAlignedEm * em, top = column.front()->center - em / 2, bottom = column.back()->center + em / 2;
    const auto beside = [&](float center) { return center > top && center < bottom; };
    if (std::any_of(names.begin(), names.end(), [&](const FieldName& n) { return beside(n.center) && n.u0 < left && !is_of_letter(n); })) return std::nullopt;
    ContactColumn out;
    out.top = top;
    std::vector<Placed> rest;
    bool others = false;
    for (const Placed& w : words) {
      if (beside(w.center()) && w.u0 >= left) {
        out.words.push_back(w);
        continue;
      }
      if (beside(w.center())) {
        if (w.u1 > left - kGutterEm * em) return std::nullopt;
        others = true;
      }
      rest.push_back(w);
    }
    if (!others) return std::nullopt;
    words = std::move(rest);
    return out;
  }
  return std::nullopt;
}

}  // namespace jiaokan::extract
