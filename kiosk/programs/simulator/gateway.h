// Gateway: what a request must carry before any business is looked at, for the national platform's protocol
// ("数据直达" v0.55, reference: four headers, HMAC over sid + rid + rtime). Written from the specification, apart from
// the client's signing code: if both were the same code, a shared mistake would pass.
//
// Used by the simulator's platform, on the server's thread. Times are epoch milliseconds.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "core/result.h"
#include "web/message.h"

namespace simulator {

// Issued at onboarding; here they stand in the people file and are worth nothing anywhere else.
struct Credentials {
  std::string rid;
  std::string appsecret;
  std::map<std::string, std::string> sids;  // operation id -> interface id; without an entry both are the same
  std::int64_t tolerance_ms = 90'000;       // how far the request's clock may be from ours
};

// Why a request is turned away: the answer's domain code ("api-101"), words for a technician or a person, and, where
// the contract names one, the reason code (x-yinling-refusals).
struct Refusal {
  std::string code;
  std::string message;
  std::string reason = {};
};

// Base64(HMAC-SHA256(key = appsecret, sid + rid + rtime)).
std::string national_signature(std::string_view appsecret, std::string_view sid, std::string_view rid,
                               std::string_view rtime);

// Empty when headers, interface id, time and signature are right for `operation`.
std::optional<Refusal> inspect(const web::Request& request, std::string_view operation, const Credentials& credentials,
                               std::int64_t now_ms);

// The first key with a capital letter, as a JSON pointer; the national gateway demands lower case at every depth.
std::optional<std::string> capital_key(const core::Json& body);

}  // namespace simulator
