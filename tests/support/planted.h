// Planted: looks for bytes that must not be anywhere below a folder (and, first, for the same bytes planted there).
#pragma once

#include <filesystem>
#include <string>

#include "support/command.h"

namespace support {

inline bool anywhere(const std::filesystem::path& folder, const std::string& bytes) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && read_file(entry.path()).find(bytes) != std::string::npos) return true;
  return false;
}

}  // namespace support
