// House: reads the installed services, words, norms and settings and makes the const House of the mind.
//
// Used by the kiosk, the dock and yinlingctl, at start. A broken service, catalogue or config file does not stop the kiosk:
// what is broken is left out and named in `findings`; what nothing can do without (the shell's words) is an error.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "config/settings.h"
#include "core/json.h"
#include "core/result.h"
#include "programs/files/places.h"
#include "visit/visit.h"

namespace programs {

struct LoadedHouse {
  visit::House house;
  config::Settings settings;
  std::map<std::string, core::Json, std::less<>> examples;  // by service, for the gallery
  std::vector<core::Error> findings;                        // FILE:POINTER: CODE: sentence
  std::vector<std::string> withheld;                        // services that were left out
  std::optional<core::Error> readings_fault;                // why Mandarin is read without its table; in `findings` too
};
// Fails only with what a kiosk cannot do without.
core::Result<LoadedHouse> load_house(const Places& places);

}  // namespace programs
