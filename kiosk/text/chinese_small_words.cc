#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"
#include "text/chinese_senses.h"

namespace text::chinese {
namespace {

// What can be done once and again, by one character: 吃过, 离过婚.
constexpr std::u32string_view done_verbs =
    U"出进回到插搬送帮炸下上钓织扛救输赢闹赌骗逃炒蒸扎来去吃喝看办做打用住学见听说问写读买卖当领试找想玩坐病查签填"
    U"干教戴拿借交收挨有中爱恨哭结提讲聊遇犯补换存取寄养种骑唱跳生摔拍刷输开发患伤登立动晕搭烧断肿烂掉红"
    U"添减增扔丢捡提拎端捧举托贴粘补烤煎切削剥掰掏挖铲栽浇割磨藏埋绑系解锁拧压拔插剪裁描涂贷兑租抽罚赠邮传告审判抓"
    U"拦挡堵撞刮抖瘫昏离献阳求入申报按汇停漏拆火修扫欠敷灌洗订退约催亏赔捐配熬喂逛逗争抢偷躺睡醒";
constexpr std::initializer_list<std::u32string_view> done_words = {
    U"回来", U"回去", U"进来", U"出去", U"上去", U"申请", U"参加", U"登记", U"办理", U"认证", U"联系", U"预约",
    U"打听", U"使用", U"服用", U"咨询", U"工作", U"学习", U"缴费", U"报销", U"注册", U"检查", U"通知", U"告诉",
    U"考虑", U"发生", U"出现", U"接种", U"感染", U"领取", U"享受", U"提交", U"离开", U"认识", U"了解", U"照顾",
    U"伺候", U"帮助", U"答应", U"经历", U"受伤", U"住院", U"结婚", U"练习", U"参观", U"访问", U"采访", U"表扬",
    U"批评", U"处理", U"解释", U"介绍", U"准备", U"商量", U"讨论", U"怀疑", U"后悔", U"尝试", U"听说", U"亏待",
    U"骨折", U"过敏", U"申报", U"审批", U"补办", U"激活", U"注销", U"参保", U"投诉", U"反映", U"维修", U"修改",
    U"核对", U"核实", U"确认", U"审核", U"公示", U"消毒", U"化验", U"抢救", U"治疗", U"手术", U"感冒", U"发烧",
    U"晕倒", U"摔倒", U"麻烦", U"得罪", U"欺负", U"操心", U"答复", U"回复", U"解决", U"调解", U"举报", U"报警",
    U"挂失", U"绑定", U"登录", U"下载", U"更新", U"充值", U"转账", U"取款", U"存款", U"贷款", U"迁移", U"变更",
    U"公证", U"鉴定", U"评估", U"探望", U"走访", U"慰问", U"资助", U"救济", U"补贴"};

// 过两天, 过一会儿: a time that passes; 一次, 几回: how often it was done.
bool is_stretch_of_time(const Neighbours& around, std::size_t from) {
  return is_numeral(around.at(from)) && one_of(around.at(from + 1), U"天会月年周分小刻星个");
}

// A verb of two characters that no list names, when nothing but the end or how often stands behind: 从没亏待过.
bool is_any_deed_done(const Neighbours& around, std::size_t i, std::u32string_view verb) {
  constexpr std::u32string_view no_deeds =
      U"天午年月日期间节号试审关的们家人子后前中里上下时候钱车事证卡表料费不没么好难高大强多贵";
  if (verb.size() < 2 || one_of(verb.back(), no_deeds)) return false;
  const char32_t next = around.at(i + 1);
  if (next == U'没') return around.at(i + 2) != U'过';
  return next == 0 || one_of(next, U"吗啊呢吧的好我你您他她它咱谁这那什哪俩") ||
         (is_numeral(next) && !is_stretch_of_time(around, i + 1));
}

// 过: the particle of what has been done before, or to pass.
std::string read_guo(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  std::u32string_view verb = around.word_before(i);
  if (here.next == U'站' && here.before == U'坐') return "guo4";
  if (verb.size() == 2 && one_of(verb[0], U"没不也都曾刚才只")) verb.remove_prefix(1);
  if (verb.empty() || one_of(here.next, U"来去年节期于程分得") || (here.next == U'不' && here.after != U'少'))
    return "guo4";
  // 数量过大, 来得过早: too much of it; 去过多次
  if (one_of(here.next, U"大多少高低早晚长短快慢重轻厚薄") && (here.after == 0 || one_of(here.after, U"的了会将可")))
    return "guo4";
  if (here.before == U'跳') return one_of(here.next, U"舞楼河槽绳伞级广") ? "guo5" : "guo4";  // 跳过这一步
  // 打得过, yet 得过病
  if (here.before == U'得') return i >= 2 && one_of(around.before(i, 2), told_verbs) ? "guo4" : "guo5";
  if (here.before == U'考') return is_numeral(here.next) ? "guo5" : "guo4";
  const bool told =
      verb.size() == 1 && one_of(verb[0], told_verbs) && !one_of(verb[0], U"走飞爬好快慢高大多跑过逃躲瞒骗放接");
  const bool done = told || (verb.size() == 1 && one_of(verb[0], done_verbs)) || is_any(verb, done_words);
  return done || is_any_deed_done(around, i, verb) ? "guo5" : "guo4";
}

// 好: be fond of (hao4), or good (hao3).
std::string read_hao(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool someone =
      here.before == 0 ||
      one_of(here.before,
             U"他她我你爷奶公人从小向就特又也头爸妈家不最伴孩娃子叔婶姨哥姐弟妹们儿总老太都跤路王李张刘陈赵");
  // 爷爷就好这一口, 他好抽两口, 她好打听
  const bool pastime = begins_with_any(
      around.from(i + 1),
      {U"喝酒",   U"喝两",     U"喝茶",   U"喝上",   U"喝一",     U"喝几",   U"抽烟", U"抽两",   U"打牌", U"面子",
       U"热闹",   U"赌",       U"酒",     U"下棋",   U"钓鱼",     U"唱戏",   U"唱两", U"听戏",   U"跳舞", U"养花",
       U"打麻将", U"打听",     U"管闲事", U"吹牛",   U"打抱",     U"清静",   U"凑热", U"看热闹", U"显摆", U"攀比",
       U"贪",     U"占便宜",   U"占小",   U"这口",   U"这一口",   U"那一口", U"串门", U"遛鸟",   U"唠叨", U"发脾气",
       U"生气",   U"哭",       U"感冒",   U"忘事",   U"丢东西",   U"丢三落", U"出汗", U"摔跤",   U"咳嗽", U"犯困",
       U"上火",   U"起夜",     U"挑食",   U"逞能",   U"逞强",     U"睡懒觉", U"晕车", U"吃甜",   U"吃辣", U"吃零",
       U"说大话", U"钻牛角尖", U"挑毛病", U"管别人", U"说人闲话", U"问",     U"干净", U"喝口",   U"抽口", U"唠嗑"});
  // 老人好静, yet 好静的地方
  const bool taste =
      one_of(here.next, U"静动色财赌饮") && here.word.size() == 1 && ends(here.after) && here.after != U'的';
  return someone && (pastime || taste) ? "hao4" : "hao3";
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
