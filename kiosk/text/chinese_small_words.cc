#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"
#include "text/chinese_senses.h"

namespace text::chinese {
namespace {

// 过: the particle of what has been done before, or to pass.
std::string read_guo(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  std::u32string_view verb = around.word_before(i);
  if (here.next == U'站' && here.before == U'坐') return "guo4";
  if (verb.size() == 2 && one_of(verb[0], U"没不也都曾刚才只")) verb.remove_prefix(1);
  if (verb.empty() || one_of(here.next, U"来去年节期于程分得不")) return "guo4";
  constexpr std::u32string_view verbs =
      U"出进回到插搬送帮炸下上钓织扛救输赢闹赌骗逃炒蒸扎来去吃喝看办做打用住学见听说问写读买卖当得领试找想玩坐病查签填"
      U"干教戴拿借交收挨有中爱恨哭结提讲聊遇犯补换存取寄养种骑唱跳生摔拍刷输开发患伤登立动晕搭烧断肿烂掉红"
      U"添减增扔丢捡提拎端捧举托贴粘补烤煎切削剥掰掏挖铲栽浇割磨藏埋绑系解锁拧压拔插剪裁描涂贷兑租抽罚赠邮接传告审判抓"
      U"拦"
      U"挡堵撞刮抖瘫昏";
  const bool told = verb.size() == 1 && one_of(verb[0], told_verbs) && !one_of(verb[0], U"走飞爬好快慢高大多跑过");
  const bool done = told || (verb.size() == 1 && one_of(verb[0], verbs));
  return done || is_any(verb, {U"回来", U"回去", U"进来", U"出去", U"上去", U"申请", U"参加", U"登记", U"办理", U"认证",
                               U"联系", U"预约", U"打听", U"使用", U"服用", U"咨询", U"工作", U"学习", U"缴费", U"报销",
                               U"注册", U"检查", U"通知", U"告诉", U"考虑", U"发生", U"出现", U"接种", U"感染", U"领取",
                               U"享受", U"提交", U"离开", U"认识", U"了解", U"照顾", U"伺候", U"帮助", U"答应", U"经历",
                               U"受伤", U"住院", U"结婚", U"练习", U"参观", U"访问", U"采访", U"表扬", U"批评", U"处理",
                               U"解释", U"介绍", U"准备", U"商量", U"讨论", U"怀疑", U"后悔", U"尝试"})
             ? "guo5"
             : "guo4";
}

// 好: be fond of (hao4), or good (hao3).
std::string read_hao(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool someone = here.before == 0 || one_of(here.before, U"他她我你爷奶公人从小向就特又也头爸妈家不最");
  // 爷爷就好这一口, 他好抽两口, 她好打听
  const bool pastime =
      begins_with_any(around.from(i + 1),
                      {U"喝酒",   U"喝两", U"喝茶",   U"喝上", U"喝一",     U"抽烟",   U"抽两", U"打牌",   U"面子",
                       U"热闹",   U"赌",   U"酒",     U"下棋", U"钓鱼",     U"唱戏",   U"唱两", U"跳舞",   U"养花",
                       U"打麻将", U"打听", U"管闲事", U"吹牛", U"打抱不平", U"清静",   U"静",   U"凑热闹", U"显摆",
                       U"攀比",   U"贪",   U"占便宜", U"这口", U"这一口",   U"那一口", U"串门", U"遛鸟",   U"唠叨"});
  return someone && pastime ? "hao4" : "hao3";
}

// 和: mix (huo2), win at mahjong (hu2), or and.
std::string read_he(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool game = here.past_has(U"牌") || here.past.find(U"麻将") != std::u32string_view::npos;
  if (game && here.next == U'了') return "hu2";
  const bool of_dough = one_of(here.before, U"面馅泥") || (here.before == U'儿' && around.before(i, 2) == U'馅');
  if (of_dough && (here.next == U'得' || (here.next == U'好' && here.after == U'了'))) return "huo2";
  const bool dough = is_any(here.word, {U"面", U"馅", U"泥", U"馅儿"});
  return dough && !one_of(here.before, U"米油菜饭盐肉水") ? "huo2" : "he2";
}

// 没: rise above (mo4), or not.
std::string read_mo(const Neighbours& around, std::size_t i) {
  const std::size_t body = around.at(i + 2) == U'了' ? i + 3 : i + 2;
  return around.at(i + 1) == U'过' && one_of(around.at(body), U"脚膝腰肩胸头顶车") ? "mo4" : "";
}

// 只: the measure of beasts and of one of a pair (zhi1), or only.
std::string read_zhi(const Neighbours& around, std::size_t i) {
  const bool verb = one_of(around.at(i + 1), U"要能有是需够剩管");
  const bool counted = is_numeral(around.before(i)) || one_of(around.before(i), U"每");
  const bool beast = one_of(around.before(i), U"这那哪") &&
                     one_of(around.at(i + 1), U"猫狗鸡鸭鸟手脚眼耳鞋袜箱碗股老小大黑白花杯表船蚊虫兔羊鹅虾蟹曲歌包桶");
  const bool kept = one_of(around.before(i), U"养买抓捉逮杀炖喂送有见丢逗抱") &&
                    one_of(around.at(i + 1), U"猫狗鸡鸭鸟兔羊鹅虾蟹蚊苍蝴虫燕鸽小老大母公");
  return (counted && !verb) || beast || kept ? "zhi1" : "zhi3";
}

// 空: leave empty, free time (kong4), or empty.
std::string read_kong(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool counted = is_numeral(here.next) || (here.next == U'了' && is_numeral(here.after));
  return counted && !one_of(here.before, U"天太半") ? "kong4" : "";
}

constexpr auto small_words = std::to_array<Sense>({
    {U'过', read_guo},
    {U'好', read_hao},
    {U'和', read_he},
    {U'没', read_mo},
    {U'只', read_zhi},
    {U'空', read_kong},
});

}  // namespace

std::string read_small_word(const Neighbours& around, std::size_t index) {
  return read_by_table(small_words, around, index);
}

}  // namespace text::chinese
