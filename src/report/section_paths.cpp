#include "report/section_paths.h"

namespace jiaokan::report {

SectionPaths::SectionPaths(const Document& document) : document_(document), paths_(1) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.kind == BlockKind::kHeading) {
      while (!open.empty() && document.blocks[open.back()].level >= block.level) open.pop_back();
      open.push_back(i);
      paths_.push_back(open);
    } else if (!open.empty() && (block.kind == BlockKind::kTitle || (block.kind == BlockKind::kNote && block.label.starts_with("附件")))) {
      // An annex: its title stands above what follows.
      open.assign(1, i);
      paths_.push_back(open);
    }
    sections_.push_back(paths_.size() - 1);
  }
}

std::string SectionPaths::path(std::size_t section) const {
  std::string out;
  for (const std::size_t block : paths_[section]) {
    out += out.empty() ? "" : " › ";
    out += document_.block_text(block);
  }
  return out;
}

}  // namespace jiaokan::report
