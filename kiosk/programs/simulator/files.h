// Files: what the simulator reads whole, with a cap and from regular files only.
//
// Used by the simulator's main and its platform. Everything it is given is a file of some kilobytes.
#pragma once

#include <string>

#include "core/json.h"
#include "core/result.h"

namespace simulator {

// Fails with: FILE_MISSING, FILE_UNREADABLE (a folder, a device, no right), FILE_TOO_LARGE.
core::Result<std::string> read_text(const std::string& file);
core::Result<core::Json> read_json(const std::string& file);

}  // namespace simulator
