#include "text/glyph_walk.h"

namespace text {

std::uint64_t GlyphWalk::Figure::value() const {
  std::uint64_t out = 0;
  for (const char digit : whole.substr(0, longest_amount)) out = out * 10 + static_cast<std::uint64_t>(digit - '0');
  return out;
}

std::int64_t GlyphWalk::Figure::hundredths() const {
  return static_cast<std::int64_t>(value()) * 100 + std::stoi((fraction + "00").substr(0, 2));
}

std::size_t GlyphWalk::skip_blanks(std::size_t index) const {
  while (letter(index) == U' ' || letter(index) == U'\u00A0') ++index;
  return index;
}

bool GlyphWalk::follows(std::size_t index, std::u32string_view words) const {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (letter(index + i) != words[i]) return false;
  return true;
}

bool GlyphWalk::ends_with_one(std::initializer_list<std::u32string_view> words, std::u32string_view between) const {
  std::size_t end = at_;
  while (end > start_ && between.find(glyphs_[end - 1].letter) != std::u32string_view::npos) --end;
  for (const std::u32string_view word : words) {
    if (end - start_ < word.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < word.size() && same; ++i) same = glyphs_[end - word.size() + i].letter == word[i];
    if (same) return true;
  }
  return false;
}

std::string GlyphWalk::run_of_digits(std::size_t index) const {
  std::string out;
  while (is_digit(letter(index))) out += static_cast<char>(letter(index++));
  return out;
}

GlyphWalk::Figure GlyphWalk::figure(std::size_t index) const {
  Figure out;
  out.whole = run_of_digits(index);
  std::size_t end = index + out.whole.size();
  // 1,234,567
  while (out.whole.size() <= 3 || out.grouped) {
    const std::string group = letter(end) == U',' ? run_of_digits(end + 1) : "";
    if (group.size() != 3) break;
    out.whole += group;
    out.grouped = true;
    end += 4;
  }
  if (letter(end) == U'.' && is_digit(letter(end + 1))) {
    out.fraction = run_of_digits(end + 1);
    end += 1 + out.fraction.size();
  }
  out.end = end;
  return out;
}

void GlyphWalk::speak(std::string_view said, std::size_t end, std::string_view voiced) {
  out_.push_back({UnitKind::words, to_letters(said), std::string(voiced), glyphs_[at_].begin, glyphs_[end - 1].end});
  at_ = end;
}

void GlyphWalk::speak_han() {
  const char32_t now = letter(at_);
  out_.push_back(
      {UnitKind::words, std::u32string(1, now == U'〇' ? U'零' : now), "", glyphs_[at_].begin, glyphs_[at_].end});
  ++at_;
}

bool GlyphWalk::speak_symbol(std::span<const Symbol> table) {
  for (const Symbol& symbol : table)
    if (follows(at_, symbol.written)) {
      speak(symbol.said, at_ + symbol.written.size());
      return true;
    }
  return false;
}

bool GlyphWalk::speak_pause() {
  const char32_t now = letter(at_);
  const std::u32string pause = pause_of(now);
  if (pause.empty()) return false;
  std::size_t end = at_ + 1;
  while (letter(end) == now) ++end;
  out_.push_back({UnitKind::pause, pause, "", glyphs_[at_].begin, glyphs_[end - 1].end});
  at_ = end;
  return true;
}

}  // namespace text
