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

bool same(float a, float b) { return std::fabs(a - b) < kSameEdge; }

class BoxFinder {
 public:
  BoxFinder(const PageGlyphs& page, std::uint8_t rotation, float em) : em_(em) {
    for (const PageRule& r : page.rules) {
      const Placed p = place({0, 0, r.x0, r.y0, r.x1, r.y1, 0}, rotation, page.width, page.height);
      (p.u1 - p.u0 > p.v1 - p.v0 ? across_ : down_).push_back(p);
    }
  }

  std::vector<PageBox> run(std::vector<Placed>& words) const {
    std::vector<PageBox> boxes;
    if (across_.size() < 2 || down_.size() < 2 || across_.size() + down_.size() > kMostRules) return boxes;
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
      boxes.push_back(*box);
      boxes.back().words = std::move(inside);
      words = std::move(outside);
    }
    return boxes;
  }

 private:
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

  float em_;
  std::vector<Placed> across_, down_;
};

}  // namespace

std::vector<PageBox> take_boxes(const PageGlyphs& page, std::uint8_t rotation, float em, std::vector<Placed>& words) {
  return BoxFinder(page, rotation, em).run(words);
}

}  // namespace jiaokan::extract
