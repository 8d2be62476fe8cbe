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

// 一 as a digit or a rank keeps its tone: 二零一一, 第一, 十一, 一月, 一号, 星期一.
bool is_rank(const std::vector<Syllable>& run, std::size_t index) {
  const auto letter = [&](std::size_t i) { return i < run.size() ? run[i].letter : 0; };
  const char32_t before = index > 0 && !run[index].figure_before ? run[index - 1].letter : 0;
  const char32_t after = letter(index + 1);
  if (index + 1 == run.size() || after == 0) return true;
  if (after == U'刻' || after == U'滴' || (after == U'点' && letter(index + 3) == U'滴')) return false;
  // 一到三月, 一比一, 从一数到十.
  if (one_of(after, U"到至比") && is_numeral(letter(index + 2))) return true;
  // 二比一, 一加一
  if (before == U'比' && index >= 2 && is_numeral(run[index - 2].letter)) return !one_of(after, U"百千万亿");
  if (one_of(after, U"加减乘除") && is_numeral(letter(index + 2))) return true;
  if (after == U'又' && is_numeral(letter(index + 2))) return true;  // 一又二分之一
  const bool too = before == U'了' && index >= 2;                    // 大了一号
  if (after == U'号' && one_of(too ? run[index - 2].letter : before, U"大小长短宽窄肥瘦厚薄"))
    return false;  // 换个大一号的
  if (after == U'是' && letter(index + 2) == U'一') return true;
  if (after == U'数' && before == U'从') return true;
  constexpr std::u32string_view digits = U"零一二三四五六七八九幺";
  // 四块五一斤: a price, and what it is for
  if (index >= 2 && one_of(run[index - 2].letter, U"块毛") && one_of(before, digits)) return false;
  if (one_of(before, digits) || one_of(after, digits)) return true;
  if (one_of(before, U"第十初统唯独") || (before == U'说' && after == U'不')) return true;
  if (after == U'层' && one_of(before, U"楼下负到在")) return true;
  if (after == U'是')
    for (std::size_t i = index + 2; i + 1 < run.size(); ++i)
      if (run[i].letter == U'二' && run[i + 1].letter == U'是') return true;  // 一是省钱，二是省事
  if (before == U'点' && index >= 2 && is_numeral(run[index - 2].letter)) return true;
  // One o'clock, and one point something; 一点儿 is a little.
  if (after == U'点') {
    const char32_t then = letter(index + 2);
    return is_numeral(then) || one_of(then, U"整钟刻") || one_of(before, U"午晨上天晚");
  }
  // 一百一十: the second one is a digit. 三千一百 is said as 一百 alone is.
  // 三百一斤, 二十万一年: a sum, and what it is for.
  if (one_of(before, U"百千万亿"))
    return !one_of(after, U"百千万亿年月天斤晚次户套亩平吨桌趟度") && !(after == U'个' && letter(index + 2) == U'月');
  const char32_t earlier = index > 1 ? run[index - 2].letter : 0;
  // 市一院, 考进一中: the first hospital, the first school.
  if (after == U'院' && !one_of(letter(index + 2), U"子里落")) return true;
  if (after == U'中' && one_of(before, U"市县省区州在去到进上考读")) return true;
  if (((before == U'期' && earlier == U'星') || before == U'周') && !one_of(after, U"个次")) return true;
  if (one_of(before, U"杠") || one_of(after, U"型杠")) return true;
  if (after == U'单' && letter(index + 2) == U'元') return true;
  if (one_of(after, U"月号楼级班")) return !(after == U'级' && letter(index + 2) == U'级');
  if (after == U'日') return before == U'月';
  if (after == U'年' && letter(index + 2) == U'级') return true;
  if (after == U'季' && letter(index + 2) == U'度') return true;
  return after == U'等' && one_of(letter(index + 2), U"奖功舱座伤");
}

}  // namespace

void change_tones(std::vector<Syllable>& run) {
  for (std::size_t i = 0; i < run.size(); ++i) {
    Syllable& here = run[i];
    const char next = tone_of(run, i + 1);
    if (here.letter == U'不' && here.pinyin == "bu4") {
      if (next == '4') here.pinyin = "bu2";
    } else if (here.letter == U'一' && here.pinyin == "yi1" && !here.fixed) {
      // Inside a name or a fixed word (统一, 一流) the lexicon's own entry stands when it says so by its end.
      if (next == 0 || is_rank(run, i)) continue;
      const bool closes_word = !here.starts_word && (i + 1 == run.size() || run[i + 1].starts_word);
      if (closes_word && i > 0 && !one_of(run[i - 1].letter, U"这那每哪某上下前后另有是在再又几头天人比"))
        continue;  // 统一 管理, 唯一 的
      const bool neutral_of_fourth = next == '5' && run[i + 1].letter == U'个';
      here.pinyin = next == '4' || neutral_of_fourth ? "yi2" : "yi4";
    }
  }
}

}  // namespace text::chinese
