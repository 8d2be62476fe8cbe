// HeadphonesWatch: says at once when headphones come or go, from a thread of its own, because the kiosk sleeps.
//
// Made on the main thread; `tell` is called on the watch's thread. What is told is everything that is plugged in: at a jack
// of the ordinary card, and by USB. It sleeps until the kernel says that something moved, so that an idle kiosk costs nothing.
// Never tried on a real jack or headset; tests feed it by pipes and by hand.
#pragma once

#include <filesystem>
#include <functional>
#include <list>
#include <thread>

#include "devices/folder_watch.h"
#include "devices/headphones.h"

namespace devices {

// A jack switch among the input devices (event0, event1 ...), and how it stands.
struct Jack {
  std::filesystem::path path;
  JackSwitch jack;
  Plug plug = Plug::out;
};
// Adds those in `folder` that are not open yet. A pipe, which cannot tell what it is, counts as one.
void find_jacks(const std::filesystem::path& folder, std::list<Jack>& jacks);

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
  Plugs look();
  bool sleep(bool folders_tell);

  const Places places_;
  FolderWatch folders_;
  std::list<Jack> jacks_;
  HeadsetFolder headsets_;
  std::function<void(const Plugs&)> tell_;
  int ending_ = -1;  // eventfd
  std::thread thread_;
};

}  // namespace devices
