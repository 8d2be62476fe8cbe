// The eight rates and the steps of volume a person can choose, and what they mean to the engine and to the mixer.
//
// Used by the reader, the mixer and whoever names a step on a screen. Pure values, any thread.
// Source: reference norm VVSG 2.0 7.1-K (50-200 % of 184 characters a minute in 8 steps, 5 dB steps from -45 to +35 dB).
#pragma once

#include <chrono>

namespace speech {

inline constexpr int slowest_rate = 0;
inline constexpr int fastest_rate = 7;
inline constexpr int starting_rate = 3;  // 160 characters a minute

inline constexpr int softest_volume = -9;
inline constexpr int loudest_volume = 7;
inline constexpr int starting_volume = 0;  // an installer sets the amplifier so that this is 65 dB(A) at 0.6 m

// clear lifts 1 to 4 kHz, where consonants are told apart: for ears that lost the high tones.
enum class Tone { usual, clear };

// What the mixer does to speech.
struct Tuning {
  int volume_step = starting_volume;
  Tone tone = Tone::usual;
  int calibration_db = 0;  // of the loudspeaker, set by the installer; added to every step
};

int clamped_rate(int step);
int clamped_volume(int step);

// Characters (syllables) a minute, ordinary pauses included: 92, 112, 135, 160, 184, 230, 290, 368.
int characters_per_minute(int rate_step);
// espeak's words a minute for that step, and how much our own pauses are stretched. Measured, see rates.cc.
int engine_rate(int rate_step);
double pause_factor(int rate_step);
// How much faster than it was spoken a recording is played: 1 at the starting rate, at which a speaker is asked to speak.
double clip_speed(int rate_step);

// Linear factor of a volume step. Step 0 lies 10 dB under what the engine gives; up to step +4 the steps are true, above
// it the limiter takes a growing part.
// The installer's calibration is added to the step.
double gain_of(int volume_step, int calibration_db = 0);

}  // namespace speech
