#include "text/spoken.h"

#include <algorithm>

#include "text/cantonese_expand.h"
#include "text/cantonese_numbers.h"
#include "text/cantonese_read.h"
#include "text/chinese_expand.h"
#include "text/chinese_numbers.h"
#include "text/chinese_read.h"
#include "text/english_numbers.h"
#include "text/english_speak.h"
#include "text/glyphs.h"
#include "text/lexicon.h"
#include "text/unit.h"

namespace text {
namespace {

constexpr std::size_t longest_text = 4000;  // code points; a screen has some hundred

enum class FrontEnd { chinese, cantonese, english, as_written };

FrontEnd front_end_of(std::string_view language) {
  const std::string_view tongue = language.substr(0, language.find('-'));
  if (tongue == "zh") return FrontEnd::chinese;
  if (tongue == "yue") return FrontEnd::cantonese;
  return tongue == "en" ? FrontEnd::english : FrontEnd::as_written;
}

// Never spoken as noise: controls, private use, unassigned planes, emoji and joiners.
bool is_noise(char32_t letter) {
  if (letter < 0x20) return letter != U'\n' && letter != U'\t';
  if (letter >= 0x7F && letter < 0xA0) return true;
  if ((letter >= 0x200B && letter <= 0x200F) || (letter >= 0x202A && letter <= 0x202E) ||
      (letter >= 0x2060 && letter <= 0x206F))
    return true;
  if ((letter >= 0xE000 && letter <= 0xF8FF) || letter >= 0xF0000 || (letter >= 0xFE00 && letter <= 0xFE0F) ||
      letter == 0xFEFF)
    return true;
  return (letter >= 0x1F000 && letter <= 0x1FAFF) || (letter >= 0x2600 && letter <= 0x27BF) || letter == 0xFFFD;
}

// Blanks belong to the word before them, so that 第 2 步 stays one sentence without holes.
std::vector<Unit> without_blanks(std::vector<Unit> units, const std::vector<Span>& spans) {
  std::vector<Unit> out;
  for (Unit& unit : units) {
    const bool blank = unit.kind == UnitKind::silent && (unit.said == U" " || unit.said == U"\u00A0");
    // A masked stretch does not grow.
    const int before = out.empty() ? -1 : out.back().span;
    const bool fixed = before != unit.span && before >= 0 && spans[static_cast<std::size_t>(before)].whole;
    const bool joins = blank && !fixed && !out.empty() && out.back().kind == UnitKind::words;
    if (joins) {
      out.back().end = unit.end;
    } else {
      out.push_back(std::move(unit));
    }
  }
  return out;
}

// One sign may stand for several (㏵, 15点 in one): what came of it is one piece.
void join_what_shares_a_sign(std::vector<SpokenPiece>& pieces) {
  std::size_t kept = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    SpokenPiece& last = pieces[kept];
    if (pieces[i].begin >= last.end) {
      if (++kept != i) pieces[kept] = std::move(pieces[i]);
      continue;
    }
    last.said += pieces[i].said;
    if (!last.voiced.empty() && !pieces[i].voiced.empty()) last.voiced += ' ';
    last.voiced += pieces[i].voiced;
    last.end = std::max(last.end, pieces[i].end);
  }
  if (!pieces.empty()) pieces.resize(kept + 1);
}

// The end of a line after the end of a sentence is one pause, and no blank follows a pause: 按错了。您填的, 姓名、从卡上读的.
void settle_pauses(std::string_view input, std::vector<SpokenPiece>& pieces) {
  const auto pauses = [](const SpokenPiece& piece) {
    const auto signs = glyphs_of(piece.said);
    return piece.voiced.empty() && signs && !signs->empty() && !pause_of(signs->back().letter).empty();
  };
  std::vector<SpokenPiece> kept;
  for (SpokenPiece& piece : pieces) {
    const bool adds_nothing = piece.voiced.empty() && (piece.said == " " || input.substr(piece.begin, 1) == "\n");
    if (adds_nothing && !kept.empty() && pauses(kept.back())) {
      kept.back().end = std::max(kept.back().end, piece.end);
    } else {
      kept.push_back(std::move(piece));
    }
  }
  pieces = std::move(kept);
}

std::vector<SpokenPiece> as_written(std::string_view input, const std::vector<Glyph>& glyphs,
                                    const std::vector<Span>& spans) {
  std::vector<SpokenPiece> out;
  std::size_t span = 0;
  for (std::size_t i = 0; i < glyphs.size();) {
    while (span < spans.size() && spans[span].end <= glyphs[i].begin) ++span;
    const bool inside = span < spans.size() && spans[span].begin <= glyphs[i].begin;
    const bool whole = inside && (spans[span].said || spans[span].whole);
    const std::uint32_t stop = inside                ? spans[span].end
                               : span < spans.size() ? spans[span].begin
                                                     : static_cast<std::uint32_t>(input.size());
    std::size_t end = i;
    const auto is_word = [&](std::size_t at) {
      return glyphs[at].begin < stop &&
             (whole || (pause_of(glyphs[at].letter).empty() && !is_silent(glyphs[at].letter)));
    };
    while (end < glyphs.size() && is_word(end)) ++end;
    if (end == i) {
      const std::u32string pause = pause_of(glyphs[i].letter);
      out.push_back({glyphs[i].begin, glyphs[i].end, pause.empty() ? " " : to_utf8(pause), ""});
      ++i;
      continue;
    }
    std::string said = inside && spans[span].said
                           ? *spans[span].said
                           : std::string(input.substr(glyphs[i].begin, glyphs[end - 1].end - glyphs[i].begin));
    // Without rules of its own a figure would be read by the engine's, often in English: seen, never heard.
    const bool figure = std::any_of(said.begin(), said.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
    out.push_back({glyphs[i].begin, glyphs[end - 1].end, said, figure ? "" : said});
    i = end;
  }
  return out;
}

}  // namespace

core::Result<std::vector<SpokenPiece>> speak_spans(std::string_view input, const std::vector<Span>& spans,
                                                   std::string_view language, const Lexicon* lexicon) {
  const auto original = glyphs_of(input);
  if (!original) return core::Error{"SPEECH_BAD_BYTES", "", "The text is not UTF-8.", "Save the text as UTF-8."};
  if (original->size() > longest_text)
    return core::Error{"SPEECH_TOO_LONG", "", "The text is too long to be spoken.",
                       "Say it in parts of at most 4000 characters."};
  std::vector<Glyph> glyphs = folded(*original);
  glyphs.erase(std::remove_if(glyphs.begin(), glyphs.end(), [](const Glyph& glyph) { return is_noise(glyph.letter); }),
               glyphs.end());

  // The voices know A to Z. A language that is passed on as written keeps its own letters.
  if (front_end_of(language) != FrontEnd::as_written) glyphs = without_accents(glyphs);

  std::vector<SpokenPiece> pieces;
  switch (front_end_of(language)) {
    case FrontEnd::chinese:
      pieces = chinese::read(without_blanks(chinese::Expander(glyphs, spans).run(), spans), spans, lexicon);
      settle_pauses(input, pieces);
      break;
    case FrontEnd::cantonese:
      pieces = chinese::read(without_blanks(cantonese::Expander(glyphs, spans).run(), spans), spans,
                             lexicon == nullptr ? nullptr : lexicon->cantonese(), cantonese::find_readings);
      break;
    case FrontEnd::english: pieces = english::speak(input, glyphs, spans, lexicon); break;
    case FrontEnd::as_written: pieces = as_written(input, glyphs, spans); break;
  }
  join_what_shares_a_sign(pieces);
  const bool heard =
      std::any_of(pieces.begin(), pieces.end(), [](const SpokenPiece& piece) { return !piece.voiced.empty(); });
  if (!heard)
    return core::Error{"SPEECH_UNREADABLE", "", "Nothing in the text can be read aloud.", "Write it in words."};
  return pieces;
}

core::Result<std::vector<SpokenPiece>> speak(std::string_view input, std::string_view language,
                                             const Lexicon* lexicon) {
  TRY(pieces, speak_spans(input, {}, language, lexicon));
  const auto has_digit = [](const std::string& said) { return said.find_first_of("0123456789") != std::string::npos; };
  if (!has_rules(language) &&
      std::any_of(pieces.begin(), pieces.end(), [&](const SpokenPiece& piece) { return has_digit(piece.said); }))
    return core::Error{"SPEECH_NO_RULE", std::string(language), "This language has no rule for numbers here.",
                       "Write the number in words, or record a clip."};
  return pieces;
}

std::string_view tongue_of(std::string_view words, std::string_view language) {
  const FrontEnd own = front_end_of(language);
  if (own == FrontEnd::chinese || own == FrontEnd::cantonese) return language;
  const std::u32string letters = to_letters(words);
  bool han = false;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    // A letter alone is a name: A 区, 3 号窗口 B.
    if (is_latin(letters[i]) && i + 1 < letters.size() && is_latin(letters[i + 1])) return language;
    han = han || is_han(letters[i]);
  }
  return han ? "zh-Hans" : language;
}

bool has_rules(std::string_view language) { return front_end_of(language) != FrontEnd::as_written; }

std::string say_number(std::int64_t value, std::string_view language) {
  const auto amount = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  switch (front_end_of(language)) {
    case FrontEnd::chinese: return (value < 0 ? "负" : "") + chinese::number(amount);
    case FrontEnd::cantonese: return (value < 0 ? "負" : "") + cantonese::number(amount);
    case FrontEnd::english: return (value < 0 ? "minus " : "") + english::number(amount);
    case FrontEnd::as_written: return std::to_string(value);
  }
  return "";
}

std::string say_money(core::Money amount, std::string_view language) {
  switch (front_end_of(language)) {
    case FrontEnd::chinese: return chinese::money(amount.fen, true);
    case FrontEnd::cantonese: return cantonese::money(amount.fen);
    case FrontEnd::english: return english::money(amount.fen);
    case FrontEnd::as_written: break;
  }
  const std::int64_t fen = amount.fen < 0 ? -amount.fen : amount.fen;
  const std::string cents = std::to_string(fen % 100);
  return (amount.fen < 0 ? "-" : "") + std::to_string(fen / 100) + "." + (cents.size() < 2 ? "0" : "") + cents;
}

std::string say_day(const core::Day& day, std::string_view language, bool with_weekday) {
  switch (front_end_of(language)) {
    case FrontEnd::chinese: return chinese::day(day, with_weekday);
    case FrontEnd::cantonese: return cantonese::day(day, with_weekday);
    case FrontEnd::english: return english::day(day, with_weekday);
    case FrontEnd::as_written: return core::to_iso(day);
  }
  return "";
}

std::string say_time(const core::TimeOfDay& time, std::string_view language) {
  switch (front_end_of(language)) {
    case FrontEnd::chinese: return chinese::time(time);
    case FrontEnd::cantonese: return cantonese::time(time);
    case FrontEnd::english: return english::time(time);
    case FrontEnd::as_written: return core::to_iso(time);
  }
  return "";
}

std::string say_digits(std::string_view digits, std::string_view language, bool yao) {
  switch (front_end_of(language)) {
    case FrontEnd::chinese: return chinese::digits(digits, yao);
    case FrontEnd::cantonese: return cantonese::digits(digits);
    case FrontEnd::english: return english::digits(digits);
    case FrontEnd::as_written: return std::string(digits);
  }
  return "";
}

std::string say_phone(std::string_view phone, std::string_view language) {
  switch (front_end_of(language)) {
    case FrontEnd::chinese: return chinese::phone(phone);
    case FrontEnd::cantonese: return cantonese::phone(phone);
    case FrontEnd::english: return english::phone(phone);
    case FrontEnd::as_written: return std::string(phone);
  }
  return "";
}

}  // namespace text
