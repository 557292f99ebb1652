#pragma once

#include <string>
#include <vector>

#include "support/random.h"

namespace jiaokan::test {

/// Sentences made of invented words over common ideographs: no two alike, none from any document.
class InventedText {
 public:
  explicit InventedText(std::uint32_t seed) : random_(seed) {
    for (int n = 0; n < 600; ++n) {
      std::string word;
      for (std::uint32_t k = random_.below(2) + 1; k > 0; --k) word += ideograph();
      words_.push_back(word);
    }
  }
  std::string sentence() {
    std::string out;
    for (std::uint32_t n = random_.below(14) + 6; n > 0; --n) {
      const std::uint32_t x = random_.below(600), y = random_.below(600);
      out += words_[x < y ? x : y];  // some words are more common than others
    }
    return out + "。";
  }
  std::string paragraph() {
    std::string out;
    for (std::uint32_t n = random_.below(3) + 1; n > 0; --n) out += sentence();
    return out;
  }
  std::vector<std::string> paragraphs(std::size_t count) {
    std::vector<std::string> out(count);
    for (std::string& line : out) line = paragraph();
    return out;
  }
  /// The same with a few words exchanged.
  std::string edited(const std::string& text, std::uint32_t one_in) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += 3) out += random_.below(one_in) == 0 && text.substr(at, 3) != "。" ? ideograph() : text.substr(at, 3);
    return out;
  }
  Random& random() { return random_; }

 private:
  std::string ideograph() {
    const char32_t c = 0x4E00 + random_.below(1500);
    return {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
  }

  Random random_;
  std::vector<std::string> words_;
};

}  // namespace jiaokan::test
