#include "extract/docx/docx_xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <new>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kDeepest = 1024;

struct Namespace {
  std::string_view address, prefix;
};
constexpr std::array kNamespaces{
    Namespace{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    Namespace{"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    Namespace{"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    Namespace{"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    Namespace{"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    Namespace{"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    Namespace{"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    Namespace{"urn:schemas-microsoft-com:vml", "v"},
    Namespace{"urn:schemas-microsoft-com:office:office", "o"},
    Namespace{"http://purl.org/dc/elements/1.1/", "dc"},
    Namespace{"http://schemas.openxmlformats.org/package/2006/relationships", ""},
    Namespace{"http://schemas.openxmlformats.org/package/2006/content-types", ""},
};
constexpr std::array<std::string_view, 8> kOwnPrefixes{"w", "r", "m", "mc", "a", "v", "o", "dc"};

/// The prefix that the standard has for an address; "x" for the others where their own would be mistaken for one of the standard's.
std::string_view standard_prefix(std::string_view address, std::string_view own) {
  for (const Namespace& known : kNamespaces)
    if (known.address == address) return known.prefix;
  return std::find(kOwnPrefixes.begin(), kOwnPrefixes.end(), own) != kOwnPrefixes.end() ? std::string_view("x") : own;
}

struct Scope {
  std::string own, standard;
  std::size_t depth;
};

std::pair<std::string_view, std::string_view> parted(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

std::string renamed(const std::vector<Scope>& scopes, std::string_view name) {
  const auto [prefix, local] = parted(name);
  for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
    if (scope->own != prefix) continue;
    if (scope->standard == prefix) return {};
    return scope->standard.empty() ? std::string(local) : scope->standard + ":" + std::string(local);
  }
  return {};
}

/// The parser's strings end at a NUL; XML has none, as a byte or by number.
std::string without_nuls(std::string_view bytes) {
  std::string out(bytes);
  const std::string_view head = bytes.substr(0, 4);
  if (head.find('\0') == std::string_view::npos && !head.starts_with("\xFE\xFF") && !head.starts_with("\xFF\xFE"))
    std::replace(out.begin(), out.end(), '\0', ' ');
  for (const std::string_view number : {std::string_view("&#0"), std::string_view("&#x0")})
    for (std::size_t at = 0; (at = out.find(number, at)) != std::string::npos; at += number.size()) {
      const std::size_t end = out.find_first_not_of('0', at + number.size());
      if (end != std::string::npos && out[end] == ';')
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(at), out.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
    }
  return out;
}

}  // namespace

OoxmlPart::OoxmlPart(std::string_view bytes, const std::string& name) {
  has_dtd_ = bytes.substr(0, 4096).find("<!DOCTYPE") != std::string_view::npos;
  const std::string clean = without_nuls(bytes);
  const pugi::xml_parse_result result = document_.load_buffer(clean.data(), clean.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  whole_ = result;
  name_as_standard(name);
}

void OoxmlPart::name_as_standard(const std::string& name) {
  std::vector<Scope> scopes;
  std::size_t depth = 0;
  pugi::xml_node node = document_.document_element();
  while (node) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view key = attribute.name();
      if (key != "xmlns" && !key.starts_with("xmlns:")) continue;
      const std::string_view own = key.size() > 6 ? key.substr(6) : std::string_view();
      scopes.push_back({std::string(own), std::string(standard_prefix(attribute.value(), own)), depth});
    }
    if (const std::string better = renamed(scopes, node.name()); !better.empty()) node.set_name(better.c_str());
    for (pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view key = attribute.name();
      if (key.find(':') == std::string_view::npos || key.starts_with("xmlns:")) continue;  // without prefix: of no namespace
      if (const std::string better = renamed(scopes, key); !better.empty()) attribute.set_name(better.c_str());
    }
    if (const pugi::xml_node child = node.first_child()) {
      if (++depth > kDeepest)
        throw Error(ErrorCode::kLimit, name, "its XML elements are nested more than " + std::to_string(kDeepest) + " deep", "save it as PDF first");
      node = child;
      continue;
    }
    for (;;) {
      while (!scopes.empty() && scopes.back().depth >= depth) scopes.pop_back();
      if (depth == 0) return;
      if (const pugi::xml_node next = node.next_sibling()) {
        node = next;
        break;
      }
      node = node.parent();
      --depth;
    }
  }
}

std::string_view val(pugi::xml_node parent, const char* element) { return parent.child(element).attribute("w:val").value(); }

bool is_on(pugi::xml_node parent, const char* element, bool otherwise) {
  const pugi::xml_node node = parent.child(element);
  if (!node) return otherwise;
  const std::string_view value = node.attribute("w:val").value();
  return value != "0" && value != "false" && value != "off";
}

long number(std::string_view value, long otherwise) {
  long out = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
  return error != std::errc() || end == value.data() || out > 1'000'000'000 || out < -1'000'000'000 ? otherwise : out;
}

std::size_t append_clean(std::string& out, std::string_view text) {
  std::size_t replaced = 0;
  while (!text.empty()) {
    const std::size_t good = utf8::find_invalid(text).value_or(text.size());
    for (const char c : text.substr(0, good))
      if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
        out += c;
      } else if (c == '\t' || c == '\n' || c == '\r') {
        out += ' ';
      }
    text.remove_prefix(good);
    if (text.empty()) break;
    utf8::append(out, 0xFFFD);
    ++replaced;
    text.remove_prefix(1);
    while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0) == 0x80) text.remove_prefix(1);
  }
  return replaced;
}

}  // namespace jiaokan::extract
