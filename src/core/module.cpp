#include "core/module.h"

#include <dlfcn.h>

#include <string>

#include "core/error.h"
#include "core/version.h"

namespace jiaokan {

const void* load_module(const char* name) {
  const std::string file = std::string(name) + ".so";
  const auto fail = [&](const std::string& why) { throw Error(ErrorCode::kUnreadable, file, why, "it is a part of jiaokan: install jiaokan again"); };
  void* const handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    const char* const why = dlerror();
    fail("cannot be loaded (" + std::string(why == nullptr ? "no reason given" : why) + ")");
  }
  const auto* const module = static_cast<const Module*>(dlsym(handle, "jiaokan_module"));
  if (module == nullptr) fail("is no module of jiaokan");
  if (module->version != kVersion) fail("belongs to version " + std::string(module->version) + ", this is " + std::string(kVersion));
  return module->functions;
}

}  // namespace jiaokan
