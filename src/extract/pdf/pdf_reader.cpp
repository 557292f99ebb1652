#include "extract/pdf/pdf_reader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "core/team.h"
#include "extract/layout/compose.h"
#include "extract/layout/door_radical.h"
#include "extract/layout/page_layout.h"
#include "extract/layout/page_marks.h"
#include "extract/metadata.h"
#include "extract/pdf/laid_page.h"
#include "extract/pdf/pdf_processes.h"

namespace jiaokan::extract {
Document read_pdf(std::string_view bytes, const std::string& name, const ReadOptions& options) { return read_pdf(bytes, name, options, {}); }

Document read_pdf(std::string_view bytes, const std::string& name, const ReadOptions& options, const PageHook& before_page) {
  std::vector<PageLines> pages;
  std::vector<PageInfo> infos;
  PageFaults faults;
  bool needs_poppler_data = false;
  const auto add = [&](LaidPage page) {
    infos.push_back(std::move(page.info));
    faults.add(infos.back().page, page.faults);
    needs_poppler_data = needs_poppler_data || page.needs_poppler_data;
    pages.push_back(std::move(page.lines));
  };
  const PdfReading reading = read_pdf_pages(
      bytes, name, options, before_page, [](const PageGlyphs& page, const PdfStructure& structure) { return encode(lay_out_page(page, structure)); },
      [&](std::string_view payload) { add(decode_laid_page(payload)); },
      [&](const BrokenPage& broken) {
        PageGlyphs failed;
        failed.page = broken.page;
        failed.failed = true;
        add(lay_out_page(failed, {}));
      });
  const PdfOpened& opened = reading.opened;

  Team team(options.jobs);
  settle_door_radical(pages);
  settle_type_sizes(pages);
  part_marks(pages);
  Document document = compose_document(pages, opened.structure, team);
  FileMetadata said;
  if (!opened.title.empty()) said.title = opened.title;
  document.metadata = read_metadata(document, said);
  document.pages = std::move(infos);
  document.source.pages = static_cast<std::uint32_t>(document.pages.size());
  std::vector<Warning> of_pages = faults.warnings();
  for (Warning& w : of_pages) {
    const auto why = std::find_if(reading.broken.begin(), reading.broken.end(), [&](const BrokenPage& b) { return w.page == b.page; });
    if (w.code == "page-unreadable" && why != reading.broken.end()) w.message = "the page cannot be read: " + why->reason + "; the other pages are kept";
  }
  document.warnings.insert(document.warnings.begin(), std::make_move_iterator(of_pages.begin()), std::make_move_iterator(of_pages.end()));
  const auto warned = [&](std::string_view code) {
    return std::any_of(document.warnings.begin(), document.warnings.end(), [&](const Warning& w) { return w.code == code; });
  };
  if (reading.unread > 0)
    document.warnings.push_back({"pages-unread",
                                 std::to_string(reading.unread) + (reading.unread == 1 ? " page was" : " pages were") + " not read: " + reading.unread_reason,
                                 std::nullopt});
  if (opened.repaired)
    document.warnings.push_back({"file-repaired", "the PDF is damaged and has been put right as far as possible; text may be missing", std::nullopt});
  if (needs_poppler_data && !warned("no-poppler-data"))
    document.warnings.push_back(
        {"no-poppler-data", "the PDF uses a Chinese encoding that needs the package poppler-data; text may be missing until it is installed", std::nullopt});
  return document;
}

}  // namespace jiaokan::extract
