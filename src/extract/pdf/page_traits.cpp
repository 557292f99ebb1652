#include "extract/pdf/page_traits.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/characters.h"
#include "extract/pdf/operator_scanner.h"

namespace jiaokan::extract {
namespace {

constexpr long long kLargePicture = 250000;  // pixels
constexpr double kCovers = 0.8;              // share of the page: what was shown before lies behind the picture
constexpr int kDeepestForm = 4;
constexpr std::size_t kMostOperators = 400000;  // of one page

bool is_name(QPDFObjectHandle object, std::string_view name) { return object.isName() && object.getName() == name; }

/// Names like g27, cid_104 and C0_5 number the glyphs of their font and name no character. `a65` and the like, which dvips writes, are codes.
bool names_character(std::string_view name) {
  if (name.starts_with('/')) name.remove_prefix(1);
  name = name.substr(0, name.find('.', 1));
  if (name.starts_with("uni") || name.starts_with("afii") || name.size() < 2) return true;
  if ((name[0] == 'u' || name[0] == 'a') && std::all_of(name.begin() + 1, name.end(), [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }))
    return true;
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether the file says which characters the codes of a font stand for.
bool tells_characters(QPDFObjectHandle font) {
  if (!font.isDictionary() || font.hasKey("/ToUnicode")) return true;
  QPDFObjectHandle encoding = font.getKey("/Encoding");
  if (is_name(font.getKey("/Subtype"), "/Type0")) {
    if (encoding.isName() && encoding.getName().rfind("/Identity", 0) != 0) return true;
    QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
    if (!descendants.isArray() || descendants.getArrayNItems() < 1 || !descendants.getArrayItem(0).isDictionary()) return true;
    QPDFObjectHandle collection = descendants.getArrayItem(0).getKey("/CIDSystemInfo");
    return !collection.isDictionary() || !collection.getKey("/Ordering").isString() || collection.getKey("/Ordering").getStringValue() != "Identity";
  }
  if (!encoding.isDictionary() || !encoding.getKey("/Differences").isArray()) return true;
  std::size_t named = 0, unnamed = 0;
  QPDFObjectHandle differences = encoding.getKey("/Differences");
  for (int i = 0; i < differences.getArrayNItems(); ++i)
    if (QPDFObjectHandle name = differences.getArrayItem(i); name.isName() && name.getName() != "/.notdef" && name.getName() != "/space")
      ++(names_character(name.getName()) ? named : unnamed);
  return unnamed <= named;
}

bool is_large_picture(QPDFObjectHandle object) {
  if (!object.isStream()) return false;
  QPDFObjectHandle dictionary = object.getDict();
  QPDFObjectHandle width = dictionary.getKey("/Width"), height = dictionary.getKey("/Height");
  return is_name(dictionary.getKey("/Subtype"), "/Image") && width.isInteger() && height.isInteger() && width.getIntValue() > 0 && height.getIntValue() > 0 &&
         width.getIntValue() >= kLargePicture / std::min(height.getIntValue(), kLargePicture);
}

bool is_opaque(QPDFObjectHandle picture) {
  QPDFObjectHandle dictionary = picture.getDict();
  return !dictionary.hasKey("/SMask") && !dictionary.hasKey("/Mask") && !dictionary.hasKey("/ImageMask");
}

/// Whether a page with these resources must be read to the end.
bool is_suspicious(QPDFObjectHandle resources, int depth) {
  if (!resources.isDictionary()) return false;
  if (QPDFObjectHandle fonts = resources.getKey("/Font"); fonts.isDictionary())
    for (const std::string& name : fonts.getKeys())
      if (!tells_characters(fonts.getKey(name))) return true;
  QPDFObjectHandle objects = resources.getKey("/XObject");
  if (!objects.isDictionary()) return false;
  for (const std::string& name : objects.getKeys()) {
    QPDFObjectHandle object = objects.getKey(name);
    if (is_large_picture(object)) return true;
    if (depth < kDeepestForm && object.isStream() && is_suspicious(object.getDict().getKey("/Resources"), depth + 1)) return true;
  }
  return false;
}

class Shows : public QPDFObjectHandle::ParserCallbacks {
 public:
  Shows(QPDFObjectHandle resources, const Matrix& matrix, double page_area, int depth, std::size_t& operators, PageTraits& out)
      : resources_(resources), page_area_(page_area), depth_(depth), operators_(operators), out_(out) {
    state_.matrix = matrix;
  }

  using ParserCallbacks::handleObject;
  void handleObject(QPDFObjectHandle object) override {
    if (!object.isOperator()) {
      if (operands_.size() < 16) operands_.push_back(object);
      return;
    }
    if (++operators_ > kMostOperators) return terminateParsing();
    operate(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {}

 private:
  struct State {
    Matrix matrix{};
    bool hidden = false, known = true;
  };

  double number(std::size_t i) { return i < operands_.size() && operands_[i].isNumber() ? operands_[i].getNumericValue() : 0; }

  void operate(const std::string& op) {
    if (op == "q") {
      stack_.save(state_);
    } else if (op == "Q") {
      stack_.restore(state_);
    } else if (op == "cm") {
      Matrix m{};
      for (std::size_t i = 0; i < 6; ++i) m[i] = number(i);
      state_.matrix = times(m, state_.matrix);
    } else if (op == "Tr") {
      const double mode = number(0);
      state_.hidden = mode == 3 || mode == 7;
    } else if (op == "Tf") {
      if (!operands_.empty() && operands_[0].isName()) state_.known = knows(operands_[0].getName());
    } else if (op == "Tj" || op == "'" || op == "\"" || op == "TJ") {
      if (!operands_.empty()) show(operands_.back());
    } else if (op == "Do") {
      if (!operands_.empty() && operands_[0].isName()) draw(operands_[0].getName());
    }
  }

  bool knows(const std::string& name) {
    const auto [known, fresh] = fonts_.try_emplace(name, true);
    QPDFObjectHandle fonts = resources_.isDictionary() ? resources_.getKey("/Font") : QPDFObjectHandle::newNull();
    if (fresh && fonts.isDictionary()) known->second = tells_characters(fonts.getKey(name));
    return known->second;
  }

  void show(QPDFObjectHandle text) {
    if (text.isArray()) {
      for (int i = 0; i < text.getArrayNItems(); ++i)
        if (QPDFObjectHandle item = text.getArrayItem(i); item.isString()) show(item);
      return;
    }
    if (!text.isString()) return;
    const auto bytes = static_cast<std::uint32_t>(std::min<std::size_t>(text.getStringValue().size(), 1 << 16));
    (state_.hidden ? out_.hidden : out_.visible) += bytes;
    if (!state_.known) out_.unknown += bytes;
  }

  void draw(const std::string& name) {
    QPDFObjectHandle objects = resources_.isDictionary() ? resources_.getKey("/XObject") : QPDFObjectHandle::newNull();
    if (!objects.isDictionary()) return;
    QPDFObjectHandle object = objects.getKey(name);
    if (!object.isStream()) return;
    QPDFObjectHandle dictionary = object.getDict();
    if (is_name(dictionary.getKey("/Subtype"), "/Image")) {
      const Matrix& m = state_.matrix;
      const double share = std::min(1.0, std::fabs(m[0] * m[3] - m[1] * m[2]) / page_area_);
      if (!(share >= 0)) return;
      out_.picture_share = static_cast<float>(std::min(1.0, out_.picture_share + share));
      if (share >= kCovers && is_opaque(object)) {
        out_.hidden += out_.visible;
        out_.visible = 0;
      }
    } else if (is_name(dictionary.getKey("/Subtype"), "/Form") && depth_ < kDeepestForm) {
      QPDFObjectHandle resources = dictionary.getKey("/Resources");
      Shows inner(resources.isDictionary() ? resources : resources_, times(matrix_of_form(object), state_.matrix), page_area_, depth_ + 1, operators_, out_);
      inner.state_.hidden = state_.hidden;
      QPDFObjectHandle::parseContentStream(object, &inner);
    }
  }

  QPDFObjectHandle resources_;
  double page_area_;
  int depth_;
  std::size_t& operators_;
  PageTraits& out_;
  State state_;
  StateStack<State> stack_;
  std::vector<QPDFObjectHandle> operands_;
  std::map<std::string, bool> fonts_;
};

}  // namespace

PageTraits read_traits(QPDFPageObjectHelper& page) {
  PageTraits traits;
  QPDFObjectHandle resources = page.getAttribute("/Resources", false);
  if (!is_suspicious(resources, 0)) return traits;
  QPDFObjectHandle box = page.getCropBox();
  if (!box.isRectangle()) return traits;
  const QPDFObjectHandle::Rectangle crop = box.getArrayAsRectangle();
  const double area = std::fabs((crop.urx - crop.llx) * (crop.ury - crop.lly));
  if (!(area > 0)) return traits;
  std::size_t operators = 0;
  Shows shows(resources, {1, 0, 0, 1, 0, 0}, area, 0, operators, traits);
  page.parseContents(&shows);
  return traits;
}

}  // namespace jiaokan::extract
