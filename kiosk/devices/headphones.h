// Headphones: is something plugged in? A jack switch (Linux input events) and USB headsets (a folder in which their
// sound nodes appear).
//
// Used on one thread, by polling; nothing here blocks. The readers take any file descriptor and any folder, so that tests
// feed them by pipe and by hand. Never tried on a real jack or headset.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "core/result.h"
#include "devices/event.h"

namespace devices {

// Reads struct input_event (SW_HEADPHONE_INSERT of EV_SW) from a descriptor. Owns it.
class JackSwitch {
 public:
  // Makes the descriptor non-blocking. Fails with: JACK_DESCRIPTOR.
  static core::Result<JackSwitch> on(int descriptor);
  // Opens a device file such as /dev/input/event3. Fails with: JACK_DESCRIPTOR.
  static core::Result<JackSwitch> open(const std::filesystem::path& path);
  JackSwitch(JackSwitch&& other) noexcept;
  JackSwitch& operator=(JackSwitch&&) = delete;
  ~JackSwitch();

  // The state after everything that has arrived, when it changed. The end of the stream means unplugged.
  std::optional<Plug> poll();
  bool gone() const { return descriptor_ < 0; }
  int descriptor() const { return descriptor_; }  // to wait on; -1 when gone

 private:
  explicit JackSwitch(int descriptor) : descriptor_(descriptor) {}
  void take_event();
  void close();

  int descriptor_;
  static constexpr std::size_t event_bytes = 24;  // struct input_event on 64-bit Linux
  std::array<unsigned char, event_bytes> event_{};
  std::size_t filled_ = 0;
  Plug now_ = Plug::out, told_ = Plug::out;
};

// As ALSA opens that headset: "plughw:1,0".
std::string alsa_name(const Headset& headset);

// Every playback node (pcmC1D0p) in a folder such as /dev/snd.
std::set<Headset> playback_nodes(const std::filesystem::path& folder);

// A USB headset is plugged in while the folder holds a playback node (pcmC1D0p in /dev/snd) that was not there at the start.
class HeadsetFolder {
 public:
  explicit HeadsetFolder(std::filesystem::path folder);
  // The headset that is plugged in now. A second one does not take the place of the first.
  std::optional<Headset> look();

 private:
  std::filesystem::path folder_;
  std::set<Headset> built_in_;
  std::optional<Headset> present_;
};

}  // namespace devices
