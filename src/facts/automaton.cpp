#include "facts/automaton.h"

#include <algorithm>

#include "core/error.h"

namespace jiaokan::facts {
namespace {

void number_characters(const Expression& e, const CharacterNumbers& numbers, std::vector<std::uint16_t>& columns, std::size_t& width) {
  for (const char32_t c : e.set.members) {
    std::uint16_t& column = columns[numbers.of(c)];
    if (numbers.of(c) != 0 && column == 0) column = static_cast<std::uint16_t>(width++);
  }
  for (const Expression& part : e.parts) number_characters(part, numbers, columns, width);
}

}  // namespace

Automaton::Automaton(const std::vector<const Expression*>& expressions, const CharacterNumbers& numbers, bool backward)
    : numbers_(numbers), columns_(numbers.size(), 0) {
  JIAOKAN_CHECK(expressions.size() <= kMostExpressions);
  for (const Expression* e : expressions) {
    if (e != nullptr) number_characters(*e, numbers_, columns_, width_);
  }
  possible_.assign(width_, 0);
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    if (expressions[i] == nullptr) continue;
    const ExpressionBits bit = ExpressionBits{1} << i;
    Node accept;
    accept.kind = Node::Kind::kAccept;
    accept.accepts = bit;
    starts.push_back(emit(*expressions[i], add_node(std::move(accept)), backward));
    std::vector<bool> seen(nodes_.size(), false);
    note_possible(starts.back(), bit, seen);
  }
  start_ = state_of(starts, backward);
}

Automaton::~Automaton() = default;

std::size_t Automaton::add_node(Node node) {
  nodes_.push_back(std::move(node));
  return nodes_.size() - 1;
}

/// The node that reading `e` begins with, where it goes on with the node `behind` (Thompson 1968).
std::size_t Automaton::emit(const Expression& e, std::size_t behind, bool backward) {
  switch (e.kind) {
    case Expression::Kind::kSet: {
      Node node;
      node.kind = Node::Kind::kSet;
      node.negated = e.set.negated;
      for (const char32_t c : e.set.members) node.columns.push_back(columns_[numbers_.of(c)]);
      std::sort(node.columns.begin(), node.columns.end());
      node.out = {behind};
      return add_node(std::move(node));
    }
    case Expression::Kind::kSequence:
      if (backward)
        for (auto part = e.parts.begin(); part != e.parts.end(); ++part) behind = emit(*part, behind, backward);
      else
        for (auto part = e.parts.rbegin(); part != e.parts.rend(); ++part) behind = emit(*part, behind, backward);
      return behind;
    case Expression::Kind::kChoice: {
      Node split;
      for (const Expression& part : e.parts) split.out.push_back(emit(part, behind, backward));
      return add_node(std::move(split));
    }
    case Expression::Kind::kRepeat: {
      const Expression& part = e.parts.front();
      std::size_t begin = behind;
      if (e.most == Expression::kUnlimited) {
        begin = add_node({});
        const std::size_t body = emit(part, begin, backward);
        nodes_[begin].out = {body, behind};
      } else {
        for (int i = e.least; i < e.most; ++i) {
          Node maybe;
          maybe.out = {emit(part, begin, backward), behind};
          begin = add_node(std::move(maybe));
        }
      }
      for (int i = 0; i < e.least; ++i) begin = emit(part, begin, backward);
      return begin;
    }
    case Expression::Kind::kEnd: {
      Node node;
      node.kind = Node::Kind::kEnd;
      node.out = {behind};
      return add_node(std::move(node));
    }
  }
  return behind;
}

void Automaton::note_possible(std::size_t node, ExpressionBits bit, std::vector<bool>& seen) {
  if (seen[node]) return;
  seen[node] = true;
  const Node& n = nodes_[node];
  if (n.kind == Node::Kind::kSet) {
    for (std::size_t column = 0; column < width_; ++column) {
      if (std::binary_search(n.columns.begin(), n.columns.end(), column) != n.negated) possible_[column] |= bit;
    }
    return;
  }
  for (const std::size_t out : n.out) note_possible(out, bit, seen);
}

/// The state in which reading may be at any of `targets`. `ends_hold`: it stands where the text ends.
const Automaton::State* Automaton::state_of(const std::vector<std::size_t>& targets, bool ends_hold) const {
  State state;
  std::vector<std::uint8_t> seen(nodes_.size(), 0);  // 1: reached; 2: reached behind $
  std::vector<std::pair<std::size_t, bool>> open;
  for (const std::size_t t : targets) open.emplace_back(t, false);
  while (!open.empty()) {
    const auto [index, behind_end] = open.back();
    open.pop_back();
    const std::uint8_t mark = behind_end ? 2 : 1;
    if ((seen[index] & mark) != 0) continue;
    seen[index] |= mark;
    const Node& n = nodes_[index];
    switch (n.kind) {
      case Node::Kind::kSet:
        if (!behind_end) state.nodes.push_back(index);
        break;
      case Node::Kind::kAccept: (behind_end ? state.accepts_at_end : state.accepts) |= n.accepts; break;
      case Node::Kind::kSplit:
        for (const std::size_t out : n.out) open.emplace_back(out, behind_end);
        break;
      case Node::Kind::kEnd: open.emplace_back(n.out.front(), !ends_hold || behind_end); break;
    }
  }
  std::sort(state.nodes.begin(), state.nodes.end());
  std::vector<std::size_t> key = state.nodes;
  key.push_back(state.accepts);
  key.push_back(state.accepts_at_end);
  const auto known = states_.find(key);
  if (known != states_.end()) return known->second.get();
  if (states_.size() >= kMostStates) return nullptr;
  state.dead = state.nodes.empty();
  state.next = std::make_unique<std::atomic<const State*>[]>(width_);
  return states_.emplace(std::move(key), std::make_unique<State>(std::move(state))).first->second.get();
}

const Automaton::State* Automaton::make_next(const State* state, std::size_t column) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::size_t> targets;
  for (const std::size_t index : state->nodes) {
    const Node& n = nodes_[index];
    if (std::binary_search(n.columns.begin(), n.columns.end(), column) != n.negated) targets.push_back(n.out.front());
  }
  const State* made = state_of(targets, false);
  if (made != nullptr) state->next[column].store(made, std::memory_order_release);
  return made;
}

}  // namespace jiaokan::facts
