// Client: one call to the public service, told truthfully: done, refused, or unknown.
//
// Used by the Dispatcher's workers and by tests; any thread (one lock inside, never held while the line is in use). The
// transport, the clocks, the pause and the chance are passed in, so that everything can be tried without a network.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/contract.h"
#include "core/id.h"
#include "core/json.h"
#include "core/result.h"
#include "platform/breaker.h"
#include "platform/clock.h"
#include "platform/envelope.h"
#include "platform/http.h"
#include "platform/profile.h"

namespace platform {

// The platform did it; a write's `reply` carries our submission id.
struct Accomplished {
  core::Json reply;
  bool simulator = false;
};
// The platform said no and did nothing.
struct Refused {
  std::string reason;  // a reason code of the contract, or "other", "gateway_refused"
  core::Json reply;
  bool simulator = false;
};
enum class Sent { no, maybe };
// Sent::no: the business never saw it (no line, no signature possible, turned away at the gate); it may be sent again.
// Sent::maybe: it may have been done; a write must be looked up, never repeated blindly.
struct Unknown {
  Sent sent = Sent::maybe;
  std::string
      why;  // DNS, CONNECT, TLS, TIMEOUT, CUT, TOO_LARGE, STOPPED, STATUS, UNREADABLE, NO_RECEIPT, CLOCK, TURNED_AWAY,
  // SHAPE (the data is not what the contract says), RESTING (too many failures just now), UNSIGNED (no interface id or secret), OPERATION
  std::int64_t wait_ms = 0;  // the platform asked for this pause
};
using Outcome = std::variant<Accomplished, Refused, Unknown>;

// What the platform knows of a submission.
enum class Found { accepted, refused, not_found, unanswered };
struct LookUp {
  Found found = Found::unanswered;
  core::Json reply;
  std::string reason;
  bool simulator = false;
};

struct ClientParts {
  Profile profile;
  Credentials credentials;
  std::string endpoint;  // https://host[:port], no path
  std::filesystem::path ca_file;
  std::vector<core::Operation> operations;  // of the contract
  Transport transport;
  std::function<std::int64_t()> wall_ms, steady_ms;
  std::function<void(std::int64_t)> pause_ms;  // may return early when the program ends
  std::function<double()> chance;              // 0 <= x < 1
};

class Client {
 public:
  explicit Client(ClientParts parts);

  // Reads are repeated up to twice when there was no answer; writes only when the business surely never saw them.
  // A write's `body` must carry its id as `submission_id`.
  Outcome call(std::string_view operation, const core::Json& body);
  // The same for a body whose bytes are frozen in the outbox.
  Outcome deliver(std::string_view operation, const std::string& frozen_body, const core::Id& submission);
  // `operation` is what was submitted: a receipt that does not fit its contract is no answer.
  LookUp look_up(const core::Id& submission, std::string_view operation);

  // The line is said to be back: operations that rested after too many failures may be tried at once.
  void line_returned();
  // The bytes that will travel: lower-case keys where the gateway wants them.
  std::string frozen(const core::Json& body) const;
  ClockState clock_state();
  std::optional<std::int64_t> clock_offset_ms();
  int id_memory_hours() const { return parts_.profile.id_memory_hours; }

 private:
  struct Attempt {
    Outcome outcome;
    bool clock_was_wrong = false;  // turned away, and the Date header says why
  };
  const core::Operation* operation_of(std::string_view id) const;
  Outcome call_bytes(const core::Operation& operation, const std::string& body, const std::string& submission);
  Attempt attempt(const core::Operation& operation, const std::string& body, const std::string& submission);
  core::Result<HttpRequest> request_for(const core::Operation& operation, const std::string& body);
  core::Result<std::string> signing_key();
  core::Result<std::string> fetch_session_secret();
  core::Result<HttpRequest> session_request();
  HttpReply exchange(const HttpRequest& request);
  Outcome judge(const core::Operation& operation, const HttpReply& reply, const std::string& submission) const;
  Values signed_values(const std::string& sid, const std::string& path, const std::string& key);
  HttpRequest bare_request(const std::string& path, const std::string& body) const;
  void note(std::string_view operation, const Outcome& outcome);

  const ClientParts parts_;
  std::mutex lock_;  // guards what stands below
  PlatformClock clock_;
  std::map<std::string, Breaker, std::less<>> breakers_;
  std::string session_secret_;
  std::int64_t session_ends_ms_ = 0;
};

// What an HTTP reply means before the contract is asked. Pure.
enum class Gate { open, turned_away, unknown };
Gate gate_of(const HttpReply& reply, const Answer& answer);

}  // namespace platform
