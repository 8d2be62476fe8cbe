#include "text/chinese_expand.h"
#include "text/chinese_letters.h"
#include "text/chinese_numbers.h"
#include "text/chinese_words.h"
#include "text/mask.h"

namespace text::chinese {

// 2栋3-501, 7-402, 建设路26-3号: two numbers that are the parts of an address, no range.
bool Expander::is_address(const std::vector<Group>& groups) const {
  if (groups.size() != 2) return false;
  const std::string &first = groups[0].digits, &second = groups[1].digits;
  const std::size_t end = groups[1].end;
  if (one_of(before(), U"栋幢座元楼") && end - at_ <= 7 && second.size() >= 3) return true;
  const bool street = one_of(before(), U"路街道巷弄里段村") || (first.size() >= second.size() && first > second);
  if (street && first.size() <= 4 && second.size() <= 3 && letter(end) == U'号') return true;
  // 402, 1203: a door behind the stairs, when nothing is counted.
  const bool door = first.size() <= 2 && first[0] != '0' && second.size() >= 3 && second.size() <= 4 &&
                    second[second.size() - 2] == '0' && second[0] != '0' && !second.ends_with("00");
  const char32_t next = letter(skip_blanks(end));
  return door && !is_latin(next) && !one_of(next, U".%‰℃°元块分毛克斤公米升瓦度平岁天年月日次人名位个万千百-/");
}

// 3-2-501: three or more groups are the parts of a name.
bool Expander::hyphenated() {
  std::vector<Group> groups;
  for (std::size_t end = at_; is_digit(letter(end)); ++end) {
    const std::string run = run_of_digits(end);
    end += run.size();
    groups.push_back({run, end});
    if (letter(end) != U'-') break;
  }
  std::string said, joined;
  for (const Group& group : groups) {
    const bool amount = group.digits.size() <= 2 && group.digits[0] != '0';
    said += (joined.empty() ? "" : "杠") + (amount ? number(std::stoul(group.digits)) : digits(group.digits, false));
    joined += group.digits;
  }
  const bool code = joined.size() <= 12 && !joined.starts_with("400") && !joined.starts_with("800");
  const bool name = groups.size() >= 3 && code && !check_phone(joined);
  if (!name && !is_address(groups)) return false;
  speak(said, groups.back().end);
  return true;
}

// One past the last of several rooms: 301-305室, 301、302和303室.
std::size_t Expander::end_of_rooms(std::size_t end) const {
  for (;;) {
    std::size_t next = 0;
    if (one_of(letter(end), U"、和及与到至/")) next = end + 1;
    else if (!range_mark(end, &next)) return end;
    const std::string other = run_of_digits(next);
    const std::size_t last = next + other.size();
    if (other.empty() || other.size() > 4 || (other.size() < 3 && letter(last) != U'路')) return end;  // 302和45路
    end = last;
  }
}

// 1路, 1栋3单元, 1车5座, 王庄1组, 1日起: a name and no count, so that 一 keeps its tone.
bool Expander::name_of_one() {
  if (run_of_digits(at_) != "1") return false;
  const std::size_t end = at_ + 1;
  const char32_t noun = letter(end), then = letter(end + 1);
  const bool building = one_of(noun, U"栋幢") &&
                        (is_digit(then) || follows(end + 1, U"单元") || one_of(before(), U"区园苑城院里号庭湾府寓舍"));
  const bool seat = one_of(noun, U"车排床") && (is_digit(then) || noun == U'床');
  const bool group = one_of(noun, U"组队") && one_of(before(), U"村屯寨庄社区在");
  const bool gate = noun == U'门' && one_of(before(), U"东南西北");
  const bool counted_day = is_digit(then) || one_of(then, U"内游三两") || one_of(before(), U"每限第/");
  const bool day = noun == U'日' && !counted_day;
  if (noun != U'路' && !building && !seat && !group && !gate && !day) return false;
  speak("一", end, "yi1");
  return true;
}

// 501室, 101路: rooms and bus lines of three and more digits are names.
bool Expander::room_or_line() {
  const std::string run = run_of_digits(at_);
  const std::size_t end = at_ + run.size();
  if (run.size() < 3 || run.size() > 4) return false;
  const std::size_t next = skip_blanks(end_of_rooms(end));
  // 2单元202: the door behind the stairs.
  const bool storey = before() == U'楼' && (before(2) == U'号' || is_digit(before(2)) || is_numeral(before(2)));
  const bool door = at_ > 1 && (one_of(before(), U"栋幢座元") || storey) && !one_of(letter(next), U"元个人名户平层米");
  // 中山路2006号, 请1027号到窗口; 1500号 is said as a number still.
  const bool street = before() != U'第' && run.size() == 4 && !run.ends_with("00") && letter(next) == U'号';
  if (door || street) {
    speak(digits(run, false), end);
    return true;
  }
  const bool bus = letter(next) == U'路';
  const bool named =
      run.size() == 3 && run.back() != '0' && follows_any(next, {U"国道", U"省道", U"县道", U"医院", U"中学"});
  const bool room = follows_any(next, {U"室", U"房", U"病房", U"病室", U"诊室", U"会议室", U"办公室", U"号房",
                                       U"号诊室", U"号病房", U"次列车", U"航班"});
  if (!bus && !room && !named) return false;
  speak(digits(run, bus), end);
  return true;
}

}  // namespace text::chinese
