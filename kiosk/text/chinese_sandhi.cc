#include "text/chinese_letters.h"
#include "text/chinese_words.h"
#include "text/glyphs.h"

namespace text::chinese {
namespace {

char tone_of(const std::vector<Syllable>& run, std::size_t index) {
  if (index >= run.size() || run[index].pinyin.empty()) return 0;
  const char tone = run[index].pinyin.back();
  return tone >= '1' && tone <= '5' ? tone : 0;
}

constexpr std::u32string_view digits = U"零一二三四五六七八九幺";

// What stands around 一 at `index`; a number that ends right before it does not count.
struct Around {
  const std::vector<Syllable>& run;
  std::size_t index;
  char32_t at(std::size_t i) const { return i < run.size() ? run[i].letter : 0; }
  char32_t before = index > 0 && !run[index].figure_before ? at(index - 1) : 0;
  char32_t earlier = index > 1 ? at(index - 2) : 0;
  char32_t after = at(index + 1), then = at(index + 2);
};

// 一比一, 一到三月, 从一数到十, 一加一, 一又二分之一, 一是省钱，二是省事.
bool is_reckoned(const Around& here) {
  if (one_of(here.after, U"到至比加减乘除又") && is_numeral(here.then)) return true;
  if (one_of(here.before, U"加减乘除") && is_numeral(here.earlier)) return true;
  if (here.before == U'比' && is_numeral(here.earlier)) return !one_of(here.after, U"百千万亿");
  if (here.after == U'是' && here.run[here.index].starts_word) return true;
  return here.after == U'数' && here.before == U'从';
}

// One o'clock, and one point something; 一点儿 is a little.
bool is_hour(const Around& here) {
  return is_numeral(here.then) || one_of(here.then, U"整钟刻半多左") || one_of(here.before, U"午晨上天晚");
}

// 请到一诊室, 住一病区, 一车间的; 内一科, 骨一科; 一路公交车, 坐一路车, and 这一路车.
bool is_ward_or_line(const Around& here) {
  if ((here.after == U'诊' && here.then == U'室') || (here.after == U'病' && here.then == U'区') ||
      (here.after == U'车' && here.then == U'间') || (here.after == U'门' && here.then == U'诊'))
    return true;
  if (here.after == U'门')
    return one_of(here.before, U"栋幢") || (here.before == U'楼' && here.earlier == U'号');  // 十一号楼一门
  if (here.after == U'科') return one_of(here.before, U"内外骨儿妇产肾");
  if (here.after == U'厂') return !one_of(here.then, U"子里房");
  const bool bus = here.after == U'路' && (here.then == U'公' || here.then == U'车');
  return bus && (here.before == 0 || one_of(here.before, U"坐乘换倒等上挤"));
}

// A day, a month, a class, a storey: the first of many.
bool is_named_by_one(const Around& here) {
  if (here.after == U'层') return one_of(here.before, U"楼下负到在");
  // 市一院, 考进一中: the first hospital, the first school; 一连一排: of a regiment.
  if (here.after == U'院') return !one_of(here.then, U"子里落");
  if (here.after == U'中' && !one_of(here.then, U"心西间年")) return true;
  if (one_of(here.after, U"连排班营") && one_of(here.before, U"团营连排")) return true;
  if (((here.before == U'期' && here.earlier == U'星') || here.before == U'周') && !one_of(here.after, U"个次"))
    return true;
  if (one_of(here.before, U"杠") || one_of(here.after, U"型杠")) return true;
  if (here.after == U'单' && here.then == U'元') return true;
  if (is_ward_or_line(here)) return true;
  const std::size_t times = is_numeral(here.then) ? here.index + 3 : here.index + 4;
  if (here.after == U'月' && (is_numeral(here.then) || is_numeral(here.at(times - 1))) &&
      one_of(here.at(times), U"次趟回顿块百千"))
    return false;                                                           // 一月一次, 一月交一次
  if (here.after == U'级' && one_of(here.then, U"级台楼石")) return false;  // 一级台阶
  if (one_of(here.after, U"月号楼级班审胎")) return true;
  if (here.after == U'期' && one_of(here.then, U"工建项")) return true;
  if (here.after == U'类' && one_of(here.then, U"卡户账疫残")) return true;
  if (here.after == U'档' && one_of(here.before, U"按选交第")) return true;
  if (here.after == U'日') return here.before == U'月';
  if (here.after == U'年' && here.then == U'级') return true;
  if (here.after == U'季' && here.then == U'度') return true;
  return here.after == U'等' && one_of(here.then, U"奖功舱座伤");
}

// 一 as a digit or a rank keeps its tone: 二零一一, 第一, 十一, 一月, 一号, 星期一.
bool is_rank(const std::vector<Syllable>& run, std::size_t index) {
  const Around here{run, index};
  const bool counts_places = is_numeral(here.after) || one_of(here.after, U"楼号班级月层栋幢组排区");  // 一号楼一楼
  if (here.before != 0 && here.before == here.after && !counts_places) return false;                   // 划一划
  if (index + 1 == run.size() || here.after == 0) return true;
  if (here.after == U'刻' || here.after == U'滴' || (here.after == U'点' && here.at(index + 3) == U'滴')) return false;
  if (is_reckoned(here)) return true;
  // 换个大一号的, 大了一号
  if (here.after == U'号' && one_of(here.before == U'了' ? here.earlier : here.before, U"大小长短宽窄肥瘦厚薄"))
    return false;
  // 四块五一斤: a price, and what it is for
  if (one_of(here.earlier, U"块毛") && one_of(here.before, digits)) return false;
  if (one_of(here.before, digits) || one_of(here.after, digits)) return true;
  if (one_of(here.before, U"第十初统唯独") || (here.before == U'说' && here.after == U'不')) return true;
  if (here.after == U'层' && is_named_by_one(here)) return true;
  if (here.before == U'点' && is_numeral(here.earlier)) return true;
  if (here.after == U'点') return is_hour(here);
  // 一百一十: the second one is a digit. 三千一百 is said as 一百 alone is; 三百一斤, 二十万一年 are sums and what they are for.
  if (one_of(here.before, U"百千万亿"))
    return !one_of(here.after, U"百千万亿年月天斤晚次户套亩平吨桌趟度") && !(here.after == U'个' && here.then == U'月');
  return is_named_by_one(here);
}

}  // namespace

void change_tones(std::vector<Syllable>& run) {
  for (std::size_t i = 0; i < run.size(); ++i) {
    Syllable& here = run[i];
    const char next = tone_of(run, i + 1);
    if (here.letter == U'不' && here.pinyin == "bu4") {
      if (next == '4') here.pinyin = "bu2";
    } else if (here.letter == U'壹' && here.pinyin == "yi1" && i + 1 < run.size() &&
               one_of(run[i + 1].letter, U"仟佰千百万萬亿") && (i == 0 || !one_of(run[i - 1].letter, U"拾零点"))) {
      here.pinyin = next == '4' ? "yi2" : "yi4";  // 壹仟贰佰元整
    } else if (here.letter == U'一' && here.pinyin == "yi1" && !here.fixed) {
      // Inside a name or a fixed word (统一, 一流) the lexicon's own entry stands when it says so by its end.
      if (next == 0 || is_rank(run, i)) continue;
      const bool closes_word = !here.starts_word && (i + 1 == run.size() || run[i + 1].starts_word);
      const bool price = i > 1 && one_of(run[i - 2].letter, U"块毛") && one_of(run[i - 1].letter, digits);
      const bool tried = i > 0 && i + 1 < run.size() && run[i - 1].letter == run[i + 1].letter;  // 划一划
      if (closes_word && !price && !tried && i > 0 &&
          !one_of(run[i - 1].letter, U"这那每哪某上下前后另有是在再又几头天人比"))
        continue;  // 统一 管理, 唯一 的
      const bool neutral_of_fourth = next == '5' && run[i + 1].letter == U'个';
      here.pinyin = next == '4' || neutral_of_fourth ? "yi2" : "yi4";
    }
  }
}

}  // namespace text::chinese
