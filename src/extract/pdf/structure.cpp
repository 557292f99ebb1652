#include "extract/pdf/structure.h"

#include "core/error.h"
#include "extract/flat_bytes.h"

namespace jiaokan::extract {
namespace {

struct FlatEntry {
  std::uint32_t level, page;
  float y;
};

}  // namespace

std::string encode(const PdfStructure& structure) {
  std::string out;
  put_all(out, structure.elements);
  put_all(out, structure.tables);
  const std::uint64_t entries = structure.outline.size();
  put(out, &entries, 1);
  for (const OutlineEntry& e : structure.outline) {
    const FlatEntry flat{e.level, e.page, e.y};
    put(out, &flat, 1);
    put_all(out, e.title);
  }
  out += structure.cut ? '\1' : '\0';
  return out;
}

PdfStructure decode_structure(std::string_view bytes) {
  FlatBytes in(bytes);
  PdfStructure out;
  in.get_all(out.elements);
  in.get_all(out.tables);
  const std::size_t entries = in.count<FlatEntry>();
  out.outline.reserve(entries);
  for (std::size_t i = 0; i < entries; ++i) {
    const auto flat = in.one<FlatEntry>();
    out.outline.push_back({{}, flat.level, flat.page, flat.y});
    in.get_all(out.outline.back().title);
  }
  out.cut = in.one<char>() != '\0';
  JIAOKAN_CHECK(in.empty());
  return out;
}

}  // namespace jiaokan::extract
