// Bench: the device bench: polls the devices (or their stand-ins) and posts what they report as messages.
//
// Main thread. Scripts and the dock lay things on the tray; the kiosk polls it as it polls real devices.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/json.h"
#include "devices/tray.h"
#include "programs/kiosk/inbox.h"

namespace kiosk {

class Bench {
 public:
  // `kept` gives the interrupted visit of that card's owner, if one is still offered. `plugged` hears of headphones first.
  Bench(devices::Tray& tray, Inbox& inbox, std::function<std::optional<core::Json>(const std::string&)> kept,
        std::function<void(devices::Plug)> plugged)
      : tray_(tray), inbox_(inbox), kept_(std::move(kept)), plugged_(std::move(plugged)) {}

  devices::Tray& tray() { return tray_; }
  // Everything the devices reported since, as messages in the inbox. `pad` gets the keys of the pad.
  void poll(const std::function<void(devices::PadKey)>& pad);

 private:
  void post(const devices::Event& event, const std::function<void(devices::PadKey)>& pad);
  devices::Tray& tray_;
  Inbox& inbox_;
  std::function<std::optional<core::Json>(const std::string&)> kept_;
  std::function<void(devices::Plug)> plugged_;
};

}  // namespace kiosk
