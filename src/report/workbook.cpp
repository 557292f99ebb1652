#include "report/workbook.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>

#include "core/error.h"
#include "core/utf8.h"
#include "report/text_layout.h"

namespace jiaokan::report {
namespace {

constexpr std::uint32_t kMostRows = 1'048'576;
constexpr std::size_t kLongestCell = 32'767;   // UTF-16 units
constexpr std::size_t kMostShown = 2'000;      // code points that a row as high as can be shows
constexpr double kLine = 15, kHighest = 409;   // points
constexpr double kFill = 0.92;                 // of a column's width: ideographs are a little wider than two digits
constexpr std::time_t kCreated = 946'684'800;  // 2000-01-01: no clock in the output

/// What a cell can hold: no code points that XML lacks, not too long.
std::string cell_text(std::string_view text) {
  std::string out;
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    if (c == 0 || (c & 0xFFFE) == 0xFFFE) continue;
    units += c > 0xFFFF ? 2 : 1;
    if (units >= kLongestCell) return out + "…";
    out += text.substr(begin, at - begin);
  }
  return out;
}

}  // namespace

struct Workbook::Parts {
  int fd = -1;
  lxw_workbook* book = nullptr;
  lxw_format *head = nullptr, *count = nullptr, *whole = nullptr, *decimal = nullptr;
  std::array<lxw_format*, 3> bodies{};  ///< by face
  lxw_worksheet* sheet = nullptr;
  std::uint32_t next_row = 0;
  std::vector<Column> columns;
  bool full = false;

  lxw_format* body(std::size_t column) const { return bodies[static_cast<std::size_t>(columns[column].face)]; }

  void close_sheet() const {
    if (sheet && !columns.empty()) worksheet_autofilter(sheet, 0, 0, next_row > 0 ? next_row - 1 : 0, static_cast<lxw_col_t>(columns.size() - 1));
  }

  /// Not every program makes rows as high as their texts by itself.
  double height(const std::vector<std::string>& cells) const {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto room = static_cast<std::size_t>(columns[i].width * kFill);
      if (cells[i].size() > room) lines = std::max(lines, wrapped(utf8::first(cells[i], kMostShown), std::max<std::size_t>(room, 2)).size());
    }
    return std::min(kHighest, static_cast<double>(lines) * kLine);
  }
};

Workbook::Workbook() : parts_(new Parts) {
  // The library of Debian 12 writes files only: one in memory.
  parts_->fd = ::memfd_create("workbook", MFD_CLOEXEC);
  if (parts_->fd >= 0) parts_->book = workbook_new(("/proc/self/fd/" + std::to_string(parts_->fd)).c_str());
  if (!parts_->book) {
    if (parts_->fd >= 0) ::close(parts_->fd);
    delete parts_;
    throw Error(ErrorCode::kOutput, {}, "the system gives no memory file to write the spreadsheet to");
  }
  lxw_doc_properties properties{};
  properties.created = kCreated;
  workbook_set_properties(parts_->book, &properties);
  parts_->head = workbook_add_format(parts_->book);
  format_set_bold(parts_->head);
  format_set_bg_color(parts_->head, 0xE8E8E4);
  format_set_bottom(parts_->head, LXW_BORDER_THIN);
  constexpr std::array<const char*, 3> kFonts{nullptr, "Microsoft YaHei", "Microsoft JhengHei"};
  for (std::size_t face = 0; face < kFonts.size(); ++face) {
    lxw_format* body = workbook_add_format(parts_->book);
    format_set_text_wrap(body);
    format_set_align(body, LXW_ALIGN_VERTICAL_TOP);
    if (kFonts[face]) {
      format_set_font_name(body, kFonts[face]);
      format_set_font_scheme(body, "");
    }
    parts_->bodies[face] = body;
  }
  const auto figures = [&](std::uint8_t alignment, const char* pattern) {
    lxw_format* format = workbook_add_format(parts_->book);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(format, alignment);
    if (pattern) format_set_num_format(format, pattern);
    return format;
  };
  parts_->count = figures(LXW_ALIGN_CENTER, nullptr);
  parts_->whole = figures(LXW_ALIGN_RIGHT, "#,##0");
  parts_->decimal = figures(LXW_ALIGN_RIGHT, nullptr);
}

Workbook::~Workbook() {
  if (parts_->book) lxw_workbook_free(parts_->book);
  ::close(parts_->fd);
  delete parts_;
}

void Workbook::sheet(std::string_view name, const std::vector<Column>& columns) {
  Parts& p = *parts_;
  p.close_sheet();
  p.sheet = workbook_add_worksheet(p.book, std::string(name).c_str());
  JIAOKAN_CHECK(p.sheet != nullptr);
  p.columns = columns;
  p.next_row = 1;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(p.sheet, column, column, columns[i].width, p.body(i));
    worksheet_write_string(p.sheet, 0, column, columns[i].head.c_str(), p.head);
  }
  worksheet_freeze_panes(p.sheet, 1, 0);
  constexpr std::uint8_t kA4 = 9;
  worksheet_set_paper(p.sheet, kA4);
  worksheet_set_landscape(p.sheet);
  worksheet_fit_to_pages(p.sheet, 1, 0);
  worksheet_repeat_rows(p.sheet, 0, 0);
  worksheet_set_footer(p.sheet, "&L&A&R&P / &N");
}

void Workbook::row(const std::vector<std::string>& cells) {
  Parts& p = *parts_;
  p.full = p.full || p.next_row >= kMostRows;
  if (p.full) return;
  const double high = p.height(cells);
  if (high > kLine) worksheet_set_row(p.sheet, p.next_row, high, nullptr);
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!cells[i].empty()) worksheet_write_string(p.sheet, p.next_row, static_cast<lxw_col_t>(i), cell_text(cells[i]).c_str(), p.body(i));
  ++p.next_row;
}

void Workbook::number(std::size_t column, double value) {
  if (!parts_->full) worksheet_write_number(parts_->sheet, parts_->next_row - 1, static_cast<lxw_col_t>(column), value, parts_->count);
}

void Workbook::amount(std::size_t column, double value) {
  lxw_format* format = value == std::floor(value) ? parts_->whole : parts_->decimal;
  if (!parts_->full) worksheet_write_number(parts_->sheet, parts_->next_row - 1, static_cast<lxw_col_t>(column), value, format);
}

std::string Workbook::finish() {
  Parts& p = *parts_;
  if (p.full) throw Error(ErrorCode::kLimit, {}, "a spreadsheet holds no more than " + std::to_string(kMostRows) + " rows", "use --format csv or jsonl");
  p.close_sheet();
  const lxw_error problem = workbook_close(p.book);
  p.book = nullptr;
  if (problem != LXW_NO_ERROR)
    throw Error(ErrorCode::kOutput, {}, std::string("the spreadsheet cannot be made (") + lxw_strerror(problem) + ")", "see whether the disk is full");
  std::string out;
  std::array<char, 1 << 16> buffer;
  off_t at = 0;
  for (ssize_t n = 0; (n = ::pread(p.fd, buffer.data(), buffer.size(), at)) > 0; at += n) out.append(buffer.data(), static_cast<std::size_t>(n));
  return out;
}

}  // namespace jiaokan::report
