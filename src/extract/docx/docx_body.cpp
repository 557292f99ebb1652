#include "extract/docx/docx_body.h"

#include <algorithm>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"
#include "extract/source_lines.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestHeading = 120;    // code points of an unnumbered paragraph that a heading's style makes a heading, sentence though it be
constexpr std::uint32_t kShortestWrapped = 40;  // columns of a line that somebody broke by hand inside a sentence

bool is_any(std::string_view name, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// Whether a line behind a manual line break goes on with the sentence before it.
bool goes_on(std::string_view before, std::string_view line, const DocxParagraph& like) {
  if (before.empty() || line.empty() || ends_sentence(before)) return false;
  if (const auto numbering = parse_numbering(line); numbering && numbering->certain) return false;
  if (like.role == ParagraphRole::kTitle || like.role == ParagraphRole::kHeading) return true;
  if (is_date(line) || is_document_number(line) || is_bullet(line) || is_authority(before) || is_authority(line)) return false;
  if (like.centred) return true;
  return columns_of(before) >= kShortestWrapped && !labelled(line);
}

/// What stands between two lines that are one sentence.
std::string_view between(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return "";
  std::size_t end = before.size(), begin = 0;
  const char32_t a = utf8::previous(before, end), b = utf8::next(after, begin);
  return is_wide(a) || is_wide(b) || is_cjk_punctuation(a) || is_cjk_punctuation(b) ? "" : " ";
}

bool is_contents_block(pugi::xml_node sdt) {
  const std::string_view gallery = val(sdt.child("w:sdtPr").child("w:docPartObj"), "w:docPartGallery");
  return gallery.starts_with("Table of Contents") || gallery.starts_with("目录");
}

FurnitureKind kind_of(std::string_view text, bool footer) {
  if (is_page_mark(text) || bare_number(text)) return FurnitureKind::kPageNumber;
  return footer ? FurnitureKind::kFooter : FurnitureKind::kHeader;
}

}  // namespace

DocxBody::DocxBody(OoxmlPackage& package, std::string main, std::string name)
    : package_(package), main_(std::move(main)), name_(std::move(name)), links_(package.relationships(main_)) {
  if (const OoxmlPart* styles = part(member_of("styles"))) styles_ = Styles(styles->root());
  if (const OoxmlPart* numbering = part(member_of("numbering"))) numbers_ = ListNumbers(numbering->root());
  const OoxmlPart *settings = part(member_of("settings")), *text = part(main_);
  note_marks_ = NoteMarks(settings ? settings->root() : pugi::xml_node(), text ? text->root() : pugi::xml_node());
  for (const bool endnote : {false, true})
    if (const OoxmlPart* notes = part(member_of(endnote ? "endnotes" : "footnotes")))
      for (const pugi::xml_node note : notes->root().children(endnote ? "w:endnote" : "w:footnote"))
        if (const std::string_view type = note.attribute("w:type").value(); type.empty() || type == "normal")
          notes_.try_emplace({endnote, number(note.attribute("w:id").value(), -1)}, note);
  if (const OoxmlPart* comments = part(member_of("comments")))
    for (const pugi::xml_node comment : comments->root().children("w:comment")) notices_.comments += static_cast<bool>(comment);
}

std::string DocxBody::root_name() const {
  const auto main = parts_.find(main_);
  const std::string_view name = main == parts_.end() || !main->second ? "" : main->second->root().name();
  return std::string(name.substr(name.find(':') + 1));
}

std::string DocxBody::member_of(std::string_view type) const {
  for (const Relationship& link : links_)
    if (link.type == type) return link.target;
  return {};
}

const OoxmlPart* DocxBody::part(const std::string& member) {
  if (member.empty()) return nullptr;
  const auto known = parts_.find(member);
  if (known != parts_.end()) return known->second.get();
  std::unique_ptr<OoxmlPart>& kept = parts_[member];
  const auto content = package_.read(member);
  if (!content) {
    notices_.missing_parts.insert(member);
    return nullptr;
  }
  kept = std::make_unique<OoxmlPart>(content->bytes, name_);
  if (!content->whole || !kept->whole()) notices_.damaged_parts.insert(member);
  if (kept->has_dtd()) notices_.dtd_parts.insert(member);
  return kept.get();
}

std::vector<DocxParagraph> DocxBody::read() {
  const OoxmlPart* main = part(main_);
  if (!main) return {};
  std::vector<DocxParagraph> out;
  read_furniture(false, out);
  Flow flow(main->root(), Place::kText);
  read_blocks(main->root().child("w:body"), flow);
  if (!flow.carried.empty()) add_pieces(std::exchange(flow.carried, {}), {}, flow);
  std::move(flow.out.begin(), flow.out.end(), std::back_inserter(out));
  read_furniture(true, out);
  return out;
}

void DocxBody::read_blocks(pugi::xml_node parent, Flow& flow) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = node.name();
    if (name == "w:p") {
      read_paragraph(node, flow);
    } else if (name == "w:tbl") {
      read_table(node, flow);
    } else if (name == "w:sdt") {
      const bool before = std::exchange(flow.contents, flow.contents || is_contents_block(node));
      read_blocks(node.child("w:sdtContent"), flow);
      flow.contents = before;
    } else if (is_any(name, {"w:ins", "w:moveTo"})) {
      ++notices_.insertions;
      read_blocks(node, flow);
    } else if (is_any(name, {"w:del", "w:moveFrom"})) {
      ++notices_.deletions;
    } else if (name == "w:customXml") {
      read_blocks(node, flow);
    } else if (name == "mc:AlternateContent") {
      read_blocks(chosen_branch(node), flow);
    } else if (name == "w:altChunk") {
      ++notices_.inserted_files;
    } else if (is_any(name, {"m:oMath", "m:oMathPara"})) {
      ParagraphText words(styles_, notices_, flow.fields, {});
      const RunLook look;
      pugi::xml_document holder;
      holder.append_copy(node);
      words.read(holder, look);
      add_pieces(std::move(words.text()), {}, flow);
    }
  }
}

std::vector<DocxParagraph> DocxBody::read_inner(pugi::xml_node container, const Flow& around) {
  Flow inner(container, around.place);
  inner.contents = around.contents;
  read_blocks(container, inner);
  if (!inner.carried.empty()) add_pieces(std::exchange(inner.carried, {}), {}, inner);
  return std::move(inner.out);
}

ListNumbers::Mark DocxBody::next_number(pugi::xml_node properties, const Style& style) {
  const pugi::xml_node own = properties.child("w:numPr");
  const bool says_list = static_cast<bool>(own.child("w:numId"));
  const long list = says_list ? number(val(own, "w:numId")) : style.list.value_or(0);
  if (list <= 0) return {};
  int level = says_list ? 0 : style.level.value_or(0);
  if (!says_list) level = numbers_.level_of_style(list, style.id, level);
  if (own.child("w:ilvl")) level = static_cast<int>(std::clamp(number(val(own, "w:ilvl")), 0L, 8L));
  return numbers_.next(list, level);
}

void DocxBody::read_paragraph(pugi::xml_node node, Flow& flow) {
  const pugi::xml_node properties = node.child("w:pPr");
  const Style& style = styles_.paragraph(std::string(val(properties, "w:pStyle")));
  const pugi::xml_node mark = properties.child("w:rPr");
  const bool mark_deleted = mark.child("w:del") || mark.child("w:moveFrom");
  if (mark_deleted) ++notices_.deletions;
  if (mark.child("w:ins") || mark.child("w:moveTo")) ++notices_.insertions;
  const std::string_view drop_cap = properties.child("w:framePr").attribute("w:dropCap").value();
  const bool goes_on_below = mark_deleted || is_on(mark, "w:specVanish") || drop_cap == "drop" || drop_cap == "margin";

  std::vector<DocxParagraph> beside;
  Asides asides;
  asides.text_box = [&](pugi::xml_node box) {
    std::vector<DocxParagraph> inner = read_inner(box, flow);
    std::move(inner.begin(), inner.end(), std::back_inserter(beside));
  };
  const auto furnish = [&](std::string words, FurnitureKind kind) {
    DocxParagraph furniture;
    furniture.text = std::move(words);
    furniture.furniture = kind;
    beside.push_back(std::move(furniture));
  };
  asides.ruby = [&](std::string reading) { furnish(std::move(reading), FurnitureKind::kHeader); };
  asides.note_mark = flow.note_mark;
  asides.note = [&](bool endnote, long id, bool has_own_mark) { read_note(endnote, id, has_own_mark, beside); };
  asides.word_art = [&](std::string words) {
    if (flow.place == Place::kFurniture) return furnish(std::move(words), FurnitureKind::kWatermark);
    DocxParagraph paragraph;
    paragraph.text = std::move(words);
    beside.push_back(std::move(paragraph));
  };

  const bool in_contents = flow.contents || flow.fields.in_contents();
  const std::size_t hidden_before = notices_.hidden;
  ParagraphText words(styles_, notices_, flow.fields, asides);
  words.read(node, style.look);
  const bool contents = in_contents || flow.fields.in_contents() || style.use == StyleUse::kContents;
  const bool blank = trim_blanks(words.text()).empty();
  const bool hidden = is_on(mark, "w:vanish", style.look.hidden.value_or(false)) && blank;

  ListNumbers::Mark number;
  if (!mark_deleted && (!hidden || notices_.hidden == hidden_before)) number = next_number(properties, style);
  // Word carries the outer numbers of a list on by hidden paragraphs without words ("advance value"): they count and print nothing.
  if (hidden) number = {};
  // A list's number alone is seen as well: the first column of many tables has nothing else.
  std::string text = std::exchange(flow.carried, {}) + (number.bullet && blank ? std::string() : number.text) + std::move(words.text());
  if (goes_on_below) {
    flow.carried = std::move(text);
    std::move(beside.begin(), beside.end(), std::back_inserter(flow.out));
    return;
  }

  DocxParagraph like;
  const pugi::xml_node alignment = properties.child("w:jc");
  like.centred = alignment ? std::string_view(alignment.attribute("w:val").value()) == "center" : style.centred.value_or(false);
  like.bold = words.bold();
  like.half_points = words.half_points();
  const pugi::xml_node own_level = properties.child("w:outlineLvl");
  const long outline = own_level ? jiaokan::extract::number(own_level.attribute("w:val").value(), 9) : style.outline.value_or(9);
  if (flow.place == Place::kNote) {
    like.role = ParagraphRole::kNote;
  } else if (contents) {
    like.role = ParagraphRole::kListItem;
    if (style.use == StyleUse::kContentsTitle || !is_ascii_digit(text.empty() ? U'0' : static_cast<char32_t>(static_cast<unsigned char>(text.back()))))
      like.role = style.use == StyleUse::kContents ? ParagraphRole::kListItem : ParagraphRole::kNote;
  } else if (style.use == StyleUse::kTitle && !ends_sentence(text)) {
    like.role = ParagraphRole::kTitle;
  } else if (style.use == StyleUse::kCaption || style.use == StyleUse::kContentsTitle) {
    like.role = ParagraphRole::kNote;
  } else if (outline >= 0 && outline < 9) {
    const bool sentence = !parse_numbering(text) && ends_sentence(text) && utf8::length(text) > kLongestHeading;
    if (!sentence) like.role = ParagraphRole::kHeading, like.level = static_cast<int>(outline) + 1;
  } else if (number.bullet) {
    like.role = ParagraphRole::kListItem;
  }
  add_pieces(std::move(text), like, flow);
  std::move(beside.begin(), beside.end(), std::back_inserter(flow.out));
}

void DocxBody::add_pieces(std::string text, const DocxParagraph& like, Flow& flow) const {
  std::string open;
  const auto close = [&] {
    if (open.empty()) return;
    DocxParagraph piece = like;
    piece.text = std::exchange(open, {});
    flow.out.push_back(std::move(piece));
  };
  std::string_view rest = text, last;
  for (bool more = true, page = false; more;) {
    const std::size_t end = rest.find_first_of("\n\f");
    more = end != std::string_view::npos;
    const std::string_view line = trim_blanks(rest.substr(0, end));
    if (!line.empty()) {
      if (!page && goes_on(last, line, like)) {
        open += between(last, line);
      } else {
        close();
      }
      open += line;
      last = line;
      page = false;
    }
    page = page || (more && rest[end] == '\f');
    if (more) rest.remove_prefix(end + 1);
  }
  close();
}

void DocxBody::read_note(bool endnote, long id, bool has_own_mark, std::vector<DocxParagraph>& out) {
  const auto found = notes_.find({endnote, id});
  if (found == notes_.end()) return;
  const pugi::xml_node note = found->second;
  notes_.erase(found);  // the same note referred to again stands in the text once
  Flow flow(note, Place::kNote);
  if (!has_own_mark) flow.note_mark = note_marks_.next(endnote);
  if (!flow.note_mark.empty()) {
    DocxParagraph raised;
    raised.text = flow.note_mark;
    raised.furniture = FurnitureKind::kHeader;
    out.push_back(std::move(raised));
  }
  read_blocks(note, flow);
  if (!flow.carried.empty()) add_pieces(std::exchange(flow.carried, {}), {}, flow);
  std::move(flow.out.begin(), flow.out.end(), std::back_inserter(out));
}

void DocxBody::read_furniture(bool footer, std::vector<DocxParagraph>& out) {
  const OoxmlPart* main = part(main_);
  std::vector<std::string> members;
  main->root().find_node([&](pugi::xml_node node) {
    if (std::string_view(node.name()) != (footer ? "w:footerReference" : "w:headerReference")) return false;
    // A first page's own header shows only where the section asks for one.
    const bool shown = std::string_view(node.attribute("w:type").value()) != "first" || is_on(node.parent(), "w:titlePg");
    const std::string_view id = node.attribute("r:id").value();
    for (const Relationship& link : links_)
      if (shown && link.id == id && std::find(members.begin(), members.end(), link.target) == members.end()) members.push_back(link.target);
    return false;
  });
  std::set<std::string> seen;
  for (const std::string& member : members) {
    const OoxmlPart* furniture = part(member);
    if (!furniture) continue;
    Flow flow(furniture->root(), Place::kFurniture);
    read_blocks(furniture->root(), flow);
    if (!flow.carried.empty()) add_pieces(std::exchange(flow.carried, {}), {}, flow);
    for (DocxParagraph& paragraph : flow.out) {
      if (!seen.insert(paragraph.text).second) continue;
      if (!paragraph.furniture) paragraph.furniture = kind_of(paragraph.text, footer);
      std::replace(paragraph.text.begin(), paragraph.text.end(), '\t', ' ');
      std::replace(paragraph.text.begin(), paragraph.text.end(), '\n', ' ');
      paragraph.cells.clear();
      out.push_back(std::move(paragraph));
    }
  }
}

}  // namespace jiaokan::extract
