// compose: a catalogue key and typed arguments become Words: what is seen, said and voiced, from one record.
//
// Pure; any thread (internal caches are per call or const). Arguments are typed, so that a date is shown and spoken as a date
// and a private number is masked where it must be, by the one function of its kind.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/grades.h"
#include "core/units.h"
#include "core/words.h"
#include "text/catalogue.h"

namespace text {

// What an argument is decides how it is written, said, masked.
//
// Personal (grade L3, L4; resident_id and account always): the piece is personal, and its mask is what the caption shows. The
// screen shows the mask too until `revealed`, for the kinds marked (m) at L3, for every kind at L4.
enum class Kind {
  plain,        // words from the platform or the settings, spoken as they are
  number,       // a count or ordinal
  money,        // core::Money: 3128.40 元; hidden ●●●●● 元
  day,          // 2026 年 11 月 24 日，星期二; hidden: the year
  month,        // 2026 年 11 月 (day ignored)
  lunar_day,    // a core::Day: 农历正月初一
  lunar_year,   // a core::Day: 丙午年，马年
  time,         // 上午 9:30, spoken 上午九点半
  digits,       // read one by one, grouped: hotline, case number, window code
  phone,        // (m) 138****8000; spoken 尾号八零零零
  resident_id,  // (m) keep 1 + 2; spoken 尾号 + last four
  name,         // (m) 张*; read with the table of surnames
  address,      // (m) to the district
  account,      // (m) last four
  key           // another catalogue key, composed without arguments
};

struct Argument {
  Kind kind = Kind::plain;
  std::variant<std::string, std::int64_t, core::Money, core::Day, core::TimeOfDay> value;
  core::Grade grade = core::Grade::L1;  // L3/L4 make the piece personal
  bool revealed = false;                // 看一下 was pressed: seen whole instead of masked

  static Argument plain(std::string words) { return {Kind::plain, std::move(words)}; }
  static Argument number(std::int64_t n) { return {Kind::number, n}; }
  static Argument key(std::string k) { return {Kind::key, std::move(k)}; }
};
// A message may ask for a day in that way itself: {date, spoken lunar} makes a day a lunar_day, {date, spoken lunar year} a
// lunar_year. Where the language has no rule for it, or the day is not known, "⟦date⟧" stands, which the audit reports.
using Arguments = std::map<std::string, Argument, std::less<>>;

// How the person wants things said.
struct SpeakingStyle {
  bool whole_numbers = false;  // headphones: ids in full instead of 尾号 + last four
};

// What others wrote (arguments, values, free text) and the voice cannot read in whole is told with a sentence more, of the key
// shell.unreadable. A key that is missing yields Words whose seen is "⟦key⟧", which the audit reports as UNSPEAKABLE: visible, never silent.
core::Words compose(const Catalogues& catalogues, std::string_view language, std::string_view key,
                    const Arguments& arguments = {}, const SpeakingStyle& style = {});

// Words for one value alone, without a message round it.
core::Words compose_value(const Catalogues& catalogues, std::string_view language, const Argument& argument,
                          const SpeakingStyle& style = {});

// Words of free text (the platform's reason, the desk's answer) in the given language, through the same front end. Numbers
// that look like ids, phones or cards are masked and personal.
core::Words compose_text(const Catalogues& catalogues, std::string_view language, std::string_view text,
                         core::Grade grade = core::Grade::L1);

// Finds the words that say that not all of them can be read aloud. Keeps the sentence of each language that it met: one for all
// words of a screen.
class UnreadNotice {
 public:
  explicit UnreadNotice(const Catalogues& catalogues) : catalogues_(catalogues) {}
  bool stands_in(const core::Words& words);

 private:
  const Catalogues& catalogues_;
  std::map<std::string, std::string> said_;
};

}  // namespace text
