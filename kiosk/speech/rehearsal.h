// Rehearsal: what the voice would do with words, without a queue or a sink: for `yinlingctl say`, the proof over every
// string of every screen, and measurements.
//
// One thread; opens the engine for itself, so that it cannot run beside a Speaker in one process.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "core/words.h"
#include "speech/rates.h"
#include "speech/reader.h"
#include "speech/self_test.h"
#include "speech/sound.h"

namespace speech {

class Rehearsal {
 public:
  // Fails with: what Espeak::open fails with. A language whose voice failed is silent; proofs() says which and why.
  static core::Result<Rehearsal> begin(std::shared_ptr<const ClipStore> clips = nullptr);

  const std::vector<VoiceProof>& proofs() const;
  // espeak's mnemonics, one phrase after another, for looking at and for the proof that no "(en)" is in them.
  // Fails with: SPEECH_NO_VOICE, SPEECH_ENGINE, and the fault of a voice that failed.
  core::Result<std::string> phonemes(const core::Words& words);
  // The whole as one sound at that rate, volume and tone, pauses included, as a sink would get it after the mixer.
  Samples sound(const core::Words& words, int rate_step, const Tuning& tuning);

 private:
  Rehearsal(std::unique_ptr<Reader> reader, ProvenSynthesizer* engine) : reader_(std::move(reader)), engine_(engine) {}
  std::unique_ptr<Reader> reader_;
  ProvenSynthesizer* engine_;  // the reader's
};

}  // namespace speech
