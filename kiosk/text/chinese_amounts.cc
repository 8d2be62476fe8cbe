#include <algorithm>
#include <array>

#include "text/chinese_expand.h"
#include "text/chinese_letters.h"
#include "text/chinese_numbers.h"

namespace text::chinese {
namespace {

// What is called by the digits of a number, and what stands behind the number then.
struct Nickname {
  std::string_view run;
  std::u32string_view thing;
};
constexpr auto nicknames = std::to_array<Nickname>(
    {{"985", U"大学"}, {"985", U"高校"},   {"985", U"院校"},  {"985", U"工程"}, {"985", U"学校"}, {"985", U"本科"},
     {"211", U"大学"}, {"211", U"高校"},   {"211", U"院校"},  {"211", U"工程"}, {"211", U"学校"}, {"211", U"本科"},
     {"1080", U"P"},   {"720", U"P"},      {"84", U"消毒"},   {"84", U"液"},    {"502", U"胶"},   {"360", U"杀毒"},
     {"360", U"安全"}, {"360", U"浏览器"}, {"163", U"邮箱"},  {"126", U"邮箱"}, {"139", U"邮箱"}, {"189", U"邮箱"},
     {"58", U"同城"},  {"4050", U"人员"},  {"4050", U"政策"}, {"996", U"工作"}, {"996", U"加班"}});

}  // namespace

bool Expander::percent() {
  const Figure number = figure(at_);
  const std::size_t sign_at = skip_blanks(number.end);
  if (letter(sign_at) != U'%' && letter(sign_at) != U'‰') {
    // 50-70%: both ends are parts of a hundred.
    std::size_t next = 0;
    if (!range_mark(number.end, &next) || !is_digit(letter(next))) return false;
    const Figure second = figure(next);
    if (letter(second.end) != U'%') return false;
    speak("百分之" + decimal(number.text()), number.end);
    return true;
  }
  const std::string base = letter(sign_at) == U'%' ? "百分之" : "千分之";
  const bool whole = number.text() == "100" && letter(sign_at) == U'%';
  speak(whole ? "百分之百" : base + decimal(number.text()), sign_at + 1);
  return true;
}

// 第 1 / 4 步 and 第 2/3 页: where one is and how many there are.
bool Expander::step_of() {
  const std::string first = run_of_digits(at_);
  const std::size_t slash = skip_blanks(at_ + first.size());
  if (letter(slash) != U'/' || first.size() > 3) return false;
  const std::size_t second_at = skip_blanks(slash + 1);
  const std::string second = run_of_digits(second_at);
  const std::size_t noun_at = skip_blanks(second_at + second.size());
  std::size_t back = at_;
  while (back > 0 && letter(back - 1) == U' ') --back;
  const bool ordinal = back > 0 && letter(back - 1) == U'第';
  if (second.empty() || second.size() > 3 || !ordinal || !one_of(letter(noun_at), U"步页题项条位个张")) return false;
  const std::string noun = to_utf8(std::u32string(1, letter(noun_at)));
  speak(chinese::number(std::stoul(first)) + noun + "，共" + chinese::count(std::stoul(second)) + noun, noun_at + 1);
  return true;
}

bool Expander::fraction() {
  const std::string first = run_of_digits(at_);
  const std::size_t slash = at_ + first.size();
  if (letter(slash) != U'/' && letter(slash) != U'\u2044') return false;
  const std::string second = run_of_digits(slash + 1);
  const std::size_t end = slash + 1 + second.size();
  if (first.size() > 3 || second.empty() || second.size() > 3 || letter(end) == U'/' || letter(end) == U'.')
    return false;
  const auto above = std::stoul(first), below = std::stoul(second);
  // 11/3 is a day: no fraction has more above than below, no pressure is so low.
  if (above > below && above <= 12 && below > 0 && !preceded_by_any({U"血压", U"视力"}) &&
      !one_of(letter(skip_blanks(end)), U"拍")) {
    speak(chinese::number(above) + "月" + chinese::number(below) + "日", end);
    return true;
  }
  // Blood pressure 120/80.
  if (above > below || preceded_by_any({U"血压"})) {
    const bool mercury = follows(end, U"mmHg");
    speak(chinese::number(above) + "，" + chinese::number(below) + (mercury ? "毫米汞柱" : ""),
          mercury ? end + 4 : end);
    return true;
  }
  speak(chinese::number(below) + "分之" + chinese::number(above), end);
  return true;
}

bool Expander::money() {
  const Figure number = figure(at_);
  const std::size_t unit_at = skip_blanks(number.end);
  const bool yuan = letter(unit_at) == U'元' || letter(unit_at) == U'圆';
  if (!yuan || number.fraction.size() > 2 || number.whole.size() > 13) return false;
  const std::int64_t fen = number.hundredths();
  if (fen == 0 && number.fraction.empty()) return false;
  // 12元/月 and 100元整 are read as they stand.
  const bool mark = !number.fraction.empty() && letter(unit_at + 1) != U'整';
  // 元/月: a sum for each month.
  const std::size_t slash = skip_blanks(unit_at + 1);
  const bool for_each = letter(slash) == U'/' && one_of(letter(slash + 1), U"月年天日次人户斤吨度米平晚小公立");
  speak(chinese::money(fen, mark && !for_each) + (for_each ? "每" : ""), for_each ? slash + 1 : unit_at + 1);
  return true;
}

// 3:2 is no time of the day; 1∶50 has the sign of its own.
bool Expander::ratio() {
  const std::string first = run_of_digits(at_);
  const std::size_t colon = at_ + first.size();
  const std::string second = one_of(letter(colon), U":∶") ? run_of_digits(colon + 1) : "";
  if (first.size() > 4 || second.empty() || second.size() > 4) return false;
  speak(number(std::stoul(first)) + "比" + number(std::stoul(second)), colon + 1 + second.size());
  return true;
}

// 3.8节, 过了5.1再说, 10.1期间: a feast is called by the digits of its day; 血糖降到6.1再说 is none.
bool Expander::is_feast(std::string_view day, std::size_t next) const {
  if (follows_any(next, {U"晚会", U"放假", U"长假", U"假期", U"小长假", U"消费者", U"节", U"黄金周"})) return true;
  constexpr std::array<std::string_view, 6> feasts{"5.1", "10.1", "3.8", "6.1", "8.1", "3.15"};
  if (std::find(feasts.begin(), feasts.end(), day) == feasts.end()) return false;
  return follows_any(next, {U"期间", U"前后", U"那几天", U"那天"}) || preceded_by_any({U"过了", U"过完", U"赶上"});
}

// Numbers that are called by their digits: 985 高校, 211 工程, 90 后, 9·18, 5.1 放假.
bool Expander::nickname() {
  const std::string run = run_of_digits(at_);
  const std::size_t next = skip_blanks(at_ + run.size());
  if (run.size() <= 2 && one_of(letter(next), U"·•・.") && is_digit(letter(next + 1))) {
    const std::string day = run_of_digits(next + 1);
    const std::size_t end = next + 1 + day.size();
    const bool feast = is_feast(run + "." + day, skip_blanks(end));
    if (day.size() <= 2 && (letter(next) != U'.' || feast)) {
      const std::string said = run == "10" && feast ? "十" + digits(day, false) : digits(run + day, run + day == "315");
      speak(said, end);
      return true;
    }
  }
  const bool generation =
      run.size() == 2 && run[1] == '0' && letter(next) == U'后' && !one_of(letter(next + 1), U"天年日续来面排，");
  const bool known = std::any_of(nicknames.begin(), nicknames.end(), [&](const Nickname& nickname) {
    return run == nickname.run && follows(next, nickname.thing);
  });
  if (!known && !generation) return false;
  speak(digits(run, run == "211"), at_ + run.size());
  return true;
}

// 1.2.3 is no number: every part digit by digit.
bool Expander::version() {
  std::string said = chinese::digits(run_of_digits(at_), false);
  std::size_t end = at_ + run_of_digits(at_).size();
  int points = 0;
  while (letter(end) == U'.' && is_digit(letter(end + 1))) {
    const std::string part = run_of_digits(end + 1);
    said += "点" + chinese::digits(part, false);
    end += 1 + part.size();
    ++points;
  }
  if (points < 2) return false;
  speak(said, end);
  return true;
}

}  // namespace text::chinese
