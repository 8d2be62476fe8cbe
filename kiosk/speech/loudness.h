// Loudness: how loud a stretch of speech is, and bringing prompts to the same level, recorded ones and synthesised ones.
//
// Pure, any thread.
#pragma once

#include <span>

#include "speech/sound.h"

namespace speech {

inline constexpr double usual_loudness = -20.0;  // dBFS; what espeak-ng gives on average at amplitude 100
inline constexpr double even_within = 2.0;       // dB: how far apart two prompts may be

// Root mean square of the blocks of 20 ms that are louder than -50 dBFS, in dBFS; -120 for silence.
double loudness_of(std::span<const std::int16_t> samples);
// Brings speech to the usual loudness, by at most 6 dB up or down and never over full scale. In place.
void level(std::span<std::int16_t> samples);

}  // namespace speech
