#include <algorithm>
#include <array>

#include "text/chinese_expand.h"
#include "text/chinese_letters.h"
#include "text/chinese_numbers.h"
#include "text/chinese_words.h"
#include "text/latin_words.h"
#include "text/mask.h"

namespace text::chinese {
namespace {

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
    speak(digits(all.substr(0, 6), false) + "、" + digits(all.substr(6, 4), false) + "、" +
              digits(all.substr(10, 4), false) + "、" + digits(all.substr(14), false),
          end);
    return true;
  }
  if (digits_text.size() == 15 && (letter(skip_blanks(end)) == U'元' || letter(end) == U'.')) return false;
  speak(in_groups(digits_text, 4, false), end);
  return true;
}

// Numbers that name something: read digit by digit, in threes when they are long.
bool Expander::code() {
  const std::string run = run_of_digits(at_);
  const std::size_t end = at_ + run.size();
  if (letter(end) == U'.' && is_digit(letter(end + 1))) return false;
  const bool named =
      preceded_by_any({U"编号", U"编码", U"号码", U"验证码", U"短信码", U"密码", U"尾号", U"尾数", U"工号", U"单号",
                       U"流水号", U"卡号", U"账号", U"帐号", U"证号", U"代码", U"邮编", U"邮政编码", U"回执号",
                       U"受理号", U"取件码", U"取票码", U"取号", U"社保号", U"学号", U"车牌", U"区号", U"户号", U"末尾",
                       U"校验码", U"识别码", U"批号", U"房号", U"房间号", U"床号", U"桌号", U"门牌", U"班次", U"字第",
                       // Case numbers of courts: 民初1234号
                       U"民初", U"民终", U"民申", U"民再", U"民特", U"刑初", U"刑终", U"刑更", U"行初", U"行终",
                       U"行申", U"执恢", U"执异", U"执保", U"财保", U"赔初", U"仲案", U"仲裁字"});
  // 后四位是1234
  std::size_t last = at_;
  while (last > 0 && one_of(letter(last - 1), U" ::：是为")) --last;
  const bool told_by_place =
      last > 2 && letter(last - 1) == U'位' && is_numeral(letter(last - 2)) && one_of(letter(last - 3), U"后末前");
  if (told_by_place) {
    speak(digits(run, false), end);
    return true;
  }
  // CT号20240315
  const bool long_number = one_of(before(), U"号码") && run.size() >= 5;
  const bool zero_first = run.size() > 1 && run[0] == '0';
  const std::size_t next = skip_blanks(end);
  const bool counted = one_of(letter(next), U"元个人次分秒天年月日位名件张米块万亿千步页");
  // 第20260305号 is no rank.
  const bool serial = before() == U'第' && run.size() >= 5 && !counted;
  const bool small_number = run.size() == 2 && run[0] != '0' &&
                            (preceded_by_any({U"床号", U"桌号", U"班次"}) || one_of(before(), U"初终申再特更恢异保"));
  if (named && !small_number && (run.size() > 1 || !counted) && !(counted && run.size() < 4)) {
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
  const bool round = run.ends_with("000000");  // 100000000 is an amount
  if ((zero_first || long_number || serial || (run.size() >= 9 && !round)) && !counted) {
    speak(run.size() > 8 ? in_groups(run, 3, false) : digits(run, false), end);
    return true;
  }
  return false;
}

// 单号EMS 1028 4567 899 CN, 卡号6222 0212 3456 789: a number written in groups, said in groups.
bool Expander::spaced_code() {
  const std::vector<Group> groups = groups_of_digits(at_);
  const std::size_t end = groups.back().end;
  if (groups.size() < 2 || letter(at_ + groups[0].digits.size()) != U' ') return false;
  std::size_t count = 0;
  for (const Group& group : groups) count += group.digits.size();
  if (count < 8 || one_of(letter(skip_blanks(end)), U".元个人次年月日")) return false;
  // Letters may lead: SF, YT.
  std::size_t last = at_;
  while (last > 0 && (is_latin(letter(last - 1)) || one_of(letter(last - 1), U" ：:是为"))) --last;
  if (last == 0 || !one_of(letter(last - 1), U"号码") || (last > 1 && one_of(letter(last - 2), U"机话"))) return false;
  if (last > 2 && letter(last - 1) == U'码' && one_of(letter(last - 3), U"机话")) return false;  // 手机号码
  std::string said;
  for (const Group& group : groups) said += (said.empty() ? "" : "、") + digits(group.digits, false);
  speak(said, end);
  return true;
}

// No.5: the fifth of something.
bool Expander::numbered() {
  const bool point = follows_any(at_, {U"No.", U"NO.", U"no."});
  if (!point && !(follows(at_, U"No") && is_digit(letter(at_ + 2)))) return false;  // № is folded to No
  const std::size_t digits_at = skip_blanks(at_ + (point ? 3 : 2));
  const std::string run = run_of_digits(digits_at);
  if (run.empty() || (at_ > 0 && is_latin(letter(at_ - 1)))) return false;
  const std::size_t end = digits_at + run.size();
  speak((run.size() > 3 || run[0] == '0' ? digits(run, false) : number(std::stoul(run))) +
            (letter(end) == U'号' ? "" : "号"),
        end);
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
    if (end - at_ == romans[i].size() && follows(at_, romans[i]) &&
        one_of(letter(end), i == 4 ? U"期级度类" : U"型期级度类")) {  // V型 is a shape
      speak(number(i + 1), end);
      return true;
    }
  // 100mg and A3-A5: a range of codes is two codes.
  std::u32string written;
  for (std::size_t i = at_; i < end; ++i) written += letter(i);
  if (const std::size_t dash = written.find(U'-');
      dash != std::u32string::npos && dash + 1 < written.size() && written[0] == written[dash + 1] && has_digit)
    end = at_ + dash;  // A3-A5
  // 3F-5F, 2A-4A
  if (written.size() >= 4 && written[1] == U'-' && is_digit(written[2]) && written.back() == written[0] &&
      is_digit(before()))
    end = at_ + 1;
  if ((written.starts_with(U"RMB") || written.starts_with(U"CNY")) && has_digit) end = at_ + 3;
  written.resize(end - at_);
  has_digit = std::any_of(written.begin(), written.end(), is_digit);
  if (!has_digit)
    if (const std::string known = known_word(written); !known.empty()) {
      speak(to_utf8(written), end, known);
      return true;
    }
  if (const std::string dose = said_of_dose(written); !dose.empty()) {
    speak(dose, end);
    return true;
  }
  // 6K88F on a car: what begins with a figure is a code, too.
  const bool as_code =
      std::count_if(written.begin(), written.end(), is_digit) >= 3 || (has_digit && is_digit(before()));
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
      const bool mask = out == "N";  // N95
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
      const bool after_word = i >= begin + 4 && is_latin(letter(i - 1)) && is_latin(letter(i - 4));  // Omega-3
      const bool spine =
          begin + 2 == i && one_of(letter(begin), U"CTLS") && one_of(letter(end), U"椎间节段突");  // L4-5
      const bool marker = follows(begin, U"CA") && letter(begin + 2) != U'-';  // CA19-9 and its kind, found in blood
      out += letter(i) == U'-' && spine                    ? "到"
             : letter(i) == U'-' && (after_word || marker) ? ""
             : letter(i) == U'-' ? (is_digit(letter(i - 1)) || is_digit(letter(i + 1)) ? "杠" : "")
             : letter(i) == U'.' ? "点"
             : letter(i) == U'@' ? "艾特"
                                 : "";
      ++i;
    }
  }
  return out;
}

}  // namespace text::chinese
