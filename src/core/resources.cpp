#include "core/resources.h"

#include <string>

#include "core/error.h"

namespace jiaokan {

std::string_view resource(std::string_view name) {
  for (const Resource& r : resources())
    if (r.name == name) return r.content;
  throw Error(ErrorCode::kConfig, std::string(name), "no such resource in this build");
}

}  // namespace jiaokan
