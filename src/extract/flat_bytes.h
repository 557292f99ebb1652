#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/error.h"

namespace jiaokan::extract {

/// Values as flat bytes of the machine's own order, for a pipe between two processes of one program.
template <class T>
void put(std::string& out, const T* values, std::size_t count) {
  static_assert(std::is_trivially_copyable_v<T>);
  if (count > 0) out.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

/// A vector or string of flat values, its size before it.
template <class Container>
void put_all(std::string& out, const Container& values) {
  const std::uint64_t n = values.size();
  put(out, &n, 1);
  put(out, values.data(), values.size());
}

/// Reads them back in the same order. Throws std::logic_error where the bytes do not hold what is asked for.
class FlatBytes {
 public:
  explicit FlatBytes(std::string_view rest) : rest_(rest) {}

  template <class T>
  void get(T* values, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    JIAOKAN_CHECK(rest_.size() / sizeof(T) >= count);
    if (count > 0) std::memcpy(values, rest_.data(), count * sizeof(T));
    rest_.remove_prefix(count * sizeof(T));
  }

  template <class T>
  T one() {
    T value;
    get(&value, 1);
    return value;
  }

  /// A count that the remaining bytes can hold, so that a broken one cannot ask for memory.
  template <class T>
  std::size_t count() {
    const auto n = one<std::uint64_t>();
    JIAOKAN_CHECK(n <= rest_.size() / sizeof(T));
    return static_cast<std::size_t>(n);
  }

  template <class Container>
  void get_all(Container& values) {
    values.resize(count<typename Container::value_type>());
    get(values.data(), values.size());
  }

  bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace jiaokan::extract
