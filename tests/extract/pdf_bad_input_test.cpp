#include <catch2/catch.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>
#include <thread>
#include <vector>

#include "core/error.h"
#include "extract/pdf/pdf_reader.h"
#include "support/pdf_builder.h"

using namespace jiaokan;
using jiaokan::test::PdfBuilder;

namespace {

std::string simple() { return PdfBuilder().text(90, 90, "会议纪要存档备查。").build(); }

std::string encrypted(const std::string& user, const std::string& owner) {
  const std::string pdf = simple();
  QPDF in;
  in.processMemoryFile("simple", pdf.data(), pdf.size());
  QPDFWriter out(in);
  out.setOutputMemory();
  out.setR6EncryptionParameters(user.c_str(), owner.c_str(), true, true, true, true, true, true, qpdf_r3p_full, true);
  out.write();
  const auto buffer = out.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

Error refused(const std::string& bytes, const std::string& password = {}) {
  extract::ReadOptions options;
  options.password = password;
  try {
    extract::read_pdf(bytes, "bad.pdf", options);
  } catch (const Error& error) {
    return error;
  }
  FAIL("the file was read");
  throw 0;
}

}  // namespace

TEST_CASE("an encrypted PDF needs its password and says so", "[extract][pdf][bad-input]") {
  const std::string locked = encrypted("open", "owner");
  CHECK(refused(locked).code() == ErrorCode::kEncrypted);
  CHECK(std::string(refused(locked).what()).find("needs a password") != std::string::npos);
  CHECK(refused(locked, "guess").code() == ErrorCode::kEncrypted);
  CHECK(std::string(refused(locked, "guess").what()).find("does not open it") != std::string::npos);
  extract::ReadOptions options;
  options.password = "open";
  CHECK(extract::read_pdf(locked, "locked.pdf", options).text == "会议纪要存档备查。");
}

TEST_CASE("a PDF that only its owner's password protects is read without one", "[extract][pdf][bad-input]") {
  CHECK(extract::read_pdf(encrypted("", "owner"), "owner.pdf", {}).text == "会议纪要存档备查。");
}

TEST_CASE("a damaged cross-reference table is repaired with a warning", "[extract][pdf][bad-input]") {
  std::string pdf = simple();
  const std::size_t at = pdf.find("startxref\n") + 10;
  pdf.replace(at, 3, "999");
  const Document d = extract::read_pdf(pdf, "repaired.pdf", {});
  CHECK(d.text == "会议纪要存档备查。");
  REQUIRE(d.warnings.size() == 1);
  CHECK(d.warnings[0].code == "file-repaired");
}

TEST_CASE("objects that the file lists and never wrote, as Quartz does, are no damage", "[extract][pdf]") {
  PdfBuilder builder;
  builder.text(90, 90, "会议纪要存档备查。");
  const std::size_t number = builder.object("null");
  std::string pdf = builder.build();
  const std::size_t entry = pdf.find("xref\n0 ");
  const std::size_t at = pdf.find('\n', entry + 5) + 1 + number * 20;
  REQUIRE(pdf.substr(at + 10, 8) == " 00000 n");
  pdf.replace(at, 10, "0000000000");
  const Document d = extract::read_pdf(pdf, "quartz.pdf", {});
  CHECK(d.text == "会议纪要存档备查。");
  CHECK(d.warnings.empty());
}

TEST_CASE("a count or a blank of the cross-reference table that is wrong loses nothing and is no damage", "[extract][pdf]") {
  struct Case {
    const char* from;
    const char* to;
    bool damaged;
  };
  for (const Case& c : {Case{"/Size ", "/Size 9", false}, Case{"00000 n \n", "00000 n\n ", false}, Case{"00000 n \n", "00007 n \n", true}}) {
    std::string pdf = PdfBuilder().text(90, 90, "会议纪要存档备查。").build();
    const std::size_t at = pdf.find(c.from, pdf.find("\nxref"));
    REQUIRE(at != std::string::npos);
    pdf.replace(at, std::string_view(c.from).size(), c.to);
    CAPTURE(c.from, c.to);
    const Document d = extract::read_pdf(pdf, "count.pdf", {});
    CHECK(d.text == "会议纪要存档备查。");
    CHECK(d.warnings.empty() != c.damaged);
  }
}

TEST_CASE("junk around the file does not hide it", "[extract][pdf][bad-input]") {
  CHECK(extract::read_pdf(simple() + std::string(3000, 'x'), "tail.pdf", {}).text == "会议纪要存档备查。");
}

TEST_CASE("what is no PDF any more is refused with a reason and advice", "[extract][pdf][bad-input]") {
  const std::string whole = simple();
  for (const std::string& bytes : {whole.substr(0, 60), std::string("%PDF-1.7\n"), std::string("%PDF-1.4\n%%EOF\n")}) {
    const Error error = refused(bytes);
    CHECK((error.code() == ErrorCode::kDamaged || error.code() == ErrorCode::kEmpty));
    CHECK_FALSE(error.advice().empty());
  }
}

TEST_CASE("a PDF without pages is refused", "[extract][pdf][bad-input]") { CHECK(refused(PdfBuilder().build()).code() != ErrorCode::kUnsupported); }

TEST_CASE("every cut and every flipped byte gives a document or an Error", "[extract][pdf][bad-input]") {
  const std::string whole = simple();
  for (std::size_t at = 0; at < whole.size(); at += whole.size() / 24 + 1) {
    for (const bool cut : {true, false}) {
      std::string bytes = cut ? whole.substr(0, at) : whole;
      if (!cut) bytes[at] = static_cast<char>(bytes[at] ^ 0x15);
      if (bytes.empty()) continue;
      try {
        extract::read_pdf(bytes, "cut.pdf", {});
      } catch (const Error& error) {
        CHECK_FALSE(error.message().empty());
      }
    }
  }
}

TEST_CASE("files are read on several threads at once", "[extract][pdf]") {
  const std::string pdf = simple();
  std::vector<std::string> texts(6);
  std::vector<std::thread> threads;
  for (std::string& text : texts) threads.emplace_back([&] { text = extract::read_pdf(pdf, "one.pdf", {}).text; });
  for (std::thread& t : threads) t.join();
  CHECK(texts == std::vector<std::string>(6, "会议纪要存档备查。"));
}
