#include "devices/headphones.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string_view>
#include <utility>

namespace devices {
namespace {

core::Error descriptor_error() {
  return {"JACK_DESCRIPTOR", "headphones", "The jack switch cannot be read.",
          "Check that the device file exists and that the kiosk's user is in the group input."};
}

// "pcmC1D0p"; what records ("...c") and what is no PCM gives nothing.
std::optional<Headset> playback_node(std::string_view name) {
  if (!name.starts_with("pcmC") || !name.ends_with('p')) return std::nullopt;
  const char* const end = name.data() + name.size() - 1;
  Headset node;
  const auto card = std::from_chars(name.data() + 4, end, node.card);
  if (card.ec != std::errc() || card.ptr == end || *card.ptr != 'D') return std::nullopt;
  const auto device = std::from_chars(card.ptr + 1, end, node.device);
  if (device.ec != std::errc() || device.ptr != end || node.card < 0 || node.device < 0) return std::nullopt;
  return node;
}

}  // namespace

core::Result<JackSwitch> JackSwitch::on(int descriptor) {
  const int flags = fcntl(descriptor, F_GETFL);
  if (flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) < 0) return descriptor_error();
  JackSwitch jack(descriptor);
  // Plugged in before we came? A pipe cannot tell, and then counts as unplugged.
  std::array<unsigned char, SW_MAX / 8 + 1> switches{};
  if (ioctl(descriptor, EVIOCGSW(switches.size()), switches.data()) >= 0)
    jack.now_ = (switches[SW_HEADPHONE_INSERT / 8] >> (SW_HEADPHONE_INSERT % 8) & 1) != 0 ? Plug::in : Plug::out;
  return jack;
}

core::Result<JackSwitch> JackSwitch::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return descriptor_error();
  return on(descriptor);
}

JackSwitch::JackSwitch(JackSwitch&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      event_(other.event_),
      filled_(other.filled_),
      now_(other.now_),
      told_(other.told_) {}

JackSwitch::~JackSwitch() { close(); }

void JackSwitch::close() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

void JackSwitch::take_event() {
  static_assert(sizeof(input_event) == event_bytes);
  input_event event{};
  std::memcpy(&event, event_.data(), event_bytes);
  if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT) now_ = event.value != 0 ? Plug::in : Plug::out;
}

std::optional<Plug> JackSwitch::poll() {
  constexpr int most = 4096;  // events a poll: a stream that never ends must not hold up the kiosk
  for (int i = 0; i < most && descriptor_ >= 0; ++i) {
    const ssize_t got = read(descriptor_, event_.data() + filled_, event_bytes - filled_);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) break;
    if (got <= 0) {  // the end, ENODEV: the device was taken away
      close();
      now_ = Plug::out;
      break;
    }
    filled_ += static_cast<std::size_t>(got);
    if (filled_ < event_bytes) continue;
    filled_ = 0;
    take_event();
  }
  if (now_ == told_) return std::nullopt;
  told_ = now_;
  return told_;
}

std::string alsa_name(const Headset& headset) {
  return "plughw:" + std::to_string(headset.card) + "," + std::to_string(headset.device);
}

HeadsetFolder::HeadsetFolder(std::filesystem::path folder)
    : folder_(std::move(folder)), built_in_(playback_nodes(folder_)) {}

std::set<Headset> playback_nodes(const std::filesystem::path& folder) {
  std::set<Headset> out;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem))
    if (const auto node = playback_node(entry.path().filename().string())) out.insert(*node);
  return out;
}

std::optional<Headset> HeadsetFolder::look() {
  const auto there = playback_nodes(folder_);
  if (present_ && there.contains(*present_)) return present_;
  present_.reset();
  const auto fresh =
      std::find_if(there.begin(), there.end(), [&](const Headset& node) { return !built_in_.contains(node); });
  if (fresh != there.end()) present_ = *fresh;
  return present_;
}

}  // namespace devices
