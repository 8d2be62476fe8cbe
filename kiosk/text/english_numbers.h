// English number words: counts, amounts, dates and times as a person says them.
//
// Used inside the room `text`; pure, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/units.h"

namespace text::english {

std::string number(std::uint64_t value);     // 3128 → three thousand one hundred and twenty-eight
std::string ordinal(std::uint64_t value);    // 21 → twenty-first
std::string digits(std::string_view text);   // 110 → one one zero
std::string decimal(std::string_view text);  // 36.5 → thirty-six point five
std::string money(std::int64_t fen);         // 3128.40 → three thousand one hundred and twenty-eight yuan forty
std::string year(int value);                 // 2026 → twenty twenty-six
std::string month_name(int month);
std::string day(const core::Day& day, bool with_weekday);  // Tuesday, the twenty-fourth of November, twenty twenty-six
std::string time(const core::TimeOfDay& time);             // half past nine in the morning
std::string phone(std::string_view number);

}  // namespace text::english
