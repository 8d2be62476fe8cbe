#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"

namespace text::chinese {
namespace {

// A reading by what stands directly before and behind, and by what is spoken of earlier and later in the same breath. A set with
// a blank in it is of words (U"佛 菩萨"), one without is of characters; ^ is the edge of the run, # a numeral, "" anything.
// The first frame that fits decides. Each line shows what it is for.
struct Frame {
  char32_t letter;
  std::string_view reading;
  std::u32string_view before, after, earlier, later;
};

// clang-format off
constexpr auto frames = std::to_array<Frame>({
    {U'扒', "pa2", U"", U"到", U"", U"堆块拢"},                                // 把草扒到一块儿
    {U'扒', "pa2", U"被让给人", U"了走", U"", U"包钱机"},                       // 被人扒了钱包
    {U'扒', "pa2", U"被让给人", U"了走", U"包钱机兜", U""},                     // 钱包让人扒了
    {U'把', "ba4", U"刀壶锅伞帚杯茶缸铲镐锄斧瓢勺", U"^儿断坏掉烫松裂折长短没是", U"", U""},  // 锅把太烫, 伞把掉了
    {U'把', "ba4", U"子", U"^儿断坏掉烫松裂折", U"勺铲筷刀锅", U""},             // 勺子把断了
    {U'把', "ba4", U"锅壶杯", U"太", U"", U"烫热长短"},
    {U'膀', "pang1", U"", U"^了起得的", U"脸眼腿脚面", U""},                    // 脸都膀了
    {U'奔', "ben1", U"", U"跑走涌流驰腾忙波", U"", U""},
    {U'奔', "ben4", U"", U"", U"", U""},                                       // 奔七十的人, 奔着儿子去
    {U'别', "bie4", U"太真挺很好", U"^了的得", U"", U""},                       // 脾气太别
    {U'别', "bie4", U"", U"上着在了好", U"胸针花夹襟袖", U""},                   // 胸前别着奖章
    {U'别', "bie4", U"", U"在着了好", U"", U"针章花徽"},
    {U'参', "shen1", U"支根棵株野泡种挖", U"^是的酒不都", U"", U""},             // 一支参, 挖参的
    {U'参', "shen1", U"这那", U"^是的不值好真贵太", U"", U""},
    {U'差', "cha4", U"还就也只不才都太更很真最有没", U"", U"", U""},
    {U'差', "chai1", U"的里个名位", U"人", U"", U""},                           // 衙门里的差人
    {U'差', "chai1", U"", U"人", U"", U"送来去请叫找问取买打接通到报"},          // 差人送来一袋米
    {U'差', "chai1", U"", U"我他她你您个名", U"", U"去来请叫送"},                // 差他去打酱油
    {U'差', "chai1", U"派", U"", U"", U""},
    {U'场', "chang2", U"一", U"^，了呢吧", U"哭闹病忙喜惊吵梦打", U""},          // 闹了一场, 空欢喜一场
    {U'称', "chen4", U"", U"我你他她您", U"", U"心意愿"},                       // 称他的心
    {U'澄', "deng4", U"", U"一了着沙得出", U"", U""},                           // 把水澄一下
    {U'冲', "chong1", U"", U"着", U"", U"水澡脚凉"},                            // 冲着水
    {U'冲', "chong1", U"水浪雨潮管头能别用", U"了走垮倒进开掉在门水", U"", U""},  // 洪水冲了大门
    {U'冲', "chong4", U"劲气话味儿子酒太很真挺脾", U"^得了的鼻很", U"", U""},     // 这酒太冲
    {U'冲', "chong4", U"", U"着我你您他她谁咱这那东南西北里外孩老人门墙窗爸妈爷奶", U"", U""},  // 冲孩子发脾气
    {U'冲', "chong4", U"", U"大", U"", U"爷妈娘叔伯婶哥姐嫂家伙"},
    {U'处', "chu3", U"俩们妥难好", U"^朋对了着得下的", U"", U""},                // 他俩处朋友呢
    {U'处', "chu3", U"", U"朋对", U"", U"友象"},
    {U'绰', "chao1", U"", U"起", U"", U""},                                    // 绰起棍子
    {U'打', "da2", U"#论", U"", U"", U"蛋袜鞋巾笔啤酒衫裤碗杯卖"},              // 两打鸡蛋, 论打卖
    {U'待', "dai1", U"", U"#在到惯腻久", U"", U""},                             // 待在家里, 待三天
    {U'待', "dai1", U"己独里家校院", U"^的吧吗", U"", U""},
    {U'担', "dan4", U"着挑副条", U"^子", U"", U""},                             // 挑着担
    {U'当', "dang4", U"", U"饭吃 枪使 儿戏 宝 外人 亲人 亲儿子 亲闺女 亲女儿 亲妈 牛做 耳边风 耳旁风 笑话 回事 自己家 自家 真", U"", U""},  // 别当儿戏
    {U'当', "dang4", U"人天个", U"两 三 几 俩", U"一", U""},                     // 一个人当两个人用
    {U'当', "dang4", U"", U"了", U"表戒镯饰链环", U""},                         // 手表当了三百
    {U'当', "dang4", U"", U"了", U"", U"百块元"},
    {U'调', "diao4", U"的个起", U"^太高低是不就", U"歌曲戏唱起", U""},           // 这歌的调太高
    {U'调', "diao4", U"", U"人 工作 监控 座 个人 个车 岗 了岗 了工作 了单位 令 车 兵 录像 记录 货 资料 病历 药来 单位 部门", U"", U""},
    {U'钉', "ding4", U"新刚才重能会没都给再", U"^的了上好", U"", U""},          // 是新钉的
    {U'钉', "ding4", U"子锤", U"^", U"拿用锤", U""},                            // 拿锤子钉
    {U'钉', "ding4", U"", U"被扣马掌框板箱本", U"", U""},
    {U'斗', "dou3", U"#", U"", U"", U"米麦粮谷豆粱粟"},                         // 三斗高粱
    {U'囤', "dun4", U"粮米麦草大小个#", U"^里满都和子是大小粮", U"", U""},       // 一囤粮食, 麦囤满了
    {U'囤', "dun4", U"", U"里底尖", U"", U""},                                 // 囤里没粮了
    {U'缝', "feng4", U"道裂砖板墙", U"^儿了里", U"", U""},                       // 墙上有道缝
    {U'缝', "feng4", U"开", U"了", U"", U""},
    {U'缝', "feng4", U"", U"里隙", U"", U""},
    {U'膏', "gao4", U"", U"油 车 墨 笔 点油 点儿油 了点油 了油 上油 一下 一膏", U"", U""},  // 给车轴膏点油
    {U'更', "geng1", U"打敲守巡", U"^的夫", U"", U""},                          // 打更的
    {U'供', "gong4", U"", U"", U"佛 神龛 庙 堂屋 灶台 供桌 牌位 案上", U""},      // 堂屋里供着祖宗
    {U'供', "gong4", U"", U"", U"", U"佛 神 菩萨 祖先 祖宗 上香 炷香 财神 灶 牌位 关公 观音 关老爷 妈祖 龛 像 遗照 土地爷 阎"},
    {U'供', "gong4", U"摆上口招", U"^了的", U"", U""},
    {U'供', "gong4", U"", U"出同 出主 了出来 出了 认", U"", U""},               // 供出同伙
    {U'观', "guan4", U"到这那座道个", U"^里", U"寺道庙", U""},
    {U'核', "hu2", U"枣桃杏梨果樱桃李橄", U"儿", U"", U""},                      // 杏核儿
    {U'横', "heng4", U"话真太很耍挺度气特么", U"^的得什呢了", U"", U""},          // 态度横
    {U'横', "heng4", U"", U"得很 什么", U"", U""},
    {U'糊', "hu1", U"用", U"", U"泥灰", U""},
    {U'糊', "hu1", U"泥", U"住上", U"", U""},                                  // 用泥糊住
    {U'糊', "hu1", U"", U"一层泥 墙缝 上泥 层泥 了层泥 了一层泥", U"", U""},
    {U'划', "hua2", U"", U"火柴 开 亮 伤 屏 玻璃 几桨 桨 一下 动 拉", U"", U""},  // 划火柴, 手机划一下
    {U'划', "hua2", U"", U"^的得", U"往上 往下 往左 往右 向上 向下 向左 向右 手指 屏 刀 玻璃 钉", U""},  // 往上划
    {U'划', "hua2", U"不太很", U"^了", U"", U""},                               // 这么买不划
    {U'晃', "huang3", U"一", U"#就几都这又半大过", U"", U""},                    // 一晃十年
    {U'系', "ji4", U"", U"个不了歪裤得死块条根住没牢松错蝴绳带扣鞋安领围腰红好紧在", U"", U""},  // 系不上
    {U'系', "ji4", U"没要给去请会帮要能再重须", U"^一上的", U"", U""},
    {U'系', "ji4", U"", U"", U"扣带绳裙鞋领", U""},                             // 领带系歪了
    {U'假', "jia4", U"歇天周月期休请", U"^了吗呢的", U"", U""},                  // 歇假, 五天假
    {U'假', "jia4", U"没", U"了", U"", U""},
    {U'降', "jiang4", U"", U"住不得", U"压温价糖脂烧量息", U""},                 // 血压降不住
    {U'降', "xiang2", U"", U"住 不住 得住 服 龙 妖 伏 得了你 得了他", U"", U""},  // 能降住这头牛
});
// clang-format on

bool has_words(std::u32string_view set) { return set.find(U' ') != std::u32string_view::npos; }

// Whether `test` holds for one of the words of a set: U"佛 菩萨".
template <typename Test>
bool any_word(std::u32string_view set, Test test) {
  while (!set.empty()) {
    const std::size_t end = std::min(set.find(U' '), set.size());
    if (test(set.substr(0, end))) return true;
    set.remove_prefix(std::min(end + 1, set.size()));
  }
  return false;
}

bool is_beside(std::u32string_view set, char32_t neighbour) {
  if (neighbour == 0) return one_of(U'^', set);
  return one_of(neighbour, set) || (one_of(U'#', set) && is_numeral(neighbour));
}

bool is_within(std::u32string_view set, std::u32string_view stretch) {
  if (set.empty()) return true;
  if (!has_words(set)) return stretch.find_first_of(set) != std::u32string_view::npos;
  return any_word(set, [&](std::u32string_view word) { return stretch.find(word) != std::u32string_view::npos; });
}

bool fits(const Frame& frame, const Neighbours& around, std::size_t i) {
  const std::u32string_view past = std::u32string_view(around.letters).substr(0, i);
  const std::u32string_view rest = around.from(i + 1, 10);
  const auto ends_past = [&](std::u32string_view word) { return past.ends_with(word); };
  const auto begins_rest = [&](std::u32string_view word) { return rest.starts_with(word); };
  const bool before = frame.before.empty() || (has_words(frame.before) ? any_word(frame.before, ends_past)
                                                                       : is_beside(frame.before, around.before(i)));
  const bool after = frame.after.empty() || (has_words(frame.after) ? any_word(frame.after, begins_rest)
                                                                    : is_beside(frame.after, around.at(i + 1)));
  return before && after && is_within(frame.earlier, past) && is_within(frame.later, rest);
}

}  // namespace

std::string read_by_frame(const Neighbours& around, std::size_t index) {
  for (const Frame& frame : frames)
    if (frame.letter == around.at(index) && fits(frame, around, index)) return std::string(frame.reading);
  return "";
}

}  // namespace text::chinese
