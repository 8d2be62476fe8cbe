#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_names.h"

namespace text::chinese {
namespace {

constexpr std::initializer_list<std::u32string_view> titles{
    U"先生",   U"女士",   U"大夫",   U"医生", U"主任",   U"大爷",   U"大妈", U"大娘", U"阿姨",   U"叔叔",   U"同志",
    U"老师",   U"师傅",   U"奶奶",   U"爷爷", U"局长",   U"经理",   U"科长", U"处长", U"书记",   U"护士",   U"教授",
    U"院长",   U"所长",   U"站长",   U"队长", U"主席",   U"警官",   U"律师", U"小姐", U"太太",   U"伯伯",   U"大伯",
    U"大叔",   U"大姐",   U"大哥",   U"婆婆", U"老太",   U"老先生", U"会计", U"法官", U"部长",   U"市长",   U"县长",
    U"镇长",   U"村长",   U"校长",   U"医师", U"药师",   U"工程师", U"组长", U"班长", U"某",     U"总",     U"工",
    U"氏",     U"老人",   U"同学",   U"大婶", U"大嫂",   U"伯母",   U"老汉", U"厂长", U"副",     U"代表",   U"委员",
    U"司机",   U"技师",   U"老板",   U"会长", U"团长",   U"连长",   U"师长", U"军长", U"政委",   U"干事",   U"法师",
    U"姑娘",   U"大姨",   U"舅舅",   U"老头", U"老爷子", U"老爹",   U"老伯", U"支书", U"村医",   U"保安",   U"社长",
    U"楼长",   U"民警",   U"辅警",   U"警察", U"检察官", U"木匠",   U"瓦匠", U"铁匠", U"裁缝",   U"博士",   U"护工",
    U"秘书",   U"教练",   U"船长",   U"店长", U"行长",   U"馆长",   U"园长", U"区长", U"乡长",   U"省长",   U"庄主",
    U"掌柜",   U"姥姥",   U"姥爷",   U"妈妈", U"爸爸",   U"姐姐",   U"哥哥", U"妹妹", U"弟弟",   U"阿公",   U"阿婆",
    U"指导员", U"调解员", U"排长",   U"营长", U"司令",   U"参谋",   U"顾问", U"半仙", U"道长",   U"师太",   U"老弟",
    U"妹子",   U"大妹子", U"大兄弟", U"老妹", U"大侄子", U"丫头",   U"老哥", U"老兄", U"老太爷", U"老师傅", U"老奶奶",
    U"老大",   U"老二",   U"老三",   U"老四", U"寡妇",   U"媒婆",   U"嫂子", U"婶子", U"妈",     U"姐",     U"哥",
    U"嫂",     U"婶",     U"叔",     U"伯",   U"姨",     U"爷",     U"奶"};

// Words before which a full name stands in a sentence: 请解玉兰到三号窗口.
constexpr std::initializer_list<std::u32string_view> callers{
    U"请",     U"患者", U"病人",   U"居民",   U"老人",   U"参保人", U"申请人", U"业主", U"户主", U"市民", U"乘客",
    U"村民",   U"家属", U"代办人", U"联系人", U"通知",   U"叫",     U"是",     U"和",   U"让",   U"找",   U"姓名",
    U"孙子",   U"叫做", U"儿子",   U"女儿",   U"闺女",   U"老伴",   U"爱人",   U"丈夫", U"妻子", U"父亲", U"母亲",
    U"侄子",   U"弟弟", U"哥哥",   U"妹妹",   U"姐姐",   U"孙女",   U"外孙",   U"邻居", U"同事", U"老乡", U"朋友",
    U"原告",   U"被告", U"受害人", U"贫困户", U"低保户", U"五保户", U"职工",   U"租户", U"房东", U"房主", U"农户",
    U"当事人", U"死者", U"伤者",   U"家长",   U"社员",   U"战友",   U"徒弟",   U"房客", U"外甥", U"女婿", U"儿媳",
    U"保姆",   U"导游", U"作者",   U"歌手",   U"演员"};

// Words that lead to a name as they lead to any other thing: a hint, no proof.
constexpr std::u32string_view leading = U"把被跟给与同对向由替陪送见帮问有托求等喊听为、";

constexpr std::initializer_list<std::u32string_view> leading_words{
    U"昨天", U"今天", U"明天", U"前天", U"后天", U"上午", U"下午", U"早上", U"晚上", U"去年",
    U"今年", U"刚才", U"后来", U"关于", U"同意", U"感谢", U"慰问", U"看望", U"照顾", U"表扬",
    U"委托", U"帮助", U"告诉", U"转告", U"认识", U"联系", U"接到", U"根据", U"采访", U"欢迎",
    U"拜访", U"村里", U"院里", U"队里", U"家里", U"那个", U"这个", U"家住", U"其中"};

constexpr std::u32string_view after_name = U"请到的在来办已您你今明，先女同拿带填签是住说从打去走也还就有没家和跟与及";
// What may stand behind a name that its characters have shown already.
constexpr std::u32string_view after_known_name =
    U"请到的在来办已您你今明，先女同拿带填签是住说从打去走也还就有没家和跟与及把被给又才都要想能会借叫让将因于出病"
    U"退得做买当学生摔两等三二写一唱跳修回跑这那不正刚再卖收交报捐反提用吃上下站坐帮陪喊骂教记少多早常爱为";

// Characters that given names are made of.
constexpr std::u32string_view given_letters =
    U"伟芳娜敏静丽强磊军洋勇艳杰娟涛超明刚平辉玲华红兰英霞建国春梅桂秀玉珍凤珠琴云莲香菊荣淑贞素惠慧美娥月爱萍莉雪"
    U"婷欣怡佳琪雅倩颖瑶璐丹蓉燕琳晶妍茜秋冬芬芝芸志文武斌彬波永福寿德才贵财宝根祥瑞庆喜光耀宗祖世忠孝义仁礼智信良"
    U"善诚俊峰山海江林森松柏树宇浩然博轩泽涵梓晨晓东新民立勤卫兵钢铭鑫鹏飞龙虎翔宏凡嘉金银花仙远达元伯彪魁敬亭奎岩"
    U"岭泰康安连保全振胜加兴占友启润清洁士守维克绍承炳昌茂焕锦绣巧妹娣姣翠彩霜竹菲蕾薇媛娇婉栋梁凯锐鸿哲旭昊晗佩芹"
    U"菁廷殿兆绪培顺旺宪坤勋淦钧樑皓宸妤灿枝鸣瑜琼瑛璇珊珏玮琛琦瑾睿碧祯祺禄秉穗筠绮翰聪艺芷荔莎莹萌蔚裕谦贤赫逸邦"
    U"铎铮锡骏麟冰卉卓君咏圣坚增墨奇奕妙姗姿娅嫣宜富尧川巍帆帅希弘征彤彦忆恒恩悦懿扬敦昕映昭晋晖晴普曙曼朋朗权杉枫"
    U"桐楠榕樱欢沁沐沛泓淳淮渊湘源溪滔滨潇澄澜灵炎炜烁煜熠熹牧献璋弼羽喆枚婵娴岚崇雄豪诺阳生庚丰田";
constexpr std::u32string_view beside_given =
    U"长乐行重朝冠盛传曾发应少为得中和正子大成学运道厚开有来万怀思如若小继广好同友文满仓囤余进高水";

// Surnames that sound as they always do, so that the tables of readings do not name them.
constexpr std::u32string_view common_surnames =
    U"王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐董萧程袁邓许傅彭吕苏卢蒋蔡魏薛潘杜戴夏钟汪田姜范姚谭廖邹熊"
    U"陆孔崔邱秦江史顾邵孟龙段钱汤黎易武乔赖龚文庞樊殷施陶翟严牛温芦季章鲁韦申毕焦柳邢路岳齐莫庄左涂祁舒詹苗凌童项"
    U"游裴席鲍霍翁隋景苑蒲柯阮桂闵柴房丘古米池滕晋邬畅屠栾郁商蒙窦迟鄢冷卓艾稽井仲卞竺邝佟栗荆祝雷贺";

struct Given {
  char32_t letter;
  std::u32string_view next;  // "" for any
  std::string_view reading;
};
constexpr auto given_readings = std::to_array<Given>({
    {U'长', U"", "chang2"}, {U'乐', U"", "le4"},
    {U'行', U"", "xing2"},  {U'重', U"阳庆光华九八霄", "chong2"},
    {U'重', U"", "zhong4"}, {U'朝', U"晖霞阳辉旭晨露", "zhao1"},
    {U'朝', U"", "chao2"},  {U'斗', U"南", "dou3"},
    {U'冠', U"", "guan4"},  {U'盛', U"", "sheng4"},
    {U'传', U"", "chuan2"}, {U'曾', U"", "zeng1"},
    {U'发', U"", "fa1"},    {U'少', U"", "shao4"},
    {U'为', U"", "wei2"},   {U'得', U"", "de2"},
    {U'中', U"", "zhong1"}, {U'和', U"", "he2"},
    {U'子', U"", "zi3"},    {U'兴', U"", "xing1"},
    {U'强', U"", "qiang2"}, {U'华', U"", "hua2"},
    {U'柏', U"", "bai3"},   {U'正', U"", "zheng4"},
    {U'朴', U"", "pu3"},    {U'晟', U"", "sheng4"},
    {U'炅', U"", "jiong3"}, {U'占', U"", "zhan4"},
    {U'大', U"", "da4"},    {U'家', U"", "jia1"},
    {U'燕', U"", "yan4"},   {U'娜', U"", "na4"},
});

}  // namespace

bool begins_with_title(std::u32string_view text) {
  // 二婶, 三爷, 家二哥
  if (text.size() > 1 && one_of(text[0], U"二三四五六七八九大小老") && one_of(text[1], U"爷奶伯叔婶嫂哥姐妹姨娘舅姑"))
    return true;
  return begins_with_any(text, titles);
}

bool ends_with_title(std::u32string_view text) { return ends_with_any(text, titles); }

bool ends_with_caller(std::u32string_view text) { return ends_with_any(text, callers); }

bool leads_to_name(std::u32string_view text) {
  return (!text.empty() && one_of(text.back(), leading)) || ends_with_any(text, leading_words);
}

bool may_follow_known_name(char32_t letter) { return one_of(letter, after_known_name); }

bool may_follow_name(char32_t letter) { return one_of(letter, after_name); }

bool is_common_surname(char32_t letter) { return one_of(letter, common_surnames); }

bool is_rather_a_word(char32_t letter) {
  return one_of(letter, U"要都那么哈於洗揣粘过应相行少能适教种干强归养付空看会占卜车石库区");
}

bool is_rather_a_verb(char32_t letter) { return one_of(letter, U"解查盖折任种召应能盛"); }

bool is_given(char32_t letter) { return one_of(letter, given_letters); }

bool is_only_given(char32_t letter) {
  return one_of(
      letter,
      U"敏涛勇伟静洁丽娟芳娜刚超霞燕玲兰婷莉艳磊军洋杰峰鹏琳雪倩颖萍凯强亮宏斌波辉健俊浩帅旭坤琴芬娇媛蕾雷林珍"
      U"凤英梅红梦宁鑫佳欣悦怡晶晨阳宇轩博威龙");
}

bool is_never_given(char32_t letter) {
  return is_numeral(letter) || one_of(letter,
                                      U"的了着过得地是在有不也都就还又很太最没被把给和跟与要能会可以个们这那哪什么我你"
                                      U"他她它来去到上下里出进回起开完多少位名次年月日天号元块确显白亮气动");
}

bool is_given_beside_given(char32_t letter) { return one_of(letter, beside_given); }

std::string_view given_reading(char32_t letter, char32_t next) {
  for (const Given& given : given_readings)
    if (given.letter == letter && (given.next.empty() || one_of(next, given.next))) return given.reading;
  return "";
}

}  // namespace text::chinese
