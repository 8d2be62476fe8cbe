#include "programs/simulator/gateway.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "core/units.h"

namespace simulator {

namespace {

std::optional<std::string> capital_key_under(const core::Json& value, const std::string& pointer) {
  if (value.is_object())
    for (const auto& [key, member] : value.members()) {
      const std::string here = core::pointer_join(pointer, key);
      if (std::any_of(key.begin(), key.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; })) return here;
      if (auto found = capital_key_under(member, here)) return found;
    }
  if (value.is_array())
    for (std::size_t index = 0; index < value.items().size(); ++index)
      if (auto found = capital_key_under(value.items()[index], core::pointer_join(pointer, index))) return found;
  return std::nullopt;
}

}  // namespace

std::string Credentials::sid_of(std::string_view operation) const {
  const auto issued = sids.find(std::string(operation));
  return issued == sids.end() ? std::string(operation) : issued->second;
}

std::optional<core::Json> Gateway::own_answer(const web::Request&, std::int64_t) { return std::nullopt; }

std::optional<std::int64_t> whole_number(std::string_view text) {
  if (text.empty() || text.size() > 15) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; }))
    return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<std::int64_t> date_ms(const std::string& text) {
  constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char weekday[4] = {}, month[4] = {};
  int day = 0, year = 0, hour = 0, minute = 0, second = 0, used = 0;
  if (text.size() != 29 ||
      std::sscanf(text.c_str(), "%3[A-Za-z], %2d %3[A-Za-z] %4d %2d:%2d:%2d GMT%n", weekday, &day, month, &year, &hour,
                  &minute, &second, &used) != 7 ||
      used != 29)
    return std::nullopt;
  const auto found = std::find(months.begin(), months.end(), month);
  const core::Day date{year, static_cast<int>(found - months.begin()) + 1, day};
  if (found == months.end() || !core::is_valid(date) || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  if (days[static_cast<std::size_t>(core::weekday(date))] != weekday) return std::nullopt;
  const std::int64_t day_number = core::days_between({1970, 1, 1}, date);
  return (((day_number * 24 + hour) * 60 + minute) * 60 + second) * 1000;
}

std::optional<std::string> capital_key(const core::Json& body) { return capital_key_under(body, ""); }

}  // namespace simulator
