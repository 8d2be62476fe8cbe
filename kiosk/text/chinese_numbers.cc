#include "text/chinese_numbers.h"

#include "text/han_numbers.h"

namespace text::chinese {
namespace {

// 两千 always, 两百 only when nothing follows it: 两千两百, yet 三千二百五十八.
bool is_pair(int place, int rest, bool) { return place == 3 || (place == 2 && rest == 0); }

constexpr han::Dialect mandarin{"两", {"", "万", "亿", "万亿"}, "点", "点", "日", "幺", is_pair};

}  // namespace

std::string number(std::uint64_t value) { return han::number(value, mandarin); }

std::string count(std::uint64_t value) { return han::count(value, mandarin); }

std::string digits(std::string_view text, bool yao) { return han::digits(text, yao ? mandarin.one : "一"); }

std::string decimal(std::string_view text) { return han::decimal(text, mandarin); }

std::string money(std::int64_t fen, bool whole_mark) {
  if (fen == 0) return "零元";
  std::string out = fen < 0 ? "负" : "";
  const auto amount = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  const std::uint64_t yuan = amount / 100, jiao = amount / 10 % 10, cents = amount % 10;
  if (yuan > 0) out += count(yuan) + "元";
  if (jiao == 0 && cents == 0) return out + (whole_mark ? "整" : "");
  if (jiao > 0) out += count(jiao) + "角";
  if (jiao == 0 && yuan > 0) out += "零";
  if (cents > 0) out += (cents == 2 && jiao == 0 && yuan > 0 ? std::string("二") : count(cents)) + "分";
  return out;
}

std::string year(std::string_view digits_text) { return han::digits(digits_text); }

std::string day(const core::Day& day, bool with_weekday) { return han::day(day, with_weekday, mandarin); }

std::string time(const core::TimeOfDay& time) {
  const std::string_view part = time.hour < 6    ? "凌晨"
                                : time.hour < 12 ? "上午"
                                : time.hour < 13 ? "中午"
                                : time.hour < 18 ? "下午"
                                                 : "晚上";
  const int hour = time.hour > 12 ? time.hour - 12 : time.hour;
  return std::string(part) + han::hour_and_minute(hour, time.minute, mandarin);
}

std::string phone(std::string_view number) { return han::phone(number, mandarin); }

}  // namespace text::chinese
