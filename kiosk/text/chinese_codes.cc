#include <algorithm>
#include <array>

#include "text/chinese_expand.h"
#include "text/chinese_letters.h"
#include "text/chinese_numbers.h"
#include "text/latin_words.h"
#include "text/mask.h"

namespace text::chinese {
namespace {

// Numbers that everybody calls digit by digit; others need 电话, 拨打 or 热线 beside them.
constexpr std::array<std::string_view, 34> hotlines{
    "12345", "12333", "12393", "12366", "12315", "12320", "12348", "12329", "12328", "12369", "12338", "12355", "12356", "12351", "12309",
    "12306", "12388", "12319", "12340", "12349", "12122", "12121", "12117", "10086", "10010", "10000", "11185", "95588", "95598", "95533",
    "95599", "95566", "96110", "96123"};
constexpr std::array<std::string_view, 6> emergency{"110", "119", "120", "122", "114", "999"};

std::string in_groups(const std::string& digits_text, std::size_t group, bool yao) {
  std::string out;
  for (std::size_t at = 0; at < digits_text.size(); at += group) {
    if (at > 0) out += "、";
    out += digits(std::string_view(digits_text).substr(at, group), yao);
  }
  return out;
}

}  // namespace

bool Expander::resident_id() {
  std::string digits_text = run_of_digits(at_);
  std::size_t end = at_ + digits_text.size();
  if (digits_text.size() == 17 && (letter(end) == U'X' || letter(end) == U'x') && !is_latin(letter(end + 1))) {
    digits_text += 'X';
    ++end;
  }
  if (digits_text.size() < 15 || digits_text.size() > 19) return false;
  const std::string_view all(digits_text);
  if (digits_text.size() == 18) {
    speak(digits(all.substr(0, 6), false) + "、" + digits(all.substr(6, 4), false) + "、" + digits(all.substr(10, 4), false) + "、" +
              digits(all.substr(14), false),
          end);
    return true;
  }
  if (digits_text.size() == 15 && (letter(skip_blanks(end)) == U'元' || letter(end) == U'.')) return false;
  speak(in_groups(digits_text, 4, false), end);
  return true;
}

bool Expander::phone() {
  // The digits with the hyphens or blanks between them, as far as they go.
  std::string digits_text;
  std::vector<std::size_t> ends;  // glyph index after each digit
  std::size_t groups = 1;
  for (std::size_t i = at_; i < glyphs_.size() && digits_text.size() < 13; ++i) {
    if (is_digit(letter(i))) {
      digits_text += static_cast<char>(letter(i));
      ends.push_back(i + 1);
    } else if ((letter(i) == U'-' || letter(i) == U' ' || letter(i) == U')') && is_digit(letter(i + 1))) {
      ++groups;
    } else {
      break;
    }
  }
  const std::string run = run_of_digits(at_);
  const auto whole = [&](const std::string& text) { return !is_digit(letter(ends[text.size() - 1])); };
  if (check_phone(run) && run.size() == 11) {
    speak(chinese::phone(run), at_ + 11);
    return true;
  }
  if (digits_text.size() >= 11 && groups == 3 && run.size() == 3 && check_phone(digits_text.substr(0, 11)) && whole(digits_text.substr(0, 11))) {
    speak(chinese::phone(digits_text.substr(0, 11)), ends[10]);
    return true;
  }
  const bool service = digits_text.size() == 10 && (digits_text.starts_with("400") || digits_text.starts_with("800"));
  if (service && (groups > 1 || run.size() == 10)) {
    speak(chinese::phone(digits_text), ends.back());
    return true;
  }
  const bool landline = run.size() >= 3 && run.size() <= 4 && run[0] == '0' && groups >= 2 && digits_text.size() >= 10 && digits_text.size() <= 12;
  if (landline) {
    speak(digits(run, true) + "、" + chinese::phone(digits_text.substr(run.size())), ends.back());
    return true;
  }
  if (run.size() >= 10 && run.size() <= 12 && run[0] == '0') {
    speak(chinese::phone(run), at_ + run.size());
    return true;
  }
  const bool called = preceded_by_any({U"分机", U"分机号", U"总机转", U"转接", U"转分机", U"内线", U"电话", U"热线", U"座机", U"拨打", U"致电", U"手机", U"手机号", U"电话号码", U"手机号码", U"拨", U"打给", U"联系方式"});
  const bool extension = at_ > 1 && letter(at_ - 1) == U'转' && is_digit(letter(at_ - 2));  // 0551-12345678转801
  if (!(called || extension) || run.size() < 3 || letter(at_ + run.size()) == U'.' || one_of(letter(skip_blanks(at_ + run.size())), U"元个次分小秒天位人")) return false;
  speak(run == "12345" ? digits(run, false) : chinese::phone(run), at_ + run.size());
  return true;
}

bool Expander::hotline() {
  const std::string run = run_of_digits(at_);
  const std::size_t next = skip_blanks(at_ + run.size());
  if (letter(next) == U'.' && is_digit(letter(next + 1))) return false;
  const bool counted = one_of(letter(next), U"元个人次分小秒天年月日位名件张米公块万度岁户斤克毫%点步页里吨平");
  const bool known = std::find(hotlines.begin(), hotlines.end(), run) != hotlines.end();
  if (known && !counted) {
    speak(digits(run, run != "12345"), at_ + run.size());  // one, two, three, four, five: everybody says it so
    return true;
  }
  const bool urgent = std::find(emergency.begin(), emergency.end(), run) != emergency.end();
  if (urgent && !counted &&
      (preceded_by_any({U"拨打", U"打", U"电话", U"叫", U"呼叫", U"热线", U"报警", U"急救", U"请拨", U"拨", U"找", U"和", U"或", U"火警", U"匪警", U"救护车",
                        U"台", U"民警", U"消防", U"了"}) ||
       follows_any(next, {U"报警", U"急救", U"救护", U"热线", U"电话", U"指挥", U"火警", U"平台", U"来", U"查号", U"民警", U"和1", U"、1", U"或1", U"及1", U"都", U"，请"}))) {
    speak(digits(run, true), at_ + run.size());
    return true;
  }
  if (!counted && follows_any(next, {U"热线", U"专线", U"服务热线", U"政务服务", U"电话"}) && run.size() >= 3) {
    speak(digits(run, true), at_ + run.size());
    return true;
  }
  return false;
}

// Numbers that name something: read digit by digit, in threes when they are long.
bool Expander::code() {
  const std::string run = run_of_digits(at_);
  const std::size_t end = at_ + run.size();
  if (letter(end) == U'.' && is_digit(letter(end + 1))) return false;
  const bool named = preceded_by_any({U"编号", U"编码", U"号码", U"验证码", U"短信码", U"密码", U"尾号", U"工号", U"单号", U"流水号", U"卡号", U"账号",
                                      U"帐号", U"证号", U"代码", U"邮编", U"邮政编码", U"回执号", U"受理号", U"取件码", U"取票码", U"取号", U"社保号",
                                      U"学号", U"车牌", U"区号", U"户号", U"末尾", U"校验码", U"识别码", U"批号", U"房号", U"房间号", U"床号", U"桌号", U"门牌", U"班次", U"字第"});
  const bool zero_first = run.size() > 1 && run[0] == '0';
  const std::size_t next = skip_blanks(end);
  const bool counted = one_of(letter(next), U"元个人次分秒天年月日位名件张米块万亿千步页");
  if (named && (run.size() > 1 || !counted) && !(counted && run.size() < 4)) {
    speak(run.size() > 8 ? in_groups(run, 3, false) : digits(run, false), end);
    return true;
  }
  if (zero_first && run.size() == 2 && one_of(letter(next), U"月日号点时分秒岁年")) {
    const std::string value = number(static_cast<std::uint64_t>(run[1] - '0'));
    const bool after_hour = one_of(before(), U"点时分") && one_of(letter(next), U"分秒");
    const bool pair = run[1] == '2' && one_of(letter(next), U"点时岁");
    speak((after_hour ? "零" : "") + (pair ? std::string("两") : value), end);
    return true;
  }
  if ((zero_first || run.size() >= 9) && !counted) {
    speak(run.size() > 8 ? in_groups(run, 3, false) : digits(run, false), end);
    return true;
  }
  return false;
}

// 3-2-501: three or more groups are the parts of a name.
bool Expander::hyphenated() {
  std::string said;
  std::size_t end = at_, groups = 0;
  for (;;) {
    const std::string run = run_of_digits(end);
    if (run.empty()) return false;
    said += (groups > 0 ? "杠" : "") + (run.size() <= 2 && run[0] != '0' ? number(std::stoul(run)) : digits(run, false));
    end += run.size();
    ++groups;
    if (letter(end) != U'-' || !is_digit(letter(end + 1))) break;
    ++end;
  }
  if (groups < 3 || check_phone(fold_digits(said))) return false;
  std::string joined;
  for (std::size_t i = at_; i < end; ++i)
    if (is_digit(letter(i))) joined += static_cast<char>(letter(i));
  if (check_phone(joined) || joined.starts_with("400") || joined.starts_with("800") || joined.size() > 12) return false;
  speak(said, end);
  return true;
}

// 501室, 101路: rooms and bus lines of three and more digits are names.
bool Expander::room_or_line() {
  const std::string run = run_of_digits(at_);
  const std::size_t end = at_ + run.size();
  const std::size_t next = skip_blanks(end);
  if (run.size() < 3 || run.size() > 4) return false;
  const bool bus = follows_any(next, {U"路公交", U"路车", U"路"});
  const bool room = follows_any(next, {U"室", U"房", U"病房", U"病室", U"诊室", U"会议室", U"办公室", U"号房", U"号诊室", U"号病房", U"次列车", U"航班"});
  if (!bus && !room) return false;
  speak(digits(run, bus), end);
  return true;
}

// Letters, and codes of letters and digits: CT, B超, Wi-Fi, A12, YL-2026-0312.
bool Expander::letters() {
  std::size_t end = at_;
  bool has_digit = false;
  while (is_latin(letter(end)) || is_digit(letter(end)) ||
         (one_of(letter(end), U"-.@_'") && (is_latin(letter(end + 1)) || is_digit(letter(end + 1))))) {
    has_digit = has_digit || is_digit(letter(end));
    ++end;
  }
  // Ⅱ型, III期: numbers in Roman dress.
  static constexpr std::array<std::u32string_view, 5> romans{U"I", U"II", U"III", U"IV", U"V"};
  for (std::size_t i = 0; i < romans.size(); ++i)
    if (end - at_ == romans[i].size() && follows(at_, romans[i]) && one_of(letter(end), U"型期级度类")) {
      speak(number(i + 1), end);
      return true;
    }
  // 100mg and A3-A5: a range of codes is two codes.
  std::u32string written;
  for (std::size_t i = at_; i < end; ++i) written += letter(i);
  if (!has_digit)
    if (const std::string known = known_word(written); !known.empty()) {
      speak(to_utf8(written), end, known);
      return true;
    }
  const bool as_code = std::count_if(written.begin(), written.end(), is_digit) >= 3;
  const std::string said = spelled(at_, end, as_code);
  if (said.empty()) return false;
  speak(said, end);
  return true;
}

std::string Expander::spelled(std::size_t begin, std::size_t end, bool as_code) const {
  std::string out;
  for (std::size_t i = begin; i < end;) {
    if (is_digit(letter(i))) {
      const Figure part = figure(i);
      const std::string run = run_of_digits(i);
      const bool mask = out.ends_with('N');  // N95
      const bool plain = !as_code && !mask && run.size() <= 2 && run[0] != '0';
      if (!part.fraction.empty() && part.end <= end && !as_code) {
        out += decimal(part.text());
        i = part.end;
        continue;
      }
      out += plain ? number(std::stoul(run)) : digits(run, false);
      i += run.size();
    } else if (is_latin(letter(i))) {
      std::u32string word;
      while (i < end && is_latin(letter(i))) word += letter(i++);
      out += spoken_word(word, /*beside_digits=*/end - begin > word.size());
    } else {
      out += letter(i) == U'-' ? (is_digit(letter(i - 1)) || is_digit(letter(i + 1)) ? "杠" : "") : letter(i) == U'.' ? "点" : letter(i) == U'@' ? "艾特" : "";
      ++i;
    }
  }
  return out;
}

}  // namespace text::chinese
