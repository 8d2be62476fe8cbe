// Pace: a recording slower or faster than it was spoken, at its own pitch, as synthesis is.
//
// Pure, any thread. By libsonic (PICOLA: whole periods of the voice are left out or said twice).
#pragma once

#include "speech/sound.h"

namespace speech {

// `speed` 2 makes it half as long, 0.5 twice; 1 leaves it as it is, bit by bit.
void change_pace(Samples& samples, double speed);

}  // namespace speech
