#include "speech/rates.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace speech {
namespace {

struct Rate {
  int characters_per_minute;
  int engine;    // espeak -s; 80 is its floor
  double pause;  // slow speech comes from longer pauses first, so that words keep their shape
};

// Measured with espeak-ng 1.51, voice cmn-latn-pinyin: 28 syllables of pinyin in four phrases, pauses included.
constexpr std::array<Rate, 8> rates{{{92, 91, 1.5},
                                     {112, 112, 1.3},
                                     {135, 134, 1.15},
                                     {160, 159, 1.0},
                                     {184, 184, 1.0},
                                     {230, 228, 0.85},
                                     {290, 277, 0.7},
                                     {368, 347, 0.6}}};

const Rate& rate_at(int step) { return rates[static_cast<std::size_t>(clamped_rate(step))]; }

}  // namespace

int clamped_rate(int step) { return std::clamp(step, slowest_rate, fastest_rate); }
int clamped_volume(int step) { return std::clamp(step, softest_volume, loudest_volume); }

int characters_per_minute(int rate_step) { return rate_at(rate_step).characters_per_minute; }
int engine_rate(int rate_step) { return rate_at(rate_step).engine; }
double pause_factor(int rate_step) { return rate_at(rate_step).pause; }

double clip_speed(int rate_step) {
  return static_cast<double>(characters_per_minute(rate_step)) / characters_per_minute(starting_rate);
}

double gain_of(int volume_step, int calibration_db) {
  return std::pow(10.0, (5.0 * clamped_volume(volume_step) - 10.0 + calibration_db) / 20.0);
}

}  // namespace speech
