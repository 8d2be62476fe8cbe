// Shape: is a request's body what the contract says? A small reader of OpenAPI schemas, apart from the house's
// validator, so that the simulator judges the client by other code than the client judges itself.
//
// Used by the simulator's platform. Knows type, required, properties, additionalProperties, items, enum, minLength,
// maxLength, minimum, maximum, nullable and the formats of the contract; a member that the contract does not name is
// refused.
#pragma once

#include <optional>
#include <string>

#include "core/contract.h"
#include "core/json.h"

namespace simulator {

// The pointer of the first thing that is not as it should be, with a word on what; empty when all is well.
std::optional<std::string> misshapen(const core::Operation& operation, const core::Json& body);

// The same for one value and one schema.
std::optional<std::string> misshapen(const core::Json& schema, const core::Json& value, const std::string& pointer);

}  // namespace simulator
