#include "text/chinese_frames.h"

#include <algorithm>

#include "text/chinese_letters.h"

namespace text::chinese {
namespace {

bool has_words(std::u32string_view set) { return set.find(U' ') != std::u32string_view::npos; }

// Whether `test` holds for one of the words of a set: U"佛 菩萨".
template <typename Test>
bool any_word(std::u32string_view set, Test test) {
  while (!set.empty()) {
    const std::size_t end = std::min(set.find(U' '), set.size());
    if (test(set.substr(0, end))) return true;
    set.remove_prefix(std::min(end + 1, set.size()));
  }
  return false;
}

bool is_beside(std::u32string_view set, char32_t neighbour) {
  if (neighbour == 0) return one_of(U'^', set);
  return one_of(neighbour, set) || (one_of(U'#', set) && is_numeral(neighbour));
}

bool is_within(std::u32string_view set, std::u32string_view stretch) {
  if (set.empty()) return true;
  if (!has_words(set)) return stretch.find_first_of(set) != std::u32string_view::npos;
  return any_word(set, [&](std::u32string_view word) { return stretch.find(word) != std::u32string_view::npos; });
}

bool fits(const Frame& frame, const Neighbours& around, std::size_t i) {
  const std::u32string_view past = std::u32string_view(around.letters).substr(0, i);
  const std::u32string_view rest = around.from(i + 1, 10);
  const auto ends_past = [&](std::u32string_view word) {
    return word.front() == U'^' ? past == word.substr(1) : past.ends_with(word);
  };
  const auto begins_rest = [&](std::u32string_view word) {
    return word.back() == U'^' ? rest == word.substr(0, word.size() - 1) : rest.starts_with(word);
  };
  const bool before = frame.before.empty() || (has_words(frame.before) ? any_word(frame.before, ends_past)
                                                                       : is_beside(frame.before, around.before(i)));
  const bool after = frame.after.empty() || (has_words(frame.after) ? any_word(frame.after, begins_rest)
                                                                    : is_beside(frame.after, around.at(i + 1)));
  return before && after && is_within(frame.earlier, past) && is_within(frame.later, rest);
}

}  // namespace

std::string read_by_frames(std::span<const Frame> frames, const Neighbours& around, std::size_t index) {
  for (const Frame& frame : frames)
    if (frame.letter == around.at(index) && fits(frame, around, index)) return std::string(frame.reading);
  return "";
}

}  // namespace text::chinese
