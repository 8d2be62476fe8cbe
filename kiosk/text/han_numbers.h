// Numbers in Han that Mandarin and Cantonese build alike: amounts, digits one by one, decimals, dates, minutes, telephones. What
// the two say differently (兩千二百 and 两千两百, 萬 and 万, 號 and 日) comes with the Dialect.
//
// Used by chinese_numbers and cantonese_numbers; pure, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/units.h"

namespace text::han {

struct Dialect {
  std::string_view pair;                          // 两, 兩: a lone 2 that counts
  std::array<std::string_view, 4> ten_thousands;  // "", 万, 亿, 万亿
  std::string_view point, hour, day, one;         // one: 幺 in telephone numbers, or 一
  // Is the 2 at 10^place a pair? `rest`: what follows it in its four digits; `head`: nothing was said before it.
  bool (*is_pair)(int place, int rest, bool head);
};

std::string_view word_of(int digit);  // 0 → 零
std::string number(std::uint64_t value, const Dialect& dialect);
std::string count(std::uint64_t value, const Dialect& dialect);  // the same before a measure word: a lone 2 is 两
std::string digits(std::string_view text, std::string_view one = "一");  // other signs are left out, but X stays
std::string decimal(std::string_view text, const Dialect& dialect);      // 12.50 → 十二点五零
std::string day(const core::Day& day, bool with_weekday, const Dialect& dialect);
std::string hour_and_minute(int hour, int minute, const Dialect& dialect);  // 九点半, 两点零五分
// 3-4-4, area code apart; groups parted by 、 which the voice hears as a short pause.
std::string phone(std::string_view number, const Dialect& dialect);

}  // namespace text::han
