#include <array>

#include "text/chinese_frames.h"
#include "text/chinese_polyphones.h"

namespace text::chinese {
namespace {

// A character of a word that the dictionaries know and that is none here, or that is meant in its other sense.
// clang-format off
constexpr auto word_frames = std::to_array<Frame>({
    {U'背', "bei4", U"", U"着老 着家 着儿 着女 着我 着他 着她 着爸 着妈 着父 着大 着老伴 着孩", U"", U"藏 攒 偷 瞒 私 抽 喝 哭 借 赌 签"},  // 背着老伴攒钱
    {U'背', "bei4", U"", U"着光 着风 着太阳 着阳光 着窗 起手 起双手", U"", U""},   // 背着光照相
    {U'背', "bei1", U"", U"上书包 上背包 上行李 上药箱 上包", U"", U""},           // 背上书包
    {U'扎', "za1", U"", U"住", U"皮筋 粽 绳 带子 铁丝", U""},                    // 用皮筋扎住头发
    {U'卷', "juan3", U"画", U"好起", U"", U""},                                // 把画卷好
    {U'卷', "juan4", U"考试问答", U"发", U"", U""},                             // 考卷发了, and no curls
    {U'得', "dei3", U"您你我他她就还也们", U"到", U"", U"去 办 领 交 取号 排队"},   // 您得到三楼去
    {U'得', "dei3", U"^就还字证卡号事保钱费表名口", U"到派出所 到窗口 到医院 到银行 到社区 到大厅 到街道 到村 到居委 到民政 到柜台 到车站 到学校 到税务 到公证", U"", U"去 办 领 交 开 取 改 查一 补办 补交 盖章 盖个 排队 挂号 换 签 问"},  // 得到派出所开证明
    {U'长', "zhang3", U"都也全就又会没里上顶边缝根头", U"草^ 草了 草啦 草吧 草吗 草呢", U"", U""},  // 墙根都长草了
    {U'片', "pian4", U"这那哪一大几整连半", U"儿", U"", U""},                     // 这片儿老停电, and 照片儿
    {U'干', "gan4", U"一", U"就", U"", U""},                                   // 一干就是三年
    {U'尽', "jin4", U"", U"着力 着义 着责 着孝 着心 着本 着做儿", U"", U""},  // 尽着力气干
    {U'着', "zhuo2", U"穿", U"要整 要得 要朴 整齐 朴素 得体 打扮 讲究 大方", U"", U""},  // 穿着要整齐
    {U'重', "zhong4", U"", U"三斤 三公 三克 三吨 三百 三十 三两 九斤 九公 九十 九百", U"", U""},  // 重三斤, and no feast
    {U'磨', "mo4", U"", U"成浆 成粉 成面 成末 成糊", U"豆 米 麦 粮 椒", U""},  // 把豆子磨成浆
    {U'禁', "jin1", U"实磨", U"用穿", U"", U""},                                // 结实禁用
    {U'刨', "pao2", U"", U"花生 ", U"", U""},
    {U'拉', "la2", U"手", U"^了", U"玻璃碴 碎玻璃 铁皮 刀片", U""},
    {U'钉', "ding4", U"", U"在", U"", U""},
    {U'得', "de5", U"", U"人心烦 人心慌 人心疼 人心里 人心口 人心神 人心惊 人心酸 人心服 人心碎 人心痛", U"", U""},  // 吵得人心烦
    {U'拉', "la2", U"", U"了手 着手 破手 了指", U"", U""},                       // 留神拉了手
    {U'折', "she2", U"腿儿 把儿 杆儿 尖儿 轴儿 梁儿 枝儿 条儿 根儿 伞骨 龙骨", U"^ 了 啦 过", U"", U""},  // 花镜腿儿折了
    {U'重', "chong2", U"", U"听一遍 听一次 听一下 听键 听刚 听录 听语 听上", U"", U""},  // 重听一遍, and 耳朵重听
    {U'重', "chong2", U"按 再 请点 请 选 可以 不想 没听清", U"听^ 听就 听再 听吧 听能 听也", U"", U""},  // 没听清就按重听
    {U'行', "hang2", U"串了 串 ", U"^ 了 就 没 得 看 抄 写 填 重", U"看 抄 写 填 念 读 输 录", U""},  // 别填串行了
});
// clang-format on

}  // namespace

std::string read_by_word_frame(const Neighbours& around, std::size_t index) {
  return read_by_frames(word_frames, around, index);
}

}  // namespace text::chinese
