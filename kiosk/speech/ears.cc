#include "speech/ears.h"

#include <utility>

namespace speech {

Ears::Ears(Parts parts) : parts_(std::move(parts)) {
  if (parts_.headset)
    parts_.headset->start_service([this](std::uint64_t plug, HeadsetOutput::State state) { answer(plug, state); });
}

Ears::~Ears() {
  if (parts_.headset) parts_.headset->finish_service();
}

void Ears::plugged(bool jack, const std::string& headset) {
  const std::lock_guard lock(mutex_);
  jack_ = jack;
  const bool other = headset != headset_;
  if (other) usable_ = false;
  settle();
  if (!other || !parts_.headset) return;
  headset_ = headset;
  plug_ = parts_.headset->plug(headset);
}

void Ears::answer(std::uint64_t plug, HeadsetOutput::State state) {
  const std::lock_guard lock(mutex_);
  if (plug != plug_) return;
  usable_ = state == HeadsetOutput::State::ready;
  settle();
  if (!usable_ && parts_.failed) parts_.failed();
}

void Ears::settle() {
  const Route route = usable_ ? Route::headset : jack_ ? Route::headphones : Route::loudspeaker;
  if (route == told_) return;
  told_ = route;
  parts_.route(route);
}

}  // namespace speech
