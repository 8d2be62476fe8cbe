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

#include "text/unit.h"

namespace text::cantonese {

class Expander {
 public:
  // `glyphs` are folded. Requires: spans in order.
  Expander(const std::vector<Glyph>& glyphs, const std::vector<Span>& spans) : glyphs_(glyphs), spans_(spans) {}
  std::vector<Unit> run();

 private:
  // A number as written: 1,234.50
  struct Figure {
    std::string whole, fraction;
    std::size_t end = 0;  // one past its last glyph
    std::uint64_t value() const;
    std::string text() const { return fraction.empty() ? whole : whole + "." + fraction; }
  };

  // cantonese_expand.cc
  void one();
  void speak(std::string_view said, std::size_t end, std::string_view voiced = "");
  void sign();
  bool symbol();
  bool letters();
  char32_t letter(std::size_t index) const { return index < stop_ ? glyphs_[index].letter : 0; }
  char32_t before() const { return at_ > start_ ? glyphs_[at_ - 1].letter : 0; }
  std::size_t skip_blanks(std::size_t index) const;
  bool follows(std::size_t index, std::u32string_view words) const;
  // The first of `words` that stands at `index`, or "".
  std::u32string_view any_at(std::size_t index, std::initializer_list<std::u32string_view> words) const;
  // The text before `at_` ends with one of these; blanks, colons, 係 and 是 between are left out.
  bool preceded_by(std::initializer_list<std::u32string_view> words) const;

  // cantonese_amounts.cc
  void written_number();
  std::string run_of_digits(std::size_t index) const;
  Figure figure(std::size_t index) const;
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

  const std::vector<Glyph>& glyphs_;
  const std::vector<Span>& spans_;
  std::vector<Unit> out_;
  std::size_t at_ = 0;
  std::size_t start_ = 0, stop_ = 0;  // of the stretch that no number reaches out of
};

inline bool is_one_of(char32_t letter, std::u32string_view letters) {
  return letter != 0 && letters.find(letter) != std::u32string_view::npos;
}

// "A" → "ei1"; small letters count as capitals. "" for what is no letter.
std::string_view letter_name(char32_t letter);

}  // namespace text::cantonese
