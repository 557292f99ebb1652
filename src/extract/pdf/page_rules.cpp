#include "extract/pdf/page_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>

#include "extract/pdf/content_stream.h"
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

/// Reads a content stream operator by operator and keeps what draws lines.
class ContentScanner {
 public:
  ContentScanner(std::string_view content, const Matrix& matrix, std::vector<PageRule>& out) : in_(content), matrix_(matrix), out_(out) {}

  struct Form {
    std::string name;
    Matrix matrix;
  };

  std::vector<Form> run() {
    while (at_ < in_.size() && out_.size() <= kMostRules) {
      const char c = in_[at_];
      if (is_pdf_space(c)) {
        ++at_;
      } else if (c == '(') {
        at_ = end_of_string(in_, at_);
      } else if (c == '[') {
        at_ = end_of_array(in_, at_);
      } else if (c == '%') {
        at_ = end_of_comment(in_, at_);
      } else if (c == '<' && at_ + 1 < in_.size() && in_[at_ + 1] != '<') {
        const std::size_t end = in_.find('>', at_);
        at_ = end == std::string_view::npos ? in_.size() : end + 1;
      } else if (c == '/') {
        const std::size_t begin = ++at_;
        at_ = end_of_regular(in_, at_);
        name_ = in_.substr(begin, at_ - begin);
      } else if (is_pdf_delimiter(c)) {
        ++at_;
      } else {
        const std::size_t begin = at_;
        at_ = end_of_regular(in_, at_);
        token(in_.substr(begin, at_ - begin));
      }
    }
    return std::move(forms_);
  }

 private:
  void token(std::string_view t) {
    const char first = t.front();
    if (starts_number(first)) {
      numbers_[count_ % numbers_.size()] = number_of(t);
      ++count_;
      return;
    }
    operate(t);
    count_ = 0;
  }

  /// Operand `i` of the last `n`; 0 where fewer were given.
  double operand(std::size_t i, std::size_t n) const { return count_ >= n ? numbers_[(count_ - n + i) % numbers_.size()] : 0; }

  void operate(std::string_view op) {
    if (op == "q") {
      if (stack_.size() < 256) stack_.push_back(matrix_);
    } else if (op == "Q") {
      if (!stack_.empty()) {
        matrix_ = stack_.back();
        stack_.pop_back();
      }
    } else if (op == "cm") {
      Matrix m{};
      for (std::size_t i = 0; i < 6; ++i) m[i] = operand(i, 6);
      matrix_ = times(m, matrix_);
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
      if (forms_.size() < 200) forms_.push_back({std::string(name_), matrix_});
    } else if (op == "BI") {
      at_ = end_of_inline_image(in_, at_);
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

  std::string_view in_;
  std::size_t at_ = 0;
  Matrix matrix_;
  std::vector<PageRule>& out_;
  std::vector<Matrix> stack_;
  std::vector<Path> paths_;
  std::array<double, 8> numbers_{};
  std::size_t count_ = 0;
  std::string_view name_;
  std::vector<Form> forms_;
};

void scan(std::string_view content, const Matrix& matrix, QPDFObjectHandle resources, int depth, std::vector<PageRule>& out) {
  const std::vector<ContentScanner::Form> forms = ContentScanner(content, matrix, out).run();
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
  ContentScanner(content, m, out).run();
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
