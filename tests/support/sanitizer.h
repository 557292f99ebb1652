#pragma once

namespace jiaokan::test {

/// Whether the tests run under the address sanitizer, which counts memory its own way.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace jiaokan::test
