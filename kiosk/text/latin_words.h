// Latin words inside Chinese: which are said as a word, and which letter by letter.
//
// Used by the front end of zh-Hans; pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace text::chinese {

// The pinyin of a word that people say in a way of their own (Wi-Fi), or "".
std::string known_word(std::u32string_view written);
// What a prescription's abbreviation means in Han (tid: 一日三次), or "".
std::string said_of_dose(std::u32string_view written);
// A single word of letters: in capitals ("CT"), to be said one by one, when it is an abbreviation; else in small letters.
std::string spoken_word(std::u32string_view letters, bool beside_digits);

}  // namespace text::chinese
