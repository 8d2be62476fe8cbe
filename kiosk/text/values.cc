#include "text/values.h"

#include <algorithm>
#include <array>

#include "text/cantonese_numbers.h"
#include "text/chinese_lunar.h"
#include "text/chinese_numbers.h"
#include "text/english_numbers.h"
#include "text/mask.h"
#include "text/spoken.h"

namespace text {
namespace {

constexpr std::string_view hidden_sum = "●●●●●";
constexpr std::string_view hidden = "****";

bool english(std::string_view language) { return language.starts_with("en"); }
bool cantonese(std::string_view language) { return language.starts_with("yue"); }
bool chinese(std::string_view language) { return language.starts_with("zh") || language.starts_with("yue"); }

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string written_number(std::int64_t fen, bool grouped) {
  const auto amount = static_cast<std::uint64_t>(fen < 0 ? -fen : fen);
  std::string yuan = std::to_string(amount / 100);
  if (grouped)
    for (std::size_t at = yuan.size(); at > 3; at -= 3) yuan.insert(at - 3, ",");
  return (fen < 0 ? "-" : "") + yuan + "." + two_digits(static_cast<int>(amount % 100));
}

std::string yuan_word(std::string_view language) {
  return english(language) ? " yuan" : chinese(language) ? " 元" : "";
}

std::string written_day(const core::Day& day, std::string_view language) {
  static constexpr std::array<std::string_view, 7> chinese_days{"日", "一", "二", "三", "四", "五", "六"};
  static constexpr std::array<std::string_view, 7> english_days{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                                "Thursday", "Friday", "Saturday"};
  const auto weekday = static_cast<std::size_t>(core::weekday(day));
  if (english(language))
    return std::string(english_days[weekday]) + ", " + std::to_string(day.day) + " " + english::month_name(day.month) +
           " " + std::to_string(day.year);
  if (chinese(language))
    return std::to_string(day.year) + " 年 " + std::to_string(day.month) + " 月 " + std::to_string(day.day) +
           " 日，星期" + std::string(chinese_days[weekday]);
  return core::to_iso(day);
}

std::string written_month(const core::Day& day, std::string_view language) {
  if (english(language)) return english::month_name(day.month) + " " + std::to_string(day.year);
  if (chinese(language)) return std::to_string(day.year) + " 年 " + std::to_string(day.month) + " 月";
  return core::to_iso(day).substr(0, 7);
}

std::optional<std::string> said_month(const core::Day& day, std::string_view language) {
  if (english(language)) return english::month_name(day.month) + ", " + english::year(day.year);
  if (!chinese(language)) return std::nullopt;
  if (cantonese(language))
    return cantonese::digits(std::to_string(day.year)) + "年" +
           cantonese::number(static_cast<std::uint64_t>(day.month)) + "月";
  return chinese::year(std::to_string(day.year)) + "年" + chinese::number(static_cast<std::uint64_t>(day.month)) + "月";
}

std::string written_time(const core::TimeOfDay& time, std::string_view language) {
  if (english(language)) {
    const int hour = time.hour % 12 == 0 ? 12 : time.hour % 12;
    return std::to_string(hour) + ":" + two_digits(time.minute) + (time.hour < 12 ? " am" : " pm");
  }
  if (!chinese(language)) return core::to_iso(time);
  const std::string said = say_time(time, language);
  const int hour = time.hour > 12 ? time.hour - 12 : time.hour;
  return said.substr(0, 6) + " " + std::to_string(hour) + ":" + two_digits(time.minute);
}

// 尾号 and the last four of an identifier; the whole on request.
std::string said_ending(std::string_view value, std::string_view language, bool yao) {
  const std::string digits = fold_digits(value);
  const std::string last = digits.size() > 4 ? digits.substr(digits.size() - 4) : digits;
  if (english(language)) return "ending in " + say_digits(last, language, false);
  if (chinese(language)) return (cantonese(language) ? "尾號" : "尾号") + say_digits(last, language, yao);
  return last;
}

// A case number or the code of a window: short ones at a go, long ones in threes.
std::string said_code(std::string_view value, std::string_view language) {
  const std::string folded_value = fold_digits(value);
  const bool all_digits = folded_value.find_first_not_of("0123456789") == std::string::npos;
  const bool dialled = all_digits && folded_value.size() >= 3 && folded_value.size() <= 5;
  if (dialled) return say_digits(folded_value, language, true);
  std::string out;
  std::size_t in_group = 0;
  for (const char sign : folded_value) {
    const bool digit = sign >= '0' && sign <= '9';
    if (folded_value.size() > 8 && in_group == 3) {
      out += english(language) ? ", " : "、";
      in_group = 0;
    }
    if (digit) {
      out += (english(language) && !out.empty() && out.back() != ' ' ? " " : "") +
             say_digits(std::string(1, sign), language, false);
      ++in_group;
    } else if ((sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z')) {
      out += (english(language) && !out.empty() && out.back() != ' ' ? " " : "");
      out += static_cast<char>(sign >= 'a' ? sign - 32 : sign);
      ++in_group;
    }
  }
  return out;
}

struct Render {
  const Argument& argument;
  std::string_view language;
  const SpeakingStyle& style;
  Shown out;
  bool masked_at_once = false;  // the screen shows the mask at L3 already

  void text(const std::string& value) {
    out.seen = value;
    out.mask = std::string(hidden);
    switch (argument.kind) {
      case Kind::digits: out.said = said_code(value, language); break;
      case Kind::phone:
        out.mask = mask_phone(value);
        masked_at_once = true;
        out.said =
            out.personal && !style.whole_numbers ? said_ending(value, language, true) : say_phone(value, language);
        break;
      case Kind::resident_id:
        out.mask = mask_resident_id(value);
        masked_at_once = true;
        out.said = style.whole_numbers ? std::optional<std::string>() : said_ending(value, language, false);
        if (style.whole_numbers) out.said = whole_id(value);
        break;
      case Kind::account:
        out.mask = mask_account(value);
        masked_at_once = true;
        out.said =
            style.whole_numbers ? say_digits(fold_digits(value), language, false) : said_ending(value, language, false);
        break;
      case Kind::name:
        out.mask = mask_name(value);
        masked_at_once = true;
        out.person_name = true;
        if (out.personal) out.said = value;
        break;
      case Kind::address:
        out.mask = mask_address(value);
        masked_at_once = true;
        if (out.personal) out.said = as_said(value);
        break;
      default:
        if (out.personal) out.said = as_said(value);
        break;
    }
  }

  // What the front end would say, so that a masked text can still be said in full on headphones.
  std::string as_said(const std::string& value) const {
    const auto pieces = speak(value, language, nullptr);
    if (!pieces.ok()) return "";
    std::string said;
    for (const SpokenPiece& piece : pieces.value()) {
      if (!said.empty() && english(language) && !piece.voiced.empty()) said += ' ';
      said += piece.said == " " ? "" : piece.said;
    }
    return said;
  }
  std::string whole_id(const std::string& value) const {
    const std::string number = fold_digits(value);
    if (!chinese(language) || number.size() != 18) return say_digits(number, language, false);
    const std::string_view all(number);
    const auto part = [&](std::size_t at, std::size_t length) {
      return say_digits(all.substr(at, length), language, false);
    };
    return part(0, 6) + "、" + part(6, 4) + "、" + part(10, 4) + "、" + part(14, 4);
  }

  void operator()(const std::string& value) { text(value); }
  void operator()(std::int64_t value) {
    out.seen = std::to_string(value);
    out.mask = std::string(hidden);
    if (out.personal) out.said = say_number(value, language);
  }
  void operator()(const core::Money& value) {
    out.seen = written_number(value.fen, english(language)) + yuan_word(language);
    out.mask = std::string(hidden_sum) + yuan_word(language);
    out.said = say_money(value, language);
  }
  void operator()(const core::Day& value) {
    if (argument.kind == Kind::lunar_day || argument.kind == Kind::lunar_year) {
      const auto words =
          argument.kind == Kind::lunar_day ? say_lunar_day(value, language) : say_lunar_year(value, language);
      out.seen = words.value_or("");
      out.mask = std::string(hidden);
      if (out.personal) out.said = words;
      return;
    }
    const bool month = argument.kind == Kind::month;
    out.seen = month ? written_month(value, language) : written_day(value, language);
    out.mask = std::to_string(value.year) + (chinese(language) ? " 年" : "");
    out.said = month ? said_month(value, language) : std::optional(say_day(value, language, true));
  }
  void operator()(const core::TimeOfDay& value) {
    out.seen = written_time(value, language);
    out.mask = std::string(hidden);
    out.said = say_time(value, language);
  }
};

}  // namespace

Shown show(const Argument& argument, std::string_view language, const SpeakingStyle& style) {
  core::Grade grade = argument.grade;
  // A resident id or an account is never anything but personal, whatever a definition says.
  if (argument.kind == Kind::resident_id || argument.kind == Kind::account) grade = std::max(grade, core::Grade::L3);
  const core::GradeRule rule = core::rule_of(grade);
  Render render{argument, language, style, {}};
  render.out.personal = rule.personal;
  std::visit(render, argument.value);
  Shown out = std::move(render.out);
  if (out.personal && !argument.revealed && (rule.hidden_until_asked || render.masked_at_once)) out.seen = out.mask;
  if (!out.personal) out.mask.clear();
  return out;
}

}  // namespace text
