// Kiosk: the whole machine put together from options: house, hands, stage. Shared by yinling-kiosk and yinling-dock.
//
// Main thread. Made once; destroyed in the order of need: the stage first, the store last.
#pragma once

#include <memory>
#include <string>

#include "devices/headphones_watch.h"
#include "programs/kiosk/bench.h"
#include "programs/kiosk/heard.h"
#include "programs/kiosk/options.h"
#include "programs/kiosk/stage.h"
#include "speech/ears.h"

namespace kiosk {

class Kiosk {
 public:
  // Fails with what the house, the fonts, the display or the store fail with; each names its cure.
  static core::Result<std::unique_ptr<Kiosk>> open(const Options& options);
  ~Kiosk();

  Stage& stage() { return *stage_; }
  Clock& clock() { return *clock_; }
  Bench& bench() { return *bench_; }
  Effects& effects() { return *effects_; }
  Recorder& recorder() { return recorder_; }
  Heard& heard() { return *heard_; }
  Picture& picture() { return *picture_; }
  Inbox& inbox() { return *inbox_; }
  // No window, so no events of SDL: the main thread sleeps in the inbox.
  bool sleeps_in_inbox() const { return sleeps_in_inbox_; }
  const visit::House& house() const { return loaded_.house; }
  const core::Json& start_times() const { return start_times_; }

 private:
  Kiosk() = default;
  core::Result<core::Done> open_house(const Options& options);
  core::Result<core::Done> open_store(const Options& options);
  core::Result<core::Done> open_voice(const Options& options);
  void open_ears(std::shared_ptr<speech::HeadsetOutput> headset);
  void plugged(const devices::Plugs& plugs);
  void device_failed(const char* device);
  void degraded(const char* part);
  void time(const char* phase);

  programs::Places places_;
  programs::LoadedHouse loaded_;
  core::Json start_times_;
  Recorder recorder_;
  std::unique_ptr<Clock> clock_;
  std::unique_ptr<Inbox> inbox_;
  bool sleeps_in_inbox_ = false;
  std::unique_ptr<Picture> picture_;
  std::shared_ptr<devices::PdfPrinter> printer_;
  std::unique_ptr<devices::Tray> tray_;
  std::unique_ptr<HallLink> hall_;
  std::unique_ptr<Effects> effects_;
  std::unique_ptr<Press> press_;
  std::unique_ptr<platform::Dispatcher> dispatcher_;
  std::unique_ptr<KeptOffer> kept_;
  std::unique_ptr<Bench> bench_;
  std::shared_ptr<Heard> heard_;
  std::unique_ptr<speech::Speaker> speaker_;
  std::unique_ptr<speech::Ears> ears_;
  std::unique_ptr<Stage> stage_;
  std::unique_ptr<devices::HeadphonesWatch> watch_;
};

}  // namespace kiosk
