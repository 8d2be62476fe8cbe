#include "text/chinese_numbers.h"

#include <array>

#include "text/mask.h"

namespace text::chinese {
namespace {

constexpr std::array<std::string_view, 10> words{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::array<std::string_view, 4> places{"", "十", "百", "千"};

// One group of four digits. `first`: nothing was said before it.
std::string group_words(int group, bool first) {
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
    if (place == 1 && digit == 1 && out.empty() && first) {
      out += "十";
      continue;
    }
    // 两千 always, 两百 only when nothing follows it: 两千两百, yet 三千二百五十八.
    const bool pair = digit == 2 && (place == 3 || (place == 2 && rest == 0));
    out += pair ? "两" : std::string(words[static_cast<std::size_t>(digit)]);
    out += places[static_cast<std::size_t>(place)];
  }
  return out;
}

std::string after_point(std::string_view digits_text) { return digits(digits_text, false); }

}  // namespace

std::string number(std::uint64_t value) {
  if (value == 0) return "零";
  static constexpr std::array<std::string_view, 4> units{"", "万", "亿", "万亿"};
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
    const std::string said = groups[i] == 2 && i > 0 && first ? "两" : group_words(groups[i], first);
    if (!first && skipped && !said.starts_with("零")) out += "零";
    out += said;
    out += units[std::min(i, units.size() - 1)];
    skipped = false;
  }
  return out;
}

std::string count(std::uint64_t value) { return value == 2 ? "两" : number(value); }

std::string digits(std::string_view text, bool yao) {
  std::string out;
  for (const char sign : text) {
    if (sign == '1' && yao) {
      out += "幺";
    } else if (sign >= '0' && sign <= '9') {
      out += words[static_cast<std::size_t>(sign - '0')];
    } else if (sign == 'X' || sign == 'x') {
      out += 'X';
    }
  }
  return out;
}

std::string decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::uint64_t value = 0;
  for (const char digit : whole) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  std::string out = number(value);
  if (point != std::string_view::npos) out += "点" + after_point(text.substr(point + 1));
  return out;
}

std::string money(std::int64_t fen, bool whole_mark) {
  if (fen == 0) return "零元";
  std::string out = fen < 0 ? "负" : "";
  const auto amount = static_cast<std::uint64_t>(fen < 0 ? -fen : fen);
  const std::uint64_t yuan = amount / 100, jiao = amount / 10 % 10, cents = amount % 10;
  if (yuan > 0) out += count(yuan) + "元";
  if (jiao == 0 && cents == 0) return out + (whole_mark ? "整" : "");
  if (jiao > 0) out += count(jiao) + "角";
  if (jiao == 0 && yuan > 0) out += "零";
  if (cents > 0) out += (cents == 2 && jiao == 0 && yuan > 0 ? std::string("二") : count(cents)) + "分";
  return out;
}

std::string year(std::string_view digits_text) { return digits(digits_text, false); }

std::string day(const core::Day& day, bool with_weekday) {
  static constexpr std::array<std::string_view, 7> weekdays{"日", "一", "二", "三", "四", "五", "六"};
  std::string out = year(std::to_string(day.year)) + "年" + number(static_cast<std::uint64_t>(day.month)) + "月" +
                    number(static_cast<std::uint64_t>(day.day)) + "日";
  if (with_weekday) out += "，星期" + std::string(weekdays[static_cast<std::size_t>(core::weekday(day))]);
  return out;
}

std::string time(const core::TimeOfDay& time) {
  const std::string_view part = time.hour < 6    ? "凌晨"
                                : time.hour < 12 ? "上午"
                                : time.hour < 13 ? "中午"
                                : time.hour < 18 ? "下午"
                                                 : "晚上";
  const int hour = time.hour > 12 ? time.hour - 12 : time.hour;
  std::string out = std::string(part) + count(static_cast<std::uint64_t>(hour)) + "点";
  if (time.minute == 0) return out;
  if (time.minute == 30) return out + "半";
  return out + (time.minute < 10 ? "零" : "") + number(static_cast<std::uint64_t>(time.minute)) + "分";
}

std::string phone(std::string_view number) {
  std::string folded = fold_digits(number);
  if (folded.starts_with("+86")) folded.erase(0, 3);
  const auto part = [&](std::size_t at, std::size_t length) {
    return digits(std::string_view(folded).substr(at, length), true);
  };
  if (check_phone(folded)) return part(0, 3) + "、" + part(3, 4) + "、" + part(7, 4);
  if (folded.size() == 10 && (folded.starts_with("400") || folded.starts_with("800")))
    return part(0, 3) + "、" + part(3, 3) + "、" + part(6, 4);
  if (folded.size() >= 10 && folded[0] == '0') {
    const std::size_t area = folded[1] == '1' || folded[1] == '2' ? 3 : 4;
    return part(0, area) + "、" + part(area, folded.size() - area - 4) + "、" + part(folded.size() - 4, 4);
  }
  if (folded.size() == 8) return part(0, 4) + "、" + part(4, 4);
  if (folded.size() == 7) return part(0, 3) + "、" + part(3, 4);
  return part(0, folded.size());
}

}  // namespace text::chinese
