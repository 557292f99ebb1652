#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/document.h"

namespace jiaokan::extract {

enum class Units {
  kRepair,  ///< rebuild paragraphs and headings from the layout
  kLines,   ///< text files: each line is one finished block, as it is; empty lines are empty blocks
};

/// What reading one file may use up; a page of it an eighth of the time, opening it half.
struct ReadLimits {
  std::uint32_t cpu_seconds = 60;
  std::uint32_t memory_megabytes = 1536;
};

struct ReadOptions {
  Units units = Units::kRepair;
  std::string password;  ///< for encrypted PDFs
  ReadLimits limits;     ///< for PDFs
  std::size_t jobs = 1;  ///< processes that read the pages of one PDF, and so the processors that are used; what comes out does not depend on it
  /// What this process has to do anyway, where other processors may work beside it: called at most once, while other processes read a PDF.
  std::function<void()> meanwhile = {};
};

/// Reads one edition from its bytes, whatever the format: PDF, DOCX, plain text, Markdown, HTML, told apart by content, never by the file's ending
/// (`name` is only used in messages and as Source::name). Fills everything of Document but `source.sha256` and `script`.
/// Throws Error: empty, encrypted, damaged, unsupported type, unknown encoding. A page that cannot be read is a warning and the rest is kept.
Document read_document(std::string_view bytes, const std::string& name, const ReadOptions& options = {});

}  // namespace jiaokan::extract
