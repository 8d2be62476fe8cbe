// KeptOffer: the visit that a power cut interrupted, offered again to the same card for ten minutes; else it is destroyed and
// becomes a follow-up.
//
// Main thread.
#pragma once

#include <optional>
#include <string>

#include "core/events.h"
#include "core/json.h"
#include "platform/dispatcher.h"
#include "programs/kiosk/clock.h"

namespace kiosk {

class KeptOffer {
 public:
  KeptOffer(platform::Dispatcher& dispatcher, const Clock& clock);

  // For that owner, once.
  std::optional<core::Json> claim(const std::string& owner);
  // Somebody else's visit begins or the time is over: it can no longer be offered.
  void give_up();
  // When give_up() is due by itself; empty when nothing is offered.
  std::optional<core::Moment> until() const;

 private:
  void become_follow_up(const core::Json& visit);
  platform::Dispatcher& dispatcher_;
  std::optional<vault::KeptVisit> kept_;
  core::Moment until_{0};
};

}  // namespace kiosk
