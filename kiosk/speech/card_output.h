// CardOutput: what every sound card has in common. The card asks fill() for samples, and what it took is what was heard,
// less what still lies in its buffer.
//
// Used on the conductor's thread; the card's own thread calls fill(). One lock between the two, held for microseconds. A card
// that does not play behaves as SilentOutput, so that a visit goes on without it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

#include "speech/mixer.h"
#include "speech/silent_output.h"

namespace speech {

inline constexpr int device_buffer = 512;  // samples: 23 ms

class CardOutput : public SilentOutput {
 public:
  void stop(core::Moment now) override;
  void tune(const Tuning& tuning) override;
  std::optional<core::Moment> heard_at(std::size_t sample, core::Moment now) const override;
  core::Moment expected_at(std::size_t sample) const override;
  std::size_t heard(core::Moment now) const override;

  // The audio callback's body: `count` samples into `out`. Public for tests, which stand in for the sound card.
  void fill(std::int16_t* out, int count);

 protected:
  // `held`: samples that the card has taken and not yet played.
  explicit CardOutput(std::size_t held) : held_(held) {}
  void start(Passage passage, core::Moment now) override;

 private:
  // Asked inside fill(), for each buffer: a passage falls silent in the buffer after the gate closed.
  virtual bool lets_through(const Sound& sound) const = 0;
  virtual bool playing() const = 0;
  // A passage is about to begin.
  virtual void wake() = 0;

  const std::size_t held_;
  mutable std::mutex passage_lock_;  // guards what follows
  Passage playing_;
  std::size_t pulled_ =
      0;  // samples taken by the card since the sound's first, pause of the card's own buffer included
  Mixer mixer_;
};

}  // namespace speech
