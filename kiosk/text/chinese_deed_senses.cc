#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"
#include "text/chinese_senses.h"

namespace text::chinese {
namespace {

// What hands and bodies do: the reading follows from what it is done to.

// 背: carry (bei1), or back, recite, behind somebody's back (bei4).
std::string read_bei(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.next == U'上')
    return one_of(here.before, U"后的我他她手在") || one_of(here.after, U"长有痒疼起的") ? "bei4" : "bei1";
  // 背了一身债, 背黑锅
  const std::u32string_view rest = around.from(i + 1, 8);
  if (rest.substr(0, 5).find_first_of(U"债锅柴筐篓袱") != std::u32string_view::npos) return "bei1";
  if (rest.find_first_of(U"诗词课书文歌诀") != std::u32string_view::npos || here.past_has(U"诗词课书文"))
    return one_of(here.next, U"着") && !here.past_has(U"诗词课文") ? "bei1" : "bei4";
  if (one_of(here.next, U"过身")) return "bei4";  // 背过身去
  // 把老人背下楼, 护士背他去做检查, 背一袋米
  const bool burden = rest.find_first_of(U"袋筐捆包米柴药") != std::u32string_view::npos;
  const bool somebody = one_of(here.next, U"我你您他她老孩大妈爸爷奶病伤");
  const bool away = rest.find_first_of(U"楼去来走回下上出") != std::u32string_view::npos;
  if (somebody && (away || i + 2 == around.letters.size())) return "bei1";
  // 把药背下来 is learning by heart
  const bool carried = one_of(here.next, U"回") || here.past_has(U"人妈爸爷奶孩他她我你您伤");
  if (here.after_ba() && carried && one_of(here.next, U"下上出进回到起过去来")) return "bei1";
  if (burden || is_any(here.word, {U"孩子", U"土豆", U"粮食", U"东西"}) || here.word == U"起来") return "bei1";
  if (is_any(here.word, {U"不动", U"得动"}) || (here.next == U'不' && here.after == U'动')) return "bei1";
  return one_of(here.next, U"着包起") ? "bei1" : "bei4";
}

// 折: snap (she2), or fold.
std::string read_zhe(const Neighbours& around, std::size_t i) {
  if (one_of(around.before(i), U"摔撞压弄砸撅踩掰扭坐碰刮绷") && !one_of(around.at(i + 1), U"叠成好")) return "she2";
  return around.at(i + 1) == U'了' && one_of(around.at(i + 2), U"腿胳手臂骨腰") ? "she2" : "";
}

// 呛: smoke that bites (qiang4), or what went down the wrong way (qiang1).
std::string read_qiang(const Neighbours& around, std::size_t i) {
  return Place(around, i).past_has(U"烟味辣气") ? "qiang4" : "qiang1";
}

// 扎: tie (za1), or prick.
std::string read_zha(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.past_has(U"针刺") || one_of(here.next, U"进到根营堆")) return "zha1";
  // 柴火扎成两捆
  if (here.next == U'成' && around.from(i + 1, 5).find_first_of(U"捆束把") != std::u32string_view::npos) return "za1";
  if (is_numeral(here.before) && one_of(here.next, U"线钱钞纸菜葱花香")) return "za1";  // 一扎钞票
  const bool bound =
      here.past_has(U"辫绳") || around.from(i + 1).find_first_of(U"辫绸蝶帚袖带巾绳") != std::u32string_view::npos;
  const bool fast = one_of(here.next, U"紧住牢好起得着成") && here.past_has(U"发口袋裤袖腰");  // 裤腿扎紧了
  return bound || fast || one_of(here.next, U"头马绳带彩染裤花") || is_any(here.word, {U"风筝", U"灯笼", U"腰带"})
             ? "za1"
             : "zha1";
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
  const bool board =
      one_of(here.next, U"桌布灶") || here.past_has(U"桌灶台柜案") || (here.after_ba() && here.past_has(U"板"));
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

// 扇: fan, slap (shan1), or a fan, the measure of doors.
std::string read_shan(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool again = here.before == U'一' && around.before(i, 2) == U'扇';
  if (is_numeral(here.before) && !again) return "shan4";
  return again || one_of(here.next, U"了火风着他我你她一扇") ? "shan1" : "shan4";
}

constexpr auto deed_senses = std::to_array<Sense>({
    {U'背', read_bei},
    {U'折', read_zhe},
    {U'呛', read_qiang},
    {U'扎', read_zha},
    {U'吐', read_tu},
    {U'拧', read_ning},
    {U'抹', read_ma},
    {U'漂', read_piao},
    {U'蒙', read_meng},
    {U'磨', read_grind},
    {U'露', read_lu},
    {U'挨', read_ai},
    {U'扇', read_shan},
});

}  // namespace

std::string read_by_deed(const Neighbours& around, std::size_t index) {
  return read_by_table(deed_senses, around, index);
}

}  // namespace text::chinese
