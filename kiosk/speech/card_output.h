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
  void forget_next() override;

  // The audio callback's body: `count` samples into `out`. Public for tests, which stand in for the sound card.
  void fill(std::int16_t* out, int count);

 protected:
  // `held`: samples that the card has taken and not yet played.
  explicit CardOutput(std::size_t held) : held_(held) {}
  void start(Passage passage, core::Moment now) override;
  void follow(Passage passage) override;

 private:
  // Asked inside fill(), for each buffer: a passage falls silent in the buffer after the gate closed.
  virtual bool lets_through(const Sound& sound) const = 0;
  virtual bool playing() const = 0;
  // A passage is about to begin.
  virtual void wake() = 0;

  std::size_t copy(const Passage& passage, std::size_t at, std::int16_t* out, std::size_t wanted) const;
  bool goes_on_with(const Passage& passage) const;
  core::Moment latency() const;  // from the card's taking to the ear

  const std::size_t held_;
  mutable std::mutex passage_lock_;  // guards what follows
  Passage playing_, next_;
  // Samples taken by the card since the first of playing_'s sound; past its last they are next_'s, or silence.
  std::size_t pulled_ = 0;
  Mixer mixer_;
};

}  // namespace speech
