// Small questions about letters and words that the rules of spoken Chinese ask all the time.
//
// Used inside the front end of zh-Hans; pure, any thread.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace text::chinese {

inline bool one_of(char32_t letter, std::u32string_view letters) {
  return letter != 0 && letters.find(letter) != std::u32string_view::npos;
}

inline bool is_any(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

inline bool begins_with_any(std::u32string_view word, std::initializer_list<std::u32string_view> heads) {
  return std::any_of(heads.begin(), heads.end(), [&](std::u32string_view head) { return word.starts_with(head); });
}

inline bool ends_with_any(std::u32string_view word, std::initializer_list<std::u32string_view> tails) {
  return std::any_of(tails.begin(), tails.end(), [&](std::u32string_view tail) { return word.ends_with(tail); });
}

}  // namespace text::chinese
