#include "cli/heap.h"

#include <cstdint>
#include <cstdlib>  // defines __GLIBC__

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define JIAOKAN_HAS_GLIBC_HEAP 1
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace jiaokan::cli {

#if defined(JIAOKAN_HAS_GLIBC_HEAP)
namespace {

constexpr int kLargestInHeap = 32 << 20;  // bytes; glibc's own most
constexpr int kKeptAtEnd = 64 << 20;      // bytes that are free before any go back

}  // namespace

void prefer_large_pages() {
  mallopt(M_MMAP_THRESHOLD, kLargestInHeap);
  mallopt(M_TRIM_THRESHOLD, kKeptAtEnd);
  // What is to come of the heap is asked for, marked and given back unused: its place stays the heap's, with the mark.
  constexpr std::size_t kReserved = kLargestInHeap - (1 << 16);
  void* const reserved = std::malloc(kReserved);
  if (reserved == nullptr) return;
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto begin = reinterpret_cast<std::uintptr_t>(reserved), first = (begin + page - 1) / page * page;
  madvise(reinterpret_cast<void*>(first), (begin + kReserved - first) / page * page, MADV_HUGEPAGE);  // a wish
  std::free(reserved);
}
#else
void prefer_large_pages() {}
#endif

}  // namespace jiaokan::cli
