#include "devices/headphones_watch.h"

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>
#include <vector>

namespace devices {
namespace {

// Folders that the kernel cannot watch are looked at this often.
constexpr int look_again_ms = 500;

bool has_jack(int descriptor) {
  std::array<unsigned char, SW_MAX / 8 + 1> switches{};
  if (ioctl(descriptor, EVIOCGBIT(EV_SW, switches.size()), switches.data()) < 0)
    return errno == ENOTTY || errno == EINVAL;
  return (switches[SW_HEADPHONE_INSERT / 8] >> (SW_HEADPHONE_INSERT % 8) & 1) != 0;
}

}  // namespace

void find_jacks(const std::filesystem::path& folder, std::list<Jack>& jacks) {
  std::vector<std::filesystem::path> paths;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem))
    if (entry.path().filename().string().starts_with("event")) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    if (std::any_of(jacks.begin(), jacks.end(), [&](const Jack& jack) { return jack.path == path; })) continue;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) continue;
    if (!has_jack(descriptor)) {
      ::close(descriptor);
      continue;
    }
    if (auto jack = JackSwitch::on(descriptor); jack.ok()) jacks.push_back({path, std::move(jack).value()});
  }
}

HeadphonesWatch::HeadphonesWatch(const Places& places, std::function<void(const Plugs&)> tell)
    : places_(places),
      folders_({places.inputs, places.sounds}),
      headsets_(places.sounds),
      tell_(std::move(tell)),
      ending_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  thread_ = std::thread([this] { watch(); });
}

HeadphonesWatch::~HeadphonesWatch() {
  const std::uint64_t one = 1;
  if (ending_ < 0 || write(ending_, &one, sizeof one) != sizeof one)
    std::terminate();  // eight bytes into an empty counter
  thread_.join();
  ::close(ending_);
}

void HeadphonesWatch::watch() {
  Plugs told;
  for (;;) {
    const bool folders_tell = folders_.renew();
    const Plugs now = look();
    if (now != told) tell_(now);
    told = now;
    if (!sleep(folders_tell)) return;
  }
}

Plugs HeadphonesWatch::look() {
  find_jacks(places_.inputs, jacks_);
  for (Jack& jack : jacks_) jack.plug = jack.jack.poll().value_or(jack.plug);
  std::erase_if(jacks_, [](const Jack& jack) { return jack.jack.gone(); });
  const bool any = std::any_of(jacks_.begin(), jacks_.end(), [](const Jack& jack) { return jack.plug == Plug::in; });
  return {any ? Plug::in : Plug::out, headsets_.look()};
}

// False: the watch is over.
bool HeadphonesWatch::sleep(bool folders_tell) {
  std::vector<pollfd> wanted{{ending_, POLLIN, 0}};
  if (folders_.descriptor() >= 0) wanted.push_back({folders_.descriptor(), POLLIN, 0});
  for (const Jack& jack : jacks_) wanted.push_back({jack.jack.descriptor(), POLLIN, 0});
  ::poll(wanted.data(), wanted.size(), folders_tell ? -1 : look_again_ms);
  return wanted[0].revents == 0;
}

}  // namespace devices
