#include "extract/pdf/page_faults.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <string_view>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/character_repair.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostOfAKind = 20;
constexpr std::size_t kMostRanges = 12;
constexpr float kPicturePage = 0.5F;       // share of a page that a picture covers which the page consists of
constexpr std::size_t kFewestGlyphs = 40;  // to tell what a page reads as
constexpr std::size_t kFewestHan = 200;
constexpr double kCommonHan = 0.04;    // share that prose never falls below (0.3 is usual, 0.007 what chance gives)
constexpr double kNoCharacters = 0.2;  // share of codes that are no character, of a page that is garbled
constexpr double kOneCode = 0.7;
constexpr double kMojibake = 0.5;
constexpr std::uint32_t kManyUnseen = 50;
constexpr double kSpaced = 0.5;

// Characters that every Chinese text is full of, in both scripts.
constexpr std::u32string_view kFrequent =
    U"的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定"
    U"行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其"
    U"第及条條项項市区區政府规規划劃建设設展保障管理者或按照日月元";

constexpr std::u32string_view kRuleMarks = U".…·-_—=*─━‐．。～~ ";

bool is_rule_mark(char32_t c) { return kRuleMarks.find(c) != std::u32string_view::npos; }

/// Whether the characters of a page can be no text of any language: the file names them wrongly.
bool is_garbled(const PageGlyphs& page) {
  char32_t usual = 0;  // the only code that more than half of the glyphs can have
  std::size_t ahead = 0;
  std::size_t all = 0, none = 0, han = 0, frequent = 0, upper_latin1 = 0, most = 0, controls = page.unseen;
  for (const Glyph& g : page.glyphs) {
    if (is_rule_mark(g.code) || is_private_use(g.code) || g.code == 0xFFFD) continue;  // leaders; the others have warnings of their own
    ++all;
    none += u_isdefined(static_cast<UChar32>(g.code)) == 0;
    const bool is_ideograph = is_han(g.code);
    han += is_ideograph;
    frequent += is_ideograph && is_frequent_ideograph(g.code);
    upper_latin1 += g.code >= 0xA1 && g.code <= 0xFF;
    if (ahead == 0) usual = g.code;
    g.code == usual ? ++ahead : --ahead;
  }
  if (all < kFewestGlyphs) return false;
  most = static_cast<std::size_t>(std::count_if(page.glyphs.begin(), page.glyphs.end(), [&](const Glyph& g) { return g.code == usual; }));
  const auto share = [&](std::size_t part) { return static_cast<double>(part) / static_cast<double>(all); };
  return share(none) > kNoCharacters || static_cast<double>(controls) > static_cast<double>(all) || share(most) > kOneCode || share(upper_latin1) > kMojibake ||
         (han >= kFewestHan && static_cast<double>(frequent) < kCommonHan * static_cast<double>(han));
}

/// Whether most ideographs of a page stand apart although the type is set line by line: a font whose widths are wrong, or blanks that nobody typed.
bool is_spaced_out(const PageGlyphs& page) {
  std::size_t pairs = 0, apart = 0;
  const Glyph* before = nullptr;
  float band = 0;
  for (const GlyphWord& w : page.words) {
    if (w.rotation != 0) continue;
    if (before != nullptr && std::abs(band - w.y1) > 0.5F) before = nullptr;
    for (std::uint32_t i = w.first; i < w.first + w.count; ++i) {
      const Glyph& g = page.glyphs[i];
      if (is_blank(g.code)) continue;
      if (before != nullptr && is_han(before->code) && is_han(g.code)) {
        const float em = before->trail - before->lead, gap = g.lead - before->trail;
        if (gap < 1.5F * em) {
          ++pairs;
          apart += gap > 0.35F * em;
        }
      }
      before = &g;
    }
    band = w.y1;
  }
  return pairs >= kFewestHan && static_cast<double>(apart) > kSpaced * static_cast<double>(pairs);
}

std::string code_name(char32_t code) {
  char out[12];
  std::snprintf(out, sizeof out, "U+%04X", static_cast<unsigned>(code));
  return out;
}

std::string utf8_of(char32_t c) {
  std::string out;
  utf8::append(out, c);
  return out;
}

}  // namespace

bool is_frequent_ideograph(char32_t c) {
  // Made by the compiler: a table made at the first call would be waited for by a child that was forked while another thread made it.
  constexpr char32_t kFirst = 0x4E00, kLast = 0x9FFF;
  static constexpr auto kBits = [] {
    std::array<std::uint64_t, (kLast - kFirst) / 64 + 1> out{};
    for (const char32_t f : kFrequent) out[(f - kFirst) / 64] |= std::uint64_t{1} << ((f - kFirst) % 64);
    return out;
  }();
  return c >= kFirst && c <= kLast && ((kBits[(c - kFirst) / 64] >> ((c - kFirst) % 64)) & 1) != 0;
}

TextSource text_source_of(const PageGlyphs& page) {
  if (page.glyphs.empty()) return TextSource::kNone;
  return page.traits.picture_share >= kPicturePage && page.traits.hidden > 4 * page.traits.visible ? TextSource::kOcr : TextSource::kText;
}

std::string page_list(const std::vector<std::uint32_t>& pages) {
  std::string out;
  std::size_t ranges = 0;
  for (std::size_t i = 0; i < pages.size();) {
    if (ranges++ == kMostRanges) return out + " and " + std::to_string(pages.size() - i) + " more";
    std::size_t end = i + 1;
    while (end < pages.size() && pages[end] == pages[end - 1] + 1) ++end;
    if (!out.empty()) out += ", ";
    out += std::to_string(pages[i]);
    if (end - i > 1) out += "-" + std::to_string(pages[end - 1]);
    i = end;
  }
  return out;
}

std::vector<PageFault> find_faults(const PageGlyphs& page) {
  using Kind = PageFaultKind;
  std::vector<PageFault> out;
  const auto found = [&](Kind kind, std::uint64_t count = 1, char32_t code = 0, char32_t right = 0) { out.push_back({kind, code, right, count}); };
  if (page.failed) {
    found(Kind::kUnreadable);
    return out;
  }
  if (page.glyphs.empty()) {
    found(page.traits.unknown > 0 ? Kind::kUnknownCharacters : Kind::kWithoutText);
    if (page.needs_poppler_data) found(Kind::kNoPopplerData);
    return out;
  }
  std::uint64_t joined = 0, repaired = 0, compatible = 0, own = 0, unmapped = 0;
  const Glyph *first_joined = nullptr, *first_repaired = nullptr, *first_compatible = nullptr, *first_own = nullptr;
  for (const Glyph& g : page.glyphs) {
    if (g.printed >= 0xA1 && g.printed <= 0xFE && (is_han(g.code) || is_wide(g.code))) {
      ++joined;
      if (first_joined == nullptr) first_joined = &g;
    } else if (unified_ideograph(g.printed) != 0) {
      ++repaired;
      if (first_repaired == nullptr) first_repaired = &g;
    } else if ((g.code >= 0x2E80 && g.code <= 0x2FDF) || (g.code >= 0xF900 && g.code <= 0xFAFF) || (g.code >= 0x2F800 && g.code <= 0x2FA1F)) {
      ++compatible;
      if (first_compatible == nullptr) first_compatible = &g;
    } else if (is_private_use(g.code)) {
      ++own;
      if (first_own == nullptr) first_own = &g;
    }
    unmapped += g.code == 0xFFFD;
  }
  if (joined > 0) found(Kind::kGbkAsLatin, joined, first_joined->printed, first_joined->code);
  if (repaired > 0) found(Kind::kCompatibilityIdeographs, repaired, first_repaired->printed, first_repaired->code);
  if (compatible > 0) found(Kind::kRadicalsKept, compatible, first_compatible->code);
  if (own > 0) found(Kind::kPrivateUse, own, first_own->code);
  if (unmapped > 0) found(Kind::kUnmappedGlyphs, unmapped);
  if (page.unseen >= kManyUnseen) found(Kind::kUnseenCharacters, page.unseen);
  if (page.needs_poppler_data) found(Kind::kNoPopplerData);
  if (page.traits.unknown > 0)
    found(Kind::kUnknownCharacters);
  else if (is_garbled(page))
    found(Kind::kGarbledText);
  if (is_spaced_out(page)) found(Kind::kSpacedOutText);
  if (text_source_of(page) == TextSource::kOcr) found(Kind::kOcrLayer);
  return out;
}

void PageFaults::add(std::uint32_t page, const std::vector<PageFault>& faults) {
  for (const PageFault& fault : faults) {
    Found& f = found_[fault.kind];
    if (f.pages.empty()) {
      f.code = fault.code;
      f.right = fault.right;
    }
    f.count += fault.count;
    f.pages.push_back(page);
  }
}

std::vector<Warning> PageFaults::warnings() const {
  struct Row {
    PageFaultKind kind;
    const char* code;
    bool each_page;
    std::function<std::string(const Found&, const std::string& where)> message;
  };
  const auto number = [](const Found& f) { return std::to_string(f.count); };
  const std::array<Row, 13> rows{{
      {PageFaultKind::kUnreadable, "page-unreadable", true,
       [](const Found&, const std::string&) { return std::string("the page cannot be read; the other pages are kept"); }},
      {PageFaultKind::kWithoutText, "page-without-text", false,
       [](const Found& f, const std::string& where) {
         return f.pages.size() == 1 ? "the page shows no text: if it is a scanned picture, run OCR on the file first"
                                    : where + " show no text: if they are scanned pictures, run OCR on the file first";
       }},
      {PageFaultKind::kOcrLayer, "ocr-layer", false,
       [](const Found&, const std::string& where) { return "the text of " + where + " is an OCR layer behind a picture: check it against the picture"; }},
      {PageFaultKind::kNoPopplerData, "no-poppler-data", false,
       [](const Found&, const std::string& where) {
         return "text of " + where + " needs a Chinese encoding of the package poppler-data and may be missing until it is installed";
       }},
      {PageFaultKind::kUnknownCharacters, "unknown-characters", false,
       [](const Found&, const std::string& where) {
         return "text of " + where + " is set in fonts whose characters the file does not tell (no ToUnicode) and is missing or wrong: run OCR on the file";
       }},
      {PageFaultKind::kGarbledText, "garbled-text", false,
       [](const Found&, const std::string& where) {
         return "the text of " + where + " reads as no language: the file names its characters wrongly (ToUnicode); run OCR on the file";
       }},
      {PageFaultKind::kGbkAsLatin, "gbk-as-latin", false,
       [&](const Found& f, const std::string& where) {
         return number(f) + " characters of " + where + " are written as the bytes of GBK in a Latin font (" + utf8_of(f.right) + " begins with " +
                code_name(f.code) + "); read as Chinese";
       }},
      {PageFaultKind::kUnmappedGlyphs, "unmapped-glyphs", false,
       [&](const Found& f, const std::string& where) { return number(f) + " glyphs of " + where + " have no character code; written as U+FFFD"; }},
      {PageFaultKind::kPrivateUse, "private-use-characters", false,
       [&](const Found& f, const std::string& where) {
         return number(f) + " characters of " + where + " have private-use codes (" + code_name(f.code) +
                ") that only the PDF's own font can show; look them up there";
       }},
      {PageFaultKind::kCompatibilityIdeographs, "compatibility-ideographs", false,
       [&](const Found& f, const std::string& where) {
         return number(f) + " characters of " + where + " have codes of compatibility ideographs or radicals (" + utf8_of(f.right) + " as " +
                code_name(f.code) + "); written as the ordinary ones";
       }},
      {PageFaultKind::kRadicalsKept, "radicals-kept", false,
       [&](const Found& f, const std::string& where) {
         return number(f) + " radicals of " + where + " (" + code_name(f.code) + ") may stand for a character; kept as printed";
       }},
      {PageFaultKind::kUnseenCharacters, "unseen-characters", false,
       [&](const Found& f, const std::string& where) {
         return number(f) + " control and zero-width characters of " + where + " show nothing and are left out";
       }},
      {PageFaultKind::kSpacedOutText, "spaced-out-text", false,
       [](const Found&, const std::string& where) { return "most characters of " + where + " stand apart: blanks that are meant cannot be told there"; }},
  }};
  std::vector<Warning> out;
  for (const Row& row : rows) {
    const auto at = found_.find(row.kind);
    if (at == found_.end()) continue;
    const Found& f = at->second;
    if (row.each_page && f.pages.size() <= kMostOfAKind + 1) {
      for (const std::uint32_t page : f.pages) out.push_back({row.code, row.message(f, {}), page});
    } else if (row.each_page) {
      for (std::size_t i = 0; i < kMostOfAKind; ++i) out.push_back({row.code, row.message(f, {}), f.pages[i]});
      const std::vector<std::uint32_t> rest(f.pages.begin() + kMostOfAKind, f.pages.end());
      out.push_back({row.code, "the same of pages " + page_list(rest), rest.front()});
    } else {
      out.push_back({row.code, row.message(f, (f.pages.size() == 1 ? "page " : "pages ") + page_list(f.pages)), f.pages.front()});
    }
  }
  return out;
}

}  // namespace jiaokan::extract
