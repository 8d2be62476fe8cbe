// DeviceOutput: the sound card, through SDL. Opened at the first passage, given back after a minute of quiet.
//
// Used on the conductor's thread; SDL calls fill() on its own. A personal passage falls silent inside one buffer when the
// gate closes, before anybody else hears of it. A device that is missing or lost behaves as SilentOutput and is tried
// again at the next passage.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "speech/mixer.h"
#include "speech/silent_output.h"

namespace speech {

inline constexpr int device_buffer = 512;  // samples: 23 ms

class DeviceOutput final : public SilentOutput {
 public:
  // `device` as SDL names it; "" is the system's ordinary one.
  DeviceOutput(std::shared_ptr<const Gate> gate, std::string device) : gate_(std::move(gate)), device_(std::move(device)) {}
  ~DeviceOutput() override;
  DeviceOutput(const DeviceOutput&) = delete;
  DeviceOutput& operator=(const DeviceOutput&) = delete;

  void stop(core::Moment now) override;
  void tune(const Tuning& tuning) override;
  std::optional<core::Moment> heard_at(std::size_t sample, core::Moment now) const override;
  core::Moment expected_at(std::size_t sample) const override;
  std::size_t heard(core::Moment now) const override;
  bool lost() const override;
  void rest() override;

  // The audio callback's body: `count` samples into `out`. Public for tests, which stand in for the sound card.
  void fill(std::int16_t* out, int count);

 private:
  void start(Passage passage, core::Moment now) override;
  bool open();
  bool playing() const;

  const std::shared_ptr<const Gate> gate_;
  const std::string device_;
  unsigned handle_ = 0;  // SDL_AudioDeviceID; 0 = closed
  bool lost_ = false;
  // Guarded by SDL's device lock:
  Passage playing_;
  std::size_t pulled_ = 0;  // samples taken by the card since the sound's first, pause of the card's own buffer included
  Mixer mixer_;
};

}  // namespace speech
