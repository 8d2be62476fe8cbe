#include "speech/silent_output.h"

#include <algorithm>
#include <utility>

namespace speech {
namespace {

// Rounded up: a sample counts as heard only when it is over.
core::Moment time_of(std::size_t samples) {
  return core::Moment(static_cast<core::Moment::rep>((samples * 1000 + sample_rate - 1) / sample_rate));
}

}  // namespace

std::string_view name_of(Route route) {
  switch (route) {
    case Route::loudspeaker: return "loudspeaker";
    case Route::headphones: return "headphones";
    case Route::headset: return "headset";
  }
  return "loudspeaker";
}

void SilentOutput::start(Passage passage, core::Moment now) {
  passage_ = std::move(passage);
  started_ = now;
}

void SilentOutput::stop(core::Moment) { passage_ = {}; }

core::Moment SilentOutput::expected_at(std::size_t sample) const {
  return started_ + (sample > passage_.from ? time_of(sample - passage_.from) : core::Moment{0});
}

std::optional<core::Moment> SilentOutput::heard_at(std::size_t sample, core::Moment now) const {
  const auto at = expected_at(sample);
  if (at > now) return std::nullopt;
  return at;
}

std::size_t SilentOutput::heard(core::Moment now) const {
  if (!passage_.sound) return 0;
  const auto passed = static_cast<std::size_t>(std::max<core::Moment::rep>((now - started_).count(), 0));
  return std::min(passage_.sound->samples.size(), passage_.from + passed * sample_rate / 1000);
}

void SpyOutput::start(Passage passage, core::Moment now) {
  handed_.push_back({now, passage});
  SilentOutput::start(std::move(passage), now);
}

void SpyOutput::stop(core::Moment now) {
  stops_.push_back(now);
  SilentOutput::stop(now);
}

std::vector<SpyOutput::Handed> leaks(const std::vector<SpyOutput::Handed>& handed) {
  std::vector<SpyOutput::Handed> out;
  std::copy_if(handed.begin(), handed.end(), std::back_inserter(out), [](const SpyOutput::Handed& one) {
    return one.passage.route == Route::loudspeaker && one.passage.sound->personal;
  });
  return out;
}

}  // namespace speech
