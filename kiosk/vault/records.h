// Records: small texts under a kind and a key, in one SQLite file that survives a power cut.
//
// Used by the platform simulator for its state, from the one thread that owns it. One connection, held exclusively: a
// second opener of the same file is refused. What happens between begin() and commit() is written together or not at
// all.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace vault {

class Records {
 public:
  // Makes the file when there is none. Fails with: RECORDS_OPEN, RECORDS_BUSY (somebody else holds it).
  static core::Result<Records> open(const std::filesystem::path& path);
  ~Records();
  Records(Records&&) noexcept;
  Records& operator=(Records&&) noexcept;

  // All of these fail with: RECORDS_BROKEN.
  core::Result<std::optional<std::string>> find(std::string_view kind, std::string_view key) const;
  // In the order of their keys' bytes.
  core::Result<std::vector<std::pair<std::string, std::string>>> list(std::string_view kind) const;
  core::Result<core::Done> put(std::string_view kind, std::string_view key, std::string_view text);
  core::Result<core::Done> erase(std::string_view kind, std::string_view key);
  // How many there were.
  core::Result<int> erase_all(std::string_view kind);

  core::Result<core::Done> begin();
  core::Result<core::Done> commit();
  core::Result<core::Done> roll_back();

 private:
  struct Inside;
  explicit Records(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace vault
