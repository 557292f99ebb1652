#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace jiaokan::test {

/// Makes small Chinese PDF files in memory: text in the typeface STSong-Light, which is not embedded (UniGB-UCS2-H; half-width letters are half an em wide).
/// Points, origin at the top left of the page, y down; `y` of a text is the top of its em box.
class PdfBuilder {
 public:
  struct PageSetup {
    double width = 595, height = 842;
    int rotate = 0;  ///< /Rotate of the page
  };

  PdfBuilder() = default;
  explicit PdfBuilder(PageSetup setup) : setup_(setup) {}

  /// Begins a page; what follows stands on it. The first text begins one by itself.
  PdfBuilder& page();
  PdfBuilder& page(PageSetup setup);

  /// UTF-8 text on one line. `spacing` is added behind every character, as justified lines have it.
  PdfBuilder& text(double x, double y, std::string_view utf8, double size = 12, double spacing = 0);
  /// The same, turned by quarter turns counter-clockwise around its start.
  PdfBuilder& turned_text(double x, double y, int quarter_turns, std::string_view utf8, double size = 12);
  /// Text that runs from top to bottom in the vertical form of the typeface; (x, y) is the middle of the top of its first character.
  PdfBuilder& vertical_text(double x, double y, std::string_view utf8, double size = 12);
  enum class Coded { kNamed, kSymbol, kWingdings, kUnknown };
  /// Text whose codes are exactly those given (radicals, private use, control characters): in a font that names them by ToUnicode, in one of the symbol fonts,
  /// or in a font whose characters the file does not tell.
  PdfBuilder& coded_text(double x, double y, std::string_view utf8, double size = 12, Coded font = Coded::kNamed);
  /// A picture of 1000 by 1000 pixels.
  PdfBuilder& picture(double x, double y, double width, double height);
  PdfBuilder& line(double x0, double y0, double x1, double y1);
  /// Any operators, in PDF's own coordinates.
  PdfBuilder& raw(std::string_view operators);
  /// Opens an element of the structure tree (P, H1, TD …) inside the one that is open: texts up to close() are its marked content.
  PdfBuilder& open(std::string type);
  PdfBuilder& close();
  /// Text that the file marks as no part of the document.
  PdfBuilder& artifact(double x, double y, std::string_view utf8, double size = 12);
  /// Entries of the structure tree's root, such as /RoleMap << … >>.
  PdfBuilder& tree_root(std::string entries);
  /// An entry of the outline that leads to `y` on a page, counted from 1; level 1 is the outermost.
  PdfBuilder& bookmark(std::string_view utf8, int level, std::size_t page, double y);
  /// Entries of the catalogue, and of every page's resources.
  PdfBuilder& catalog(std::string entries);
  PdfBuilder& resources(std::string entries);
  /// Any object; returns its number. Numbers count on from kFirstObject.
  std::size_t object(std::string body);
  static constexpr std::size_t kFirstObject = 8;
  /// The title of the information dictionary, ASCII.
  PdfBuilder& title(std::string ascii);

  std::size_t pages() const { return contents_.size(); }
  std::string build() const;

 private:
  struct Page {
    PageSetup setup;
    std::string content;
    std::size_t marked = 0;  // identifiers of marked content given
  };
  struct Element {
    std::string type;
    struct Kid {
      bool marked;              // content, or an element
      std::size_t page, index;  // of content: its page and identifier
    };
    std::vector<Kid> kids;
  };
  struct Bookmark {
    std::string title;
    int level;
    std::size_t page;
    double y;
  };
  Page& current();
  static std::string coded_fonts(std::vector<std::string>& objects);
  void show(const std::string& operators);
  std::string tree_objects(std::vector<std::string>& objects, std::size_t first_page) const;
  std::string outline_objects(std::vector<std::string>& objects, std::size_t first_page) const;

  PageSetup setup_;
  std::vector<Page> contents_;
  std::string title_, tree_root_, catalog_, resources_;
  bool has_codes_ = false, has_pictures_ = false;
  std::vector<Element> elements_;
  std::vector<std::size_t> open_;
  std::vector<Bookmark> bookmarks_;
  std::vector<std::string> objects_;
};

/// Sets paragraphs one below the other, over the ends of columns and pages, line by line as a word processor does.
class PdfFlow {
 public:
  struct Style {
    double size = 12, leading = 20;
    double first_indent = 2;  ///< em
    double indent = 0;        ///< em, of later lines
    double space_before = 0;  ///< points
    bool justify = true;
    double uneven = 0;        ///< em by which every other line of a paragraph ends short, beside what does not fit
  };
  struct Area {
    double left = 90, right = 510, top = 90, bottom = 760;
    int columns = 1;
    double gutter = 30;
  };

  PdfFlow(PdfBuilder& pdf, Area area) : pdf_(pdf), area_(area) { pdf_.page(); }
  explicit PdfFlow(PdfBuilder& pdf) : PdfFlow(pdf, Area{}) {}

  /// Called for each page once it is full, and by finish(), with its number from 1.
  std::function<void(PdfBuilder&, std::size_t)> furniture;

  void paragraph(std::string_view utf8) { paragraph(utf8, Style{}); }
  void paragraph(std::string_view utf8, const Style& style);
  void centred(std::string_view utf8, double size);
  /// Leaves room and returns the y where it begins.
  double room(double points);
  void finish();

 private:
  void next_line(double leading);

  PdfBuilder& pdf_;
  Area area_;
  int column_ = 0;
  double y_ = -1;
};

}  // namespace jiaokan::test
