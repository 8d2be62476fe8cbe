#include "devices/folder_watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <system_error>
#include <utility>

namespace devices {
namespace {

// IN_ATTRIB: udev gives a device file to our group a moment after the kernel made it.
constexpr std::uint32_t of_folder =
    IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;
constexpr std::uint32_t of_folder_above = IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;

std::filesystem::path nearest(std::filesystem::path folder) {
  std::error_code problem;
  while (folder.has_relative_path() && !std::filesystem::is_directory(folder, problem)) folder = folder.parent_path();
  return folder;
}

std::filesystem::path whole_path(const std::filesystem::path& folder) {
  std::error_code problem;
  auto whole = std::filesystem::absolute(folder, problem).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();  // "snd/" is "snd"
}

}  // namespace

FolderWatch::FolderWatch(std::vector<std::filesystem::path> folders)
    : folders_(std::move(folders)), inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  for (auto& folder : folders_) folder = whole_path(folder);
  renew();
}

FolderWatch::~FolderWatch() {
  if (inotify_ >= 0) ::close(inotify_);
}

bool FolderWatch::renew() {
  if (inotify_ < 0) return false;
  std::array<char, 4096> told{};
  while (read(inotify_, told.data(), told.size()) > 0) {}
  // A folder that is watched already keeps its watch and its number.
  std::vector<int> now;
  for (const auto& folder : folders_) now.push_back(watch(folder));
  for (const int old : watches_)
    if (old >= 0 && std::find(now.begin(), now.end(), old) == now.end()) inotify_rm_watch(inotify_, old);
  watches_ = std::move(now);
  return std::find(watches_.begin(), watches_.end(), -1) == watches_.end();
}

// The number of the watch; -1 when there is none.
int FolderWatch::watch(const std::filesystem::path& folder) const {
  constexpr int most = 64;  // a folder that comes and goes all the time must not hold us here
  for (int i = 0; i < most; ++i) {
    const auto there = nearest(folder);
    const int number = inotify_add_watch(inotify_, there.c_str(), there == folder ? of_folder : of_folder_above);
    // It may have come, or gone, between the look and the watch.
    if (nearest(folder) == there) return number;
  }
  return -1;
}

}  // namespace devices
