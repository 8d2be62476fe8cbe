// Files: the only place where programs read and write whole files. Rooms get bytes.
//
// Used by every program, from any thread; size caps before anything is read into memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace programs {

// Whatever it is. Never throws: a name of a command line may be longer than the system allows.
bool is_there(const std::filesystem::path& path);
// Fails with: FILE_MISSING, FILE_TOO_LARGE, FILE_UNREADABLE (not a regular file, no permission).
core::Result<std::string> read_file(const std::filesystem::path& path, std::size_t cap = 16 * 1024 * 1024);
// Strict JSON; errors name `path` relative to `root` when it lies below it.
core::Result<core::Json> read_json(const std::filesystem::path& path, const std::filesystem::path& root = {});
// A file mapped into memory, read-only; `bytes` live as long as `keeper`.
struct MappedFile {
  std::string_view bytes;
  std::shared_ptr<const void> keeper;
};
// Fails with: FILE_MISSING, FILE_UNREADABLE.
core::Result<MappedFile> map_file(const std::filesystem::path& path);
// It was read from end to end once; from now on only what is touched again takes memory.
void rest_mapped(const MappedFile& file);
// Writes a temporary file beside it and renames. Fails with: FILE_UNWRITABLE.
core::Result<core::Done> write_file(const std::filesystem::path& path, std::string_view bytes);
// "services/pension_enquiry/service.json" for findings.
std::string shown_path(const std::filesystem::path& path, const std::filesystem::path& root);
// Sorted names of the folders in `directory`.
std::vector<std::string> folders_in(const std::filesystem::path& directory);
// Sorted names of the regular files in `directory` that end in `ending`.
std::vector<std::string> files_in(const std::filesystem::path& directory, std::string_view ending);

}  // namespace programs
