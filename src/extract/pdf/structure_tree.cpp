#include "extract/pdf/structure_tree.h"

#include <algorithm>
#include <array>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "extract/table_text.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostElements = 400000;
constexpr std::size_t kMostNodes = 4000000;
constexpr std::uint32_t kDeepest = 200;
constexpr long long kLargestId = 1 << 20;  // of marked content
constexpr std::uint32_t kMostColumns = 60000;
constexpr std::size_t kMostIds = std::size_t{1} << 23;  // of all pages: 32 MB

struct Standard {
  std::string_view name;
  StructureRole role;
  bool block;
};

// PDF 1.7, 14.8.4, and the additions of PDF 2.0. What is not listed groups or stands inside a line.
constexpr std::array<Standard, 24> kBlocks{{{"/P", StructureRole::kParagraph, true},
                                            {"/H", StructureRole::kHeading, true},
                                            {"/H1", StructureRole::kHeading, true},
                                            {"/H2", StructureRole::kHeading, true},
                                            {"/H3", StructureRole::kHeading, true},
                                            {"/H4", StructureRole::kHeading, true},
                                            {"/H5", StructureRole::kHeading, true},
                                            {"/H6", StructureRole::kHeading, true},
                                            {"/Title", StructureRole::kTitle, true},
                                            {"/LI", StructureRole::kListItem, true},
                                            {"/TD", StructureRole::kCell, true},
                                            {"/TH", StructureRole::kCell, true},
                                            {"/Caption", StructureRole::kCaption, true},
                                            {"/Note", StructureRole::kNote, true},
                                            {"/FENote", StructureRole::kNote, true},
                                            {"/TOCI", StructureRole::kContents, true},
                                            {"/BibEntry", StructureRole::kParagraph, true},
                                            {"/BlockQuote", StructureRole::kOther, true},
                                            {"/Code", StructureRole::kOther, false},
                                            {"/Span", StructureRole::kOther, false},
                                            {"/Link", StructureRole::kOther, false},
                                            {"/Lbl", StructureRole::kOther, false},
                                            {"/LBody", StructureRole::kOther, false},
                                            {"/NonStruct", StructureRole::kOther, false}}};

const Standard* standard(std::string_view name) {
  const auto it = std::find_if(kBlocks.begin(), kBlocks.end(), [&](const Standard& s) { return s.name == name; });
  return it == kBlocks.end() ? nullptr : &*it;
}

class TreeReader {
 public:
  TreeReader(QPDF& pdf, PdfStructure& out) : pdf_(pdf), out_(out) {}

  MarkedContent run() {
    QPDFObjectHandle root = pdf_.getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary()) return {};
    role_map_ = root.getKey("/RoleMap");
    out_.elements.assign(2, {});
    descend(root.getKey("/K"), {});
    for (std::size_t nodes = 0; !todo_.empty(); ++nodes) {
      if (nodes >= kMostNodes || out_.elements.size() + out_.tables.size() >= kMostElements || ids_ >= kMostIds) {
        out_.cut = true;
        break;
      }
      Kids& kids = todo_.back();
      if (kids.next >= kids.count) {
        todo_.pop_back();
        continue;
      }
      const int at = kids.next++;
      Context context = kids.context;
      context.item_open = context.item_open && (at == 0 || context.item_begins);
      visit(kids.object.isArray() ? kids.object.getArrayItem(at) : kids.object, context);
    }
    return std::move(marked_);
  }

 private:
  struct Context {
    std::uint32_t depth = 0;
    std::uint32_t element = PdfStructure::kUntagged;  ///< the block that text here belongs to
    bool item_begins = false;                         ///< the kids are those of a list item
    bool item_open = false;                           ///< the element is a list item's, and no block of its own has come yet
    std::uint32_t table = 0;                          ///< counted from 1
    bool in_row = false, in_cell = false;
    std::uint32_t row = 0;  ///< of the cell
    std::uint16_t cell = 0, row_span = 1, column_span = 1;
    QPDFObjGen page;
  };
  /// Kids of an element: one, or an array of them, of which those before `next` are done.
  struct Kids {
    QPDFObjectHandle object;
    int next = 0, count = 1;
    Context context;
  };

  void descend(QPDFObjectHandle kids, const Context& context) {
    if (kids.isArray())
      todo_.push_back({kids, 0, kids.getArrayNItems(), context});
    else if (!kids.isNull())
      todo_.push_back({kids, 0, 1, context});
  }

  std::string type_of(QPDFObjectHandle element) {
    QPDFObjectHandle type = element.getKey("/S");
    if (!type.isName()) return {};
    std::string name = type.getName();
    // The typefaces' own names of a title are mapped to H1 by those who know PDF 1.7 only.
    if (name == "/Title") return name;
    if (!role_map_.isDictionary()) return name;
    for (int i = 0; i < 8 && standard(name) == nullptr; ++i) {
      QPDFObjectHandle mapped = role_map_.getKey(name);
      if (!mapped.isName() || mapped.getName() == name) break;
      name = mapped.getName();
    }
    return name;
  }

  void visit(QPDFObjectHandle object, Context context) {
    if (object.isInteger()) return mark(context.page, object.getIntValue(), context);
    if (!object.isDictionary()) return;
    QPDFObjectHandle page = object.getKey("/Pg");
    if (page.isDictionary()) context.page = page.getObjGen();
    if (!object.getKey("/S").isName()) {
      // A reference to marked content; those to annotations have no /MCID.
      QPDFObjectHandle id = object.getKey("/MCID");
      if (!id.isInteger()) return;
      QPDFObjectHandle stream = object.getKey("/Stm");
      return mark(stream.isStream() ? stream.getObjGen() : context.page, id.getIntValue(), context);
    }
    if (object.isIndirect() && !seen_.insert(object.getObjGen()).second) return;
    if (++context.depth > kDeepest) {
      out_.cut = true;
      return;
    }
    context.item_begins = false;
    open(object, type_of(object), context);
    descend(object.getKey("/K"), context);
  }

  void open(QPDFObjectHandle object, const std::string& type, Context& context) {
    if (type == "/Artifact") {
      context.element = PdfStructure::kArtifact;
    } else if (type == "/Table") {
      if (context.table > 0) out_.tables[context.table - 1].holds_table = 1;
      out_.tables.emplace_back();
      placers_.emplace_back();
      context.table = static_cast<std::uint32_t>(out_.tables.size());
      context.in_row = context.in_cell = false;
    } else if (type == "/TR" && context.table > 0) {
      placers_[context.table - 1].begin_row();
      context.in_row = true;
      context.in_cell = false;
    } else if (const Standard* block = standard(type); block != nullptr && block->block && context.element != PdfStructure::kArtifact) {
      if (block->role == StructureRole::kCell && context.in_row) place_cell(object, context);
      // The first paragraph of a list item goes on with the item's label.
      const bool same = context.item_open && block->role == StructureRole::kParagraph;
      if (!same) {
        StructureElement element;
        element.role = context.in_cell && block->role == StructureRole::kParagraph ? StructureRole::kCell : block->role;
        if (block->role == StructureRole::kHeading && type.size() == 3) element.level = static_cast<std::uint8_t>(type[2] - '0');
        if (context.in_cell) {
          element.table = context.table;
          element.row = context.row;
          element.cell = context.cell;
          element.row_span = context.row_span;
          element.column_span = context.column_span;
        }
        context.element = static_cast<std::uint32_t>(out_.elements.size());
        out_.elements.push_back(element);
      }
      context.item_begins = context.item_open = block->role == StructureRole::kListItem;
    }
  }

  void place_cell(QPDFObjectHandle object, Context& context) {
    const GivenCell place = placers_[context.table - 1].place(span_of(object, "/RowSpan"), span_of(object, "/ColSpan"));
    context.in_cell = true;
    context.row = place.row;
    context.cell = static_cast<std::uint16_t>(std::min<std::uint32_t>(place.column, kMostColumns));
    context.row_span = static_cast<std::uint16_t>(place.row_span);
    context.column_span = static_cast<std::uint16_t>(place.column_span);
    StructureTable& table = out_.tables[context.table - 1];
    table.rows = std::max(table.rows, place.row + 1);
    table.columns = std::max(table.columns, place.column + place.column_span);
  }

  static unsigned span_of(QPDFObjectHandle cell, const char* name) {
    QPDFObjectHandle attributes = cell.getKey("/A");
    const auto span = [name](QPDFObjectHandle a) {
      QPDFObjectHandle n = a.isDictionary() ? a.getKey(name) : QPDFObjectHandle::newNull();
      return n.isInteger() ? static_cast<unsigned>(std::clamp<long long>(n.getIntValue(), 1, 1000)) : 1U;
    };
    if (!attributes.isArray()) return span(attributes);
    unsigned most = 1;
    for (int i = 0; i < std::min(attributes.getArrayNItems(), 16); ++i) most = std::max(most, span(attributes.getArrayItem(i)));
    return most;
  }

  void mark(QPDFObjGen stream, long long id, const Context& context) {
    if (!stream.isIndirect() || id < 0 || id > kLargestId || context.element == PdfStructure::kUntagged) return;
    std::vector<std::uint32_t>& ids = marked_.elements[stream];
    const auto at = static_cast<std::size_t>(id);
    if (ids.size() <= at) {
      ids_ += at + 1 - ids.size();
      if (ids_ < kMostIds) ids.resize(at + 1);
    }
    if (at < ids.size() && ids[at] == 0) ids[at] = context.element;
  }

  QPDF& pdf_;
  PdfStructure& out_;
  MarkedContent marked_;
  QPDFObjectHandle role_map_;
  std::set<QPDFObjGen> seen_;
  std::vector<Kids> todo_;
  std::vector<CellPlacer> placers_;  // one a table
  std::size_t ids_ = 0;
};

}  // namespace

MarkedContent read_structure_tree(QPDF& pdf, PdfStructure& structure) { return TreeReader(pdf, structure).run(); }

}  // namespace jiaokan::extract
