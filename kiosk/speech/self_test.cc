#include "speech/self_test.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "speech/espeak.h"
#include "speech/rates.h"

namespace speech {
namespace {

// A few words as the front end would hand them over, and what espeak's mnemonics must show of them.
struct Trial {
  const char* language;
  const char* voiced;
  std::array<const char*, 2> sounds;
};
constexpr auto trials = std::to_array<Trial>({
    {"zh-Hans", "ni3 hao3, yin2 hang2.", {"Au214", "a35N"}},  // 你好，银行: the contours of the third and second tone
    {"en", "Please read the screen.", {"r'i:d", "skr'i:n"}},
    {"yue", "nei5 hou2.", {"ei5", "ou2"}},  // 你好
});

core::Result<core::Done> prove(Synthesizer& synthesizer, const Trial& trial) {
  const std::string language = trial.language;
  TRY(trace, synthesizer.phonemes(trial.voiced, language));
  const auto holds = [&trace = trace](const char* part) { return trace.find(part) != std::string::npos; };
  const bool foreign = language != "en" && holds("(en)");
  if (foreign || !std::all_of(trial.sounds.begin(), trial.sounds.end(), holds))
    return core::Error{"SPEECH_VOICE_WRONG", language, "The voice of this language does not read its own words.",
                       "Install espeak-ng-data 1.51 or newer; Mandarin's voice must be cmn-latn-pinyin."};
  TRY(rendered, synthesizer.render(trial.voiced, language, engine_rate(starting_rate)));
  const bool loud = std::any_of(rendered.samples.begin(), rendered.samples.end(),
                                [](std::int16_t sample) { return std::abs(int{sample}) > 1000; });
  if (!loud || rendered.samples.size() < sample_rate / 4)
    return core::Error{"SPEECH_VOICE_MUTE", language, "The voice of this language makes no sound.",
                       "Install espeak-ng-data again."};
  return core::Done{};
}

}  // namespace

core::Result<core::Done> prove_voice(Synthesizer& synthesizer, std::string_view language) {
  for (const Trial& trial : trials)
    if (language == trial.language) return prove(synthesizer, trial);
  return core::Error{"SPEECH_NO_VOICE", std::string(language), "There is no voice for this language.",
                     "Record clips for it, or leave it silent."};
}

std::vector<VoiceProof> prove_voices(Synthesizer& synthesizer) {
  std::vector<VoiceProof> out;
  for (const Trial& trial : trials) {
    if (!synthesizer.speaks(trial.language)) continue;
    const auto proof = prove(synthesizer, trial);
    out.push_back({trial.language, proof.ok() ? std::nullopt : std::optional(proof.error())});
  }
  return out;
}

std::vector<std::string> spoken_languages() {
  std::vector<std::string> out;
  for (const Trial& trial : trials)
    if (voice_of(trial.language)) out.emplace_back(trial.language);
  return out;
}

const core::Error* ProvenSynthesizer::fault_of(std::string_view language) const {
  for (const VoiceProof& proof : proofs_)
    if (proof.language == language && proof.fault) return &*proof.fault;
  return nullptr;
}

bool ProvenSynthesizer::speaks(std::string_view language) const {
  return engine_->speaks(language) && fault_of(language) == nullptr;
}

core::Result<Rendered> ProvenSynthesizer::render(const std::string& voiced, std::string_view language, int rate) {
  if (const core::Error* fault = fault_of(language)) return *fault;
  return engine_->render(voiced, language, rate);
}

core::Result<std::string> ProvenSynthesizer::phonemes(const std::string& voiced, std::string_view language) {
  if (const core::Error* fault = fault_of(language)) return *fault;
  return engine_->phonemes(voiced, language);
}

std::unique_ptr<ProvenSynthesizer> proven(std::unique_ptr<Synthesizer> engine) {
  auto proofs = prove_voices(*engine);
  return std::make_unique<ProvenSynthesizer>(std::move(engine), std::move(proofs));
}

}  // namespace speech
