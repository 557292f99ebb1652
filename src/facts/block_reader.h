#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "core/utf8.h"
#include "facts/commitment.h"
#include "facts/reading.h"
#include "facts/year_context.h"

namespace jiaokan::facts {

/// A deadline that holds for what follows it in its sentence.
struct Deadline {
  std::optional<int> year;
  std::string printed;
};

/// Reads the targets of one block of prose. Clauses are read in order; deadlines, modality and past hold up to the end of their sentence. Linear in the block.
class BlockReader {
 public:
  BlockReader(const Reading& reading, std::size_t block, const YearContext& context, PlaceMaker& places, std::vector<Target>& out)
      : reading_(reading), text_(reading.text), block_(block), context_(context), places_(places), out_(out), sentence_first_(out.size()) {}

  void read() {
    if (!has_figures(reading_.block(block_))) return;
    clauses_ = split_clauses(text_, reading_.block(block_), reading_.figures, reading_.dates);
    const std::vector<Clause>& clauses = clauses_.clauses;
    for (std::size_t i = 0; i < clauses.size();) {
      std::size_t end = i;
      while (end < clauses.size() && clauses[end].sentence == clauses[i].sentence) ++end;
      // A sentence without figures promises none, and nothing of it holds for the next.
      if (clauses[end - 1].last_figure == clauses[i].first_figure) i = end;
      for (; i < end; ++i) read_clause(i);
    }
    finish_sentence();
  }

 private:
  const Figure& figure(std::size_t i) const { return reading_.figures[i]; }

  bool has_figures(Range block) const {
    const auto first =
        std::lower_bound(reading_.figures.begin(), reading_.figures.end(), block.begin, [](const Figure& f, std::size_t at) { return f.begin < at; });
    return first != reading_.figures.end() && first->begin < block.end;
  }

  const Enclosure* enclosure_of(std::size_t at) const {
    const auto after = std::upper_bound(clauses_.enclosures.begin(), clauses_.enclosures.end(), at,
                                        [](std::size_t offset, const Enclosure& e) { return offset < e.text.begin; });
    if (after == clauses_.enclosures.begin()) return nullptr;
    const Enclosure& e = *(after - 1);
    return at < e.text.end ? &e : nullptr;
  }

  /// 「28%加减2%」 is a figure in quotation marks; 《…计划2014-2022》 and （约20人） are not ours.
  bool hidden(const Figure& f) const {
    const Enclosure* e = enclosure_of(f.number_begin);
    if (e == nullptr || f.begin < e->text.begin || f.word) return false;
    if (!e->quotation) return e->text.size() < 600;
    const std::size_t open = utf8::sequence_length(text_[e->text.begin]);
    return !(f.begin <= e->text.begin + open + 1 && f.end + open + 1 >= e->text.end) && e->text.size() < 300;
  }

  void read_clause(std::size_t index);
  std::vector<Piece> cut(const Clause& clause) const;
  void read_dates(std::size_t up_to);
  bool is_past(const Clause& clause);
  void frame_pieces(const Clause& clause, std::vector<Piece>& pieces) const;
  Range neighbour_noun(std::size_t clause, const Piece& piece) const;
  Comparator comparator_of(const Piece& piece) const;
  void add(std::size_t clause, const Piece& piece);
  void finish_sentence();

  const Reading& reading_;
  std::string_view text_;
  std::size_t block_;
  const YearContext& context_;
  PlaceMaker& places_;
  std::vector<Target>& out_;
  BlockClauses clauses_;

  // What holds up to the end of the sentence.
  std::size_t sentence_ = 0;
  std::optional<Deadline> deadline_;
  std::size_t date_at_ = 0;  ///< the next date to look at
  bool past_ = false;
  std::optional<std::string> striving_;  ///< 力争 covers every clause up to the full stop
  std::size_t last_target_clause_ = 0;   ///< of this block
  std::size_t sentence_first_;           ///< first target of the sentence among out_
};

}  // namespace jiaokan::facts
