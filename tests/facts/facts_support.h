#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/facts.h"
#include "core/normalized_text.h"

namespace jiaokan::test {

/// A document of one paragraph a line; lines such as `# 一、总体要求` are headings (one # a level, the label is what stands before 、 or in the brackets).
Document document_of(std::string_view lines);

/// Folds full-width ASCII and ideographic blanks only: enough for these tests, independent of the convert stage.
NormalizedText width_folded(const Document& document);

Facts facts_of(std::string_view lines);

struct FactCase {
  std::string_view text;
  std::vector<std::string> facts;  ///< as show() writes them
};

/// Checks what each text has of one kind of fact.
template <class Fact>
void check_facts(const std::vector<FactCase>& cases, std::vector<Fact> Facts::*kind);

/// `指标|动词|年|比较 数值[..上限] 单位`, one line a target: what most tests compare.
std::string show(const Target& target);
std::vector<std::string> show(const std::vector<Target>& targets);

/// `比较 数值[..上限] 单位`.
std::string show(const Quantity& quantity);
std::vector<std::string> show(const std::vector<Quantity>& quantities);

/// `单位名:role、…`.
std::string show(const Responsibility& responsibility);

template <class Fact>
void check_facts(const std::vector<FactCase>& cases, std::vector<Fact> Facts::*kind) {
  for (const FactCase& c : cases) {
    INFO(c.text);
    CHECK(show(facts_of(c.text).*kind) == c.facts);
  }
}

}  // namespace jiaokan::test
