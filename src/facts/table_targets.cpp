#include "facts/target_extractor.h"

namespace jiaokan::facts {

bool is_table(const Reading& reading, std::size_t index, std::size_t& blocks) {
  blocks = 1;
  return reading.document.blocks[index].kind == BlockKind::kTable || reading.words(reading.block(index)).find('\t') != std::string_view::npos;
}

std::vector<Target> extract_table_targets(const Reading&, std::size_t, std::size_t, PlaceMaker&) { return {}; }

}  // namespace jiaokan::facts
