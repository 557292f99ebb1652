#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/comparison.h"
#include "core/language.h"
#include "core/place.h"

namespace jiaokan::compare {

/// In which language messages are, and what they call the two editions.
struct Voice {
  Voice(Language of_messages) : language(of_messages) {}
  Voice(Language of_messages, std::string name_a, std::string name_b) : language(of_messages), a(std::move(name_a)), b(std::move(name_b)) {}

  Language language;
  std::string a = "A", b = "B";
};

/// One message in every language. The English one names it.
struct MessageRow {
  std::string_view english, hans, hant;
};

/// The one table of what compare says. {0}, {1} … stand for the evidence, {A} and {B} for the names of the editions.
const std::vector<MessageRow>& messages();

/// The message that `english` names, with its evidence filled in; in English where the table has no such row.
std::string told(const Voice& voice, std::string_view english, std::initializer_list<std::string> evidence = {});

/// A quotation for a message: “…” (「…」 in Traditional) with long texts cut in the middle.
std::string quoted(std::string_view text, Language language = Language::kEnglish);

/// Names one after the other: 市科技局、市财政局.
std::string listed(const std::vector<std::string>& names, Language language);

/// `Reason (about): A has “…”, B has “…”.`, as one sentence with its evidence. Sides without text are said to have nothing there.
std::string sentence(const Voice& voice, std::string_view reason, const std::optional<Place>& a, const std::optional<Place>& b, const std::string& about = {});

/// The same of bare words: empty = nothing stands there, none = no such block.
std::string sentence_of_words(const Voice& voice, std::string_view reason, const std::optional<std::string>& a, const std::optional<std::string>& b,
                              const std::string& about = {});

/// What is wrong at a place by itself. In English `finding` says so; in other languages it follows from its kind, `text` and the suggestion.
std::string fault(Language language, const SpanFinding& finding, std::string_view text);

/// A check that failed: a goal against its milestone, a series that falls, parts above their whole, one indicator with two values. `targets` are the check's,
/// at least two.
std::string figures_disagree(Language language, const FactCheck& check, const std::vector<const Target*>& targets);

/// Two files of the same bytes; false where their sources are not known.
bool is_same_file(const Document& a, const Document& b);
Warning same_file_warning(Language language, const std::string& a, const std::string& b);

}  // namespace jiaokan::compare
