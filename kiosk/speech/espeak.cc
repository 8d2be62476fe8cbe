#include "speech/espeak.h"

#include <espeak-ng/speak_lib.h>

#include <atomic>
#include <utility>

namespace speech {
namespace {

// espeak-ng is one per process; this remembers whether somebody holds it.
std::atomic<bool>& engine_taken() {
  static std::atomic<bool> taken{false};
  return taken;
}

// A phrase takes seconds; what takes longer is not speech.
constexpr std::size_t longest_sound = std::size_t{60} * sample_rate;

// Called by espeak on the thread that called espeak_Synth. Answering 1 ends the synthesis.
int collect(short* wave, int count, espeak_EVENT* events) {
  auto* rendered = static_cast<Rendered*>(events->user_data);
  if (rendered == nullptr) return 0;
  if (wave != nullptr && count > 0) rendered->samples.insert(rendered->samples.end(), wave, wave + count);
  for (; events->type != espeakEVENT_LIST_TERMINATED; ++events)
    if (events->type == espeakEVENT_WORD && events->text_position > 0)
      rendered->words.push_back({static_cast<std::uint32_t>(events->text_position),
                                 static_cast<std::size_t>(events->sample > 0 ? events->sample : 0)});
  return rendered->samples.size() >= longest_sound ? 1 : 0;
}

// The Cantonese voice of 1.51 reads the syllables m and ng without their tone when they are written in Latin, and with it when
// they are written in Han. The Han takes as many letters as the syllable, so that word events stay true.
std::string for_engine(const std::string& voiced, std::string_view language) {
  if (language != "yue") return voiced;
  static constexpr std::pair<std::string_view, std::string_view> syllabic[] = {
      {"m4", "唔 "}, {"ng4", "吳  "}, {"ng5", "五  "}, {"ng6", "誤  "}};
  std::string out = voiced;
  for (const auto& [latin, han] : syllabic)
    for (std::size_t at = out.find(latin); at != std::string::npos; at = out.find(latin, at + 1)) {
      const std::size_t end = at + latin.size();
      const bool whole = (at == 0 || out[at - 1] == ' ') &&
                         (end == out.size() || std::string_view(" ,.?!;:").find(out[end]) != std::string_view::npos);
      if (whole) out.replace(at, latin.size(), han);
    }
  return out;
}

core::Error engine_error() {
  return {"SPEECH_ENGINE", "espeak-ng", "The speech engine refused a text.", "Run yinlingctl selftest."};
}

}  // namespace

std::optional<std::string> voice_of(std::string_view language) {
  if (language == "zh-Hans" || language == "zh") return "cmn-latn-pinyin";
  if (language == "en") return "en";
  if (language == "yue") return "yue-latn-jyutping";
  return std::nullopt;
}

std::optional<std::string> next_best_voice_of(std::string_view language) {
  if (language == "en") return "en-us";
  return std::nullopt;
}

core::Result<std::unique_ptr<Espeak>> Espeak::open() {
  if (engine_taken().exchange(true))
    return core::Error{"SPEECH_ENGINE_BUSY", "espeak-ng", "The speech engine is in use already.", ""};
  static const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0) {
    engine_taken() = false;
    return core::Error{"SPEECH_ENGINE_MISSING", "espeak-ng", "The speech engine did not start.",
                       "Install the packages libespeak-ng1 and espeak-ng-data."};
  }
  if (rate != sample_rate) {
    engine_taken() = false;
    return core::Error{"SPEECH_ENGINE_FORMAT", "espeak-ng",
                       "The speech engine gives another sample rate than 22050 Hz.",
                       "Use espeak-ng 1.51 as packaged by Debian."};
  }
  espeak_SetSynthCallback(collect);
  return std::unique_ptr<Espeak>(new Espeak);
}

// The engine itself stays up till the process ends: 1.51 hangs in espeak_Terminate after a second espeak_Initialize.
Espeak::~Espeak() { engine_taken() = false; }

core::Result<core::Done> Espeak::use_voice(std::string_view language) {
  const auto wanted = voice_of(language);
  if (!wanted)
    return core::Error{"SPEECH_NO_VOICE", std::string(language), "There is no voice for this language.",
                       "Record clips for it, or leave it silent."};
  if (language == language_) return core::Done{};
  language_.clear();
  const auto next_best = next_best_voice_of(language);
  if (espeak_SetVoiceByName(wanted->c_str()) != EE_OK &&
      (!next_best || espeak_SetVoiceByName(next_best->c_str()) != EE_OK))
    return core::Error{"SPEECH_NO_VOICE", *wanted, "The speech engine lacks this voice.",
                       "Install the package espeak-ng-data."};
  language_ = language;
  return core::Done{};
}

core::Result<Rendered> Espeak::render(const std::string& voiced, std::string_view language, int rate) {
  TRY_DONE(use_voice(language));
  espeak_SetParameter(espeakRATE, rate, 0);
  Rendered rendered;
  const std::string letters = for_engine(voiced, language);
  const auto answer =
      espeak_Synth(letters.c_str(), letters.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &rendered);
  if (answer != EE_OK) return engine_error();
  return rendered;
}

core::Result<std::string> Espeak::phonemes(const std::string& voiced, std::string_view language) {
  TRY_DONE(use_voice(language));
  std::string out;
  const std::string letters = for_engine(voiced, language);
  const void* rest = letters.c_str();
  while (rest != nullptr) {  // one clause a call
    const char* clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, 0);
    if (clause == nullptr) return engine_error();
    if (!out.empty() && *clause != '\0') out += ' ';
    out += clause;
  }
  return out;
}

}  // namespace speech
