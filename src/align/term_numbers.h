#pragma once

#include <cstdint>
#include <vector>

namespace jiaokan::align {

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): spreads every bit of `h`.
constexpr std::uint64_t mix(std::uint64_t h) {
  h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9ULL;
  h = (h ^ (h >> 27)) * 0x94D049BB133111EBULL;
  return h ^ (h >> 31);
}

/// Numbers keys in the order they are first seen. Open addressing: a vocabulary has millions of look-ups.
class TermNumbers {
 public:
  TermNumbers() : slots_(1024) {}
  std::uint32_t number_of(std::uint64_t key);
  const std::vector<std::uint64_t>& keys() const { return keys_; }

 private:
  void grow();

  std::vector<std::uint32_t> slots_;  // number + 1; 0 = free
  std::vector<std::uint64_t> keys_;
};

}  // namespace jiaokan::align
