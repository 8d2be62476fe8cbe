// Phrases: Words cut at their pauses, and the way back from the engine's word events to the pieces of the Words.
//
// A phrase is what is synthesised at once: short enough that the first sound comes within a few ms. Pure, any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "core/words.h"
#include "speech/sound.h"
#include "speech/synthesizer.h"

namespace speech {

struct Phrase {
  std::size_t first = 0, last = 0;    // pieces [first, last) of the Words
  std::string voiced;                 // for the engine, with its closing punctuation
  std::vector<std::uint32_t> starts;  // per piece of the phrase: its 1-based code point in voiced, 0 = says nothing
  std::string said;
  std::chrono::milliseconds pause{0};  // after it, at the ordinary rate
  bool personal = false;

  bool operator==(const Phrase&) const = default;
};

// 。 ？ ！, and not a comma.
bool closes_a_sentence(const Phrase& phrase);

// In order; together they hold every piece. A phrase without voiced text (a pause alone) is joined to the one before.
std::vector<Phrase> phrases_of(const core::Words& words);

// One mark per piece that says something. Events are 1-based code points; engines differ in how many they send for a word
// (espeak 1.51 one a syllable, 1.52 one a word), so that a piece without one gets its mark in proportion.
std::vector<Mark> marks_of(const Phrase& phrase, const std::vector<WordEvent>& events, std::size_t samples);

// For a recording, or for silence: in proportion to the letters of each piece.
std::vector<Mark> marks_by_length(const core::Words& words, const Phrase& phrase, std::size_t samples);

// The same words as one phrase: what a recording of the whole sentence says.
Phrase whole_phrase(const core::Words& words);
// The pieces [first, last) as a phrase of their own. Requires: first < last.
Phrase part_of(const core::Words& words, std::size_t first, std::size_t last);

// Whether a piece is heard as a pause.
bool pauses(const core::Piece& piece);

std::size_t code_points(std::string_view text);

}  // namespace speech
