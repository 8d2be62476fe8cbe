// HeadphonesWatch: says at once when headphones come or go, from a thread of its own, because the kiosk sleeps.
//
// Made on the main thread; `tell` is called on the watch's thread. What is told is everything that is plugged in: at a jack
// of the ordinary card, and by USB. Never tried on a real jack or headset; tests feed it by pipes and by hand.
#pragma once

#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

#include "devices/headphones.h"

namespace devices {

// The jack switches among the input devices (event0, event1 ...) in `folder`. A pipe, which cannot tell what it is, counts
// as one.
std::vector<JackSwitch> jack_switches(const std::filesystem::path& folder);

class HeadphonesWatch {
 public:
  struct Places {
    std::filesystem::path inputs = "/dev/input";  // event0 ... of the kernel
    std::filesystem::path sounds = "/dev/snd";    // pcmC1D0p ... come and go with a USB headset
  };
  // Tells soon when something is plugged in already; afterwards each change, within milliseconds.
  HeadphonesWatch(const Places& places, std::function<void(const Plugs&)> tell);
  ~HeadphonesWatch();
  HeadphonesWatch(const HeadphonesWatch&) = delete;
  HeadphonesWatch& operator=(const HeadphonesWatch&) = delete;

 private:
  void watch();

  std::vector<JackSwitch> jacks_;
  HeadsetFolder headsets_;
  std::function<void(const Plugs&)> tell_;
  int folder_changes_ = -1;  // inotify
  int ending_ = -1;          // eventfd
  std::thread thread_;
};

}  // namespace devices
