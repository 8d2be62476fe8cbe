// Bench: the device bench: polls the devices (or their stand-ins) and posts what they report as messages.
//
// Main thread. Scripts and the dock lay things on the tray; the kiosk polls it as it polls real devices.
#pragma once

#include <functional>
#include <string>

#include "devices/tray.h"
#include "programs/kiosk/inbox.h"

namespace kiosk {

class Bench {
 public:
  // `plugged` hears of headphones first.
  Bench(devices::Tray& tray, Inbox& inbox, std::function<void(devices::Plug)> plugged)
      : tray_(tray), inbox_(inbox), plugged_(std::move(plugged)) {}

  devices::Tray& tray() { return tray_; }
  // Everything the devices reported since, as messages in the inbox. `pad` gets the keys of the pad.
  void poll(const std::function<void(devices::PadKey)>& pad);

 private:
  void post(const devices::Event& event, const std::function<void(devices::PadKey)>& pad);
  devices::Tray& tray_;
  Inbox& inbox_;
  std::function<void(devices::Plug)> plugged_;
};

}  // namespace kiosk
