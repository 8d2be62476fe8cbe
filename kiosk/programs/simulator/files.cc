#include "programs/simulator/files.h"

#include <filesystem>
#include <fstream>

namespace simulator {

namespace {

constexpr std::uintmax_t most_bytes = 16 * 1024 * 1024;

}  // namespace

core::Result<std::string> read_text(const std::string& file) {
  std::error_code failed;
  const auto status = std::filesystem::status(file, failed);
  if (!std::filesystem::exists(status))
    return core::Error{"FILE_MISSING", file, "There is no such file.", "Check the path."};
  const core::Error unreadable{"FILE_UNREADABLE", file, "This is no file that can be read.", "Check its kind and its rights."};
  if (!std::filesystem::is_regular_file(status)) return unreadable;
  const auto size = std::filesystem::file_size(file, failed);
  if (failed) return unreadable;
  if (size > most_bytes) return core::Error{"FILE_TOO_LARGE", file, "The file is larger than 16 MiB.", "Make it smaller."};
  std::ifstream stream(file, std::ios::binary);
  std::string text(static_cast<std::size_t>(size), '\0');
  if (!stream || (size > 0 && !stream.read(text.data(), static_cast<std::streamsize>(size)))) return unreadable;
  return text;
}

core::Result<core::Json> read_json(const std::string& file) {
  TRY(text, read_text(file));
  return core::parse_json(text, file);
}

}  // namespace simulator
