#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/comparison.h"
#include "core/document.h"
#include "core/language.h"

namespace jiaokan::report {

/// What the pages of comparisons and of collations share: web/report.css, web/comparison.js and the controls that the script knows.
class PageFrame {
 public:
  explicit PageFrame(Language language) : language_(language) {}

  /// Up to and with <body>. `key` names the page in the browser's storage; the decisions that the comparisons were made with are its first ones.
  std::string begin(const std::string& title, std::string_view kind, const std::string& key, const std::vector<const Comparison*>& comparisons) const;
  /// The script, and all that is open.
  static std::string end();

  /// "A", name of the edition as a link, script, blocks, pages: a row of a <dl>.
  std::string edition(std::string_view siglum, const Document&, const std::string& address) const;

  /// A group of chips that switch what has `data` on or off: values, classes, words, counts.
  struct Chip {
    std::string value, style, shown;
    std::size_t count = 0;
  };
  std::string chips(std::string_view name, std::string_view data, const std::vector<Chip>&) const;
  std::vector<Chip> severities(const std::map<Severity, std::size_t>& counts) const;
  std::string kinds(const std::map<DiscrepancyKind, std::size_t>& counts) const;
  /// The field for words, the buttons for previous and next, and the box for the whole text.
  std::string search() const;
  /// The menu of decisions: hide, name, accept all, export, import. `hidden`: what is accepted is hidden at first.
  std::string decisions(bool hidden) const;
  /// The list of keys; what the script says stands behind it.
  std::string keys(const std::vector<std::pair<const char*, const char*>>& more) const;

 private:
  std::string w(std::string_view english) const;

  Language language_;
};

}  // namespace jiaokan::report
