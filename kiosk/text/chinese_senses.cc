#include "text/chinese_senses.h"

#include <array>

#include "text/chinese_letters.h"
#include "text/chinese_polyphones.h"

namespace text::chinese {
namespace {

// 转: go round (zhuan4), or turn, pass on (zhuan3).
std::string read_zhuan(const Neighbours& around, std::size_t i) {
  const Place here(around, i);
  if (one_of(here.next, U"圈悠转") || here.before == U'转') return "zhuan4";
  if (around.from(i + 1, 4).find(U'圈') != std::u32string_view::npos && !one_of(here.next, U"到发给")) return "zhuan4";
  const bool rounds = here.next == U'一' || here.next == U'了' || is_numeral(here.next);
  if (rounds && (around.letters.find(U'圈', i) != std::u32string::npos)) return "zhuan4";
  if (one_of(here.next, U"起得个") && one_of(here.after, U"来飞快很不动没慢太好稳欢")) return "zhuan4";
  if (one_of(here.before, U"打团空自公回乱瞎直围绕") && ends(here.next)) return "zhuan4";
  if (here.before == U'不' && ends(here.next)) return "zhuan4";
  const bool around_it =
      here.past.find(U'围') != std::u32string_view::npos || here.past.find(U'绕') != std::u32string_view::npos;
  return around_it && here.next == 0 ? "zhuan4" : "zhuan3";
}

// 血: as one says it alone (xie3), or as a word's part (xue4).
std::string read_xue(const Neighbours& around, std::size_t i) {
  return one_of(around.before(i), U"点些滴了") ? "xie3" : "xue4";
}

constexpr auto senses = std::to_array<Sense>({
    {U'转', read_zhuan},
    {U'血', read_xue},
});

}  // namespace

std::string read_by_sense(const Neighbours& around, std::size_t index) { return read_by_table(senses, around, index); }

}  // namespace text::chinese
