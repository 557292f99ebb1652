#include "extract/page_glyphs.h"

#include <cstring>
#include <type_traits>

#include "core/error.h"

namespace jiaokan::extract {
namespace {

template <class T>
void put(std::string& out, const T* values, std::size_t count) {
  static_assert(std::is_trivially_copyable_v<T>);
  if (count > 0) out.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

class Bytes {
 public:
  explicit Bytes(std::string_view rest) : rest_(rest) {}

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

  bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

struct Head {
  std::uint32_t page;
  float width, height;
  std::uint32_t failed;
};

template <class Container>
void put_all(std::string& out, const Container& values) {
  const std::uint64_t n = values.size();
  put(out, &n, 1);
  put(out, values.data(), values.size());
}

template <class Container>
void get_all(Bytes& in, Container& values) {
  values.resize(in.count<typename Container::value_type>());
  in.get(values.data(), values.size());
}

}  // namespace

std::string encode(const PageGlyphs& page) {
  std::string out;
  out.reserve(64 + page.label.size() + page.glyphs.size() * sizeof(Glyph) + page.words.size() * sizeof(GlyphWord) + page.rules.size() * sizeof(PageRule));
  const Head head{page.page, page.width, page.height, page.failed ? 1U : 0U};
  put(out, &head, 1);
  put_all(out, page.label);
  put_all(out, page.glyphs);
  put_all(out, page.words);
  put_all(out, page.rules);
  return out;
}

PageGlyphs decode_page_glyphs(std::string_view bytes) {
  Bytes in(bytes);
  PageGlyphs page;
  const auto head = in.one<Head>();
  page.page = head.page;
  page.width = head.width;
  page.height = head.height;
  page.failed = head.failed != 0;
  get_all(in, page.label);
  get_all(in, page.glyphs);
  get_all(in, page.words);
  get_all(in, page.rules);
  JIAOKAN_CHECK(in.empty());
  for (const GlyphWord& word : page.words) JIAOKAN_CHECK(word.first <= page.glyphs.size() && word.count <= page.glyphs.size() - word.first);
  return page;
}

}  // namespace jiaokan::extract
