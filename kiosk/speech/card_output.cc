#include "speech/card_output.h"

#include <algorithm>
#include <span>
#include <utility>

namespace speech {

void CardOutput::start(Passage passage, core::Moment now) {
  SilentOutput::start(passage, now);
  wake();
  const std::lock_guard lock(passage_lock_);
  pulled_ = passage.from;
  mixer_.tune(passage.tuning);
  playing_ = std::move(passage);
}

void CardOutput::stop(core::Moment now) {
  SilentOutput::stop(now);
  const std::lock_guard lock(passage_lock_);
  playing_ = {};
}

void CardOutput::tune(const Tuning& tuning) {
  const std::lock_guard lock(passage_lock_);
  mixer_.tune(tuning);
}

void CardOutput::fill(std::int16_t* out, int count) {
  const auto wanted = static_cast<std::size_t>(count);
  const std::lock_guard lock(passage_lock_);
  std::size_t given = 0;
  if (playing_.sound && lets_through(*playing_.sound)) {
    const auto& samples = playing_.sound->samples;
    given = pulled_ < samples.size() ? std::min(wanted, samples.size() - pulled_) : 0;
    std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(std::min(pulled_, samples.size())), given, out);
    mixer_.process(std::span(out, given));
  }
  std::fill(out + given, out + wanted, std::int16_t{0});
  pulled_ += wanted;
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

core::Moment CardOutput::expected_at(std::size_t sample) const {
  const core::Moment latency(static_cast<core::Moment::rep>(held_ * 1000 / sample_rate));
  return SilentOutput::expected_at(sample) + latency;
}

}  // namespace speech
