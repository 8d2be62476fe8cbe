// Arguments: "--name value" pairs and plain words of a command line, with every mistake named.
//
// Used by every program, once, at start: a mistake is worded alike in all of them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace programs {

struct Arguments {
  std::vector<std::string> words;
  std::map<std::string, std::string, std::less<>> values;  // "--out" -> "DIR"
  std::set<std::string, std::less<>> flags;                // "--low"

  bool help() const { return has("--help"); }
  bool has(std::string_view flag) const { return flags.count(flag) != 0; }
  std::string value(std::string_view name, std::string_view fallback = "") const {
    const auto found = values.find(name);
    return found == values.end() ? std::string(fallback) : found->second;
  }
};

// Fails with: ARGUMENT_UNKNOWN, ARGUMENT_MISSING, ARGUMENT_TWICE. A word that is only "--" ends the options; what begins with
// "--" is never taken as a value: there a value was forgotten. Every program knows --help and -h: with it nothing else is looked
// at.
core::Result<Arguments> parse_arguments(const std::vector<std::string>& given, const std::set<std::string>& with_value,
                                        const std::set<std::string>& flags);

}  // namespace programs
