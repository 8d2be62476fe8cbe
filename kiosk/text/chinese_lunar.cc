#include "text/chinese_lunar.h"

#include <array>
#include <cstdint>

#include "text/chinese_numbers.h"
#include "text/english_numbers.h"
#include "text/glyphs.h"

namespace text {
namespace {

constexpr int first_year = 1900;
constexpr core::Day first_day{1900, 1, 31};  // 庚子年正月初一

// A year a figure, as almanacs print it: bits 15 to 4 say which of its months 1 to 12 has 30 days (else 29), from the highest
// down; bits 3 to 0 name the month that is followed by a leap month of the same number (0 = none), bit 16 says
// whether that one has 30 days. ICU's own calendar is off by a day where a new moon falls near midnight (2027, 2030).
constexpr std::array<std::uint32_t, 150> years{
    0x04bd8, 0x04ae0, 0x0a570, 0x054d5, 0x0d260, 0x0d950, 0x16554, 0x056a0, 0x09ad0, 0x055d2,  // 1900
    0x04ae0, 0x0a5b6, 0x0a4d0, 0x0d250, 0x1d255, 0x0b540, 0x0d6a0, 0x0ada2, 0x095b0, 0x14977,  // 1910
    0x04970, 0x0a4b0, 0x0b4b5, 0x06a50, 0x06d40, 0x1ab54, 0x02b60, 0x09570, 0x052f2, 0x04970,  // 1920
    0x06566, 0x0d4a0, 0x0ea50, 0x16a95, 0x05ad0, 0x02b60, 0x186e3, 0x092e0, 0x1c8d7, 0x0c950,  // 1930
    0x0d4a0, 0x1d8a6, 0x0b550, 0x056a0, 0x1a5b4, 0x025d0, 0x092d0, 0x0d2b2, 0x0a950, 0x0b557,  // 1940
    0x06ca0, 0x0b550, 0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0,  // 1950
    0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570, 0x05260, 0x0f263, 0x0d950, 0x05b57, 0x056a0,  // 1960
    0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540, 0x0b6a0, 0x195a6,  // 1970
    0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, 0x09570,  // 1980
    0x04af5, 0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, 0x092e0,  // 1990
    0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5,  // 2000
    0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930,  // 2010
    0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,  // 2020
    0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45,  // 2030
    0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0   // 2040
};

constexpr std::array<std::string_view, 11> numerals{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
constexpr std::array<std::string_view, 10> stems{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
constexpr std::array<std::string_view, 12> branches{"子", "丑", "寅", "卯", "辰", "巳",
                                                    "午", "未", "申", "酉", "戌", "亥"};
constexpr std::array<std::string_view, 12> animals{"鼠", "牛", "虎", "兔", "龙", "蛇",
                                                   "马", "羊", "猴", "鸡", "狗", "猪"};
constexpr std::array<std::string_view, 12> traditional_animals{"鼠", "牛", "虎", "兔", "龍", "蛇",
                                                               "馬", "羊", "猴", "雞", "狗", "豬"};
constexpr std::array<std::string_view, 12> english_animals{"Rat",   "Ox",   "Tiger",  "Rabbit",  "Dragon", "Snake",
                                                           "Horse", "Goat", "Monkey", "Rooster", "Dog",    "Pig"};

enum class Tongue { mandarin, cantonese, english, other };

Tongue tongue_of(std::string_view language) {
  const std::string_view tongue = language.substr(0, language.find('-'));
  return tongue == "zh"    ? Tongue::mandarin
         : tongue == "yue" ? Tongue::cantonese
         : tongue == "en"  ? Tongue::english
                           : Tongue::other;
}

std::string numeral(int value) { return std::string(numerals[static_cast<std::size_t>(value)]); }

std::size_t at_of(int value) { return static_cast<std::size_t>(value); }

// Digits of a written date.
class Reader {
 public:
  explicit Reader(std::u32string_view letters) : letters_(letters) {}
  std::size_t at() const { return at_; }
  std::string digits() {
    std::string out;
    for (; at_ < letters_.size() && is_digit(letters_[at_]); ++at_) out += static_cast<char>(letters_[at_]);
    blanks();
    return out;
  }
  bool take(std::u32string_view any) {
    if (at_ >= letters_.size() || any.find(letters_[at_]) == std::u32string_view::npos) return false;
    ++at_;
    return true;
  }
  void blanks() {
    while (at_ < letters_.size() && letters_[at_] == U' ') ++at_;
  }

 private:
  std::u32string_view letters_;
  std::size_t at_ = 0;
};

int value_of(const std::string& digits, int most) {
  if (digits.empty() || digits.size() > 2) return 0;
  const int value = std::stoi(digits);
  return value <= most ? value : 0;
}

}  // namespace

std::optional<LunarDay> lunar_day(const core::Day& day) {
  if (!core::is_valid(day)) return std::nullopt;
  int left = core::days_between(first_day, day);
  if (left < 0) return std::nullopt;
  for (std::size_t i = 0; i < years.size(); ++i) {
    const std::uint32_t year = years[i];
    const int in_cycle = (first_year + static_cast<int>(i) - 4) % 60 + 1;  // the year 4 was a 甲子
    for (int month = 1; month <= 12; ++month) {
      const int days = (year & (0x10000U >> month)) != 0 ? 30 : 29;
      if (left < days) return LunarDay{in_cycle, month, false, left + 1};
      left -= days;
      if (static_cast<int>(year & 0xF) != month) continue;
      const int leap_days = year >> 16 != 0 ? 30 : 29;
      if (left < leap_days) return LunarDay{in_cycle, month, true, left + 1};
      left -= leap_days;
    }
  }
  return std::nullopt;
}

std::string lunar_month_name(int month, bool leap, Script script) {
  const std::string head = !leap ? "" : script == Script::simplified ? "闰" : "閏";
  if (month == 1) return head + (leap ? "一月" : "正月");
  if (month <= 10) return head + numeral(month) + "月";
  if (month == 11) return head + "十一月";
  return head + (leap || script == Script::traditional ? "十二月" : "腊月");
}

std::string lunar_day_name(int day) {
  if (day <= 10) return "初" + numeral(day);
  if (day < 20) return "十" + numeral(day - 10);
  if (day == 20) return "二十";
  return day == 30 ? "三十" : "廿" + numeral(day - 20);
}

std::optional<std::string> say_lunar_day(const core::Day& day, std::string_view language) {
  const auto lunar = lunar_day(day);
  if (!lunar) return std::nullopt;
  switch (tongue_of(language)) {
    case Tongue::mandarin:
      return "农历" + lunar_month_name(lunar->month, lunar->leap, Script::simplified) + lunar_day_name(lunar->day);
    case Tongue::cantonese:
      return "農曆" + lunar_month_name(lunar->month, lunar->leap, Script::traditional) + lunar_day_name(lunar->day);
    case Tongue::english:
      return "the " + english::ordinal(static_cast<std::uint64_t>(lunar->day)) + " day of the " +
             (lunar->leap ? "leap " : "") + english::ordinal(static_cast<std::uint64_t>(lunar->month)) + " lunar month";
    case Tongue::other: break;
  }
  return std::nullopt;
}

std::optional<std::string> say_lunar_year(const core::Day& day, std::string_view language) {
  const auto lunar = lunar_day(day);
  if (!lunar) return std::nullopt;
  const std::size_t animal = at_of((lunar->year - 1) % 12);
  const std::string name = std::string(stems[at_of((lunar->year - 1) % 10)]) + std::string(branches[animal]) + "年，";
  switch (tongue_of(language)) {
    case Tongue::mandarin: return name + std::string(animals[animal]) + "年";
    case Tongue::cantonese: return name + std::string(traditional_animals[animal]) + "年";
    case Tongue::english: return "the year of the " + std::string(english_animals[animal]);
    case Tongue::other: break;
  }
  return std::nullopt;
}

std::optional<WrittenLunar> written_lunar(std::u32string_view letters, Script script) {
  Reader reader(letters);
  WrittenLunar out;
  std::string figure = reader.digits();
  bool leap = false;
  if (figure.size() == 4) {
    if (!reader.take(U"年")) return std::nullopt;
    out.said = chinese::year(figure) + "年";
    reader.blanks();
    leap = reader.take(U"闰閏");
    figure = reader.digits();
  }
  const int month = value_of(figure, 12);
  if (month == 0 || !reader.take(U"月")) return std::nullopt;
  out.said += lunar_month_name(month, leap, script);
  out.length = reader.at();
  reader.blanks();
  const int day = value_of(reader.digits(), 30);
  if (day == 0) return out;
  out.length = reader.at();
  out.said += lunar_day_name(day);
  if (reader.take(U"日号號")) out.length = reader.at();
  return out;
}

bool announces_lunar(std::u32string_view before) {
  constexpr std::size_t farthest = 12;  // 农历 2026 年闰
  const std::size_t least = before.size() > farthest ? before.size() - farthest : 0;
  for (std::size_t end = before.size(); end >= least + 2; --end) {
    const char32_t last = before[end - 1];
    if ((last == U'历' || last == U'曆') &&
        std::u32string_view(U"农農阴陰旧舊").find(before[end - 2]) != std::u32string_view::npos)
      return true;
    const bool between =
        is_digit(last) ||
        std::u32string_view(U" :：是为為係的嘅生日年闰閏甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥").find(last) !=
            std::u32string_view::npos;
    if (!between) return false;
  }
  return false;
}

}  // namespace text
