#include "extract/layout/page_boxes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostRules = 200;
constexpr float kSameEdge = 2.0F;     // points
constexpr float kNarrowest = 4.0F;    // em
constexpr float kWidest = 0.7F;       // of the text
constexpr float kLeastHeight = 1.6F;  // em
constexpr float kHighest = 0.6F;      // of the page
constexpr std::size_t kFewCross = 6;  // words of a column for one that crosses its gutter

bool same(float a, float b) { return std::fabs(a - b) < kSameEdge; }

class BoxFinder {
 public:
  BoxFinder(const PageGlyphs& page, std::uint8_t rotation, float em) : em_(em), height_(rotation % 2 == 1 ? page.width : page.height) {
    for (const PageRule& r : page.rules) {
      const Placed p = place({0, 0, r.x0, r.y0, r.x1, r.y1, 0}, rotation, page.width, page.height);
      (p.u1 - p.u0 > p.v1 - p.v0 ? across_ : down_).push_back(p);
    }
  }

  std::vector<PageBox> frames(const std::vector<Placed>& words) const {
    std::vector<PageBox> frames;
    if (!may_have_frames()) return frames;
    for (const Placed& top : across_) {
      if (top.u1 - top.u0 < kNarrowest * em_) continue;
      const auto frame = framed_below(top);
      if (!frame || frame->v1 - frame->v0 > kHighest * height_) continue;
      // Lines that cross its sides belong to something else.
      const bool whole = std::all_of(words.begin(), words.end(), [&](const Placed& w) {
        return w.center() < frame->v0 || w.center() > frame->v1 || w.u1 < frame->u0 + kSameEdge || w.u0 > frame->u1 - kSameEdge ||
               (w.u0 > frame->u0 - kSameEdge && w.u1 < frame->u1 + kSameEdge);
      });
      if (whole) frames.push_back(*frame);
    }
    return frames;
  }

  std::vector<PageBox> run(std::vector<Placed>& words) const {
    std::vector<PageBox> boxes;
    if (!may_have_frames()) return boxes;
    float from = 1e9F, to = -1e9F;
    for (const Placed& w : words) {
      from = std::min(from, w.u0);
      to = std::max(to, w.u1);
    }
    for (const Placed& top : across_) {
      if (top.u1 - top.u0 < kNarrowest * em_ || top.u1 - top.u0 > kWidest * (to - from)) continue;
      const auto box = framed_below(top);
      if (!box) continue;
      std::vector<Placed> inside, outside;
      std::size_t before = 0, behind = 0;
      for (const Placed& w : words) {
        const bool level = w.center() > box->v0 && w.center()<box->v1, within = w.u0> box->u0 - kSameEdge && w.u1 < box->u1 + kSameEdge;
        (level && within ? inside : outside).push_back(w);
        if (!level || within) continue;
        before += w.u1 <= box->u0 + kSameEdge;
        behind += w.u0 >= box->u1 - kSameEdge;
      }
      // A word in a frame has its line on both sides, or is no higher than it.
      if (inside.empty() || (before > 0) == (behind > 0) || box->v1 - box->v0 < kLeastHeight * em_) continue;
      if (stands_in_column(*box, before > 0, words)) continue;
      boxes.push_back(*box);
      boxes.back().words = std::move(inside);
      words = std::move(outside);
    }
    return boxes;
  }

 private:
  bool may_have_frames() const { return across_.size() >= 2 && down_.size() >= 2 && across_.size() + down_.size() <= kMostRules; }

  /// Whether the text above and below the box keeps to its column too: then it stands in the column's text, not beside that of the other.
  bool stands_in_column(const PageBox& box, bool on_left, const std::vector<Placed>& words) const {
    float edge = on_left ? -1e9F : 1e9F;  // of the text beside it
    for (const Placed& w : words) {
      if (w.center() < box.v0 || w.center() > box.v1) continue;
      if (on_left && w.u1 <= box.u0 + kSameEdge) edge = std::max(edge, w.u1);
      if (!on_left && w.u0 >= box.u1 - kSameEdge) edge = std::min(edge, w.u0);
    }
    const float gutter = on_left ? (edge + box.u0) / 2 : (edge + box.u1) / 2;
    std::size_t across = 0, within = 0;
    for (const Placed& w : words) {
      if (w.center() >= box.v0 && w.center() <= box.v1) continue;
      across += w.u0 < gutter && w.u1 > gutter;
      // Words that fill a good part of the box's width, or of what is left beside it, end where it does.
      within += on_left ? w.u0 > gutter : w.u1 < gutter;
    }
    return within > 0 && across * kFewCross < within;
  }

  /// The frame whose upper side `top` is: sides of its own, which end where it does, and no other rule at it.
  std::optional<PageBox> framed_below(const Placed& top) const {
    const Placed* bottom = nullptr;
    for (const Placed& r : across_)
      if (same(r.u0, top.u0) && same(r.u1, top.u1) && r.v0 > top.v0 + em_ && (bottom == nullptr || r.v0 < bottom->v0)) bottom = &r;
    if (bottom == nullptr) return std::nullopt;
    const auto has_side = [&](float u) {
      return std::any_of(down_.begin(), down_.end(), [&](const Placed& r) { return same(r.u0, u) && same(r.v0, top.v0) && same(r.v1, bottom->v1); });
    };
    if (!has_side(top.u0) || !has_side(top.u1)) return std::nullopt;
    // Any other rule that touches it makes it a cell of a table.
    const auto is_side = [&](const Placed& r) {
      return (same(r.u0, top.u0) && same(r.u1, top.u1) && (same(r.v0, top.v0) || same(r.v0, bottom->v0))) ||
             (same(r.v0, top.v0) && same(r.v1, bottom->v1) && (same(r.u0, top.u0) || same(r.u0, top.u1)));
    };
    const auto touches = [&](const Placed& r) {
      return r.u1 > top.u0 - kSameEdge && r.u0 < top.u1 + kSameEdge && r.v1 > top.v0 - kSameEdge && r.v0 < bottom->v0 + kSameEdge && !is_side(r);
    };
    if (std::any_of(down_.begin(), down_.end(), touches) || std::any_of(across_.begin(), across_.end(), touches)) return std::nullopt;
    return PageBox{top.u0, top.u1, top.v0, bottom->v0, {}};
  }

  float em_, height_;
  std::vector<Placed> across_, down_;
};

}  // namespace

std::vector<PageBox> take_boxes(const PageGlyphs& page, std::uint8_t rotation, float em, std::vector<Placed>& words) {
  return BoxFinder(page, rotation, em).run(words);
}

std::vector<PageBox> find_frames(const PageGlyphs& page, std::uint8_t rotation, float em, const std::vector<Placed>& words) {
  return BoxFinder(page, rotation, em).frames(words);
}

}  // namespace jiaokan::extract
