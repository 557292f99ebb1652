#include "extract/markdown_reader.h"

#include <cmark.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"
#include "extract/headings.h"
#include "extract/html_lines.h"
#include "extract/layout_repair.h"
#include "extract/repaired_text.h"
#include "extract/source_lines.h"
#include "extract/text_reader.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLookedAt = 256 * 1024;  // bytes

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

bool is_atx_heading(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  return marks != std::string_view::npos && marks >= 1 && marks <= 6 && (line[marks] == ' ' || line[marks] == '\t') && !trim_blanks(line.substr(marks)).empty();
}
bool is_pipe_rule(std::string_view line) {
  return line.size() >= 3 && line.find('|') != std::string_view::npos && line.find("--") != std::string_view::npos &&
         line.find_first_not_of("|-: ") == std::string_view::npos;
}

/// `---` at the very start opens lines about the text, up to the next `---`: they are none of it. Returns the bytes they take.
std::size_t add_front_matter(std::string_view text, MarkedLines& out) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return 0;
  const std::size_t begin = text.find('\n') + 1;
  for (std::size_t at = begin; at < text.size() && at < begin + 8192;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim_blanks(text.substr(at, end - at));
    if (line == "---" || line == "...") {
      SourceLine frame;
      frame.frame = true;
      for (std::size_t row = begin; row < at;) {
        const std::size_t row_end = text.find('\n', row);
        out.add(std::string(text.substr(row, row_end - row)), frame);
        row = row_end + 1;
      }
      return end;
    }
    if (line.empty() || line.find(':') == std::string_view::npos) return 0;
    at = end + 1;
  }
  return 0;
}

/// Indented text is an indented paragraph in Chinese, not a program; cmark does not say which it is, but a fence takes lines of its own.
bool is_fenced(cmark_node* code) {
  const std::string_view text = cmark_node_get_literal(code);
  return cmark_node_get_end_line(code) - cmark_node_get_start_line(code) + 1 > std::count(text.begin(), text.end(), '\n');
}

/// Takes the tree apart into lines: a line for every line of a paragraph, since many Chinese files part their paragraphs by single line ends.
class Walk {
 public:
  Walk(const std::string& name, MarkedLines& out) : name_(name), out_(out) {}

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
      if (images_ == 0) current().text += cmark_node_get_literal(node);
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
      add_html_lines(cmark_node_get_literal(node), name_, out_);
    }
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
      out_.add(std::string(text.substr(0, end)), marks);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void add_joined(ParagraphRole role, int level) {
    std::string text;
    for (const Line& line : lines_) {
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
  }

  void add_lines() {
    std::string_view before;
    bool first = true;
    for (const Line& line : lines_) {
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
      out_.add(std::string(words), marks);
      if (first && number_) out_.number(index, *number_, delimiter_);
      before = words;
      first = false;
    }
    lines_.clear();
  }

  const std::string& name_;
  MarkedLines& out_;
  std::vector<Line> lines_;  // of the open paragraph
  std::map<cmark_node*, int> next_numbers_;
  std::optional<int> number_;
  char delimiter_ = '.';
  bool bullet_ = false;
  int images_ = 0;
};

}  // namespace

bool looks_like_markdown(std::string_view text) {
  std::size_t headings = 0, rules = 0, fences = 0, links = 0, lines = 0;
  bool heading_first = false;
  std::string_view rest = text.substr(0, kLookedAt);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trim_blanks(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    if (is_atx_heading(line)) {
      ++headings;
      heading_first = heading_first || lines == 0;
    }
    rules += is_pipe_rule(line);
    fences += line.starts_with("```") || line.starts_with("~~~~");
    links += line.find("](http") != std::string_view::npos;
    ++lines;
  }
  return heading_first || headings >= 2 || rules >= 1 || fences >= 2 || links >= 2;
}

Document read_markdown(std::string_view text, const std::string& name, const ReadOptions& options) {
  if (options.units == Units::kLines) return read_text(text, name, options);
  MarkedLines shown;
  const std::string_view body = text.substr(add_front_matter(text, shown));
  const std::unique_ptr<cmark_node, FreeNode> root(cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT));
  Walk(name, shown).run(root.get());
  const std::vector<SourceLine>& lines = shown.lines();
  if (std::all_of(lines.begin(), lines.end(), [](const SourceLine& line) { return line.frame; }))
    throw Error(ErrorCode::kEmpty, name, "has no text in it", "give a file with text");
  settle_marked_headings(shown.lines());
  return build_document(repair_layout(lines));
}

}  // namespace jiaokan::extract
