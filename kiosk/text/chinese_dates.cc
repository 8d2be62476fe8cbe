#include "text/chinese_expand.h"
#include "text/chinese_letters.h"
#include "text/chinese_numbers.h"

namespace text::chinese {
namespace {

int value_of(const std::string& digits) { return digits.empty() || digits.size() > 4 ? -1 : std::stoi(digits); }

bool likely_year(const std::string& digits) {
  return digits.size() == 4 && value_of(digits) >= 1900 && value_of(digits) <= 2099;
}

}  // namespace

// 2026-11-24, 2026/11/24, 2026.11.24, 2026-11
bool Expander::written_date() {
  const std::string year_digits = run_of_digits(at_);
  if (!likely_year(year_digits)) return false;
  const std::size_t first = at_ + 4;
  const char32_t mark = letter(first);
  if (mark != U'-' && mark != U'/' && mark != U'.') return false;
  const std::string month = run_of_digits(first + 1);
  const std::size_t second = first + 1 + month.size();
  if (month.size() > 2 || value_of(month) < 1 || value_of(month) > 12) return false;
  const std::string said =
      chinese::year(year_digits) + "年" + number(static_cast<std::uint64_t>(value_of(month))) + "月";
  const std::string day_digits = letter(second) == mark ? run_of_digits(second + 1) : "";
  if (!day_digits.empty()) {
    const core::Day day{value_of(year_digits), value_of(month), value_of(day_digits)};
    if (day_digits.size() > 2 || !core::is_valid(day)) return false;
    std::size_t end = second + 1 + day_digits.size();
    if (letter(end) == U'T' && is_digit(letter(end + 1))) ++end;
    speak(chinese::day(day, false), end);
    return true;
  }
  // 2025.1-2025.6 are months, 2025.1 alone is a number.
  std::size_t next = 0;
  const bool first_of_two = (range_mark(second, &next) && likely_year(run_of_digits(next))) ||
                            (one_of(letter(second), U"至到") && likely_year(run_of_digits(second + 1)));
  const bool told = first_of_two || one_of(before(), U"至到自从") || (one_of(before(), U"-—~") && is_digit(before(2)));
  const bool sum = one_of(letter(skip_blanks(second)), U"元块万亿分公斤米千克度%");  // 涨到2025.5元
  if (mark == U'.' ? !told || sum : month.size() != 2) return false;
  speak(said, second);
  return true;
}

// 12/25/2024 and 25/12/2024.
bool Expander::slashed_date() {
  const std::string first = run_of_digits(at_);
  const std::size_t mark = at_ + first.size();
  if (first.size() > 2 || letter(mark) != U'/') return false;
  const std::string second = run_of_digits(mark + 1);
  const std::size_t next = mark + 1 + second.size();
  const std::string year_digits = letter(next) == U'/' ? run_of_digits(next + 1) : "";
  // 25/5/1
  const std::string last = letter(next) == U'/' ? run_of_digits(next + 1) : "";
  const core::Day short_year{2000 + value_of(first), value_of(second), value_of(last)};
  if (first.size() == 2 && value_of(first) > 12 && second.size() <= 2 && last.size() <= 2 &&
      core::is_valid(short_year)) {
    speak(chinese::year(first) + "年" + number(static_cast<std::uint64_t>(short_year.month)) + "月" +
              number(static_cast<std::uint64_t>(short_year.day)) + "日",
          next + 1 + last.size());
    return true;
  }
  if (second.size() > 2 || !likely_year(year_digits)) return false;
  const bool day_first = value_of(first) > 12;
  const core::Day day{value_of(year_digits), value_of(day_first ? second : first),
                      value_of(day_first ? first : second)};
  if (!core::is_valid(day)) return false;
  speak(chinese::day(day, false), next + 1 + year_digits.size());
  return true;
}

// 12.5前, 3/5截止: a day of this year is told by what follows or goes before; 3/5 alone is a fraction, 12.5 a number.
bool Expander::short_date() {
  const std::string month = run_of_digits(at_);
  const char32_t mark = letter(at_ + month.size());
  if (month.size() > 2 || !one_of(mark, U"./")) return false;
  const std::string day_digits = run_of_digits(at_ + month.size() + 1);
  const std::size_t end = at_ + month.size() + 1 + day_digits.size();
  constexpr int leap_year = 2024;
  if (day_digits.empty() || day_digits.size() > 2 || letter(end) == mark ||
      !core::is_valid(core::Day{leap_year, value_of(month), value_of(day_digits)}))
    return false;
  // 3.5-3.8日: the word stands behind the second day.
  std::size_t last = end, next = 0;
  if (range_mark(end, &next) && is_digit(letter(next)) && letter(next + run_of_digits(next).size()) == mark) {
    last = next + run_of_digits(next).size() + 1;
    last += run_of_digits(last).size();
  }
  const std::size_t told_at = skip_blanks(last);
  const bool marked = one_of(letter(told_at), U"日号");
  const bool told = marked ||
                    follows_any(told_at, {U"前", U"之前", U"以前", U"截止", U"到期", U"当天", U"那天", U"开始",
                                          U"起执行", U"起实行", U"起施行", U"起停", U"起办理"}) ||
                    preceded_by_any({U"请于", U"定于", U"将于", U"已于", U"截至", U"截止", U"截止到", U"有效期至",
                                     U"有效期到", U"改到", U"推迟到", U"提前到", U"日期"});
  if (!told) return false;
  speak(number(static_cast<std::uint64_t>(value_of(month))) + "月" +
            number(static_cast<std::uint64_t>(value_of(day_digits))) + (marked && last == end ? "" : "日"),
        end);
  return true;
}

// 1980s
bool Expander::decade() {
  const std::string run = run_of_digits(at_);
  if (!likely_year(run) || run[3] != '0' || letter(at_ + 4) != U's' || is_latin(letter(at_ + 5))) return false;
  const std::size_t end = at_ + 5;
  speak(chinese::year(run) + "年代", follows(end, U"年代") ? end + 2 : end);
  return true;
}

// 2026年, 26年3月, 2019-2023年, 2026年度, 2026版, 90年代
bool Expander::year() {
  const std::string digits_text = run_of_digits(at_);
  const std::size_t end = at_ + digits_text.size();
  const std::size_t unit_at = skip_blanks(end);
  if (likely_year(digits_text)) {
    const bool not_a_year =
        follows_any(unit_at, {U"年前", U"年来", U"年后", U"年历史"}) && value_of(digits_text) % 100 == 0;
    if (follows_any(unit_at, {U"年", U"版", U"届", U"级", U"财年", U"学年"}) && !not_a_year) {
      speak(chinese::year(digits_text), unit_at);
      return true;
    }
    // 国办发〔2023〕12号, （2025）京0105民初1234号
    if (one_of(before(), U"〔[(（") && one_of(letter(end), U"〕])）") &&
        (is_digit(letter(end + 1)) || is_han(letter(end + 1)))) {
      speak(chinese::year(digits_text), end);
      return true;
    }
    // The first end of a range of years.
    std::size_t next = 0;
    std::size_t to = 0;
    if (range_mark(end, &next)) to = next;
    if (letter(unit_at) == U'至' || letter(unit_at) == U'到') to = unit_at + 1;
    if (to > 0) {
      const std::string second = run_of_digits(to);
      if (likely_year(second) && follows_any(skip_blanks(to + 4), {U"年", U"学年"})) {
        speak(chinese::year(digits_text), end);
        return true;
      }
    }
    return false;
  }
  if (digits_text.size() != 2 || letter(unit_at) != U'年') return false;
  if (one_of(before(), U"'’‘")) {  // '98年
    speak(chinese::year(digits_text), unit_at);
    return true;
  }
  const std::size_t month_at = skip_blanks(unit_at + 1);
  const std::string month = run_of_digits(month_at);
  const bool month_follows = !month.empty() && value_of(month) >= 1 && value_of(month) <= 12 &&
                             letter(skip_blanks(month_at + month.size())) == U'月';
  // 98年入伍 names a year, 98年 alone may be a time of 98 years.
  const bool told = value_of(digits_text) >= 50 &&
                    one_of(letter(month_at),
                           U"入出参开退毕结搬买生下上底初春夏秋冬夏建转离去来回办返进考当调修盖评提复嫁娶拆迁分那") &&
                    letter(month_at + 1) != U'，' && !(at_ > 0 && one_of(before(), U"了满共过近约达第")) &&
                    !one_of(letter(month_at), U"来");
  if (!month_follows && digits_text[0] != '0' && !told) return false;
  speak(chinese::year(digits_text), unit_at);
  return true;
}

// 1:50稀释, 按1:10兑水, 以21:15战胜: two numbers beside each other are no time of the day.
bool Expander::is_proportion(std::size_t end) const {
  return follows_any(skip_blanks(end), {U"稀释", U"兑水", U"兑",   U"配制", U"配比", U"的比例", U"比例", U"勾兑",
                                        U"混合", U"获胜", U"战胜", U"击败", U"取胜", U"险胜",   U"大胜", U"输给",
                                        U"领先", U"落后", U"拿下", U"惨败", U"打平", U"战平"}) ||
         preceded_by_any({U"比例", U"比分", U"配比", U"浓度", U"比率"});
}

// 9:30, 09:05:30, 14：00; the part of the day is only said when it is written.
bool Expander::clock() {
  const std::string hour = run_of_digits(at_);
  const std::size_t colon = at_ + hour.size();
  if (hour.size() > 2 || value_of(hour) > 24 || letter(colon) != U':') return false;
  const std::string minute = run_of_digits(colon + 1);
  if (minute.size() != 2 || value_of(minute) > 59) return false;
  std::size_t end = colon + 3;
  if (letter(end) == U'%' || is_proportion(end)) return false;
  const auto hours = static_cast<std::uint64_t>(value_of(hour)), minutes = static_cast<std::uint64_t>(value_of(minute));
  std::string said = count(hours) + "点";
  const std::string second = letter(end) == U':' ? run_of_digits(end + 1) : "";
  if (second.size() == 2 && value_of(second) <= 59) {
    end += 3;
    said += (minutes < 10 && minutes > 0 ? "零" : "") + number(minutes) + "分";
    if (value_of(second) > 0)
      said += (value_of(second) < 10 ? "零" : "") + number(static_cast<std::uint64_t>(value_of(second))) + "秒";
  } else if (minutes == 30 && hours <= 12) {
    said += "半";
  } else if (minutes > 0) {
    said += (minutes < 10 ? "零" : "") + number(minutes) + "分";
  }
  speak(said, end);
  return true;
}

}  // namespace text::chinese
