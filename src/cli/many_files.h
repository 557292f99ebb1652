#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace jiaokan::cli {

/// Loads `files` with as many threads as --jobs says and hands each document to `take` in the order given. A file that fails is named on standard error and the
/// others go on. Returns kFailed where one failed.
int for_each_document(const std::vector<std::string>& files, const CommonOptions&, const std::function<void(const std::string& file, Document)>& take);

}  // namespace jiaokan::cli
