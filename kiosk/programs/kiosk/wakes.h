// Wakes: the moments the mind asked to be woken at.
//
// Main thread.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "visit/effect.h"

namespace kiosk {

class Wakes {
 public:
  void add(visit::WakeAt wake) {
    const auto later = [](const visit::WakeAt& a, const visit::WakeAt& b) { return a.moment < b.moment; };
    wakes_.insert(std::upper_bound(wakes_.begin(), wakes_.end(), wake, later), wake);
  }
  std::optional<core::Moment> next() const {
    if (wakes_.empty()) return std::nullopt;
    return wakes_.front().moment;
  }
  // The earliest one that is due, taken out.
  std::optional<visit::WakeAt> take_due(core::Moment now) {
    if (wakes_.empty() || wakes_.front().moment > now) return std::nullopt;
    const visit::WakeAt due = wakes_.front();
    wakes_.erase(wakes_.begin());
    return due;
  }
  void clear() { wakes_.clear(); }

 private:
  std::vector<visit::WakeAt> wakes_;  // earliest first
};

}  // namespace kiosk
