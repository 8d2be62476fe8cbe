// Values: one typed argument as it is seen, said and masked in a language.
//
// Used by compose; pure, any thread. Rules: reference/domain 2.6 and 5.3, and the comment of Kind in compose.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/compose.h"

namespace text {

struct Shown {
  std::string seen;
  std::optional<std::string> said;  // none: as written, through the front end
  std::string mask;                 // when personal
  bool personal = false;
  bool person_name = false;
};

// Requires: argument.kind is not key.
Shown show(const Argument& argument, std::string_view language, const SpeakingStyle& style);

}  // namespace text
