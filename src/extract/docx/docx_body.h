#pragma once

#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <vector>

#include "extract/docx/docx_notes.h"
#include "extract/docx/docx_numbering.h"
#include "extract/docx/docx_package.h"
#include "extract/docx/docx_paragraph.h"
#include "extract/docx/docx_styles.h"
#include "extract/docx/docx_xml.h"

namespace jiaokan::extract {

/// Reads the parts of a Word document that have text (ECMA-376 part 1, 17), in reading order.
class DocxBody {
 public:
  /// `main` is the member name of the main part. Parts that are missing or damaged are named in the notices.
  DocxBody(OoxmlPackage& package, std::string main, std::string name);

  /// Headers as furniture, the text with its notes behind their paragraphs, footers as furniture.
  std::vector<DocxParagraph> read();

  const DocxNotices& notices() const { return notices_; }
  const ListNumbers& numbers() const { return numbers_; }
  /// The local name of the main part's root: "document" for Word.
  std::string root_name() const;

 private:
  enum class Place { kText, kNote, kFurniture };
  struct Flow {
    Flow(pugi::xml_node root, Place where) : fields(root), place(where) {}
    std::vector<DocxParagraph> out;
    std::string carried;  ///< of a paragraph whose mark is hidden or deleted: the next one goes on with it
    OpenFields fields;
    Place place;
    bool contents = false;  ///< inside the block of a table of contents
    std::string note_mark = {};  ///< of the note that is read
  };
  struct Cell {
    std::uint32_t column = 0, span = 1;
    bool continues = false;  ///< goes on with the cell above
    std::vector<DocxParagraph> content;
  };

  const OoxmlPart* part(const std::string& member);
  std::string member_of(std::string_view type) const;
  void read_blocks(pugi::xml_node parent, Flow& flow);
  void read_paragraph(pugi::xml_node node, Flow& flow);
  void add_pieces(std::string text, const DocxParagraph& like, Flow& flow) const;
  void read_table(pugi::xml_node table, Flow& flow);
  void read_rows(pugi::xml_node parent, Flow& flow, std::vector<std::vector<Cell>>& rows);
  void read_cells(pugi::xml_node parent, Flow& flow, std::vector<Cell>& cells, std::uint32_t& column);
  std::vector<DocxParagraph> read_inner(pugi::xml_node container, const Flow& around);
  void read_note(bool endnote, long id, bool has_own_mark, std::vector<DocxParagraph>& out);
  void read_furniture(bool footer, std::vector<DocxParagraph>& out);
  ListNumbers::Mark next_number(pugi::xml_node properties, const Style& style);

  OoxmlPackage& package_;
  const std::string main_, name_;
  std::vector<Relationship> links_;
  std::map<std::string, std::unique_ptr<OoxmlPart>> parts_;
  Styles styles_;
  ListNumbers numbers_;
  NoteMarks note_marks_;
  DocxNotices notices_;
  std::map<std::pair<bool, long>, pugi::xml_node> notes_;  // that have not been read
};

}  // namespace jiaokan::extract
