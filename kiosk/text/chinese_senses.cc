#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"

namespace text::chinese {
namespace {

// What stands around one character, for the questions below.
struct Place {
  char32_t before, next, after;
  std::u32string_view word;  // the word that follows
  std::u32string_view past;  // all before it

  Place(const Neighbours& around, std::size_t i)
      : before(around.before(i)), next(around.at(i + 1)), after(around.at(i + 2)), word(around.word_from(i + 1)),
        past(std::u32string_view(around.letters).substr(0, i)) {}
  bool after_ba() const { return past.find(U'把') != std::u32string_view::npos || past.find(U'将') != std::u32string_view::npos; }
};

constexpr std::u32string_view closing = U"吗吧呢啊呀了的没";  // a sentence may end with these

bool ends(char32_t letter) { return letter == 0 || one_of(letter, closing); }

// 长: grow (zhang3), or long (chang2).
std::string read_chang(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool garment = here.past.find_first_of(U"裤衣袖裙绳线带布帘") != std::u32string_view::npos;
  const bool by_measure = here.next == U'了' && is_numeral(here.after) && one_of(around.at(i + 3), U"寸尺厘公米截里");
  if (by_measure || (garment && here.next == U'了')) return garment ? "chang2" : "zhang3";
  if (here.before == U'长') return "chang2";
  if (here.next == U'长') return here.after == U'了' ? "zhang3" : "chang2";
  if (one_of(here.next, U"得出满胖肉痘斑疮瘤包牙毛虫高大个在着身")) return "zhang3";
  if (is_any(here.word, {U"知识", U"见识", U"记性", U"本事", U"白发", U"皱纹", U"头发", U"眼睛"})) return "zhang3";
  if (here.next == U'了' && (one_of(here.before, U"上里身脸头") || is_numeral(here.after) || one_of(here.after, U"个颗块些点疙痘牙"))) return "zhang3";
  if (one_of(here.before, U"局院校部处科所站队村镇乡市县省区组厂店社会行团") && here.next == 0) return "zhang3";
  if (here.before == U'越' && here.next == U'越') return one_of(here.after, U"高大胖漂像帅俊") ? "zhang3" : "chang2";
  return "";
}

// 重: again (chong2), or heavy (zhong4).
std::string read_zhong(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (one_of(here.before, U"太很更最这么那病体越不")) return "zhong4";
  if (here.before == U'多') return ends(here.next) ? "zhong4" : "chong2";
  if (one_of(here.before, U"字码样号") && one_of(here.next, U"了的")) return "chong2";
  if (one_of(here.next, U"做写填打拍拿来放按刷插输试发签办买选贴读传交领开装印排取扫录新复设置建启算查报测看听说讲学走名")) return "chong2";
  return one_of(here.before, U"双两三几四五") || (is_numeral(here.before) && !ends(here.next)) ? "chong2" : "";
}

// 数: count (shu3), or number (shu4).
std::string read_shu(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.before == U'地' && here.next != 0) return "shu3";  // 一只一只地数羊
  if (one_of(here.next, U"一钱完清不过到第着得出了他她你我您这那")) return "shu3";
  return one_of(here.before, U"来会再请您我你先") && here.next == 0 ? "shu3" : "";
}

// 行: a row or a trade (hang2), or walk, will do (xing2).
std::string read_hang(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.before == U'一' && one_of(around.before(i, 2), U"这那哪")) return "hang2";
  if (one_of(here.next, U"吗吧不呢啊了么")) return "xing2";
  const bool company = here.before == U'一' && (here.next == U'人' || (is_numeral(here.next) && here.after == U'人'));
  if (company) return "xing2";
  if (is_numeral(here.before) || one_of(here.before, U"第每首末整跨")) return "hang2";
  if (one_of(here.before, U"这那哪本该")) return one_of(here.next, U"字数业里有的是") || here.past.size() >= 2 ? "hang2" : "xing2";
  return "";
}

// 看: watch over (kan1), or look (kan4).
std::string read_kan(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool charge = is_any(here.word, {U"孩子", U"小孩", U"小孩儿", U"门", U"家", U"娃", U"娃娃", U"瓜", U"摊子", U"摊", U"大门", U"仓库", U"果园", U"瓜地", U"护", U"守", U"管", U"场子", U"孩"});
  if (charge) return one_of(here.before, U"院去来") || around.at(i + 1 + here.word.size()) == U'的' ? "kan4" : "kan1";
  if (is_any(here.word, {U"孙子", U"孙女", U"外孙", U"外孙女"}) && one_of(here.before, U"家帮得着天我她")) return "kan1";
  if (here.next != U'着') return "";
  const bool helped = here.past.find(U'帮') != std::u32string_view::npos || here.past.find(U'替') != std::u32string_view::npos ||
                      here.past.find(U"麻烦") != std::u32string_view::npos;
  return helped || is_any(around.word_from(i + 2), {U"孩子", U"行李", U"门", U"摊子", U"家"}) ? "kan1" : "kan4";
}

// 倒: fall (dao3), or pour, turn over, on the contrary (dao4).
std::string read_dao(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (one_of(here.before, U"摔跌晕推绊滑病打吹刮撞放卧拉震绊累醉扑压")) return "dao3";
  if (here.next == U'了') return ends(here.after) || here.after == U'下' ? "dao3" : "dao4";
  if (here.next == U'车' && ends(here.after) && here.past.find_first_of(U"趟路站铁") != std::u32string_view::npos) return "dao3";
  if (is_numeral(here.next) && one_of(here.after, U"趟班次")) return "dao3";  // 倒两趟车
  if (one_of(here.next, U"下地闭塌班卖霉手")) return "dao3";
  if (here.next == U'在') return one_of(here.after, U"地床路沙血台楼门") ? "dao3" : "dao4";
  return "dao4";
}

// 当: take for, pawn (dang4), or be, when (dang1).
std::string read_dang(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (one_of(here.next, U"成作真铺")) return "dang4";
  if (ends_with_any(here.past, {U"上了", U"上过", U"上个"})) return "dang4";
  // 拿您当亲人, 不当回事.
  const bool taken_for = here.after_ba() || here.past.find(U'拿') != std::u32string_view::npos || here.next == U'回';
  return taken_for ? "dang4" : "dang1";
}

// 转: go round (zhuan4), or turn, pass on (zhuan3).
std::string read_zhuan(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (one_of(here.next, U"圈悠转") || here.before == U'转') return "zhuan4";
  const bool rounds = here.next == U'一' || here.next == U'了' || is_numeral(here.next);
  if (rounds && (around.letters.find(U'圈', i) != std::u32string::npos)) return "zhuan4";
  if (one_of(here.next, U"起得个") && one_of(here.after, U"来飞快很不动没")) return "zhuan4";
  if (one_of(here.before, U"打团空自公") && ends(here.next)) return "zhuan4";
  if (here.before == U'不' && ends(here.next)) return "zhuan4";
  const bool around_it = here.past.find(U'围') != std::u32string_view::npos || here.past.find(U'绕') != std::u32string_view::npos;
  return around_it && here.next == 0 ? "zhuan4" : "zhuan3";
}

// 干: dry (gan1), or do (gan4).
std::string read_gan(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  constexpr std::u32string_view drying = U"嗓嘴唇眼喉鼻口舌衣服裤毛巾头发皮肤被褥单鞋袜地漆墙水河井田土泥花胶泪汗汤米面菜墨拖布";
  if (one_of(here.before, U"太很挺特真有") && !one_of(here.next, U"什嘛活不得")) return "gan1";
  if (one_of(here.before, U"晾晒吹擦烘烤拧喝倒流饼笋风") || one_of(here.next, U"透燥瘪巴")) return "gan1";
  const bool object = here.next == U'了' && !ends(here.after);
  const bool dries = here.past.find_first_of(drying) != std::u32string_view::npos;
  const bool adverb = one_of(here.before, U"都全已经没快还就先太很又也最不");
  if (dries && !object && (ends(here.next) || one_of(here.next, U"得")) && (adverb || one_of(here.before, drying) || one_of(here.before, U"子")))
    return "gan1";
  if (one_of(here.next, U"什嘛吗活不了完得着起这那几累好过事")) return "gan4";
  if (one_of(here.before, U"在想能会白就你我他她您要么来谁好都别没不")) return "gan4";
  return here.before == U'又' ? "gan1" : "";
}

// 落: leave behind (la4), or fall (luo4).
std::string read_luo(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.next == U'下' && one_of(here.after, U"了东什手钱钥一")) return "la4";
  if (here.next == U'在' && one_of(here.after, U"家车银医柜这那单出公桌椅宾店窗你我他她您里屋办学机火餐超")) return "la4";
  if (here.after_ba() && !one_of(here.next, U"到实户")) return "la4";
  const bool belonging = here.past.find_first_of(U"伞包匙卡证镜帽药历杖机") != std::u32string_view::npos;
  if (here.next == U'在' && belonging) return "la4";
  if (here.next == U'了' && ((is_numeral(here.after) && one_of(around.at(i + 3), U"个张件本把只份串样")) || one_of(here.after, U"个字张件东什") || one_of(here.before, U"字包伞机"))) return "la4";
  return one_of(here.before, U"别没") && one_of(here.next, U"东下") ? "la4" : "luo4";
}

// 血: as one says it alone (xie3), or as a word's part (xue4).
std::string read_xue(const Neighbours& around, std::size_t i) { return one_of(around.before(i), U"点些滴") ? "xie3" : "xue4"; }

// 过: the particle of what has been done before, or to pass.
std::string read_guo(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const std::u32string_view verb = around.word_before(i);
  if (verb.empty() || one_of(here.next, U"来去年节期于程分得不")) return "guo4";
  constexpr std::u32string_view verbs = U"来去吃喝看办做打用住学见听说问写读买卖当得领试找想玩坐病查签填干教戴拿借交收挨有中爱恨哭结提讲聊遇犯补换存取寄养种骑唱跳生摔拍刷输开发患伤登";
  const bool done = verb.size() == 1 && one_of(verb[0], verbs);
  return done || is_any(verb, {U"申请", U"参加", U"登记", U"办理", U"认证", U"联系", U"预约", U"打听", U"使用", U"服用", U"咨询", U"工作", U"学习", U"缴费",
                               U"报销", U"注册", U"检查", U"通知", U"告诉", U"考虑", U"发生", U"出现", U"接种", U"感染", U"领取", U"享受", U"提交"})
             ? "guo5"
             : "guo4";
}

// 好: be fond of (hao4), or good (hao3).
std::string read_hao(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool someone = here.before == 0 || one_of(here.before, U"他她我你爷公人从小向就特又也");
  return someone && is_any(here.word, {U"喝酒", U"抽烟", U"打牌", U"面子", U"热闹", U"赌", U"酒", U"下棋", U"钓鱼", U"唱戏", U"跳舞", U"养花", U"打麻将"}) ? "hao4" : "hao3";
}

// 卷: a roll (juan3), or a paper, a volume (juan4).
std::string read_juan(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (one_of(here.next, U"书档宗") || here.past.find(U'第') != std::u32string_view::npos) return "juan4";
  return "juan3";
}

// 调: adjust (tiao2), or move, fetch (diao4).
std::string read_tiao(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.next == U'到') return is_any(around.word_from(i + 2), {U"最大", U"最小", U"最高", U"最低", U"合适", U"静音"}) || is_numeral(here.after) || here.after == U'最' ? "tiao2" : "diao4";
  if (one_of(here.next, U"高低大小快慢一整好成亮暗响薪价解得")) return "tiao2";
  if (one_of(here.next, U"不得") && one_of(here.after, U"出走动来去")) return "diao4";
  if (one_of(here.next, U"走取出用档入动离来去岗回")) return "diao4";
  return "";
}

// 场: a run of something (chang2), or a show (chang3).
std::string read_place(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  const bool weather = here.past.find_first_of(U"雨雪病灾") != std::u32string_view::npos;
  const bool show = begins_with_any(here.word, {U"电影", U"球", U"比赛", U"演出", U"考试", U"会", U"讲座", U"戏", U"表演", U"音乐", U"晚会", U"活动", U"培训", U"婚礼"});
  if (!(is_numeral(here.before) || one_of(here.before, U"这那每")) || show) return "chang3";
  return (weather && is_numeral(here.before)) || one_of(here.next, U"雨雪病风火梦战灾难大误空官冰暴架痛惊春秋虚") ? "chang2" : "chang3";
}

// 背: carry (bei1), or back, recite (bei4).
std::string read_bei(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.next == U'上') return one_of(here.before, U"后的我他她手在") || one_of(here.after, U"长有痒疼起的") ? "bei4" : "bei1";
  return one_of(here.next, U"着包起") || here.word == U"孩子" ? "bei1" : "bei4";
}

// 和: mix (huo2), win at mahjong (hu2), or and.
std::string read_he(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.next == U'了' && here.past.find(U'牌') != std::u32string_view::npos) return "hu2";
  if (here.next == U'了' && here.past.ends_with(U"麻将")) return "hu2";
  const bool of_dough = one_of(here.before, U"面馅泥") || (here.before == U'儿' && around.before(i, 2) == U'馅');
  if (of_dough && (here.next == U'得' || (here.next == U'好' && here.after == U'了'))) return "huo2";
  const bool dough = is_any(here.word, {U"面", U"馅", U"泥", U"馅儿"});
  return dough && !one_of(here.before, U"米油菜饭盐肉水") ? "huo2" : "he2";
}

// 闷: of air and weather (men1), or of a heart (men4).
std::string read_men(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (here.past.find_first_of(U"心胸憋烦愁") != std::u32string_view::npos || one_of(here.before, U"发解")) return "men4";
  return here.past.find_first_of(U"屋天房车里外气") != std::u32string_view::npos || one_of(here.next, U"热声头着") ? "men1" : "men4";
}

// 卡: stuck (qia3), or a card (ka3).
std::string read_ka(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (one_of(here.before, U"刺骨纸车门币片") && one_of(here.next, U"在了住着")) return "qia3";
  return one_of(here.next, U"住壳") || (here.next == U'在' && one_of(here.after, U"嗓喉中里门电缝")) ? "qia3" : "ka3";
}

// 假: leave, while it is also false.
std::string read_jia(const Neighbours& around, std::size_t i) {
  return around.letters.substr(0, i).find_first_of(U"请放休批销") != std::u32string::npos && around.alone(i) ? "jia4" : "";
}

// 没: rise above (mo4), or not.
std::string read_mo(const Neighbours& around, std::size_t i) {
  const std::size_t body = around.at(i + 2) == U'了' ? i + 3 : i + 2;
  return around.at(i + 1) == U'过' && one_of(around.at(body), U"脚膝腰肩胸头顶车") ? "mo4" : "";
}

// 折: snap (she2), or fold.
std::string read_zhe(const Neighbours& around, std::size_t i) {
  return around.at(i + 1) == U'了' && one_of(around.at(i + 2), U"腿胳手臂骨腰") ? "she2" : "";
}

// 结: bear fruit (jie1), or tie.
std::string read_jie(const Neighbours& around, std::size_t i) {
  if (one_of(around.at(i + 1), U"果实籽")) return "jie1";
  const std::u32string_view object = std::u32string_view(around.letters).substr(i + 1, 6);
  return one_of(around.at(i + 1), U"了着满出") && object.find_first_of(U"果瓜籽") != std::u32string_view::npos ? "jie1" : "jie2";
}

// 只: the measure of beasts and of one of a pair (zhi1), or only.
std::string read_zhi(const Neighbours& around, std::size_t i) {
  const bool verb = one_of(around.at(i + 1), U"要能有是需够剩管");
  const bool counted = is_numeral(around.before(i)) || one_of(around.before(i), U"每");
  const bool beast = one_of(around.before(i), U"这那哪") &&
                     one_of(around.at(i + 1), U"猫狗鸡鸭鸟手脚眼耳鞋袜箱碗股老小大黑白花杯表船蚊虫兔羊鹅虾蟹曲歌包桶");
  return (counted && !verb) || beast ? "zhi1" : "zhi3";
}

// 儿 colours the word before it.
std::string read_er(const Neighbours& around, std::size_t i) { return i > 0 && !one_of(around.before(i), U"没有无生养") ? "r5" : "er2"; }

constexpr auto senses = std::to_array<Sense>({
    {U'长', read_chang}, {U'重', read_zhong}, {U'数', read_shu}, {U'行', read_hang}, {U'看', read_kan}, {U'倒', read_dao},
    {U'当', read_dang}, {U'转', read_zhuan}, {U'干', read_gan}, {U'落', read_luo}, {U'血', read_xue}, {U'过', read_guo},
    {U'好', read_hao}, {U'卷', read_juan}, {U'调', read_tiao}, {U'场', read_place}, {U'背', read_bei}, {U'和', read_he},
    {U'卡', read_ka}, {U'假', read_jia}, {U'没', read_mo}, {U'折', read_zhe}, {U'结', read_jie}, {U'只', read_zhi},
    {U'儿', read_er}, {U'闷', read_men},
});

}  // namespace

std::string read_by_sense(const Neighbours& around, std::size_t index) { return read_by_table(senses, around, index); }

namespace {

// Words of two characters with two readings.
struct WordRule {
  std::u32string_view word, before, after;
  std::size_t which;  // its character that is read so
  std::string_view reading;
};
constexpr auto word_rules = std::to_array<WordRule>({
    {U"结果", U"树花瓜藤", U"", 0, "jie1"},
    {U"东西", U"", U"方向部两", 1, "xi1"},
    {U"树种", U"", U"在了得着过", 1, "zhong4"},
    {U"好酒", U"又也从爷他", U"", 0, "hao4"},
    {U"好处", U"不很真挺", U"^了的", 1, "chu3"},
    {U"了却", U"", U"没不又也来去忘", 0, "le5"},
    {U"上铺", U"床地路桌炕", U"着了满", 1, "pu1"},
    {U"大意", U"章落文的其", U"", 1, "yi4"},
    {U"大意", U"", U"是如为", 1, "yi4"},
    {U"人家", U"户", U"", 1, "jia1"},
    {U"孙子", U"", U"兵", 1, "zi3"},
    {U"同行", U"", U"的人者", 1, "xing2"},
    {U"同行", U"陪伴起相", U"", 1, "xing2"},
    {U"朝阳", U"着像轮", U"", 0, "zhao1"},
    {U"朝阳", U"", U"产升群初照", 0, "zhao1"},
    {U"精神", U"有没很么挺真更", U"^了的", 1, "shen5"},
    {U"地方", U"", U"政税财法标性戏", 1, "fang1"},
    {U"生气", U"有", U"", 1, "qi4"},
});

bool stands_in(std::u32string_view set, char32_t neighbour) {
  return set.empty() || (neighbour == 0 ? one_of(U'^', set) : one_of(neighbour, set));
}

}  // namespace

std::string read_in_word(const Neighbours& around, std::size_t i) {
  for (const WordRule& rule : word_rules) {
    if (rule.word[rule.which] != around.at(i) || i < rule.which) continue;
    const std::size_t first = i - rule.which;
    if (around.word_from(first) != rule.word || !around.run[first].starts_word) continue;
    if (stands_in(rule.before, around.before(first)) && stands_in(rule.after, around.at(first + rule.word.size()))) return std::string(rule.reading);
  }
  return "";
}

bool is_light_repeat(const Neighbours& around, std::size_t i) {
  constexpr std::u32string_view verbs = U"看试问听说想走坐找歇聊谈尝瞧转逛帮教管数量擦洗扫动写读唱跳玩笑敲摸揉按捏捶晒热查算讲练改催劝哄商使透散排睡挪搬抬推翻摇踢拍修补称认穿戴换躺站跑爬核比评念画"
                                         U"背遛治泡烫刷剪梳挠熬炖蒸煮炒喂抱扶搀拉收拾理清消倒压吹晾缝熨浇松让求骗逗露见开关交点猜闻捂敷刮挖填抄对想疼惯";
  if (around.at(i + 1) != 0 && around.at(i + 1) == around.at(i + 2)) return false;  // 说说笑笑
  if (i >= 3 && around.before(i, 2) == around.before(i, 3)) return false;
  if (i == 0 || around.before(i) != around.at(i) || !around.alone(i - 1) || !around.run[i].starts_word) return false;
  // 等等我 is a verb, 米面等等 is not.
  if (around.at(i) == U'等') return i == 1 || one_of(around.before(i, 2), U"请您再先稍多你我他") || one_of(around.at(i + 1), U"我他她您再吧看");
  return one_of(around.at(i), verbs);
}

}  // namespace text::chinese
