// What stands around one everyday character, for the rules that choose its reading by what is said.
//
// Used by the tables of everyday characters (chinese_polyphones.h names them); pure, any thread.
#pragma once

#include <string_view>

#include "text/chinese_letters.h"
#include "text/chinese_words.h"

namespace text::chinese {

// What stands around one character, for the questions below.
struct Place {
  char32_t before, next, after;
  std::u32string_view word;  // the word that follows
  std::u32string_view past;  // all before it

  Place(const Neighbours& around, std::size_t i)
      : before(around.before(i)),
        next(around.at(i + 1)),
        after(around.at(i + 2)),
        word(around.word_from(i + 1)),
        past(std::u32string_view(around.letters).substr(0, i)) {}
  bool past_has(std::u32string_view letters) const { return past.find_first_of(letters) != std::u32string_view::npos; }
  bool after_ba() const {
    return past.find(U'把') != std::u32string_view::npos || past.find(U'将') != std::u32string_view::npos;
  }
};

// Verbs and qualities of one character that 得 tells more of.
inline constexpr std::u32string_view told_verbs =
    U"进出回过享揪抖催逼输赢哄眨劝骗咬踢踩推拖拽扯拧捏掐砍剁切拌腌晾叠缝织绣编扎捆铺盖抄印画练背念猜估称量数算看赚换到"
    U"去下帮忍受担撑扛熬顾见解付供欠赶追够比争扶抱搬运提举爬骑停止降升医靠信合谈聊处捞补救防管躲逃瞒骗碰摸够挑挤坚架抵"
    U"禁耐哄说做办写看听走跑吃睡过活干来起坐站变讲记弄搞打学教卖买装修治病长好快慢高大多少忙累热冷疼痛急气乐穿住玩唱跳"
    U"画用等想笑哭喝拿放拉推开关修养管算排分"
    U"退涨弄堆扔撒贴洒喷涂剃剪裁补炖煎炸蒸蹲跪趴躺挪拎离拆漏种剩痒酸麻胀苦甜咸淡辣香臭脏乱清硬软厚薄矮傻笨懒勤乖灵巧稳"
    U"准"
    U"跟洗擦扫切煮烧炒抓找问答送收填签读背游飞晒冻淋烫烤闹吵骂夸疼咳喘肿胖瘦老美丑亮暗深浅远近宽窄贵";

inline constexpr std::u32string_view closing = U"吗吧呢啊呀了的没";  // a sentence may end with these

inline bool ends(char32_t letter) { return letter == 0 || one_of(letter, closing); }

}  // namespace text::chinese
