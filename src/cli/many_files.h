#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace jiaokan::cli {

/// Loads `files` on `threads` threads and hands each document to `take` in the order given. A file that fails is named on standard error and the
/// others go on. Returns kFailed where one failed.
int for_each_document(const std::vector<std::string>& files, std::size_t threads, const CommonOptions&, const std::function<void(const std::string& file, Document)>& take);

void add_jobs(CLI::App& app, std::size_t& jobs);

}  // namespace jiaokan::cli
