// Fault answers: what a fault makes of an answer, or puts in its place.
//
// Used by the simulator's platform, on the server's thread.
#pragma once

#include "core/contract.h"
#include "core/json.h"
#include "programs/simulator/faults.h"
#include "programs/simulator/gateway.h"
#include "web/message.h"

namespace simulator {

// An answer as every answer of the simulator goes out: labelled, on a connection of its own, so that a refused
// connection is refused for certain, whatever the client kept open.
web::Response json_response(int status, const core::Json& body);

bool strikes_before_business(FaultKind kind);
// Requires: strikes_before_business(fault.kind).
web::Response answer_instead(const Fault& fault, const Gateway& gateway, const core::Operation& operation);
// What the line or a confused gateway does to an answer that is right. Requires: not
// strikes_before_business(fault.kind).
void spoil(web::Response& response, const Fault& fault);
// The same for the data inside the envelope; other faults leave it as it is. The submission id stays: the receipt is ours,
// and still not to be trusted.
core::Json spoilt(core::Json data, const Fault& fault);

}  // namespace simulator
