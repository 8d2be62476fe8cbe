#include "vault/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace vault {

namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool ok() const { return number_ >= 0; }
  bool close() {
    const int number = number_;
    number_ = -1;
    return number < 0 || ::close(number) == 0;
  }

 private:
  int number_;
};

core::Error error(std::string code, const fs::path& path, std::string what, std::string cure) {
  return {std::move(code), path.filename().string(), std::move(what), std::move(cure)};
}

core::Error write_error(const fs::path& path) {
  return error("FILE_WRITE", path, "The file could not be written.",
               errno == ENOSPC ? "Make room on the disk." : "Check that the data folder exists and may be written.");
}

bool flush_folder(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor.ok() && ::fsync(descriptor.number()) == 0;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

core::Result<core::Done> write_whole(const fs::path& path, std::string_view bytes) {
  fs::path neighbour = path;
  neighbour += ".new";
  ::unlink(neighbour.c_str());
  Descriptor file(::open(neighbour.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.ok()) return write_error(path);
  if (!write_all(file.number(), bytes) || ::fsync(file.number()) != 0 || !file.close() ||
      ::rename(neighbour.c_str(), path.c_str()) != 0) {
    const core::Error failure = write_error(path);
    ::unlink(neighbour.c_str());
    return failure;
  }
  if (!flush_folder(path)) return write_error(path);
  return core::Done{};
}

core::Result<core::Done> create_new(const fs::path& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.ok() && errno == EEXIST)
    return error("FILE_EXISTS", path, "There is already such a file.", "Move it away if it is not wanted.");
  if (!file.ok()) return write_error(path);
  if (!write_all(file.number(), bytes) || ::fsync(file.number()) != 0 || !file.close() || !flush_folder(path)) {
    const core::Error failure = write_error(path);
    ::unlink(path.c_str());
    return failure;
  }
  return core::Done{};
}

core::Result<std::optional<std::string>> read_whole(const fs::path& path, std::size_t most_bytes) {
  const core::Error unreadable =
      error("FILE_READ", path, "The file could not be read.", "Check its owner and its rights.");
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!file.ok()) {
    if (errno == ENOENT) return std::optional<std::string>();
    return unreadable;
  }
  struct stat state {};
  if (::fstat(file.number(), &state) != 0 || !S_ISREG(state.st_mode)) return unreadable;
  std::string bytes;
  char buffer[16384];
  while (true) {
    const ssize_t count = ::read(file.number(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable;
    if (count == 0) return std::optional<std::string>(std::move(bytes));
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > most_bytes)
      return error("FILE_TOO_LARGE", path, "The file is larger than it can be.", "Remove it.");
  }
}

core::Result<core::Done> destroy(const fs::path& path) {
  const core::Error failure = error("FILE_DESTROY", path, "The file could not be destroyed.", "Remove it by hand.");
  struct stat state {};
  if (::lstat(path.c_str(), &state) != 0) {
    if (errno == ENOENT) return core::Done{};
    return failure;
  }
  if (S_ISREG(state.st_mode)) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!file.ok()) return failure;
    const std::string zeros(4096, '\0');
    for (off_t left = state.st_size; left > 0; left -= std::min<off_t>(left, 4096))
      if (!write_all(file.number(),
                     std::string_view(zeros).substr(0, static_cast<std::size_t>(std::min<off_t>(left, 4096)))))
        return failure;
    if (::fsync(file.number()) != 0) return failure;
  }
  if (::unlink(path.c_str()) != 0 || !flush_folder(path)) return failure;
  return core::Done{};
}

}  // namespace vault
