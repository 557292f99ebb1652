#include "report/workbook.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <ctime>

#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::report {
namespace {

constexpr std::uint32_t kMostRows = 1'048'576;
constexpr std::size_t kLongestCell = 32'767;   // UTF-16 units
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
  lxw_format *head = nullptr, *body = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::uint32_t next_row = 0;
  std::size_t columns = 0;
  bool full = false;

  void close_sheet() const {
    if (sheet && columns > 0) worksheet_autofilter(sheet, 0, 0, next_row > 0 ? next_row - 1 : 0, static_cast<lxw_col_t>(columns - 1));
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
  parts_->body = workbook_add_format(parts_->book);
  format_set_text_wrap(parts_->body);
  format_set_align(parts_->body, LXW_ALIGN_VERTICAL_TOP);
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
  p.columns = columns.size();
  p.next_row = 1;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(p.sheet, column, column, columns[i].width, p.body);
    worksheet_write_string(p.sheet, 0, column, columns[i].head.c_str(), p.head);
  }
  worksheet_freeze_panes(p.sheet, 1, 0);
}

void Workbook::row(const std::vector<std::string>& cells) {
  Parts& p = *parts_;
  p.full = p.full || p.next_row >= kMostRows;
  if (p.full) return;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!cells[i].empty()) worksheet_write_string(p.sheet, p.next_row, static_cast<lxw_col_t>(i), cell_text(cells[i]).c_str(), p.body);
  ++p.next_row;
}

void Workbook::number(std::size_t column, double value) {
  if (!parts_->full) worksheet_write_number(parts_->sheet, parts_->next_row - 1, static_cast<lxw_col_t>(column), value, parts_->body);
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
