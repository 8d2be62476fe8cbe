#include "programs/files/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <system_error>

namespace programs {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code failure;
  return fs::exists(path, failure);
}

core::Result<std::string> read_file(const fs::path& path, std::size_t cap) {
  std::error_code failure;
  const auto status = fs::status(path, failure);
  if (failure || !fs::exists(status))
    return core::Error{"FILE_MISSING", path.string(), "There is no such file.", "Check the path."};
  // /dev/stdin and FIFOs would hang a kiosk; only regular files are data.
  if (!fs::is_regular_file(status))
    return core::Error{"FILE_UNREADABLE", path.string(), "This is not a regular file.",
                       "Name a file, not a folder or device."};
  const auto size = fs::file_size(path, failure);
  if (failure || size > cap)
    return core::Error{"FILE_TOO_LARGE", path.string(), "The file is larger than " + std::to_string(cap) + " bytes.",
                       "Make it smaller."};
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!stream || !stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    return core::Error{"FILE_UNREADABLE", path.string(), "The file cannot be read.", "Check its permissions."};
  return bytes;
}

core::Result<core::Json> read_json(const fs::path& path, const fs::path& root) {
  TRY(bytes, read_file(path, 4 * 1024 * 1024));
  return core::parse_json(bytes, shown_path(path, root));
}

core::Result<core::Done> write_file(const fs::path& path, std::string_view bytes) {
  const core::Error refusal{"FILE_UNWRITABLE", path.string(), "The file cannot be written.",
                            "Check that the folder exists, is writable and has room."};
  const fs::path temporary = path.string() + ".part";
  {
    std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream.flush()) return refusal;
  }
  std::error_code failure;
  fs::rename(temporary, path, failure);
  if (failure) return refusal;
  return core::Done{};
}

core::Result<MappedFile> map_file(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return core::Error{"FILE_MISSING", path.string(), "There is no such file.", "Build or install yinling whole."};
  struct stat about {};
  const bool readable = ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0;
  const auto size = static_cast<std::size_t>(about.st_size);
  void* memory = readable ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0) : MAP_FAILED;
  ::close(descriptor);
  if (memory == MAP_FAILED)
    return core::Error{"FILE_UNREADABLE", path.string(), "The file cannot be mapped.",
                       "Build or install yinling whole."};
  std::shared_ptr<const void> keeper(memory, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); });
  return MappedFile{{static_cast<const char*>(memory), size}, std::move(keeper)};
}

void rest_mapped(const MappedFile& file) {
  // A failure costs memory only.
  (void)::madvise(const_cast<char*>(file.bytes.data()), file.bytes.size(), MADV_DONTNEED);
}

std::string shown_path(const fs::path& path, const fs::path& root) {
  if (root.empty()) return path.string();
  const fs::path relative = path.lexically_relative(root);
  return relative.empty() || *relative.begin() == ".." ? path.string() : relative.string();
}

namespace {
template <typename Keep>
std::vector<std::string> names_in(const fs::path& directory, Keep keep) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator entry(directory, failure), end; !failure && entry != end; entry.increment(failure))
    if (keep(*entry)) names.push_back(entry->path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}
}  // namespace

std::vector<std::string> folders_in(const fs::path& directory) {
  return names_in(directory, [](const fs::directory_entry& entry) { return entry.is_directory(); });
}

std::vector<std::string> files_in(const fs::path& directory, std::string_view ending) {
  return names_in(directory, [&](const fs::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    return entry.is_regular_file() && name.size() > ending.size() &&
           name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
  });
}

}  // namespace programs
