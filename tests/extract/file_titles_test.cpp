#include "extract/file_titles.h"

#include <catch2/catch.hpp>
#include <string>

using namespace jiaokan;

TEST_CASE("what a program writes where a title belongs is no title", "[extract][metadata]") {
  for (const char* no : {"", "  ", "Microsoft Word - 123.doc", "Microsoft Word - 关于渡口的通知", "关于渡口的通知.docx", "final2.PDF", "Port_Plan-v2.final",
                         "未命名", "无标题", "文档1", "Document12", "Untitled-1", "C:\\temp\\a", "/home/a", "20240506", "幻灯片 1", "PowerPoint Presentation",
                         "\xEF\xBF\xBD\xEF\xBF\xBD通知", "-"}) {
    INFO(no);
    CHECK_FALSE(extract::is_plausible_title(no));
  }
  for (const char* yes : {"澜湾市渡口修缮方案", "Plan of Qingshi", "文件管理办法", "渡口标准 4.0.3", "Document management in ports"}) {
    INFO(yes);
    CHECK(extract::is_plausible_title(yes));
  }
}

TEST_CASE("the title of an XMP packet is read with its entities", "[extract][metadata]") {
  CHECK(extract::xmp_title("<x:xmpmeta><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">渡口 &amp; 码头</rdf:li></rdf:Alt></dc:title>") ==
        std::string("渡口 & 码头"));
  CHECK_FALSE(extract::xmp_title("<dc:title><rdf:Alt></rdf:Alt></dc:title><rdf:li>别的</rdf:li>"));
  CHECK_FALSE(extract::xmp_title("<dc:title><rdf:li"));
  CHECK_FALSE(extract::xmp_title("\xFF\xFE<dc:title>"));
}
