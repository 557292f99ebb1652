#include "report/pins_reader.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "core/error.h"
#include "report/json_parts.h"

namespace jiaokan::report {
namespace {

class PinsReader {
 public:
  PinsReader(const std::string& name, const PinnedInput& input) : name_(name), input_(input), line_of_a_(input.segments_a), line_of_b_(input.segments_b) {}

  void read_line(std::string_view text, std::size_t line) {
    line_ = line;
    Pin pin;
    if (text.starts_with("{")) {
      pin = from_json(text);
    } else {
      const std::size_t tab = text.find('\t');
      if (tab == std::string_view::npos) fail("two columns with a tab between them are needed");
      const std::string_view rest = text.substr(tab + 1);
      pin = {from_list(text.substr(0, tab), input_.segments_a, 'A'), from_list(rest.substr(0, rest.find('\t')), input_.segments_b, 'B')};
    }
    if (pin.a.empty() && pin.b.empty()) fail("no segment is named");
    take(pin.a, line_of_a_, "A");
    take(pin.b, line_of_b_, "B");
    pins_.push_back({std::move(pin), line});
  }

  std::vector<Pin> pins() {
    check_order();
    std::vector<Pin> out;
    for (auto& [pin, line] : pins_) out.push_back(std::move(pin));
    return out;
  }

 private:
  struct Line {
    Pin pin;
    std::size_t line = 0;
  };

  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorCode::kConfig, name_, "line " + std::to_string(line_) + ": " + message, "see doc/formats/alignment.md on pins");
  }

  /// b12 or s12 counts from 1, a bare number from 0.
  std::size_t segment(std::string_view word, std::size_t count, char side) const {
    const char letter = input_.sentences ? 's' : 'b';
    const bool id = !word.empty() && word[0] == letter;
    const std::string_view digits = id ? word.substr(1) : word;
    std::size_t number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || problem != std::errc() || end != digits.data() + digits.size() || (id && number == 0))
      fail("“" + std::string(word) + "” is no segment: " + std::string(1, letter) + "1, " + letter + "2 … or an index from 0");
    if (number - (id ? 1 : 0) >= count) fail(std::string(1, side) + " has no segment " + std::string(word) + ", only " + std::to_string(count));
    return number - (id ? 1 : 0);
  }

  std::vector<std::size_t> from_list(std::string_view list, std::size_t count, char side) const {
    std::vector<std::size_t> out;
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      std::string_view word = list.substr(0, comma);
      list.remove_prefix(std::min(list.size(), comma + 1));
      while (word.starts_with(' ')) word.remove_prefix(1);
      while (word.ends_with(' ')) word.remove_suffix(1);
      if (word.empty() && out.empty() && list.empty()) break;
      const std::size_t dash = word.find('-');
      const std::size_t first = segment(word.substr(0, dash), count, side);
      const std::size_t last = dash == std::string_view::npos ? first : segment(word.substr(dash + 1), count, side);
      if (last < first) fail("“" + std::string(word) + "” runs backwards");
      for (std::size_t i = first; i <= last; ++i) out.push_back(i);
    }
    return out;
  }

  std::vector<std::size_t> from_array(const Json& bead, const std::string& key, std::size_t count, char side) const {
    std::vector<std::size_t> out;
    const bool by_index = bead.contains(key + "_index");
    const Json list = by_index ? bead[key + "_index"] : bead.value(key, Json::array());
    if (!list.is_array()) fail("“" + key + "” is no list");
    for (const Json& item : list) {
      if (!item.is_string() && !item.is_number_unsigned()) fail("“" + key + "” holds what is no segment");
      out.push_back(segment(item.is_string() ? item.get<std::string>() : std::to_string(item.get<std::size_t>()), count, side));
    }
    return out;
  }

  Pin from_json(std::string_view text) const {
    const Json bead = Json::parse(text, nullptr, false);
    if (!bead.is_object()) fail("no JSON object");
    return {from_array(bead, "a", input_.segments_a, 'A'), from_array(bead, "b", input_.segments_b, 'B')};
  }

  void take(std::vector<std::size_t>& segments, std::vector<std::size_t>& line_of, const std::string& side) const {
    std::sort(segments.begin(), segments.end());
    for (const std::size_t i : segments) {
      if (line_of[i] != 0)
        fail(side + " " + (input_.sentences ? "s" : "b") + std::to_string(i + 1) + " is pinned in line " + std::to_string(line_of[i]) + " already");
      line_of[i] = line_;
    }
  }

  void check_order() {
    std::vector<const Line*> sorted;
    for (const Line& line : pins_)
      if (!line.pin.a.empty() && !line.pin.b.empty()) sorted.push_back(&line);
    std::sort(sorted.begin(), sorted.end(), [](const Line* x, const Line* y) { return x->pin.a.front() < y->pin.a.front(); });
    for (std::size_t k = 1; k < sorted.size(); ++k) {
      const Pin &before = sorted[k - 1]->pin, &pin = sorted[k]->pin;
      if (before.a.back() < pin.a.front() && before.b.back() < pin.b.front()) continue;
      line_ = std::max(sorted[k - 1]->line, sorted[k]->line);
      fail("this pin crosses that of line " + std::to_string(std::min(sorted[k - 1]->line, sorted[k]->line)) + "; what changed places is found as a move");
    }
  }

  const std::string& name_;
  const PinnedInput& input_;
  std::vector<std::size_t> line_of_a_, line_of_b_;  // 0: not pinned
  std::vector<Line> pins_;
  std::size_t line_ = 0;
};

}  // namespace

std::vector<Pin> read_pins(std::string_view bytes, const std::string& name, const PinnedInput& input) {
  PinsReader reader(name, input);
  std::size_t line = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(bytes.size(), end + 1));
    ++line;
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (!text.empty() && text[0] != '#') reader.read_line(text, line);
  }
  return reader.pins();
}

}  // namespace jiaokan::report
