#include "core/module.h"

// Built three times: with another version, as it should be, and without what a module must have.
#ifdef MODULE_VERSION
namespace jiaokan::test {
constexpr char kTable[] = "a table";
}
extern "C" __attribute__((visibility("default"))) const jiaokan::Module jiaokan_module;
const jiaokan::Module jiaokan_module{MODULE_VERSION, jiaokan::test::kTable};
#else
extern "C" __attribute__((visibility("default"))) const int of_others;
const int of_others = 1;
#endif
