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
         begins_with_any(next, {U"什么", U"第",   U"病",   U"奖",   U"癌",     U"糖尿病", U"高血压", U"感冒", U"肺炎",
                                U"痛风", U"满分", U"高分", U"低分", U"零分",   U"冠军",   U"亚军",   U"季军", U"名次",
                                U"金牌", U"银牌", U"铜牌", U"头奖", U"大奖",   U"一等",   U"二等",   U"三等", U"表扬",
                                U"好处", U"便宜", U"实惠", U"工分", U"白内障", U"肝炎"}) ||
         next == U"分";
}

// Who must, when something must be, and verbs with their object, after which 得 would repeat the verb: 说话得慢一点.
bool precedes_duty(std::u32string_view word) {
  if (one_of(word.back(), U"们俩仨")) return true;  // 你们爷俩
  if (word.size() == 1)
    return one_of(word[0], U"我你您他她它们咱谁就也还都总可准人家事才又只那这先后前俩仨的非必则是要真");
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

// 得病, 得癌, 得过什么: what one gets, behind 得不 and 得没得.
bool gets_ill(std::u32string_view rest) {
  return begins_with_any(rest, {U"病", U"癌", U"奖", U"罪", U"过", U"势", U"第", U"糖尿", U"感冒", U"肺炎"});
}

// 得不得打针, 得没得过病, 吃得吃不得: the question says 得 twice.
std::string read_asked_twice(const Neighbours& around, std::size_t i) {
  const char32_t first = around.at(i + 1), second = around.at(i + 2);
  if (second == U'得' && first == U'没') return "de2";
  if (around.before(i, 2) == U'得' && around.before(i) == U'没') return "de2";
  if (second == U'得' && first == U'不' && around.at(i + 3) == U'了') return "de5";  // 疼得不得了
  if (second == U'得' && first == U'不') return gets_ill(around.from(i + 3)) ? "de2" : "dei3";
  if (around.before(i, 2) == U'得' && around.before(i) == U'不') return gets_ill(around.from(i + 1)) ? "de2" : "dei3";
  const char32_t verb = around.before(i);
  if (verb != 0 && first == verb && one_of(second, U"不")) return "de5";  // 吃得
  if (verb == U'不' && around.before(i, 3) == U'得' && around.before(i, 2) == around.before(i, 4)) return "de5";
  return "";
}

// What is gained, what makes a sum, what is ready, and the 得 that closes a matter.
bool is_gain(const Neighbours& around, std::size_t i) {
  const std::u32string_view before = around.word_before(i), next = around.word_from(i + 1);
  const std::u32string_view past = std::u32string_view(around.letters).substr(0, i);
  const char32_t first = around.at(i + 1), second = around.at(i + 2);
  if (before.empty() && first == 0) return true;                                // 得，又白跑一趟
  if (before == U"没" || (before == U"了" && first == U'了')) return true;      // 没得选; 得了得了
  if (one_of(around.before(i), U"加减乘除") && is_numeral(first)) return true;  // 相加得八
  if (is_numeral(around.before(i)) && is_numeral(around.before(i, 2)) && is_numeral(first)) return true;  // 二三得六
  if (before == U"谁" && first == U'都' && one_of(second, U"行可好")) return true;  // 谁得都行
  if (first == 0 && one_of(around.before(i), U"能才就候刚快")) return true;         // 衣服明天就能得
  if (first == U'去' && second == U'了' && past.find_first_of(U"让被叫给") != std::u32string_view::npos) return true;
  return next == U"多少" && one_of(around.at(i + 3), U"分票奖名");
}

// 说得, 看把你急得: the sentence breaks off and lets the hearer guess how much.
bool breaks_off(const Neighbours& around, std::size_t i) { return around.at(i + 1) == 0 && i > 0; }

// Things and parts of the body, which must be seen to: 牙得拔了, 猪得喂了.
constexpr std::u32string_view things =
    U"药饭水钱车路事病菜人活门卡证票表床粥肉汤货房家信草边机器灯衣被锁账话字针线米油盐碗锅院店价款税费单图书章戏歌球"
    U"棋牌酒茶烟糖鱼蛋奶果树狗猫鸡牙腰手腿脚脖头脸鼻嘴肚胃心肝肺骨筋皮毛猪牛羊马驴鸭鹅虾麦稻豆瓜苗秧土田井河桥坡沟"
    U"渠墙窗屋棚顶瓦砖梯楼层街巷村镇县市厅局所站校班队厂摊铺地炉罐壶盆桶管网电气煤柴火伞鞋袜帽裤裙衫包箱柜桌椅凳席帘"
    U"布纸笔墨刀斧锤钉绳袋盒瓶杯盘筷勺铲刷帚拖月年天次回趟晚顿户斤块张件号夜集客节班学";

// 冷得多穿, 说得少吃: what must be done, and not how it is.
bool is_deed(const Neighbours& around, std::size_t i) {
  const char32_t first = around.at(i + 1), second = around.at(i + 2);
  if (one_of(first, U"少多")) return one_of(second, U"吃喝走动睡穿运休晒住看听盖带") && around.at(i + 3) != U'了';
  return one_of(first, U"去住做先再打查吃空带等找问换预每拿填") && !(first == U'去' && ends(second));
}

// 这病得治, 单位的车得修, 表上的数得对: a thing that somebody points at is no verb.
bool is_thing_pointed_at(const Neighbours& around, std::size_t i) {
  const std::u32string_view before = around.word_before(i);
  const bool pointed_at = before.size() == 1 && i >= 2 && one_of(around.before(i, 2), U"这那该此个件种张的");
  return pointed_at && one_of(before[0], U"病药事菜表活饭粥汤肉路人钱针数") &&
         !begins_with_any(around.word_from(i + 1), {U"很", U"太", U"不", U"厉害", U"真", U"挺"});
}

// 明天, 下周: the day on which it must be.
bool is_day(std::u32string_view next) {
  return begins_with_any(next, {U"明天", U"后天", U"今天", U"下午", U"上午", U"晚上", U"下周", U"明年", U"下个",
                                U"月底", U"年底", U"周", U"礼拜", U"星期"});
}

// Frames that say what 得 is whatever stands before it.
std::string read_by_what_follows(const Neighbours& around, std::size_t i, std::u32string_view before) {
  const char32_t first = around.at(i + 1), second = around.at(i + 2);
  const std::u32string_view next = around.word_from(i + 1);
  // 该管得管, 早来得早走
  if (first == before.back() && before.size() == 1) return "dei3";
  if (first != 0 && first == around.before(i, 2) && one_of(first, U"早晚多少先后快慢该想要")) return "dei3";
  // 一个月得小五百: what it costs
  const bool sum = is_numeral(first) || (one_of(first, U"小上近好大") && is_numeral(second));
  if (sum && before.size() == 1 && one_of(before[0], U"月年天次回人趟晚顿户家斤")) return "dei3";
  // 懂事得让人心疼; 铺得整整齐齐; 垃圾堆得到处都是
  if (one_of(first, U"让叫令") && second == U'人' && before.size() > 1) return "de5";
  if (first != 0 && first != U'好' && first == second && around.at(i + 3) != 0 && around.at(i + 3) == around.at(i + 4))
    return "de5";
  if (one_of(before.back(), told_verbs) && begins_with_any(next, {U"到处", U"满地", U"满", U"遍地"})) return "de5";
  if (is_day(next)) return "dei3";
  // 病得好好治, yet 睡得好好的.
  if (first == U'好' && second == U'好' && around.at(i + 3) != 0 && around.at(i + 3) != U'的') return "dei3";
  return "";
}

// 人多得挤不动, 路远得很: what somebody or something is like.
bool tells_what_it_is_like(std::u32string_view before) {
  return before.size() == 2 && one_of(before[0], U"人钱路天个话事字手嘴眼心屋车货东菜药水价声气") &&
         one_of(before[1], U"多少远近高低大小热冷好坏快慢贵重沉湿吵乱脏黑亮巧甜急");
}

}  // namespace

// 得: must (dei3), catch or get (de2), or the particle after a verb.
std::string read_must_or_particle(const Neighbours& around, std::size_t i) {
  std::u32string_view before = around.word_before(i);
  const std::u32string_view next = around.word_from(i + 1);
  if (before.size() == 2 && one_of(before[0], U"多少难好老常没都也很太真") && one_of(before[1], told_verbs))
    before.remove_prefix(1);
  const char32_t first = around.at(i + 1), second = around.at(i + 2);
  // 回回得第一: time and again, and no verb
  const bool each_time = i >= 2 && around.before(i) == around.before(i, 2) && one_of(around.before(i), U"回次天年月顿");
  const bool verb = before.size() == 1 && one_of(before[0], told_verbs) && !each_time;
  if (std::string asked = read_asked_twice(around, i); !asked.empty()) return asked;
  if (next == U"的" || next == U"的是" || (is_got(next) && !verb) || is_gain(around, i)) return "de2";
  if (next == U"来" && ends(second) && is_any(before, {U"应付", U"适应", U"相处", U"对付"})) return "de5";
  if (before.empty() || before == U"了") return "dei3";
  // 顾不得, yet 动弹不得.
  if (before.ends_with(U"不")) return before == U"不" && i >= 3 && !around.alone(i - 2) ? "de2" : "de5";
  if (precedes_duty(before)) return "dei3";
  if (std::string told = read_by_what_follows(around, i, before); !told.empty()) return told;
  if (before == U"说" && is_deed(around, i)) return "dei3";
  if (is_thing_pointed_at(around, i)) return "dei3";
  if (!verb && one_of(first, U"再先重去找等亲赶马") && !(first == U'去' && ends(second))) return "dei3";
  if (one_of(before.back(), U"冷热凉") && is_deed(around, i) && one_of(first, U"多少")) return "dei3";
  // 腰得直起来, yet 气得直哆嗦: a thing can be no way of doing.
  const bool thing = !verb && before.size() == 1 && one_of(before[0], things);
  if (thing && !one_of(before[0], U"病锁包刷拖铺铲锤钉皮气水牛火油土") && !breaks_off(around, i)) return "dei3";
  if (verb || breaks_off(around, i) || tells_degree(next) || is_predicate(before) || tells_what_it_is_like(before))
    return "de5";
  return before.size() >= 2 || thing ? "dei3" : "de5";
}

// 得 that a dictionary's word holds: 得不得打针, 去得去不得, 弄得到票.
std::string read_de_in_word(const Neighbours& around, std::size_t i) {
  const char32_t next = around.at(i + 1);
  if (around.before(i) == U'不' && next != U'了') return read_asked_twice(around, i);
  if (around.before(i) == U'都' && next == U'了') return "de2";  // 饭都得了
  const bool holds = i > 0 && around.run[i].starts_word && next == U'到' && around.word_from(i) == U"得到";
  constexpr std::u32string_view reaching = U"弄收找借租听办够摸拿用买吃住坐挣赚抓看见做赶追挂约";
  return holds && around.alone(i - 1) && one_of(around.before(i), reaching) ? "de5" : "";
}

}  // namespace text::chinese
