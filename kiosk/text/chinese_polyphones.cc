#include "text/chinese_polyphones.h"

#include <array>

#include "text/chinese_letters.h"
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

// How something is done: 慢慢, 高高兴兴, 突然, 一个一个, 认真.
bool tells_how(const Neighbours& around, std::size_t i) {
  const std::u32string_view before = around.word_before(i);
  if (before.empty()) return false;
  if (i >= 4 && around.before(i, 1) == around.before(i, 3) && around.before(i, 2) == around.before(i, 4)) return true;
  const bool doubled = i >= 2 && around.before(i, 1) == around.before(i, 2);
  if (doubled || before.size() >= 4 || before.back() == U'然') return true;
  const std::u32string_view past = std::u32string_view(around.letters).substr(0, i);
  return ends_with_any(
      past,
      {U"安全",   U"认真",   U"仔细",   U"耐心",     U"热情",     U"顺利", U"快速", U"及时", U"准确",   U"清楚",
       U"高兴",   U"愉快",   U"努力",   U"主动",     U"积极",     U"详细", U"方便", U"简单", U"正确",   U"全面",
       U"严格",   U"有效",   U"合理",   U"科学",     U"深入",     U"明显", U"大声", U"小声", U"轻松",   U"平稳",
       U"着急",   U"焦急",   U"生气",   U"难过",     U"独立",     U"自觉", U"自动", U"细心", U"小心",   U"亲切",
       U"温柔",   U"礼貌",   U"友好",   U"诚恳",     U"不断",     U"不停", U"反复", U"逐步", U"逐渐",   U"真诚",
       U"放心",   U"安心",   U"开心",   U"平静",     U"安静",     U"缓慢", U"迅速", U"飞快", U"熟练",   U"负责",
       U"公平",   U"公开",   U"统一",   U"分别",     U"相对",     U"更好", U"更快", U"很好", U"尽快",   U"尽力",
       U"满意",   U"得意",   U"失望",   U"惊喜",     U"吃惊",     U"热心", U"慈祥", U"好奇", U"尽可能", U"没完没了",
       U"一天天", U"一次次", U"一个劲", U"自豪",     U"骄傲",     U"免费", U"随意", U"任意", U"无条件", U"不知不觉",
       U"一个个", U"一步步", U"一遍遍", U"小心翼翼", U"兴高采烈", U"直接", U"悄悄", U"紧紧", U"非常好", U"十分",
       U"相当",   U"静静",   U"吃力",   U"费力",     U"急忙",     U"客气", U"亲热", U"沉着", U"冷静",   U"坚定",
       U"勇敢",   U"灵活",   U"稳定",   U"妥善",     U"细致",     U"周到", U"体贴", U"默默", U"均匀",   U"规律",
       U"按时",   U"无偿",   U"依法",   U"集中",     U"不住",     U"拼命", U"特别", U"正常", U"健康",   U"快乐",
       U"幸福",   U"兴奋",   U"激动",   U"感激",     U"惊讶",     U"担心", U"伤心", U"痛苦", U"严肃"});
}

// 地: the ending of an adverb, or ground.
std::string read_di(const Neighbours& around, std::size_t i) {
  const std::u32string_view before = around.word_before(i);
  const char32_t next = around.at(i + 1);
  if (next == 0 && i >= 2 && around.before(i, 1) == around.before(i, 2)) return "de5";
  if (next == 0 || one_of(next, U"方址区点图铁面位上里下的段板名理质标形球震势产税铁皮块边头") || before.empty())
    return "di4";
  if (tells_how(around, i) || around.before(i, 2) == U'不') return "de5";  // 一声不响地干
  // Any word of two characters before what one does: 得意地笑.
  constexpr std::u32string_view deeds =
      U"笑哭说走跑看听想做写坐站等问答叫喊唱跳拿放推拉吃喝睡过活办填扶抱握点摇挥告介询解指完回进出来去把给帮照参接支核"
      U"排告握鼓";
  return before.size() >= 2 && one_of(next, deeds) ? "de5" : "di4";
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

// 为: for (wei4), or be, become (wei2).
std::string read_wei(const Neighbours& around, std::size_t i) {
  const char32_t before = around.before(i);
  const char32_t next = around.at(i + 1);
  const std::u32string_view word = around.word_from(i + 1);
  if (one_of(before,
             U"分改变转定设记作成称视认以选评列均仅即应则皆最更较极颇尤甚广名判调降升增减共合化提期额率址码型类别数"))
    return "wei2";
  if (one_of(next, U"数时期")) return "wei2";
  if (next == U'国' || word == U"别的" || word == U"别") return "wei4";
  if (before == U'门' && i >= 2 && around.before(i, 2) == U'专') return "wei4";
  if (one_of(next, U"您你我他她它咱大此何谁了什民")) return "wei4";
  if (begins_with_any(word, {U"老",   U"群众", U"人民", U"居民", U"市民", U"百姓", U"患者", U"病人", U"儿童", U"职工",
                             U"企业", U"家人", U"家",   U"父",   U"母",   U"子女", U"孩子", U"顾客", U"客户", U"残疾",
                             U"用户", U"参保", U"公众", U"社会", U"国家", U"祖国", U"对方", U"自己", U"别人", U"学生",
                             U"游客", U"乘客", U"村民", U"农民", U"工人", U"亲人", U"爱人", U"丈夫", U"妻子", U"爷爷",
                             U"奶奶", U"退休", U"困难", U"这",   U"那",   U"申请", U"办事", U"所有", U"全",   U"小区",
                             U"失能", U"独居", U"高龄", U"妈妈", U"爸爸", U"儿子", U"女儿"}))
    return "wei4";
  // Something is done or felt for it: 为社区解决难题, 为一点小事生气.
  const std::u32string_view rest = around.from(i + 1, 10);
  for (const std::u32string_view deed :
       {U"服务", U"提供", U"解决", U"准备", U"着想", U"送",   U"操心", U"担心", U"高兴",
        U"骄傲", U"庆祝", U"加油", U"上门", U"安装", U"办理", U"生气", U"发愁", U"着急",
        U"吵",   U"奔",   U"难过", U"烦",   U"努力", U"捐",   U"犯愁", U"忙"})
    if (rest.find(deed) != std::u32string_view::npos && rest.find(U'的') == std::u32string_view::npos) return "wei4";
  if (is_numeral(next) || one_of(next, U"每非空零男女无")) return "wei2";
  return one_of(before, U"会能以请来只特专在愿将都也就要可并必别不是") || before == 0 ? "wei4" : "wei2";
}

// 还: give back (huan2), or still (hai2).
std::string read_hai(const Neighbours& around, std::size_t i) {
  const char32_t before = around.before(i);
  const char32_t next = around.at(i + 1);
  const char32_t after = around.at(i + 2);
  const std::u32string_view word = around.word_from(i + 1);
  const std::u32string_view past = std::u32string_view(around.letters).substr(0, i);
  const bool handed = past.find(U'把') != std::u32string_view::npos || past.find(U'将') != std::u32string_view::npos;
  if (word == U"了" && before == 0 && after != U'得') return "huan2";
  if (is_numeral(next) && one_of(before, U"月年期")) return "huan2";
  if (one_of(before, U"多少") && one_of(next, U"点些")) return "huan2";
  if (next == U'不' && after == U'还') return "huan2";  // 还不还
  if (one_of(next, U"新旧老") && one_of(after, U"账债")) return "huan2";
  if (next == U'我' && is_any(around.word_from(i + 2), {U"清白", U"公道", U"自由"})) return "huan2";
  // 没还呢, 贷款还到哪年.
  if (word == U"呢" && one_of(before, U"没不要该得来去想")) return "huan2";
  if (next == U'的' && one_of(before, U"没未要该")) return "huan2";  // 没还的书
  if (next == U'到' && (is_numeral(after) || one_of(after, U"年月期哪多什底卡账"))) return "huan2";
  if (one_of(before, U"贷款债钱") && one_of(next, U"完清不得多少一每") && !one_of(after, U"是够在会能没知"))
    return "huan2";
  if (is_any(word, {U"了", U"吗", U"吧", U"完", U"清", U"上"}) && before != 0)
    return is_any(word, {U"上"}) && after != 0 ? "hai2" : "huan2";
  if (next == 0) return "huan2";
  if (is_any(word, {U"回去", U"回来", U"回"}) && !one_of(before, U"我你他她您们")) return "huan2";
  // 还滞纳金: words of money
  if (one_of(next, U"款钱贷债账") || (word.size() >= 2 && one_of(word.back(), U"金款债贷账息")) ||
      is_any(word, {U"书",   U"卡", U"利息", U"东西", U"信用卡", U"房贷", U"车贷", U"欠款", U"图书", U"轮椅",
                    U"雨伞", U"伞", U"车",   U"押金", U"人情",   U"钥匙", U"本金", U"本",   U"清",   U"完"}))
    return "huan2";
  if (one_of(next, U"不得") && one_of(after, U"起清完")) return "huan2";
  if (one_of(next, U"不得") && one_of(after, U"上了") && one_of(around.at(i + 3), U"钱贷款的吗吧")) return "huan2";
  // 还我那五十块钱: what is owed is pointed at.
  if (one_of(next, U"我你您他她") && one_of(after, U"那这") &&
      (is_numeral(around.at(i + 3)) || one_of(around.at(i + 3), U"本把笔些个张件")))
    return "huan2";
  const bool person = one_of(after, U"我你您他她它") || around.word_from(i + 2).size() >= 2;
  if (next == U'给') {
    const std::size_t end = i + 2 + std::max<std::size_t>(1, around.word_from(i + 2).size());
    const char32_t then = around.at(end);
    const bool more = then != 0 && !is_numeral(then) && !one_of(then, U"了吧吗的钱呢们");
    return person && more && !handed ? "hai2" : "huan2";
  }
  if (one_of(next, U"我你您他她") && (after == 0 || is_numeral(after) || one_of(after, U"钱的书卡吧了")))
    return "huan2";
  return handed && one_of(next, U"回到") ? "huan2" : "hai2";
}

// Characters that are read by what is said around them; the others by their table of neighbours.
constexpr auto particles = std::to_array<Sense>({
    {U'得', read_de},
    {U'地', read_di},
    {U'着', read_zhe},
    {U'了', read_le},
    {U'为', read_wei},
    {U'还', read_hai},
});

std::string read_particle(const Neighbours& around, std::size_t index) {
  return read_by_table(particles, around, index);
}

}  // namespace

std::string read_cut_off(const Neighbours& around, std::size_t index) {
  // 轻轻地点头, 高兴地下车: the dictionaries know 地点 and 地下.
  const char32_t next = around.at(index + 1);
  const bool hidden =
      around.at(index) == U'地' && around.run[index].starts_word && one_of(next, U"上下点面表主产带处理步");
  return hidden && tells_how(around, index) ? "de5" : "";
}

std::string read_by_neighbours(const Neighbours& around, std::size_t index) {
  for (auto* const read : {read_particle, read_by_sense, read_by_rarer_sense, read_by_rule})
    if (std::string reading = read(around, index); !reading.empty()) return reading;
  return "";
}

}  // namespace text::chinese
