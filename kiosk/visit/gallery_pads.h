// GalleryPads: the exhibits of fields that are filled in by digits. Internal to the gallery.
#pragma once

#include <string_view>

#include "visit/gallery.h"

namespace visit {

// The id under which add_sample_questions() puts its questions: their words are the shell's own.
inline constexpr std::string_view sample_questions = "shell";

// Every kind empty, half typed, finished and, where it can be wrong, wrong. Misses the kinds of which there is no question.
void add_pads(const House& house, const Model& base, Gallery& gallery);

}  // namespace visit
