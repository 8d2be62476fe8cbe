// DeviceOutput: the ordinary sound card, through SDL: loudspeaker and jack. Opened at the first passage, given back after a
// minute of quiet.
//
// Used on the conductor's thread; SDL calls fill() on its own. A personal passage falls silent inside one buffer when the
// gate closes, before anybody else hears of it. A device that is missing or lost is tried again at the next passage.
#pragma once

#include <memory>
#include <string>

#include "speech/card_output.h"

namespace speech {

class DeviceOutput final : public CardOutput {
 public:
  // `device` as SDL names it; "" is the system's ordinary one.
  DeviceOutput(std::shared_ptr<const Gate> gate, std::string device)
      : CardOutput(device_buffer), gate_(std::move(gate)), device_(std::move(device)) {}
  ~DeviceOutput() override;
  DeviceOutput(const DeviceOutput&) = delete;
  DeviceOutput& operator=(const DeviceOutput&) = delete;

  bool lost() const override;
  void rest() override;

 private:
  bool lets_through(const Sound& sound) const override { return gate_->opens_card(sound.personal); }
  bool playing() const override;
  void wake() override;
  bool open();

  const std::shared_ptr<const Gate> gate_;
  const std::string device_;
  unsigned handle_ = 0;  // SDL_AudioDeviceID; 0 = closed
  bool lost_ = false;
};

}  // namespace speech
