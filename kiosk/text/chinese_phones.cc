#include <algorithm>
#include <array>

#include "text/chinese_expand.h"
#include "text/chinese_letters.h"
#include "text/chinese_numbers.h"
#include "text/mask.h"

namespace text::chinese {
namespace {

// Numbers that everybody calls digit by digit; others need 电话, 拨打 or 热线 beside them.
constexpr std::array<std::string_view, 33> hotlines{
    "12345", "12306", "12300", "12320", "12340", "12350", "12360", "12122",  "12121",  "12117", "12123",
    "12110", "12580", "10086", "10010", "10000", "10099", "10050", "10011",  "10001",  "11185", "11183",
    "95588", "95598", "95533", "95599", "95566", "96110", "96123", "118114", "116114", "95105", "12530"};
constexpr std::array<std::string_view, 6> emergency{"110", "119", "120", "122", "114", "999"};

// The state's lines are 123xx, those of banks, insurers and couriers 95xxx, those of a city or province 96xxx; 95000 is an
// amount.
bool looks_like_hotline(const std::string& digits_text) {
  if (std::find(hotlines.begin(), hotlines.end(), digits_text) != hotlines.end()) return true;
  return digits_text.size() == 5 && !digits_text.ends_with("0") &&
         (digits_text.starts_with("123") || digits_text.starts_with("95") || digits_text.starts_with("96"));
}

bool is_local_number(const std::string& digits_text) { return digits_text.size() == 7 || digits_text.size() == 8; }

}  // namespace

// Groups of digits with one hyphen or blank between them: 138 0013 8000, 0755-12345678-802.
std::vector<Expander::Group> Expander::groups_of_digits(std::size_t index) const {
  std::vector<Group> out;
  while (out.size() < 5) {
    const std::string run = run_of_digits(index);
    if (run.empty()) break;
    out.push_back({run, index + run.size()});
    index += run.size();
    if (!one_of(letter(index), U"- ") || !is_digit(letter(index + 1))) break;
    ++index;
  }
  return out;
}

// +86 before a number, and 0086.
bool Expander::country_code() {
  const std::size_t digits_at = letter(at_) == U'+' ? at_ + 1 : at_;
  const std::string run = run_of_digits(digits_at);
  const bool plus = digits_at > at_;
  const std::string code = plus ? "86" : "0086";
  if (!run.starts_with(code)) return false;
  std::size_t next = digits_at + code.size();
  if (run.size() == code.size() && one_of(letter(next), U"- ")) ++next;
  const std::string rest = run_of_digits(next);
  if (rest.size() < 2) return false;
  std::string joined;
  for (const Group& group : groups_of_digits(next)) joined += group.digits;
  if (!check_phone(joined.substr(0, 11)) && rest[0] != '0' && joined.size() < 9) return false;
  speak((plus ? "加" : "") + digits(code, true) + "、", next);
  return true;
}

// An area code and a number, with or without what the switchboard must be told: 0755-12345678-802, (0755) 1234 5678.
bool Expander::landline() {
  const std::string area = run_of_digits(at_);
  if (area.size() < 3 || area.size() > 4 || area[0] != '0') return false;
  std::size_t next = at_ + area.size();
  if (one_of(letter(next), U")）")) next = skip_blanks(next + 1);
  else if (one_of(letter(next), U"- ")) ++next;
  const std::vector<Group> groups = groups_of_digits(next);
  if (groups.empty()) return false;
  std::string local = groups[0].digits;
  std::size_t used = 1;
  if (local.size() <= 4 && groups.size() > 1 && is_local_number(local + groups[1].digits))
    local += groups[used++].digits;
  if (!is_local_number(local)) return false;
  std::string said = digits(area, true) + "、" + chinese::phone(local);
  std::size_t end = groups[used - 1].end;
  if (used < groups.size() && letter(end) == U'-' && groups[used].digits.size() <= 5) {
    said += "、转" + digits(groups[used].digits, true);
    end = groups[used].end;
  }
  speak(said, end);
  return true;
}

bool Expander::phone() {
  const std::vector<Group> groups = groups_of_digits(at_);
  const std::string& run = groups[0].digits;
  std::string joined;
  for (std::size_t i = 0; i < groups.size() && joined.size() < 11; ++i) {
    joined += groups[i].digits;
    const bool service = joined.size() == 10 && (joined.starts_with("400") || joined.starts_with("800"));
    const bool mobile = joined.size() == 11 && check_phone(joined) && (i == 0 || run.size() == 3);
    if (!service && !mobile) continue;
    speak(chinese::phone(joined), groups[i].end);
    return true;
  }
  // 138****8000: what is hidden is a pause.
  const std::size_t run_end = at_ + run.size();
  const bool hidden_after = letter(run_end) == U'*' && letter(run_end + 1) == U'*';
  if (hidden_after || (before() == U'*' && before(2) == U'*')) {
    speak(digits(run, true) + (hidden_after ? "、" : ""), run_end);
    return true;
  }
  if (country_code() || landline()) return true;
  if (run.size() >= 10 && run.size() <= 12 && run[0] == '0') {
    speak(chinese::phone(run), at_ + run.size());
    return true;
  }
  const bool switchboard =
      is_local_number(run) && letter(run_end) == U'转' && is_digit(letter(run_end + 1));  // 12345678转802
  const bool called =
      switchboard || preceded_by_any({U"分机", U"分机号",   U"总机转", U"总机",   U"客服",     U"专线",     U"服务台",
                                      U"值班", U"转接",     U"转分机", U"内线",   U"电话",     U"热线",     U"座机",
                                      U"拨打", U"致电",     U"手机",   U"手机号", U"电话号码", U"手机号码", U"拨",
                                      U"打给", U"联系方式", U"QQ",     U"qq",     U"QQ群",     U"群号",     U"传真"});
  // 座机8765-4321
  if (called && groups.size() == 2 && run.size() + groups[1].digits.size() == 8 && run.size() == 4 &&
      letter(run_end) == U'-') {
    speak(chinese::phone(run + groups[1].digits), groups[1].end);
    return true;
  }
  // 150开头的号
  if (follows_any(run_end, {U"开头", U"打头", U"结尾", U"的号段", U"号段"})) {
    speak(digits(run, run.size() == 3 && run[0] == '1'), run_end);
    return true;
  }
  const bool extension = at_ > 1 && letter(at_ - 1) == U'转' && is_digit(letter(at_ - 2));  // 0551-12345678转801
  if (!(called || extension) || run.size() < 3 || letter(at_ + run.size()) == U'.' ||
      one_of(letter(skip_blanks(at_ + run.size())), U"元个次分小秒天位人"))
    return false;
  speak(run == "12345" ? digits(run, false) : chinese::phone(run), at_ + run.size());
  return true;
}

bool Expander::hotline() {
  const std::string run = run_of_digits(at_);
  const std::size_t next = skip_blanks(at_ + run.size());
  if (letter(next) == U'.' && is_digit(letter(next + 1))) return false;
  const bool counted = one_of(letter(next), U"元个人次分小秒天年月日位名件张米公块万度岁户斤克毫%点步页里吨平");
  const bool listed = std::find(hotlines.begin(), hotlines.end(), run) != hotlines.end();
  const bool summed =
      preceded_by_any({U"共", U"合计", U"总计", U"共计", U"计", U"约", U"达", U"近", U"到", U"余额", U"第"});
  const bool known = listed || (looks_like_hotline(run) && !summed && !counts_as_pair(next));
  // 10000 is more often a number than a telephone's.
  const bool told = run != "10000" || preceded_by_any({U"拨打", U"打", U"拨", U"热线", U"电话", U"客服", U"电信"});
  if (known && told && !counted) {
    speak(digits(run, run != "12345"), at_ + run.size());  // one, two, three, four, five: everybody says it so
    return true;
  }
  const bool urgent = std::find(emergency.begin(), emergency.end(), run) != emergency.end();
  // Nothing else stands there: 114.
  const bool alone = at_ == 0 && next == glyphs_.size();
  // 110、119
  bool second = false;
  for (const std::string_view other : emergency)
    second = second ||
             (at_ > other.size() && one_of(before(), U"、/和或及") && run_of_digits(at_ - 1 - other.size()) == other);
  if (urgent && !counted &&
      (alone || second ||
       preceded_by_any({U"拨打", U"打", U"电话", U"叫",   U"呼叫", U"热线",   U"报警", U"急救", U"请拨", U"拨",
                        U"找",   U"和", U"或",   U"火警", U"匪警", U"救护车", U"台",   U"民警", U"消防", U"了"}) ||
       follows_any(next, {U"报警", U"急救", U"救护", U"热线", U"电话", U"指挥", U"火警", U"平台",
                          U"来",   U"查号", U"民警", U"和1",  U"、1",  U"或1",  U"及1",  U"都",
                          U"在路", U"车",   U"到了", U"马上", U"赶",   U"说",   U"让",   U"，请"}))) {
    speak(digits(run, true), at_ + run.size());
    return true;
  }
  if (!counted && follows_any(next, {U"热线", U"专线", U"服务热线", U"政务服务", U"电话"}) && run.size() >= 3) {
    speak(digits(run, true), at_ + run.size());
    return true;
  }
  return false;
}

}  // namespace text::chinese
