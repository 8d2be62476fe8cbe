#include "speech/mixer.h"

#include <algorithm>
#include <cmath>

namespace speech {

void Mixer::tune(const Tuning& tuning) {
  gain_ = gain_of(tuning.volume_step, tuning.calibration_db);
  tone_ = tuning.tone;
}

// A peaking equaliser: +6 dB at 2 kHz, Q 0.67 (half the lift at 1 and 4 kHz), after R. Bristow-Johnson's Audio EQ Cookbook.
double Mixer::lifted(double sample) {
  constexpr double b0 = 1.22077, b1 = -1.31038, b2 = 0.33558, a1 = -1.31038, a2 = 0.55635;
  const double out = b0 * sample + b1 * in_1_ + b2 * in_2_ - a1 * out_1_ - a2 * out_2_;
  in_2_ = in_1_;
  in_1_ = sample;
  out_2_ = out_1_;
  out_1_ = out;
  return out;
}

void Mixer::process(std::span<std::int16_t> samples) {
  constexpr double ceiling = 30933;      // -0.5 dBFS
  constexpr double release = 0.9995465;  // per sample: falls to 37 % in 100 ms at 22050 Hz
  for (std::int16_t& sample : samples) {
    const double wanted = (tone_ == Tone::clear ? lifted(sample) : sample) * gain_;
    envelope_ = std::max(std::abs(wanted), envelope_ * release);
    const double held = envelope_ > ceiling ? wanted * ceiling / envelope_ : wanted;
    sample = static_cast<std::int16_t>(std::lround(held));
  }
}

}  // namespace speech
