#include "report/json_reader.h"

#include <algorithm>

#include "core/error.h"
#include "core/utf8.h"
#include "report/json_parts.h"

namespace jiaokan::report {
namespace {

std::optional<std::string> optional_string(const Json& json, const char* key) {
  const auto it = json.find(key);
  if (it == json.end() || it->is_null()) return std::nullopt;
  return it->get<std::string>();
}

Box box_from(const Json& json) { return {json.at("x0").get<double>(), json.at("y0").get<double>(), json.at("x1").get<double>(), json.at("y1").get<double>()}; }

std::vector<PageBox> boxes_from(const Json& json) {
  std::vector<PageBox> boxes;
  if (json.is_array())
    for (const Json& b : json) boxes.push_back({b.at("page").get<std::uint32_t>(), box_from(b)});
  return boxes;
}

template <class T>
T known(std::optional<T> value, const Json& json) {
  if (!value) throw std::invalid_argument("unknown value " + json.dump());
  return *value;
}

/// `start` and `end`, code points in `text`, as a span of the document, where the text begins at `base`.
RawSpan span_from(std::string_view text, std::uint32_t base, const Json& json) {
  const auto offset = [&](const char* key) { return base + static_cast<std::uint32_t>(utf8::byte_offset(text, json.at(key).get<std::size_t>())); };
  const RawSpan span{offset("start"), offset("end")};
  if (span.begin > span.end) throw std::invalid_argument("a span that ends before it starts");
  return span;
}

const Block& block_named(const Document& d, const std::string& id) {
  const std::size_t index = id.size() > 1 && id[0] == 'b' ? std::stoul(id.substr(1)) - 1 : d.blocks.size();
  return d.blocks.at(index);
}

void read_block(Document& d, const Json& json) {
  const std::string text = json.at("text").get<std::string>();
  const std::size_t index = d.add_block(known(block_kind_from(json.at("kind").get<std::string>()), json.at("kind")), text, json.at("level").get<int>(),
                                        optional_string(json, "label").value_or(""));
  Block& block = d.blocks[index];
  block.section = json.at("section").get<std::vector<std::string>>();
  if (json.contains("script")) block.script = known(script_from(json.at("script").get<std::string>()), json.at("script"));
  if (json.contains("script_spans"))
    for (const Json& span : json.at("script_spans"))
      d.script_spans.push_back({span_from(text, block.text.begin, span), known(script_from(span.at("script").get<std::string>()), span.at("script"))});
  if (json.contains("cells"))
    for (const Json& cell : json.at("cells")) {
      const auto number = [&](const char* key) { return cell.at(key).get<std::uint32_t>(); };
      block.cells.push_back({number("row"), number("column"), number("row_span"), number("column_span"), span_from(text, block.text.begin, cell)});
    }
  if (!json.contains("lines")) return;
  for (const Json& row : json.at("lines")) {
    d.runs.push_back({span_from(text, block.text.begin, row), row.at("page").get<std::uint32_t>(), box_from(row), row.value("vertical", false), {}});
  }
}

/// The span of a place's text; none where the metadata does not come from the text.
std::optional<RawSpan> place_span(const Document& d, const Json& places, const char* key) {
  const auto it = places.find(key);
  if (it == places.end() || it->is_null()) return std::nullopt;
  const RawSpan block = d.blocks.at(it->at("index").get<std::size_t>()).text;
  return span_from(d.slice(block), block.begin, *it);
}

void read_repairs(Document& d, const Json& json) {
  for (const Json& row : json) {
    const std::string code = row.at("code").get<std::string>();
    if (code.size() < 6 || code.size() > 8 || code.compare(0, 2, "U+") != 0 || code.find_first_not_of("0123456789ABCDEF", 2) != std::string::npos)
      throw std::invalid_argument("unknown value " + row.at("code").dump());
    const RawSpan block = block_named(d, row.at("block").get<std::string>()).text;
    d.repairs.push_back({span_from(d.slice(block), block.begin, row), static_cast<char32_t>(std::stoul(code.substr(2), nullptr, 16))});
  }
}

Document read(const Json& json) {
  Document d;
  const Json& source = json.at("sources").at(0);
  d.source.name = source.at("name").get<std::string>();
  d.source.sha256 = source.at("sha256").get<std::string>();
  d.source.media_type = source.at("media_type").get<std::string>();
  d.source.bytes = source.at("bytes").get<std::uint64_t>();
  d.source.pages = source.at("pages").is_null() ? 0 : source.at("pages").get<std::uint32_t>();
  const Json& script = json.at("script");
  d.script.detected = known(script_from(script.at("detected").get<std::string>()), script.at("detected"));
  d.script.confidence = script.at("confidence").get<double>();
  if (const auto standard = optional_string(script, "standard")) d.script.standard = known(script_standard_from(*standard), script.at("standard"));
  if (script.contains("characters")) {
    d.script.hans_characters = script.at("characters").at("hans").get<std::size_t>();
    d.script.hant_characters = script.at("characters").at("hant").get<std::size_t>();
  }
  if (script.contains("standards"))
    for (const Json& row : script.at("standards")) {
      StandardScore& score = d.script.standards.emplace_back();
      score.standard = known(script_standard_from(row.at("standard").get<std::string>()), row.at("standard"));
      score.score = row.at("score").get<double>();
      for (const Json& c : row.at("evidence")) score.evidence.push_back({c.at("character").get<std::string>(), c.at("count").get<std::size_t>()});
    }
  const Json& m = json.at("metadata");
  d.metadata = {optional_string(m, "title"),     optional_string(m, "document_number"), optional_string(m, "issuer"),
                optional_string(m, "published"), optional_string(m, "source_url"),      {}};
  for (const Json& p : json.at("pages"))
    d.pages.push_back({p.at("page").get<std::uint32_t>(), p.at("label").get<std::string>(), p.at("width").get<double>(), p.at("height").get<double>(),
                       known(text_source_from(p.at("text_source").get<std::string>()), p.at("text_source"))});
  for (const Json& block : json.at("blocks")) read_block(d, block);
  if (script.contains("leftovers"))
    for (const Json& row : script.at("leftovers")) {
      const std::string character = row.at("character").get<std::string>();
      const RawSpan block = block_named(d, row.at("first").at("block").get<std::string>()).text;
      const auto begin = block.begin + static_cast<std::uint32_t>(utf8::byte_offset(d.slice(block), row.at("first").at("start").get<std::size_t>()));
      d.script.leftovers.push_back({character, row.at("count").get<std::size_t>(), {begin, begin + static_cast<std::uint32_t>(character.size())}});
    }
  for (const Json& f : json.at("furniture")) {
    Furniture out;
    out.text = f.at("text").get<std::string>();
    out.kind = known(furniture_kind_from(f.at("kind").get<std::string>()), f.at("kind"));
    if (!f.at("page").is_null()) out.page = f.at("page").get<std::uint32_t>();
    out.boxes = boxes_from(f.at("boxes"));
    out.inside_text = f.value("inside_text", false);
    if (f.contains("at") && !f.at("at").is_null()) {
      const RawSpan span = block_named(d, f.at("at").at("block").get<std::string>()).text;
      out.at = span.begin + static_cast<std::uint32_t>(utf8::byte_offset(d.slice(span), f.at("at").at("start").get<std::size_t>()));
    }
    d.furniture.push_back(std::move(out));
  }
  if (json.contains("metadata_places")) {
    const Json& places = json.at("metadata_places");
    d.metadata.spans = {place_span(d, places, "title"), place_span(d, places, "document_number"), place_span(d, places, "issuer"),
                        place_span(d, places, "published")};
  }
  if (json.contains("repairs")) read_repairs(d, json.at("repairs"));
  for (const Json& w : json.at("warnings")) {
    Warning warning{w.at("code").get<std::string>(), w.at("message").get<std::string>(), std::nullopt};
    if (!w.at("page").is_null()) warning.page = w.at("page").get<std::uint32_t>();
    d.warnings.push_back(std::move(warning));
  }
  return d;
}

}  // namespace

bool is_document_json(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 200);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '{' && head.find("\"jiaokan.document/") != std::string_view::npos;
}

Document read_document_json(std::string_view bytes, const std::string& name) {
  const auto damaged = [&](const std::string& why) {
    return Error(ErrorCode::kDamaged, name, "is no whole jiaokan.document/1 (" + why + ")", "extract the original file again");
  };
  try {
    const Json json = Json::parse(bytes);
    const std::string format = json.at("format").get<std::string>();
    if (format != "jiaokan.document/1") throw damaged("its format is " + format);
    return read(json);
  } catch (const nlohmann::json::exception& why) {
    throw damaged(why.what());
  } catch (const std::out_of_range& why) {
    throw damaged(why.what());
  } catch (const std::invalid_argument& why) {
    throw damaged(why.what());
  }
}

}  // namespace jiaokan::report
