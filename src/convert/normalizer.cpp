#include "convert/normalizer.h"

#include <string>

#include "core/error.h"

namespace jiaokan::convert {

const icu::Normalizer2& nfkc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status))
    throw Error(ErrorCode::kConfig, "ICU", std::string("its normalisation data cannot be loaded: ") + u_errorName(status), "install ICU again");
  return *instance;
}

}  // namespace jiaokan::convert
