#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/document.h"
#include "extract/pdf/page_glyphs.h"

namespace jiaokan::extract {

/// Whether every Chinese text is full of this character, in either script: three in ten of a text's characters are, one in a hundred of a garbled one's.
bool is_frequent_ideograph(char32_t c);

/// Where the text of a page comes from: an OCR layer behind a picture of the page is `ocr`, a page that shows no text `none`.
TextSource text_source_of(const PageGlyphs&);

/// Page numbers for a person to read: "3", "1-4, 7, 12-20"; after a dozen ranges "and 31 more". `pages` ascending.
std::string page_list(const std::vector<std::uint32_t>& pages);

/// Every fault that a page can have, in the order of their warnings; doc/formats/document.md lists them too.
enum class PageFaultKind : std::uint32_t {
  kUnreadable,
  kWithoutText,
  kOcrLayer,
  kNoPopplerData,
  kUnknownCharacters,
  kGarbledText,
  kGbkAsLatin,
  kUnmappedGlyphs,
  kPrivateUse,
  kCompatibilityIdeographs,
  kRadicalsKept,
  kUnseenCharacters,
  kSpacedOutText
};

struct PageFault {
  PageFaultKind kind = PageFaultKind::kUnreadable;
  char32_t code = 0, right = 0;  ///< of the first character that has it
  std::uint64_t count = 1;
};

/// What Unicode hides on a page: codes that stand for no character or for another one than the page shows, text that reads as no language, pictures of text.
/// O(glyphs of the page).
std::vector<PageFault> find_faults(const PageGlyphs&);

/// Gathers the faults of a file's pages: those on many pages make one warning that lists them.
class PageFaults {
 public:
  void add(std::uint32_t page, const std::vector<PageFault>& faults);
  void add(const PageGlyphs& page) { add(page.page, find_faults(page)); }

  /// One of a kind; pages that cannot be read or show no text one each, up to twenty of a kind and one that lists the rest.
  std::vector<Warning> warnings() const;

 private:
  struct Found {
    std::uint64_t count = 0;
    std::vector<std::uint32_t> pages;
    char32_t code = 0, right = 0;  // the first one
  };

  std::map<PageFaultKind, Found> found_;
};

}  // namespace jiaokan::extract
