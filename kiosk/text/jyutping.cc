#include <algorithm>
#include <array>
#include <string>

#include "text/lexicon.h"

namespace text {

// The scheme of the Linguistic Society of Hong Kong: an initial, a final, a tone. m and ng stand alone or after h.
bool is_jyutping(std::string_view syllable) {
  constexpr std::string_view finals =
      " a aa aai aau aam aan aang aap aat aak ai au am an ang ap at ak e ei eu em en eng ep et ek i iu im in ing ip it "
      "ik o oi ou on ong ot ok"
      " u ui un ung ut uk eoi eon eot oe oeng oet oek yu yun yut m ng ";
  constexpr std::array<std::string_view, 20> initials{"",  "b",  "p",  "m",  "f", "d", "t", "n", "l", "g",
                                                      "k", "ng", "gw", "kw", "w", "h", "z", "c", "s", "j"};
  if (syllable.size() < 2 || syllable.back() < '1' || syllable.back() > '6') return false;
  const std::string_view sound = syllable.substr(0, syllable.size() - 1);
  if (sound.find(' ') != std::string_view::npos) return false;
  return std::any_of(initials.begin(), initials.end(), [&](std::string_view initial) {
    if (!sound.starts_with(initial)) return false;
    const std::string_view rest = sound.substr(initial.size());
    if ((rest == "m" || rest == "ng") && !initial.empty() && initial != "h") return false;
    return !rest.empty() && finals.find(" " + std::string(rest) + " ") != std::string_view::npos;
  });
}

}  // namespace text
