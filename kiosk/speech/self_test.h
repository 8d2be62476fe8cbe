// The proof at start that every voice is the right one: a broken voice reads 你好 as English letters, and nobody at a desk
// hears it. A language that fails loses its voice and no other does.
//
// Called on the thread that owns the synthesizer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "speech/synthesizer.h"

namespace speech {

// One language that the engine has a voice for, and what is wrong with that voice.
struct VoiceProof {
  std::string language;
  std::optional<core::Error> fault;
};

// Fails with: SPEECH_VOICE_WRONG (the phoneme trace switches to English, or a sound of the trial is lost),
// SPEECH_VOICE_MUTE (no sound, or silence), and what the synthesizer fails with.
core::Result<core::Done> prove_voice(Synthesizer& synthesizer, std::string_view language);
std::vector<VoiceProof> prove_voices(Synthesizer& synthesizer);
// The languages that a kiosk's own engine should speak.
std::vector<std::string> spoken_languages();

// An engine without the voices that failed: asked for one of them it answers with that voice's fault.
class ProvenSynthesizer final : public Synthesizer {
 public:
  ProvenSynthesizer(std::unique_ptr<Synthesizer> engine, std::vector<VoiceProof> proofs)
      : engine_(std::move(engine)), proofs_(std::move(proofs)) {}

  const std::vector<VoiceProof>& proofs() const { return proofs_; }
  bool speaks(std::string_view language) const override;
  core::Result<Rendered> render(const std::string& voiced, std::string_view language, int rate) override;
  core::Result<std::string> phonemes(const std::string& voiced, std::string_view language) override;

 private:
  const core::Error* fault_of(std::string_view language) const;

  std::unique_ptr<Synthesizer> engine_;
  std::vector<VoiceProof> proofs_;
};
std::unique_ptr<ProvenSynthesizer> proven(std::unique_ptr<Synthesizer> engine);

}  // namespace speech
