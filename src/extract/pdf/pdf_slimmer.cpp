#include "extract/pdf/pdf_slimmer.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/file_titles.h"
#include "extract/pdf/content_stream.h"
#include "extract/pdf/page_rules.h"
#include "extract/pdf/page_traits.h"
#include "extract/pdf/pdf_outline.h"
#include "extract/pdf/shown_text.h"
#include "extract/pdf/structure_tree.h"

namespace jiaokan::extract {
namespace {

/// Takes the font programs out of a descriptor; true when there were any.
bool drop_programs(QPDFObjectHandle descriptor) {
  if (!descriptor.isDictionary()) return false;
  bool dropped = false;
  for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"}) {
    if (!descriptor.hasKey(key)) continue;
    descriptor.removeKey(key);
    dropped = true;
  }
  return dropped;
}

/// "g29D9": the glyph of that number, as Chromium and cairo name them.
bool is_numbered(const std::string& name) { return name.size() > 2 && name[1] == 'g' && name.find_first_not_of("0123456789ABCDEF", 2) == std::string::npos; }

/// A Type 3 font needs no drawings for its text, and no numbered names for codes without a width: Chromium names all 256 codes of a font that has ten glyphs,
/// and each font on each page takes as long as all its text. The other names stay, because Poppler guesses the size of the type from them.
bool slim_type3(QPDFObjectHandle font) {
  QPDFObjectHandle encoding = font.getKey("/Encoding"), widths = font.getKey("/Widths"), first = font.getKey("/FirstChar");
  if (!font.hasKey("/ToUnicode") || !font.getKey("/CharProcs").isDictionary() || !encoding.isDictionary() || !widths.isArray() || !first.isInteger())
    return false;
  QPDFObjectHandle names = encoding.getKey("/Differences");
  if (!names.isArray()) return false;
  const auto has_width = [&, from = first.getIntValue(), count = widths.getArrayNItems()](long long code) {
    if (code < from || code - from >= count) return false;
    QPDFObjectHandle width = widths.getArrayItem(static_cast<int>(code - from));
    return !width.isNumber() || width.getNumericValue() != 0;
  };
  std::vector<QPDFObjectHandle> kept;
  long long code = 0, kept_to = -1;
  // One by one: as a vector each item costs an allocation, and as many fonts as pages have 256 each.
  for (int i = 0, count = names.getArrayNItems(); i < count; ++i) {
    QPDFObjectHandle item = names.getArrayItem(i);
    if (item.isInteger()) {
      code = item.getIntValue();
      continue;
    }
    if (!item.isName()) return false;
    if (!is_numbered(item.getName()) || has_width(code)) {
      if (kept_to != code) kept.push_back(QPDFObjectHandle::newInteger(code));
      kept.push_back(item);
      kept_to = code + 1;
    }
    ++code;
  }
  QPDFObjectHandle slim = encoding.unsafeShallowCopy();  // shallowCopy() copies what stands in it, and only replaceKey() touches it here
  slim.replaceKey("/Differences", QPDFObjectHandle::newArray(kept));
  font.replaceKey("/Encoding", slim);
  font.replaceKey("/CharProcs", QPDFObjectHandle::newDictionary());
  return true;
}

bool slim_font(QPDFObjectHandle font) {
  QPDFObjectHandle subtype = font.getKey("/Subtype");
  if (!subtype.isName()) return false;
  if (subtype.getName() == "/Type3") return slim_type3(font);
  if (subtype.getName().rfind("/CIDFontType", 0) == 0) return drop_programs(font.getKey("/FontDescriptor"));
  return font.hasKey("/ToUnicode") && drop_programs(font.getKey("/FontDescriptor"));
}

bool is_sign_font(QPDFObjectHandle font) {
  QPDFObjectHandle name = font.getKey("/BaseFont");
  return name.isName() && name.getName().find("Wingdings") != std::string::npos;
}

bool is_password_error(const QPDFExc& error) { return error.getErrorCode() == qpdf_e_password; }

/// How qpdf's remarks on files begin in which nothing is missing.
constexpr std::string_view kHarmless[] = {
    "object has offset 0",                             // Quartz lists objects that it never wrote: they are null
    "reported number of objects (",                    // the trailer counts more objects than there are
    "Cross-reference stream data has the wrong size",  // bytes behind its entries; with too few of them the file is not opened
    "extraneous whitespace seen before xref",
    "accepting invalid xref table entry",
    "stream keyword followed by extraneous whitespace",
};

/// Whether qpdf found the file damaged.
bool was_damaged(QPDF& pdf) {
  const std::vector<QPDFExc> warnings = pdf.getWarnings();
  return std::any_of(warnings.begin(), warnings.end(), [](const QPDFExc& w) {
    const std::string& said = w.getMessageDetail();
    return std::none_of(std::begin(kHarmless), std::end(kHarmless), [&](std::string_view harmless) { return said.rfind(harmless, 0) == 0; });
  });
}

/// `read`, or nothing where what it reads is damaged: the text may be read all the same.
template <class Read>
auto unless_damaged(Read read) -> decltype(read()) {
  try {
    return read();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return {};
  }
}

std::string read_xmp_title(QPDF& pdf) {
  QPDFObjectHandle metadata = pdf.getRoot().getKey("/Metadata");
  if (!metadata.isStream()) return {};
  // XMP stands in the open, so that any program can find it; a packed one is read where it cannot be a bomb.
  QPDFObjectHandle length = metadata.getDict().getKey("/Length");
  const long long most = metadata.getDict().hasKey("/Filter") ? 1 << 14 : 1 << 22;
  if (!length.isInteger() || length.getIntValue() > most) return {};
  const std::shared_ptr<Buffer> packet = metadata.getStreamData(qpdf_dl_generalized);
  return xmp_title({reinterpret_cast<const char*>(packet->getBuffer()), packet->getSize()}).value_or("");
}

/// What the file says of its layout beside the text: outline and structure tree now; rules of tables and tags when their page is read.
void read_layout(const std::shared_ptr<QPDF>& pdf, const FontWeights& weights, SlimPdf& slim) {
  slim.xmp_title = unless_damaged([&] { return read_xmp_title(*pdf); });
  slim.structure.outline = unless_damaged([&] { return read_outline(*pdf); });
  auto marked = std::make_shared<MarkedContent>(unless_damaged([&] { return read_structure_tree(*pdf, slim.structure); }));
  auto pages = std::make_shared<std::vector<QPDFPageObjectHelper>>(QPDFPageDocumentHelper(*pdf).getAllPages());
  slim.add_layout = [pdf, pages, marked, weights, needed = slim.structure.tagged() || weights.differ()](PageGlyphs& page) {
    if (page.page == 0 || page.page > pages->size()) return;
    QPDFPageObjectHelper& helper = (*pages)[page.page - 1];
    const Content content = unless_damaged([&] { return page_content(helper); });
    page.rules = unless_damaged([&] { return read_rules(helper, content.bytes()); });
    page.traits = unless_damaged([&] { return read_traits(helper); });
    if (needed || strokes_text(content.bytes())) page.points = unless_damaged([&] { return read_shown_text(helper, content.bytes(), *marked, weights); });
  };
}

}  // namespace

SlimPdf slim_pdf(std::string_view file, const std::string& password) {
  SlimPdf slim;
  try {
    const auto opened = std::make_shared<QPDF>();
    QPDF& pdf = *opened;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("input", file.data(), file.size(), password.empty() ? nullptr : password.c_str());
    bool worth_it = pdf.isEncrypted();
    FontWeights weights;
    for (QPDFObjectHandle& object : pdf.getAllObjects()) {
      if (!object.isDictionaryOfType("/Font")) continue;
      weights.add(object);
      slim.has_sign_fonts = slim.has_sign_fonts || is_sign_font(object);
      worth_it = slim_font(object) || worth_it;
    }
    slim.repaired = was_damaged(pdf);
    slim.has_pages = !pdf.getAllPages().empty();
    read_layout(opened, weights, slim);
    if (!worth_it && !slim.repaired) return slim;

    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setPreserveEncryption(false);
    // Poppler unpacks an object stream anew for every page; plain objects cost only bytes.
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStaticID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    slim.bytes.assign(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  } catch (const QPDFExc& error) {
    slim.bytes.clear();
    slim.opening = !is_password_error(error) ? PdfOpening::kUnreadable : password.empty() ? PdfOpening::kNeedsPassword : PdfOpening::kWrongPassword;
    slim.reason = error.getMessageDetail();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    slim.bytes.clear();
    slim.opening = PdfOpening::kUnreadable;
    slim.reason = error.what();
  }
  return slim;
}

}  // namespace jiaokan::extract
