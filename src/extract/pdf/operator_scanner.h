#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/pdf/content_stream.h"

namespace jiaokan::extract {

/// Reads the operators of a content stream with their operands: numbers, names, and the MCID of a list of properties that stands among them. Strings, arrays,
/// other dictionaries and inline images are passed over. `Reader` derives from this (so that calls cost nothing) and has `operate(std::string_view)`, called
/// for each operator, and `done()`, which ends the reading. O(bytes).
template <class Reader>
class OperatorScanner {
 protected:
  explicit OperatorScanner(std::string_view content) : in_(content) {}

  void scan() {
    while (at_ < in_.size() && !reader().done()) {
      const char c = in_[at_];
      const bool twice = at_ + 1 < in_.size() && in_[at_ + 1] == c;
      if (is_pdf_space(c)) {
        ++at_;
      } else if (c == '(') {
        at_ = end_of_string(in_, at_);
      } else if (c == '[') {
        at_ = end_of_array(in_, at_);
      } else if (c == '%') {
        at_ = end_of_comment(in_, at_);
      } else if (c == '<' && twice) {
        if (dictionaries_++ == 0) inline_id_ = -1;
        at_ += 2;
      } else if (c == '<') {
        const std::size_t end = in_.find('>', at_);
        at_ = end == std::string_view::npos ? in_.size() : end + 1;
      } else if (c == '>' && twice) {
        if (dictionaries_ > 0) --dictionaries_;
        at_ += 2;
      } else if (c == '/') {
        const std::size_t begin = ++at_;
        at_ = end_of_regular(in_, at_);
        read_name(in_.substr(begin, at_ - begin));
      } else if (is_pdf_delimiter(c)) {
        ++at_;
      } else {
        const std::size_t begin = at_;
        at_ = end_of_regular(in_, at_);
        read_token(in_.substr(begin, at_ - begin));
      }
    }
  }

  /// Operand `i` of the last `n`; 0 where fewer were given.
  double operand(std::size_t i, std::size_t n) const { return count_ >= n ? numbers_[(count_ - n + i) % numbers_.size()] : 0; }
  Matrix operand_matrix() const {
    Matrix m{};
    for (std::size_t i = 0; i < m.size(); ++i) m[i] = operand(i, m.size());
    return m;
  }
  std::size_t names() const { return names_; }
  std::string_view last_name() const { return name_; }   ///< empty where none was given
  std::string_view name_before() const { return tag_; }  ///< the one before it
  long inline_id() const { return inline_id_; }          ///< -1 where none was given

 private:
  Reader& reader() { return static_cast<Reader&>(*this); }

  void read_name(std::string_view name) {
    if (dictionaries_ > 0) {
      key_ = name;
      return;
    }
    tag_ = name_;
    name_ = name;
    ++names_;
  }

  void read_token(std::string_view token) {
    if (starts_number(token.front())) {
      const double value = number_of(token);
      if (dictionaries_ > 0) {
        if (dictionaries_ == 1 && key_ == "MCID" && value >= 0 && value < 1e7) inline_id_ = static_cast<long>(value);
        key_ = {};
        return;
      }
      numbers_[count_ % numbers_.size()] = value;
      ++count_;
      return;
    }
    if (dictionaries_ > 0) return;  // true, null, the R of a reference
    if (token == "BI")
      at_ = end_of_inline_image(in_, at_);
    else
      reader().operate(token);
    count_ = names_ = 0;
    name_ = tag_ = {};
    inline_id_ = -1;
  }

  std::string_view in_;
  std::size_t at_ = 0;
  std::array<double, 8> numbers_{};
  std::size_t count_ = 0, names_ = 0;
  std::string_view name_, tag_, key_;
  int dictionaries_ = 0;
  long inline_id_ = -1;
};

/// What q keeps and Q brings back.
template <class State>
class StateStack {
 public:
  void save(const State& state) {
    if (states_.size() < kDeepest) states_.push_back(state);
  }
  void restore(State& state) {
    if (states_.empty()) return;
    state = states_.back();
    states_.pop_back();
  }

 private:
  static constexpr std::size_t kDeepest = 512;
  std::vector<State> states_;
};

}  // namespace jiaokan::extract
