#include "pipeline/conversion.h"

#include <sstream>

#include "convert/script_converter.h"
#include "convert/script_detector.h"
#include "core/error.h"
#include "core/utf8.h"
#include "pipeline/files.h"
#include "report/conversion_writer.h"

namespace jiaokan::pipeline {
namespace {

std::string read_utf8(const std::string& path) {
  InputFile file = read_input(path);
  if (const auto at = utf8::find_invalid(file.bytes))
    throw Error(ErrorCode::kEncoding, path == "-" ? file.name : path, "is not UTF-8 at byte " + std::to_string(*at), "convert it first, e.g. with iconv");
  return std::move(file.bytes);
}

std::vector<std::string> read_words(const std::string& path) {
  std::vector<std::string> words;
  std::istringstream in(read_utf8(path));
  for (std::string word; std::getline(in, word);) {
    if (!word.empty() && word.back() == '\r') word.pop_back();
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

convert::Variety variety(const std::string& name, const std::string& text, const std::string& path, convert::Variety to) {
  if (!name.empty()) return *convert::variety_from(name);
  switch (convert::detect_script(text).detected) {
    case Script::kHans: return convert::Variety::kHans;
    case Script::kHant: return convert::Variety::kHant;
    case Script::kUndetermined: return to == convert::Variety::kHans ? convert::Variety::kHant : convert::Variety::kHans;
    case Script::kMixed: break;
  }
  throw Error(ErrorCode::kUsage, path == "-" ? "(standard input)" : path, "mixes Simplified and Traditional", "say what it is with --from");
}

}  // namespace

std::string convert_file(const std::string& path, const ConversionOptions& options) {
  const std::string text = read_utf8(path);
  const convert::Variety to = *convert::variety_from(options.to);
  convert::ConvertOptions words;
  words.list_changes = options.explain;
  if (!options.keep_file.empty()) words.keep = read_words(options.keep_file);
  const convert::ConversionResult result = convert::convert_script(text, variety(options.from, text, path, to), to, words);
  if (!options.explain) return result.text;
  std::string out;
  for (const convert::ConversionChange& c : result.changes) out += report::change_line(c.start, c.end, c.from, c.to, c.rule);
  return out;
}

}  // namespace jiaokan::pipeline
