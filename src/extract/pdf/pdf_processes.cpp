#include "extract/pdf/pdf_processes.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <type_traits>

#include "core/error.h"
#include "core/utf8.h"
#include "extract/child_process.h"
#include "extract/pdf/item_pool.h"

namespace jiaokan::extract {
namespace {

constexpr std::uint32_t kPageShare = 6;                  // of the file's time for one page
constexpr std::uint32_t kMostInOpener = 64;              // pages that the child which opened the file reads itself, where only one works on it
constexpr std::uint32_t kChunkAlone = 256;               // pages for one child where there is only one at a time
constexpr std::size_t kLeastChunk = 8, kMostChunk = 64;  // where several share the file: a fork costs less than a page, a late end more

constexpr std::size_t kLongestLine = 400;  // bytes of what a file says, in a message

/// One line, without control characters, short enough to read.
std::string one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  if (const auto bad = utf8::find_invalid(text)) text.resize(*bad);
  if (text.size() <= kLongestLine) return text;
  std::size_t end = kLongestLine;
  while (end > 0 && !utf8::is_boundary(text, end)) --end;
  text.resize(end);
  return text;
}

// Frames from the child that opened the file: what opening gave ('o'), a page ('p'), a page that broke ('b'), how working on the pages ended ('e').
std::string encode(const PdfOpened& opened) {
  std::string out;
  out += static_cast<char>(opened.state);
  out += opened.repaired ? '\1' : '\0';
  const std::uint32_t pages = opened.pages;
  out.append(reinterpret_cast<const char*>(&pages), sizeof pages);
  for (const std::string* text : {&opened.reason, &opened.title, &opened.author}) {
    const auto size = static_cast<std::uint32_t>(text->size());
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out += *text;
  }
  return out + encode(opened.structure);
}

struct Broken {
  std::uint32_t page;
  ChildOutcome outcome;
};

template <class T>
std::string flat(const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

template <class T>
T from_flat(std::string_view in) {
  static_assert(std::is_trivially_copyable_v<T>);
  JIAOKAN_CHECK(in.size() == sizeof(T));
  T value;
  std::memcpy(&value, in.data(), sizeof value);
  return value;
}

std::uint32_t take_u32(std::string_view& in) {
  std::uint32_t value = 0;
  JIAOKAN_CHECK(in.size() >= sizeof value);
  std::memcpy(&value, in.data(), sizeof value);
  in.remove_prefix(sizeof value);
  return value;
}

PdfOpened decode_opened(std::string_view in) {
  PdfOpened out;
  JIAOKAN_CHECK(in.size() >= 2);
  out.state = static_cast<PdfOpened::State>(in[0]);
  out.repaired = in[1] != 0;
  in.remove_prefix(2);
  out.pages = take_u32(in);
  for (std::string* text : {&out.reason, &out.title, &out.author}) {
    const std::uint32_t size = take_u32(in);
    JIAOKAN_CHECK(in.size() >= size);
    *text = one_line(std::string(in.substr(0, size)));
    in.remove_prefix(size);
  }
  out.structure = decode_structure(in);
  return out;
}

[[noreturn]] void refuse(const PdfOpened& opened, const std::string& name) {
  switch (opened.state) {
    case PdfOpened::State::kNeedsPassword: throw Error(ErrorCode::kEncrypted, name, "the PDF is encrypted and needs a password", "give it with --password");
    case PdfOpened::State::kWrongPassword:
      throw Error(ErrorCode::kEncrypted, name, "the PDF is encrypted and the password given does not open it", "give the right one with --password");
    case PdfOpened::State::kNoPages: throw Error(ErrorCode::kEmpty, name, "the PDF has no pages", "give a file with pages");
    default: break;
  }
  const std::string& reason = opened.reason;
  throw Error(ErrorCode::kDamaged, name, "the PDF is damaged and cannot be opened" + (reason.empty() ? "" : " (" + reason + ")"),
              "get the file again from where it came from");
}

std::string seconds_text(std::uint32_t n) { return std::to_string(n) + (n == 1 ? " second" : " seconds"); }

/// Why reading ended, as the end of a sentence; `what` was read.
std::string reason_of(const ChildOutcome& outcome, const ChildLimits& limits, const std::string& what) {
  switch (outcome.end) {
    case ChildEnd::kCpuLimit: return "reading " + what + " took more than " + seconds_text(limits.cpu_seconds) + " of computing time";
    case ChildEnd::kWallLimit: return "reading " + what + " took more than " + seconds_text(limits.wall_seconds);
    case ChildEnd::kMemoryLimit: return "reading " + what + " took more than " + std::to_string(limits.memory_bytes >> 20) + " MB of memory";
    case ChildEnd::kOutputLimit: return what + " holds more than " + std::to_string(limits.output_bytes >> 20) + " MB of text";
    case ChildEnd::kKilled: return "the system ended the reading, as it does where memory is short";
    default: return "the PDF library broke down on " + what + (outcome.signal != 0 ? " (signal " + std::to_string(outcome.signal) + ")" : std::string());
  }
}

/// Says why no page of the file could be read.
[[noreturn]] void refuse(ChildEnd end, const std::string& reason, const std::string& name) {
  std::string advice = "print it to a new PDF";
  if (end != ChildEnd::kCrashed) advice = "split the file or " + advice;
  if (end == ChildEnd::kCpuLimit || end == ChildEnd::kWallLimit) advice += ", or allow more with --time-limit";
  if (end == ChildEnd::kMemoryLimit) advice += ", or allow more with --memory-limit";
  throw Error(end == ChildEnd::kCrashed ? ErrorCode::kDamaged : ErrorCode::kLimit, name, "cannot be read: " + reason, advice);
}

/// Limits of the whole file, and of one page.
struct Limits {
  ChildLimits file, page;
  PoolLimits pool;
};

Limits limits_of(const ReadOptions& options) {
  Limits limits;
  limits.file.cpu_seconds = std::max<std::uint32_t>(options.limits.cpu_seconds, 1);
  limits.file.wall_seconds = limits.file.cpu_seconds * 3 / 2 + 10;  // room for a busy machine
  limits.file.memory_bytes = std::uint64_t{options.limits.memory_megabytes} << 20;
  limits.page = limits.file;
  limits.page.cpu_seconds = std::max<std::uint32_t>(limits.file.cpu_seconds / kPageShare, 1);
  limits.page.wall_seconds = limits.page.cpu_seconds * 3 + 5;
  limits.pool.workers = std::max<std::size_t>(options.jobs, 1);
  limits.pool.item_cpu_seconds = limits.page.cpu_seconds;
  limits.pool.item_wall_seconds = limits.page.wall_seconds;
  limits.pool.all = limits.file;
  return limits;
}

/// Whether the child that opened a file reads its pages itself: a fork less.
bool reads_in_opener(std::uint32_t pages, const PoolLimits& limits) { return limits.workers == 1 && pages <= kMostInOpener; }

/// Runs in the child that opens the file. Reads the pages from `first` on; `careful` where a child broke on one of them before.
void read_in_child(std::string_view bytes, const ReadOptions& options, PoolLimits limits, std::uint32_t first, bool careful, const PageHook& before_page,
                   FramePipe& pipe) {
  PdfPages pdf(bytes, options.password);
  pipe.send('o', encode(pdf.opened()));
  if (pdf.opened().state != PdfOpened::State::kOpen) return;
  if (!careful && reads_in_opener(pdf.opened().pages, limits)) {
    for (std::uint32_t number = first; number <= pdf.opened().pages; ++number) {
      allow_cpu_seconds(limits.item_cpu_seconds);
      if (before_page) before_page(number);
      pipe.send('p', flat(number) + encode(pdf.read(number)));
    }
    pipe.send('e', flat(ChildEnd::kDone));
    return;
  }
  const std::size_t pages = pdf.opened().pages - (first - 1);
  limits.chunk = limits.workers == 1 ? kChunkAlone : std::clamp(pages / (limits.workers * 4), kLeastChunk, kMostChunk);
  if (pages > limits.chunk) pdf.find_all();
  const ChildEnd end = run_items(
      pages, limits,
      [&](std::size_t item) {
        const auto number = static_cast<std::uint32_t>(first + item);
        if (before_page) before_page(number);
        return encode(pdf.read(number));
      },
      [&](std::size_t item, std::string_view payload) { pipe.send('p', flat(static_cast<std::uint32_t>(first + item)) + std::string(payload)); },
      [&](std::size_t item, ChildOutcome outcome) {
        pipe.send('b', flat(Broken{static_cast<std::uint32_t>(first + item), outcome}));
      });
  pipe.send('e', flat(end));
}

}  // namespace

PdfReading read_pdf_pages(std::string_view bytes, const std::string& name, const ReadOptions& options, const PageHook& before_page, const PageListener& page,
                          const std::function<void(const BrokenPage&)>& broken) {
  const Limits limits = limits_of(options);
  PdfReading reading;
  bool has_opened = false;
  std::uint32_t read = 0, next = 1;
  std::optional<ChildEnd> pool_end, first_broken;
  // Pages that wait for one before them: no more than the children work on at once.
  std::map<std::uint32_t, std::string> waiting;
  std::map<std::uint32_t, ChildOutcome> waiting_broken;
  const auto hand_over = [&](bool with_gaps) {
    for (;;) {
      if (with_gaps && (!waiting.empty() || !waiting_broken.empty()))
        next = std::min(waiting.empty() ? UINT32_MAX : waiting.begin()->first, waiting_broken.empty() ? UINT32_MAX : waiting_broken.begin()->first);
      if (const auto w = waiting.find(next); w != waiting.end()) {
        const PageGlyphs glyphs = decode_page_glyphs(w->second);
        waiting.erase(w);
        reading.needs_poppler_data = reading.needs_poppler_data || glyphs.needs_poppler_data;
        page(glyphs, reading.opened.structure);
        ++read;
      } else if (const auto b = waiting_broken.find(next); b != waiting_broken.end()) {
        if (!first_broken) first_broken = b->second.end;
        reading.broken.push_back({next, reason_of(b->second, limits.page, "it")});
        waiting_broken.erase(b);
        broken(reading.broken.back());
      } else {
        return;
      }
      ++next;
    }
  };
  const auto run = [&](bool careful) {
    // A page that waits instead of computing is seen by the pool only.
    ChildLimits file = limits.file;
    if (!careful && limits.pool.workers == 1) file.wall_seconds = std::max(limits.page.wall_seconds, limits.file.wall_seconds / 2);
    return run_in_child(
        careful ? limits.file : file, [&, first = next](FramePipe& pipe) { read_in_child(bytes, options, limits.pool, first, careful, before_page, pipe); },
        [&](char type, std::string_view payload) {
          if (type == 'o') {
            reading.opened = decode_opened(payload);
            has_opened = true;
          } else if (type == 'p') {
            const std::uint32_t number = take_u32(payload);
            waiting.emplace(number, payload);
            hand_over(false);
          } else if (type == 'b') {
            const auto b = from_flat<Broken>(payload);
            waiting_broken.emplace(b.page, b.outcome);
            hand_over(false);
          } else if (type == 'e') {
            pool_end = from_flat<ChildEnd>(payload);
          }
        });
  };
  if (can_fork()) warm_up_pdf_libraries();
  ChildOutcome outcome = run(false);
  if (has_opened && reading.opened.state == PdfOpened::State::kOpen && !pool_end && reads_in_opener(reading.opened.pages, limits.pool)) outcome = run(true);
  hand_over(true);
  if (has_opened && reading.opened.state != PdfOpened::State::kOpen) refuse(reading.opened, name);
  if (pool_end && outcome.end == ChildEnd::kDone) outcome.end = *pool_end;
  if (read == 0 && first_broken) refuse(*first_broken, "page " + std::to_string(reading.broken.front().page) + ": " + reading.broken.front().reason, name);
  const std::string file_reason = reason_of(outcome, limits.file, "the PDF");
  if (read == 0) {
    JIAOKAN_CHECK(outcome.end != ChildEnd::kDone);
    refuse(outcome.end, file_reason, name);
  }
  reading.unread = reading.opened.pages - read - static_cast<std::uint32_t>(reading.broken.size());
  if (reading.unread > 0) reading.unread_reason = file_reason;
  return reading;
}

}  // namespace jiaokan::extract
