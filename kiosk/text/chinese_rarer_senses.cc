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

// 背: carry (bei1), or back, recite (bei4).
std::string read_bei(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.next == U'上')
    return one_of(here.before, U"后的我他她手在") || one_of(here.after, U"长有痒疼起的") ? "bei4" : "bei1";
  // 背了一身债, 背黑锅
  const std::u32string_view rest = around.from(i + 1, 5);
  if (rest.find_first_of(U"债锅柴筐篓袱") != std::u32string_view::npos) return "bei1";
  return one_of(here.next, U"着包起") || here.word == U"孩子" ? "bei1" : "bei4";
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
  const bool card = here.before == 0 || one_of(here.before, U"的张把行保储社交公这那您我他她蓄用金片人");
  if (here.next == U'在' && !card) return "qia3";
  return one_of(here.next, U"住壳") || (here.next == U'在' && one_of(here.after, U"嗓喉中里门电缝")) ? "qia3" : "ka3";
}

// 假: leave, while it is also false.
std::string read_jia(const Neighbours& around, std::size_t i) {
  return around.letters.substr(0, i).find_first_of(U"请放休批销") != std::u32string::npos && around.alone(i) ? "jia4"
                                                                                                             : "";
}

// 折: snap (she2), or fold.
std::string read_zhe(const Neighbours& around, std::size_t i) {
  if (one_of(around.before(i), U"摔撞压弄砸撅踩掰扭") && !one_of(around.at(i + 1), U"叠成好")) return "she2";
  return around.at(i + 1) == U'了' && one_of(around.at(i + 2), U"腿胳手臂骨腰") ? "she2" : "";
}

// 结: bear fruit (jie1), or tie.
std::string read_jie(const Neighbours& around, std::size_t i) {
  if (one_of(around.at(i + 1), U"果实籽")) return "jie1";
  const bool fruit = around.from(i + 1, 6).find_first_of(U"果瓜籽") != std::u32string_view::npos;
  const bool plant = Place(around, i).past_has(U"树瓜藤棵枝");
  if (one_of(around.at(i + 1), U"的得")) return plant ? "jie1" : "jie2";
  return fruit && one_of(around.at(i + 1), U"了着满出") ? "jie1" : "jie2";
}

// 呛: smoke that bites (qiang4), or what went down the wrong way (qiang1).
std::string read_qiang(const Neighbours& around, std::size_t i) {
  return Place(around, i).past_has(U"烟味辣气") ? "qiang4" : "qiang1";
}

// 儿 colours the word before it.
std::string read_er(const Neighbours& around, std::size_t i) {
  return i > 0 && !one_of(around.before(i), U"没有无生养") ? "r5" : "er2";
}

// 扎: tie (za1), or prick.
std::string read_zha(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool hair = here.past_has(U"辫") || around.from(i + 1).find_first_of(U"辫绸") != std::u32string_view::npos;
  return hair || one_of(here.next, U"头马绳带彩染") || is_any(here.word, {U"风筝", U"灯笼", U"腰带"}) ? "za1" : "zha1";
}

// 涨: swell (zhang4), or rise.
std::string read_zhang(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  return here.past_has(U"泡浸脑") || one_of(here.before, U"泡发脑") || one_of(here.next, U"红破") ? "zhang4" : "zhang3";
}

// 吐: spit (tu3), or be sick (tu4).
std::string read_tu(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const std::u32string_view rest = around.from(i + 1, 6);
  if (rest.find_first_of(U"痰沫舌籽皮丝骨壳字露") != std::u32string_view::npos ||
      rest.find(U"口水") != std::u32string_view::npos)
    return "tu3";
  if (one_of(here.before, U"想要又在老直上总光还没会就犯") || one_of(here.next, U"了血过得奶酸泻出完黄") ||
      here.next == 0)
    return here.next == U'出' ? "tu3" : "tu4";
  return "";
}

// 拧: wring, pinch (ning2), or turn a lid.
std::string read_ning(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool cloth = here.past_has(U"毛衣帕布巾") || one_of(here.next, U"毛衣帕耳脸干手胳大");
  const bool once = (here.next == U'把' || here.after == U'把') && !here.after_ba();
  return cloth || once ? "ning2" : "ning3";
}

// 抹: wipe (ma1), or smear.
std::string read_ma(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool board = one_of(here.next, U"桌布灶") || (here.after_ba() && here.past_has(U"桌灶台柜板"));
  return board && !here.past_has(U"药膏油") ? "ma1" : "mo3";
}

// 漂: bleach, rinse (piao3), or float.
std::string read_piao(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  return one_of(here.next, U"白洗干净") || here.past_has(U"衣布褥洗") ? "piao3" : "piao1";
}

// 蒙: deceive (meng1), or cover.
std::string read_meng(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  return one_of(here.next, U"人我你他她您咱老钱骗谁") ||
                 ((one_of(here.before, U"被专想") || here.past_has(U"被")) && !one_of(here.next, U"上在着"))
             ? "meng1"
             : "meng2";
}

// 磨: grind with a mill (mo4), or rub.
std::string read_grind(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const std::u32string_view rest = around.from(i + 1, 5);
  const bool flour =
      one_of(here.next, U"面豆粉成") ||
      (one_of(here.next, U"的了点些出好") && rest.find_first_of(U"面豆粉浆米油") != std::u32string_view::npos);
  return flour || one_of(here.before, U"推拉石") ? "mo4" : "mo2";
}

// 露: give away, show one's face (lou4), or come to light.
std::string read_lu(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const std::u32string_view object = around.from(i + 2, 2);
  return one_of(here.next, U"了个过一") && object.find_first_of(U"手脸面馅底怯") != std::u32string_view::npos ? "lou4"
                                                                                                              : "";
}

// 挨: suffer (ai2), or be next to.
std::string read_ai(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool suffers = one_of(here.next, U"打骂饿冻批训罚整揍说宰淋刀") ||
                       (one_of(here.next, U"了过") && here.after != 0) || (here.next == U'不' && here.after == U'过');
  return suffers || here.next == U'到' ? "ai2" : "ai1";
}

// 散: what was bound falls apart (san3), or what was together goes away (san4).
std::string read_san(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const std::u32string_view object = around.from(i + 2, 3);
  const bool strewn = here.next == U'了' && object.find_first_of(U"地桌床架满") != std::u32string_view::npos;
  return strewn || one_of(here.next, U"架装放着") ? "san3" : "";
}

// 扇: fan, slap (shan1), or a fan, the measure of doors.
std::string read_shan(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool again = here.before == U'一' && around.before(i, 2) == U'扇';
  if (is_numeral(here.before) && !again) return "shan4";
  return again || one_of(here.next, U"了火风着他我你她一扇") ? "shan1" : "shan4";
}

// 晃: of light (huang3), or shake.
std::string read_huang(const Neighbours& around, std::size_t i) {
  return Place(around, i).past_has(U"阳灯光") || around.from(i + 1, 5).find(U'眼') != std::u32string_view::npos
             ? "huang3"
             : "huang4";
}

constexpr auto rarer_senses = std::to_array<Sense>({
    {U'扎', read_zha},   {U'涨', read_zhang}, {U'吐', read_tu},    {U'拧', read_ning},  {U'抹', read_ma},
    {U'漂', read_piao},  {U'蒙', read_meng},  {U'磨', read_grind}, {U'挨', read_ai},    {U'露', read_lu},
    {U'散', read_san},   {U'扇', read_shan},  {U'卷', read_juan},  {U'调', read_tiao},  {U'场', read_place},
    {U'背', read_bei},   {U'卡', read_ka},    {U'假', read_jia},   {U'折', read_zhe},   {U'结', read_jie},
    {U'呛', read_qiang}, {U'儿', read_er},    {U'闷', read_men},   {U'晃', read_huang},
});

}  // namespace

std::string read_by_rarer_sense(const Neighbours& around, std::size_t index) {
  return read_by_table(rarer_senses, around, index);
}

}  // namespace text::chinese
