#include "compare/same_reading.h"

#include <optional>
#include <string_view>

#include "core/decimal.h"

namespace jiaokan::compare {
namespace {

/// Nothing where the piece runs over several blocks.
std::optional<std::string_view> printed(const Piece& piece) {
  for (std::size_t i = piece.begin + 1; i < piece.end; ++i)
    if (piece.token(i).opens_block) return std::nullopt;
  return piece.side.edition->document.slice(piece.side.raw(piece.begin, piece.end));
}

/// —|—: a dash or an ellipsis of two signs that a line end cuts is two marks in its lines and one in the other edition.
bool is_torn_run(const Piece& piece) {
  if (piece.size() != 1 || (piece.token(piece.begin).first != U'-' && piece.token(piece.begin).first != U'…')) return false;
  const auto same = [&](std::size_t i) { return piece.token(i).first == piece.token(piece.begin).first; };
  return (piece.token(piece.begin).opens_block && piece.begin > 0 && same(piece.begin - 1)) ||
         (piece.end < piece.side.size() && piece.token(piece.end).opens_block && same(piece.end));
}

/// ..|. against ...
bool is_torn_ellipsis(const Piece& torn, const Piece& whole) {
  if (whole.size() != 1 || whole.token(whole.begin).first != U'…' || torn.size() > 6) return false;
  std::size_t turns = 0;
  for (std::size_t i = torn.begin; i < torn.end; ++i) {
    const char32_t c = torn.token(i).first;
    if (c != U'.' && c != U'。' && c != U'…') return false;
    turns += i > torn.begin && torn.token(i).opens_block;
  }
  return turns == 1;
}

/// 65,52|0 where the other side has 65520, 3|0% where it has 百分之三十: a figure that a line end cuts, with separators or another way to write its value.
bool is_torn_figure_of_value(const Piece& torn, const Piece& whole) {
  if (torn.size() < 2 || torn.size() > kLongestPhrase || whole.empty()) return false;
  const auto number = number_at(whole.numbers, whole.begin);
  if (!number || whole.numbers[*number].begin != whole.begin || whole.numbers[*number].end != whole.end || !whole.numbers[*number].value) return false;
  bool is_torn = false;
  for (std::size_t i = torn.begin + 1; i < torn.end; ++i) is_torn = is_torn || (torn.token(i).opens_block && torn.token(i - 1).kind != TokenKind::kHan);
  std::string text = torn.text();
  std::erase(text, ',');
  const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::optional<Decimal> value = Decimal::parse(text.substr(0, digits));
  return is_torn && value && value->to_string() == whole.numbers[*number].value->to_string() && text.substr(digits) == whole.numbers[*number].unit;
}

/// 12 34 is not 1234, unless a line ended there.
bool has_torn_figure(const Piece& piece) {
  for (std::size_t i = piece.begin + 1; i < piece.end; ++i)
    if (piece.token(i - 1).kind == TokenKind::kNumber && piece.token(i).kind == TokenKind::kNumber && !piece.token(i).opens_block) return true;
  return false;
}

std::string canonical(const Piece& piece) { return canonical_text(piece.side, piece.numbers, piece.begin, piece.end); }

}  // namespace

bool say_the_same(const Piece& a, const Piece& b) {
  if (a.empty() || b.empty()) return is_torn_run(a.empty() ? b : a);
  if (is_torn_ellipsis(a, b) || is_torn_ellipsis(b, a)) return true;
  // What both print alike was only folded otherwise, as at the end of a block that tears a word (显|著).
  if (const auto shown = printed(a); shown && shown == printed(b)) return true;
  if (is_torn_figure_of_value(a, b) || is_torn_figure_of_value(b, a)) return true;
  // Joined: web site and website differ in a blank only.
  if (a.text() == b.text()) return !has_torn_figure(a) && !has_torn_figure(b);
  return canonical(a) == canonical(b);
}

}  // namespace jiaokan::compare
