#include "text/chinese_expand.h"

#include <array>
#include <utility>

#include "text/chinese_letters.h"

namespace text::chinese {
std::vector<Unit> Expander::run() {
  std::size_t span = 0;
  while (at_ < glyphs_.size()) {
    while (span < spans_.size() && spans_[span].end <= glyphs_[at_].begin) ++span;
    const bool inside = span < spans_.size() && spans_[span].begin <= glyphs_[at_].begin;
    const std::size_t first_unit = out_.size();
    if (inside && spans_[span].said) {
      std::size_t end = at_;
      while (end < glyphs_.size() && glyphs_[end].begin < spans_[span].end) ++end;
      speak(*spans_[span].said, end);
    } else {
      one();
    }
    if (inside)
      for (std::size_t i = first_unit; i < out_.size(); ++i) out_[i].span = static_cast<int>(span);
  }
  return std::move(out_);
}

void Expander::one() {
  const char32_t now = letter(at_);
  if (is_han(now)) {
    speak_han();
  } else if (is_digit(now)) {
    written_number();
  } else if (is_latin(now)) {
    if (!currency_sign() && !numbered() && !letters()) sign();
  } else if (!currency_sign() && !(now == U'+' && country_code()) && !minus() && !symbol()) {
    sign();
  }
}

bool Expander::symbol() {
  // Longest first.
  static constexpr std::array<Symbol, 28> symbols{
      {{U"°C", "摄氏度"}, {U">=", "大于等于"}, {U"<=", "小于等于"}, {U"≥", "大于等于"}, {U"≤", "小于等于"},
       {U">", "大于"},    {U"<", "小于"},      {U"=", "等于"},      {U"≠", "不等于"},   {U"≈", "约等于"},
       {U"+", "加"},      {U"×", "乘"},        {U"÷", "除以"},      {U"±", "正负"},     {U"&", "和"},
       {U"@", "艾特"},    {U"#", "井号"},      {U"%", "百分号"},    {U"℃", "摄氏度"},   {U"°", "度"},
       {U"α", "阿尔法"},  {U"β", "贝塔"},      {U"γ", "伽马"},      {U"δ", "德尔塔"},   {U"Ω", "欧姆"},
       {U"π", "派"},      {U"φ", "直径"},      {U"μ", "微"}}};
  if (letter(at_) == U'#' && is_digit(before())) {  // 2#楼
    speak("号", at_ + 1);
    return true;
  }
  // 12333.gov.cn
  if (letter(at_) == U'.' && is_digit(before()) && is_digit(before(2)) && letter(at_ + 1) >= U'a' &&
      letter(at_ + 1) <= U'z') {
    speak("点", at_ + 1);
    return true;
  }
  // 0.5g*20片: times; several stars hide something.
  if (letter(at_) == U'*' && (is_digit(before()) || is_latin(before())) && is_digit(letter(at_ + 1))) {
    speak("乘", at_ + 1);
    return true;
  }
  // 李××: somebody whose name is not told.
  const bool unnamed = letter(at_) == U'×' && (is_han(before()) || before() == U'×') && !is_digit(letter(at_ + 1));
  if (unnamed) {
    speak("某", at_ + 1);
    return true;
  }
  if (one_of(letter(at_), U"↑↓") && is_digit(letter(at_ + 1))) {  // ↑3.5%
    speak(letter(at_) == U'↑' ? "上升" : "下降", at_ + 1);
    return true;
  }
  if (speak_symbol(symbols)) return true;
  // 2.75%/年, 30分/次: for each of them; 年/月/日 is a list.
  const bool list = letter(at_ + 2) == U'/' || one_of(before(), U"年月日男女角时");
  const bool measured = is_han(before()) || before() == U'%' || (is_latin(before()) && at_ > 1);
  const bool each = one_of(letter(at_ + 1), U"月年天日次人户斤吨晚份分片盒瓶支袋粒包枚套件桶间趟升亩") ||
                    follows_any(at_ + 1, {U"小时", U"公斤", U"公里", U"平米", U"平方", U"立方"});
  if (letter(at_) == U'/' && measured && each && !list) {
    speak("每", at_ + 1);
    return true;
  }
  std::size_t next = 0;
  // A3-A5: the same letter stands at both ends.
  if (range_mark(at_, &next) && is_digit(before()) && is_latin(letter(next))) {
    std::size_t first = at_;
    while (first > 0 && is_digit(letter(first - 1))) --first;
    if (first > 0 && letter(first - 1) == letter(next)) {
      speak("到", next);
      return true;
    }
  }
  // 周一至周五 is also written 周一-周五; a dash between other words is a pause.
  if (range_mark(at_, &next) && at_ > 0 && is_han(letter(next))) {
    const bool span_of_time = one_of(before(), U"年月日号点时分周一二三四五六天元岁半") && !one_of(letter(at_), U"—");
    const bool of_week = one_of(before(2), U"周期拜") && one_of(letter(next), U"周星礼");  // 周一—周五
    const bool double_dash = letter(at_) == U'—' && letter(at_ + 1) == U'—';
    if (span_of_time || of_week || (!double_dash && one_of(before(), U"日号点时分周"))) {
      speak("到", next);
      return true;
    }
  }
  return false;
}

void Expander::sign() {
  if (speak_pause()) return;
  const char32_t now = letter(at_);
  // Brackets and quotes are seen only; a blank parts words.
  const bool blank = one_of(now, U" \u00A0\u3000\t");
  if (is_silent(now))
    out_.push_back({UnitKind::silent, blank ? std::u32string(1, now) : U"", "", glyphs_[at_].begin, glyphs_[at_].end});
  ++at_;
}

bool Expander::follows_any(std::size_t index, std::initializer_list<std::u32string_view> words) const {
  for (const std::u32string_view word : words)
    if (follows(index, word)) return true;
  return false;
}

bool Expander::preceded_by_any(std::initializer_list<std::u32string_view> words) const {
  return ends_with_one(words, U" ::是为（(“\"后四位");
}

}  // namespace text::chinese
