// Envelope: one normaliser for the answers of every gateway. Pure; any thread.
//
// Rules (reference/domain 1.6): a code may be text, number or boolean; a code that is in neither list is a failure; HTML,
// an empty body or anything else that is not JSON is "unreadable", also with status 200 (captive portals answer so).
// No text of an answer is passed on to a screen or a log, except a reason code in a-z.
#pragma once

#include <string>
#include <string_view>

#include "core/json.h"
#include "platform/profile.h"

namespace platform {

enum class Reading {
  done,        // the platform did it; `data` is its answer
  refused,     // the platform said no; `reason` says why
  unreadable,  // nobody can tell
};

struct Answer {
  Reading reading = Reading::unreadable;
  core::Json data;
  std::string reason;      // of a refusal: "not_found"; "other" when it gave none that we can read
  std::string detail;      // the gateway's own domain code, "api-105", "" if none
  bool simulator = false;  // it says that it is a simulator (the member `simulator` is true)
};

Answer read_answer(const Envelope& envelope, std::string_view body);

// The whole body with every key in lower case (A-Z only), at every depth.
core::Json with_lower_keys(const core::Json& body);

}  // namespace platform
