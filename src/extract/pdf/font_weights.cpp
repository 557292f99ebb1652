#include "extract/pdf/font_weights.h"

#include <algorithm>
#include <array>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace jiaokan::extract {
namespace {

constexpr long long kBoldFrom = 600;       // /FontWeight, of 100 … 900
constexpr long long kForceBold = 1 << 18;  // /Flags, PDF 1.7, 9.8.2

QPDFObjectHandle descriptor_of(QPDFObjectHandle font) {
  QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
  if (descendants.isArray() && descendants.getArrayNItems() > 0 && descendants.getArrayItem(0).isDictionary()) font = descendants.getArrayItem(0);
  return font.getKey("/FontDescriptor");
}

std::string name_in(QPDFObjectHandle dictionary, const char* key) {
  QPDFObjectHandle name = dictionary.getKey(key);
  return name.isName() ? name.getName() : std::string();
}

std::uint32_t weigh(QPDFObjectHandle font) {
  std::uint32_t weight = weight_of_name(name_in(font, "/BaseFont"));
  QPDFObjectHandle descriptor = descriptor_of(font);
  if (!descriptor.isDictionary()) return weight;
  weight |= weight_of_name(name_in(descriptor, "/FontName"));
  QPDFObjectHandle number = descriptor.getKey("/FontWeight"), flags = descriptor.getKey("/Flags");
  if ((number.isNumber() && number.getNumericValue() >= static_cast<double>(kBoldFrom)) || (flags.isInteger() && (flags.getIntValue() & kForceBold) != 0))
    weight |= FontWeights::kBold;
  return weight;
}

}  // namespace

std::uint32_t weight_of_name(std::string_view name) {
  static constexpr std::array<std::string_view, 13> kBoldWords{"bold", "heavy", "black", "demi", "cmbx", "sfbx",    "ecbx",
                                                               "-w6",  "-w7",   "-w8",   "-w9",  "xbs",  "biaosong"};
  // Also 黑 in UTF-8 and in GBK.
  static constexpr std::array<std::string_view, 7> kBlackWords{"hei", "fzht", "gothic", "sanscjk", "hansans", "\xE9\xBB\x91", "\xBA\xDA"};
  std::string small(name.substr(0, 120));
  std::transform(small.begin(), small.end(), small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (small.size() > 7 && small[7] == '+') small.erase(0, 8);  // /ABCDEF+
  const auto says = [&](std::string_view word) { return small.find(word) != std::string::npos; };
  return (std::any_of(kBlackWords.begin(), kBlackWords.end(), says) ? FontWeights::kBlack : 0) |
         (std::any_of(kBoldWords.begin(), kBoldWords.end(), says) ? FontWeights::kBold : 0);
}

void FontWeights::add(QPDFObjectHandle font) {
  const std::uint32_t weight = weigh(font);
  known_[font.getObjGen()] = weight;
  differ_ = differ_ || (first_ && *first_ != weight);
  first_ = weight;
}

std::uint32_t FontWeights::of(QPDFObjectHandle font) const {
  if (!font.isDictionary()) return 0;
  const auto known = font.isIndirect() ? known_.find(font.getObjGen()) : known_.end();
  return known != known_.end() ? known->second : weigh(font);
}

}  // namespace jiaokan::extract
