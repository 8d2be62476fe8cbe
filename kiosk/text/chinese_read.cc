#include "text/chinese_read.h"

#include <algorithm>

#include "text/chinese_words.h"

namespace text::chinese {
namespace {

bool is_inner_pause(char32_t letter) { return letter == U'、' || letter == U'，' || letter == U'。'; }

// Written in digits: a character of Han is three bytes long and said as it is written.
bool is_figure(const Unit& unit) {
  return unit.end - unit.begin != 3 * unit.said.size() && !unit.said.empty() && is_numeral(unit.said.back());
}

void append_token(std::string& voiced, std::string_view token) {
  if (token.empty()) return;
  if (!voiced.empty()) voiced += ' ';
  voiced += token;
}

// The tokens of one stretch of words, said without a pause.
class Stretch {
 public:
  Stretch(const std::vector<Unit>& units, const std::vector<Span>& spans, std::size_t first, std::size_t last)
      : units_(units), spans_(spans) {
    for (std::size_t u = first; u < last; ++u)
      for (std::size_t i = 0; i < units[u].said.size(); ++i) signs_.push_back({units[u].said[i], u, "", true});
  }

  void read(const Lexicon* lexicon, FindReadings find) {
    std::vector<Syllable> han;
    std::size_t first = 0;
    const auto flush = [&](std::size_t end) {
      if (han.empty()) return;
      find(han, lexicon);
      for (std::size_t i = 0; i < han.size(); ++i) {
        signs_[first + i].voiced = han[i].pinyin;
        signs_[first + i].starts_word = han[i].starts_word;
      }
      han.clear();
      first = end;
    };
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      const Unit& unit = units_[signs_[i].unit];
      if (!is_han(signs_[i].letter) || !unit.voiced.empty()) {
        flush(i);
        continue;
      }
      if (han.empty()) first = i;
      const bool name = unit.span >= 0 && spans_[static_cast<std::size_t>(unit.span)].person_name;
      const bool fence = i > first && unit.span != units_[signs_[i - 1].unit].span;
      const bool of_code = std::any_of(unit.said.begin(), unit.said.end(), is_latin);  // B1, T3
      // A figure ends before this sign: no 五一 in 3块5一把.
      const bool figure_before =
          i > first && signs_[i - 1].unit != signs_[i].unit && is_figure(units_[signs_[i - 1].unit]);
      const bool apart = fence || (figure_before && signs_[i].letter == U'一');
      han.push_back({signs_[i].letter, "", true, name, apart, of_code, figure_before});
    }
    flush(signs_.size());
    voice_the_rest();
  }

  // A piece ends where a word ends, if a unit (and a whole span) ends there too.
  void append_pieces(std::vector<SpokenPiece>& out) const {
    std::size_t first = 0;
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      if (i + 1 < signs_.size() && !may_cut(i)) continue;
      SpokenPiece piece{units_[signs_[first].unit].begin, units_[signs_[i].unit].end, "", ""};
      for (std::size_t k = first; k <= i; ++k) {
        append_utf8(piece.said, signs_[k].letter);
        append_token(piece.voiced, signs_[k].voiced);
      }
      out.push_back(std::move(piece));
      first = i + 1;
    }
  }

 private:
  struct Sign {
    char32_t letter;
    std::size_t unit;
    std::string voiced;
    bool starts_word;
  };

  bool may_cut(std::size_t i) const {
    const Sign& here = signs_[i];
    const Sign& next = signs_[i + 1];
    if (here.unit == next.unit) return false;
    const int span = units_[here.unit].span;
    const int next_span = units_[next.unit].span;
    if (span == next_span) return next.starts_word && !(span >= 0 && spans_[static_cast<std::size_t>(span)].whole);
    const bool whole = (span >= 0 && spans_[static_cast<std::size_t>(span)].whole) ||
                       (next_span >= 0 && spans_[static_cast<std::size_t>(next_span)].whole);
    return whole || next.starts_word;
  }

  // Letters, given readings and pauses inside a unit.
  void voice_the_rest() {
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      Sign& sign = signs_[i];
      const Unit& unit = units_[sign.unit];
      const bool first_of_unit = i == 0 || signs_[i - 1].unit != sign.unit;
      if (!unit.voiced.empty()) {
        if (first_of_unit) sign.voiced = unit.voiced;
      } else if (is_inner_pause(sign.letter)) {
        sign.voiced = ",";
      } else if (sign.letter >= U'A' && sign.letter <= U'Z') {
        append_utf8(sign.voiced, sign.letter);
      } else if (sign.letter >= U'a' && sign.letter <= U'z') {
        // A word in small letters is one token, kept at its first letter.
        const bool goes_on =
            i > 0 && signs_[i - 1].unit == sign.unit && signs_[i - 1].letter >= U'a' && signs_[i - 1].letter <= U'z';
        if (goes_on) continue;
        for (std::size_t k = i;
             k < signs_.size() && signs_[k].unit == sign.unit && signs_[k].letter >= U'a' && signs_[k].letter <= U'z';
             ++k)
          append_utf8(sign.voiced, signs_[k].letter);
      }
    }
  }

  const std::vector<Unit>& units_;
  const std::vector<Span>& spans_;
  std::vector<Sign> signs_;
};

}  // namespace

std::vector<SpokenPiece> read(const std::vector<Unit>& units, const std::vector<Span>& spans, const Lexicon* lexicon,
                              FindReadings find) {
  std::vector<SpokenPiece> out;
  for (std::size_t i = 0; i < units.size();) {
    if (units[i].kind != UnitKind::words) {
      out.push_back({units[i].begin, units[i].end, to_utf8(units[i].said), ""});
      ++i;
      continue;
    }
    std::size_t last = i;
    while (last < units.size() && units[last].kind == UnitKind::words) ++last;
    Stretch stretch(units, spans, i, last);
    stretch.read(lexicon, find);
    stretch.append_pieces(out);
    i = last;
  }
  return out;
}

}  // namespace text::chinese
