#include "compare/plain_message.h"

#include <string_view>

#include "compare/messages.h"
#include "core/comparison.h"

namespace jiaokan::compare {
namespace {

using K = DiscrepancyKind;

/// What a finding of this kind says where both editions have words, where only A has and where only B has.
struct Reasons {
  std::string_view both, only_in_a, only_in_b;
};

Reasons reasons(DiscrepancyKind kind) {
  switch (kind) {
    case K::kNumber: return {"the figure differs", "a figure stands only in {A}", "a figure stands only in {B}"};
    case K::kUnit: return {"the unit of the figure differs", "the unit of the figure differs", "the unit of the figure differs"};
    case K::kDate: return {"the date differs", "the date differs", "the date differs"};
    case K::kOrganisation: return {"another body is named", "a body is named only in {A}", "a body is named only in {B}"};
    case K::kNegation:
      return {"one side obliges, allows, forbids or denies otherwise", "one side obliges, allows, forbids or denies otherwise",
              "one side obliges, allows, forbids or denies otherwise"};
    case K::kOmission:
    case K::kAddition: return {"other words", "a passage is missing in {B}", "a passage stands only in {B}"};
    case K::kPunctuation: return {"another mark", "a mark is missing in {B}", "a mark stands only in {B}"};
    case K::kNumbering:
      return {"the number of the heading or item differs", "the number of the heading or item differs", "the number of the heading or item differs"};
    case K::kMisconversion: return {"a wrongly converted character", "a wrongly converted character", "a wrongly converted character"};
    case K::kGlyphError: return {"a look-alike code point", "a look-alike code point", "a look-alike code point"};
    case K::kForeignWord:
      return {"a foreign word stands in the Chinese", "a foreign word stands in the Chinese of {A}", "a foreign word stands in the Chinese of {B}"};
    case K::kMarkup: return {"left-over markup", "left-over markup", "left-over markup"};
    case K::kEncoding: return {"a character was lost in the encoding", "a character was lost in the encoding", "a character was lost in the encoding"};
    default: return {"other words", "words stand only in {A}", "words stand only in {B}"};
  }
}

}  // namespace

std::string plain_message(Language language, const BaselineFinding& finding) {
  const auto kind = discrepancy_kind_from(finding.kind);
  if (!kind || (!finding.a && !finding.b)) return finding.message;
  const Voice voice(language);
  const std::string& words = finding.a && !finding.a->empty() ? *finding.a : finding.b.value_or("");
  const bool in_a = finding.a && !finding.a->empty();
  const std::string shown = quoted(words, language);
  if (*kind == K::kPageFurniture) return told(voice, "A page number or running line stands among the text of {0}: {1}.", {in_a ? voice.a : voice.b, shown});
  if (*kind == K::kMovedBlock) return told(voice, "A block stands elsewhere in {B}: {0}.", {shown});
  if (*kind == K::kMarkup && !(finding.a && finding.b)) return told(voice, "A line of marks stands only in {0}: {1}.", {in_a ? voice.a : voice.b, shown});
  if (!finding.b) return told(voice, "A block of {A} is missing in {B}: {0}.", {shown});
  if (!finding.a) return told(voice, "A block stands only in {B}: {0}.", {shown});
  // Words that moved.
  if (finding.a == finding.b && (*kind == K::kNumber || *kind == K::kUnit || *kind == K::kDate))
    return sentence_of_words(voice, "the figure stands in another clause", finding.a, finding.b);
  if (finding.a == finding.b && *kind == K::kWording) return sentence_of_words(voice, "the same words stand in another paragraph", finding.a, finding.b);
  const Reasons all = reasons(*kind);
  return sentence_of_words(voice, finding.a->empty() ? all.only_in_b : finding.b->empty() ? all.only_in_a : all.both, finding.a, finding.b);
}

}  // namespace jiaokan::compare
