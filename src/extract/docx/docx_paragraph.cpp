#include "extract/docx/docx_paragraph.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/symbol_fonts.h"
#include "extract/docx/docx_xml.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostFields = 256;
constexpr std::size_t kLongestCode = 64;

bool is_any(std::string_view name, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool has_text(pugi::xml_node node) {
  return static_cast<bool>(node.find_node([](pugi::xml_node inner) {
    const std::string_view name = inner.name();
    return name == "w:t" || name == "m:t" || name == "v:textpath" || name == "w:sym";
  }));
}

bool has_picture(pugi::xml_node node) {
  return static_cast<bool>(node.find_node([](pugi::xml_node inner) { return is_any(inner.name(), {"a:blip", "v:imagedata"}); }));
}

char32_t code_of(std::string_view hex) {
  unsigned code = 0;
  const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
  return error != std::errc() || end == hex.data() || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? 0 : code;
}

}  // namespace

pugi::xml_node chosen_branch(pugi::xml_node alternatives) {
  const pugi::xml_node fallback = alternatives.child("mc:Fallback");
  pugi::xml_node pictured;
  for (const pugi::xml_node choice : alternatives.children("mc:Choice")) {
    if (has_text(choice)) return choice;
    if (!pictured && has_picture(choice)) pictured = choice;
  }
  if (fallback && (has_text(fallback) || !pictured)) return fallback;
  return pictured ? pictured : alternatives.child("mc:Choice");
}

OpenFields::OpenFields(pugi::xml_node root) {
  long open = 0;
  root.find_node([&](pugi::xml_node node) {
    if (std::string_view(node.name()) != "w:fldChar") return false;
    const std::string_view type = node.attribute("w:fldCharType").value();
    open += type == "begin" ? 1 : type == "end" ? -1 : 0;
    return open < 0;
  });
  balanced_ = open == 0;
}

void OpenFields::mark(std::string_view type) {
  if (type == "begin") {
    if (open_.size() < kMostFields) open_.emplace_back();
  } else if (type == "separate") {
    if (!open_.empty()) open_.back().result = true;
  } else if (type == "end" && !open_.empty()) {
    const std::size_t begin = open_.back().code.find_first_not_of(' ');
    const std::string code = begin == std::string::npos ? "" : open_.back().code.substr(begin, 6);
    if (!open_.back().result && (code.starts_with("EQ ") || code.starts_with("eq ") || code.starts_with("SYMBOL"))) empty_ = true;
    open_.pop_back();
  }
}

void OpenFields::instruction(std::string_view text) {
  if (!open_.empty() && !open_.back().result && open_.back().code.size() < kLongestCode) open_.back().code += text.substr(0, kLongestCode);
}

bool OpenFields::in_instruction() const {
  return balanced_ && std::any_of(open_.begin(), open_.end(), [](const Field& field) { return !field.result; });
}

bool OpenFields::in_contents() const {
  return balanced_ && std::any_of(open_.begin(), open_.end(), [](const Field& field) {
           const std::size_t begin = field.code.find_first_not_of(' ');
           return begin != std::string::npos && std::string_view(field.code).substr(begin).starts_with("TOC");
         });
}

bool OpenFields::take_empty() { return std::exchange(empty_, false); }

int ParagraphText::half_points() const {
  const auto most = std::max_element(by_size_.begin(), by_size_.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == by_size_.end() ? 0 : most->first;
}

void ParagraphText::walk(pugi::xml_node parent, const RunLook& look) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = node.name();
    if (name == "w:r") {
      read_run(node, look);
    } else if (is_any(name, {"w:del", "w:moveFrom"})) {
      ++notices_.deletions;
    } else if (is_any(name, {"w:ins", "w:moveTo"})) {
      ++notices_.insertions;
      walk(node, look);
    } else if (is_any(name, {"w:hyperlink", "w:smartTag", "w:customXml", "w:fldSimple", "w:bdo", "w:dir", "w:sdt", "w:sdtContent"})) {
      walk(node, look);
    } else if (name == "mc:AlternateContent") {
      walk(chosen_branch(node), look);
    } else if (is_any(name, {"m:oMath", "m:oMathPara"})) {
      read_formula(node);
    } else if (name == "w:subDoc") {
      ++notices_.inserted_files;
    }
  }
}

void ParagraphText::read_run(pugi::xml_node run, const RunLook& outer) {
  const pugi::xml_node properties = run.child("w:rPr");
  const std::string style(val(properties, "w:rStyle"));
  read_content(run, over(read_look(properties), style.empty() ? outer : over(styles_.run(style).look, outer)));
}

void ParagraphText::read_content(pugi::xml_node parent, const RunLook& look) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = node.name();
    if (name == "w:t") {
      append(node, look);
    } else if (is_any(name, {"w:tab", "w:ptab"})) {
      append_blank();
    } else if (is_any(name, {"w:br", "w:cr"})) {
      const std::string_view type = node.attribute("w:type").value();
      if (!look.hidden.value_or(false) && !fields_.in_instruction()) text_ += type == "page" || type == "column" ? '\f' : '\n';
    } else if (name == "w:noBreakHyphen") {
      append("-", look);
    } else if (name == "w:sym") {
      if (const char32_t code = code_of(node.attribute("w:char").value())) {
        std::string sign;
        utf8::append(sign, symbol_character(node.attribute("w:font").value(), code));
        append(std::move(sign), look);
      }
    } else if (name == "w:fldChar") {
      fields_.mark(node.attribute("w:fldCharType").value());
      notices_.empty_fields += fields_.take_empty();
    } else if (name == "w:instrText") {
      fields_.instruction(node.child_value());
    } else if (is_any(name, {"w:footnoteReference", "w:endnoteReference"})) {
      if (asides_.note && !look.hidden.value_or(false))
        asides_.note(name == "w:endnoteReference", number(node.attribute("w:id").value(), -1), node.attribute("w:customMarkFollows").as_bool());
    } else if (is_any(name, {"w:footnoteRef", "w:endnoteRef"})) {
      append(asides_.note_mark, look);
    } else if (is_any(name, {"w:drawing", "w:pict", "w:object"})) {
      if (!look.hidden.value_or(false)) read_drawing(node);
    } else if (name == "w:ruby") {
      read_ruby(node, look);
    } else if (name == "mc:AlternateContent") {
      read_content(chosen_branch(node), look);
    }
  }
}

void ParagraphText::read_ruby(pugi::xml_node ruby, const RunLook& look) {
  walk(ruby.child("w:rubyBase"), look);
  ParagraphText reading(styles_, notices_, fields_, {});
  reading.walk(ruby.child("w:rt"), look);
  if (asides_.ruby && !reading.text_.empty()) asides_.ruby(std::move(reading.text_));
}

void ParagraphText::read_drawing(pugi::xml_node parent) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = node.name();
    if (name == "w:txbxContent") {
      if (asides_.text_box) asides_.text_box(node);
    } else if (name == "mc:AlternateContent") {
      read_drawing(chosen_branch(node));
    } else if (name == "v:textpath") {
      std::string words;
      notices_.damaged_bytes += append_clean(words, node.attribute("string").value());
      if (asides_.word_art && !words.empty()) asides_.word_art(std::move(words));
    } else if (name == "o:OLEObject") {
      const std::string_view program = node.attribute("ProgID").value();
      notices_.objects.insert(program.empty() ? "object" : std::string(utf8::first(program, 40)));
    } else if (is_any(name, {"a:blip", "v:imagedata"})) {
      notices_.pictures += std::string_view(parent.parent().name()) != "w:object";
      read_drawing(node);
    } else if (name == "a:graphicData") {
      const std::string_view address = node.attribute("uri").value();
      notices_.drawings += address.ends_with("/chart") || address.ends_with("/diagram");
      read_drawing(node);
    } else {
      read_drawing(node);
    }
  }
}

void ParagraphText::read_formula(pugi::xml_node parent) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = node.name();
    if (is_any(name, {"m:t", "w:t"})) {
      append(node, {});
    } else if (name == "m:d" || name == "m:nary") {
      const pugi::xml_node properties = node.child(name == "m:d" ? "m:dPr" : "m:naryPr");
      const auto sign = [&](const char* element, const char* otherwise) {
        const pugi::xml_node found = properties.child(element);
        append(found ? found.attribute("m:val").value() : otherwise, {});
      };
      name == "m:d" ? sign("m:begChr", "(") : sign("m:chr", "∫");
      read_formula(node);
      if (name == "m:d") sign("m:endChr", ")");
    } else if (is_any(name, {"w:del", "w:moveFrom"})) {
      ++notices_.deletions;
    } else if (name == "mc:AlternateContent") {
      read_formula(chosen_branch(node));
    } else {
      read_formula(node);
    }
  }
}

void ParagraphText::append(pugi::xml_node node, const RunLook& look) {
  std::string words;
  for (const pugi::xml_node piece : node.children())
    if (piece.type() == pugi::node_pcdata || piece.type() == pugi::node_cdata) notices_.damaged_bytes += append_clean(words, piece.value());
  if (std::string_view(node.name()) == "w:t" && std::string_view(node.attribute("xml:space").value()) != "preserve") {
    words.erase(0, std::min(words.find_first_not_of(' '), words.size()));
    words.erase(words.find_last_not_of(' ') + 1);
  }
  append(std::move(words), look);
}

void ParagraphText::append(std::string words, const RunLook& look) {
  if (words.empty() || fields_.in_instruction()) return;
  if (look.hidden.value_or(false)) {
    notices_.hidden += utf8::length(words);
    return;
  }
  const bool signs = is_symbol_font(look.font);
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size();) {
    char32_t c = utf8::next(words, at);
    if (c == 0xAD) continue;  // a soft hyphen shows only where a line ends
    // Typed text in a symbol font has the font's codes from U+F000 on; ASCII letters in such a font are letters that Word set in another.
    if (is_private_use(c)) c = symbol_character(signs ? look.font : std::string_view(), c);
    notices_.private_use += is_private_use(c);
    if (look.capitals.value_or(false) && c >= U'a' && c <= U'z') c -= U'a' - U'A';
    utf8::append(text_, c);
    count += !is_blank(c);
  }
  shown_ += count;
  if (look.bold.value_or(false)) bold_ += count;
  by_size_[look.half_points.value_or(20)] += count;
}

void ParagraphText::append_blank() {
  if (fields_.in_instruction()) return;
  if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n' && text_.back() != '\f') text_ += ' ';
}

}  // namespace jiaokan::extract
