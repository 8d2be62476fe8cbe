// Shape: whether every path of a service means something in the contract, and is treated as sensitively as it is.
//
// Pure. Used by parse_definition after the structure was found sound. A path that no reply has, a value that the platform
// never sends and a grade below the contract's are mistakes that nobody sees at a desk and every citizen at the kiosk.
#pragma once

#include <string_view>
#include <vector>

#include "core/contract.h"
#include "flow/definition.h"

namespace flow {

// Requires: judge_structure found nothing.
std::vector<core::Error> judge_shape(const Definition& definition, const core::Contract& contract,
                                     std::string_view where);

}  // namespace flow
