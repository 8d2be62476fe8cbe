#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"

namespace text::chinese {
namespace {

// A reading by the characters on both sides. ^ stands for the edge of the run, # for a numeral; "" for anything. The first rule
// that fits decides.
struct Rule {
  char32_t letter;
  std::string_view reading;
  std::u32string_view before, after;
};

constexpr auto rules = std::to_array<Rule>({
    {U'的', "de5", U"", U""},
    {U'种', "zhong3", U"#这那各多品某此哪何同每该另良选配育", U""},
    {U'种', "zhong3", U"树花菜麦稻马猪牛羊", U"^的"},
    {U'种', "zhong4", U"", U""},
    {U'量', "liang2", U"", U"血体一身腰尺脉了完过个量着好准出得"},
    {U'量', "liang2", U"没先再来去要请帮给天次都就还常", U""},
    {U'囤', "tun2", U"", U""},
    {U'饮', "yin4", U"", U"牲马牛"},
    {U'脏', "zang1", U"", U""},
    {U'屏', "bing3", U"", U"住气息着"},
    {U'钉', "ding4", U"上把去来要", U""},
    {U'钉', "ding4", U"", U"了着上在住个好扣一牢马"},
    {U'服', "fu4", U"#这那每", U"中药汤西膏"},
    {U'服', "fu4", U"一半两", U"^"},
    {U'厦', "xia4", U"", U"航大门深漳金"},
    {U'厦', "xia4", U"赴在到回离来", U""},
    {U'教', "jiao4", U"信入传", U""},
    {U'教', "jiao1", U"", U""},
    {U'中', "zhong4", U"看没打选命射猜考击切投", U""},
    {U'中', "zhong4", U"", U"奖毒风暑彩标弹招了过"},
    {U'空', "kong1", U"", U"手肚"},
    {U'空', "kong4", U"有没抽得个填留闲", U""},
    {U'空', "kong4", U"", U"着出位行格几座"},
    {U'差', "cha1", U"时误温价落", U""},
    {U'差', "cha4", U"", U""},
    {U'处', "chu3", U"", U"着得不好了对于在以警罚拘刑徒"},
    {U'处', "chu3", U"^可并应者", U"#有无"},
    {U'没', "mo4", U"", U"入顶"},
    {U'没', "mei2", U"", U""},
    {U'晕', "yun1", U"", U""},
    {U'累', "lei4", U"", U""},
    {U'系', "ji4", U"", U"好上鞋扣紧领围着带腰红"},
    {U'待', "dai1", U"", U"着会了在一不"},
    {U'薄', "bao2", U"", U""},
    {U'削', "xiao1", U"", U""},
    {U'盛', "cheng2", U"饭汤菜面粥碗", U""},
    {U'盛', "cheng2", U"", U"饭汤水菜一了点碗满上好粥米面出到"},
    {U'夹', "jia1", U"", U""},
    {U'觉', "jiao4", U"个一好午睡懒着", U""},
    {U'应', "ying4", U"人声答没", U"^了"},
    {U'应', "ying4", U"", U"了声着"},
    {U'咳', "ke2", U"", U""},
    {U'应', "ying4", U"", U"邀聘您你他群"},
    {U'划', "hua2", U"", U"船算了破着"},
    {U'熟', "shu2", U"", U""},
    {U'缝', "feng4", U"户门窗墙牙裤地石条", U""},
    {U'缝', "feng4", U"了", U"^请要得的"},
    {U'缝', "feng4", U"的道", U"^衣针了合上好被补起"},
    {U'缝', "feng2", U"", U"衣针了合上好被"},
    {U'铺', "pu4", U"车药饭肉菜粮茶当货发馆店煎饼面酒油布铁纸金银书花腐缝头", U"^的里是关"},
    {U'铺', "pu1", U"", U"床路好上开地着了在满一平被砖"},
    {U'传', "chuan2", U"", U""},
    {U'弹', "tan2", U"", U"琴钢吉棉一了着起出得奏回不"},
    {U'弹', "tan2", U"一", U""},
    {U'藏', "cang2", U"", U""},
    {U'冲', "chong4", U"太很真挺有", U""},
    {U'冲', "chong4", U"", U"着我你他"},
    {U'圈', "quan1", U"", U""},
    {U'相', "xiang4", U"照长", U""},
    {U'发', "fa4", U"理染剪烫护洗白黑头美脱假", U""},
    {U'给', "gei3", U"", U""},
    {U'切', "qie1", U"", U""},
    {U'假', "jia4", U"请放休病产婚事年寒暑丧", U""},
    {U'分', "fen4", U"", U"内外量"},
    {U'似', "shi4", U"", U"的"},
    {U'散', "san3", U"", U"架装"},
    {U'散', "san4", U"", U"步会心了场"},
    {U'散', "san4", U"没就都才", U""},
    {U'挣', "zheng4", U"", U""},
    {U'占', "zhan4", U"", U""},
    {U'炸', "zha2", U"", U"油鸡鱼薯丸糕藕虾排得酱馒出"},
    {U'折', "she2", U"腿手臂骨断绳根条子膊腰", U"了"},
    {U'钻', "zuan1", U"", U""},
    {U'宿', "xiu3", U"#整半", U""},
    {U'曲', "qu3", U"#这那首", U""},
    {U'担', "dan4", U"#", U""},
    {U'令', "ling3", U"#", U"纸"},
    {U'石', "dan4", U"#", U"米粮谷麦稻豆小高大"},
    {U'撮', "zuo3", U"#", U"毛胡头"},
    {U'倔', "jue4", U"", U""},
    {U'溜', "liu4", U"可真挺很得", U"^了的"},
    {U'子', "zi3", U"^之孔老孟庄荀墨诸其父母独一", U""},
    {U'子', "zi3", U"", U"女孙弟时"},
    {U'子', "zi5", U"", U""},
    {U'剥', "bao1", U"", U""},
    {U'嚼', "jiao2", U"", U""},
    {U'拽', "zhuai4", U"", U""},
    {U'翘', "qiao4", U"", U""},
    {U'咽', "yan4", U"", U""},
    {U'撒', "sa1", U"", U"手尿谎"},
    {U'撒', "sa3", U"", U""},
    {U'塞', "sai1", U"", U""},
    {U'咋', "za3", U"", U""},
    {U'杠', "gang4", U"", U""},
    {U'称', "cheng1", U"", U""},
    {U'喝', "he1", U"", U""},
    {U'降', "jiang4", U"", U""},
    {U'号', "hao4", U"", U""},
    {U'强', "qiang2", U"", U""},
    {U'露', "lou4", U"", U"马馅底怯脸面"},
    {U'露', "lu4", U"", U""},
    {U'呀', "ya5", U"", U""},
    {U'啦', "la5", U"", U""},
    {U'呗', "bei5", U"", U""},
    {U'哟', "yo5", U"", U""},
    {U'凉', "liang2", U"", U""},
    {U'识', "shi2", U"", U""},
    {U'上', "shang4", U"", U""},
    {U'那', "na4", U"", U""},
    {U'哪', "na3", U"", U""},
    {U'啊', "a5", U"", U""},
    {U'呢', "ne5", U"", U""},
    {U'吧', "ba5", U"", U""},
    {U'头', "tou5", U"里", U"^了的是有都还没也呢不放装在就着"},
    {U'呐', "na5", U"", U"^"},
    {U'吗', "ma5", U"", U""},
    {U'嘛', "ma5", U"", U""},
    {U'们', "men5", U"", U""},
    {U'谁', "shei2", U"", U""},
    {U'都', "dou1", U"", U""},
    {U'儿', "er2", U"", U""},
    {U'便', "bian4", U"", U""},
    {U'乐', "yue4", U"民声器", U""},
});

bool fits(std::u32string_view set, char32_t neighbour) {
  if (set.empty()) return true;
  if (neighbour == 0) return one_of(U'^', set);
  return one_of(neighbour, set) || (one_of(U'#', set) && is_numeral(neighbour));
}

}  // namespace

std::string read_by_rule(const Neighbours& around, std::size_t index) {
  for (const Rule& rule : rules)
    if (rule.letter == around.at(index) && fits(rule.before, around.before(index)) &&
        fits(rule.after, around.at(index + 1)))
      return std::string(rule.reading);
  return "";
}

}  // namespace text::chinese
