// Options: the command line of yinling-kiosk (design 13). A wrong argument is named, never guessed.
//
// Used by main.cc, once.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "programs/arguments/panel.h"

namespace kiosk {

struct Options {
  std::string config;    // folder of settings.json; "" = the installed one
  std::string data;      // folder of the store, keys and slips; "" = a folder of its own under XDG_STATE_HOME
  std::string language;  // "" = as the settings say
  programs::PanelChoice panel;
  std::string platform, platform_ca, hall;  // trial only: replace the installed endpoints
  bool headless = false;
  std::string script;  // file, "-" = standard input, "" = none
  bool talk = false;
  std::string record;  // folder
  bool first_frame = false;
  bool help = false;
};

// `zh` means zh-Hans. Fails with: ARGUMENT_UNKNOWN, ARGUMENT_VALUE, ARGUMENT_MISSING, ARGUMENT_TWICE.
core::Result<Options> parse_options(const std::vector<std::string>& arguments);
extern const char* const usage;

}  // namespace kiosk
