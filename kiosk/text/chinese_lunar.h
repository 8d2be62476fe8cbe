// The Chinese calendar: which day of which month a civil day is, and how elders name it: 农历正月初一, 闰六月三十, 丙午年, 马年.
//
// Used inside the room `text`; pure, any thread. Days are those of Beijing time, after the printed almanacs (Purple Mountain
// Observatory; GB/T 33661-2017). Known are the days from 1900-01-31 to 2050-01-22.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/units.h"

namespace text {

struct LunarDay {
  int year = 1;   // in the cycle of sixty: 1 = 甲子, 43 = 丙午
  int month = 1;  // 1 to 12
  bool leap = false;
  int day = 1;  // 1 to 30
  bool operator==(const LunarDay&) const = default;
};
std::optional<LunarDay> lunar_day(const core::Day& day);

enum class Script { simplified, traditional };

// 正月, 闰六月, 腊月 (十二月 in Cantonese); 初一, 初十, 十五, 廿三, 三十. Requires: a month of 1 to 12, a day of 1 to 30.
std::string lunar_month_name(int month, bool leap, Script script);
std::string lunar_day_name(int day);

// "农历正月初一", "the first day of the first lunar month"; empty for a language without a rule, and beyond the known days.
std::optional<std::string> say_lunar_day(const core::Day& day, std::string_view language);
// "丙午年，马年", "the year of the Horse".
std::optional<std::string> say_lunar_year(const core::Day& day, std::string_view language);

// A date of that calendar written in figures after 农历, 阴历 or 旧历 (農曆 ...): 2026年8月15日, 8月15, 闰6月初一. `letters` begin
// at the first figure. What is said is 二零二六年八月十五, without 日.
struct WrittenLunar {
  std::string said;
  std::size_t length = 0;  // letters
};
std::optional<WrittenLunar> written_lunar(std::u32string_view letters, Script script);
// True when the letters before a date say that it is one of that calendar: 农历, 阴历丙午年, 农历2026年.
bool announces_lunar(std::u32string_view before);

}  // namespace text
