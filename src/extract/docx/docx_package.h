#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiaokan::extract {

/// What a package may unpack to. A member is unpacked only when its part is read, so that pictures and the like count for nothing.
struct PackageLimits {
  std::uint64_t member_bytes = 256ULL * 1024 * 1024;
  std::uint64_t total_bytes = 512ULL * 1024 * 1024;
  std::uint64_t members = 65'536;
};

/// A link from one part of the package to another.
struct Relationship {
  std::string id;
  std::string type;    ///< the last piece of its address: "styles", "header", "footnotes"; the same for transitional and strict files
  std::string target;  ///< member name, "word/styles.xml"; empty where it leads out of the package
};

/// An Office Open XML file (ECMA-376 part 2): a ZIP whose members are parts that refer to one another. Names are matched as Office does, whatever their
/// case and slashes; nothing is written to disk, so that names can lead nowhere.
class OoxmlPackage {
 public:
  /// `bytes` must outlive the package. Throws Error: kDamaged where the ZIP's directory cannot be read, kLimit.
  OoxmlPackage(std::string_view bytes, std::string name, const PackageLimits& limits = {});
  ~OoxmlPackage();
  OoxmlPackage(const OoxmlPackage&) = delete;
  OoxmlPackage& operator=(const OoxmlPackage&) = delete;

  bool has(std::string_view member) const;

  struct Part {
    std::string bytes;
    bool whole = true;  ///< false: damaged, cut off at the damage
  };
  /// The bytes of a part; nullopt where there is none. Throws Error: kLimit; kEncrypted where the member is encrypted.
  std::optional<Part> read(std::string_view member);

  /// The links of a part ("" = of the package).
  std::vector<Relationship> relationships(std::string_view member);

 private:
  struct Archive;
  const std::string name_;
  const PackageLimits limits_;
  std::uint64_t unpacked_ = 0;
  std::unique_ptr<Archive> archive_;
};

/// The member that `target`, written in the part `from`, leads to: relative to its folder, or from the root where it begins with a slash.
std::string resolve_target(std::string_view from, std::string_view target);

}  // namespace jiaokan::extract
