#include "extract/pdf_slimmer.h"

#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "extract/content_stream.h"
#include "extract/metadata.h"
#include "extract/page_rules.h"
#include "extract/page_traits.h"
#include "extract/pdf_outline.h"
#include "extract/structure_tree.h"
#include "extract/tagged_content.h"

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

bool slim_font(QPDFObjectHandle font) {
  if (!font.isDictionaryOfType("/Font")) return false;
  QPDFObjectHandle subtype = font.getKey("/Subtype");
  if (!subtype.isName()) return false;
  if (subtype.getName().rfind("/CIDFontType", 0) == 0) return drop_programs(font.getKey("/FontDescriptor"));
  return font.hasKey("/ToUnicode") && drop_programs(font.getKey("/FontDescriptor"));
}

bool is_password_error(const QPDFExc& error) { return error.getErrorCode() == qpdf_e_password; }

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

/// What the file says of its layout beside the text: rules of tables, outline, structure tree.
void read_layout(QPDF& pdf, SlimPdf& slim) {
  slim.xmp_title = unless_damaged([&] { return read_xmp_title(pdf); });
  slim.structure.outline = unless_damaged([&] { return read_outline(pdf); });
  const MarkedContent marked = unless_damaged([&] { return read_structure_tree(pdf, slim.structure); });
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    const Content content = unless_damaged([&] { return page_content(page); });
    slim.rules.push_back(unless_damaged([&] { return read_rules(page, content.bytes()); }));
    slim.traits.push_back(unless_damaged([&] { return read_traits(page); }));
    if (slim.structure.tagged()) slim.tags.push_back(unless_damaged([&] { return read_tags(page, content.bytes(), marked); }));
  }
}

}  // namespace

SlimPdf slim_pdf(std::string_view file, const std::string& password) {
  SlimPdf slim;
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("input", file.data(), file.size(), password.empty() ? nullptr : password.c_str());
    bool worth_it = pdf.isEncrypted();
    for (QPDFObjectHandle& object : pdf.getAllObjects()) worth_it = slim_font(object) || worth_it;
    slim.repaired = pdf.anyWarnings();
    slim.has_pages = !pdf.getAllPages().empty();
    read_layout(pdf, slim);
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
