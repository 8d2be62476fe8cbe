// A pseudo language for tests of right-to-left layout: every English message in brackets, with accents, marked as Arabic-like.
// Made by code, so that it never lags behind the catalogues; it is not shipped.
#pragma once

#include <string>

#include "core/json.h"

namespace pseudo {

inline constexpr const char* tag = "ar-XB";

inline core::Json manifest() {
  return core::Json::object({{"language", tag},
                             {"name", "ABR"},
                             {"direction", "rtl"},
                             {"voice", ""},
                             {"review", core::Json(core::Json::Object{})}});
}

// Letters outside braces are accented; braces and what stands in them stay, so that arguments go on working. Branches of
// plural and select messages stay as they are.
inline std::string message(const std::string& english) {
  if (english.find(", plural,") != std::string::npos || english.find(", select,") != std::string::npos) return english;
  std::string out = "[";
  int depth = 0;
  for (const char sign : english) {
    if (sign == '{') ++depth;
    if (depth == 0 && (sign == 'a' || sign == 'e' || sign == 'o')) {
      out += sign == 'a' ? "à" : sign == 'e' ? "é" : "ö";
    } else {
      out += sign;
    }
    if (sign == '}') --depth;
  }
  return out + "]";
}

inline core::Json bundle(const core::Json& english) {
  core::Json::Object messages;
  for (const auto& [key, value] : english.map("messages")) {
    if (value.is_string()) {
      messages.emplace_back(key, message(value.string()));
    } else {
      core::Json both;
      for (const auto& [part, words] : value.members()) both.set(part, message(words.string()));
      messages.emplace_back(key, std::move(both));
    }
  }
  return core::Json::object({{"messages", core::Json(std::move(messages))}});
}

}  // namespace pseudo
