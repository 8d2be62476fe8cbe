// Bytes and their texts: digests, message codes, hex and base64, and chance. Everything by OpenSSL 3.0 (EVP).
//
// Used by journal, platform, config and the programs, from any thread. Bytes travel as std::string. Functions that hash do
// not fail: OpenSSL's digests fail only without memory, and then the program ends.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/id.h"
#include "core/result.h"

namespace vault {

std::string sha256(std::string_view bytes);                               // 32 raw bytes (FIPS 180-4)
std::string sha1(std::string_view bytes);                                 // 20 raw bytes; gateways' key derivation only
std::string hmac_sha256(std::string_view key, std::string_view message);  // 32 raw bytes (RFC 2104)

enum class HexCase { lower, upper };
std::string to_hex(std::string_view bytes, HexCase letters = HexCase::lower);
std::string sha256_hex(std::string_view bytes);  // 64 lower-case digits
std::string to_base64(std::string_view bytes);   // RFC 4648 section 4, with padding, one line
// Fails with: BASE64_SYNTAX.
core::Result<std::string> from_base64(std::string_view text);

// One block cipher that old gateways demand for their session secret: AES-128-ECB with PKCS#7 padding, decryption only.
// Requires: key.size() == 16. Fails with: SECRET_UNREADABLE.
core::Result<std::string> aes_128_ecb_open(std::string_view key, std::string_view sealed);

// From the system's generator; never predictable. Ends the program when the system has no chance to give.
std::string random_bytes(std::size_t count);
core::Id fresh_id();

}  // namespace vault
