#include "core/units.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace core {

namespace {

std::chrono::sys_days to_days(const Day& day) {
  return std::chrono::year_month_day{std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
                                     std::chrono::day{static_cast<unsigned>(day.day)}};
}

// Fixed-width decimal digits, or -1.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool overlap(const Box& a, const Box& b) {
  return !a.empty() && !b.empty() && a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

double gap_mm(const Box& a, const Box& b) {
  const double dx = std::max({0.0, b.x - a.right(), a.x - b.right()});
  const double dy = std::max({0.0, b.y - a.bottom(), a.y - b.bottom()});
  return std::hypot(dx, dy);
}

bool is_valid(const Day& day) {
  return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         std::chrono::year_month_day{std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
                                     std::chrono::day{static_cast<unsigned>(day.day)}}
             .ok();
}

Day plus_days(const Day& day, int count) {
  const std::chrono::year_month_day moved{to_days(day) + std::chrono::days{count}};
  return {static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month())),
          static_cast<int>(static_cast<unsigned>(moved.day()))};
}

int days_between(const Day& from, const Day& to) { return static_cast<int>((to_days(to) - to_days(from)).count()); }

int weekday(const Day& day) { return static_cast<int>(std::chrono::weekday{to_days(day)}.c_encoding()); }

std::string to_iso(const Day& day) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
  return text;
}

Result<Day> parse_day(std::string_view iso) {
  const Error error{"DAY_SYNTAX", "", "This is not a day of the form YYYY-MM-DD.", "Write it like 2026-11-24."};
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return error;
  const Day day{digits(iso.substr(0, 4)), digits(iso.substr(5, 2)), digits(iso.substr(8, 2))};
  if (!is_valid(day)) return error;
  return day;
}

std::string to_iso(const TimeOfDay& time) {
  char text[24];
  std::snprintf(text, sizeof text, "%02d:%02d", time.hour, time.minute);
  return text;
}

Result<TimeOfDay> parse_time_of_day(std::string_view iso) {
  const Error error{"TIME_SYNTAX", "", "This is not a time of the form HH:MM.", "Write it like 09:30."};
  if (iso.size() != 5 || iso[2] != ':') return error;
  const TimeOfDay time{digits(iso.substr(0, 2)), digits(iso.substr(3, 2))};
  if (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59) return error;
  return time;
}

}  // namespace core
