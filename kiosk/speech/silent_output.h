// SilentOutput: makes no sound and lasts as long as the sound would, by the moments it is given. The sink of headless runs,
// and of a kiosk whose sound is broken. SpyOutput: the same, remembering what it was handed.
//
// Used on the conductor's thread.
#pragma once

#include <vector>

#include "speech/output.h"

namespace speech {

class SilentOutput : public Output {
 public:
  void stop(core::Moment now) override;
  void tune(const Tuning&) override {}
  std::optional<core::Moment> heard_at(std::size_t sample, core::Moment now) const override;
  core::Moment expected_at(std::size_t sample) const override;
  std::size_t heard(core::Moment now) const override;

 protected:
  const Passage& passage() const { return passage_; }
  void start(Passage passage, core::Moment now) override;

 private:
  Passage passage_;
  core::Moment started_{0};
};

class SpyOutput final : public SilentOutput {
 public:
  struct Handed {
    core::Moment at{0};
    Passage passage;
  };
  const std::vector<Handed>& handed() const { return handed_; }
  const std::vector<core::Moment>& stops() const { return stops_; }
  void stop(core::Moment now) override;

 private:
  void start(Passage passage, core::Moment now) override;
  std::vector<Handed> handed_;
  std::vector<core::Moment> stops_;
};

// The passages that reached the loudspeaker with personal words in them: what must be empty after every journey.
std::vector<SpyOutput::Handed> leaks(const std::vector<SpyOutput::Handed>& handed);

}  // namespace speech
