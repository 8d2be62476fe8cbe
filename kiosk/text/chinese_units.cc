#include <algorithm>
#include <array>

#include "text/chinese_expand.h"
#include "text/chinese_letters.h"
#include "text/chinese_numbers.h"

namespace text::chinese {
namespace {

struct UnitName {
  std::u32string_view written;
  std::string_view said;
};
// As they ought to be written; people also write KG, ML and mmol/l.
constexpr auto units = std::to_array<UnitName>({{U"kcal", "千卡"},
                                                {U"kJ", "千焦"},
                                                {U"W", "瓦"},
                                                {U"kW", "千瓦"},
                                                {U"kWh", "千瓦时"},
                                                {U"V", "伏"},
                                                {U"kV", "千伏"},
                                                {U"mV", "毫伏"},
                                                {U"mA", "毫安"},
                                                {U"mAh", "毫安时"},
                                                {U"Ah", "安时"},
                                                {U"kVA", "千伏安"},
                                                {U"Hz", "赫兹"},
                                                {U"dB", "分贝"},
                                                {U"kPa", "千帕"},
                                                {U"MPa", "兆帕"},
                                                {U"mmHg", "毫米汞柱"},
                                                {U"mmol/L", "毫摩尔每升"},
                                                {U"μmol/L", "微摩尔每升"},
                                                {U"umol/L", "微摩尔每升"},
                                                {U"mg/dL", "毫克每分升"},
                                                {U"g/dL", "克每分升"},
                                                {U"mg/L", "毫克每升"},
                                                {U"g/L", "克每升"},
                                                {U"ng/mL", "纳克每毫升"},
                                                {U"pg/mL", "皮克每毫升"},
                                                {U"U/L", "单位每升"},
                                                {U"U/mL", "单位每毫升"},
                                                {U"IU/L", "国际单位每升"},
                                                {U"IU/mL", "国际单位每毫升"},
                                                {U"mL/min", "毫升每分钟"},
                                                {U"mg/kg", "毫克每公斤"},
                                                {U"kg/m2", "公斤每平方米"},
                                                {U"kg/m²", "公斤每平方米"},
                                                {U"km/h", "公里每小时"},
                                                {U"m/s", "米每秒"},
                                                {U"km2", "平方公里"},
                                                {U"km²", "平方公里"},
                                                {U"km", "公里"},
                                                {U"m2", "平方米"},
                                                {U"m²", "平方米"},
                                                {U"m3", "立方米"},
                                                {U"m³", "立方米"},
                                                {U"cm2", "平方厘米"},
                                                {U"cm²", "平方厘米"},
                                                {U"cm3", "立方厘米"},
                                                {U"cm", "厘米"},
                                                {U"mm", "毫米"},
                                                {U"nm", "纳米"},
                                                {U"μm", "微米"},
                                                {U"m", "米"},
                                                {U"kg", "公斤"},
                                                {U"g", "克"},
                                                {U"mg", "毫克"},
                                                {U"μg", "微克"},
                                                {U"ug", "微克"},
                                                {U"ng", "纳克"},
                                                {U"t", "吨"},
                                                {U"mL", "毫升"},
                                                {U"L", "升"},
                                                {U"l", "升"},
                                                {U"IU", "国际单位"},
                                                {U"U", "单位"},
                                                {U"min", "分钟"},
                                                {U"h", "小时"},
                                                {U"s", "秒"},
                                                {U"ms", "毫秒"},
                                                {U"MB", "兆"}});

char32_t small(char32_t letter) { return letter >= U'A' && letter <= U'Z' ? letter + (U'a' - U'A') : letter; }

bool same_but_for_capitals(std::u32string_view one, std::u32string_view other) {
  return one.size() > 1 && std::equal(one.begin(), one.end(), other.begin(), other.end(),
                                      [](char32_t a, char32_t b) { return small(a) == small(b); });
}

// What stands for a unit only before its thing: 100M宽带, 16A插座.
std::string_view unit_of_a_thing(std::u32string_view rest) {
  if (rest.starts_with(U"M") && begins_with_any(rest.substr(1), {U"宽带", U"光纤", U"光猫", U"网", U"流量", U"带宽"}))
    return "兆";
  if (rest.starts_with(U"A") &&
      begins_with_any(rest.substr(1), {U"插座", U"插头", U"空开", U"开关", U"电流", U"保险", U"漏保", U"的空开"}))
    return "安";
  return "";
}

}  // namespace

bool Expander::temperature() {
  const Figure number = figure(at_);
  const std::size_t unit_at = skip_blanks(number.end);
  if (!follows(unit_at, U"°C") && letter(unit_at) != U'℃') return false;
  speak(decimal(number.text()) + "摄氏度", unit_at + (letter(unit_at) == U'℃' ? 1 : 2));
  return true;
}

bool Expander::unit() {
  const Figure number = figure(at_);
  const std::size_t unit_at = skip_blanks(number.end);
  if (!is_latin(letter(unit_at)) && letter(unit_at) != U'μ') return false;
  std::u32string rest;
  for (std::size_t i = unit_at; i < unit_at + 8 && letter(i) != 0; ++i) rest += letter(i);
  // 48V20Ah: only of electricity another figure follows at once.
  const auto ends_at = [&](std::size_t size) {
    return !is_latin(letter(unit_at + size)) && (!is_digit(letter(unit_at + size)) || one_of(rest[size - 1], U"VW"));
  };
  // The longest that is written exactly so, else the longest that differs in its capitals alone.
  std::size_t size = 0;
  std::string_view said = unit_of_a_thing(rest);
  if (!said.empty()) size = 1;
  for (const bool exact : {true, false})
    for (const UnitName& unit : units) {
      const std::u32string_view head = std::u32string_view(rest).substr(0, unit.written.size());
      const bool same = exact ? head == unit.written : same_but_for_capitals(unit.written, head);
      if (!same || !ends_at(head.size()) || head.size() <= size) continue;
      size = head.size();
      said = unit.said;
    }
  if (size == 0) return false;
  speak((number.text() == "2" ? "两" : decimal(number.text())) + std::string(said), unit_at + size);
  return true;
}

}  // namespace text::chinese
