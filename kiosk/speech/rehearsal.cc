#include "speech/rehearsal.h"

#include <utility>

#include "speech/espeak.h"
#include "speech/mixer.h"

namespace speech {

core::Result<Rehearsal> Rehearsal::begin(std::shared_ptr<const ClipStore> clips) {
  TRY(espeak, Espeak::open());
  auto engine = proven(std::move(espeak));
  ProvenSynthesizer* kept = engine.get();
  return Rehearsal(std::make_unique<Reader>(std::move(engine), std::move(clips)), kept);
}

const std::vector<VoiceProof>& Rehearsal::proofs() const { return engine_->proofs(); }

core::Result<std::string> Rehearsal::phonemes(const core::Words& words) {
  std::string out;
  for (const Phrase& phrase : phrases_of(words)) {
    if (phrase.voiced.empty()) continue;
    TRY(trace, engine_->phonemes(phrase.voiced, words.language));
    if (!out.empty()) out += ' ';
    out += trace;
  }
  return out;
}

Samples Rehearsal::sound(const core::Words& words, int rate_step, const Tuning& tuning) {
  Samples out;
  const std::size_t phrases = reader_->phrases(words).size();
  for (std::size_t i = 0; i < phrases; ++i) {
    const auto part = reader_->read_privately(words, i, {rate_step, std::chrono::milliseconds{0}});
    out.insert(out.end(), part->samples.begin(), part->samples.end());
  }
  Mixer mixer;
  mixer.tune(tuning);
  mixer.process(out);
  return out;
}

}  // namespace speech
