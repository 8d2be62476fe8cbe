// Espeak: the synthesizer of the house, espeak-ng 1.51 (works on 1.52 too).
//
// espeak-ng keeps its state in the process and is not thread-safe: the thread that opens an Espeak is the only one to use
// it, and a second one cannot be opened while the first lives.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "speech/synthesizer.h"

namespace speech {

// espeak's voice for a language of ours. Mandarin uses cmn-latn-pinyin: voice cmn of 1.51 reads pinyin as English letters.
// Empty for a language without a voice: nothing is better than a wrong language.
std::optional<std::string> voice_of(std::string_view language);
// The voice that is used when the data of the first is missing; empty when there is none of the same language.
std::optional<std::string> next_best_voice_of(std::string_view language);

class Espeak final : public Synthesizer {
 public:
  // Fails with: SPEECH_ENGINE_BUSY, SPEECH_ENGINE_MISSING, SPEECH_ENGINE_FORMAT.
  static core::Result<std::unique_ptr<Espeak>> open();
  ~Espeak() override;
  Espeak(const Espeak&) = delete;
  Espeak& operator=(const Espeak&) = delete;

  bool speaks(std::string_view language) const override { return voice_of(language).has_value(); }
  core::Result<Rendered> render(const std::string& voiced, std::string_view language, int rate) override;
  core::Result<std::string> phonemes(const std::string& voiced, std::string_view language) override;

 private:
  Espeak() = default;
  core::Result<core::Done> use_voice(std::string_view language);
  std::string language_;  // whose voice is set
};

}  // namespace speech
