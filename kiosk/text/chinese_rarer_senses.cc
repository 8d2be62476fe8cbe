#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"
#include "text/chinese_senses.h"

namespace text::chinese {
namespace {

// 卷: a roll (juan3), or a paper, a volume (juan4).
std::string read_juan(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (one_of(here.next, U"书档宗子面") || one_of(here.before, U"问试答考案画阅") ||
      here.past.find(U'第') != std::u32string_view::npos)
    return "juan4";
  return "juan3";
}

// 调: adjust (tiao2), or move, fetch (diao4).
std::string read_tiao(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.next == U'到')
    return is_any(around.word_from(i + 2), {U"最大", U"最小", U"最高", U"最低", U"合适", U"静音"}) ||
                   is_numeral(here.after) || here.after == U'最'
               ? "tiao2"
               : "diao4";
  if (here.next == U'过' && one_of(here.after, U"来去")) return "diao4";
  if (one_of(here.next, U"高低大小快慢一整好成亮暗响薪价解得")) return "tiao2";
  if (one_of(here.next, U"不得") && one_of(here.after, U"出走动来去")) return "diao4";
  if (one_of(here.next, U"走取出用档入动离来去岗回")) return "diao4";
  return "";
}

// 场: a run of something (chang2), or a show (chang3).
std::string read_place(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool weather = here.past_has(U"雨雪病灾");
  const bool show = begins_with_any(here.word, {U"电影", U"球", U"比赛", U"演出", U"考试", U"会", U"讲座", U"戏",
                                                U"表演", U"音乐", U"晚会", U"活动", U"培训", U"婚礼"});
  if (!(is_numeral(here.before) || one_of(here.before, U"这那每")) || show) return "chang3";
  return (weather && is_numeral(here.before)) || one_of(here.next, U"雨雪病风火梦战灾难大误空官冰暴架痛惊春秋虚")
             ? "chang2"
             : "chang3";
}

// 闷: of air and weather (men1), or of a heart (men4).
std::string read_men(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.past_has(U"心胸憋烦愁") || one_of(here.before, U"发解")) return "men4";
  if (here.next == U'着' && here.past_has(U"我你您他她人")) return "men4";
  return here.past_has(U"屋天房车里外气") || one_of(here.next, U"热声头着在一") ? "men1" : "men4";
}

// 卡: stuck (qia3), or a card (ka3).
std::string read_ka(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (one_of(here.before, U"刺骨纸车门币片") && one_of(here.next, U"在了住着")) return "qia3";
  // 事儿卡在哪一步: what is stuck is no card.
  const bool card =
      here.before == 0 || one_of(here.before, U"的张把行保储社交公这那您我他她蓄用金片人病饭年证餐房门健电话水气会");
  if (here.next == U'在' && !card) return "qia3";
  return one_of(here.next, U"住壳") || (here.next == U'在' && one_of(here.after, U"嗓喉中里门电缝")) ? "qia3" : "ka3";
}

// 假: leave, while it is also false.
std::string read_jia(const Neighbours& around, std::size_t i) {
  return around.letters.substr(0, i).find_first_of(U"请放休批销") != std::u32string::npos && around.alone(i) ? "jia4"
                                                                                                             : "";
}

// 结: bear fruit (jie1), or tie.
std::string read_jie(const Neighbours& around, std::size_t i) {
  if (one_of(around.at(i + 1), U"果实籽枣瓜桃梨杏柿椒穗")) return "jie1";
  constexpr std::u32string_view fruits = U"果瓜籽枣桃李梨杏柿椒豆茄穗莓";
  const bool fruit = around.from(i + 1, 6).find_first_of(fruits) != std::u32string_view::npos;
  const Place here(around, i);
  const bool plant = here.past_has(U"树瓜藤棵枝豆茄椒榴柿枣桃梨杏葡麦稻谷秧苗");
  if (one_of(around.at(i + 1), U"的得")) return plant ? "jie1" : "jie2";
  // 黄瓜开始结了
  if (plant && one_of(here.next, U"了着满") && (ends(here.after) || here.next == U'满')) return "jie1";
  return fruit && one_of(around.at(i + 1), U"了着满出") ? "jie1" : "jie2";
}

// 儿 colours the word before it.
std::string read_er(const Neighbours& around, std::size_t i) {
  return i > 0 && !one_of(around.before(i), U"没有无生养") ? "r5" : "er2";
}

// 涨: swell (zhang4), or rise.
std::string read_zhang(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  return here.past_has(U"泡浸脑") || one_of(here.before, U"泡发脑") || one_of(here.next, U"红破") ? "zhang4" : "zhang3";
}

// 散: what was bound falls apart (san3), or what was together goes away (san4).
std::string read_san(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const std::u32string_view object = around.from(i + 2, 3);
  const bool strewn = here.next == U'了' && object.find_first_of(U"地桌床架满") != std::u32string_view::npos;
  return strewn || one_of(here.next, U"架装放着") ? "san3" : "";
}

// 晃: of light (huang3), or shake.
std::string read_huang(const Neighbours& around, std::size_t i) {
  return Place(around, i).past_has(U"阳灯光") || around.from(i + 1, 5).find(U'眼') != std::u32string_view::npos
             ? "huang3"
             : "huang4";
}

constexpr auto rarer_senses = std::to_array<Sense>({
    {U'卷', read_juan},
    {U'调', read_tiao},
    {U'场', read_place},
    {U'闷', read_men},
    {U'卡', read_ka},
    {U'假', read_jia},
    {U'结', read_jie},
    {U'儿', read_er},
    {U'涨', read_zhang},
    {U'散', read_san},
    {U'晃', read_huang},
});

}  // namespace

std::string read_by_rarer_sense(const Neighbours& around, std::size_t index) {
  return read_by_table(rarer_senses, around, index);
}

}  // namespace text::chinese
