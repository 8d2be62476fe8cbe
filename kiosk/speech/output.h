// Outputs: where sound goes, one phrase at a time. And the two sinks, which say who may hear it: LoudspeakerSink takes only
// PublicSound, HeadphonesSink takes everything.
//
// Used on the conductor's thread. An Output cannot be handed sound except through one of the two sinks.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string_view>

#include "core/units.h"
#include "speech/rates.h"
#include "speech/sound.h"

namespace speech {

// headphones: in the jack of the ordinary card, whose loudspeaker they silence. headset: a USB card, an output of its own.
enum class Route { loudspeaker, headphones, headset };
std::string_view name_of(Route route);

// What the audio thread must know at once, without a lock: where the sound comes out now, and the wish 大声读出来.
struct Gate {
  std::atomic<Route> route{Route::loudspeaker};
  std::atomic<bool> aloud{false};

  // The ordinary card: what is personal only while its jack is in use, or by the explicit wish.
  bool opens_card(bool personal) const { return !personal || route == Route::headphones || aloud; }
  // The headset: nothing at all unless it is where the person listens.
  bool opens_headset() const { return route == Route::headset; }
};

struct Passage {
  std::shared_ptr<const Sound> sound;
  std::size_t from = 0;  // first sample to play
  Route route = Route::loudspeaker;
  Tuning tuning;
};

class Output {
 public:
  virtual ~Output() = default;
  // Silent within one audio buffer; forgets the passage.
  virtual void stop(core::Moment now) = 0;
  virtual void tune(const Tuning& tuning) = 0;  // from now on
  // When that sample of the passage was heard; empty while it is still to come.
  virtual std::optional<core::Moment> heard_at(std::size_t sample, core::Moment now) const = 0;
  // When it will be heard, as far as one can know.
  virtual core::Moment expected_at(std::size_t sample) const = 0;
  // How many samples of the passage (counted from its sound's first) were heard.
  virtual std::size_t heard(core::Moment now) const = 0;
  // The device is gone or cannot be opened; the passage goes on in silence.
  virtual bool lost() const { return false; }
  // Nothing was played for a minute: give the device back.
  virtual void rest() {}
  // Forgets what was to follow, unless it sounds already.
  virtual void forget_next() {}

 private:
  friend class LoudspeakerSink;
  friend class HeadphonesSink;
  // A start with the sound that was to follow goes on with it; any other takes its place.
  virtual void start(Passage passage, core::Moment now) = 0;
  // Follows the passage under way by itself, without a gap. An output that keeps time exactly needs none.
  virtual void follow(Passage) {}
};

class LoudspeakerSink {
 public:
  explicit LoudspeakerSink(std::shared_ptr<Output> output) : output_(std::move(output)) {}
  void play(const PublicSound& sound, std::size_t from, const Tuning& tuning, core::Moment now) {
    output_->start({sound.sound(), from, Route::loudspeaker, tuning}, now);
  }
  void play_next(const PublicSound& sound, const Tuning& tuning) {
    output_->follow({sound.sound(), 0, Route::loudspeaker, tuning});
  }
  Output& output() const { return *output_; }

 private:
  std::shared_ptr<Output> output_;
};

// Of the jack or of the headset, as `route` says.
class HeadphonesSink {
 public:
  HeadphonesSink(std::shared_ptr<Output> output, Route route) : output_(std::move(output)), route_(route) {}
  void play(std::shared_ptr<const Sound> sound, std::size_t from, const Tuning& tuning, core::Moment now) {
    output_->start({std::move(sound), from, route_, tuning}, now);
  }
  void play_next(std::shared_ptr<const Sound> sound, const Tuning& tuning) {
    output_->follow({std::move(sound), 0, route_, tuning});
  }
  Output& output() const { return *output_; }

 private:
  std::shared_ptr<Output> output_;
  Route route_;
};

}  // namespace speech
