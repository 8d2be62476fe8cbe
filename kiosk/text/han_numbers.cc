#include "text/han_numbers.h"

#include <algorithm>

#include "text/mask.h"

namespace text::han {
namespace {

constexpr std::array<std::string_view, 4> places{"", "十", "百", "千"};

// One group of four digits. `first`: nothing was said before it; only there 1十 is 十.
std::string group_words(int group, bool first, const Dialect& dialect) {
  std::string out;
  bool gap = !first && group < 1000;  // a zero place to the left of what comes
  int rest = group;
  for (int place = 3, power = 1000; place >= 0; --place, power /= 10) {
    const int digit = rest / power;
    rest %= power;
    if (digit == 0) {
      gap = gap || !out.empty();
      continue;
    }
    if (gap) out += "零";
    gap = false;
    const bool head = first && out.empty();
    const bool bare_ten = head && place == 1 && digit == 1;
    if (!bare_ten) out += digit == 2 && dialect.is_pair(place, rest, head) ? dialect.pair : word_of(digit);
    out += places[static_cast<std::size_t>(place)];
  }
  return out;
}

}  // namespace

std::string_view word_of(int digit) {
  static constexpr std::array<std::string_view, 10> words{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  return words[static_cast<std::size_t>(digit)];
}

std::string number(std::uint64_t value, const Dialect& dialect) {
  if (value == 0) return "零";
  std::array<int, 5> groups{};
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
    const std::string said =
        groups[i] == 2 && i > 0 && first ? std::string(dialect.pair) : group_words(groups[i], first, dialect);
    if (!first && skipped && !said.starts_with("零")) out += "零";
    out += said;
    out += dialect.ten_thousands[std::min(i, dialect.ten_thousands.size() - 1)];
    skipped = false;
  }
  return out;
}

std::string count(std::uint64_t value, const Dialect& dialect) {
  return value == 2 ? std::string(dialect.pair) : number(value, dialect);
}

std::string digits(std::string_view text, std::string_view one) {
  std::string out;
  for (const char sign : text) {
    if (sign == '1') out += one;
    else if (sign >= '0' && sign <= '9') out += word_of(sign - '0');
    else if (sign == 'X' || sign == 'x') out += 'X';
  }
  return out;
}

std::string decimal(std::string_view text, const Dialect& dialect) {
  const std::size_t point = text.find('.');
  std::uint64_t value = 0;
  for (const char digit : text.substr(0, point)) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  std::string out = number(value, dialect);
  if (point != std::string_view::npos) out += std::string(dialect.point) + digits(text.substr(point + 1));
  return out;
}

std::string day(const core::Day& day, bool with_weekday, const Dialect& dialect) {
  static constexpr std::array<std::string_view, 7> weekdays{"日", "一", "二", "三", "四", "五", "六"};
  std::string out = digits(std::to_string(day.year)) + "年" + number(static_cast<std::uint64_t>(day.month), dialect) +
                    "月" + number(static_cast<std::uint64_t>(day.day), dialect) + std::string(dialect.day);
  if (with_weekday) out += "，星期" + std::string(weekdays[static_cast<std::size_t>(core::weekday(day))]);
  return out;
}

std::string hour_and_minute(int hour, int minute, const Dialect& dialect) {
  std::string out = count(static_cast<std::uint64_t>(hour), dialect) + std::string(dialect.hour);
  if (minute == 0) return out;
  if (minute == 30) return out + "半";
  return out + (minute < 10 ? "零" : "") + number(static_cast<std::uint64_t>(minute), dialect) + "分";
}

std::string phone(std::string_view number, const Dialect& dialect) {
  std::string folded = fold_digits(number);
  for (const std::string_view country : {"+86", "+852"})
    if (folded.starts_with(country)) folded.erase(0, country.size());
  const auto part = [&](std::size_t at, std::size_t length) {
    return digits(std::string_view(folded).substr(at, length), dialect.one);
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
  if (size == 7) return part(0, 3) + "、" + part(3, 4);
  return part(0, size);
}

}  // namespace text::han
