#include "align/term_numbers.h"

namespace jiaokan::align {

std::uint32_t TermNumbers::number_of(std::uint64_t key) {
  if (2 * (keys_.size() + 1) > slots_.size()) grow();
  for (std::size_t s = mix(key) & (slots_.size() - 1);; s = (s + 1) & (slots_.size() - 1)) {
    if (slots_[s] == 0) {
      keys_.push_back(key);
      slots_[s] = static_cast<std::uint32_t>(keys_.size());
      return slots_[s] - 1;
    }
    if (keys_[slots_[s] - 1] == key) return slots_[s] - 1;
  }
}

void TermNumbers::grow() {
  std::vector<std::uint32_t> wider(2 * slots_.size());
  for (std::uint32_t i = 0; i < keys_.size(); ++i) {
    std::size_t s = mix(keys_[i]) & (wider.size() - 1);
    while (wider[s] != 0) s = (s + 1) & (wider.size() - 1);
    wider[s] = i + 1;
  }
  slots_.swap(wider);
}

}  // namespace jiaokan::align
