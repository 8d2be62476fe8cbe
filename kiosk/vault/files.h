// Files that must survive a power cut: written whole or not at all, flushed with their folder, destroyed by overwriting.
//
// Used by vault (keys, the kept visit) and by config; from the thread that owns the file. Every function follows no symbolic
// link at the last part of the path.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vault {

// Replaces the file: a neighbour is written with mode 0600, flushed, renamed over it, and the folder is flushed.
// Fails with: FILE_WRITE; then what stood there before still stands.
core::Result<core::Done> write_whole(const std::filesystem::path& path, std::string_view bytes);
// Creates the file with mode 0600 and flushes it and its folder. Fails with: FILE_EXISTS, FILE_WRITE.
core::Result<core::Done> create_new(const std::filesystem::path& path, std::string_view bytes);
// Nothing when there is no such file. Fails with: FILE_READ, FILE_TOO_LARGE.
core::Result<std::optional<std::string>> read_whole(const std::filesystem::path& path, std::size_t most_bytes);
// Overwrites the file with zeros, flushes, unlinks it and flushes the folder; done also when there is none.
// On a disk that moves blocks about (flash) the old bytes may live on unseen: keep only keys in such a file, and only
// small ones. Fails with: FILE_DESTROY.
core::Result<core::Done> destroy(const std::filesystem::path& path);

}  // namespace vault
