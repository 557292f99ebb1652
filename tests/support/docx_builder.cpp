#include "support/docx_builder.h"

#include <zip.h>

#include <stdexcept>
#include <utility>

namespace jiaokan::test {
namespace {

constexpr std::string_view kNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kLinkType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string root(std::string_view name, std::string_view content) {
  return std::string(kDeclaration) + "<w:" + std::string(name) + std::string(kNamespaces) + ">" + std::string(content) + "</w:" + std::string(name) + ">";
}

std::string link(const std::string& id, std::string_view type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + std::string(kLinkType) + std::string(type) + "\" Target=\"" + target + "\"/>";
}

std::string links(std::string_view content) {
  return std::string(kDeclaration) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + std::string(content) +
         "</Relationships>";
}

std::string content_types(const std::map<std::string, std::string>& members) {
  std::string out = std::string(kDeclaration) +
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
  const auto type = [&](const std::string& part, const std::string& kind) {
    out += "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml." + kind + "+xml\"/>";
  };
  type("document", "document.main");
  for (const std::string part : {"styles", "numbering", "footnotes", "endnotes", "comments"})
    if (members.count("word/" + part + ".xml") > 0) type(part, part);
  return out + "</Types>";
}

}  // namespace

DocxBuilder& DocxBuilder::part(const std::string& type, std::string_view content) {
  members_["word/" + type + ".xml"] = root(type, content);
  links_ += link("p" + std::to_string(next_link_++), type, type + ".xml");
  return *this;
}

DocxBuilder& DocxBuilder::furniture(const std::string& id, bool footer, std::string_view content) {
  members_["word/" + id + ".xml"] = root(footer ? "ftr" : "hdr", content);
  links_ += link(id, footer ? "footer" : "header", id + ".xml");
  return *this;
}

DocxBuilder& DocxBuilder::member(const std::string& name, std::string content) {
  members_[name] = std::move(content);
  return *this;
}

DocxBuilder& DocxBuilder::without(const std::string& name) {
  left_out_[name] = true;
  return *this;
}

DocxBuilder& DocxBuilder::replace(std::string what, std::string with) {
  replacements_[std::move(what)] = std::move(with);
  return *this;
}

std::string DocxBuilder::build() const {
  std::map<std::string, std::string> members = members_;
  members.try_emplace("[Content_Types].xml", content_types(members));
  members.try_emplace("_rels/.rels", links(link("d1", "officeDocument", "word/document.xml")));
  members.try_emplace("word/_rels/document.xml.rels", links(links_));
  members.try_emplace("word/document.xml", root("document", "<w:body>" + body_ + "</w:body>"));
  for (const auto& [name, out] : left_out_) members.erase(name);
  for (const auto& [what, with] : replacements_)
    for (auto& [name, content] : members)
      for (std::size_t at = 0; (at = content.find(what, at)) != std::string::npos; at += with.size()) content.replace(at, what.size(), with);
  return zip_of(members);
}

std::string docx_paragraph(std::string_view text, std::string_view properties) {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r></w:p>";
}

std::string zip_of(const std::map<std::string, std::string>& members) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = buffer ? zip_open_from_source(buffer, ZIP_TRUNCATE, &error) : nullptr;
  if (!archive) throw std::runtime_error("no ZIP");
  zip_source_keep(buffer);
  for (const auto& [name, content] : members)
    if (zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0) < 0) throw std::runtime_error("no ZIP member");
  if (zip_close(archive) != 0) throw std::runtime_error("ZIP not written");
  if (zip_source_open(buffer) != 0) throw std::runtime_error("ZIP not read back");
  zip_source_seek(buffer, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
  zip_source_seek(buffer, 0, SEEK_SET);
  zip_source_read(buffer, bytes.data(), bytes.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

}  // namespace jiaokan::test
