// Expander of written Cantonese: numbers, dates, money, times, phones, codes, units and letters become what is said, in Han.
//
// Used by the front end of yue; pure, one call each, any thread. Both scripts are read; what is said for figures is in
// traditional Han. Every rule looks at the glyphs from `at_` on and either speaks them and moves on, or leaves them to the next
// rule. Latin letters are voiced by their Cantonese names: the voice that reads Jyutping has no English.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "text/glyph_walk.h"

namespace text::cantonese {

class Expander : private GlyphWalk {
 public:
  // `glyphs` are folded. Requires: spans in order.
  Expander(const std::vector<Glyph>& glyphs, const std::vector<Span>& spans) : GlyphWalk(glyphs, spans) {}
  std::vector<Unit> run();

 private:
  // cantonese_expand.cc
  void one();
  void sign();
  bool symbol();
  bool letters();
  // The first of `words` that stands at `index`, or "".
  std::u32string_view any_at(std::size_t index, std::initializer_list<std::u32string_view> words) const;
  // The text before `at_` ends with one of these; blanks, colons, 係 and 是 between are left out.
  bool preceded_by(std::initializer_list<std::u32string_view> words) const;

  // cantonese_amounts.cc
  void written_number();
  std::string amount(const Figure& figure, std::size_t unit_at) const;
  bool range_mark(std::size_t index, std::size_t* next) const;
  bool range();
  bool percent();
  bool fraction();
  bool money();
  bool currency_sign();
  bool say_money(const Figure& sum, std::size_t end, std::string_view head, std::string_view unit);
  bool temperature();
  bool unit();
  bool minus();

  // cantonese_codes.cc; chinese_lunar_dates.cc
  bool lunar_date();
  bool date();
  bool year();
  bool clock();
  bool long_code();
  bool phone();
  bool short_code();
  bool floor_sign();
  bool hyphenated();
};

inline bool is_one_of(char32_t letter, std::u32string_view letters) {
  return letter != 0 && letters.find(letter) != std::u32string_view::npos;
}

// "A" → "ei1"; small letters count as capitals. "" for what is no letter.
std::string_view letter_name(char32_t letter);

}  // namespace text::cantonese
