#include "text/cantonese_expand.h"
#include "text/cantonese_numbers.h"

namespace text::cantonese {
namespace {

int value_of(const std::string& digits) { return digits.empty() || digits.size() > 4 ? -1 : std::stoi(digits); }

bool is_year(const std::string& digits) {
  return digits.size() == 4 && value_of(digits) >= 1900 && value_of(digits) <= 2099;
}

// In fours, the last group may be shorter.
std::string in_fours(std::string_view digits_text) {
  std::string out;
  for (std::size_t at = 0; at < digits_text.size(); at += 4)
    out += (at > 0 ? "、" : "") + digits(digits_text.substr(at, 4));
  return out;
}

}  // namespace

// 2026-11-24, 2026/11/24, 2026.11.24; what only looks like one falls to hyphenated().
bool Expander::date() {
  const std::string year_digits = run_of_digits(at_);
  const std::size_t first = at_ + 4;
  const char32_t mark = is_year(year_digits) ? letter(first) : 0;
  if (mark != U'-' && mark != U'/' && mark != U'.') return false;
  const std::string month = run_of_digits(first + 1);
  const std::size_t second = first + 1 + month.size();
  const std::string day_digits = letter(second) == mark ? run_of_digits(second + 1) : "";
  if (month.size() > 2 || day_digits.empty() || day_digits.size() > 2) return false;
  const core::Day day{value_of(year_digits), value_of(month), value_of(day_digits)};
  if (!core::is_valid(day)) return false;
  speak(cantonese::day(day, false), second + 1 + day_digits.size());
  return true;
}

bool Expander::year() {
  const std::string digits_text = run_of_digits(at_);
  const std::size_t unit_at = skip_blanks(at_ + digits_text.size());
  if (!is_year(digits_text) || letter(unit_at) != U'年') return false;
  speak(digits(digits_text), unit_at);
  return true;
}

// 9:30, 15:05, 2:30 pm; hours past noon name their part of the day unless the text has.
bool Expander::clock() {
  const std::string hour = run_of_digits(at_);
  const std::size_t colon = at_ + hour.size();
  if (hour.size() > 2 || letter(colon) != U':') return false;
  const std::string minute = run_of_digits(colon + 1);
  std::size_t end = colon + 1 + minute.size();
  const int hours = value_of(hour), minutes = value_of(minute);
  if (minute.size() != 2) return false;
  if (hours > 24 || minutes > 59) {
    speak(number(static_cast<std::uint64_t>(hours)) + "比" + number(static_cast<std::uint64_t>(minutes)), end);
    return true;
  }
  const std::size_t mark = skip_blanks(end);
  const bool morning = any_at(mark, {U"am", U"AM", U"a.m."}).size() > 0,
             afternoon = any_at(mark, {U"pm", U"PM", U"p.m."}).size() > 0;
  const bool told = preceded_by({U"上晝", U"上昼", U"下晝", U"下昼", U"上午", U"下午", U"朝早", U"早上", U"晏晝",
                                 U"中午", U"夜晚", U"晚上", U"凌晨", U"傍晚"});
  std::string said;
  if (morning || afternoon) {
    said = part_of_day(afternoon && hours < 12 ? hours + 12 : hours);
    end = mark + (letter(mark + 1) == U'.' ? 4 : 2);
  } else if (!told && hours > 12 && hours < 24) {
    said = part_of_day(hours);
  }
  speak(said + hour_and_minute(hours > 12 && hours < 24 ? hours - 12 : hours, minutes), end);
  std::size_t next = 0;
  if (range_mark(at_, &next)) speak("至", next);
  return true;
}

// Resident ids 6-4-4-4, cards and case numbers in fours.
bool Expander::long_code() {
  const std::string run = run_of_digits(at_);
  const std::size_t end = at_ + run.size();
  const bool crossed = run.size() == 17 && is_one_of(letter(end), U"Xx");
  if (run.size() == 18 || crossed) {
    std::string said = digits(run.substr(0, 6)) + "、" + digits(run.substr(6, 4)) + "、" + digits(run.substr(10, 4)) +
                       "、" + digits(run.substr(14));
    speak(said, end);
    if (crossed) speak("X", end + 1, letter_name(U'X'));
    return true;
  }
  if (run.size() < 12) return false;
  speak(in_fours(run), end);
  return true;
}

// Mobile numbers 3-4-4 however they are grouped, numbers with an area code, eight digits after a word for it.
bool Expander::phone() {
  std::string run;
  std::size_t end = at_, last = at_;
  std::vector<std::size_t> groups;
  while (is_digit(letter(end))) {
    const std::string part = run_of_digits(end);
    run += part;
    groups.push_back(part.size());
    last = end + part.size();
    end = last;
    if ((letter(end) == U' ' || letter(end) == U'-') && is_digit(letter(end + 1)) && run.size() < 12) ++end;
  }
  const bool mobile = run.size() == 11 && run[0] == '1' && run[1] >= '3' &&
                      (groups.size() == 1 || (groups.size() == 3 && groups[0] == 3));
  const bool area =
      run.size() >= 10 && run.size() <= 12 && run[0] == '0' && groups.size() >= 2 && groups[0] >= 3 && groups[0] <= 4;
  const bool eight = run.size() == 8 && (groups.size() == 1 || (groups.size() == 2 && groups[0] == 4));
  const bool told = preceded_by({U"電話", U"电话", U"手機", U"手机", U"致電", U"致电", U"打"}) ||
                    (groups.size() == 2 && letter(at_ + 4) == U' ');  // 2345 6789
  if (!mobile && !area && !(eight && told)) return false;
  speak(cantonese::phone(run), last);
  return true;
}

// 2025-02-30 that is no date, 12-34-56: digits in groups.
bool Expander::hyphenated() {
  std::string said;
  std::size_t end = at_, groups = 0;
  while (is_digit(letter(end))) {
    const std::string part = run_of_digits(end);
    said += (groups > 0 ? "、" : "") + digits(part);
    ++groups;
    end += part.size();
    if (letter(end) != U'-' || !is_digit(letter(end + 1))) break;
    ++end;
  }
  if (groups < 3) return false;
  speak(said, end);
  return true;
}

// 3/F, G/F, as lifts in Hong Kong name floors.
bool Expander::floor_sign() {
  if (is_one_of(letter(at_), U"Gg") && follows(at_ + 1, U"/F") && !is_latin(letter(at_ + 3))) {
    speak("地下", at_ + 3);
    return true;
  }
  const std::string run = run_of_digits(at_);
  const std::size_t end = at_ + run.size();
  if (run.empty() || run.size() > 3 || !follows(end, U"/F") || is_latin(letter(end + 2))) return false;
  speak(number(std::stoull(run)) + "樓", end + 2);
  return true;
}

// Hotlines, rooms, what is called a number, what begins with 0, what is glued to letters.
bool Expander::short_code() {
  const std::string run = run_of_digits(at_);
  const std::size_t end = at_ + run.size();
  if (run.empty() || letter(end) == U'.' || letter(end) == U',') {
    if (run.empty() || is_digit(letter(end + 1))) return false;
  }
  const bool hotline = run.size() == 5 && (run.starts_with("12") || run.starts_with("95") || run.starts_with("96"));
  const bool emergency = (run == "110" || run == "119" || run == "120" || run == "122" || run == "999") &&
                         preceded_by({U"打", U"撥", U"拨", U"撥打", U"拨打", U"致電", U"致电", U"電話", U"电话"});
  const bool called = preceded_by({U"號碼", U"号码", U"編號", U"编号", U"驗證碼", U"验证码", U"密碼", U"密码", U"尾號",
                                   U"尾号", U"熱線", U"热线", U"電話", U"电话"});
  const bool room = run.size() >= 3 && run.size() <= 4 && is_one_of(letter(end), U"室房路");
  const bool zero = run.size() > 1 && run[0] == '0';
  if (!hotline && !emergency && !called && !room && !zero && !is_latin(before()) && run.size() < 10) return false;
  speak(run.size() > 8 ? in_fours(run) : digits(run), end);
  return true;
}

}  // namespace text::cantonese
