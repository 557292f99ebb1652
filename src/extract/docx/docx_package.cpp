#include "extract/docx/docx_package.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/error.h"
#include "extract/docx/docx_xml.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostRelationships = 100'000;

/// As names are compared: small letters, slashes forward, none in front.
std::string key_of(std::string_view member) {
  std::string key;
  for (const char c : member) {
    if (c == '\\') {
      key += '/';
    } else {
      key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  key.erase(0, std::min(key.find_first_not_of('/'), key.size()));
  return key;
}

std::string rels_of(std::string_view member) {
  const std::size_t slash = member.rfind('/');
  const std::size_t folder = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(member.substr(0, folder)) + "_rels/" + std::string(member.substr(folder)) + ".rels";
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct OoxmlPackage::Archive {
  zip_t* zip = nullptr;
  std::map<std::string, zip_uint64_t> members;  // by key
  ~Archive() {
    if (zip) zip_discard(zip);
  }
};

OoxmlPackage::OoxmlPackage(std::string_view bytes, std::string name, const PackageLimits& limits)
    : name_(std::move(name)), limits_(limits), archive_(std::make_unique<Archive>()) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source) archive_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (!archive_->zip) {
    if (source) zip_source_free(source);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw Error(ErrorCode::kDamaged, name_, "the DOCX is damaged: the directory of its ZIP archive cannot be read (" + reason + ")",
                "get the file again from where it came from");
  }
  zip_error_fini(&error);
  const zip_int64_t count = zip_get_num_entries(archive_->zip, 0);
  if (count > static_cast<zip_int64_t>(limits_.members))
    throw Error(ErrorCode::kLimit, name_, "the DOCX holds more than " + std::to_string(limits_.members) + " parts", "save it again with an office program");
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* member = zip_get_name(archive_->zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
    if (member) archive_->members.try_emplace(key_of(member), static_cast<zip_uint64_t>(i));
  }
}

OoxmlPackage::~OoxmlPackage() = default;

bool OoxmlPackage::has(std::string_view member) const { return archive_->members.count(key_of(member)) > 0; }

std::optional<OoxmlPackage::Part> OoxmlPackage::read(std::string_view member) {
  const auto found = archive_->members.find(key_of(member));
  if (found == archive_->members.end()) return std::nullopt;
  const auto refuse_size = [&](std::uint64_t limit) {
    throw Error(ErrorCode::kLimit, name_, "the DOCX unpacks to more than " + std::to_string(limit >> 20) + " MB of text", "split it, or save it as PDF");
  };
  Part part;
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_->zip, found->second, 0));
  if (!file) {
    const int code = zip_error_code_zip(zip_get_error(archive_->zip));
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD)
      throw Error(ErrorCode::kEncrypted, name_, "the parts of the DOCX are encrypted", "open it with its password and save it without one");
    part.whole = false;
    return part;
  }
  std::array<char, 64 * 1024> buffer;
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) part.whole = false;  // a wrong check sum, or data cut off: what came so far is kept
    if (got <= 0) break;
    part.bytes.append(buffer.data(), static_cast<std::size_t>(got));
    unpacked_ += static_cast<std::uint64_t>(got);
    if (part.bytes.size() > limits_.member_bytes) refuse_size(limits_.member_bytes);
    if (unpacked_ > limits_.total_bytes) refuse_size(limits_.total_bytes);
  }
  return part;
}

std::vector<Relationship> OoxmlPackage::relationships(std::string_view member) {
  std::vector<Relationship> found;
  const auto part = read(rels_of(member));
  if (!part) return found;
  const OoxmlPart xml(part->bytes, name_);
  for (const pugi::xml_node node : xml.root().children("Relationship")) {
    if (found.size() >= kMostRelationships) break;
    Relationship link;
    link.id = node.attribute("Id").value();
    const std::string_view type = node.attribute("Type").value();
    link.type = type.substr(type.rfind('/') + 1);
    if (std::string_view(node.attribute("TargetMode").value()) != "External") link.target = resolve_target(member, node.attribute("Target").value());
    found.push_back(std::move(link));
  }
  return found;
}

std::string resolve_target(std::string_view from, std::string_view target) {
  std::vector<std::string_view> steps;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t end = std::min(path.find_first_of("/\\"), path.size());
      const std::string_view step = path.substr(0, end);
      if (step == "..") {
        if (!steps.empty()) steps.pop_back();
      } else if (!step.empty() && step != ".") {
        steps.push_back(step);
      }
      path.remove_prefix(std::min(end + 1, path.size()));
    }
  };
  if (!target.starts_with('/') && !target.starts_with('\\')) walk(from.substr(0, std::min(from.rfind('/') + 1, from.size())));
  walk(target.substr(0, target.find('#')));
  std::string out;
  for (const std::string_view step : steps) out += (out.empty() ? "" : "/") + std::string(step);
  return out;
}

}  // namespace jiaokan::extract
