#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"

namespace text::chinese {
namespace {

// Words of two characters with two readings.
struct WordRule {
  std::u32string_view word, before, after;
  std::size_t which;  // its character that is read so
  std::string_view reading;
};
constexpr auto word_rules = std::to_array<WordRule>({
    {U"结果", U"树花瓜藤萄枣桃杏梨柿苗棵秧", U"", 0, "jie1"},
    {U"结果", U"不能会没还就都", U"^了的吗", 0, "jie1"},
    {U"猪圈", U"", U"起在住好", 1, "juan1"},
    {U"羊圈", U"", U"起在住好", 1, "juan1"},
    {U"牛圈", U"", U"起在住好", 1, "juan1"},
    {U"圈里", U"^关在到进赶从喂", U"", 0, "juan4"},
    {U"没落", U"", U"一两三下过几", 0, "mei2"},
    {U"没落", U"", U"一两三下过几", 1, "la4"},
    {U"抹平", U"墙灰泥缝", U"", 0, "mo4"},
    {U"发散", U"头", U"^了开", 1, "san3"},
    {U"滴血", U"一两三四五六七八九十几半", U"", 1, "xie3"},
    {U"饮水", U"牛马羊驴畜口", U"", 0, "yin4"},
    {U"挑刺", U"针签镊", U"", 0, "tiao3"},
    {U"挑出", U"刺", U"", 0, "tiao3"},
    {U"床铺", U"", U"好平", 1, "pu1"},
    {U"泥墙", U"子来去给把", U"", 0, "ni4"},
    {U"有难", U"", U"^大八同", 1, "nan4"},
    {U"琢磨", U"", U"玉石", 0, "zhuo2"},
    {U"琢磨", U"", U"玉石", 1, "mo2"},
    {U"打的", U"", U"粮水饭针电菜包药球牌鱼毛折孩草工酱豆麦谷家人是招呼破胰疫青滴", 1, "de5"},
    {U"打的", U"谁我你他她爷妈爸是衣", U"^", 1, "de5"},
    {U"得数", U"都也就还我您你他她", U"", 0, "dei3"},
    {U"得数", U"都也就还我您你他她", U"", 1, "shu3"},
    {U"好吃", U"", U"口", 0, "hao4"},
    {U"好喝", U"", U"口", 0, "hao4"},
    {U"舍下", U"", U"老脸孩面这一", 0, "she3"},
    {U"挑花", U"", U"了", 0, "tiao1"},
    {U"受过", U"", U"奖伤苦罪教表批处训气骗累", 1, "guo5"},
    {U"东西", U"", U"方向部两", 1, "xi1"},
    {U"树种", U"", U"在了得着过", 1, "zhong4"},
    {U"间隔", U"之中房那这", U"", 0, "jian1"},
    {U"床铺", U"给在把", U"上着了", 1, "pu1"},
    {U"数数", U"", U"还有看这那钱一共", 1, "shu5"},
    {U"号叫", U"个这那几的", U"", 0, "hao4"},
    {U"背着", U"", U"手人大别", 0, "bei4"},
    {U"看一下", U"", U"行孩包摊锅门", 0, "kan1"},
    {U"没收", U"", U"过到拾费钱礼", 0, "mei2"},
    {U"补给", U"", U"您我你他她咱大谁老本家儿孩困", 1, "gei3"},
    {U"供给", U"", U"您我你他她咱谁老", 1, "gei3"},
    {U"配给", U"", U"您我你他她咱谁老", 1, "gei3"},
    {U"得出", U"热看听认说想拿分猜尝闻挤流哭急冻累疼", U"", 0, "de5"},
    {U"天地", U"天", U"", 1, "de5"},
    {U"服药", U"一两三四五六七八九十几半每这", U"", 0, "fu4"},
    {U"正当", U"", U"班值着中家年时", 1, "dang1"},
    {U"为人", U"", U"着民服解", 0, "wei4"},
    {U"着重", U"提拿背抱扛搬拖推挑带", U"", 0, "zhe5"},
    {U"着手", U"揣插抄笼袖叉搓甩背摆背抱扛搬拖推牵握拉扶举攥捏伸", U"", 0, "zhe5"},
    {U"着眼", U"睁闭瞪瞅眯红", U"", 0, "zhe5"},
    {U"着急", U"等看听", U"诊", 0, "zhe5"},
    {U"集散", U"", U"了", 1, "san3"},
    {U"好酒", U"又也从爷他", U"", 0, "hao4"},
    {U"难处", U"人很太真挺", U"^的", 1, "chu3"},
    {U"一打", U"", U"开听电雷完上住招", 1, "da3"},
    {U"好处", U"不很真挺", U"^了的", 1, "chu3"},
    {U"了却", U"", U"没不又也来去忘", 0, "le5"},
    {U"上铺", U"床地路桌炕", U"着了满得", 1, "pu1"},
    {U"大意", U"章落文的其", U"", 1, "yi4"},
    {U"大意", U"", U"是如为", 1, "yi4"},
    {U"人家", U"户", U"", 1, "jia1"},
    {U"孙子", U"", U"兵", 1, "zi3"},
    {U"同行", U"", U"的人者", 1, "xing2"},
    {U"同行", U"陪伴起相", U"", 1, "xing2"},
    {U"朝阳", U"着像轮", U"", 0, "zhao1"},
    {U"朝阳", U"的", U"真很刚正照升", 0, "zhao1"},
    {U"朝阳", U"", U"产升群初照", 0, "zhao1"},
    {U"精神", U"有没很么挺真更", U"^了的", 1, "shen5"},
    {U"地方", U"", U"政税财法标性戏", 1, "fang1"},
    {U"生气", U"有", U"", 1, "qi4"},
    {U"回转", U"来", U"", 1, "zhuan4"},
    {U"床铺", U"", U"得", 1, "pu1"},
    {U"担水", U"一两三四五六七八九十几半", U"", 0, "dan4"},
    {U"不得", U"急慌动怪怨碰惹吃喝马少差拖耽马哭笑睡", U"^的啊呀了", 1, "de5"},
    {U"应声", U"", U"开出落而走跑回下起入倒虫", 0, "ying4"},
    {U"打点", U"", U"气水油酱醋酒折岔杂", 1, "dian3"},
    {U"头发", U"", U"晕胀沉麻昏懵蒙闷热烫", 1, "fa1"},
    {U"补给", U"贴", U"", 1, "gei3"},
    {U"上当", U"地村厂校店院船队镇台线车会", U"会班医老村监保司护工干学教大经服兵水", 1, "dang1"},
});

bool stands_in(std::u32string_view set, char32_t neighbour) {
  return set.empty() || (neighbour == 0 ? one_of(U'^', set) : one_of(neighbour, set));
}

}  // namespace

std::string read_in_word(const Neighbours& around, std::size_t i) {
  // 抹一抹, though the dictionaries know 一抹: a verb said again sounds as it did.
  if (around.before(i) == U'一' && around.before(i, 2) == around.at(i)) return around.run[i - 2].pinyin;
  for (const WordRule& rule : word_rules) {
    if (rule.word[rule.which] != around.at(i) || i < rule.which) continue;
    const std::size_t first = i - rule.which;
    if (around.word_from(first) != rule.word || !around.run[first].starts_word) continue;
    if (stands_in(rule.before, around.before(first)) && stands_in(rule.after, around.at(first + rule.word.size())))
      return std::string(rule.reading);
  }
  return read_by_word_frame(around, i);
}

bool is_light_repeat(const Neighbours& around, std::size_t i) {
  constexpr std::u32string_view verbs =
      U"看试问听说想走坐找歇聊谈尝瞧转逛帮教管数量擦洗扫动写读唱跳玩笑敲摸揉按捏捶晒热查算讲练改催劝哄商使透散排睡挪搬"
      U"抬推翻摇踢拍修补称认穿戴换躺站跑爬核比评念"
      U"背遛治泡烫刷剪梳挠熬炖蒸煮炒喂抱扶搀拉收拾理清消倒压吹晾缝熨浇松让求骗逗露见开关交点猜闻捂敷刮挖填抄对想疼惯眨"
      U"送去打学动养铺垫挂装晃遮扇磨搓搅拌扣捆抓绑";
  if (one_of(around.at(i + 1), U"了着过得") && around.at(i + 2) != 0) return false;  // 吃了睡睡了吃
  if (around.at(i + 1) != 0 && around.at(i + 1) == around.at(i + 2)) return false;   // 说说笑笑
  if (i >= 3 && around.before(i, 2) == around.before(i, 3)) return false;
  if (i == 0 || around.before(i) != around.at(i) || !around.alone(i - 1) || !around.run[i].starts_word) return false;
  // 等等我 is a verb, 米面等等 is not.
  if (around.at(i) == U'等')
    return i == 1 || one_of(around.before(i, 2), U"请您再先稍多你我他") || one_of(around.at(i + 1), U"我他她您再吧看");
  // 暖暖身子, yet 暖暖的
  if (around.at(i) == U'暖') return one_of(around.at(i + 1), U"身手脚胃被屋吧");
  return one_of(around.at(i), verbs);
}

}  // namespace text::chinese
