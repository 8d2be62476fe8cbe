#include <optional>

#include "text/chinese_expand.h"
#include "text/chinese_letters.h"

namespace text::chinese {
namespace {

// What is counted with 两: measure words, money, time. 月 日 号 楼 级 型 室 are names of a number and keep 二.
constexpr std::u32string_view measures =
    U"个位名人元块角毛份张件种条次步项页本封笔场趟遍顿餐道堂节门只头双对副把扇间座根辆台部家所户口片粒颗盒瓶包袋支杯碗"
    U"勺滴针剂"
    U"米里斤克升吨亩倍寸尺成天年岁周点时分秒刻千万亿组套类处站类边侧股枚棵朵句段篇幅批届组串桶筐箱筷匹列架艘顶床行章幕"
    U"夜晚"
    U"款轮圈拨瓣卷册束滴公平小"
    U"回度声盘罐坛壶碟锅缸丸管贴样桌茬摞捆堆沓叠幅扎车包池辈代尾男女";

// Words that begin with a measure but are names: 2年级, 2分之1, 2小区, 2类账户, 2度烧伤.
bool is_named(std::u32string_view rest) {
  return begins_with_any(rest, {U"年级", U"分之", U"小区", U"人间", U"行程", U"次元", U"维",   U"公园", U"周目",
                                U"处长", U"成员", U"把手", U"类账", U"类户", U"类疫", U"类卡", U"类医", U"类地",
                                U"度烧", U"度烫", U"度冻", U"度房", U"车间", U"声部", U"管局", U"管站"});
}

// What is as often a name as a count: the second bed of a ward and two quilts, the second car of a train and two loads, the
// second kind of a card and two generations.
std::optional<bool> doubtful_pair(std::u32string_view rest, char32_t before) {
  const char32_t next = rest.size() > 1 ? rest[1] : 0;
  if (rest[0] == U'床') return one_of(next, U"被棉毯褥新厚薄");
  if (rest[0] == U'座') return before != U'排';
  if (rest[0] == U'组') return !one_of(before, U"村屯寨队在");
  if (rest[0] == U'代') return next == 0 || one_of(next, U"人同都");  // 2代身份证 is the second kind
  if (rest[0] == U'门') return !one_of(before, U"东南西北");
  if (rest[0] == U'车') return !is_digit(next);
  if (rest[0] == U'日') return one_of(next, U"内游") || before == U'每';
  return std::nullopt;
}

}  // namespace

bool Expander::counts_as_pair(std::size_t next) const {
  std::size_t here = skip_blanks(next);
  // 2-3天, 2到3天: the measure stands after the second number.
  std::size_t second = 0;
  if ((range_mark(here, &second) && is_digit(letter(second))) ||
      ((letter(here) == U'到' || letter(here) == U'至' || letter(here) == U'、') &&
       is_digit(letter(second = skip_blanks(here + 1))))) {
    const std::size_t after = skip_blanks(figure(second).end);
    return after != here && counts_as_pair(after);
  }
  std::u32string rest;
  for (std::size_t i = here; i < here + 3 && letter(i) != 0; ++i) rest += letter(i);
  if (rest.empty() || is_named(rest)) return false;
  if (const std::optional<bool> pair = doubtful_pair(rest, before())) return *pair;
  if (one_of(rest[0], U"厅卫")) return preceded_by_any({U"室", U"厅"});  // 3室2厅
  // A storey is named, storeys are counted: 二层 but 共两层.
  if (rest[0] == U'层') return preceded_by_any({U"共", U"有", U"上下", U"就", U"只"});
  if (rest[0] == U'公')
    return rest.starts_with(U"公里") || rest.starts_with(U"公斤") || rest.starts_with(U"公分") ||
           rest.starts_with(U"公顷");
  if (rest[0] == U'小') return rest.starts_with(U"小时");
  if (rest[0] == U'平') return rest.starts_with(U"平方") || rest.starts_with(U"平米");
  if (one_of(rest[0], U"毫厘")) return true;
  return one_of(rest[0], measures);
}

}  // namespace text::chinese
