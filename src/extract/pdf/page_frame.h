#pragma once

class QPDFPageObjectHelper;

namespace jiaokan::extract {

/// The way from a PDF page's user space (y up, any origin) to the frame of PageGlyphs: points, top left of the crop box, y down, the page turned as it is
/// shown.
class PageFrame {
 public:
  struct Point {
    double x = 0, y = 0;
  };
  PageFrame() = default;
  explicit PageFrame(QPDFPageObjectHelper& page);

  bool known() const { return width_ > 0 && height_ > 0; }  ///< false: the page's boxes are damaged
  Point shown(double x, double y) const;

 private:
  double left_ = 0, top_ = 0, width_ = 0, height_ = 0;  // of the crop box
  int turns_ = 0;                                       // quarter turns clockwise
};

}  // namespace jiaokan::extract
