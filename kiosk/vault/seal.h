// Seal: AES-256-GCM under a key that never leaves this machine, and the files such keys live in.
//
// Used by platform (outbox bodies), by the kept visit, by config. Any thread; a Key is a value that wipes itself.
// A sealed text is: one byte of format (1), 12 bytes of fresh random nonce, the ciphertext, 16 bytes of tag (NIST SP 800-38D).
// A random nonce is safe for 2^32 sealings under one key, far beyond what a kiosk writes in its life.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vault {

class Key {
 public:
  static constexpr std::size_t size = 32;
  static Key fresh();
  // Fails with: KEY_SIZE.
  static core::Result<Key> from(std::string_view bytes);
  Key(const Key& other) = default;
  Key& operator=(const Key& other) = default;
  ~Key();
  std::string_view bytes() const { return bytes_; }

 private:
  explicit Key(std::string bytes) : bytes_(std::move(bytes)) {}
  std::string bytes_;
};

// `associated` is not stored but must be the same at opening: it ties the text to its place (a row id, a purpose).
std::string seal(const Key& key, std::string_view plain, std::string_view associated);
// Fails with: SEAL_FORMAT, SEAL_BROKEN (other key, other associated bytes, or a changed bit); nothing of it is given out then.
core::Result<std::string> open(const Key& key, std::string_view sealed, std::string_view associated);

// The key in that file; made (mode 0600, flushed) when there is none.
// Fails with: KEY_FILE_BROKEN, KEY_FILE_RIGHTS (others may read it), FILE_*.
core::Result<Key> load_or_create_key(const std::filesystem::path& path);
// Nothing is made. Fails with: KEY_FILE_MISSING and the above.
core::Result<Key> load_key(const std::filesystem::path& path);

}  // namespace vault
