#include "programs/simulator/signing.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace simulator {

namespace {

std::string base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

std::string digest(const EVP_MD* method, std::string_view message) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  if (EVP_Digest(message.data(), message.size(), bytes.data(), &size, method, nullptr) != 1) std::abort();
  return {reinterpret_cast<const char*>(bytes.data()), size};
}

}  // namespace

std::string hmac_sha256_base64(std::string_view key, std::string_view message) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), bytes.data(), &size) == nullptr)
    std::abort();
  return base64({reinterpret_cast<const char*>(bytes.data()), size});
}

std::string sha256_hex(std::string_view message) {
  constexpr std::string_view letters = "0123456789abcdef";
  std::string text;
  for (const char byte : digest(EVP_sha256(), message)) {
    const auto value = static_cast<unsigned char>(byte);
    text += letters[value >> 4];
    text += letters[value & 15];
  }
  return text;
}

std::string aes_128_ecb_base64(std::string_view key, std::string_view plain) {
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> cipher(EVP_CIPHER_CTX_new(),
                                                                               EVP_CIPHER_CTX_free);
  std::string sealed(plain.size() + 16, '\0');
  auto* out = reinterpret_cast<unsigned char*>(sealed.data());
  int first = 0, last = 0;
  if (EVP_EncryptInit_ex(cipher.get(), EVP_aes_128_ecb(), nullptr, reinterpret_cast<const unsigned char*>(key.data()),
                         nullptr) != 1 ||
      EVP_EncryptUpdate(cipher.get(), out, &first, reinterpret_cast<const unsigned char*>(plain.data()),
                        static_cast<int>(plain.size())) != 1 ||
      EVP_EncryptFinal_ex(cipher.get(), out + first, &last) != 1)
    std::abort();
  sealed.resize(static_cast<std::size_t>(first + last));
  return base64(sealed);
}

std::string session_key(std::string_view appkey) {
  return digest(EVP_sha1(), digest(EVP_sha1(), appkey)).substr(0, 16);
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace simulator
