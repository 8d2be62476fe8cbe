// dump: a scene as text (one line per node, stable order) and as JSON, for goldens, --record and outside readers.
//
// Pure. JSON holds what reference/accessibility section 3 lists.
#pragma once

#include <string>

#include "core/json.h"
#include "scene/measure.h"
#include "scene/node.h"

namespace scene {

std::string dump_text(const Scene& scene);
core::Json dump_json(const Scene& scene);

}  // namespace scene
