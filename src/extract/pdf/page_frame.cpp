#include "extract/pdf/page_frame.h"

#include <algorithm>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace jiaokan::extract {

PageFrame::PageFrame(QPDFPageObjectHelper& page) {
  QPDFObjectHandle box = page.getCropBox();
  if (!box.isRectangle()) return;
  QPDFObjectHandle::Rectangle crop = box.getArrayAsRectangle();
  QPDFObjectHandle media_box = page.getMediaBox();
  if (media_box.isRectangle()) {
    const QPDFObjectHandle::Rectangle media = media_box.getArrayAsRectangle();
    crop = {std::max(crop.llx, media.llx), std::max(crop.lly, media.lly), std::min(crop.urx, media.urx), std::min(crop.ury, media.ury)};
  }
  left_ = crop.llx;
  top_ = crop.ury;
  width_ = crop.urx - crop.llx;
  height_ = crop.ury - crop.lly;
  QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
  turns_ = rotate.isInteger() ? static_cast<int>(((rotate.getIntValue() / 90) % 4 + 4) % 4) : 0;
}

PageFrame::Point PageFrame::shown(double x, double y) const {
  const double u = x - left_, v = top_ - y;
  switch (turns_) {
    case 1: return {height_ - v, u};
    case 2: return {width_ - u, height_ - v};
    case 3: return {v, width_ - u};
    default: return {u, v};
  }
}

}  // namespace jiaokan::extract
