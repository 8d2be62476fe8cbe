#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"
#include "text/chinese_senses.h"

namespace text::chinese {
namespace {

// What can be told by what it leads to: 高兴得跳起来, 打扮得漂亮, 便宜得多. What precedes 得 otherwise is somebody or something that must.
bool is_predicate(std::u32string_view word) {
  if (word.size() < 2) return false;
  if (one_of(word.back(), U"疼晕累痛饿困冷热急气痒麻酸胀慌怕乐")) return true;
  return is_any(
      word, {U"高兴", U"激动", U"害怕", U"兴奋", U"难过", U"伤心", U"着急", U"紧张", U"感动", U"难受", U"生气", U"吃惊",
             U"后悔", U"委屈", U"打扮", U"准备", U"解释", U"恢复", U"收拾", U"打扫", U"表现", U"安排", U"照顾", U"处理",
             U"发展", U"变化", U"进步", U"管理", U"建设", U"介绍", U"锻炼", U"布置", U"整理", U"装修", U"设计", U"回答",
             U"讲解", U"说明", U"保养", U"保护", U"保存", U"配合", U"坚持", U"掌握", U"了解", U"理解", U"记忆", U"认识",
             U"观察", U"控制", U"调整", U"组织", U"伺候", U"折磨", U"折腾", U"发挥", U"摇晃", U"颠簸", U"反应", U"干净",
             U"漂亮", U"便宜", U"清楚", U"明白", U"热闹", U"安静", U"暖和", U"凉快", U"舒服", U"健康", U"结实", U"热情",
             U"客气", U"认真", U"仔细", U"复杂", U"简单", U"困难", U"严重", U"厉害", U"痛苦", U"幸福", U"快乐", U"顺利",
             U"方便", U"容易", U"精神", U"年轻", U"吵闹", U"早起", U"晚起", U"早睡", U"晚睡"});
}

// What one gets and has: 得奖, 得糖尿病, 得了, 他得的病.
bool is_got(std::u32string_view next) {
  return is_any(next, {U"了", U"过"}) ||
         begins_with_any(next, {U"什么", U"多少", U"第", U"病", U"奖", U"癌", U"糖尿病", U"高血压", U"感冒", U"肺炎",
                                U"痛风", U"白内障", U"肝炎", U"分"});
}

// Who must, when something must be, and verbs with their object, after which 得 would repeat the verb: 说话得慢一点.
bool precedes_duty(std::u32string_view word) {
  if (word.size() == 1) return one_of(word[0], U"我你您他她它们咱谁就也还都总可准人家事才又只那这先后前");
  return is_any(word,
                {U"说话", U"走路", U"吃饭", U"睡觉", U"办事", U"洗澡", U"看病", U"吃药", U"过马路", U"上街", U"出门",
                 U"开车", U"坐车", U"排队", U"上班", U"取钱", U"存钱", U"花钱", U"做饭", U"喝水",   U"住院", U"下楼",
                 U"上楼", U"写字", U"签字", U"打针", U"缴费", U"交费", U"填表", U"做人", U"我们",   U"你们", U"他们",
                 U"她们", U"咱们", U"大家", U"自己", U"本人", U"老人", U"子女", U"家属", U"明天",   U"今天", U"后天",
                 U"下午", U"上午", U"以后", U"一定", U"恐怕", U"可能", U"至少", U"还是", U"最少",   U"必须", U"每年",
                 U"每月", U"每次", U"肯定", U"起码", U"这事", U"那就", U"估计", U"总是"});
}

// 很, 好 and the like: how something is, not what must be done.
bool tells_degree(std::u32string_view word) {
  return begins_with_any(
      word, {U"很",     U"非常", U"太",     U"特别", U"真",   U"挺",   U"更",       U"最",   U"比较", U"不",
             U"怎么样", U"怎样", U"如何",   U"好",   U"清",   U"干净", U"快",       U"慢",   U"整齐", U"仔细",
             U"差不多", U"顺利", U"越来越", U"相当", U"十分", U"有点", U"厉害",     U"那么", U"这么", U"像",
             U"满",     U"直",   U"连",     U"都",   U"要命", U"利索", U"一塌糊涂", U"周到"});
}

// 得: must (dei3), catch or get (de2), or the particle after a verb.
std::string read_de(const Neighbours& around, std::size_t i) {
  std::u32string_view before = around.word_before(i);
  const std::u32string_view next = around.word_from(i + 1);
  if (before.size() == 2 && one_of(before[0], U"多少难好老常没都也很太真") && one_of(before[1], told_verbs))
    before.remove_prefix(1);
  const char32_t first = around.at(i + 1), second = around.at(i + 2);
  const bool verb = before.size() == 1 && one_of(before[0], told_verbs);
  if (next == U"的" || next == U"的是" || (is_got(next) && !verb)) return "de2";
  if (next == U"来" && ends(second) && is_any(before, {U"应付", U"适应", U"相处", U"对付"})) return "de5";
  if (before.empty() || before == U"了") return "dei3";
  if (first == before.back() && before.size() == 1) return "dei3";  // 该管得管
  // 一个月得小五百: what it costs
  const bool sum = is_numeral(first) || (one_of(first, U"小上近好大") && is_numeral(second));
  if (sum && before.size() == 1 && one_of(before[0], U"月年天次回人趟晚顿户家斤")) return "dei3";
  // 顾不得, yet 动弹不得.
  if (before.ends_with(U"不")) return before == U"不" && i >= 3 && !around.alone(i - 2) ? "de2" : "de5";
  // 懂事得让人心疼; 铺得整整齐齐
  if (one_of(first, U"让叫令") && second == U'人' && before.size() > 1) return "de5";
  if (first != 0 && first == second && around.at(i + 3) != 0 && around.at(i + 3) == around.at(i + 4)) return "de5";
  if (precedes_duty(before)) return "dei3";
  // 病得好好治, yet 睡得好好的.
  if (first == U'好' && second == U'好' && around.at(i + 3) != 0 && around.at(i + 3) != U'的') return "dei3";
  // 医生说得少吃咸的: what was said is what must be done.
  const bool deed =
      one_of(first, U"去住做先再打查吃") || (one_of(first, U"少多") && one_of(second, U"吃喝走动睡穿运休晒住看听"));
  if (before == U"说" && deed) return "dei3";
  // 这病, 这张表: a thing that somebody points at is no verb.
  const bool pointed_at = before.size() == 1 && i >= 2 && one_of(around.before(i, 2), U"这那该此个件种张");
  if (pointed_at && one_of(before[0], U"病药事菜表活饭粥汤肉路人钱针") &&
      !begins_with_any(next, {U"很", U"太", U"不", U"厉害", U"真", U"挺"}))
    return "dei3";
  if (!verb && one_of(first, U"再先重去找等亲赶马") && !(first == U'去' && ends(second))) return "dei3";
  if (verb || tells_degree(next) || is_predicate(before)) return "de5";
  constexpr std::u32string_view things =
      U"药饭水钱车路事病菜人活门卡证票表床粥肉汤货房家信草边机器灯衣被锁账话字针线米油盐碗锅院店价款税费单图书章戏歌球"
      U"棋牌酒茶烟糖鱼蛋奶果树狗猫鸡";
  return before.size() >= 2 || one_of(before[0], things) ? "dei3" : "de5";
}

// 着: caught, asleep (zhao2), or the particle.
std::string read_zhe(const Neighbours& around, std::size_t i) {
  const char32_t before = around.before(i);
  constexpr std::u32string_view reaching = U"睡找猜点够逮捉抓碰见摸买用犯管数怪拿";
  if (one_of(before, U"不得没") && one_of(around.before(i, 2), reaching)) return "zhao2";
  // 着 is caught, by fire or by cold; and a move in a game.
  const char32_t next = around.at(i + 1), after = around.at(i + 2);
  if (next == U'了' && (one_of(after, U"凉火迷慌魔急道") || one_of(before, U"灯火炉灶煤柴") ||
                        (one_of(before, U"房都又就已没") && (after == 0 || one_of(after, U"吗没，")))))
    return "zhao2";
  // 冻着了, 别累着: what has caught somebody.
  if (one_of(before, U"冻累吓饿烫噎呛伤气闪磕碰撞砸摔绊渴晒咬") &&
      (next == U'了' || (after == U'了' && one_of(next, U"人我你他她手脚腰头")) ||
       (next == 0 &&
        std::u32string_view(around.letters).substr(0, i).find_first_of(U"别心怕免") != std::u32string_view::npos)))
    return "zhao2";
  if (next == U'儿') return "zhao1";
  if (one_of(before, U"一这那高妙绝") && !one_of(around.before(i, 2), U"第不") &&
      (next == 0 || one_of(next, U"棋就没不真是")))
    return "zhao1";
  if (one_of(before, U"睡找猜逮买借抢捡抓捉碰遇够赶捞钓") &&
      (around.at(i + 1) == 0 || one_of(around.at(i + 1), U"了吗没就")))
    return "zhao2";
  return "zhe5";
}

// 了: able to (liao3) after 不 and 得, else the particle.
std::string read_le(const Neighbours& around, std::size_t i) {
  const char32_t verb = around.before(i, 2);
  // 考试得了一百分, 得了奖: what is got stands behind.
  const bool got = around.before(i) == U'得' &&
                   (is_numeral(around.at(i + 1)) || one_of(around.at(i + 1), U"病奖癌糖感冒高个肺心脑胃肝肾不"));
  if (got || (around.before(i) == U'得' && around.run[i - 1].pinyin == "de2")) return "le5";
  const bool able = one_of(around.before(i), U"不得") && verb != 0 && !one_of(verb, U"我你您他她们也就还都才又");
  return able ? "liao3" : "le5";
}

constexpr auto particles = std::to_array<Sense>({
    {U'得', read_de},
    {U'着', read_zhe},
    {U'了', read_le},
});

}  // namespace

std::string read_particle(const Neighbours& around, std::size_t index) {
  return read_by_table(particles, around, index);
}

}  // namespace text::chinese
