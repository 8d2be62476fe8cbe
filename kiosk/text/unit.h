// Unit: the smallest stretch of a text that the front end speaks as one: a Han character, or a number, date, amount, word of
// letters or sign with what is said for it.
//
// Used inside the room `text`, between expanding and reading; pure values, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "text/glyphs.h"
#include "text/spoken.h"

namespace text {

enum class UnitKind {
  words,  // said is Han and letters: capitals are said one by one, small letters as a word
  pause,  // said is a punctuation mark
  silent  // brackets, quotes, blanks: seen, neither said nor heard
};

struct Unit {
  UnitKind kind = UnitKind::words;
  std::u32string said;
  std::string voiced;                // "" = to be found by reading `said`
  std::uint32_t begin = 0, end = 0;  // bytes of the input
  int span = -1;                     // index of the Span it belongs to
};

// A stretch of the input that is not plain writing.
struct Span {
  std::uint32_t begin = 0, end = 0;
  std::optional<std::string> said;  // instead of what is written
  bool person_name = false;         // read with the table of surnames
  bool whole = false;               // one piece, never split or joined with its neighbours
};

// As speak(), with spans. Requires: spans in order, not overlapping. Fails as speak().
core::Result<std::vector<SpokenPiece>> speak_spans(std::string_view input, const std::vector<Span>& spans,
                                                   std::string_view language, const Lexicon* lexicon);

// Signs that every language hears alike: the pause they make, or "" when they make none.
std::u32string pause_of(char32_t sign);
bool is_silent(char32_t sign);

}  // namespace text
