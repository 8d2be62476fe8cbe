// FolderWatch: wakes whoever polls its descriptor when something came into or went out of a folder, also of one that does
// not exist yet: then the nearest folder above it is watched until it does.
//
// Owned by HeadphonesWatch, used on its thread. By inotify, so that waiting costs nothing.
#pragma once

#include <filesystem>
#include <vector>

namespace devices {

class FolderWatch {
 public:
  explicit FolderWatch(std::vector<std::filesystem::path> folders);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // Forgets what was told and watches what is there now. Call it after every wake-up, and look at the folders after it:
  // what changes later wakes again. False: the kernel watches not all of them, so look again by the clock.
  bool renew();
  int descriptor() const { return inotify_; }  // to poll for reading; -1 when the kernel gives none

 private:
  int watch(const std::filesystem::path& folder) const;

  std::vector<std::filesystem::path> folders_;
  std::vector<int> watches_;
  int inotify_;
};

}  // namespace devices
