#include "extract/text/markdown_reader.h"

#include <cmark.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"
#include "extract/headings.h"
#include "extract/html/html_lines.h"
#include "extract/repaired_text.h"
#include "extract/source_lines.h"
#include "extract/table_text.h"
#include "extract/text/front_matter.h"
#include "extract/text/layout_repair.h"
#include "extract/text/text_reader.h"

namespace jiaokan::extract {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

bool is_pipe_rule(std::string_view line) {
  return line.size() >= 3 && line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|-: ") == std::string_view::npos;
}

/// An escaped bar parts no cells; the parser would only give the bar. A code point that no text may hold stands for it in between.
constexpr std::string_view kEscapedBar = "\xEF\xB7\x90";  // U+FDD0

std::string mark_escaped_bars(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      out += text[at];
    } else if (text[++at] == '|') {
      out += kEscapedBar;
    } else {
      out += '\\';
      out += text[at];
    }
  }
  return out;
}

/// In code a backslash is no escape.
void restore_escapes(std::string& text) {
  for (std::size_t at = 0; (at = text.find(kEscapedBar, at)) != std::string::npos; ++at) text.replace(at, kEscapedBar.size(), "\\|");
}

void restore_bars(std::string& text) {
  for (std::size_t at = 0; (at = text.find(kEscapedBar, at)) != std::string::npos; ++at) text.replace(at, kEscapedBar.size(), "|");
}

/// Indented text is an indented paragraph in Chinese, not a program; cmark does not say which it is, but a fence takes lines of its own.
bool is_fenced(cmark_node* code) {
  const std::string_view text = cmark_node_get_literal(code);
  return cmark_node_get_end_line(code) - cmark_node_get_start_line(code) + 1 > std::count(text.begin(), text.end(), '\n');
}

/// Takes the tree apart into lines: a line for every line of a paragraph, since many Chinese files part their paragraphs by single line ends.
class Walk {
 public:
  Walk(const std::string& name, const std::set<std::string, std::less<>>& notes, MarkedLines& out) : name_(name), notes_(notes), out_(out) {}

  void run(cmark_node* root) {
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      const cmark_node_type type = cmark_node_get_type(node);
      if (event == CMARK_EVENT_ENTER) {
        enter(node, type);
      } else if (type == CMARK_NODE_IMAGE) {
        --images_;
      } else if (type == CMARK_NODE_HEADING) {
        add_joined(ParagraphRole::kHeading, cmark_node_get_heading_level(node));
      } else if (type == CMARK_NODE_PARAGRAPH) {
        bullet_ ? add_joined(ParagraphRole::kListItem, 0) : add_lines();
        bullet_ = false;
        number_.reset();
      }
    }
  }

 private:
  struct Line {
    std::string text;
    bool soft = false;  ///< begins behind a line end that is a blank to Markdown
  };

  void enter(cmark_node* node, cmark_node_type type) {
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      if (images_ == 0) add_words(node, type);
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      lines_.push_back({{}, type == CMARK_NODE_SOFTBREAK});
    } else if (type == CMARK_NODE_HTML_INLINE) {
      if (std::string_view(cmark_node_get_literal(node)).starts_with("<br")) lines_.push_back({});
    } else if (type == CMARK_NODE_IMAGE) {
      ++images_;
    } else if (type == CMARK_NODE_ITEM) {
      enter_item(node);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      add_code(node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      add_html(cmark_node_get_literal(node));
    }
  }

  void add_words(cmark_node* node, cmark_node_type type) {
    std::string words = cmark_node_get_literal(node);
    if (type == CMARK_NODE_CODE) restore_escapes(words);
    current().text += words;
  }

  void add_html(std::string html) {
    restore_escapes(html);
    add_html_lines(html, name_, out_, HtmlOf::kDocument);
  }

  Line& current() {
    if (lines_.empty()) lines_.emplace_back();
    return lines_.back();
  }

  /// Numbered items keep their number and are judged by their words: most numbered paragraphs of plans are headings, not lists.
  void enter_item(cmark_node* item) {
    cmark_node* list = cmark_node_parent(item);
    bullet_ = cmark_node_get_list_type(list) != CMARK_ORDERED_LIST;
    number_.reset();
    if (bullet_) return;
    int& next = next_numbers_.try_emplace(list, cmark_node_get_list_start(list)).first->second;
    number_ = next++;
    delimiter_ = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ')' : '.';
  }

  void add_code(cmark_node* node) {
    const bool fenced = is_fenced(node);
    std::string_view text = cmark_node_get_literal(node);
    SourceLine marks;
    marks.role = fenced ? ParagraphRole::kBody : ParagraphRole::kUnknown;
    for (marks.gap = 1; !text.empty(); marks.gap = 0) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string line(text.substr(0, end));
      restore_escapes(line);
      out_.add(std::move(line), marks);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  /// Marks of footnotes stand beside the line, the marks of struck words go.
  void settle(std::string& text) {
    restore_bars(text);
    const std::size_t begin = is_note(text) ? 2 : 0;
    for (std::size_t at = begin; (at = text.find("[^", at)) != std::string::npos;) {
      const std::size_t close = text.find(']', at);
      if (close == std::string::npos) break;
      if (notes_.contains(std::string_view(text).substr(at + 2, close - at - 2))) {
        beside_.push_back(text.substr(at, close + 1 - at));
        text.erase(at, close + 1 - at);
      } else {
        at = close;
      }
    }
    for (std::size_t at = 0; (at = text.find("~~", at)) != std::string::npos;) {
      const std::size_t close = text.find("~~", at + 3);
      if (close == std::string::npos || text[at + 2] == ' ' || text[at + 2] == '~') break;
      text.erase(close, 2);
      text.erase(at, 2);
      at = close - 2;
    }
  }

  static bool is_note(std::string_view words) { return words.starts_with("[^") && words.find("]:") != std::string_view::npos; }

  void add_beside() {
    SourceLine marks;
    marks.frame = true;
    marks.frame_kind = FurnitureKind::kHeader;
    for (std::string& mark : std::exchange(beside_, {})) out_.add(std::move(mark), marks);
  }

  void add_joined(ParagraphRole role, int level) {
    std::string text;
    for (Line& line : lines_) {
      settle(line.text);
      const std::string_view words = trim_blanks(line.text);
      if (words.empty()) continue;
      if (!text.empty()) {
        std::size_t end = text.size(), begin = 0;
        const char32_t a = utf8::previous(text, end), b = utf8::next(words, begin);
        if (!is_wide(a) && !is_wide(b)) text += ' ';
      }
      text += words;
    }
    lines_.clear();
    SourceLine marks;
    marks.role = role;
    marks.level = level;
    marks.gap = 1;
    out_.add(std::move(text), marks);
    add_beside();
  }

  /// The rows of a pipe table that begins at line `i`, up to the first line without a bar; 0 where none does.
  std::size_t table_at(std::size_t i) const {
    const auto barred = [&](std::size_t l) { return l < lines_.size() && lines_[l].text.find('|') != std::string::npos; };
    if (!barred(i) || !barred(i + 1) || !is_pipe_rule(trim_blanks(lines_[i + 1].text)) || is_pipe_rule(trim_blanks(lines_[i].text))) return 0;
    std::size_t end = i + 2;
    while (barred(end)) ++end;
    return end - i;
  }

  void add_table(std::size_t first, std::size_t rows) {
    std::vector<GivenCell> cells;
    for (std::size_t r = 0; r < rows; ++r) {
      std::string_view row = trim_blanks(lines_[first + r].text);
      if (is_pipe_rule(row)) continue;
      if (row.starts_with('|')) row.remove_prefix(1);
      if (row.ends_with('|')) row.remove_suffix(1);
      std::uint32_t column = 0;
      for (bool more = true; more; ++column) {
        const std::size_t end = row.find('|');
        more = end != std::string_view::npos;
        std::string words(row.substr(0, end));
        settle(words);
        cells.push_back({static_cast<std::uint32_t>(r), column, 1, 1, std::move(words)});
        if (more) row.remove_prefix(end + 1);
      }
    }
    SourceLine marks;
    marks.gap = 1;
    out_.add_table(write_table(std::move(cells)), marks);
    add_beside();
  }

  void add_lines() {
    std::string_view before;
    bool first = true;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (const std::size_t rows = table_at(i)) {
        add_table(i, rows);
        i += rows - 1;
        before = {};
        continue;
      }
      Line& line = lines_[i];
      settle(line.text);
      const std::string_view words = trim_blanks(line.text);
      if (words.empty()) continue;
      SourceLine marks;
      marks.gap = first ? 1 : 0;
      const bool row =
          words.find('|') != std::string_view::npos && (is_pipe_rule(words) || words.front() == '|' || before.starts_with('|') || is_pipe_rule(before));
      const bool chinese = !before.empty() && static_cast<unsigned char>(before.back()) >= 0x80;
      // Lines that end a Chinese sentence are paragraphs of their own, unless the layout shows hard wraps.
      marks.continues = line.soft && !first && !row && !(chinese && ends_sentence(before));
      const std::size_t index = out_.lines().size();
      if (is_note(words)) marks.role = ParagraphRole::kNote, marks.continues = false;
      out_.add(std::string(words), marks);
      if (first && number_) out_.number(index, *number_, delimiter_);
      before = words;
      first = false;
    }
    lines_.clear();
    add_beside();
  }

  const std::string& name_;
  const std::set<std::string, std::less<>>& notes_;  // names of the footnotes
  MarkedLines& out_;
  std::vector<std::string> beside_;  // the paragraph; it follows
  std::vector<Line> lines_;          // of the open paragraph
  std::map<cmark_node*, int> next_numbers_;
  std::optional<int> number_;
  char delimiter_ = '.';
  bool bullet_ = false;
  int images_ = 0;
};

/// `[^1]: words` is a footnote in most dialects; CommonMark takes it for the address of a link and shows nothing. Its bracket is escaped so that it stays text.
/// Adds the footnotes' names to `notes`.
std::string keep_footnotes(std::string_view text, std::set<std::string, std::less<>>& notes) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view line = text.substr(at, end - at);
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t close = line.substr(begin).starts_with("[^") ? line.find("]:", begin) : std::string_view::npos;
    out += line.substr(0, begin);
    if (begin <= 3 && close != std::string_view::npos) {
      out += '\\';
      notes.emplace(line.substr(begin + 2, close - begin - 2));
    }
    out += line.substr(begin);
    at = end;
  }
  return out;
}

}  // namespace

Document read_markdown(std::string_view text, const std::string& name, const ReadOptions& options) {
  if (options.units == Units::kLines) return read_text(text, name, options);
  MarkedLines shown;
  std::set<std::string, std::less<>> notes;
  const FrontMatter front = read_front_matter(text);
  SourceLine frame;
  frame.frame = true;
  frame.frame_kind = FurnitureKind::kHeader;  // no web page's: it is no fault of an edition
  for (const std::string_view line : front.lines) shown.add(std::string(line), frame);
  const std::string body = keep_footnotes(mark_escaped_bars(text.substr(front.bytes)), notes);
  const std::unique_ptr<cmark_node, FreeNode> root(cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT));
  Walk(name, notes, shown).run(root.get());
  const std::vector<SourceLine>& lines = shown.lines();
  if (std::all_of(lines.begin(), lines.end(), [](const SourceLine& line) { return line.frame; })) {
    // A page that a static site makes of its front matter has its words there.
    if (front.bytes > 0) return read_text(text, name, options);
    throw Error(ErrorCode::kEmpty, name, "has no text in it", "give a file with text");
  }
  settle_marked_headings(shown.lines(), front.metadata.title);
  return build_document(repair_layout(lines), front.metadata);
}

}  // namespace jiaokan::extract
