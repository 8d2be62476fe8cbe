#include "text/cantonese_expand.h"

#include <array>

namespace text::cantonese {
namespace {

// As letters are named in Guangzhou and Hong Kong.
constexpr std::array<std::string_view, 26> letter_names{
    "ei1",    "bi1",  "si1",     "di1", "ji1",           "e1 fu4",  "zi1",   "ik1 cyu4", "aai1",
    "zei1",   "kei1", "e1 lou4", "em1", "en1",           "ou1",     "pi1",   "kiu1",     "aa1 lou4",
    "e1 si4", "ti1",  "ju1",     "wi1", "dap1 bat1 ju1", "ik1 si4", "waai1", "ji6 set1"};

// Words in Latin letters that people say as words.
struct Word {
  std::u32string_view written;  // in capitals
  std::string_view voiced;
};
constexpr auto words =
    std::to_array<Word>({{U"WI-FI", "waai1 faai1"}, {U"WIFI", "waai1 faai1"}, {U"APP", "ep1"}, {U"OK", "ou1 kei1"}});

char32_t capital(char32_t letter) { return letter >= U'a' && letter <= U'z' ? letter - 32 : letter; }

}  // namespace

std::string_view letter_name(char32_t letter) {
  return is_latin(letter) ? letter_names[capital(letter) - U'A'] : std::string_view();
}

std::vector<Unit> Expander::run() {
  std::size_t span = 0;
  while (at_ < glyphs_.size()) {
    while (span < spans_.size() && spans_[span].end <= glyphs_[at_].begin) ++span;
    const bool inside = span < spans_.size() && spans_[span].begin <= glyphs_[at_].begin;
    const std::size_t first_unit = out_.size();
    // No word or number reaches across the border of a span.
    start_ = stop_ = at_;
    while (stop_ < glyphs_.size() && (inside ? glyphs_[stop_].begin < spans_[span].end
                                             : span >= spans_.size() || glyphs_[stop_].begin < spans_[span].begin))
      ++stop_;
    if (inside && spans_[span].said) {
      speak(*spans_[span].said, stop_);
    } else {
      while (at_ < stop_) one();
    }
    if (inside)
      for (std::size_t i = first_unit; i < out_.size(); ++i) out_[i].span = static_cast<int>(span);
  }
  return std::move(out_);
}

void Expander::one() {
  const char32_t now = letter(at_);
  if (is_han(now)) {
    speak_han();
  } else if (is_digit(now)) {
    written_number();
  } else if (!floor_sign() && !currency_sign() && !letters() && !minus() && !symbol()) {
    sign();
  }
}

bool Expander::symbol() {
  // Longest first where one begins another.
  static constexpr auto symbols = std::to_array<Symbol>({{U">=", "大過等於"},
                                                         {U"<=", "細過等於"},
                                                         {U"≥", "大過等於"},
                                                         {U"≤", "細過等於"},
                                                         {U">", "大過"},
                                                         {U"<", "細過"},
                                                         {U"=", "等於"},
                                                         {U"+", "加"},
                                                         {U"×", "乘"},
                                                         {U"÷", "除以"},
                                                         {U"±", "正負"},
                                                         {U"&", "同"},
                                                         {U"#", "井號"},
                                                         {U"%", "百分比"},
                                                         {U"°C", "攝氏度"},
                                                         {U"°", "度"}});
  if (letter(at_) == U'#' && is_digit(before())) {  // 2#楼
    speak("號", at_ + 1);
    return true;
  }
  // 3次/日: for each of them
  if (letter(at_) == U'/' && is_one_of(before(), U"次片粒包元蚊毫升") &&
      is_one_of(letter(at_ + 1), U"日天月年次人晚")) {
    speak("每", at_ + 1);
    return true;
  }
  return speak_symbol(symbols);
}

bool Expander::letters() {
  if (!is_latin(letter(at_))) return false;
  std::size_t end = at_;
  std::u32string capitals;
  for (; is_latin(letter(end)) || (letter(end) == U'-' && is_latin(letter(end + 1))); ++end)
    capitals += capital(letter(end));
  for (const Word& word : words)
    if (capitals == word.written) {
      speak(to_utf8(capitals), end, word.voiced);
      return true;
    }
  std::string said, voiced;
  for (const char32_t each : capitals) {
    if (!is_latin(each)) continue;
    append_utf8(said, each);
    if (!voiced.empty()) voiced += ' ';
    voiced += letter_name(each);
  }
  speak(said, end, voiced);
  // A012: what stands glued to letters is a code, up to its last digit.
  std::size_t last = at_;
  while (is_digit(letter(last))) ++last;
  if (last > at_ && letter(last) != U'.' && letter(last) != U':') short_code();
  return true;
}

void Expander::sign() {
  if (speak_pause()) return;
  const char32_t now = letter(at_);
  if (is_silent(now))
    out_.push_back({UnitKind::silent, std::u32string(1, now), "", glyphs_[at_].begin, glyphs_[at_].end});
  ++at_;
}

std::u32string_view Expander::any_at(std::size_t index, std::initializer_list<std::u32string_view> words) const {
  for (const std::u32string_view word : words)
    if (follows(index, word)) return word;
  return {};
}

bool Expander::preceded_by(std::initializer_list<std::u32string_view> words) const {
  return ends_with_one(words, U" ::係系是嘅");
}

}  // namespace text::cantonese
