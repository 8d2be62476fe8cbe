// Signing: what gateways ask requests to be signed with, by OpenSSL directly. Written from the specifications, apart
// from the client's signing code: if both were the same code, a shared mistake would pass.
//
// Used by the simulator's gateways, on the server's thread. Without memory OpenSSL fails and the program ends: a
// gateway that cannot check signatures must not answer.
#pragma once

#include <string>
#include <string_view>

namespace simulator {

std::string hmac_sha256_base64(std::string_view key, std::string_view message);
std::string sha256_hex(std::string_view message);  // lower case
// AES-128-ECB with PKCS#7 padding, as Base64. Requires: key.size() == 16.
std::string aes_128_ecb_base64(std::string_view key, std::string_view plain);
// Java's SHA1PRNG seeded with the appkey: the first 16 bytes of SHA1(SHA1(appkey)).
std::string session_key(std::string_view appkey);
// Equal, without telling by its time where the first difference is.
bool same(std::string_view a, std::string_view b);

}  // namespace simulator
