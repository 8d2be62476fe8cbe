// Places: where the installed things lie, seen from a program's own file. No program depends on the folder it is started in.
//
// Used by every program, at start.
#pragma once

#include <filesystem>

#include "core/result.h"

namespace programs {

// services/, locales/, config/, assets/ below `root`; the compiled lexicon in `lexicon`.
struct Places {
  std::filesystem::path root;
  std::filesystem::path config;   // folder of settings.json
  std::filesystem::path lexicon;  // lexicon.bin; lexicon-yue.bin lies beside it
};

// Where this program's own file lies.
std::filesystem::path own_folder();
// Beside an installed program (../share/yinling) or above a program in its build folder. Fails with: HOUSE_MISSING.
core::Result<Places> find_places(const std::filesystem::path& program_folder);

}  // namespace programs
