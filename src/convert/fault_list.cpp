#include "convert/fault_list.h"

#include <algorithm>

#include "convert/word_trie.h"
#include "core/utf8.h"

namespace jiaokan::convert {

std::vector<FaultList::Change> FaultList::changes_of(const SpanFinding& finding) const {
  const std::u32string from = utf8::to_utf32(document_.slice(finding.span)), to = utf8::to_utf32(finding.suggestion);
  std::vector<Change> out;
  for (std::size_t i = 0; i < from.size() && from.size() == to.size(); ++i)
    if (from[i] != to[i]) out.emplace_back(from[i], to[i]);
  return out;
}

bool FaultList::may_list(const SpanFinding& finding, bool doubtful) {
  if (limits_.in_all == FindingLimits::kNone) return true;
  std::size_t& listed = doubtful ? listed_doubtful_ : listed_certain_;
  if (listed >= limits_.in_all) return false;
  std::string fault(1, static_cast<char>('0' + static_cast<int>(finding.kind)));
  fault += document_.slice(finding.span);
  fault += '\0';
  fault += finding.suggestion;
  std::size_t& alike = alike_[std::move(fault)];
  if (alike >= limits_.alike) return false;
  ++alike;
  ++listed;
  return true;
}

void FaultList::add(SpanFinding finding, bool doubtful) {
  std::vector<Change> changes;
  if (finding.kind == DiscrepancyKind::kMisconversion) {
    changes = changes_of(finding);
    for (const Change& change : changes) ++(doubtful ? counts_[change].first : counts_[change].second);
  }
  if (may_list(finding, doubtful)) {
    listed_.push_back(std::move(finding));
    doubtful_.push_back(doubtful);
  } else if (doubtful) {
    ++unlisted_doubtful_[changes];
  } else {
    ++unlisted_[finding.kind];
  }
}

/// A character that no word decides counts only where it is wrong in words elsewhere, and as often (采 beside 采購).
bool FaultList::is_borne_out(const std::vector<Change>& changes) const {
  return std::any_of(changes.begin(), changes.end(), [&](const Change& change) {
    const auto& [alone, in_words] = counts_.at(change);
    return in_words > 0 && in_words >= alone;
  });
}

/// An edition that writes the word right elsewhere (裝置 beside 裝臵) bears witness against itself.
void FaultList::raise_where_written_right_elsewhere(std::vector<SpanFinding>& findings) const {
  const auto is_word = [](const SpanFinding& f) {
    return (f.kind == DiscrepancyKind::kMisconversion || f.kind == DiscrepancyKind::kGlyphError) && utf8::length(f.suggestion) > 1;
  };
  std::vector<WordTrie::Entry> right;
  for (const SpanFinding& f : findings)
    if (is_word(f)) right.push_back({utf8::to_utf32(f.suggestion), {}});
  if (right.empty()) return;
  const WordTrie words(std::move(right));
  std::vector<bool> stands(words.size());
  constexpr std::size_t kPiece = 1 << 14;
  std::u32string text;
  for (std::size_t at = 0; at < document_.text.size();) {
    while (text.size() < kPiece + words.longest_key() && at < document_.text.size()) text += utf8::next(document_.text, at);
    const std::size_t whole = at == document_.text.size() ? text.size() : text.size() - words.longest_key();
    for (std::size_t i = 0; i < whole; ++i)
      words.each_prefix(std::u32string_view(text).substr(i), [&](const WordTrie::Word& word) { stands[word.index] = true; });
    text.erase(0, whole);
  }
  for (SpanFinding& f : findings)
    if (is_word(f) && stands[words.find(utf8::to_utf32(f.suggestion))->index])
      f.confidence = std::min(1.0, f.confidence + 0.05);
}

std::vector<SpanFinding> FaultList::take(std::vector<NotListed>& not_listed) {
  constexpr double kBorneOut = 0.7;
  std::vector<SpanFinding> out;
  for (std::size_t i = 0; i < listed_.size(); ++i) {
    if (doubtful_[i] && !is_borne_out(changes_of(listed_[i]))) continue;
    if (doubtful_[i]) listed_[i].confidence = kBorneOut;
    out.push_back(std::move(listed_[i]));
  }
  for (const auto& [changes, count] : unlisted_doubtful_)
    if (is_borne_out(changes)) unlisted_[DiscrepancyKind::kMisconversion] += count;
  for (const auto& [kind, count] : unlisted_) not_listed.push_back({kind, count});
  raise_where_written_right_elsewhere(out);
  return out;
}

}  // namespace jiaokan::convert
