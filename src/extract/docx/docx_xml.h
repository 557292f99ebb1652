#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace jiaokan::extract {

/// One XML part of an office file, its names brought to the prefixes of the standard (w:p, r:id, m:t, mc:Choice, v:textbox, o:OLEObject, a:t), whatever
/// prefixes the file uses and whether it is transitional or strict. Names of relationships and content types have none.
/// Nothing outside the part is ever loaded; entities that a DTD declares stay unexpanded.
class OoxmlPart {
 public:
  /// Throws Error kLimit where elements are nested more than 1,024 deep. O(bytes).
  OoxmlPart(std::string_view bytes, const std::string& name);

  pugi::xml_node root() const { return document_.document_element(); }
  bool whole() const { return whole_; }      ///< false: not well formed; root() holds what stands before the fault
  bool has_dtd() const { return has_dtd_; }  ///< which no office program writes

 private:
  void name_as_standard(const std::string& name);

  pugi::xml_document document_;
  bool whole_ = true, has_dtd_ = false;
};

/// The value of `w:val` of the child `element`; empty where there is none.
std::string_view val(pugi::xml_node parent, const char* element);

/// An on/off property (ST_OnOff): absent → `otherwise`, without a value → true.
bool is_on(pugi::xml_node parent, const char* element, bool otherwise = false);

/// A number of a part, `otherwise` where it is none or beyond ± a billion.
long number(std::string_view value, long otherwise = 0);

/// Appends text of a part: bytes that are not UTF-8 become U+FFFD, control characters go. Returns the number of bytes replaced.
std::size_t append_clean(std::string& out, std::string_view text);

}  // namespace jiaokan::extract
