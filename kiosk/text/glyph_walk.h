// GlyphWalk: what the expanders of Mandarin and Cantonese share: where they stand in the text, looking ahead and back, figures,
// and what is spoken so far.
//
// Used by chinese_expand and cantonese_expand; pure, one call each, any thread.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/unit.h"

namespace text {

class GlyphWalk {
 protected:
  // `glyphs` are folded. Requires: spans in order.
  GlyphWalk(const std::vector<Glyph>& glyphs, const std::vector<Span>& spans)
      : glyphs_(glyphs), spans_(spans), stop_(glyphs.size()) {}

  // A number as written: 1,234.50
  struct Figure {
    std::string whole, fraction;
    std::size_t end = 0;  // one past its last glyph
    bool grouped = false;
    std::uint64_t value() const;
    std::int64_t hundredths() const;  // 12.5 → 1250: the fen of so many yuan. Requires: at most two places
    std::string text() const { return fraction.empty() ? whole : whole + "." + fraction; }
  };
  struct Symbol {
    std::u32string_view written;
    std::string_view said;
  };

  char32_t letter(std::size_t index) const { return index < stop_ ? glyphs_[index].letter : 0; }
  char32_t before(std::size_t back = 1) const { return at_ >= start_ + back ? glyphs_[at_ - back].letter : 0; }
  std::size_t skip_blanks(std::size_t index) const;
  // The written text from `index` begins with these letters.
  bool follows(std::size_t index, std::u32string_view words) const;
  // The text before `at_` ends with one of these, the letters of `between` left out.
  bool ends_with_one(std::initializer_list<std::u32string_view> words, std::u32string_view between) const;
  std::string run_of_digits(std::size_t index) const;
  Figure figure(std::size_t index) const;

  void speak(std::string_view said, std::size_t end, std::string_view voiced = "");
  void speak_han();                                  // the character at `at_`
  bool speak_symbol(std::span<const Symbol> table);  // longest first
  bool speak_pause();                                // …… and —— are one pause

  static constexpr std::size_t longest_amount = 15;  // digits; more is a code

  const std::vector<Glyph>& glyphs_;
  const std::vector<Span>& spans_;
  std::vector<Unit> out_;
  std::size_t at_ = 0;
  std::size_t start_ = 0, stop_ = 0;  // of the stretch that no number reaches out of
};

}  // namespace text
