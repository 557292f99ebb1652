#include "extract/pdf_slimmer.h"

#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "extract/page_rules.h"

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

std::vector<std::vector<PageRule>> rules_of_pages(QPDF& pdf) {
  std::vector<std::vector<PageRule>> rules;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    try {
      rules.push_back(read_rules(page));
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception&) {
      rules.emplace_back();  // the page's text may be read all the same; without rules its tables are only text
    }
  }
  return rules;
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
    slim.rules = rules_of_pages(pdf);
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
