#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "report/marked_text.h"
#include "report/writers.h"

namespace jiaokan::report {

/// The file of an edition as a relative address.
std::string edition_address(const ComparisonView&, bool of_a);

/// What an edition reads at a place: the words with a few around them, and a link to the page.
std::string reading_html(const std::optional<Place>&, const std::string& edition_language, const std::string& address, Language);

/// A picture of a spot of a page, its words marked. `name`: of the edition.
std::string picture_html(const PageCrop& crop, std::string_view name, Language);
/// Pictures side by side, folded up; empty where all of them are.
std::string pictures_html(const std::vector<std::string>& pictures, Language);

/// What opens a finding on a page, whether it is of a pair or of many.
struct ArticleHead {
  std::string id;
  DiscrepancyKind kind = DiscrepancyKind::kWording;
  Severity severity = Severity::kContent;
  std::vector<std::string> fingerprints;        ///< of the findings that are decided together
  Standing standing = Standing::kUnknown;
  const DecidedDiscrepancy* decided = nullptr;  ///< the decision that hides it
  std::string attributes = {};                  ///< more of them, each with a blank before it
};

/// <article> and its header: severity, kind, id, the button that accepts it.
std::string article_head(const ArticleHead&, Language);
/// What ends it: the decision that hides it, where there is one.
std::string article_end(const ArticleHead&, Language);

/// Writes the findings of a page: readings of both sides, links, pictures, the decision where there is one.
class FindingHtml {
 public:
  FindingHtml(const ComparisonView& view, Language language);

  /// `crop`: index of the finding's pictures.
  std::string article(const PageFinding& finding, std::size_t crop) const;

 private:
  std::string reading(const std::optional<Place>& place, bool of_a) const;
  std::string pictures(const Discrepancy& d, std::size_t crop) const;

  const ComparisonView& v_;
  Language language_;
  std::string address_a_, address_b_, language_a_, language_b_;
};

}  // namespace jiaokan::report
