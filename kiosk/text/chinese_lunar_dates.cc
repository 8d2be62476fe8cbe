// How both expanders hand a written lunar date on: the rule itself is one for both languages.
#include <algorithm>

#include "text/cantonese_expand.h"
#include "text/chinese_expand.h"
#include "text/chinese_lunar.h"

namespace text {
namespace {

constexpr std::size_t most_before = 12, most_after = 20;

std::u32string letters_of(const std::vector<Glyph>& glyphs, std::size_t begin, std::size_t end) {
  std::u32string out;
  for (std::size_t i = begin; i < std::min(end, glyphs.size()); ++i) out += glyphs[i].letter;
  return out;
}

// What stands at `at`, when the letters before it (from `start` on) announce the calendar.
std::optional<WrittenLunar> lunar_at(const std::vector<Glyph>& glyphs, std::size_t start, std::size_t at,
                                     Script script) {
  const std::size_t begin = at > start + most_before ? at - most_before : start;
  if (!announces_lunar(letters_of(glyphs, begin, at))) return std::nullopt;
  return written_lunar(letters_of(glyphs, at, at + most_after), script);
}

}  // namespace

bool chinese::Expander::lunar_date() {
  const auto date = lunar_at(glyphs_, 0, at_, Script::simplified);
  if (date) speak(date->said, at_ + date->length);
  return date.has_value();
}

bool cantonese::Expander::lunar_date() {
  const auto date = lunar_at(glyphs_, start_, at_, Script::traditional);
  if (date) speak(date->said, at_ + date->length);
  return date.has_value();
}

}  // namespace text
