#include "text/chinese_polyphones.h"

#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_senses.h"

namespace text::chinese {
namespace {

// How something is done: 慢慢, 高高兴兴, 突然, 一个一个, 认真.
bool tells_how(const Neighbours& around, std::size_t i) {
  const std::u32string_view before = around.word_before(i);
  if (before.empty()) return false;
  if (i >= 4 && around.before(i, 1) == around.before(i, 3) && around.before(i, 2) == around.before(i, 4)) return true;
  // 一个字一个字地
  if (i >= 6 && around.before(i, 1) == around.before(i, 4) && around.before(i, 2) == around.before(i, 5) &&
      around.before(i, 3) == around.before(i, 6))
    return true;
  const bool doubled = i >= 2 && around.before(i, 1) == around.before(i, 2);
  if (doubled || before.size() >= 4 || before.back() == U'然') return true;
  const std::u32string_view past = std::u32string_view(around.letters).substr(0, i);
  return ends_with_any(
      past,
      {U"安全",   U"认真",   U"仔细",   U"耐心",     U"热情",     U"顺利", U"快速", U"及时", U"准确",   U"清楚",
       U"高兴",   U"愉快",   U"努力",   U"主动",     U"积极",     U"详细", U"方便", U"简单", U"正确",   U"全面",
       U"严格",   U"有效",   U"合理",   U"科学",     U"深入",     U"明显", U"大声", U"小声", U"轻松",   U"平稳",
       U"着急",   U"焦急",   U"生气",   U"难过",     U"独立",     U"自觉", U"自动", U"细心", U"小心",   U"亲切",
       U"温柔",   U"礼貌",   U"友好",   U"诚恳",     U"不断",     U"不停", U"反复", U"逐步", U"逐渐",   U"真诚",
       U"放心",   U"安心",   U"开心",   U"平静",     U"安静",     U"缓慢", U"迅速", U"飞快", U"熟练",   U"负责",
       U"公平",   U"公开",   U"统一",   U"分别",     U"相对",     U"更好", U"更快", U"很好", U"尽快",   U"尽力",
       U"满意",   U"得意",   U"失望",   U"惊喜",     U"吃惊",     U"热心", U"慈祥", U"好奇", U"尽可能", U"没完没了",
       U"一天天", U"一次次", U"一个劲", U"自豪",     U"骄傲",     U"免费", U"随意", U"任意", U"无条件", U"不知不觉",
       U"一个个", U"一步步", U"一遍遍", U"小心翼翼", U"兴高采烈", U"直接", U"悄悄", U"紧紧", U"非常好", U"十分",
       U"相当",   U"静静",   U"吃力",   U"费力",     U"急忙",     U"客气", U"亲热", U"沉着", U"冷静",   U"坚定",
       U"勇敢",   U"灵活",   U"稳定",   U"妥善",     U"细致",     U"周到", U"体贴", U"默默", U"均匀",   U"规律",
       U"按时",   U"无偿",   U"依法",   U"集中",     U"不住",     U"拼命", U"特别", U"正常", U"健康",   U"快乐",
       U"幸福",   U"兴奋",   U"激动",   U"感激",     U"惊讶",     U"担心", U"伤心", U"痛苦", U"严肃"});
}

// 户籍地, 就医地: a place that is named by what is done or kept there.
bool names_a_place(std::u32string_view word) {
  return is_any(word,
                {U"退休", U"户籍", U"户口", U"就医", U"发证", U"事发", U"承包", U"责任", U"缴费", U"参保", U"居住",
                 U"出生", U"所在", U"目的", U"转入", U"转出", U"迁入", U"迁出", U"发生", U"签发", U"安置", U"集合",
                 U"聚集", U"生产", U"收货", U"发货", U"出发", U"到达", U"工作", U"就业", U"务工", U"经营", U"注册",
                 U"征收", U"拆迁", U"流转", U"种植", U"养殖", U"常住", U"暂住", U"现住", U"办公", U"接种", U"采样",
                 U"检测", U"投保", U"报销", U"生活", U"安葬", U"失踪", U"案发", U"申领", U"受理", U"备案", U"首诊"});
}

// 地: the ending of an adverb, or ground.
std::string read_di(const Neighbours& around, std::size_t i) {
  const std::u32string_view before = around.word_before(i);
  const char32_t next = around.at(i + 1);
  if (next == 0 && i >= 2 && around.before(i, 1) == around.before(i, 2)) return "de5";
  if (next == 0 || one_of(next, U"方址区点图铁面位上里下的段板名理质标形球震势产税铁皮块边头") || before.empty())
    return "di4";
  if (names_a_place(before)) return "di4";
  if (one_of(around.before(i, 2), U"很更最较太挺") && !one_of(next, U"滑少湿脏")) return "de5";  // 很快地找到
  if (tells_how(around, i) || around.before(i, 2) == U'不') return "de5";                        // 一声不响地干
  // Any word of two characters before what one does: 得意地笑.
  constexpr std::u32string_view deeds =
      U"笑哭说走跑看听想做写坐站等问答叫喊唱跳拿放推拉吃喝睡过活办填扶抱握点摇挥告介询解指完回进出来去把给帮照参接支核"
      U"排告握鼓";
  // 简要地列出, 不完整地安装, yet 村里地少, 门口地滑: what a field or a floor is like
  constexpr std::u32string_view of_ground =
      U"滑少多湿脏不没都被卖种荒给干旱冻太很真是也就有在和归租浇肥瘦薄硬软平省州县市";
  constexpr std::u32string_view owners = U"里口边头前后上下们我你他家村子人队乡镇产用田坡山的块亩片垄";
  const bool manner = !one_of(next, of_ground) && !one_of(before.back(), owners);
  return before.size() >= 2 && (one_of(next, deeds) || manner) ? "de5" : "di4";
}

// 为: for (wei4), or be, become (wei2).
std::string read_wei(const Neighbours& around, std::size_t i) {
  const char32_t before = around.before(i);
  const char32_t next = around.at(i + 1);
  const std::u32string_view word = around.word_from(i + 1);
  if (one_of(before,
             U"分换割置改变转定设记作成称视认以选评列均仅即应则皆最更较极颇尤甚广名判调降升增减共合化提期额率址码型类别"
             U"数"))
    return "wei2";
  if (one_of(next, U"数时期善")) return "wei2";
  // 都为合格, 均为阴性: what something is found to be
  if (is_any(word, {U"合格", U"正常", U"异常", U"阴性", U"阳性", U"免费", U"有效", U"无效", U"同一", U"本地"}))
    return "wei2";
  // 为他人所骗, yet 为大家所有的
  const std::u32string_view soon = around.from(i + 2, 4);
  const std::size_t by = soon.find(U'所');
  const bool purpose = is_any(word, {U"减少", U"增加", U"避免", U"保障", U"确保", U"方便", U"防止", U"加快", U"提高",
                                     U"满足", U"完成", U"保护", U"解决", U"落实"});
  if (!purpose && by != std::u32string_view::npos && by + 1 < soon.size() && !one_of(soon[by + 1], U"有以需谓在长"))
    return "wei2";
  if (one_of(before, U"我你您他她们") && one_of(next, U"救看治养还给挣买供赚省找")) return "wei4";
  if (next == U'国' || word == U"别的" || word == U"别") return "wei4";
  if (before == U'门' && i >= 2 && around.before(i, 2) == U'专') return "wei4";
  if (one_of(next, U"您你我他她它咱大此何谁了什民")) return "wei4";
  if (begins_with_any(word, {U"老",   U"群众", U"人民", U"居民", U"市民", U"百姓", U"患者", U"病人", U"儿童", U"职工",
                             U"企业", U"家人", U"家",   U"父",   U"母",   U"子女", U"孩子", U"顾客", U"客户", U"残疾",
                             U"用户", U"参保", U"公众", U"社会", U"国家", U"祖国", U"对方", U"自己", U"别人", U"学生",
                             U"游客", U"乘客", U"村民", U"农民", U"工人", U"亲人", U"爱人", U"丈夫", U"妻子", U"爷爷",
                             U"奶奶", U"退休", U"困难", U"这",   U"那",   U"申请", U"办事", U"所有", U"全",   U"小区",
                             U"失能", U"独居", U"高龄", U"妈妈", U"爸爸", U"儿子", U"女儿", U"本人"}))
    return "wei4";
  // Something is done or felt for it: 为社区解决难题, 为一点小事生气.
  const std::u32string_view rest = around.from(i + 1, 10);
  for (const std::u32string_view deed :
       {U"服务", U"提供", U"解决", U"准备", U"着想", U"送",   U"操心", U"担心", U"高兴",
        U"骄傲", U"庆祝", U"加油", U"上门", U"安装", U"办理", U"生气", U"发愁", U"着急",
        U"吵",   U"奔",   U"难过", U"烦",   U"努力", U"捐",   U"犯愁", U"忙"})
    if (rest.find(deed) != std::u32string_view::npos && rest.find(U'的') == std::u32string_view::npos) return "wei4";
  if (is_numeral(next) || one_of(next, U"每非空零男女无")) return "wei2";
  // 不能为负, 可能为真: a value, and nobody for whom it is
  const std::u32string_view value = around.from(i + 1);
  if (one_of(before, U"能不须") && value.size() <= 2 && value.find_first_of(U"钱名利谁啥") == std::u32string_view::npos)
    return "wei2";
  return one_of(before, U"会能以请来只特专在愿将都也就要可并必别不是") || before == 0 ? "wei4" : "wei2";
}

// 还: give back (huan2), or still (hai2).
std::string read_hai(const Neighbours& around, std::size_t i) {
  const char32_t before = around.before(i);
  const char32_t next = around.at(i + 1);
  const char32_t after = around.at(i + 2);
  const std::u32string_view word = around.word_from(i + 1);
  const std::u32string_view past = std::u32string_view(around.letters).substr(0, i);
  const bool handed = past.find(U'把') != std::u32string_view::npos || past.find(U'将') != std::u32string_view::npos;
  if (word == U"了" && before == 0 && after != U'得') return "huan2";
  if (is_numeral(next) && one_of(before, U"月年期")) return "huan2";
  if (one_of(before, U"多少") && one_of(next, U"点些")) return "huan2";
  if (next == U'不' && after == U'还') return "huan2";  // 还不还
  if (one_of(next, U"新旧老") && one_of(after, U"账债")) return "huan2";
  if (next == U'我' && is_any(around.word_from(i + 2), {U"清白", U"公道", U"自由"})) return "huan2";
  // 没还呢, 贷款还到哪年.
  if (word == U"呢" && one_of(before, U"没不要该得来去想")) return "huan2";
  if (next == U'的' && one_of(before, U"没未要该")) return "huan2";  // 没还的书
  if (next == U'到' && (is_numeral(after) || one_of(after, U"年月期哪多什底卡账"))) return "huan2";
  if (one_of(before, U"贷款债钱") && one_of(next, U"完清不得多少一每") && !one_of(after, U"是够在会能没知"))
    return "huan2";
  if (is_any(word, {U"了", U"吗", U"吧", U"完", U"清", U"上"}) && before != 0)
    return is_any(word, {U"上"}) && after != 0 ? "hai2" : "huan2";
  if (next == 0) return "huan2";
  if (is_any(word, {U"回去", U"回来", U"回"}) && !one_of(before, U"我你他她您们")) return "huan2";
  // 还滞纳金: words of money
  if (one_of(next, U"款钱贷债账") || (word.size() >= 2 && one_of(word.back(), U"金款债贷账息")) ||
      is_any(word, {U"书",   U"卡", U"利息", U"东西", U"信用卡", U"房贷", U"车贷", U"欠款", U"图书", U"轮椅",
                    U"雨伞", U"伞", U"车",   U"押金", U"人情",   U"钥匙", U"本金", U"本",   U"清",   U"完"}))
    return "huan2";
  if (one_of(next, U"不得") && one_of(after, U"起清完")) return "huan2";
  if (one_of(next, U"不得") && one_of(after, U"上了") && one_of(around.at(i + 3), U"钱贷款的吗吧")) return "huan2";
  // 还我那五十块钱: what is owed is pointed at.
  if (one_of(next, U"我你您他她") && one_of(after, U"那这") &&
      (is_numeral(around.at(i + 3)) || one_of(around.at(i + 3), U"本把笔些个张件")))
    return "huan2";
  const bool person = one_of(after, U"我你您他她它") || around.word_from(i + 2).size() >= 2;
  if (next == U'给') {
    const std::size_t end = i + 2 + std::max<std::size_t>(1, around.word_from(i + 2).size());
    const char32_t then = around.at(end);
    const bool more = then != 0 && !is_numeral(then) && !one_of(then, U"了吧吗的钱呢们");
    return person && more && !handed ? "hai2" : "huan2";
  }
  if (one_of(next, U"我你您他她") && (after == 0 || is_numeral(after) || one_of(after, U"钱的书卡吧了")))
    return "huan2";
  return handed && one_of(next, U"回到") ? "huan2" : "hai2";
}

// Characters that are read by what is said around them; the others by their table of neighbours.
constexpr auto free_words = std::to_array<Sense>({
    {U'地', read_di},
    {U'为', read_wei},
    {U'还', read_hai},
});

std::string read_free_word(const Neighbours& around, std::size_t index) {
  return read_by_table(free_words, around, index);
}

}  // namespace

std::string read_cut_off(const Neighbours& around, std::size_t index) {
  if (std::string particle = read_particle_in_word(around, index); !particle.empty()) return particle;
  if (std::string frame = read_cut_off_frame(around, index); !frame.empty()) return frame;
  // 更好地 is a phrase in use, and guessed.
  if (around.at(index) == U'地' && around.run[index].loose && !around.run[index].starts_word &&
      one_of(around.before(index, 2), U"很更最较太挺"))
    return "de5";
  // 轻轻地点头, 高兴地下车: the dictionaries know 地点 and 地下.
  const char32_t next = around.at(index + 1);
  const bool hidden =
      around.at(index) == U'地' && around.run[index].starts_word && one_of(next, U"上下点面表主产带处理步漏摊道");
  return hidden && tells_how(around, index) ? "de5" : "";
}

std::string read_by_neighbours(const Neighbours& around, std::size_t index) {
  for (auto* const read :
       {read_by_place, read_by_frame, read_by_later_frame, read_particle, read_by_everyday_frame, read_free_word,
        read_by_everyday_sense, read_small_word, read_by_sense, read_by_rarer_sense, read_by_deed, read_by_rule})
    if (std::string reading = read(around, index); !reading.empty()) return reading;
  return "";
}

}  // namespace text::chinese
