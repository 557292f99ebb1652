#include "extract/pdf/shown_text.h"

#include <cmath>
#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>
#include <string_view>

#include "extract/pdf/operator_scanner.h"
#include "extract/pdf/page_frame.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostPoints = 200000;
constexpr std::size_t kMostForms = 2000;
constexpr std::size_t kDeepestStack = 512;
constexpr int kDeepestForm = 8;
constexpr double kSameLine = 0.3;  // points
constexpr double kLongStep = 40;   // points between two shows that are one run of text

/// What all content streams of a page add to.
struct Page {
  const MarkedContent& marked;
  const FontWeights& weights;
  PageFrame frame;
  std::vector<TextPoint> points;
  double last_x = 0, last_y = 0;  ///< of the show operator before, known or not
  std::size_t content = 0, forms = 0;

  bool full() const { return content > kMostContent || points.size() > kMostPoints || forms > kMostForms; }
};

struct GraphicsState {
  Matrix matrix{1, 0, 0, 1, 0, 0};
  std::uint32_t weight = 0;
  bool stroked = false;

  std::uint32_t shown_weight() const { return stroked ? weight | FontWeights::kBold : weight; }
};

/// Reads where one content stream shows text.
class TextScanner : OperatorScanner<TextScanner> {
  friend OperatorScanner<TextScanner>;

 public:
  TextScanner(Page& page, std::string_view content, QPDFObjectHandle resources, const std::vector<std::uint32_t>* ids, const GraphicsState& state,
              std::uint32_t element, int depth)
      : OperatorScanner(content), page_(page), resources_(resources), ids_(ids), state_(state), depth_(depth), element_(element) {}

  void run() { scan(); }

 private:
  bool done() const { return page_.full(); }

  void operate(std::string_view op) {
    if (op.size() == 1) return operate_on_state(op.front());
    if (op == "Tj" || op == "TJ") {
      show();
    } else if (op == "Td" || op == "TD") {
      if (op == "TD") leading_ = -operand(1, 2);
      move(operand(0, 2), operand(1, 2));
    } else if (op == "Tm") {
      line_ = operand_matrix();
      known_ = true;
    } else if (op == "T*") {
      move(0, -leading_);
    } else if (op == "TL") {
      leading_ = operand(0, 1);
    } else if (op == "BT") {
      line_ = {1, 0, 0, 1, 0, 0};
      known_ = true;
    } else if (op == "Tf") {
      if (names() > 0) state_.weight = weight_of(last_name());
    } else if (op == "Tr") {
      state_.stroked = operand(0, 1) == 2;
    } else if (op == "BDC" || op == "BMC") {
      open(op == "BDC");
    } else if (op == "EMC") {
      if (unkept_ > 0) {
        --unkept_;
      } else if (!elements_.empty()) {
        element_ = elements_.back();
        elements_.pop_back();
      }
    } else if (op == "cm") {
      state_.matrix = times(operand_matrix(), state_.matrix);
    } else if (op == "Do") {
      show_form();
    }
  }

  /// The operators of one letter.
  void operate_on_state(char op) {
    if (op == 'q') {
      stack_.save(state_);
    } else if (op == 'Q') {
      stack_.restore(state_);
    } else if (op == '\'' || op == '"') {
      move(0, -leading_);
      show();
    }
  }

  void move(double x, double y) {
    line_ = times({1, 0, 0, 1, x, y}, line_);
    known_ = true;
  }

  void show() {
    const std::uint32_t weight = state_.shown_weight();
    if (!known_) {  // it goes on behind what was shown before, where the widths of the glyphs decide
      if (!page_.points.empty() && page_.points.back().weight != weight) page_.points.back().weight = TextPoint::kMixedWeight;
      return;
    }
    known_ = false;
    const Matrix m = times(line_, state_.matrix);
    const PageFrame::Point p = page_.frame.shown(m[4], m[5]);
    if (!(std::fabs(p.x) < 1e5 && std::fabs(p.y) < 1e5)) return;
    const double step = p.x - page_.last_x;
    const bool goes_on = !page_.points.empty() && page_.points.back().element == element_ && page_.points.back().weight == weight &&
                         std::fabs(p.y - page_.last_y) < kSameLine && step >= 0 && step < kLongStep;
    page_.last_x = p.x;
    page_.last_y = p.y;
    if (!goes_on) page_.points.push_back({static_cast<float>(p.x), static_cast<float>(p.y), element_, weight});
  }

  void open(bool has_properties) {
    if (elements_.size() >= kDeepestStack) {
      ++unkept_;
      return;
    }
    elements_.push_back(element_);
    long id = inline_id();
    std::string_view tag = last_name();
    if (has_properties && names() >= 2) {
      tag = name_before();
      id = id_of(last_name());
    }
    if (id >= 0 && ids_ != nullptr && static_cast<std::size_t>(id) < ids_->size() && (*ids_)[static_cast<std::size_t>(id)] != PdfStructure::kUntagged)
      element_ = (*ids_)[static_cast<std::size_t>(id)];
    else if (tag == "Artifact")
      element_ = PdfStructure::kArtifact;
  }

  /// The identifier in a list of properties that the resources name.
  long id_of(std::string_view properties) {
    if (!resources_.isDictionary()) return -1;
    QPDFObjectHandle lists = resources_.getKey("/Properties");
    if (!lists.isDictionary()) return -1;
    QPDFObjectHandle list = lists.getKey("/" + std::string(properties));
    QPDFObjectHandle id = list.isDictionary() ? list.getKey("/MCID") : QPDFObjectHandle::newNull();
    return id.isInteger() && id.getIntValue() >= 0 && id.getIntValue() < 10000000 ? static_cast<long>(id.getIntValue()) : -1;
  }

  void show_form() {
    if (depth_ >= kDeepestForm || !resources_.isDictionary() || names() == 0) return;
    QPDFObjectHandle objects = resources_.getKey("/XObject");
    if (!objects.isDictionary()) return;
    QPDFObjectHandle form = objects.getKey("/" + std::string(last_name()));
    if (!form.isStream() || !form.getDict().getKey("/Subtype").isNameAndEquals("/Form") || ++page_.forms > kMostForms) return;
    const Content content = form_content(form);
    page_.content += content.bytes().size();
    if (page_.full()) return;
    QPDFObjectHandle own = form.getDict().getKey("/Resources");
    const auto ids = page_.marked.elements.find(form.getObjGen());
    TextScanner(page_, content.bytes(), own.isDictionary() ? own : resources_, ids == page_.marked.elements.end() ? nullptr : &ids->second,
                {times(matrix_of_form(form), state_.matrix), state_.weight, state_.stroked}, element_, depth_ + 1)
        .run();
  }

  std::uint32_t weight_of(std::string_view font) {
    const auto known = fonts_.find(font);
    if (known != fonts_.end()) return known->second;
    QPDFObjectHandle fonts = resources_.isDictionary() ? resources_.getKey("/Font") : QPDFObjectHandle::newNull();
    const std::uint32_t weight = fonts.isDictionary() ? page_.weights.of(fonts.getKey("/" + std::string(font))) : 0;
    return fonts_.emplace(font, weight).first->second;
  }

  Page& page_;
  QPDFObjectHandle resources_;
  const std::vector<std::uint32_t>* ids_;
  GraphicsState state_;
  int depth_;
  std::uint32_t element_;
  std::vector<std::uint32_t> elements_;  // of the marked content around
  std::size_t unkept_ = 0;
  StateStack<GraphicsState> stack_;
  std::map<std::string_view, std::uint32_t> fonts_;  // weights by name; the names stand in the content
  Matrix line_{1, 0, 0, 1, 0, 0};
  double leading_ = 0;
  bool known_ = false;
};

}  // namespace

std::vector<TextPoint> read_shown_text(QPDFPageObjectHelper& page, std::string_view content, const MarkedContent& marked, const FontWeights& weights) {
  Page state{marked, weights, PageFrame(page), {}};
  if (!state.frame.known()) return {};
  state.content = content.size();
  const auto ids = marked.elements.find(page.getObjectHandle().getObjGen());
  TextScanner(state, content, page.getAttribute("/Resources", false), ids == marked.elements.end() ? nullptr : &ids->second, {}, PdfStructure::kUntagged, 0)
      .run();
  if (state.full()) return {};
  return std::move(state.points);
}

bool strokes_text(std::string_view content) {
  for (std::size_t at = 0; (at = content.find("2 Tr", at)) != std::string_view::npos; at += 4)
    if ((at == 0 || is_pdf_space(content[at - 1])) && (at + 4 == content.size() || is_pdf_space(content[at + 4]))) return true;
  return false;
}

}  // namespace jiaokan::extract
