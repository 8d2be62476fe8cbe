#include "speech/self_test.h"

#include <algorithm>
#include <cstdlib>

#include "speech/espeak.h"
#include "speech/rates.h"

namespace speech {

core::Result<core::Done> self_test(Synthesizer& synthesizer) {
  const std::string greeting = "ni3 hao3";  // 你好
  TRY(trace, synthesizer.phonemes(greeting, "zh-Hans"));
  const bool english = trace.find("(en)") != std::string::npos;
  const bool third_tone = trace.find("214") != std::string::npos;  // its contour in espeak's mnemonics
  if (english || !third_tone)
    return core::Error{"SPEECH_VOICE_WRONG", "zh-Hans", "The Mandarin voice does not read pinyin.",
                       "Install espeak-ng-data 1.51 or newer; the voice must be cmn-latn-pinyin."};
  TRY(rendered, synthesizer.render(greeting, "zh-Hans", engine_rate(starting_rate)));
  const bool loud = std::any_of(rendered.samples.begin(), rendered.samples.end(),
                                [](std::int16_t sample) { return std::abs(int{sample}) > 1000; });
  if (!loud || rendered.samples.size() < sample_rate / 4)
    return core::Error{"SPEECH_VOICE_MUTE", "zh-Hans", "The Mandarin voice makes no sound.",
                       "Install espeak-ng-data again."};
  return core::Done{};
}

core::Result<core::Done> self_test() {
  TRY(engine, Espeak::open());
  return self_test(*engine);
}

}  // namespace speech
