#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/language.h"
#include "report/marked_text.h"
#include "report/writers.h"

namespace jiaokan::report {

/// The file of an edition as a relative address.
std::string edition_address(const ComparisonView&, bool of_a);

/// What an edition reads at a place: the words with a few around them, and a link to the page.
std::string reading_html(const std::optional<Place>&, const std::string& edition_language, const std::string& address, Language);

/// Writes the findings of a page: readings of both sides, links, pictures, the decision where there is one.
class FindingHtml {
 public:
  FindingHtml(const ComparisonView& view, Language language);

  /// `crop`: index of the finding's pictures.
  std::string article(const PageFinding& finding, std::size_t crop) const;

 private:
  std::string w(std::string_view english) const;
  std::string reading(const std::optional<Place>& place, bool of_a) const;
  std::string picture(const std::optional<PageCrop>& crop, const std::optional<Place>& place, bool of_a) const;
  std::string pictures(const Discrepancy& d, std::size_t crop) const;
  std::string decision(const DecidedDiscrepancy& decided) const;

  const ComparisonView& v_;
  Language language_;
  std::string address_a_, address_b_, language_a_, language_b_;
};

}  // namespace jiaokan::report
