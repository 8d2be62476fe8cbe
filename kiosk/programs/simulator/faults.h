// Faults: the list of things that are to go wrong, read from a file that may change while the simulator runs.
//
// Used by the simulator's platform, on the server's thread (one). A list replaced starts to count afresh; requests are
// counted per operation since then, beginning with 1.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace simulator {

enum class FaultKind {
  delay,           // the right answer after `ms`
  hang,            // business is done, no answer ever
  refuse,          // the connection is reset before TLS; nothing was received (operation "*" only)
  reset,           // connection reset, nothing was done
  reset_after,     // business is done, then the connection is reset
  http_500,        // nothing was done
  http_503,        // nothing was done; Retry-After when `ms` is given
  http_404,        // nothing was done, a page of something on the way that knows no such place
  http_429,        // nothing was done; Retry-After from `ms`, at least one second
  wrong_envelope,  // business is done, the answer has the members of another gateway
  html,            // nothing was done, a captive portal's page with status 200
  truncated,       // business is done, the answer ends in the middle
  duplicate,       // business is done, the answer comes twice on the line
  slow_bytes,      // business is done, the answer comes a byte every `ms`
  no_receipt,      // nothing was done, yet the answer says 200 without a receipt
  other_receipt,   // nothing was done, the answer carries the receipt of another submission
  wrong_shape,     // business is done, yet every value of the answer's data is of another type
  missing_member,  // business is done, yet the answer's data lacks its last member
  not_utf8,        // business is done, the answer is written in another encoding
  bad_signature,   // answered as if the request's signature were wrong
  oversized,       // nothing was done, the answer is larger than anybody should read
  redirect,        // nothing was done, 302 to another place
  clock_off,       // right answer, but the Date header is `ms` away from the truth
};

std::string_view name_of(FaultKind kind);

struct Fault {
  std::string operation;  // "*" for every one
  FaultKind kind = FaultKind::delay;
  int from = 1;              // the first request it strikes
  std::optional<int> times;  // how many it strikes; without it all
  std::int64_t ms = 0;
};

// A list of {"operation", "fault", and of "nth" | "from" and "times", "ms"}. `known` names the operations there are.
// Fails with: FAULTS_SHAPE, with a JSON pointer.
core::Result<std::vector<Fault>> parse_faults(const core::Json& document, std::string_view where,
                                              const std::vector<std::string>& known);

class FaultPlan {
 public:
  void replace(std::vector<Fault> faults);
  // Counts this request and says which fault strikes it; the first in the list wins.
  std::optional<Fault> strike(std::string_view operation);
  // The same for a connection, which has no operation yet: only `refuse` strikes there.
  bool strike_connection();

 private:
  std::vector<Fault> faults_;
  std::map<std::string, int, std::less<>> seen_;  // per operation; "*" counts every request
  int connections_ = 0;
};

}  // namespace simulator
