#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "extract/pdf/page_glyphs.h"
#include "extract/pdf/structure.h"

namespace jiaokan::extract {

/// How a PDF file opened, and what it says about itself.
struct PdfOpened {
  enum class State { kOpen, kNeedsPassword, kWrongPassword, kDamaged, kNoPages };
  State state = State::kOpen;
  std::string reason;  ///< for kDamaged: what the libraries complained about first
  std::uint32_t pages = 0;
  bool repaired = false;      ///< it was damaged, and qpdf put it right
  std::string title, author;  ///< of the information dictionary, or of XMP; UTF-8
  PdfStructure structure;
};

struct PdfComplaints {
  std::uint64_t count = 0;
  std::string first;
  bool needs_poppler_data = false;  ///< a predefined CJK encoding is missing: poppler-data is not installed
};

/// A PDF opened with qpdf and Poppler. Installs Poppler's process-global error callback, one at a time, and may hang, crash or eat memory on hostile files:
/// for child processes only.
class PdfPages {
 public:
  /// `file` must outlive it.
  PdfPages(std::string_view file, const std::string& password);
  PdfPages(const PdfPages&) = delete;
  PdfPages& operator=(const PdfPages&) = delete;
  ~PdfPages();

  const PdfOpened& opened() const { return opened_; }
  /// Walks the tree of pages to its end, so that children forked from here need not.
  void find_all() const;
  /// Page `number`, from 1 to opened().pages.
  PageGlyphs read(std::uint32_t number);
  /// All that the libraries said so far.
  const PdfComplaints& complaints() const { return complaints_; }

 private:
  struct Files;
  PdfOpened opened_;
  PdfComplaints complaints_;
  std::unique_ptr<Files> files_;
};

/// Opens a small PDF of our own in this process and keeps it: what the libraries set up the first time (the lists of poppler-data, tables of names) is then
/// there for all children that are forked later, instead of being made anew in each. Call kManyFiles also reads its
/// page, and so a Chinese encoding that many files use: 10 ms, too much for the few files of a comparison. Safe to call from several threads.
void warm_up_pdf_libraries();
inline constexpr unsigned kManyFiles = 5;

}  // namespace jiaokan::extract
