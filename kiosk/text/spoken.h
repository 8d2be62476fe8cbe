// The front end of the voice: written text becomes what is said (Han) and what the engine gets (pinyin, one syllable a token).
//
// Pure, any thread. Stages: normalise, expand numbers/dates/money/..., longest-match lexicon, sandhi, pinyin. Rules:
// reference/domain 5.3. Its tables are compiled at build time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/units.h"
#include "core/words.h"

namespace text {

class Lexicon;  // lexicon.h: readings of Han words; nullptr = none, then voiced is the Han itself

// A spoken stretch of `input`: usually a word.
struct SpokenPiece {
  std::uint32_t begin = 0, end = 0;  // UTF-8 bytes of the input
  std::string said;
  std::string voiced;
};

// Never speaks noise: control and private-use characters are dropped. Fails with: SPEECH_TOO_LONG, SPEECH_BAD_BYTES,
// SPEECH_UNREADABLE (nothing in it can be read), SPEECH_NO_RULE (a figure in a language without rules of its own).
// A language without a front end of its own is passed on as written, word by word; its figures are not voiced.
core::Result<std::vector<SpokenPiece>> speak(std::string_view input, std::string_view language, const Lexicon* lexicon);

// The language whose front end reads words that somebody wrote without saying in which: `language`, unless they are Han without
// a word of Latin letters and that language reads no Han (王师傅马上来 while English is spoken): then zh-Hans.
std::string_view tongue_of(std::string_view words, std::string_view language);

// True when the language has number and date rules of its own here.
bool has_rules(std::string_view language);

std::string say_number(std::int64_t value, std::string_view language);  // 两千两百
std::string say_money(core::Money amount, std::string_view language);   // 三千二百五十八元六角
std::string say_day(const core::Day& day, std::string_view language, bool with_weekday);
std::string say_time(const core::TimeOfDay& time, std::string_view language);          // 上午九点半
std::string say_digits(std::string_view digits, std::string_view language, bool yao);  // 幺二三三三
std::string say_phone(std::string_view phone, std::string_view language);              // 3-4-4 with pauses

}  // namespace text
