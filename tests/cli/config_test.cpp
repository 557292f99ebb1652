#include <catch2/catch.hpp>
#include <filesystem>

#include "support/jiaokan.h"

using namespace jiaokan::test;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

constexpr const char* kText = "本館收藏曆史檔案，這是繁體的說明。\n";

}  // namespace

TEST_CASE("kinds are switched off and given another severity", "[cli][config]") {
  const TemporaryFolder folder;
  const std::string text = folder.file("a.txt", kText);
  CHECK(jiaokan_run({"lint", text}).status == 1);
  const CommandResult off = jiaokan_run({"lint", "--off", "misconversion,markup", text});
  CHECK(off.status == 0);
  CHECK_THAT(off.out, !Contains("曆史"));
  const CommandResult lower = jiaokan_run({"lint", "--severity", "misconversion=artifact", "--format", "json", text});
  CHECK(lower.status == 0);
  CHECK_THAT(lower.out, Contains("\"severity\": \"artifact\""));
  CHECK(jiaokan_run({"lint", "--severity", "misconversion=artifact", "--fail-on", "artifact", text}).status == 1);
}

TEST_CASE("a kind or severity that does not exist is refused", "[cli][config]") {
  for (const std::vector<std::string>& call : std::vector<std::vector<std::string>>{
           {"lint", "--off", "nonsense", "a"}, {"lint", "--severity", "markup", "a"}, {"compare", "--severity", "markup=bad", "a", "b"}}) {
    const CommandResult r = jiaokan_run(call);
    CHECK(r.status == 2);
    CHECK_THAT(r.err, Contains("--help"));
  }
}

TEST_CASE("options come from a file that is named or lies in its place, and the command line goes before them", "[cli][config]") {
  const TemporaryFolder folder;
  const std::string text = folder.file("a.txt", kText);
  fs::create_directories(folder.path() / "home/jiaokan");
  const std::string config = folder.file("home/jiaokan/config.toml", "# what I want\n[lint]\noff = [\"misconversion\"]\nfail-on = \"artifact\"\n");
  CHECK(jiaokan_run({"--config", config, "lint", text}).status == 0);
  CHECK(jiaokan_run({"lint", text}, {}, {"XDG_CONFIG_HOME=" + (folder.path() / "home").string()}).status == 0);
  CHECK(jiaokan_run({"lint", text}, {}, {"XDG_CONFIG_HOME=" + (folder.path() / "nowhere").string()}).status == 1);
  CHECK(jiaokan_run({"--config", config, "lint", "--off", "markup", text}).status == 1);
  CHECK(jiaokan_run({"lint", "--config", config, text}).status == 0);
  CHECK(jiaokan_run({"lint", text, "--config=" + config}).status == 0);
  // What the command line gives wrongly is not laid to the file.
  const CommandResult own = jiaokan_run({"--config", config, "lint", "--fail-on", "never", text});
  CHECK(own.status == 2);
  CHECK_THAT(own.err, !Contains("config.toml"));
}

TEST_CASE("a configuration that cannot be used is one line with file and line", "[cli][config]") {
  const TemporaryFolder folder;
  const std::string text = folder.file("a.txt", kText);
  const auto message = [&](const std::string& config) {
    const CommandResult r = jiaokan_run({"--config", config, "lint", text});
    CHECK(r.status == 2);
    CHECK(r.out.empty());
    return r.err;
  };
  CHECK_THAT(message(folder.file("key.toml", "[lint]\n\ncolour = \"always\"\n")), Contains("key.toml: line 3: lint has no option colour"));
  CHECK_THAT(message(folder.file("verb.toml", "[lent]\ncolor = \"always\"\n")), Contains("verb.toml: line 1: no verb is called lent"));
  CHECK_THAT(message(folder.file("value.toml", "[lint]\nfail-on = \"never\"\n")),
             Contains("value.toml: line 2: fail-on: never not in {content,form,artifact,none}"));
  CHECK_THAT(message(folder.file("kind.toml", "[lint]\n# kinds\noff = [\"misconversion\", \"nonsense\"]\n")),
             Contains("kind.toml: line 3: off: nonsense not in {") && Contains("glyph_error"));
  CHECK_THAT(message(folder.file("number.toml", "[lint]\ntime-limit = \"soon\"\n")),
             Contains("number.toml: line 2: time-limit: ") && Contains("1 to 86400"));
  CHECK_THAT(message(folder.file("severity.toml", "[lint]\nseverity = \"markup=bad\"\n")),
             Contains("severity.toml: line 2: severity: no severity is called bad: content, form or artifact"));
  CHECK_THAT(message(folder.file("other.toml", "[compare]\nfail-on = \"never\"\n")), Contains("other.toml: line 2: fail-on: never"));
  CHECK_THAT(message(folder.file("twice.toml", "[lint]\nfail-on = \"form\"\nfail-on = \"content\"\n")),
             Contains("twice.toml: line 3: fail-on stands twice, first in line 2"));
  CHECK_THAT(message(folder.file("section.toml", "[lint\nfail-on = \"form\"\n")), Contains("section.toml: line 1: [lint is no section"));
  CHECK_THAT(message(folder.file("sign.toml", "[lint]\nfail-on form\n")), Contains("sign.toml: line 2: fail-on form is no option"));
  CHECK_THAT(message((folder.path() / "missing.toml").string()), Contains("missing.toml: no such file"));
}
