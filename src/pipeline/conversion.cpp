#include "pipeline/conversion.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "convert/script_converter.h"
#include "convert/script_detector.h"
#include "core/error.h"
#include "core/utf8.h"
#include "pipeline/files.h"
#include "report/conversion_writer.h"

namespace jiaokan::pipeline {
namespace {

constexpr std::size_t kDetectBytes = 1 << 18;  // of the text that tell its script

/// The rows of a file of words: comment and empty lines skipped.
template <class Add>
void read_rows(const std::string& path, const Add& add) {
  const std::string bytes = read_input(path).bytes;
  if (const auto at = utf8::find_invalid(bytes))
    throw Error(ErrorCode::kEncoding, path, "is not UTF-8 at byte " + std::to_string(*at), "convert it first, e.g. with iconv");
  std::istringstream in(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
  std::size_t number = 0;
  for (std::string row; std::getline(in, row);) {
    ++number;
    if (!row.empty() && row.back() == '\r') row.pop_back();
    if (!row.empty() && row.front() != '#') add(row, number);
  }
}

convert::ConvertOptions read_words(const ConversionOptions& options) {
  convert::ConvertOptions out;
  if (!options.keep_file.empty()) read_rows(options.keep_file, [&](const std::string& row, std::size_t) { out.keep.push_back(row); });
  std::map<std::string, std::pair<std::string, std::size_t>> words;  // what each becomes, and its line
  if (!options.dictionary_file.empty())
    read_rows(options.dictionary_file, [&](const std::string& row, std::size_t number) {
      const std::size_t tab = row.find('\t');
      const std::string to = tab == std::string::npos ? "" : row.substr(tab + 1, row.find('\t', tab + 1) - tab - 1);
      if (tab == 0 || to.empty())
        throw Error(ErrorCode::kConfig, options.dictionary_file, "line " + std::to_string(number) + " is not a word, a tab and what it becomes",
                    "write one pair a line; words that stay go into --keep");
      const auto [first, is_new] = words.try_emplace(row.substr(0, tab), to, number);
      if (!is_new && first->second.first != to)
        throw Error(ErrorCode::kConfig, options.dictionary_file,
                    "line " + std::to_string(number) + " gives " + first->first + " another meaning than line " + std::to_string(first->second.second),
                    "keep one of them");
      out.dictionary.push_back({row.substr(0, tab), to});
    });
  out.list_changes = options.explain;
  out.list_choices = options.ambiguous;
  out.lossy = options.lossy;
  return out;
}

convert::Variety variety_of(std::string_view beginning, const std::string& name, convert::Variety to) {
  // The piece may end inside a sequence.
  std::string whole(beginning);
  if (const auto at = utf8::find_invalid(whole)) whole.resize(*at);
  switch (convert::detect_script(whole).detected) {
    case Script::kHans: return convert::Variety::kHans;
    case Script::kHant: return convert::Variety::kHant;
    case Script::kUndetermined: return to == convert::Variety::kHans ? convert::Variety::kHant : convert::Variety::kHans;
    case Script::kMixed: break;
  }
  throw Error(ErrorCode::kUsage, name, "mixes Simplified and Traditional", "say what it is with --from");
}

}  // namespace

ReplacedParts convert_file(const std::string& path, const ConversionOptions& options, const std::string& output) {
  InputStream in(path);
  convert::ConvertOptions words = read_words(options);
  const auto data = options.opencc_data.empty() ? convert::OpenccData::system() : convert::OpenccData::folder(options.opencc_data);
  std::string beginning;
  auto chain = std::make_shared<const convert::ConversionChain>();
  if (!options.opencc_config.empty()) {
    chain = convert::chain_of_configuration(options.opencc_config, data->configuration(options.opencc_config), *data);
  } else {
    const convert::Variety to = *convert::variety_from(options.to);
    convert::Variety from = to;
    if (!options.from.empty()) {
      from = *convert::variety_from(options.from);
    } else {
      for (std::string_view piece = in.read(); !piece.empty(); piece = in.read()) {
        beginning += piece;
        if (beginning.size() >= kDetectBytes) break;
      }
      from = variety_of(beginning, in.name(), to);
    }
    if (from != to) chain = convert::chain_between(from, to, data);
    if (options.own_rows) words.own_rows = convert::own_rows(from, to);
  }

  OutputFile out(output);
  convert::ScriptConverter converter(chain, words);
  convert::ConversionResult result;
  const auto write = [&] {
    if (options.explain || options.ambiguous) {
      result.text.clear();
      for (const convert::ConversionChange& c : result.changes) result.text += report::change_line(c.start, c.end, c.from, c.to, c.rule, c.choices);
      result.changes.clear();
    }
    out.write(result.text);
    result.text.clear();
  };
  try {
    for (std::string_view piece = beginning.empty() ? in.read() : std::string_view(beginning); !piece.empty(); piece = in.read()) {
      converter.feed(piece, result);
      write();
    }
    converter.finish(result);
  } catch (const Error& problem) {
    if (problem.code() != ErrorCode::kEncoding) throw;
    throw Error(problem.code(), in.name(), problem.message(), problem.advice());
  }
  write();
  out.commit();
  return converter.replaced();
}

}  // namespace jiaokan::pipeline
