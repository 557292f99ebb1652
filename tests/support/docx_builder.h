#pragma once

#include <map>
#include <string>
#include <string_view>

namespace jiaokan::test {

/// Makes small Word documents in memory, from the XML of their parts. Elements may use the prefixes w, r, m, mc, v, o, a and wps.
class DocxBuilder {
 public:
  /// `body` is what stands inside <w:body>.
  explicit DocxBuilder(std::string_view body) : body_(body) {}

  /// Parts that the main part links to, by the type of the link: what stands inside the root element of styles, numbering, footnotes, endnotes, comments.
  DocxBuilder& part(const std::string& type, std::string_view content);
  /// A header or footer with the link id `id`.
  DocxBuilder& furniture(const std::string& id, bool footer, std::string_view content);
  /// Any member, as it is; takes the place of one that the builder would write.
  DocxBuilder& member(const std::string& name, std::string content);
  /// Leaves out a member that the builder would write.
  DocxBuilder& without(const std::string& name);
  /// The namespace and prefix of strict files, or other prefixes: what replaces the first in all parts.
  DocxBuilder& replace(std::string what, std::string with);

  std::string build() const;

 private:
  std::string body_, links_;
  std::map<std::string, std::string> members_;
  std::map<std::string, std::string> replacements_;
  std::map<std::string, bool> left_out_;
  int next_link_ = 1;
};

/// <w:p> with one run; `properties` stands inside <w:pPr>.
std::string docx_paragraph(std::string_view text, std::string_view properties = {});

/// A ZIP archive of the members given, each deflated.
std::string zip_of(const std::map<std::string, std::string>& members);

}  // namespace jiaokan::test
