#pragma once

namespace jiaokan {

/// What a module of the program gives: a shared object that is loaded when it is first needed, because the libraries behind it take longer to load than
/// most of the program's work takes to do (doc/decisions/0008). Built with the program, of no use to another.
struct Module {
  const char* version;    ///< kVersion of its build
  const void* functions;  ///< a table whose type the header of the module names
};

/// The function table of the module `name` ("jiaokan-pdf"), from the run path of the program. Modules stay loaded; any thread may call this.
/// Throws Error (kUnreadable) where the file is missing, cannot be loaded or comes from another version.
const void* load_module(const char* name);

}  // namespace jiaokan

/// Defines what `load_module` looks for. One in each module.
#define JIAOKAN_MODULE(functions_table)                                                     \
  extern "C" __attribute__((visibility("default"))) const ::jiaokan::Module jiaokan_module; \
  const ::jiaokan::Module jiaokan_module { ::jiaokan::kVersion.data(), &(functions_table) }
