// The proof at start that the voice is the right one: a broken voice reads 你好 as English letters, and nobody at a desk
// hears it.
//
// Called on the thread that owns the synthesizer.
#pragma once

#include "core/result.h"
#include "speech/synthesizer.h"

namespace speech {

// Fails with: SPEECH_VOICE_WRONG (the phoneme trace switches to English, or a syllable is lost), SPEECH_VOICE_MUTE (no
// sound, or silence), and what the synthesizer fails with.
core::Result<core::Done> self_test(Synthesizer& synthesizer);
// The same with an engine opened for the purpose: for `yinlingctl selftest`.
core::Result<core::Done> self_test();

}  // namespace speech
