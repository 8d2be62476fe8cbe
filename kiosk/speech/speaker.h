// Speaker: the voice of the kiosk. Takes utterances, makes them sound, reports what is heard.
//
// Made and used by programs/kiosk on its own thread. Live, a worker owns espeak-ng and the sound device: every call returns
// at once and its effect comes within a few ms, stop within one audio buffer. By hand (headless), nothing happens except
// in say(), advance_to() and their like, time is what the program says it is, and silence lasts as long as speech would.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/utterance.h"
#include "speech/conductor.h"
#include "speech/event.h"
#include "speech/output.h"

namespace speech {

enum class Pace { live, by_hand };

struct SpeakerParts {
  Pace pace = Pace::live;
  std::shared_ptr<Gate> gate = std::make_shared<Gate>();
  std::shared_ptr<Output> loudspeaker;  // may be one and the same: a jack on the ordinary card
  std::shared_ptr<Output> headphones;
  std::shared_ptr<Output> headset;  // USB, an output of its own; none: what is routed there is said in silence
  std::vector<std::shared_ptr<Witness>> witnesses;  // called on the worker when live
  std::shared_ptr<const ClipStore> clips;           // recorded voices; may be empty
  int loudspeaker_db = 0;                           // the installer's calibration, added to every volume step
  std::function<core::Moment()> clock;              // live: steady time since the program began; any thread
  std::function<void()> wake;                       // live: called on the worker when take_events() has something
  // Opens the engine on the thread that will use it. Espeak::open unless a test wants another.
  std::function<core::Result<std::unique_ptr<Synthesizer>>()> engine;
};

// The parts for a kiosk: a sound device, live; or silence, by hand. Requires, for the device: SDL's video has been started
// before the first utterance, because SDL counts its subsystems without a lock.
SpeakerParts device_parts(std::function<core::Moment()> clock, std::function<void()> wake);
SpeakerParts silent_parts();

class Speaker {
 public:
  explicit Speaker(SpeakerParts parts);
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  void say(core::Utterance utterance);
  void interject(core::Utterance utterance);  // a remark; what it cuts is said again after it
  void stop();
  void pause();
  void resume();
  void repeat_last();
  void set_volume(int step);  // 5 dB each, softest_volume..loudest_volume, 0 = ordinary
  void set_tone(Tone tone);
  void set_rate(int step);  // 0..7, 3 = ordinary
  // Takes effect inside one audio buffer for what is private, before the queue hears of it.
  void route(Route route);
  void allow_aloud(bool allowed);  // 大声读出来, until forget()
  // The visit is over: everything back to ordinary, nothing kept.
  void forget();

  std::vector<Event> take_events();

  // By hand. next_event_at() is empty when nothing more will happen by itself. Moments never go backwards.
  std::optional<core::Moment> next_event_at() const;
  void advance_to(core::Moment moment);

 private:
  using Command = std::function<void(Conductor&, core::Moment)>;
  void post(Command command);
  void prepare();  // opens and proves the engine, makes the conductor; on the thread that will use them
  std::unique_ptr<Synthesizer> open_engine();  // without the voices that failed; reports them
  void work();
  bool waiting() const;  // somebody asked for something meanwhile
  void collect_events();

  SpeakerParts parts_;
  std::unique_ptr<Conductor> conductor_;
  core::Moment now_{0};  // by hand

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::vector<Command> commands_;
  std::vector<Event> events_;
  bool ending_ = false;
  std::thread worker_;
};

}  // namespace speech
