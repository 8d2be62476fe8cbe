// What stands around one everyday character, for the rules that choose its reading by what is said.
//
// Used by chinese_senses and chinese_rarer_senses; pure, any thread.
#pragma once

#include <string_view>

#include "text/chinese_letters.h"
#include "text/chinese_words.h"

namespace text::chinese {

// What stands around one character, for the questions below.
struct Place {
  char32_t before, next, after;
  std::u32string_view word;  // the word that follows
  std::u32string_view past;  // all before it

  Place(const Neighbours& around, std::size_t i)
      : before(around.before(i)), next(around.at(i + 1)), after(around.at(i + 2)), word(around.word_from(i + 1)),
        past(std::u32string_view(around.letters).substr(0, i)) {}
  bool past_has(std::u32string_view letters) const { return past.find_first_of(letters) != std::u32string_view::npos; }
  bool after_ba() const { return past.find(U'把') != std::u32string_view::npos || past.find(U'将') != std::u32string_view::npos; }
};

inline constexpr std::u32string_view closing = U"吗吧呢啊呀了的没";  // a sentence may end with these

inline bool ends(char32_t letter) { return letter == 0 || one_of(letter, closing); }

}  // namespace text::chinese
