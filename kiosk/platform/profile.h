// Profile: how one kind of gateway wants to be spoken to, as data from config/platform/*.json.
//
// Used by platform::Client and `yinlingctl sign`. Immutable values, any thread. The formulas and their test vectors are in
// the gateways' own documents: national 数据直达 v0.55, x-tif, Zhejiang IRS; orders, units and letter cases differ and are
// never guessed: they stand in the file.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace platform {

enum class TimeUnit { epoch_ms, epoch_s, rfc1123 };
enum class NonceForm { none, hex };  // hex: 32 digits from the system's generator
enum class SignMethod { hmac_sha256, sha256 };
enum class SignText { base64, hex_lower, hex_upper };
enum class BodyKeys { as_written, lower };

// "{sid}{rid}{time}": names in braces are replaced by values.
using Template = std::string;
using Values = std::map<std::string, std::string, std::less<>>;

struct Signature {
  SignMethod method = SignMethod::hmac_sha256;
  Template message;
  Template message_with_user;  // used when `uid` is not empty; "" when the gateway has no such form
  SignText text = SignText::base64;
};

// Where the parts of an answer are, and which codes mean what (as text; numbers and booleans are compared by their text).
struct Envelope {
  std::string code, message, data;  // JSON pointers
  std::vector<std::string> done, refused;
};

// The gateway variant that signs with a secret of some minutes, fetched first.
struct SessionSecret {
  bool wanted = false;
  std::string path, sid;
  std::vector<std::pair<std::string, Template>> members;  // of the request's body
  std::vector<std::string> done;
  std::string secret, ends_ms;  // JSON pointers into the answer
  std::int64_t renew_before_ms = 60'000;
};

enum class Repeat { allowed, never };
struct GatewayOperation {
  std::string sid;   // interface id, issued at onboarding (the simulator's trial ids are the operations' own)
  std::string path;  // "" = the contract's own path
  Repeat repeat = Repeat::allowed;  // never: asking again after silence does harm (a second code by SMS)
};

struct Profile {
  std::string id, title;
  Template path;
  TimeUnit time = TimeUnit::epoch_ms;
  NonceForm nonce = NonceForm::none;
  std::vector<std::pair<std::string, Template>> headers;
  Signature signature;
  std::map<std::string, std::string, std::less<>> input_names;  // other name -> our name, for `yinlingctl sign`
  BodyKeys body_keys = BodyKeys::as_written;
  Envelope envelope;
  SessionSecret session;
  int clock_warn_s = 30, clock_refuse_s = 90;
  int connect_ms = 3000, total_ms = 12000;
  std::int64_t answer_bytes = 1 << 20;
  int id_memory_hours = 24;  // how long the platform surely remembers submission ids
  std::map<std::string, GatewayOperation, std::less<>> operations;
};

// Fails with: PROFILE_SHAPE (a member that is missing, unknown or of another kind), where = "FILE:POINTER".
core::Result<Profile> parse_profile(const core::Json& document, std::string_view where);

// What onboarding issued; from a file that is not in the tree, or the simulator's trial values.
struct Credentials {
  std::string rid;  // requester; paasid, access key
  std::string key;  // appsecret, appkey, token
};
// Fails with: CREDENTIALS_SHAPE.
core::Result<Credentials> parse_credentials(const core::Json& document, std::string_view where);

// Replaces {name}s. Fails with: SIGN_INPUT when a name has no value.
core::Result<std::string> filled(const Template& pattern, const Values& values);
// The signature over values named as in the profile or by one of its other names (appsecret=..., rtime=...).
// Fails with: SIGN_INPUT.
core::Result<std::string> sign(const Profile& profile, const Values& values);
// 1700000000000, 1700000000 or "Tue, 09 Nov 2021 08:49:20 GMT" (English whatever the locale, RFC 9110 5.6.7).
std::string time_text(TimeUnit unit, std::int64_t epoch_ms);

// The AES key of the session-secret variant: Java's SHA1PRNG seeded with the appkey, that is the first 16 bytes of
// SHA1(SHA1(appkey)).
std::string session_aes_key(std::string_view appkey);

}  // namespace platform
