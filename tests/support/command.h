// Command: runs an outside program (curl, openssl ...) and keeps what it said, so that tests are judged by other
// people's code.
//
// Used by tests, from their one thread. Commands are shell text of our own making, never of input.
#pragma once

#include <filesystem>
#include <string>

namespace support {

struct Outcome {
  int status = -1;     // exit status; 128 + n when a signal ended it
  std::string output;  // standard output
};

// Runs `command` by /bin/sh with a ceiling of `seconds` (timeout(1) ends it with status 124).
Outcome run(const std::string& command, int seconds = 20);

// A folder of its own under the system's temporary folder, removed with all it holds when this goes.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

void write_file(const std::filesystem::path& path, const std::string& bytes);
std::string read_file(const std::filesystem::path& path);

}  // namespace support
