// Arguments: the simulator's command line as a value.
//
// Used by the simulator's main.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"

namespace simulator {

struct Arguments {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;
  std::string profile = "national";
  std::string people;  // "" for the installed one, as with contract
  std::string contract;
  std::string faults;  // "" for none
  std::string state;   // "" for a temporary folder that goes with the program
  bool help = false;
};

extern const char* const usage;

// Fails with: ARGUMENT_UNKNOWN, ARGUMENT_VALUE, ARGUMENT_MISSING, ARGUMENT_TWICE.
core::Result<Arguments> parse_arguments(const std::vector<std::string>& words);

}  // namespace simulator
