#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"
#include "text/chinese_senses.h"

namespace text::chinese {
namespace {

// 着 after 不, 得 and 没 tells whether it was reached: 够不着, 用得着, 叫不着.
bool tells_reach(const Neighbours& around, std::size_t i) {
  if (!one_of(around.before(i), U"不得") || i < 2) return false;
  return !one_of(around.before(i, 2), U"我你您他她它谁也都还就别从");
}

// What catches somebody: 冻着了, 别累着, 没吓着吧, 烫着手了.
bool is_caught(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (!one_of(here.before, U"冻累吓饿烫噎呛伤气闪磕碰撞砸摔绊渴晒咬扎割挤压捂热憋淋惊扭崴")) return false;
  // 磕着碰着, 冻着饿着: said in one breath
  if (around.before(i, 2) == U'着' || around.at(i + 2) == U'着') return false;
  const bool feared = here.past_has(U"别没心怕免防");
  if (here.next == U'肚' || (here.next == U'呢' && !feared)) return false;  // 饿着肚子
  if (one_of(here.next, U"了没吗哪谁") || (here.after == U'了' && one_of(here.next, U"人我你他她手脚腰头")))
    return true;
  return feared ? (ends(here.next) || one_of(here.next, U"我你您他她孩老人自手脚腰头"))
                : one_of(here.next, U"骨筋腰") || around.from(i + 1, 4).ends_with(U"了");
}

// What is reached or found: 猜着了, 找着工作了, 买着票没有.
bool is_reached(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool again = around.at(i + 1) == here.before || (i >= 2 && around.before(i, 2) == U'着');  // 找着找着
  if (again || here.next == U'呢') return false;
  if (one_of(here.before, U"猜逮够碰遇捡见")) return !here.past_has(U"别");                        // 别碰着眼球
  if (one_of(here.before, U"用赶抢问挂") && around.before(i, 2) == U'没') return ends(here.next);  // 没用着
  if (here.before == U'找' || (here.before == U'轮' && here.past_has(U"没还才终"))) return true;
  if (here.before == U'叫')
    return here.next == U'了' || around.from(i + 1, 4).find(U'号') != std::u32string_view::npos;  // 叫着您的号
  constexpr std::u32string_view sought = U"睡轮买借抢抓捉赶捞钓摸租订挂约等打讨要领取点";
  if (!one_of(here.before, sought)) return false;
  if (here.before == U'睡') return ends(here.next) || one_of(here.next, U"就前后觉");
  if (here.next == 0) return here.past_has(U"没刚才就");
  if (one_of(here.next, U"了吗没") || (one_of(here.before, U"抓捉") && here.past.size() <= 2 && is_numeral(here.next)))
    return true;
  // 打着车了, 叫着了两辆车
  return around.letters.ends_with(U'了') && around.from(i + 1).size() <= 4 && !here.past_has(U"正还在");
}

// Fire that burns, and what comes over somebody: 灯着了, 着了凉, 着什么急.
bool is_burning(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.next == U'着') return true;  // 灯着着呢
  if (here.next == U'了' &&
      (one_of(here.after, U"凉火迷慌魔急道") || one_of(here.before, U"灯火炉灶煤柴泡烟") ||
       (one_of(here.before, U"房都又就已没") && (here.after == 0 || one_of(here.after, U"吗没，")))))
    return true;
  if (here.before == U'儿' && around.from(i + 1, 6).find(U'灭') != std::u32string_view::npos)
    return true;  // 一会儿着一会儿灭
  const bool fire = one_of(here.before, U"火灯炉灶煤柴炭泡") ||
                    (one_of(here.before, U"的又还都没就") && here.past_has(U"火灯炉灶煤柴炭"));
  if (fire && (ends(here.next) || one_of(here.next, U"得过不起大没"))) return true;
  if (here.before == U'子' && here.past_has(U"房炉屋") && one_of(here.next, U"过起没")) return true;
  // 着点凉, 着什么急, 着不着急, 着过火
  const std::u32string_view rest = around.from(i + 1, 4);
  return one_of(here.next, U"点过什啥那这起不了") && rest.find_first_of(U"凉急慌火") != std::u32string_view::npos &&
         (here.before == 0 || one_of(here.before, U"别不没又就也还子房你我他她您"));
}

// 着: caught, asleep (zhao2), a move (zhao1), or the particle.
std::string read_zhe(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (tells_reach(around, i) || is_burning(around, i)) return "zhao2";
  if (is_caught(around, i)) return "zhao2";
  if (here.next == U'儿') return "zhao1";
  if (one_of(here.before, U"一这那高妙绝") && !one_of(around.before(i, 2), U"第不") &&
      (here.next == 0 || one_of(here.next, U"棋就没不真是") || one_of(around.before(i, 2), U"这那哪每")))
    return "zhao1";
  return is_reached(around, i) ? "zhao2" : "zhe5";
}

// 认不得了, 舍不得了: 不得 belongs to the verb. 急得不得了, 可不得了: it is the matter.
bool is_verb_of_denial(const Neighbours& around, std::size_t i) {
  return around.before(i) == U'得' && around.before(i, 2) == U'不' &&
         one_of(around.before(i, 3), U"认舍使记吃动去碰要用见了");
}

// 了: able to (liao3) after 不 and 得, to settle (liao3), else the particle.
std::string read_le(const Neighbours& around, std::size_t i) {
  const char32_t verb = around.before(i, 2), before = around.before(i), next = around.at(i + 1);
  if (before == U'了' || is_verb_of_denial(around, i)) return "le5";
  // 这事了了, 私了, 事情还没了
  if (next == U'了' && !one_of(before, U"不得")) return "liao3";
  if (before == U'没' && verb == U'还' && next == 0) return "liao3";
  // 考试得了一百分, 得了奖: what is got stands behind.
  const bool got = before == U'得' && (is_numeral(next) || one_of(next, U"病奖癌糖感冒高个肺心脑胃肝肾不"));
  if (got || (before == U'得' && around.run[i - 1].pinyin == "de2")) return "le5";
  const bool able = one_of(before, U"不得") && verb != 0 && !one_of(verb, U"我你您他她们也就还都才又");
  return able ? "liao3" : "le5";
}

constexpr auto particles = std::to_array<Sense>({
    {U'得', read_must_or_particle},
    {U'着', read_zhe},
    {U'了', read_le},
});

// 睡着 is asleep, and lies asleep: 正睡着呢, 床上睡着个人.
bool lies_asleep(const Neighbours& around, std::size_t i) {
  return around.before(i) == U'睡' &&
         (one_of(around.at(i + 1), U"呢个") || (ends(around.at(i + 1)) && one_of(around.before(i, 2), U"正还")));
}

}  // namespace

std::string read_particle_in_word(const Neighbours& around, std::size_t i) {
  switch (around.at(i)) {
    case U'得': return read_de_in_word(around, i);
    case U'了': return is_verb_of_denial(around, i) ? "le5" : "";
    case U'着': break;
    default: return "";
  }
  if (lies_asleep(around, i)) return "zhe5";
  const bool unreached = tells_reach(around, i) && !one_of(around.at(i + 1), U"边痕陆");
  return unreached || (around.run[i].starts_word && is_caught(around, i)) ? "zhao2" : "";
}

std::string read_particle(const Neighbours& around, std::size_t index) {
  return read_by_table(particles, around, index);
}

}  // namespace text::chinese
