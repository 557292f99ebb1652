#include "compare/tokens.h"

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

/// Letters of scripts that part their words by blanks: Latin, Greek, Cyrillic …, Hangul.
bool is_spaced_letter(char32_t c) {
  return is_latin(c) || (c >= 0x0250 && c < 0x2000 && c != 0x037E) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF);
}

/// Kana and other letters that stand for themselves.
bool is_unspaced_letter(char32_t c) { return is_han(c) || (c >= 0x3040 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31FF); }

constexpr std::uint32_t kFirstLongSymbol = 0x200000;  // behind every code point

}  // namespace

std::uint32_t SymbolTable::symbol_of(std::string_view text, char32_t first, std::size_t code_points) {
  if (code_points == 1) return first;
  return long_tokens_.try_emplace(text, kFirstLongSymbol + static_cast<std::uint32_t>(long_tokens_.size())).first->second;
}

std::vector<std::uint32_t> Side::symbols() const {
  std::vector<std::uint32_t> all;
  all.reserve(tokens.size());
  for (const Token& token : tokens) all.push_back(token.symbol);
  return all;
}

std::string Side::joined(std::size_t begin, std::size_t end) const {
  std::string all;
  for (std::size_t i = begin; i < end; ++i) all += text(i);
  return all;
}

RawSpan Side::raw(std::size_t begin, std::size_t end) const {
  const OffsetMap& map = edition->folded.map;
  if (begin < end) {
    const RawSpan first = map.to_raw(tokens[begin].span);
    return {first.begin, end - begin == 1 ? first.end : map.to_raw(tokens[end - 1].span).end};
  }
  if (begin > 0) {
    const std::uint32_t at = map.to_raw(tokens[begin - 1].span).end;
    return {at, at};
  }
  if (begin < tokens.size()) {
    const std::uint32_t at = map.to_raw(tokens[begin].span).begin;
    return {at, at};
  }
  return {};
}

void tokenize_block(const Edition& edition, std::size_t block, SymbolTable& symbols, Side& side) {
  const NormalizedText& folded = edition.folded;
  const NormSpan span = folded.segments[block].text;
  const std::string_view text = folded.text;
  // 100，200 are two figures, 100,200 is one: the fold made the commas alike, the printed text tells.
  const auto is_separator = [&](std::size_t comma) {
    const RawSpan raw = folded.map.to_raw({static_cast<std::uint32_t>(comma), static_cast<std::uint32_t>(comma + 1)});
    if (edition.document.slice(raw) != ",") return false;
    std::size_t digits = 0;
    while (comma + 1 + digits < span.end && digits < 4 && is_ascii_digit(static_cast<unsigned char>(text[comma + 1 + digits]))) ++digits;
    return digits == 3;
  };
  bool opens_block = true;
  for (std::size_t at = span.begin; at < span.end;) {
    const std::size_t begin = at;
    const char32_t first = utf8::next(text, at);
    if (is_blank(first) || is_line_end(first)) continue;
    Token token;
    std::size_t code_points = 1;
    if (is_ascii_digit(first)) {
      token.kind = TokenKind::kNumber;
      for (;;) {
        while (at < span.end && is_ascii_digit(static_cast<unsigned char>(text[at]))) ++at;
        const bool digit_behind = at + 1 < span.end && is_ascii_digit(static_cast<unsigned char>(text[at + 1]));
        if (digit_behind && (text[at] == '.' || (text[at] == ',' && is_separator(at))))
          ++at;
        else
          break;
      }
      code_points = at - begin;
    } else if (is_spaced_letter(first)) {
      token.kind = TokenKind::kWord;
      while (at < span.end) {
        std::size_t behind = at;
        if (!is_spaced_letter(utf8::next(text, behind))) break;
        at = behind;
        ++code_points;
      }
    } else {
      token.kind = is_unspaced_letter(first) ? TokenKind::kHan : TokenKind::kMark;
    }
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    // Where the fold could not tell a full stop from a point (behind a Latin word, in a line that holds no ideograph) the other edition may: both are marks at
    // the same spot. Before a digit it is a point, and a heading's number keeps its own.
    const bool is_label = !opens_block && side.tokens.back().opens_block && side.tokens.back().kind == TokenKind::kNumber;
    const bool is_period = first == U'.' && !is_label && !(at < span.end && is_ascii_digit(static_cast<unsigned char>(text[at])));
    token.symbol = is_period ? U'。' : symbols.symbol_of(text.substr(begin, at - begin), first, code_points);
    token.block = static_cast<std::uint32_t>(block);
    token.first = first;
    token.opens_block = opens_block;
    opens_block = false;
    side.tokens.push_back(token);
  }
}

void split_torn_words(Side& a, Side& b) {
  struct Cut {
    std::uint32_t first_bytes;
    std::uint32_t symbols[2];
  };
  std::unordered_map<std::string, Cut> torn;
  for (const Side* side : {&a, &b}) {
    const std::vector<Token>& t = side->tokens;
    for (std::size_t i = 1; i < t.size(); ++i)
      if (t[i].opens_block && t[i - 1].kind == TokenKind::kWord && t[i].kind == TokenKind::kWord)
        torn.try_emplace(side->joined(i - 1, i + 1), Cut{t[i - 1].span.end - t[i - 1].span.begin, {t[i - 1].symbol, t[i].symbol}});
  }
  if (torn.empty()) return;
  for (Side* side : {&a, &b}) {
    std::vector<Token> out;
    for (std::size_t i = 0; i < side->size(); ++i) {
      const Token& token = side->tokens[i];
      const auto cut = token.kind == TokenKind::kWord ? torn.find(std::string(side->text(i))) : torn.end();
      out.push_back(token);
      if (cut == torn.end()) continue;
      Token rest = token;
      out.back().span.end = rest.span.begin = token.span.begin + cut->second.first_bytes;
      out.back().symbol = cut->second.symbols[0];
      rest.symbol = cut->second.symbols[1];
      rest.opens_block = false;
      std::size_t at = 0;
      rest.first = utf8::next(side->edition->folded.slice(rest.span), at);
      out.push_back(rest);
    }
    side->tokens = std::move(out);
  }
}

}  // namespace jiaokan::compare
