#include "extract/pdf_reader.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/utf8.h"
#include "extract/child_process.h"
#include "extract/compose.h"
#include "extract/metadata.h"
#include "extract/page_faults.h"
#include "extract/page_layout.h"
#include "extract/page_marks.h"
#include "extract/poppler_pages.h"
#include "extract/structure_lines.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestLine = 400;  // bytes of what a file says, in a message

// Frames from the child: what opening gave ('o'), a page ('p'), the libraries' complaints ('c').
std::string encode(const PdfOpened& opened) {
  std::string out;
  out += static_cast<char>(opened.state);
  out += opened.repaired ? '\1' : '\0';
  const std::uint32_t pages = opened.pages;
  out.append(reinterpret_cast<const char*>(&pages), sizeof pages);
  for (const std::string* text : {&opened.reason, &opened.title, &opened.author}) {
    const auto size = static_cast<std::uint32_t>(text->size());
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out += *text;
  }
  return out + encode(opened.structure);
}

std::uint32_t take_u32(std::string_view& in) {
  std::uint32_t value = 0;
  JIAOKAN_CHECK(in.size() >= sizeof value);
  std::memcpy(&value, in.data(), sizeof value);
  in.remove_prefix(sizeof value);
  return value;
}

PdfOpened decode_opened(std::string_view in) {
  PdfOpened out;
  JIAOKAN_CHECK(in.size() >= 2);
  out.state = static_cast<PdfOpened::State>(in[0]);
  out.repaired = in[1] != 0;
  in.remove_prefix(2);
  out.pages = take_u32(in);
  for (std::string* text : {&out.reason, &out.title, &out.author}) {
    const std::uint32_t size = take_u32(in);
    JIAOKAN_CHECK(in.size() >= size);
    *text = in.substr(0, size);
    in.remove_prefix(size);
  }
  out.structure = decode_structure(in);
  return out;
}

/// One line, without control characters, short enough to read.
std::string one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  if (const auto bad = utf8::find_invalid(text)) text.resize(*bad);
  if (text.size() <= kLongestLine) return text;
  std::size_t end = kLongestLine;
  while (end > 0 && !utf8::is_boundary(text, end)) --end;
  text.resize(end);
  return text;
}

[[noreturn]] void refuse(const PdfOpened& opened, const std::string& name) {
  switch (opened.state) {
    case PdfOpened::State::kNeedsPassword: throw Error(ErrorCode::kEncrypted, name, "the PDF is encrypted and needs a password", "give it with --password");
    case PdfOpened::State::kWrongPassword:
      throw Error(ErrorCode::kEncrypted, name, "the PDF is encrypted and the password given does not open it", "give the right one with --password");
    case PdfOpened::State::kNoPages: throw Error(ErrorCode::kEmpty, name, "the PDF has no pages", "give a file with pages");
    default: break;
  }
  const std::string reason = one_line(opened.reason);
  throw Error(ErrorCode::kDamaged, name, "the PDF is damaged and cannot be opened" + (reason.empty() ? "" : " (" + reason + ")"),
              "get the file again from where it came from");
}

[[noreturn]] void refuse(const ChildOutcome& outcome, const ChildLimits& limits, const std::string& name) {
  const std::string advice = "split the file or print it to a new PDF";
  switch (outcome.end) {
    case ChildEnd::kCpuLimit:
      throw Error(ErrorCode::kLimit, name, "reading the PDF took more than " + std::to_string(limits.cpu_seconds) + " s of computing time", advice);
    case ChildEnd::kWallLimit: throw Error(ErrorCode::kLimit, name, "reading the PDF took more than " + std::to_string(limits.wall_seconds) + " s", advice);
    case ChildEnd::kMemoryLimit:
      throw Error(ErrorCode::kLimit, name, "reading the PDF took more than " + std::to_string(limits.memory_bytes >> 20) + " MB of memory", advice);
    case ChildEnd::kOutputLimit:
      throw Error(ErrorCode::kLimit, name, "the PDF holds more than " + std::to_string(limits.output_bytes >> 20) + " MB of text", advice);
    default: break;
  }
  throw Error(ErrorCode::kDamaged, name,
              "the PDF library broke down on it" + (outcome.signal != 0 ? " (signal " + std::to_string(outcome.signal) + ")" : std::string()),
              "print it to a new PDF");
}

}  // namespace

Document read_pdf(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  const ChildLimits limits;
  PdfOpened opened;
  PdfComplaints complaints;
  bool has_opened = false;
  std::vector<PageLines> pages;
  std::vector<PageInfo> infos;
  PageFaults faults;

  const ChildOutcome outcome = run_in_child(
      limits,
      [&](FramePipe& pipe) {
        read_pages(
            bytes, options.password, [&](const PdfOpened& o) { pipe.send('o', encode(o)); }, [&](const PageGlyphs& page) { pipe.send('p', encode(page)); },
            [&](const PdfComplaints& c) { pipe.send('c', std::string(1, c.needs_poppler_data ? '1' : '0') + c.first); });
      },
      [&](char type, std::string_view payload) {
        if (type == 'o') {
          opened = decode_opened(payload);
          has_opened = true;
        } else if (type == 'p') {
          const PageGlyphs page = decode_page_glyphs(payload);
          infos.push_back({page.page, page.label.empty() ? std::to_string(page.page) : page.label, page.width, page.height, text_source_of(page)});
          faults.add(page);
          pages.push_back(lay_out_lines(page));
          tag_lines(pages.back(), page.tags);
        } else if (type == 'c') {
          complaints.needs_poppler_data = payload.front() == '1';
          complaints.first = payload.substr(1);
        }
      });
  if (has_opened && opened.state != PdfOpened::State::kOpen) refuse(opened, name);
  if (outcome.end != ChildEnd::kDone) refuse(outcome, limits, name);
  JIAOKAN_CHECK(has_opened);

  settle_type_sizes(pages);
  part_marks(pages);
  Document document = compose_document(pages, opened.structure);
  FileMetadata said;
  if (!opened.title.empty()) said.title = one_line(opened.title);
  document.metadata = read_metadata(document, said);
  document.pages = std::move(infos);
  document.source.pages = static_cast<std::uint32_t>(document.pages.size());
  std::vector<Warning> of_pages = faults.warnings();
  document.warnings.insert(document.warnings.begin(), std::make_move_iterator(of_pages.begin()), std::make_move_iterator(of_pages.end()));
  const auto warned = [&](std::string_view code) {
    return std::any_of(document.warnings.begin(), document.warnings.end(), [&](const Warning& w) { return w.code == code; });
  };
  if (opened.repaired)
    document.warnings.push_back({"file-repaired", "the file's tables were damaged and have been rebuilt; content may be missing", std::nullopt});
  if (complaints.needs_poppler_data && !warned("no-poppler-data"))
    document.warnings.push_back(
        {"no-poppler-data", "the PDF uses a Chinese encoding that needs the package poppler-data; text may be missing until it is installed", std::nullopt});
  return document;
}

}  // namespace jiaokan::extract
