// Expander: from written Chinese to what is said, still in Han: numbers, dates, money, times, phones, codes, units, letters.
//
// Used by the front end of zh-Hans; pure, one call each, any thread. Rules: reference/domain 5.3. Every rule looks at the
// glyphs from `at_` on and either speaks them and moves on, or leaves them to the next rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/glyph_walk.h"

namespace text::chinese {

class Expander : private GlyphWalk {
 public:
  // `glyphs` are folded. Requires: spans in order.
  Expander(const std::vector<Glyph>& glyphs, const std::vector<Span>& spans) : GlyphWalk(glyphs, spans) {}
  std::vector<Unit> run();

 private:
  // chinese_expand.cc
  void one();
  void sign();
  bool symbol();
  bool follows_any(std::size_t index, std::initializer_list<std::u32string_view> words) const;
  // The text before `at_` ends with one of these, blanks, colons, 是 and 为 between them left out.
  bool preceded_by_any(std::initializer_list<std::u32string_view> words) const;

  // chinese_digits.cc
  void written_number();
  std::string amount_words(const Figure& figure) const;  // counts, decimals
  bool range_mark(std::size_t index, std::size_t* next) const;
  bool minus();
  bool currency_sign();

  // chinese_dates.cc; chinese_lunar_dates.cc
  bool lunar_date();
  bool written_date();
  bool year();
  bool clock();
  bool slashed_date();
  bool short_date();
  bool is_proportion(std::size_t end) const;
  bool decade();

  // chinese_phones.cc
  struct Group {
    std::string digits;
    std::size_t end = 0;  // one past its last glyph
  };
  std::vector<Group> groups_of_digits(std::size_t index) const;
  bool country_code();
  bool landline();
  bool phone();
  bool hotline();

  // chinese_codes.cc
  bool resident_id();
  bool numbered();
  bool code();
  bool spaced_code();
  bool letters();
  std::string spelled(std::size_t begin, std::size_t end, bool as_code) const;

  // chinese_places.cc
  bool hyphenated();
  bool is_address(const std::vector<Group>& groups) const;
  bool room_or_line();
  bool name_of_one();
  std::size_t end_of_rooms(std::size_t end) const;

  // chinese_amounts.cc
  bool percent();
  bool step_of();
  bool fraction();
  bool money();
  bool version();
  bool ratio();
  bool nickname();
  bool is_feast(std::string_view day, std::size_t next) const;

  // chinese_units.cc
  bool temperature();
  bool unit();

  // chinese_measures.cc
  bool counts_as_pair(std::size_t next) const;  // 两 before what stands at `next`
};

}  // namespace text::chinese
