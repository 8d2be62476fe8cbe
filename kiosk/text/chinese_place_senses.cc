#include <array>

#include "text/chinese_names.h"
#include "text/chinese_polyphones.h"
#include "text/chinese_senses.h"

namespace text::chinese {
namespace {

constexpr std::u32string_view settled = U"村镇乡社站街路屯庄集";  // what stands behind the name of a village

// A post road counted its stages (十里铺, 五里堡, 三堡村), and families gave their names to them (张家铺).
bool is_stage(const Place& place) {
  const char32_t earlier = place.past.size() > 1 ? place.past[place.past.size() - 2] : 0;
  if (place.before == U'里' && (is_numeral(earlier) || earlier == U'廿')) return true;
  if (place.before == U'家' && is_common_surname(earlier)) return place.next == 0 || one_of(place.next, settled);
  // 石桥铺站, 双沟铺: by a bridge, a ditch or a shop.
  if (one_of(place.before, U"桥沟坪湾塘岭溪店")) return one_of(place.next, settled) || place.next == 0;
  return (is_numeral(place.before) || one_of(place.before, U"头廿")) && one_of(place.next, settled);
}

// 去烧饼铺看看, 豆腐铺: a shop by what it sells, and no 布铺在桌上.
bool is_shop(const Place& place) {
  return one_of(place.before, U"饼点子头发缝油鱼米圈腐匠果食金茶肉药货烟酒") &&
         (place.next == 0 || one_of(place.next, U"看买租转里门边旁口也就关搬都卖吃取找"));
}

std::string read_pu(const Neighbours& around, std::size_t i) {
  const Place place{around, i};
  return is_stage(place) || is_shop(place) ? "pu4" : "";
}

std::string read_bao(const Neighbours& around, std::size_t i) {
  const Place place{around, i};
  if (place.before == U'家') return "";
  return is_stage(place) ? "pu4" : "";
}

// 圩: a dyke, and a market of the south: 圩镇, 赶圩.
std::string read_wei(const Neighbours& around, std::size_t i) {
  const Place place{around, i};
  if (one_of(place.next, U"市场日镇期亭") || one_of(place.before, U"赶逢趁歇")) return "xu1";
  for (const std::u32string_view south : {U"广东", U"广西", U"江西", U"湖南", U"福建"})
    if (place.past.find(south) != std::u32string_view::npos) return place.next == U'堤' ? "wei2" : "xu1";
  return "wei2";
}

// 涌: to well up, and a creek of the Pearl River.
std::string read_yong(const Neighbours& around, std::size_t i) {
  const Place place{around, i};
  const bool creek =
      one_of(place.before, U"河小大东西南北石沙一条") && (place.next == 0 || one_of(place.next, U"边里水村"));
  return one_of(place.next, U"村社站") || (creek && place.next != 0) ? "chong1" : "";
}

// 上清观 and 三清观 are temples.
std::string read_guan(const Neighbours& around, std::size_t i) {
  const Place place{around, i};
  const bool temple = one_of(place.before, U"清真云虚玄元泉霄皇阳") &&
                      (place.next == 0 || one_of(place.next, U"里的在烧求上是前门后旁"));
  return temple ? "guan4" : "";
}

// 长生桥, 长丰路: streets wish for what lasts.
std::string read_chang(const Neighbours& around, std::size_t i) {
  const Place place{around, i};
  const bool street = is_given(place.next) && one_of(place.after, U"路街桥镇巷坊苑");
  return street && !one_of(place.before, U"成生增助村校家") ? "chang2" : "";
}

constexpr auto senses = std::to_array<Sense>({
    {U'长', read_chang},
    {U'铺', read_pu},
    {U'堡', read_bao},
    {U'圩', read_wei},
    {U'涌', read_yong},
    {U'观', read_guan},
});

}  // namespace

std::string read_by_place(const Neighbours& around, std::size_t index) { return read_by_table(senses, around, index); }

std::string read_in_place(const Neighbours& around, std::size_t i) {
  if (around.at(i) != U'长' || i == 0 || around.run[i].starts_word) return "";
  const bool office = one_of(around.before(i), U"镇县市村区乡") && around.word_before(i + 1).size() == 2;
  const char32_t next = around.at(i + 1);
  const bool wish = is_given(next) || one_of(next, U"乐兴垣治");
  return office && wish && one_of(around.at(i + 2), U"路街巷弄村乡组") ? "chang2" : "";
}

}  // namespace text::chinese
