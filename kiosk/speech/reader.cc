#include "speech/reader.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "speech/rates.h"

namespace speech {
namespace {

std::size_t samples_of(std::chrono::milliseconds time) {
  return static_cast<std::size_t>(time.count()) * sample_rate / 1000;
}

// How long the phrase would take: per syllable of Han, per three letters of Latin.
std::size_t estimated_samples(const Phrase& phrase, int rate_step) {
  double syllables = 0;
  for (const char byte : phrase.said) {
    const auto unit = static_cast<unsigned char>(byte);
    if (unit >= 0xE0) syllables += 1;
    else if (unit < 0x80) syllables += 1.0 / 3;
  }
  return static_cast<std::size_t>(syllables * 60.0 / characters_per_minute(rate_step) * sample_rate);
}

// The engine leaves near-silence at both ends; the pauses are ours to set.
void trim_end(Samples& samples) {
  constexpr int audible = 60;
  while (!samples.empty() && std::abs(int{samples.back()}) < audible) samples.pop_back();
}

}  // namespace

std::shared_ptr<const Sound> Reader::make(const core::Words& words, std::size_t index, const Manner& manner) {
  const auto phrases = phrases_of(words);
  const Phrase& phrase = phrases.at(index);
  auto sound = std::make_shared<Sound>();
  sound->said = phrase.said;
  sound->personal = phrase.personal;
  std::vector<WordEvent> events;
  if (synthesizer_ && synthesizer_->speaks(words.language) && !phrase.voiced.empty()) {
    auto rendered = synthesizer_->render(phrase.voiced, words.language, engine_rate(manner.rate_step));
    if (rendered.ok()) {
      sound->samples = std::move(rendered.value().samples);
      events = std::move(rendered.value().words);
      trim_end(sound->samples);
    }
  }
  if (sound->samples.empty()) {
    sound->voicing = Voicing::none;
    sound->samples.assign(estimated_samples(phrase, manner.rate_step), 0);
  }
  sound->sounding = sound->samples.size();
  sound->marks = marks_of(phrase, events, sound->sounding);
  auto pause = phrase.pause;
  if (index + 1 == phrases.size()) pause = std::max(pause, manner.pause_after);
  const auto stretched = std::chrono::milliseconds(std::lround(pause.count() * pause_factor(manner.rate_step)));
  sound->samples.resize(sound->samples.size() + samples_of(stretched), 0);
  return sound;
}

PublicSound Reader::read(const core::PublicWords& words, std::size_t phrase, const Manner& manner) {
  return PublicSound(make(words.words(), phrase, manner));
}

std::shared_ptr<const Sound> Reader::read_privately(const core::Words& words, std::size_t phrase, const Manner& manner) {
  return make(words, phrase, manner);
}

}  // namespace speech
