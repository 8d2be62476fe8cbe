#include "devices/headphones_watch.h"

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <string>
#include <utility>

namespace devices {
namespace {

// A folder that cannot be watched is looked at this often.
constexpr int look_again_ms = 500;

bool has_jack(int descriptor) {
  std::array<unsigned char, SW_MAX / 8 + 1> switches{};
  if (ioctl(descriptor, EVIOCGBIT(EV_SW, switches.size()), switches.data()) < 0)
    return errno == ENOTTY || errno == EINVAL;
  return (switches[SW_HEADPHONE_INSERT / 8] >> (SW_HEADPHONE_INSERT % 8) & 1) != 0;
}

void drain(int descriptor) {
  std::array<char, 4096> bytes{};
  while (read(descriptor, bytes.data(), bytes.size()) > 0) {}
}

}  // namespace

std::vector<JackSwitch> jack_switches(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem))
    if (entry.path().filename().string().starts_with("event")) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<JackSwitch> out;
  for (const auto& path : paths) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) continue;
    if (!has_jack(descriptor)) {
      ::close(descriptor);
      continue;
    }
    if (auto jack = JackSwitch::on(descriptor); jack.ok()) out.push_back(std::move(jack).value());
  }
  return out;
}

HeadphonesWatch::HeadphonesWatch(const Places& places, std::function<void(const Plugs&)> tell)
    : jacks_(jack_switches(places.inputs)),
      headsets_(places.sounds),
      tell_(std::move(tell)),
      folder_changes_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      ending_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (folder_changes_ >= 0) inotify_add_watch(folder_changes_, places.sounds.c_str(), IN_CREATE | IN_DELETE | IN_MOVE);
  thread_ = std::thread([this] { watch(); });
}

HeadphonesWatch::~HeadphonesWatch() {
  const std::uint64_t one = 1;
  if (ending_ < 0 || write(ending_, &one, sizeof one) != sizeof one)
    std::terminate();  // eight bytes into an empty counter
  thread_.join();
  if (folder_changes_ >= 0) ::close(folder_changes_);
  ::close(ending_);
}

void HeadphonesWatch::watch() {
  std::vector<Plug> jacks(jacks_.size(), Plug::out);
  Plugs told;
  for (;;) {
    for (std::size_t i = 0; i < jacks_.size(); ++i) jacks[i] = jacks_[i].poll().value_or(jacks[i]);
    const bool any = std::find(jacks.begin(), jacks.end(), Plug::in) != jacks.end();
    const Plugs now{any ? Plug::in : Plug::out, headsets_.look()};
    if (now != told) tell_(now);
    told = now;

    std::vector<pollfd> wanted{{ending_, POLLIN, 0}};
    if (folder_changes_ >= 0) wanted.push_back({folder_changes_, POLLIN, 0});
    for (const JackSwitch& jack : jacks_)
      if (!jack.gone()) wanted.push_back({jack.descriptor(), POLLIN, 0});
    ::poll(wanted.data(), wanted.size(), look_again_ms);
    if (wanted[0].revents != 0) return;
    if (folder_changes_ >= 0) drain(folder_changes_);
  }
}

}  // namespace devices
