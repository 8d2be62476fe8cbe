#include <algorithm>
#include <array>

#include "text/chinese_expand.h"
#include "text/chinese_letters.h"
#include "text/chinese_numbers.h"

namespace text::chinese {
// The order matters: what looks most special first.
void Expander::written_number() {
  if (resident_id() || lunar_date() || written_date() || slashed_date() || decade() || clock() || hyphenated() ||
      spaced_code() || phone() || year() || ratio() || nickname() || short_date() || step_of() || percent() ||
      hotline() || money() || temperature() || version() || code() || room_or_line() || name_of_one() || unit() ||
      fraction())
    return;
  const Figure number = figure(at_);
  speak(amount_words(number), number.end);
}

std::string Expander::amount_words(const Figure& figure) const {
  if (!figure.fraction.empty()) return decimal(figure.text());
  if (figure.whole.size() > longest_amount) return chinese::digits(figure.whole, false);
  const bool pair = figure.value() == 2 && figure.whole.size() == 1 && before() != U'第' && counts_as_pair(figure.end);
  return pair ? "两" : number(figure.value());
}

// A dash or tilde, with or without blanks, between two ends of a range; `next` is where the second end begins.
bool Expander::range_mark(std::size_t index, std::size_t* next) const {
  std::size_t here = skip_blanks(index);
  if (!one_of(letter(here), U"-–—―~∼−")) return false;
  const char32_t mark = letter(here);
  while (letter(here) == mark) ++here;
  *next = skip_blanks(here);
  return true;
}

namespace {

// The last letter before a dash belongs to the first end of a range: 3月-5月, 一楼-三楼, 周日-周四, 10元-20元.
bool ends_first_of_two(char32_t left, bool of_week) {
  return one_of(left, U"年月号点时分秒周元块毛角度岁楼层米里斤克升个次天成级栋室万亿千百十一二三四五六七八九几半") ||
         (left == U'日' && of_week);
}

}  // namespace

bool Expander::minus() {
  std::size_t second_sum = 0;
  if (at_ > 0 && range_mark(at_, &second_sum) && is_digit(before()) &&
      one_of(letter(second_sum), U"¥￥$€")) {  // ￥10~￥20
    speak("到", second_sum);
    return true;
  }
  if (!one_of(letter(at_), U"-−–~—") || !is_digit(letter(skip_blanks(at_ + 1)))) {
    std::size_t after = 0;
    if (!range_mark(at_, &after) || !is_digit(letter(after)) || at_ == 0) return false;
  }
  std::size_t next = 0;
  if (!range_mark(at_, &next)) return false;
  std::size_t last = at_;
  while (last > 0 && letter(last - 1) == U' ') --last;
  const char32_t left = last > 0 ? letter(last - 1) : 0;
  // 气温-3℃ and -5~3℃ are below zero, -3℃-5℃ is a span.
  const Figure first = figure(next);
  std::size_t other_end = 0;
  if (one_of(letter(first.end), U"到至")) other_end = first.end + 1;  // -8到2度
  const bool spans = (other_end > 0 || range_mark(first.end, &other_end)) && is_digit(letter(other_end));
  const std::size_t unit_at = skip_blanks(spans ? figure(other_end).end : first.end);
  const bool degrees = follows(unit_at, U"°C") || letter(unit_at) == U'℃';
  const bool below =
      one_of(left, U"为是达约") || !first.fraction.empty() || one_of(letter(unit_at), U"元块万亿%‰分度层楼");
  const bool tells_value =
      is_han(left) && ((degrees && left != U'度') || (below && !ends_first_of_two(left, one_of(before(2), U"周期"))));
  const bool after_value =
      tells_value ? false : is_digit(left) || is_han(left) || left == U'%' || left == U'C' || is_latin(left);
  // 3-105室 is a room of the third block, 301-305室 are several.
  std::size_t ahead = 0;
  while (ahead < last && is_digit(letter(last - 1 - ahead))) ++ahead;
  const bool is_room =
      ahead > 0 && ahead <= 2 && first.whole.size() >= 3 && follows_any(first.end, {U"室", U"诊室", U"房"});
  // 20260305-017: the second part of a number is told by its zero.
  const bool serial = ahead >= 4 && letter(last - ahead) != U'0' && first.whole.size() >= 2 && first.whole[0] == '0';
  if (is_room || serial) {
    speak("杠", next);
    return true;
  }
  if (after_value) {
    speak(letter(skip_blanks(first.end)) == U'=' ? "减" : "到", next);
    return true;
  }
  if (letter(at_) == U'~') {
    speak("大约", next);
    return true;
  }
  if (letter(at_) == U'—') return false;
  // 零下 for temperatures, 负 for all else; the number itself follows as usual.
  speak(degrees || letter(unit_at) == U'度' ? "零下" : "负", next);
  return true;
}

bool Expander::currency_sign() {
  static constexpr auto currencies = std::to_array<Symbol>({{U"US$", "美元"},
                                                            {U"HK$", "港元"},
                                                            {U"¥", "元"},
                                                            {U"￥", "元"},
                                                            {U"$", "美元"},
                                                            {U"€", "欧元"},
                                                            {U"£", "英镑"}});
  const auto currency = std::find_if(currencies.begin(), currencies.end(),
                                     [&](const Symbol& symbol) { return follows(at_, symbol.written); });
  if (currency == currencies.end()) return false;
  const std::size_t next = skip_blanks(at_ + currency->written.size());
  if (!is_digit(letter(next))) return false;
  const Figure number = figure(next);
  const std::string unit(currency->said);
  const bool yuan = unit == "元";
  // ￥10-20: the unit is said once.
  std::size_t second_at = 0;
  if (range_mark(number.end, &second_at) && is_digit(letter(second_at))) {
    const Figure second = figure(second_at);
    const bool unit_written = letter(skip_blanks(second.end)) == U'元';
    speak(amount_words(number) + "到" + amount_words(second) + unit,
          unit_written ? skip_blanks(second.end) + 1 : second.end);
    return true;
  }
  // ¥1.5万 keeps its unit; it is read as written.
  if (one_of(letter(skip_blanks(number.end)), U"万亿")) {
    const std::size_t unit_at = skip_blanks(number.end), after = skip_blanks(unit_at + 1);
    speak(amount_words(number) + to_utf8(std::u32string(1, letter(unit_at))) + unit,
          letter(after) == U'元' ? after + 1 : unit_at + 1);
    return true;
  }
  if (yuan && number.fraction.size() <= 2) {
    std::size_t end = number.end;
    if (letter(skip_blanks(end)) == U'元') end = skip_blanks(end) + 1;
    speak(chinese::money(number.hundredths(), !number.fraction.empty()), end);
    return true;
  }
  speak(amount_words(number) + unit, number.end);
  return true;
}

}  // namespace text::chinese
