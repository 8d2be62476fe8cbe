#include "text/cantonese_numbers.h"

#include <array>

#include "text/mask.h"

namespace text::cantonese {
namespace {

constexpr std::array<std::string_view, 10> words{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::array<std::string_view, 4> places{"", "十", "百", "千"};
constexpr std::array<std::string_view, 4> units{"", "萬", "億", "萬億"};

std::string_view word_of(int digit) { return words[static_cast<std::size_t>(digit)]; }

// Four digits. `first`: nothing was said before them; only there 2千 is 兩千 and 1十 is 十.
std::string group_words(int group, bool first) {
  std::string out;
  bool gap = !first && group < 1000;  // a zero place to the left of what comes
  for (int place = 3, power = 1000; place >= 0; --place, power /= 10) {
    const int digit = group / power % 10;
    if (digit == 0) {
      gap = gap || !out.empty();
      continue;
    }
    if (gap) out += "零";
    gap = false;
    const bool head = first && out.empty();
    if (!(head && place == 1 && digit == 1)) out += head && place == 3 && digit == 2 ? "兩" : word_of(digit);
    out += places[static_cast<std::size_t>(place)];
  }
  return out;
}

std::string cents(int value) { return value == 2 ? "兩" : std::string(word_of(value)); }

}  // namespace

std::string number(std::uint64_t value) {
  if (value == 0) return "零";
  std::array<int, 4> groups{};
  std::size_t used = 0;
  for (; value > 0 && used < groups.size(); value /= 10000) groups[used++] = static_cast<int>(value % 10000);
  std::string out;
  bool skipped = false;
  for (std::size_t i = used; i-- > 0;) {
    if (groups[i] == 0) {
      skipped = true;
      continue;
    }
    const bool first = out.empty();
    const std::string said = first && groups[i] == 2 && i > 0 ? "兩" : group_words(groups[i], first);
    if (skipped && !said.starts_with("零")) out += "零";
    out += said;
    out += units[i];
    skipped = false;
  }
  return out;
}

std::string count(std::uint64_t value) { return value == 2 ? "兩" : number(value); }

std::string digits(std::string_view text) {
  std::string out;
  for (const char sign : text)
    if (sign >= '0' && sign <= '9') out += word_of(sign - '0');
  return out;
}

std::string decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  std::uint64_t value = 0;
  for (const char digit : text.substr(0, point)) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  std::string out = number(value);
  if (point != std::string_view::npos) out += "點" + digits(text.substr(point + 1));
  return out;
}

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

std::string day(const core::Day& day, bool with_weekday) {
  static constexpr std::array<std::string_view, 7> weekdays{"日", "一", "二", "三", "四", "五", "六"};
  std::string out = digits(std::to_string(day.year)) + "年" + number(static_cast<std::uint64_t>(day.month)) + "月" +
                    number(static_cast<std::uint64_t>(day.day)) + "號";
  if (with_weekday) out += "，星期" + std::string(weekdays[static_cast<std::size_t>(core::weekday(day))]);
  return out;
}

std::string part_of_day(int hour) {
  return hour < 6 ? "凌晨" : hour < 12 ? "上晝" : hour < 13 ? "中午" : hour < 18 ? "下晝" : "夜晚";
}

std::string hour_and_minute(int hour, int minute) {
  std::string out = count(static_cast<std::uint64_t>(hour)) + "點";
  if (minute == 0) return out;
  if (minute == 30) return out + "半";
  return out + (minute < 10 ? "零" : "") + number(static_cast<std::uint64_t>(minute)) + "分";
}

std::string time(const core::TimeOfDay& time) {
  return part_of_day(time.hour) + hour_and_minute(time.hour > 12 ? time.hour - 12 : time.hour, time.minute);
}

std::string phone(std::string_view number) {
  std::string folded = fold_digits(number);
  if (folded.starts_with("+86")) folded.erase(0, 3);
  if (folded.starts_with("+852")) folded.erase(0, 4);
  const auto part = [&](std::size_t at, std::size_t length) {
    return digits(std::string_view(folded).substr(at, length));
  };
  const std::size_t size = folded.size();
  if (check_phone(folded)) return part(0, 3) + "、" + part(3, 4) + "、" + part(7, 4);
  if (size == 10 && (folded.starts_with("400") || folded.starts_with("800")))
    return part(0, 3) + "、" + part(3, 3) + "、" + part(6, 4);
  if (size >= 10 && folded[0] == '0') {
    const std::size_t area = folded[1] == '1' || folded[1] == '2' ? 3 : 4;
    return part(0, area) + "、" + part(area, size - area - 4) + "、" + part(size - 4, 4);
  }
  if (size == 8) return part(0, 4) + "、" + part(4, 4);
  return part(0, size);
}

}  // namespace text::cantonese
