#include "extract/encoding.h"

#include <unicode/ucnv.h>

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace jiaokan;
using namespace jiaokan::extract;
using namespace std::string_literals;

namespace {

std::string encode(std::string_view text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* from = ucnv_open("UTF-8", &status);
  UConverter* to = ucnv_open(encoding, &status);
  std::string out(text.size() * 4 + 16, '\0');
  char* target = out.data();
  const char* source = text.data();
  ucnv_convertEx(to, from, &target, out.data() + out.size(), &source, text.data() + text.size(), nullptr, nullptr, nullptr, nullptr, true, true, &status);
  REQUIRE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(target - out.data()));
  ucnv_close(from);
  ucnv_close(to);
  return out;
}

/// `encoding: text`, or the error's message.
std::string decoded(std::string_view bytes) {
  DecodedText result;
  try {
    decode_text(bytes, "a.txt", result);
  } catch (const Error& error) {
    return "error: " + error.message();
  }
  return result.encoding + ": " + std::string(result.text);
}

// Paragraphs that differ in words and script; short ones too.
const std::vector<std::string>& hans() {
  static const std::vector<std::string> texts{"云溪市水利建设三年行动方案\n为加快推进全市水网建设，增强供水保障能力，制定本方案。\n",
                                              "一、总体要求\n到2026年，新增供水能力30万立方米，重点河段防洪标准达到五十年一遇，农村自来水普及率达到98%以上。\n",
                                              "各区要压实责任，完善考核办法，推动任务落地见效。",
                                              "牵头单位：市水利局；配合单位：市财政局、生态环境局，各区政府。\n", "修渠筑坝"};
  return texts;
}
const std::vector<std::string>& hant() {
  static const std::vector<std::string> texts{
      "雲溪市水利建設三年行動方案\n為加快推進全市水網建設，增強供水保障能力，制定本方案。\n",
      "一、總體要求\n到2026年，新增供水能力30萬立方米，重點河段防洪標準達到五十年一遇，農村自來水普及率達到98%以上。\n",
      "各區要壓實責任，完善考核辦法，推動任務落地見效。",
      "牽頭單位：市水利局；配合單位：市財政局、生態環境局，各區政府。\n",
  };
  return texts;
}

}  // namespace

TEST_CASE("texts of either script are read alike in every encoding of Chinese files", "[extract][encoding]") {
  for (const auto* texts : {&hans(), &hant()})
    for (const std::string& text : *texts)
      for (const char* encoding : {"UTF-8", "GB18030", "Big5-HKSCS", "UTF-16LE", "UTF-16BE"}) {
        if (encoding == "Big5-HKSCS"s && texts == &hans()) continue;  // has no Simplified characters
        INFO(encoding << " " << text);
        CHECK(decoded(encode(text, encoding)) == (encoding == "Big5-HKSCS"s ? "Big5"s : encoding) + ": "s + text);
      }
}

TEST_CASE("byte order marks decide and go", "[extract][encoding]") {
  CHECK(decoded("\xEF\xBB\xBF修渠") == "UTF-8: 修渠");
  CHECK(decoded("\xFF\xFE" + encode("修a", "UTF-16LE")) == "UTF-16LE: 修a");
  CHECK(decoded("\xFE\xFF" + encode("修a𠮷", "UTF-16BE")) == "UTF-16BE: 修a𠮷");
}

TEST_CASE("what HTML declares decides where few characters could be of either encoding", "[extract][encoding]") {
  const std::string big5 = "<meta charset=\"Big5\"><p>雲溪", gb = "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><p>云溪";
  CHECK(decoded(encode(big5, "Big5-HKSCS")) == "Big5: " + big5);
  CHECK(decoded(encode(gb, "GB18030")) == "GB18030: " + gb);
  CHECK(decoded(big5) == "UTF-8: " + big5);
}

TEST_CASE("a page that declares the encoding of the other script is read as what its text is", "[extract][encoding]") {
  const std::string hant = "<meta charset=\"gb2312\"><p>為進一步加強水庫的安全管理，現將有關事項通知如下，請各單位遵照執行。",
                    hans = "<meta charset=\"big5\"><p>为进一步加强水库的安全管理，现将有关事项通知如下，请各单位遵照执行。";
  CHECK(decoded(encode(hant, "Big5-HKSCS")) == "Big5: " + hant);
  CHECK(decoded(encode(hans, "GB18030")) == "GB18030: " + hans);
}

TEST_CASE("bytes that do not fit are named, never guessed at", "[extract][encoding][bad-input]") {
  CHECK(decoded("修渠\xFF筑坝，加强管理") == "error: is not UTF-8 at byte 6");
  CHECK(decoded("\xEF\xBB\xBF修\xE6\xB8") == "error: is not UTF-8 at byte 6");
  CHECK(decoded("\xFF\xFE" + encode("修", "UTF-16LE") + "\x00\xD8\x41\x00"s) == "error: is not UTF-16LE at byte 4");
  CHECK(decoded("\xFF\xFE"s + "a") == "error: is not UTF-16LE at byte 2");
  CHECK_THAT(decoded("caf\xE9 \xE0 la cr\xE8me br\xFBl\xE9"), Catch::Matchers::StartsWith("error: is none of UTF-8, GB18030, Big5 and UTF-16 at byte "));
  const std::string gb = encode(hans()[1], "GB18030");
  CHECK_THAT(decoded(gb + "\xFF" + gb), Catch::Matchers::Contains("at byte " + std::to_string(gb.size())));
}

TEST_CASE("NUL characters are left out with a warning, binary data is refused", "[extract][encoding][bad-input]") {
  DecodedText result;
  decode_text("修渠\0筑坝，加强管理。"s, "a.txt", result);
  CHECK(result.text == "修渠筑坝，加强管理。");
  REQUIRE(result.warnings.size() == 1);
  CHECK_THAT(result.warnings[0].message, Catch::Matchers::Contains("NUL"));
  std::string binary;
  for (int i = 0; i < 4000; ++i) binary += static_cast<char>(i * 7 % 31);
  CHECK_THAT(decoded(binary), Catch::Matchers::StartsWith("error: "));
}

TEST_CASE("a text that is framed with more lines than it has words is read as what it is", "[extract][encoding]") {
  std::string text = "修渠筑坝，引水灌溉。防洪抗旱，各县区应当制定方案并组织演练。\n";
  for (int i = 0; i < 12; ++i) text += "╭══════╮║━┅━┅━■□\n";
  CHECK(decoded(encode(text, "GB18030")) == "GB18030: " + text);
}

TEST_CASE("a text in English with a few signs is UTF-16 without a mark too", "[extract][encoding]") {
  const std::string text = "The ferry stops on Monday 🚢 and Tuesday; boats use the pier in the east ✅.\n";
  CHECK(decoded(encode(text, "UTF-16LE")) == "UTF-16LE: " + text);
  CHECK(decoded(encode(text, "UTF-16BE")) == "UTF-16BE: " + text);
}
