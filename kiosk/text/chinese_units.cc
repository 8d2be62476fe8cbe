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
// Longest first where one begins another.
// clang-format off
constexpr std::array<UnitName, 48> units{{{U"kcal", "千卡"}, {U"kJ", "千焦"}, {U"W", "瓦"}, {U"mmol/L", "毫摩尔每升"}, {U"μmol/L", "微摩尔每升"}, {U"umol/L", "微摩尔每升"},
                                          {U"mg/dL", "毫克每分升"}, {U"mg/L", "毫克每升"}, {U"g/L", "克每升"}, {U"U/L", "单位每升"},
                                          {U"mmHg", "毫米汞柱"}, {U"km/h", "公里每小时"}, {U"kg/m2", "公斤每平方米"}, {U"m/s", "米每秒"},
                                          {U"kPa", "千帕"}, {U"kWh", "千瓦时"}, {U"kW", "千瓦"}, {U"km2", "平方公里"}, {U"km", "公里"},
                                          {U"cm2", "平方厘米"}, {U"cm", "厘米"}, {U"mm", "毫米"}, {U"nm", "纳米"}, {U"μm", "微米"},
                                          {U"m2", "平方米"}, {U"m3", "立方米"}, {U"m²", "平方米"}, {U"m³", "立方米"},
                                          {U"kg", "公斤"}, {U"KG", "公斤"}, {U"Kg", "公斤"}, {U"mg", "毫克"}, {U"μg", "微克"}, {U"ug", "微克"},
                                          {U"ml", "毫升"}, {U"mL", "毫升"}, {U"ML", "毫升"}, {U"dB", "分贝"}, {U"Hz", "赫兹"},
                                          {U"min", "分钟"}, {U"IU", "国际单位"}, {U"g", "克"}, {U"m", "米"}, {U"L", "升"}, {U"l", "升"},
                                          {U"h", "小时"}, {U"s", "秒"}, {U"V", "伏"}}};
// clang-format on

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
  for (const UnitName& unit : units) {
    const std::size_t end = unit_at + unit.written.size();
    if (!follows(unit_at, unit.written) || is_latin(letter(end)) || is_digit(letter(end))) continue;
    const bool pair = number.text() == "2";
    speak((pair ? "两" : decimal(number.text())) + std::string(unit.said), end);
    return true;
  }
  return false;
}

}  // namespace text::chinese
