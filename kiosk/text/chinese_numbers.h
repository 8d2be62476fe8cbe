// Chinese number words: what a person says for digits (reference/domain 5.3).
//
// Used inside the room `text`; pure, any thread. Digits come as text, so that leading zeros, decimals and length are kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/units.h"

namespace text::chinese {

// 1005 → 一千零五, 10050 → 一万零五十, 2200 → 两千两百, 12 → 十二. A lone 2 is 二. Requires: value <= 9 999 999 999 999 999.
std::string number(std::uint64_t value);
// The same before a measure word: a lone 2 is 两.
std::string count(std::uint64_t value);
// Digit by digit; yao: 1 is 幺. Other signs are left out, X is X.
std::string digits(std::string_view text, bool yao);
// "12.50" → 十二点五零; Requires: digits with at most one point.
std::string decimal(std::string_view text);
// 3258.60 → 三千二百五十八元六角; 0.05 → 五分; a whole sum ends with 整 when `whole_mark`.
std::string money(std::int64_t fen, bool whole_mark);
std::string year(std::string_view digits);  // 2024 → 二零二四
std::string day(const core::Day& day, bool with_weekday);
std::string time(const core::TimeOfDay& time);  // 上午九点半
std::string phone(
    std::string_view number);  // 3-4-4, area code apart; groups parted by 、 which the voice hears as a short pause

}  // namespace text::chinese
