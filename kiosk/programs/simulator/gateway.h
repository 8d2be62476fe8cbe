// Gateway: one protocol by which requests come in and answers go out: where an operation lies, what a request must
// carry before any business is looked at, and what the answer is wrapped in. Four protocols: the national platform
// ("数据直达" v0.55), its older variant with a session secret, x-tif (Guangdong) and Zhejiang's IRS.
//
// Owned by the simulator's platform, used on the server's thread. Times are epoch milliseconds.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "web/message.h"

namespace simulator {

// Issued at onboarding; here they stand in the people file and are worth nothing anywhere else.
struct Credentials {
  std::string rid;
  std::string appsecret;
  std::map<std::string, std::string> sids;  // operation id -> interface id; without an entry both are the same
  std::int64_t tolerance_ms = 90'000;       // how far the request's clock may be from ours

  std::string sid_of(std::string_view operation) const;
};

// Why a request is turned away: the answer's domain code ("api-101"), words for a technician or a person, and, where
// the contract names one, the reason code (x-yinling-refusals).
struct Refusal {
  std::string code;
  std::string message;
  std::string reason = {};
};

enum class Keys { lower_case_only, as_written };

class Gateway {
 public:
  virtual ~Gateway() = default;
  // The path under which the operation with this id and contract path lies.
  virtual std::string place_of(std::string_view operation, std::string_view path) const = 0;
  // Empty when the request's credentials, time and signature are right for `operation`.
  virtual std::optional<Refusal> inspect(const web::Request& request, std::string_view operation,
                                         std::int64_t now_ms) = 0;
  virtual core::Json accepted(core::Json data) const = 0;
  virtual core::Json refused(const Refusal& refusal) const = 0;
  virtual Keys keys() const { return Keys::lower_case_only; }
  // What the gateway itself answers at this path, apart from any operation; empty when nothing is there.
  virtual std::optional<core::Json> own_answer(const web::Request& request, std::int64_t now_ms);
};

// By the profile's name: national, national-secret, tif, zhejiang; nullptr for any other.
std::unique_ptr<Gateway> make_gateway(std::string_view profile, const Credentials& credentials);

// Decimal digits alone, as the specifications have it; "1700000000000.0", "+17..." and spaces are something else.
std::optional<std::int64_t> whole_number(std::string_view text);
// "Tue, 09 Nov 2021 08:49:20 GMT" (RFC 1123) as epoch milliseconds.
std::optional<std::int64_t> date_ms(const std::string& text);

// The first key with a capital letter, as a JSON pointer; the national gateway demands lower case at every depth.
std::optional<std::string> capital_key(const core::Json& body);

}  // namespace simulator
