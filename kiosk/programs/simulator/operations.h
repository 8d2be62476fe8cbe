// Operations: the business of the simulated platform, one function an operation of the contract.
//
// Called by Platform, on the server's thread, after signature, shape and submission id were checked. Pure but for
// State.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "core/json.h"
#include "core/result.h"
#include "core/units.h"
#include "programs/simulator/gateway.h"
#include "programs/simulator/state.h"
#include "programs/simulator/world.h"

namespace simulator {

struct Call {
  const World& world;
  State& state;
  const core::Json& body;
  core::Day today;  // in the hall's calendar, UTC+8
  std::int64_t now_ms = 0;
};

// The envelope's data, or a refusal of the platform. A broken state is neither: it is an Error.
using Reply = std::variant<core::Json, Refusal>;
using Business = std::function<core::Result<Reply>(Call&)>;

// Empty when the simulator cannot do that operation.
Business business_of(std::string_view operation);

}  // namespace simulator
