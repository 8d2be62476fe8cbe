// Cantonese number words: what a person says for digits, in traditional Han.
//
// Used inside the room `text`; pure, any thread. 2 is 二 in 二百 and 二十, 兩 at the head of 兩千, 兩萬, 兩億 and before a measure
// word. Money has 元 (or 蚊), 毫 and 仙, also where the mainland writes 角 and 分. 廿 is said only in days of the lunar month.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/units.h"

namespace text::cantonese {

// 105 → 一百零五, 222 → 二百二十二, 2200 → 兩千二百, 22000 → 兩萬二千. A lone 2 is 二. Requires: value <= 9 999 999 999 999 999.
std::string number(std::uint64_t value);
std::string count(std::uint64_t value);      // the same before a measure word: a lone 2 is 兩
std::string digits(std::string_view text);   // one by one; other signs are left out
std::string decimal(std::string_view text);  // 12.50 → 十二點五零. Requires: digits with at most one point
// 3258.65 with 元 → 三千二百五十八元六毫五仙; 0.05 → 五仙.
std::string money(std::int64_t fen, std::string_view unit = "元");
std::string day(const core::Day& day, bool with_weekday);  // 二零二六年二月十七號，星期二
std::string time(const core::TimeOfDay& time);             // 上晝九點半
std::string hour_and_minute(int hour, int minute);         // 九點半, 兩點零五分
std::string part_of_day(int hour);                         // 凌晨, 上晝, 中午, 下晝, 夜晚
// 13800138000 → 一三八、零零一三、八零零零: 3-4-4, a number of eight digits 4-4, the area code apart.
std::string phone(std::string_view number);

}  // namespace text::cantonese
