// Ears: where the person listens now: in the hall, at the jack, or by a USB headset, once that is open and not before.
//
// plugged() on the thread that watches the plugs; the headset answers on a thread of its own; `route` and `failed` are called
// on either, one at a time. When a plug is pulled, the route changes before anything else happens.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "speech/headset_output.h"
#include "speech/output.h"

namespace speech {

class Ears {
 public:
  struct Parts {
    std::shared_ptr<HeadsetOutput> headset;  // none: headsets count as not plugged
    std::function<void(Route)> route;        // called when it changed
    std::function<void()> failed;            // a headset is plugged and cannot be used: the hall's rules apply
  };
  explicit Ears(Parts parts);
  ~Ears();
  Ears(const Ears&) = delete;
  Ears& operator=(const Ears&) = delete;

  // `headset` as ALSA names it ("plughw:1,0"); empty when there is none.
  void plugged(bool jack, const std::string& headset);

 private:
  void answer(std::uint64_t plug, HeadsetOutput::State state);
  void settle();  // with the lock held

  const Parts parts_;
  std::mutex mutex_;  // guards what follows
  bool jack_ = false;
  std::string headset_;
  std::uint64_t plug_ = 0;  // which headset an answer must be about
  bool usable_ = false;
  Route told_ = Route::loudspeaker;
};

}  // namespace speech
