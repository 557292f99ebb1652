#include "extract/pdf/pdf_processes.h"

#include <signal.h>

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

constexpr std::uint32_t kPageShare = 8;      // of the file's time for one page
constexpr std::uint32_t kOpeningShare = 2;   // for opening it
constexpr std::uint32_t kMostInOpener = 64;  // pages that the child which opened the file reads itself, where only one works on it
constexpr std::uint32_t kFewestToFind = 16;  // pages of a file whose tree of pages is walked once, before it is shared

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

/// "1 second", "7.5 seconds".
std::string seconds_text(std::uint32_t milliseconds) {
  std::string number = std::to_string(milliseconds / 1000);
  if (milliseconds % 1000 != 0) {
    number += "." + std::to_string(1000 + milliseconds % 1000).substr(1);
    number.erase(number.find_last_not_of('0') + 1);
  }
  return number + (milliseconds == 1000 ? " second" : " seconds");
}

/// Limits of the whole file, and of one page.
struct Limits {
  ChildLimits file;
  PoolLimits pool;
  std::uint32_t page_milliseconds = 0, opening_milliseconds = 0;
};

/// What a reason is about.
enum class Part { kOpening, kPage, kFile };

/// Why reading ended, as the end of a sentence.
std::string reason_of(const ChildOutcome& outcome, const Limits& limits, Part part) {
  const std::string what = part == Part::kPage ? "it" : "the PDF";
  switch (outcome.end) {
    case ChildEnd::kCpuLimit:
      // The same words behind other pages that took their time: which page that is depends on the number of processes.
      if (part == Part::kPage)
        return "reading it took more computing time than a page may (" + seconds_text(limits.page_milliseconds) + ", less behind others that did)";
      if (part == Part::kOpening) return "opening the PDF took more than " + seconds_text(limits.opening_milliseconds) + " of computing time";
      return "reading the PDF took more than " + seconds_text(limits.file.cpu_seconds * 1000) + " of computing time";
    case ChildEnd::kWallLimit:
      return "reading " + what + " took more than " + seconds_text((part == Part::kPage ? limits.pool.item_wall_seconds : limits.file.wall_seconds) * 1000);
    case ChildEnd::kMemoryLimit: return "reading " + what + " took more than " + std::to_string(limits.file.memory_bytes >> 20) + " MB of memory";
    case ChildEnd::kOutputLimit: return what + " holds more than " + std::to_string(limits.file.output_bytes >> 20) + " MB of text";
    case ChildEnd::kKilled: return "the system ended the reading, as it does where memory is short";
    default: return "reading " + what + " broke down" + (outcome.signal != 0 ? " (signal " + std::to_string(outcome.signal) + ")" : std::string());
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

Limits limits_of(const ReadOptions& options) {
  Limits limits;
  limits.file.cpu_seconds = std::max<std::uint32_t>(options.limits.cpu_seconds, 1);
  limits.file.wall_seconds = limits.file.cpu_seconds * 3 / 2 + 10;  // room for a busy machine
  limits.file.memory_bytes = std::uint64_t{options.limits.memory_megabytes} << 20;
  limits.page_milliseconds = std::max(limits.file.cpu_seconds * 1000 / kPageShare, kLeastItemMilliseconds);
  limits.opening_milliseconds = std::max(limits.file.cpu_seconds * 1000 / kOpeningShare, 1000U);
  limits.pool.workers = std::max<std::size_t>(options.jobs, 1);
  limits.pool.item_cpu_milliseconds = limits.page_milliseconds;
  limits.pool.item_wall_seconds = limits.page_milliseconds * 3 / 1000 + 5;
  limits.pool.all = limits.file;
  return limits;
}

/// Whether the child that opened a file reads its pages itself: a fork less.
bool reads_in_opener(std::uint32_t pages, const PoolLimits& limits) { return limits.workers == 1 && pages <= kMostInOpener; }

/// What the child that opens a file does.
struct Task {
  std::string_view bytes;
  const std::string& password;
  PoolLimits limits;
  std::uint32_t opening_milliseconds;
  std::uint32_t first;  ///< the page to begin with
  bool careful;         ///< a child broke on a page before: read each so that it can be told which
  const PageHook& before_page;
  const PageWork& work;
};

void read_in_child(const Task& task, FramePipe& pipe) {
  allow_cpu_milliseconds(task.opening_milliseconds);
  PdfPages pdf(task.bytes, task.password);
  pipe.send('o', encode(pdf.opened()));
  if (pdf.opened().state != PdfOpened::State::kOpen) return;
  const auto read = [&](std::uint32_t number) {
    if (task.before_page) task.before_page(number);
    return task.work(pdf.read(number), pdf.opened().structure);
  };
  const std::uint32_t pages = pdf.opened().pages;
  if (!task.careful && reads_in_opener(pages, task.limits)) {
    for (std::uint32_t number = task.first; number <= pages; ++number) {
      allow_cpu_milliseconds(task.limits.item_cpu_milliseconds);
      pipe.send('p', flat(number) + read(number));
    }
    pipe.send('e', flat(ChildEnd::kDone));
    pipe.leave();  // taking down QPDF's objects costs a tenth of what opening the file does
    return;
  }
  if (pages >= kFewestToFind) pdf.find_all();
  allow_cpu_milliseconds(0);
  const auto number_of = [&](std::size_t item) { return static_cast<std::uint32_t>(task.first + item); };
  run_items(
      pages - (task.first - 1), task.limits, [&](std::size_t item) { return read(number_of(item)); },
      [&](std::size_t item, std::string_view payload) {
        std::string frame = flat(number_of(item));
        pipe.gather('p', frame += payload);
      },
      [&](std::size_t item, ChildOutcome outcome) {
        pipe.gather('b', flat(Broken{number_of(item), outcome}));
      },
      [&] { pipe.flush(); }, [&](ChildEnd end) { pipe.send('e', flat(end)); });
  pipe.leave();
}

/// What comes from the children, handed on in the order of the pages.
class Arrivals {
 public:
  Arrivals(const Limits& limits, PdfReading& reading, const std::function<void(std::string_view)>& page, const std::function<void(const BrokenPage&)>& broken)
      : limits_(limits), reading_(reading), page_(page), broken_(broken) {}

  void take(char type, std::string_view payload) {
    switch (type) {
      case 'o':
        reading_.opened = decode_opened(payload);
        has_opened_ = true;
        break;
      case 'p': {
        const std::uint32_t number = take_u32(payload);
        if (number == next_) {
          hand_over(payload);
        } else {
          waiting_.emplace(number, payload);
        }
        break;
      }
      case 'b': break_page(from_flat<Broken>(payload)); break;
      case 'e': pool_end_ = from_flat<ChildEnd>(payload); break;
      default: break;
    }
    hand_over_waiting();
  }

  void break_page(const Broken& page) {
    waiting_broken_.emplace(page.page, page.outcome);
    hand_over_waiting();
  }

  /// The rest, although pages before it never came.
  void finish() {
    while (!waiting_.empty() || !waiting_broken_.empty()) {
      next_ = std::min(waiting_.empty() ? UINT32_MAX : waiting_.begin()->first, waiting_broken_.empty() ? UINT32_MAX : waiting_broken_.begin()->first);
      hand_over_waiting();
    }
  }

  bool has_opened() const { return has_opened_; }
  std::uint32_t next() const { return next_; }
  std::uint32_t read() const { return read_; }
  const std::optional<ChildEnd>& pool_end() const { return pool_end_; }
  const std::optional<ChildEnd>& first_broken() const { return first_broken_; }

 private:
  void hand_over(std::string_view payload) {
    page_(payload);
    ++read_;
    ++next_;
  }

  void hand_over_waiting() {
    for (;;) {
      if (const auto w = waiting_.find(next_); w != waiting_.end()) {
        const std::string payload = std::move(w->second);
        waiting_.erase(w);
        hand_over(payload);
      } else if (const auto b = waiting_broken_.find(next_); b != waiting_broken_.end()) {
        if (!first_broken_) first_broken_ = b->second.end;
        reading_.broken.push_back({next_, reason_of(b->second, limits_, Part::kPage)});
        waiting_broken_.erase(b);
        broken_(reading_.broken.back());
        ++next_;
      } else {
        return;
      }
    }
  }

  const Limits& limits_;
  PdfReading& reading_;
  const std::function<void(std::string_view)>& page_;
  const std::function<void(const BrokenPage&)>& broken_;
  bool has_opened_ = false;
  std::uint32_t read_ = 0, next_ = 1;
  std::optional<ChildEnd> pool_end_, first_broken_;
  std::map<std::uint32_t, std::string> waiting_;
  std::map<std::uint32_t, ChildOutcome> waiting_broken_;
};

}  // namespace

PdfReading read_pdf_pages(std::string_view bytes, const std::string& name, const ReadOptions& options, const PageHook& before_page, const PageWork& work,
                          const std::function<void(std::string_view)>& page, const std::function<void(const BrokenPage&)>& broken) {
  Limits limits = limits_of(options);
  PdfReading reading;
  Arrivals arrivals(limits, reading, page, broken);
  Task task{bytes, options.password, limits.pool, limits.opening_milliseconds, 1, false, before_page, work};
  const auto run = [&](ChildLimits file) {
    ChildWait wait;
    if (limits.pool.workers > 1 && !task.careful) wait.meanwhile = options.meanwhile;
    wait.has_all = [&] { return arrivals.pool_end() == ChildEnd::kDone; };
    const ChildOutcome outcome = run_in_child(
        file, [&](FramePipe& pipe) { read_in_child(task, pipe); }, [&](char type, std::string_view payload) { arrivals.take(type, payload); }, wait);
    reading.leaving = std::move(wait.leaving);
    return outcome;
  };
  if (can_fork()) warm_up_pdf_libraries();
  ChildLimits file = limits.file;
  // A page that waits instead of computing is seen by the pool only.
  if (limits.pool.workers == 1) file.wall_seconds = std::max(limits.pool.item_wall_seconds, file.wall_seconds / 2);
  ChildOutcome outcome = run(file);
  const auto is_open = [&] { return arrivals.has_opened() && reading.opened.state == PdfOpened::State::kOpen; };
  if (is_open() && !arrivals.pool_end() && reads_in_opener(reading.opened.pages, limits.pool)) {
    // The page whose time was over is not read again; one that broke the library is, in a child of its own, because what it left there may have done it.
    if (outcome.end == ChildEnd::kCpuLimit && outcome.signal == SIGPROF) {
      arrivals.break_page({arrivals.next(), outcome});
      task.limits.item_cpu_milliseconds = shorter_item_time(limits.page_milliseconds);
    }
    task.first = arrivals.next();
    task.careful = true;
    const auto used = static_cast<std::uint32_t>(outcome.cpu_seconds);
    file = limits.file;
    file.cpu_seconds -= std::min(used, file.cpu_seconds - 1);
    task.limits.all.cpu_seconds = file.cpu_seconds;
    outcome = task.first <= reading.opened.pages ? run(file) : ChildOutcome{};
  }
  arrivals.finish();
  if (arrivals.has_opened() && !is_open()) refuse(reading.opened, name);
  if (arrivals.pool_end() && outcome.end == ChildEnd::kDone) outcome.end = *arrivals.pool_end();
  if (arrivals.read() == 0 && arrivals.first_broken())
    refuse(*arrivals.first_broken(), "page " + std::to_string(reading.broken.front().page) + ": " + reading.broken.front().reason, name);
  const std::string file_reason = reason_of(outcome, limits, arrivals.has_opened() ? Part::kFile : Part::kOpening);
  if (arrivals.read() == 0) {
    JIAOKAN_CHECK(outcome.end != ChildEnd::kDone);
    refuse(outcome.end, file_reason, name);
  }
  reading.unread = reading.opened.pages - arrivals.read() - static_cast<std::uint32_t>(reading.broken.size());
  if (reading.unread > 0) reading.unread_reason = file_reason;
  return reading;
}

}  // namespace jiaokan::extract
