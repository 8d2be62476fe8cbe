#include "speech/reader.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "speech/loudness.h"
#include "speech/pace.h"
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

// The engine and recordings leave silence at both ends, the engine some 50 ms before the first word: it would be heard later
// than it must, and be lit before it is heard. The pauses are ours to set.
constexpr int audible = 60;
void trim_end(Samples& samples) {
  while (!samples.empty() && std::abs(int{samples.back()}) < audible) samples.pop_back();
}
// How many were taken away: what is audible is left with 5 ms before it.
std::size_t trim_begin(Samples& samples) {
  constexpr std::ptrdiff_t breath = sample_rate / 200;
  const auto first = std::find_if(samples.begin(), samples.end(),
                                  [](std::int16_t sample) { return std::abs(int{sample}) >= audible; });
  const std::ptrdiff_t silent = std::max<std::ptrdiff_t>(first - samples.begin() - breath, 0);
  samples.erase(samples.begin(), samples.begin() + silent);
  return static_cast<std::size_t>(silent);
}

}  // namespace

std::vector<Phrase> Reader::phrases(const core::Words& words) const {
  if (!words.pieces.empty() && clips_ && clips_->find(words.language, words.said()) != nullptr)
    return {whole_phrase(words)};
  auto phrases = phrases_of(words);
  if (!clips_ || clips_->empty()) return phrases;
  std::vector<Phrase> out;
  for (std::size_t i = 0; i < phrases.size();) {
    const std::size_t recorded = recorded_together(words, phrases, i);
    if (recorded > 1) out.push_back(part_of(words, phrases[i].first, phrases[i + recorded - 1].last));
    else append_with_clips(words, phrases[i], out);
    i += recorded;
  }
  return out;
}

// How many phrases from that one on are one recording; 1 when there is none of several.
std::size_t Reader::recorded_together(const core::Words& words, const std::vector<Phrase>& phrases,
                                      std::size_t first) const {
  for (std::size_t count = phrases.size() - first; count > 1; --count) {
    std::string said;
    for (std::size_t i = first; i < first + count; ++i) said += phrases[i].said;
    if (clips_->find(words.language, said) != nullptr) return count;
  }
  return 1;
}

// The longest recorded stretch of at least two pieces, and what stands before and after it.
void Reader::append_with_clips(const core::Words& words, const Phrase& phrase, std::vector<Phrase>& out) const {
  for (std::size_t length = phrase.last - phrase.first; length >= 2; --length)
    for (std::size_t first = phrase.first; first + length <= phrase.last; ++first) {
      const Phrase part = part_of(words, first, first + length);
      if (clips_->find(words.language, part.said) == nullptr) continue;
      if (first > phrase.first) out.push_back(part_of(words, phrase.first, first));
      out.push_back(part);
      if (first + length < phrase.last) append_with_clips(words, part_of(words, first + length, phrase.last), out);
      return;
    }
  out.push_back(phrase);
}

void Reader::report(core::Error fault) {
  if (reported_.emplace(fault.code, fault.where).second) faults_.push_back(std::move(fault));
}

bool Reader::play_clip(const core::Words& words, Sound& sound, int rate_step) {
  const Clip* clip = clips_ ? clips_->find(words.language, sound.said) : nullptr;
  if (clip == nullptr) return false;
  auto samples = open_clip(*clip);  // it may have been harmed since the start
  if (!samples.ok()) {
    core::Error fault = samples.error();
    fault.where = clip->place;
    report(std::move(fault));
    return false;
  }
  sound.samples = std::move(samples).value();
  trim_begin(sound.samples);
  trim_end(sound.samples);
  change_pace(sound.samples, clip_speed(rate_step));
  sound.voicing = Voicing::clip;
  return true;
}

std::shared_ptr<const Sound> Reader::make(const core::Words& words, std::size_t index, const Manner& manner) {
  const auto all = phrases(words);
  const Phrase& phrase = all.at(index);
  auto sound = std::make_shared<Sound>();
  sound->said = phrase.said;
  sound->voiced = phrase.voiced;
  sound->personal = phrase.personal;
  std::vector<WordEvent> events;
  if (!play_clip(words, *sound, manner.rate_step) && synthesizer_ && synthesizer_->speaks(words.language) &&
      !phrase.voiced.empty()) {
    auto rendered = synthesizer_->render(phrase.voiced, words.language, engine_rate(manner.rate_step));
    if (rendered.ok()) {
      sound->samples = std::move(rendered.value().samples);
      events = std::move(rendered.value().words);
      trim_end(sound->samples);
      const std::size_t silent = trim_begin(sound->samples);
      for (WordEvent& event : events) event.sample -= std::min(event.sample, silent);
    } else {
      core::Error fault = rendered.error();
      fault.where = words.language;
      report(std::move(fault));
    }
  }
  level(sound->samples);
  if (sound->samples.empty()) {
    sound->voicing = Voicing::none;
    sound->samples.assign(estimated_samples(phrase, manner.rate_step), 0);
  }
  sound->sounding = sound->samples.size();
  sound->marks = sound->voicing == Voicing::synthesis ? marks_of(phrase, events, sound->sounding)
                                                      : marks_by_length(words, phrase, sound->sounding);
  auto pause = phrase.pause;
  if (index + 1 == all.size()) pause = std::max(pause, manner.pause_after);
  const auto stretched = std::chrono::milliseconds(std::lround(pause.count() * pause_factor(manner.rate_step)));
  sound->samples.resize(sound->samples.size() + samples_of(stretched), 0);
  return sound;
}

PublicSound Reader::read(const core::PublicWords& words, std::size_t phrase, const Manner& manner) {
  return PublicSound(make(words.words(), phrase, manner));
}

std::shared_ptr<const Sound> Reader::read_privately(const core::Words& words, std::size_t phrase,
                                                    const Manner& manner) {
  return make(words, phrase, manner);
}

}  // namespace speech
