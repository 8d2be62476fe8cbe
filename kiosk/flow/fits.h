// fits: the shape of a value against the type that a step asks for; check digits and words are the business of `text`.
//
// Pure; used by the Engine.
#pragma once

#include "core/json.h"
#include "flow/definition.h"

namespace flow {

bool fits(const Step& step, const core::Json& value);

}  // namespace flow
