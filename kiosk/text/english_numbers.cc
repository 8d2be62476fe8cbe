#include "text/english_numbers.h"

#include <array>

#include "text/mask.h"

namespace text::english {
namespace {

constexpr std::array<std::string_view, 20> small{
    "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> tens{"",      "",      "twenty",  "thirty", "forty",
                                                "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};

std::string below_hundred(std::uint64_t value) {
  if (value < 20) return std::string(small[value]);
  std::string out(tens[value / 10]);
  if (value % 10 != 0) out += "-" + std::string(small[value % 10]);
  return out;
}

std::string below_thousand(std::uint64_t value) {
  if (value < 100) return below_hundred(value);
  std::string out = std::string(small[value / 100]) + " hundred";
  if (value % 100 != 0) out += " and " + below_hundred(value % 100);
  return out;
}

std::string join(const std::string& first, const std::string& second) {
  return first.empty() ? second : first + " " + second;
}

}  // namespace

std::string number(std::uint64_t value) {
  if (value == 0) return "zero";
  static constexpr std::array<std::string_view, 7> units{"",         "thousand",    "million",    "billion",
                                                         "trillion", "quadrillion", "quintillion"};
  std::string out;
  std::uint64_t power = 1'000'000'000'000'000'000ULL;
  for (std::size_t i = units.size(); i-- > 0; power /= 1000) {
    const std::uint64_t group = value / power % 1000;
    if (group == 0) continue;
    if (i == 0 && group < 100 && !out.empty()) out += " and";
    out = join(out, below_thousand(group));
    if (i > 0) out += " " + std::string(units[i]);
  }
  return out;
}

std::string ordinal(std::uint64_t value) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> odd{{{"one", "first"},
                                                                                     {"two", "second"},
                                                                                     {"three", "third"},
                                                                                     {"five", "fifth"},
                                                                                     {"eight", "eighth"},
                                                                                     {"nine", "ninth"},
                                                                                     {"twelve", "twelfth"}}};
  std::string out = number(value);
  const std::size_t cut = out.find_last_of(" -");
  const std::size_t last = cut == std::string::npos ? 0 : cut + 1;
  const std::string word = out.substr(last);
  for (const auto& [plain, form] : odd)
    if (word == plain) return out.substr(0, last) + std::string(form);
  if (out.back() == 'y') return out.substr(0, out.size() - 1) + "ieth";
  return out + "th";
}

std::string digits(std::string_view text) {
  std::string out;
  for (const char sign : text) {
    if (sign >= '0' && sign <= '9') {
      out = join(out, std::string(small[static_cast<std::size_t>(sign - '0')]));
    } else if (sign >= 'A' && sign <= 'Z') {
      out = join(out, std::string(1, sign));
    }
  }
  return out;
}

std::string decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  std::uint64_t value = 0;
  for (const char digit : text.substr(0, point)) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  std::string out = number(value);
  if (point != std::string_view::npos) out += " point " + digits(text.substr(point + 1));
  return out;
}

std::string money(std::int64_t fen) {
  const auto amount = static_cast<std::uint64_t>(fen < 0 ? -fen : fen);
  const std::string sign = fen < 0 ? "minus " : "";
  const std::uint64_t yuan = amount / 100, cents = amount % 100;
  if (cents == 0) return sign + number(yuan) + " yuan";
  if (yuan == 0) return sign + number(cents) + " fen";
  return sign + number(yuan) + " yuan " + (cents < 10 ? "oh " : "") + number(cents);
}

std::string year(int value) {
  const auto high = static_cast<std::uint64_t>(value / 100), low = static_cast<std::uint64_t>(value % 100);
  if (value < 1000 || value > 9999 || (high % 10 == 0 && low < 10)) return number(static_cast<std::uint64_t>(value));
  if (low == 0) return number(high) + " hundred";
  return number(high) + (low < 10 ? " oh " : " ") + number(low);
}

std::string month_name(int month) {
  return month >= 1 && month <= 12 ? std::string(months[static_cast<std::size_t>(month - 1)]) : "";
}

std::string day(const core::Day& day, bool with_weekday) {
  std::string out =
      "the " + ordinal(static_cast<std::uint64_t>(day.day)) + " of " + month_name(day.month) + ", " + year(day.year);
  return with_weekday ? std::string(weekdays[static_cast<std::size_t>(core::weekday(day))]) + ", " + out : out;
}

std::string time(const core::TimeOfDay& time) {
  if (time.minute == 0 && time.hour == 12) return "twelve noon";
  if (time.minute == 0 && time.hour == 0) return "midnight";
  const int hour = time.hour % 12 == 0 ? 12 : time.hour % 12;
  const std::string part = time.hour < 12   ? " in the morning"
                           : time.hour < 18 ? " in the afternoon"
                                            : " in the evening";
  const std::string hour_words = number(static_cast<std::uint64_t>(hour));
  if (time.minute == 0) return hour_words + " o'clock" + part;
  if (time.minute == 30) return "half past " + hour_words + part;
  return hour_words + (time.minute < 10 ? " oh " : " ") + number(static_cast<std::uint64_t>(time.minute)) + part;
}

std::string phone(std::string_view number) {
  const std::string folded = fold_digits(number);
  const std::string_view all(folded);
  if (check_phone(folded))
    return digits(all.substr(0, 3)) + ", " + digits(all.substr(3, 4)) + ", " + digits(all.substr(7));
  return digits(all);
}

}  // namespace text::english
