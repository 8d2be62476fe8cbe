#include "speech/mixer.h"

#include <algorithm>
#include <cmath>

#include "speech/rates.h"

namespace speech {

void Mixer::set_volume(int step) { gain_ = gain_of(step); }

void Mixer::process(std::span<std::int16_t> samples) {
  constexpr double ceiling = 30933;      // -0.5 dBFS
  constexpr double release = 0.9995465;  // per sample: falls to 37 % in 100 ms at 22050 Hz
  for (std::int16_t& sample : samples) {
    const double wanted = sample * gain_;
    envelope_ = std::max(std::abs(wanted), envelope_ * release);
    const double held = envelope_ > ceiling ? wanted * ceiling / envelope_ : wanted;
    sample = static_cast<std::int16_t>(std::lround(held));
  }
}

}  // namespace speech
