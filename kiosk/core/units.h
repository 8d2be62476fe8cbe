// Units: millimetres, money, civil days. Lengths on a panel are millimetres as double, with _mm in the name.
//
// Pure values, any thread.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace core {

using Milliseconds = std::chrono::milliseconds;
// Steady time since the program began; wall time never enters the mind.
using Moment = std::chrono::milliseconds;

// A rectangle in millimetres, origin at the top left of the panel, y downwards.
struct Box {
  double x = 0, y = 0, w = 0, h = 0;

  double right() const { return x + w; }
  double bottom() const { return y + h; }
  bool empty() const { return w <= 0 || h <= 0; }
  bool contains(double px, double py) const { return px >= x && px < right() && py >= y && py < bottom(); }
  Box grown(double by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
  bool operator==(const Box&) const = default;
};
bool overlap(const Box& a, const Box& b);
// Shortest edge-to-edge distance; 0 when they touch or overlap.
double gap_mm(const Box& a, const Box& b);

// Money in 分 (1/100 yuan), exact.
struct Money {
  std::int64_t fen = 0;
  auto operator<=>(const Money&) const = default;
};

// A civil day in the hall's calendar (Gregorian).
struct Day {
  int year = 1970, month = 1, day = 1;
  auto operator<=>(const Day&) const = default;
};
bool is_valid(const Day& day);
Day plus_days(const Day& day, int days);
int days_between(const Day& from, const Day& to);
int weekday(const Day& day);         // 0 Sunday .. 6 Saturday
std::string to_iso(const Day& day);  // 2026-11-24
// Fails with: DAY_SYNTAX.
Result<Day> parse_day(std::string_view iso);

struct TimeOfDay {
  int hour = 0, minute = 0;
  auto operator<=>(const TimeOfDay&) const = default;
};
std::string to_iso(const TimeOfDay& time);  // 09:30
Result<TimeOfDay> parse_time_of_day(std::string_view iso);

}  // namespace core
