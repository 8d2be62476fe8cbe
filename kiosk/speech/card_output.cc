#include "speech/card_output.h"

#include <algorithm>
#include <span>
#include <utility>

namespace speech {

void CardOutput::start(Passage passage, core::Moment now) {
  wake();
  const std::lock_guard lock(passage_lock_);
  const bool begun = goes_on_with(passage);
  // What the card took before now is heard from now on.
  SilentOutput::start(passage, begun ? now - latency() : now);
  pulled_ = begun ? pulled_ - playing_.sound->samples.size() + passage.from : passage.from;
  mixer_.tune(passage.tuning);
  playing_ = std::move(passage);
  next_ = {};
}

// Whether the card has come to that passage by itself.
bool CardOutput::goes_on_with(const Passage& passage) const {
  return playing_.sound && next_.sound && next_.sound == passage.sound && next_.from == passage.from &&
         pulled_ >= playing_.sound->samples.size();
}

void CardOutput::follow(Passage passage) {
  const std::lock_guard lock(passage_lock_);
  // Too late: silence has begun, and what comes now must come by start().
  if (playing_.sound && pulled_ <= playing_.sound->samples.size()) next_ = std::move(passage);
}

void CardOutput::forget_next() {
  const std::lock_guard lock(passage_lock_);
  if (playing_.sound && pulled_ <= playing_.sound->samples.size()) next_ = {};
}

void CardOutput::stop(core::Moment now) {
  SilentOutput::stop(now);
  const std::lock_guard lock(passage_lock_);
  playing_ = {};
  next_ = {};
}

void CardOutput::tune(const Tuning& tuning) {
  const std::lock_guard lock(passage_lock_);
  mixer_.tune(tuning);
}

void CardOutput::fill(std::int16_t* out, int count) {
  const auto wanted = static_cast<std::size_t>(count);
  const std::lock_guard lock(passage_lock_);
  std::fill(out, out + wanted, std::int16_t{0});
  if (playing_.sound) {
    const std::size_t length = playing_.sound->samples.size();
    const std::size_t first = copy(playing_, pulled_, out, wanted);
    std::size_t second = 0;
    if (next_.sound && pulled_ + wanted > length) {
      const std::size_t before = pulled_ < length ? length - pulled_ : 0;  // of this buffer
      second = copy(next_, next_.from + pulled_ + before - length, out + before, wanted - before);
      if (second > 0) second += before;
    }
    mixer_.process(std::span(out, std::max(first, second)));
  }
  pulled_ += wanted;
}

// How much of the passage from sample `at` on went into `out`; nothing where the gate is closed to it.
std::size_t CardOutput::copy(const Passage& passage, std::size_t at, std::int16_t* out, std::size_t wanted) const {
  const auto& samples = passage.sound->samples;
  if (at >= samples.size() || !lets_through(*passage.sound)) return 0;
  const std::size_t given = std::min(wanted, samples.size() - at);
  std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(at), given, out);
  return given;
}

core::Moment CardOutput::latency() const {
  return core::Moment(static_cast<core::Moment::rep>(held_ * 1000 / sample_rate));
}

std::size_t CardOutput::heard(core::Moment now) const {
  if (!playing()) return SilentOutput::heard(now);
  const std::lock_guard lock(passage_lock_);
  if (!playing_.sound) return 0;
  const std::size_t played = pulled_ > held_ ? pulled_ - held_ : 0;
  return std::clamp(played, std::min(playing_.from, playing_.sound->samples.size()), playing_.sound->samples.size());
}

std::optional<core::Moment> CardOutput::heard_at(std::size_t sample, core::Moment now) const {
  if (!playing()) return SilentOutput::heard_at(sample, now);
  const std::lock_guard lock(passage_lock_);
  if (pulled_ < sample + held_) return std::nullopt;
  return now;
}

core::Moment CardOutput::expected_at(std::size_t sample) const { return SilentOutput::expected_at(sample) + latency(); }

}  // namespace speech
