#include "text/cantonese_numbers.h"

#include "text/han_numbers.h"

namespace text::cantonese {
namespace {

// Only the head of a number is 兩千: 兩千二百.
bool is_pair(int place, int, bool head) { return head && place == 3; }

constexpr han::Dialect spoken{"兩", {"", "萬", "億", "萬億"}, "點", "點", "號", "一", is_pair};

std::string cents(int value) { return han::count(static_cast<std::uint64_t>(value), spoken); }

}  // namespace

std::string number(std::uint64_t value) { return han::number(value, spoken); }

std::string count(std::uint64_t value) { return han::count(value, spoken); }

std::string digits(std::string_view text) { return han::digits(text); }

std::string decimal(std::string_view text) { return han::decimal(text, spoken); }

std::string money(std::int64_t fen, std::string_view unit) {
  const auto amount = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  const std::uint64_t whole = amount / 100;
  const int hou = static_cast<int>(amount / 10 % 10), sin = static_cast<int>(amount % 10);
  std::string out = fen < 0 ? "負" : "";
  if (whole > 0 || amount == 0) out += count(whole) + std::string(unit);
  if (hou > 0) out += cents(hou) + "毫";
  if (hou == 0 && sin > 0 && whole > 0) out += "零";
  if (sin > 0) out += cents(sin) + "仙";
  return out;
}

std::string day(const core::Day& day, bool with_weekday) { return han::day(day, with_weekday, spoken); }

std::string part_of_day(int hour) {
  return hour < 6 ? "凌晨" : hour < 12 ? "上晝" : hour < 13 ? "中午" : hour < 18 ? "下晝" : "夜晚";
}

std::string hour_and_minute(int hour, int minute) { return han::hour_and_minute(hour, minute, spoken); }

std::string time(const core::TimeOfDay& time) {
  return part_of_day(time.hour) + hour_and_minute(time.hour > 12 ? time.hour - 12 : time.hour, time.minute);
}

std::string phone(std::string_view number) { return han::phone(number, spoken); }

}  // namespace text::cantonese
