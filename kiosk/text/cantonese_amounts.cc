#include <array>

#include "text/cantonese_expand.h"
#include "text/cantonese_numbers.h"

namespace text::cantonese {
namespace {

struct UnitName {
  std::u32string_view written;
  std::string_view said;
};
// Longest first where one begins another.
constexpr auto units = std::to_array<UnitName>({{U"mmol/L", "毫摩爾每升"},
                                                {U"mmHg", "毫米水銀柱"},
                                                {U"km/h", "公里每小時"},
                                                {U"km", "公里"},
                                                {U"cm", "厘米"},
                                                {U"mm", "毫米"},
                                                {U"m2", "平方米"},
                                                {U"m²", "平方米"},
                                                {U"kg", "公斤"},
                                                {U"KG", "公斤"},
                                                {U"mg", "毫克"},
                                                {U"ml", "毫升"},
                                                {U"mL", "毫升"},
                                                {U"min", "分鐘"},
                                                {U"g", "克"},
                                                {U"m", "米"},
                                                {U"L", "升"},
                                                {U"h", "小時"},
                                                {U"V", "伏"},
                                                {U"W", "瓦"}});

// What is counted with 兩. 月 日 號 樓 室 房 are names of a number and keep 二, unless a rule below says otherwise.
constexpr std::u32string_view measures =
    U"個个位張张次年歲岁條条件份間间家本部隻只對对雙双種种成倍元圓圆蚊毫仙鐘钟秒米里升斤克杯碗粒包盒樽瓶支枝架輛辆頁页"
    U"項项磅呎吋步級级句人者度萬万億亿千排場场餐堂分點点";

}  // namespace

// The order matters: what looks most special first.
void Expander::written_number() {
  if (long_code() || lunar_date() || date() || clock() || phone() || hyphenated() || floor_sign() || year() ||
      percent() || range() || money() || temperature() || unit() || short_code() || fraction())
    return;
  const Figure number = figure(at_);
  speak(amount(number, skip_blanks(number.end)), number.end);
}

std::string Expander::amount(const Figure& figure, std::size_t unit_at) const {
  if (!figure.fraction.empty()) return decimal(figure.whole.substr(0, longest_amount) + "." + figure.fraction);
  if (figure.whole.size() > longest_amount) return cantonese::digits(figure.whole);
  const bool named = before() == U'第' || any_at(unit_at, {U"年級", U"年级"}).size() > 0;
  const bool days = is_one_of(letter(unit_at), U"日天") && before() != U'月';  // 3月2日 is a name, 2日 are counted
  const bool other = any_at(unit_at, {U"星期", U"小時", U"小时", U"公里", U"公斤", U"平方"}).size() > 0;
  const bool pair = figure.value() == 2 && !named && (days || other || is_one_of(letter(unit_at), measures));
  return pair ? count(2) : number(figure.value());
}

// A dash or tilde, with or without blanks, between two ends of a range; `next` is where the second end begins.
bool Expander::range_mark(std::size_t index, std::size_t* next) const {
  std::size_t here = skip_blanks(index);
  if (!is_one_of(letter(here), U"-–—―~∼−")) return false;
  const char32_t mark = letter(here);
  while (letter(here) == mark) ++here;
  *next = skip_blanks(here);
  return is_digit(letter(*next));
}

// 3-5日: the first end, and what stands between; the second end follows as a number of its own.
bool Expander::range() {
  const Figure first = figure(at_);
  std::size_t next = 0;
  if (!range_mark(first.end, &next) || (first.whole.size() > 1 && first.whole[0] == '0')) return false;
  const Figure second = figure(next);
  const bool rooms = first.whole.size() >= 3 && is_one_of(letter(second.end), U"室房");  // 301-305室
  speak(rooms ? cantonese::digits(first.whole) : amount(first, skip_blanks(second.end)), first.end);
  speak("至", next);
  return true;
}

bool Expander::percent() {
  const Figure number = figure(at_);
  const std::size_t mark = skip_blanks(number.end);
  if (letter(mark) != U'%' && letter(mark) != U'‰') return false;
  speak((letter(mark) == U'%' ? "百分之" : "千分之") + decimal(number.text()), mark + 1);
  std::size_t next = 0;
  if (range_mark(at_, &next)) speak("至", next);
  return true;
}

// 1/2; 120/80 is no fraction: two values with a pause.
bool Expander::fraction() {
  const std::string upper = run_of_digits(at_);
  const std::size_t bar = at_ + upper.size();
  const std::string lower = letter(bar) == U'/' ? run_of_digits(bar + 1) : "";
  const std::size_t end = bar + 1 + lower.size();
  if (lower.empty() || upper.size() > 4 || lower.size() > 4 || letter(end) == U'/') return false;
  const auto above = std::stoull(upper), below = std::stoull(lower);
  if (above < below && above > 0) speak(number(below) + "分之" + number(above), end);
  else speak(number(above) + "、" + number(below), end);
  return true;
}

bool Expander::say_money(const Figure& sum, std::size_t end, std::string_view head, std::string_view unit) {
  if (sum.fraction.size() > 2 || sum.whole.size() > longest_amount) return false;
  speak(std::string(head) + cantonese::money(sum.hundredths(), unit), end);
  return true;
}

// 3128.40元, 3.5蚊; 1.5萬元 keeps its figure.
bool Expander::money() {
  const Figure sum = figure(at_);
  const std::size_t unit_at = skip_blanks(sum.end);
  const std::u32string_view unit = any_at(unit_at, {U"元", U"蚊", U"圓", U"圆"});
  if (unit.empty()) return false;
  return say_money(sum, unit_at + 1, "", unit == U"蚊" ? "蚊" : "元");
}

bool Expander::currency_sign() {
  struct Currency {
    std::u32string_view written;
    std::string_view head, unit;
  };
  static constexpr auto currencies = std::to_array<Currency>({{U"HK$", "港幣", "蚊"},
                                                              {U"US$", "美金", "元"},
                                                              {U"RMB", "人民幣", "元"},
                                                              {U"$", "", "蚊"},
                                                              {U"¥", "人民幣", "元"},
                                                              {U"￥", "人民幣", "元"},
                                                              {U"€", "歐元", "元"}});
  for (const Currency& currency : currencies) {
    if (!follows(at_, currency.written)) continue;
    const std::size_t next = skip_blanks(at_ + currency.written.size());
    if (!is_digit(letter(next))) continue;
    const Figure sum = figure(next);
    std::size_t end = sum.end;
    if (is_one_of(letter(skip_blanks(end)), U"萬万億亿")) {
      const std::size_t unit_at = skip_blanks(end);
      end = unit_at + (is_one_of(letter(unit_at + 1), U"元蚊") ? 2 : 1);  // the unit is said once
      speak(std::string(currency.head) + amount(sum, unit_at) + to_utf8(std::u32string(1, letter(unit_at))) +
                std::string(currency.unit),
            end);
      return true;
    }
    if (is_one_of(letter(end), U"元蚊")) ++end;
    if (say_money(sum, end, currency.head, currency.unit)) return true;
  }
  return false;
}

bool Expander::temperature() {
  const Figure number = figure(at_);
  const std::size_t unit_at = skip_blanks(number.end);
  const std::u32string_view sign = any_at(unit_at, {U"°C", U"℃", U"攝氏度", U"摄氏度"});
  if (sign.empty()) return false;
  speak("攝氏" + amount(number, unit_at) + "度", unit_at + sign.size());
  return true;
}

bool Expander::unit() {
  const Figure number = figure(at_);
  const std::size_t unit_at = skip_blanks(number.end);
  for (const UnitName& unit : units) {
    if (!follows(unit_at, unit.written) || is_latin(letter(unit_at + unit.written.size()))) continue;
    const bool pair = number.fraction.empty() && number.value() == 2;
    speak((pair ? count(2) : decimal(number.text())) + std::string(unit.said), unit_at + unit.written.size());
    return true;
  }
  return false;
}

// 零下 for temperatures, 負 for all else; between two words a dash is a pause.
bool Expander::minus() {
  if (!is_one_of(letter(at_), U"-−") || !is_digit(letter(at_ + 1)) || is_digit(before()) || is_latin(before()))
    return false;
  // 3月5日-8日 is a span.
  if (is_one_of(before(), U"年月日號号點点")) {
    speak("至", at_ + 1);
    return true;
  }
  const Figure number = figure(at_ + 1);
  const std::size_t unit_at = skip_blanks(number.end);
  const std::u32string_view sign = any_at(unit_at, {U"°C", U"℃", U"攝氏度", U"摄氏度"});
  std::size_t next = 0;
  const bool below = range_mark(number.end, &next) &&
                     any_at(skip_blanks(figure(next).end), {U"°C", U"℃", U"攝氏度", U"摄氏度"}).size() > 0;
  if (below) {  // -5~3℃
    const Figure second = figure(next);
    const std::size_t sign_at = skip_blanks(second.end);
    speak("攝氏零下" + amount(number, sign_at) + "至" + amount(second, sign_at) + "度",
          sign_at + any_at(sign_at, {U"°C", U"℃", U"攝氏度", U"摄氏度"}).size());
  } else if (sign.empty()) {
    speak("負", at_ + 1);
  } else {
    speak("攝氏零下" + amount(number, unit_at) + "度", unit_at + sign.size());
  }
  return true;
}

}  // namespace text::cantonese
