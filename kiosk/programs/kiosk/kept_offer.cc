#include "programs/kiosk/kept_offer.h"

#include <algorithm>

namespace kiosk {

KeptOffer::KeptOffer(platform::Dispatcher& dispatcher, const Clock& clock)
    : dispatcher_(dispatcher), kept_(dispatcher.kept_at_start()) {
  if (!kept_) return;
  // Ten minutes since it was kept, not since the machine started again.
  until_ = clock.now() + core::Milliseconds{vault::kept_for_ms - kept_->age_ms};
  if (kept_->freshness == vault::Freshness::expired) give_up();
}

std::optional<core::Json> KeptOffer::claim(const std::string& owner) {
  if (!kept_ || kept_->owner != owner) return std::nullopt;
  std::optional<core::Json> visit = std::move(kept_->visit);
  kept_.reset();
  return visit;
}

void KeptOffer::give_up() {
  if (!kept_) return;
  become_follow_up(kept_->visit);
  kept_.reset();
  dispatcher_.wipe();
}

std::optional<core::Moment> KeptOffer::until() const {
  if (!kept_) return std::nullopt;
  return until_;
}

// What staff may know: which errand stopped where; nothing of the person.
void KeptOffer::become_follow_up(const core::Json& visit) {
  core::Event event;
  event.kind = core::EventKind::visit_interrupted;
  event.by = core::EventBy::kiosk;
  if (auto id = core::parse_id(visit.text("visit")); id.ok()) event.visit = id.value();
  if (const core::Json* session = visit.find("session")) {
    event.service = core::Name::from(session->text("service")).value_or(core::Name{});
    event.step = core::Name::from(session->text("step")).value_or(core::Name{});
  }
  dispatcher_.note({event});
}

}  // namespace kiosk
