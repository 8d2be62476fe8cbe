// GalleryWalk: the exhibits of one service, by walking flow with its examples.json. Internal to the gallery.
#pragma once

#include "visit/gallery.h"

namespace visit {

// A model of every step, in every look that a walk shows of it. Misses the steps that no walk reaches, the exits that none takes,
// and the walks that cannot be walked.
void walk_service(const flow::Definition& definition, const core::Json& examples, const Model& base, Gallery& gallery);

}  // namespace visit
