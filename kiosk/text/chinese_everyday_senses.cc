#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"
#include "text/chinese_senses.h"

namespace text::chinese {
namespace {

// 长: grow (zhang3), or long (chang2).
std::string read_chang(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool garment = here.past_has(U"裤衣袖裙绳线带布帘");
  const bool by_measure = here.next == U'了' && is_numeral(here.after) && one_of(around.at(i + 3), U"寸尺厘公米截里");
  if (by_measure || (garment && here.next == U'了')) return garment ? "chang2" : "zhang3";
  if (here.before == U'长') return "chang2";
  // 骨头没长好, 伤口长好了
  if (here.next == U'好' && (one_of(here.before, U"没能快") || here.past_has(U"骨伤口肉疤皮苗"))) return "zhang3";
  if (here.next == U'长') return here.after == U'了' ? "zhang3" : "chang2";
  if (here.next == U'起' && here.after == U'来') return "zhang3";  // 慢慢地长起来
  if (here.next == U'的' && (one_of(here.before, U"上里身处") || one_of(here.after, U"像跟真挺漂帅"))) return "zhang3";
  // 长他一辈, 长这么大
  const std::u32string_view rest = around.from(i + 1, 4);
  if ((is_numeral(here.next) || one_of(here.next, U"我你他她您")) &&
      rest.find_first_of(U"辈岁智") != std::u32string_view::npos)
    return "zhang3";
  if (begins_with_any(here.word, {U"这么", U"那么"}) && one_of(around.at(i + 3), U"大高胖壮")) return "zhang3";
  // 长褥疮; 孙子还长呢
  if (around.from(i + 1, 3).find_first_of(U"疮痱痘瘤疹癣疣疖皱翅茧") != std::u32string_view::npos) return "zhang3";
  if (here.next == U'一' && one_of(here.after, U"副张脸身头双对")) return "zhang3";
  if (here.before == U'还' && here.next == 0 && here.past_has(U"完掉割剪剃拔")) return "zhang3";
  if (here.before == U'还' && i == 1 && here.next == U'呢') return "zhang3";
  if (one_of(here.before, U"还又") && ends(here.next) && here.past_has(U"高孩孙草苗树娃")) return "zhang3";
  if (one_of(here.next, U"得出满胖肉痘斑疮瘤包牙毛虫高大个在着身疯歪偏成老开弯齐全霉芽")) return "zhang3";
  if (is_any(here.word, {U"知识", U"见识", U"记性", U"本事", U"白发", U"皱纹", U"头发", U"眼睛"})) return "zhang3";
  if (here.next == U'了' &&
      (one_of(here.before, U"上里身脸头") || is_numeral(here.after) || one_of(here.after, U"个颗块些点疙痘牙")))
    return "zhang3";
  if (one_of(here.before, U"局院校部处科所站队村镇乡市县省区组厂店社会行团") && here.next == 0) return "zhang3";
  if (one_of(here.before, U"镇乡县市省局") && one_of(here.next, U"调来去说讲的同也在是")) return "zhang3";
  if (here.before == U'越' && here.next == U'越') return one_of(here.after, U"高大胖漂像帅俊") ? "zhang3" : "chang2";
  return "";
}

// 重: again (chong2), or heavy (zhong4).
std::string read_zhong(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (one_of(here.before, U"太很更最这么那病体越不")) return "zhong4";
  if (here.before == U'多') return ends(here.next) ? "zhong4" : "chong2";
  if (one_of(here.before, U"字码样号") && one_of(here.next, U"了的")) return "chong2";
  // 重摁一下, 重誊一份
  if (here.after == U'一' && one_of(around.at(i + 3), U"遍次份张下回")) return "chong2";
  if (one_of(here.next,
             U"做写填打拍拿来放按刷插输试发签办买选贴读传交领开装印排取扫录新复设置建启算查报测看听说讲学走名"))
    return "chong2";
  return one_of(here.before, U"双两三几四五") || (is_numeral(here.before) && !ends(here.next)) ? "chong2" : "";
}

// 数: count (shu3), or number (shu4).
std::string read_shu(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.before == U'地' && here.next != 0) return "shu3";  // 一只一只地数羊
  if (one_of(here.before, U"钱人岁次件个指总份户票天") && one_of(here.next, U"不够多少对错是和也")) return "";
  if (one_of(here.next, U"一钱完清不过到第着得出了他她你我您这那")) return "shu3";
  if (one_of(here.before, U"要得就还") && here.next != 0 && !one_of(here.next, U"据字学量")) return "shu3";
  return one_of(here.before, U"来会再请您我你先用去别没") && here.next == 0 ? "shu3" : "";
}

// 行: a row or a trade (hang2), or walk, will do (xing2).
std::string read_hang(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.before == U'一' && one_of(around.before(i, 2), U"这那哪")) return "hang2";
  if (one_of(here.next, U"吗吧不呢啊了么")) return "xing2";
  const bool company = here.before == U'一' && (here.next == U'人' || (is_numeral(here.next) && here.after == U'人'));
  if (company) return "xing2";
  if (is_numeral(here.before) || one_of(here.before, U"第每首末整跨")) return "hang2";
  if (here.before == U'个' && around.before(i, 2) == U'哪' && one_of(here.next, U"的业")) return "hang2";
  if (one_of(here.before, U"这那哪本该"))
    return one_of(here.next, U"字数业里有的是") || here.past.size() >= 2 ? "hang2" : "xing2";
  return "";
}

// 看: watch over (kan1), or look (kan4).
std::string read_kan(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool charge =
      is_any(here.word, {U"孩子", U"小孩", U"小孩儿", U"门", U"家", U"娃", U"娃娃", U"瓜", U"摊子", U"摊", U"大门",
                         U"仓库", U"果园", U"瓜地", U"护", U"守", U"管", U"场子", U"孩"});
  if (charge) return one_of(here.before, U"院去来") || around.at(i + 1 + here.word.size()) == U'的' ? "kan4" : "kan1";
  if (is_any(here.word, {U"孙子", U"孙女", U"外孙", U"外孙女"}) && one_of(here.before, U"家帮得着天我她"))
    return "kan1";
  if (here.next != U'着') return "";
  if (here.after == U'点' && around.letters.find_first_of(U"孩火锅门车摊", i) != std::u32string::npos) return "kan1";
  const bool helped = here.past.find(U'帮') != std::u32string_view::npos ||
                      here.past.find(U'替') != std::u32string_view::npos ||
                      here.past.find(U"麻烦") != std::u32string_view::npos;
  return helped || is_any(around.word_from(i + 2), {U"孩子", U"行李", U"门", U"摊子", U"家"}) ? "kan1" : "kan4";
}

// 倒: fall (dao3), or pour, turn over, on the contrary (dao4).
std::string read_dao(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.next == U'了' && one_of(here.before, U"车树墙柱杆架梯椅楼人")) return "dao3";
  if (one_of(here.before, U"摔跌晕推绊滑病打吹刮撞放卧拉震绊累醉扑压")) return "dao3";
  if (here.next == U'了' && here.after_ba() && here.past_has(U"水汤酒茶饭圾渣油奶药尿")) return "dao4";
  if (here.next == U'了') return ends(here.after) || here.after == U'下' ? "dao3" : "dao4";
  if (here.next == U'车' && ends(here.after) && here.past_has(U"趟路站铁")) return "dao3";
  // 倒两趟车, 倒五路, 倒十二号线
  if (is_numeral(here.next) && around.letters.substr(i + 1, 5).find_first_of(U"趟班次路线") != std::u32string::npos)
    return "dao3";
  if (one_of(here.next, U"下地闭塌班卖霉手")) return "dao3";
  if (here.next == U'在') return one_of(here.after, U"地床路沙血台楼门") ? "dao3" : "dao4";
  return "dao4";
}

// 当: take for, pawn (dang4), or be, when (dang1).
std::string read_dang(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.word == U"作为") return "dang1";
  if (one_of(here.next, U"成作真铺")) return "dang4";
  if (ends_with_any(here.past, {U"上了", U"上过", U"上个"})) return "dang4";
  // 拿您当亲人, 不当回事.
  if (here.before == U'把') return "dang1";
  const bool taken_for = here.after_ba() || here.past.find(U'拿') != std::u32string_view::npos || here.next == U'回';
  return taken_for ? "dang4" : "dang1";
}

// 干: dry (gan1), or do (gan4).
std::string read_gan(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  constexpr std::u32string_view drying =
      U"嗓嘴唇眼喉鼻口舌衣服裤毛巾头发皮肤被褥单鞋袜地漆墙水河井田土泥花胶泪汗汤米面菜墨拖布";
  if (one_of(here.before, U"太很挺特真有") && !one_of(here.next, U"什嘛活不得")) return "gan1";
  if (one_of(here.before, U"晾晒吹擦烘烤拧喝倒流饼笋风熬煮烧抽榨挤甩控沥哭") || one_of(here.next, U"透燥瘪巴"))
    return "gan1";
  const bool object = here.next == U'了' && (is_numeral(here.after) || one_of(here.after, U"什这那很不活好"));
  const bool dries = here.past.find_first_of(drying) != std::u32string_view::npos;
  const bool adverb = one_of(here.before, U"都全已经没快还就先太很又也最不");
  if (dries && !object && (ends(here.next) || here.next == U'得') &&
      (adverb || one_of(here.before, drying) || one_of(here.before, U"子")))
    return "gan1";
  if (one_of(here.next, U"什嘛吗活不了完得着起这那几累好过事到")) return "gan4";
  if (one_of(here.before, U"在想能会白就你我他她您要么来谁好都别没不事活多少实") || here.next == U'实') return "gan4";
  if (here.before == U'又') return "gan1";
  if (here.before == U'是' && !ends(here.next) && !one_of(here.next, U"的净燥货湿")) return "gan4";  // 是干装修的
  return ends(here.next) && !dries ? "gan4" : "";  // 没人干, 在铁路上干
}

// 落: leave behind (la4), or fall (luo4).
std::string read_luo(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.next == U'下' && (one_of(here.after, U"东什手钱钥一") || here.after_ba() || one_of(here.before, U"别没忘")))
    return "la4";
  if (here.next == U'在' && one_of(here.after, U"后家车银医柜这那单出公桌椅宾店窗你我他她您里屋办学机火餐超"))
    return "la4";
  if (here.after_ba() && !one_of(here.next, U"到实户")) return "la4";
  const bool belonging = here.past_has(U"伞包匙卡证镜帽药历杖机");
  if (belonging && (here.next == U'在' || one_of(here.next, U"家车店医银单"))) return "la4";
  if (here.next == U'了' && ((is_numeral(here.after) && one_of(around.at(i + 3), U"个张件本把只份串样")) ||
                             one_of(here.after, U"个字张件东什") || one_of(here.before, U"字包伞机")))
    return "la4";
  return one_of(here.before, U"别没") && one_of(here.next, U"东下") ? "la4" : "luo4";
}

constexpr auto everyday_senses = std::to_array<Sense>({
    {U'长', read_chang},
    {U'重', read_zhong},
    {U'数', read_shu},
    {U'行', read_hang},
    {U'看', read_kan},
    {U'倒', read_dao},
    {U'当', read_dang},
    {U'干', read_gan},
    {U'落', read_luo},
});

}  // namespace

std::string read_by_everyday_sense(const Neighbours& around, std::size_t index) {
  return read_by_table(everyday_senses, around, index);
}

}  // namespace text::chinese
