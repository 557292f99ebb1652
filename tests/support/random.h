#pragma once

#include <cstdint>
#include <random>

namespace jiaokan::test {

/// Numbers that are the same on every machine: the seed is part of the test.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  /// 0 … n - 1.
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine_() % n); }

 private:
  std::mt19937 engine_;
};

}  // namespace jiaokan::test
