#include "vault/bytes.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "core/log.h"

namespace vault {

namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

[[noreturn]] void end_without(std::string_view what) {
  core::log(core::LogLevel::failure, "vault", what);
  std::abort();
}

std::string digest(const EVP_MD* method, std::string_view bytes) {
  std::string out(EVP_MAX_MD_SIZE, '\0');
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), raw(out), &size, method, nullptr) != 1) end_without("no digest");
  out.resize(size);
  return out;
}

}  // namespace

std::string sha256(std::string_view bytes) { return digest(EVP_sha256(), bytes); }
std::string sha1(std::string_view bytes) { return digest(EVP_sha1(), bytes); }

std::string hmac_sha256(std::string_view key, std::string_view message) {
  std::string out(EVP_MAX_MD_SIZE, '\0');
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), raw(message), message.size(), raw(out), &size) ==
      nullptr)
    end_without("no message code");
  out.resize(size);
  return out;
}

std::string to_hex(std::string_view bytes, HexCase letters) {
  const char* digits = letters == HexCase::lower ? "0123456789abcdef" : "0123456789ABCDEF";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string sha256_hex(std::string_view bytes) { return to_hex(sha256(bytes)); }

std::string to_base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(raw(out), raw(bytes), static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

core::Result<std::string> from_base64(std::string_view text) {
  const core::Error error{"BASE64_SYNTAX", "", "This is not base64.", ""};
  static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (text.size() % 4 != 0) return error;
  if (text.empty()) return std::string();
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  // EVP_DecodeBlock lets white space and stray padding through: the letters are checked here.
  if (text.substr(0, text.size() - padding).find_first_not_of(letters) != std::string_view::npos) return error;
  std::string out(text.size() / 4 * 3, '\0');
  if (EVP_DecodeBlock(raw(out), raw(text), static_cast<int>(text.size())) < 0) return error;
  out.resize(out.size() - padding);
  return out;
}

core::Result<std::string> aes_128_ecb_open(std::string_view key, std::string_view sealed) {
  const core::Error error{"SECRET_UNREADABLE", "", "The gateway's session secret cannot be read with our key.",
                          "Check the appkey in the credentials file."};
  if (key.size() != 16 || sealed.empty() || sealed.size() % 16 != 0 || sealed.size() > 4096) return error;
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> cipher(EVP_CIPHER_CTX_new(),
                                                                               EVP_CIPHER_CTX_free);
  std::string out(sealed.size() + 16, '\0');
  int size = 0, rest = 0;
  if (cipher == nullptr || EVP_DecryptInit_ex(cipher.get(), EVP_aes_128_ecb(), nullptr, raw(key), nullptr) != 1 ||
      EVP_DecryptUpdate(cipher.get(), raw(out), &size, raw(sealed), static_cast<int>(sealed.size())) != 1 ||
      EVP_DecryptFinal_ex(cipher.get(), raw(out) + size, &rest) != 1)
    return error;
  out.resize(static_cast<std::size_t>(size + rest));
  return out;
}

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  if (RAND_bytes(raw(out), static_cast<int>(count)) != 1) end_without("the system gives no random bytes");
  return out;
}

core::Id fresh_id() {
  core::Id id;
  const std::string bytes = random_bytes(id.bytes.size());
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(id.bytes.data()));
  return id;
}

}  // namespace vault
