#include "cli/many_files.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <optional>

#include "pipeline/parallel.h"
#include "pipeline/progress.h"

namespace jiaokan::cli {

int for_each_document(const std::vector<std::string>& files, const CommonOptions& common,
                      const std::function<void(const std::string& file, Document)>& take) {
  const std::size_t threads = common.jobs;
  pipeline::Progress progress(common.quiet);
  std::vector<std::optional<Document>> documents(files.size());
  std::vector<std::string> problems(files.size());
  std::atomic<std::size_t> finished = 0;
  int status = kDone;
  pipeline::run_in_order(
      files.size(), threads,
      [&](std::size_t i) {
        try {
          // Where fewer files than jobs are left, each gets several processes for its pages: never more than that in all.
          const std::size_t left = files.size() - finished.load();
          pipeline::LoadOptions options = common.load();
          options.jobs = std::max<std::size_t>(threads / std::max<std::size_t>(left, 1), 1);
          documents[i] = pipeline::load_document(files[i], options);
        } catch (const std::bad_alloc&) {
          problems[i] = files[i] + ": out of memory; split it into parts";
        } catch (const std::exception& problem) {
          problems[i] = problem.what();
        }
        ++finished;
      },
      [&](std::size_t i) {
        progress.stage(std::to_string(i + 1) + " of " + std::to_string(files.size()) + ": " + files[i]);
        if (!documents[i]) {
          progress.clear();
          print_error(problems[i]);
          status = kFailed;
          return;
        }
        if (!documents[i]->warnings.empty()) progress.clear();
        print_warnings(*documents[i], common);
        try {
          take(files[i], std::move(*documents[i]));
        } catch (const std::exception& problem) {
          progress.clear();
          print_error(problem.what());
          status = kFailed;
        }
        documents[i].reset();
      });
  return status;
}

}  // namespace jiaokan::cli
