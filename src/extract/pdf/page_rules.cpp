#include "extract/pdf/page_rules.h"

#include <algorithm>
#include <cmath>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>

#include "extract/pdf/operator_scanner.h"
#include "extract/pdf/page_frame.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostRules = 6000;  // of one page: more is a drawing
constexpr double kThickest = 3.0;         // points: a filled shape that is thicker is an area
constexpr double kShortest = 4.0;         // points
constexpr double kLevel = 0.7;            // points that a segment may lean
constexpr int kDeepestForm = 6;

struct Point {
  double x = 0, y = 0;
};

Point apply(const Matrix& m, double x, double y) { return {m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]}; }

/// Keeps what draws lines.
class RuleScanner : OperatorScanner<RuleScanner> {
  friend OperatorScanner<RuleScanner>;

 public:
  RuleScanner(std::string_view content, const Matrix& matrix, std::vector<PageRule>& out) : OperatorScanner(content), matrix_(matrix), out_(out) {}

  struct Form {
    std::string name;
    Matrix matrix;
  };

  std::vector<Form> run() {
    scan();
    return std::move(forms_);
  }

 private:
  bool done() const { return out_.size() > kMostRules; }

  void operate(std::string_view op) {
    if (op == "q") {
      stack_.save(matrix_);
    } else if (op == "Q") {
      stack_.restore(matrix_);
    } else if (op == "cm") {
      matrix_ = times(operand_matrix(), matrix_);
    } else if (op == "m") {
      paths_.emplace_back();
      paths_.back().points.push_back(apply(matrix_, operand(0, 2), operand(1, 2)));
    } else if (op == "l") {
      if (!paths_.empty() && paths_.size() <= kMostRules) paths_.back().points.push_back(apply(matrix_, operand(0, 2), operand(1, 2)));
    } else if (op == "c" || op == "v" || op == "y") {
      if (!paths_.empty()) paths_.back().curved = true;
    } else if (op == "re") {
      const double x = operand(0, 4), y = operand(1, 4), w = operand(2, 4), h = operand(3, 4);
      if (paths_.size() <= kMostRules) {
        paths_.emplace_back();
        paths_.back().points = {apply(matrix_, x, y), apply(matrix_, x + w, y), apply(matrix_, x + w, y + h), apply(matrix_, x, y + h), apply(matrix_, x, y)};
      }
    } else if (op == "h") {
      close();
    } else if (op == "S" || op == "s") {
      if (op == "s") close();
      stroke();
      paths_.clear();
    } else if (op == "f" || op == "F" || op == "f*") {
      fill();
      paths_.clear();
    } else if (op == "B" || op == "B*" || op == "b" || op == "b*") {
      if (op.front() == 'b') close();
      stroke();
      paths_.clear();
    } else if (op == "n") {
      paths_.clear();
    } else if (op == "Do") {
      if (forms_.size() < 200) forms_.push_back({std::string(last_name()), matrix_});
    }
  }

  void close() {
    if (!paths_.empty() && !paths_.back().points.empty()) paths_.back().points.push_back(paths_.back().points.front());
  }

  void stroke() {
    for (const Path& p : paths_)
      for (std::size_t i = 1; i < p.points.size() && !p.curved; ++i) add(p.points[i - 1], p.points[i]);
  }

  void fill() {
    for (const Path& p : paths_) {
      if (p.curved || p.points.size() < 3) continue;
      Point low = p.points.front(), high = low;
      for (const Point& q : p.points) {
        low = {std::min(low.x, q.x), std::min(low.y, q.y)};
        high = {std::max(high.x, q.x), std::max(high.y, q.y)};
      }
      const double w = high.x - low.x, h = high.y - low.y;
      if (h <= kThickest && w > h)
        add({low.x, (low.y + high.y) / 2}, {high.x, (low.y + high.y) / 2});
      else if (w <= kThickest && h > w)
        add({(low.x + high.x) / 2, low.y}, {(low.x + high.x) / 2, high.y});
    }
  }

  void add(const Point& a, const Point& b) {
    const double w = std::fabs(a.x - b.x), h = std::fabs(a.y - b.y);
    if (!(w < 1e5 && h < 1e5) || std::max(w, h) < kShortest || std::min(w, h) > kLevel) return;
    out_.push_back({static_cast<float>(std::min(a.x, b.x)), static_cast<float>(std::min(a.y, b.y)), static_cast<float>(std::max(a.x, b.x)),
                    static_cast<float>(std::max(a.y, b.y))});
  }

  struct Path {
    std::vector<Point> points;
    bool curved = false;
  };

  Matrix matrix_;
  std::vector<PageRule>& out_;
  StateStack<Matrix> stack_;
  std::vector<Path> paths_;
  std::vector<Form> forms_;
};

void scan(std::string_view content, const Matrix& matrix, QPDFObjectHandle resources, int depth, std::vector<PageRule>& out) {
  const std::vector<RuleScanner::Form> forms = RuleScanner(content, matrix, out).run();
  if (depth >= kDeepestForm || !resources.isDictionary()) return;
  QPDFObjectHandle objects = resources.getKey("/XObject");
  if (!objects.isDictionary()) return;
  for (const auto& form : forms) {
    if (out.size() > kMostRules) return;
    QPDFObjectHandle object = objects.getKey("/" + form.name);
    if (!object.isStream()) continue;
    QPDFObjectHandle subtype = object.getDict().getKey("/Subtype");
    if (!subtype.isName() || subtype.getName() != "/Form") continue;
    QPDFObjectHandle own = object.getDict().getKey("/Resources");
    const Content inner = form_content(object);
    if (inner.bytes().size() > kMostContent) continue;
    scan(inner.bytes(), times(matrix_of_form(object), form.matrix), own.isDictionary() ? own : resources, depth + 1, out);
  }
}

}  // namespace

void scan_content(std::string_view content, const double (&matrix)[6], std::vector<PageRule>& out) {
  Matrix m{};
  std::copy(std::begin(matrix), std::end(matrix), m.begin());
  RuleScanner(content, m, out).run();
}

std::vector<PageRule> read_rules(QPDFPageObjectHelper& page, std::string_view content) {
  std::vector<PageRule> rules;
  if (content.size() > kMostContent) return rules;
  scan(content, {1, 0, 0, 1, 0, 0}, page.getAttribute("/Resources", false), 0, rules);
  if (rules.size() > kMostRules) return {};

  const PageFrame frame(page);
  if (!frame.known()) return {};
  for (PageRule& r : rules) {
    const PageFrame::Point a = frame.shown(r.x0, r.y0), b = frame.shown(r.x1, r.y1);
    r = {static_cast<float>(std::min(a.x, b.x)), static_cast<float>(std::min(a.y, b.y)), static_cast<float>(std::max(a.x, b.x)),
         static_cast<float>(std::max(a.y, b.y))};
  }
  return rules;
}

}  // namespace jiaokan::extract
