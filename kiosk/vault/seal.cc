#include "vault/seal.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sys/stat.h>

#include <cstdlib>
#include <memory>

#include "core/log.h"
#include "vault/bytes.h"
#include "vault/files.h"

namespace vault {

namespace {

constexpr char format_one = 1;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;
Cipher new_cipher() { return Cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free); }
const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

}  // namespace

Key Key::fresh() { return Key(random_bytes(size)); }

core::Result<Key> Key::from(std::string_view bytes) {
  if (bytes.size() != size) return core::Error{"KEY_SIZE", "", "A key has 32 bytes.", ""};
  return Key(std::string(bytes));
}

Key::~Key() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

std::string seal(const Key& key, std::string_view plain, std::string_view associated) {
  const std::string nonce = random_bytes(nonce_size);
  std::string text(plain.size(), '\0');
  std::string tag(tag_size, '\0');
  int size = 0, rest = 0;
  const Cipher cipher = new_cipher();
  const bool done =
      cipher != nullptr &&
      EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key.bytes()), raw(nonce)) == 1 &&
      EVP_EncryptUpdate(cipher.get(), nullptr, &size, raw(associated), static_cast<int>(associated.size())) == 1 &&
      (plain.empty() ||
       EVP_EncryptUpdate(cipher.get(), raw(text), &size, raw(plain), static_cast<int>(plain.size())) == 1) &&
      EVP_EncryptFinal_ex(cipher.get(), raw(text) + (plain.empty() ? 0 : size), &rest) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_size, tag.data()) == 1;
  if (!done) {
    // Only without memory or without the cipher itself: going on would mean to store a person's words in clear.
    core::log(core::LogLevel::failure, "vault", "the cipher is not there");
    std::abort();
  }
  return std::string(1, format_one) + nonce + text + tag;
}

core::Result<std::string> open(const Key& key, std::string_view sealed, std::string_view associated) {
  if (sealed.size() < 1 + nonce_size + tag_size || sealed.front() != format_one)
    return core::Error{"SEAL_FORMAT", "", "This is not a sealed text.", ""};
  const std::string_view nonce = sealed.substr(1, nonce_size);
  const std::string_view body = sealed.substr(1 + nonce_size, sealed.size() - 1 - nonce_size - tag_size);
  std::string tag(sealed.substr(sealed.size() - tag_size));
  std::string plain(body.size(), '\0');
  int size = 0, rest = 0;
  const Cipher cipher = new_cipher();
  const bool done =
      cipher != nullptr &&
      EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key.bytes()), raw(nonce)) == 1 &&
      EVP_DecryptUpdate(cipher.get(), nullptr, &size, raw(associated), static_cast<int>(associated.size())) == 1 &&
      (body.empty() ||
       EVP_DecryptUpdate(cipher.get(), raw(plain), &size, raw(body), static_cast<int>(body.size())) == 1) &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher.get(), raw(plain) + (body.empty() ? 0 : size), &rest) == 1;
  if (!done) {
    OPENSSL_cleanse(plain.data(), plain.size());
    return core::Error{"SEAL_BROKEN", "", "A sealed text does not open: it was changed, or belongs to another key.",
                       ""};
  }
  return plain;
}

core::Result<Key> load_key(const std::filesystem::path& path) {
  const std::string where = path.filename().string();
  TRY(bytes, read_whole(path, 4096));
  if (!bytes) return core::Error{"KEY_FILE_MISSING", where, "There is no key file.", ""};
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0 || (state.st_mode & 077) != 0)
    return core::Error{"KEY_FILE_RIGHTS", where, "Others may read the key file.", "Set its mode to 600."};
  auto key = Key::from(*bytes);
  OPENSSL_cleanse(bytes->data(), bytes->size());
  if (!key.ok())
    return core::Error{"KEY_FILE_BROKEN", where, "The key file has not 32 bytes.",
                       "Move it away; what was sealed with it cannot be read any more."};
  return key;
}

core::Result<Key> load_or_create_key(const std::filesystem::path& path) {
  auto key = load_key(path);
  if (key.ok() || key.error().code != "KEY_FILE_MISSING") return key;
  const Key made = Key::fresh();
  TRY_DONE(create_new(path, made.bytes()));
  return made;
}

}  // namespace vault
