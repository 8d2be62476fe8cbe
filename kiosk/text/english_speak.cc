#include "text/english_speak.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <utility>

#include "text/english_numbers.h"
#include "text/mask.h"

namespace text::english {
namespace {

// One syllable of pinyin for an engine that reads English: jang for zhang1, chian for qian2.
std::string respelled(std::string_view syllable) {
  constexpr std::pair<std::string_view, std::string_view> initials[] = {
      {"zh", "j"}, {"ch", "ch"}, {"sh", "sh"}, {"z", "dz"}, {"c", "ts"}, {"q", "ch"}, {"x", "sh"}};
  if (!syllable.empty() && syllable.back() >= '1' && syllable.back() <= '5') syllable.remove_suffix(1);
  std::string out;
  for (const auto& [pinyin, english] : initials)
    if (out.empty() && syllable.starts_with(pinyin)) {
      out = english;
      syllable.remove_prefix(pinyin.size());
    }
  for (const char letter : syllable) out += letter == 'v' ? 'u' : letter;
  return out;
}

// A word is letters, digits and the signs that belong to numbers and words.
class Speaker {
 public:
  Speaker(std::string_view input, const std::vector<Glyph>& glyphs, const std::vector<Span>& spans,
          const Lexicon* lexicon)
      : input_(input), glyphs_(glyphs), spans_(spans), lexicon_(lexicon) {}

  std::vector<SpokenPiece> run() {
    std::size_t span = 0;
    while (at_ < glyphs_.size()) {
      while (span < spans_.size() && spans_[span].end <= glyphs_[at_].begin) ++span;
      const bool inside = span < spans_.size() && spans_[span].begin <= glyphs_[at_].begin;
      if (inside && spans_[span].person_name && chinese_name(spans_[span])) continue;
      if (inside && (spans_[span].said || spans_[span].whole)) {
        std::size_t end = at_;
        while (end < glyphs_.size() && glyphs_[end].begin < spans_[span].end) ++end;
        add(end, spans_[span].said ? *spans_[span].said : words_of(spans_[span].begin, spans_[span].end));
        continue;
      }
      // No word or number reaches across the border of a span.
      stop_ = inside                 ? spans_[span].end
              : span < spans_.size() ? spans_[span].begin
                                     : static_cast<std::uint32_t>(input_.size());
      one();
    }
    return std::move(out_);
  }

 private:
  char32_t letter(std::size_t index) const {
    return index < glyphs_.size() && glyphs_[index].begin < stop_ ? glyphs_[index].letter : 0;
  }
  bool is_word(char32_t sign) const { return is_latin(sign) || sign == U'\'' || sign == U'’'; }

  // Numbers inside a whole span (the platform's words) are expanded too.
  std::string words_of(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view part = input_.substr(begin, end - begin);
    const auto glyphs = glyphs_of(part);
    if (!glyphs) return "";
    const std::vector<Glyph> inner = without_accents(folded(*glyphs));
    std::string said;
    for (const SpokenPiece& piece : Speaker(part, inner, {}, lexicon_).run()) {
      if (piece.voiced.empty() && piece.said == " ") continue;
      if (!said.empty() && !piece.voiced.empty()) said += ' ';
      said += piece.said;
    }
    return said;
  }

  void add(std::size_t end, std::string said) {
    std::string voiced = said;
    // A gap between words is heard as a gap without a piece of its own.
    out_.push_back({glyphs_[at_].begin, glyphs_[end - 1].end, std::move(said), std::move(voiced)});
    at_ = end;
  }

  // False for a name in other letters, and without a table of readings: that stays unheard.
  bool chinese_name(const Span& span) {
    const std::string name = span.said.value_or(std::string(input_.substr(span.begin, span.end - span.begin)));
    const std::u32string letters = to_letters(name);
    if (lexicon_ == nullptr || !std::all_of(letters.begin(), letters.end(), is_han)) return false;
    const auto read = speak_spans(name, {{0, static_cast<std::uint32_t>(name.size()), std::nullopt, true, true}},
                                  "zh-Hans", lexicon_);
    if (!read.ok()) return false;
    std::string voiced;
    for (const SpokenPiece& piece : read.value()) {
      std::istringstream syllables(piece.voiced);
      for (std::string syllable; syllables >> syllable;) voiced += (voiced.empty() ? "" : " ") + respelled(syllable);
    }
    std::size_t end = at_;
    while (end < glyphs_.size() && glyphs_[end].begin < span.end) ++end;
    out_.push_back({glyphs_[at_].begin, glyphs_[end - 1].end, name, std::move(voiced)});
    at_ = end;
    return true;
  }

  // The pause of a sign that English does not write: · and 。 as a reader of English meets them.
  static std::string in_english(const std::u32string& pause) {
    if (pause == U"。") return ".";
    if (pause == U"？") return "?";
    if (pause == U"！") return "!";
    return pause == U"：" ? ":" : pause == U"；" ? ";" : ",";
  }

  void one() {
    const char32_t now = letter(at_);
    if (is_digit(now)) return number();
    if (money_sign()) return;
    if (is_word(now)) return word();
    const std::u32string pause = pause_of(now);
    const std::uint32_t begin = glyphs_[at_].begin, end = glyphs_[at_].end;
    ++at_;
    if (!pause.empty()) {
      out_.push_back({begin, end,
                      now > 0x7F ? in_english(pause) : std::string(1, static_cast<char>(now == U'(' ? U',' : now)),
                      ""});
    } else if (now == U'%' || now == U'&' || now == U'+') {
      const std::string said = now == U'%' ? "percent" : now == U'&' ? "and" : "plus";
      out_.push_back({begin, end, said, said});
    } else if (is_silent(now)) {
      out_.push_back({begin, end, " ", ""});
    }
  }

  void word() {
    std::size_t end = at_;
    bool has_digit = false;
    while (is_word(letter(end)) || is_digit(letter(end)) ||
           (letter(end) == U'-' && (is_latin(letter(end + 1)) || is_digit(letter(end + 1))))) {
      has_digit = has_digit || is_digit(letter(end));
      ++end;
    }
    std::string written;
    for (std::size_t i = at_; i < end; ++i) append_utf8(written, letter(i));
    if (has_digit) return add(end, spelled(written));
    const bool capitals =
        written.size() >= 2 && written.size() <= 5 &&
        std::all_of(written.begin(), written.end(), [](char sign) { return sign >= 'A' && sign <= 'Z'; });
    add(end, capitals ? spelled(written) : written);
  }

  static std::string spelled(const std::string& written) {
    std::string out;
    for (const char sign : written) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      if (sign >= '0' && sign <= '9') {
        out += digits(std::string(1, sign));
      } else if (sign == '-') {
        out += "dash";
      } else {
        out += static_cast<char>(std::toupper(static_cast<unsigned char>(sign)));
      }
    }
    return out;
  }

  std::string run_of_digits(std::size_t index) const {
    std::string out;
    while (is_digit(letter(index))) out += static_cast<char>(letter(index++));
    return out;
  }

  struct Figure {
    std::string whole, fraction;
    std::size_t end = 0;
  };
  Figure figure(std::size_t index) const {
    Figure out;
    out.whole = run_of_digits(index);
    out.end = index + out.whole.size();
    while (out.whole.size() <= 15 && letter(out.end) == U',' && run_of_digits(out.end + 1).size() == 3) {
      out.whole += run_of_digits(out.end + 1);
      out.end += 4;
    }
    if (letter(out.end) == U'.' && is_digit(letter(out.end + 1))) {
      out.fraction = run_of_digits(out.end + 1);
      out.end += 1 + out.fraction.size();
    }
    return out;
  }

  bool follows(std::size_t index, std::u32string_view words) const {
    for (std::size_t i = 0; i < words.size(); ++i)
      if (letter(index + i) != words[i]) return false;
    return !is_latin(letter(index + words.size()));
  }

  bool money_sign() {
    const char32_t now = letter(at_);
    if ((now != U'¥' && now != U'￥') || !is_digit(letter(at_ + 1))) return false;
    const Figure sum = figure(at_ + 1);
    add(sum.end, amount(sum));
    return true;
  }

  static std::string amount(const Figure& sum) {
    const std::string cents = (sum.fraction + "00").substr(0, 2);
    return money(std::stoll(sum.whole.substr(0, 15)) * 100 + std::stoi(cents));
  }

  void number() {
    const Figure sum = figure(at_);
    const std::string run = run_of_digits(at_);
    const std::size_t next = letter(sum.end) == U' ' ? sum.end + 1 : sum.end;
    if (date() || clock()) return;
    if (check_phone(run)) return add(at_ + 11, phone(run));
    if (follows(next, U"yuan")) return add(next + 4, amount(sum));
    if (letter(next) == U'%')
      return add(next + 1,
                 decimal(sum.whole.substr(0, 15) + (sum.fraction.empty() ? "" : "." + sum.fraction)) + " percent");
    if (is_ordinal(sum.end)) return add(sum.end + 2, ordinal(std::stoull(run.substr(0, 15))));
    const bool known_year =
        run.size() == 4 && sum.fraction.empty() && sum.end == at_ + 4 && run >= "1900" && run <= "2099";
    if (known_year) return add(sum.end, year(std::stoi(run)));
    const bool hotline = run.size() == 5 && sum.end == at_ + 5 &&
                         (run.starts_with("12") || run.starts_with("95") || run.starts_with("96"));
    const bool emergency = run == "110" || run == "119" || run == "120" || run == "122";
    const bool called = emergency && !is_latin(letter(next));
    if (hotline || called || run.size() > 9 || (run.size() > 1 && run[0] == '0'))
      return add(at_ + run.size(), digits(run));
    add(sum.end, decimal(sum.whole.substr(0, 15) + (sum.fraction.empty() ? "" : "." + sum.fraction)));
  }

  bool is_ordinal(std::size_t index) const {
    return follows(index, U"st") || follows(index, U"nd") || follows(index, U"rd") || follows(index, U"th");
  }

  // 2026-11-24, 24 November 2026
  bool date() {
    const std::string run = run_of_digits(at_);
    if (run.size() == 4 && letter(at_ + 4) == U'-' && run_of_digits(at_ + 5).size() == 2 && letter(at_ + 7) == U'-' &&
        run_of_digits(at_ + 8).size() == 2) {
      const auto parsed = core::parse_day(run + "-" + run_of_digits(at_ + 5) + "-" + run_of_digits(at_ + 8));
      if (!parsed.ok()) return false;
      add(at_ + 10, day(parsed.value(), false));
      return true;
    }
    if (run.size() > 2 || letter(at_ + run.size()) != U' ') return false;
    for (int month = 1; month <= 12; ++month) {
      const std::u32string name = to_letters(month_name(month));
      if (!follows(at_ + run.size() + 1, name)) continue;
      const int number_of_day = std::stoi(run);
      if (number_of_day < 1 || number_of_day > 31) return false;
      add(at_ + run.size(), "the " + ordinal(static_cast<std::uint64_t>(number_of_day)) + " of");
      return true;
    }
    return false;
  }

  bool clock() {
    const std::string hour = run_of_digits(at_);
    const std::size_t colon = at_ + hour.size();
    if (hour.size() > 2 || letter(colon) != U':' || run_of_digits(colon + 1).size() != 2) return false;
    const int hours = std::stoi(hour), minutes = std::stoi(run_of_digits(colon + 1));
    if (hours > 23 || minutes > 59) return false;
    const std::size_t end = colon + 3;
    const std::size_t mark = letter(end) == U' ' ? end + 1 : end;
    std::string said = english::number(static_cast<std::uint64_t>(hours));
    said += minutes == 0 ? (hours <= 12 && !follows(mark, U"am") && !follows(mark, U"pm") ? " o'clock" : "")
                         : (minutes < 10 ? " oh " : " ") + english::number(static_cast<std::uint64_t>(minutes));
    const bool marked = follows(mark, U"am") || follows(mark, U"pm") || follows(mark, U"AM") || follows(mark, U"PM");
    if (marked) said += letter(mark) == U'a' || letter(mark) == U'A' ? " A M" : " P M";
    add(marked ? mark + 2 : end, said);
    return true;
  }

  std::string_view input_;
  const std::vector<Glyph>& glyphs_;
  const std::vector<Span>& spans_;
  const Lexicon* lexicon_;
  std::vector<SpokenPiece> out_;
  std::size_t at_ = 0;
  std::uint32_t stop_ = 0;
};

}  // namespace

std::vector<SpokenPiece> speak(std::string_view input, const std::vector<Glyph>& glyphs, const std::vector<Span>& spans,
                               const Lexicon* lexicon) {
  return Speaker(input, glyphs, spans, lexicon).run();
}

}  // namespace text::english
