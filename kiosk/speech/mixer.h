// Mixer: volume in 5 dB steps and a limiter, so that the loudest step does not crackle.
//
// One per stream; device output (in its audio callback) and recording have their own. No locks, no allocation.
#pragma once

#include <cstdint>
#include <span>

#include "speech/rates.h"

namespace speech {

class Mixer {
 public:
  void tune(const Tuning& tuning);
  // In place: tone, volume, limiter. Peaks above -0.5 dBFS pull the gain down at once, and it comes back within a tenth of a second.
  void process(std::span<std::int16_t> samples);

 private:
  double lifted(double sample);

  Tone tone_ = Tone::usual;
  double in_1_ = 0, in_2_ = 0, out_1_ = 0, out_2_ = 0;  // the filter's past
  double gain_ = 0.31622776601683794;                   // step 0
  double envelope_ = 0;
};

}  // namespace speech
