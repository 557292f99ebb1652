#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <qpdf/QPDFObjGen.hh>
#include <string_view>

class QPDFObjectHandle;

namespace jiaokan::extract {

/// How heavy the typefaces of a file are: bold ones, black ones (黑体, gothics) and those that are both stand out from the rest.
class FontWeights {
 public:
  static constexpr std::uint32_t kBlack = 1, kBold = 2;  ///< added up; 0 = neither

  /// Looks at a font of the file, so that of() need not.
  void add(QPDFObjectHandle font);
  /// Whether fonts of different weights were added: else no weight says anything.
  bool differ() const { return differ_; }
  std::uint32_t of(QPDFObjectHandle font) const;

 private:
  std::map<QPDFObjGen, std::uint32_t> known_;
  std::optional<std::uint32_t> first_;
  bool differ_ = false;
};

/// What the name of a typeface says of its weight: `SimSun,Bold`, `NotoSerifCJKsc-Bold`, `SimHei`, `CMBX10`; the tag of a subset before it does not matter.
std::uint32_t weight_of_name(std::string_view name);

}  // namespace jiaokan::extract
