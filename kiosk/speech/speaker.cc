#include "speech/speaker.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/log.h"
#include "speech/device_output.h"
#include "speech/espeak.h"
#include "speech/self_test.h"

namespace speech {
namespace {

constexpr core::Milliseconds glance{5};    // how often a sounding device is asked how far it is, when a word is near
constexpr core::Milliseconds near_by{30};  // a device may be a buffer ahead of what was reckoned
constexpr core::Milliseconds device_rest{60'000};  // an open device costs power and wakes the machine

core::Result<std::unique_ptr<Synthesizer>> open_espeak() {
  TRY(espeak, Espeak::open());
  return std::unique_ptr<Synthesizer>(std::move(espeak));
}

}  // namespace

SpeakerParts device_parts(std::function<core::Moment()> clock, std::function<void()> wake) {
  SpeakerParts parts;
  parts.loudspeaker = std::make_shared<DeviceOutput>(parts.gate, "");
  parts.headphones = parts.loudspeaker;
  parts.clock = std::move(clock);
  parts.wake = std::move(wake);
  return parts;
}

SpeakerParts silent_parts() {
  SpeakerParts parts;
  parts.pace = Pace::by_hand;
  parts.loudspeaker = std::make_shared<SilentOutput>();
  parts.headphones = parts.loudspeaker;
  return parts;
}

Speaker::Speaker(SpeakerParts parts) : parts_(std::move(parts)) {
  if (!parts_.engine) parts_.engine = open_espeak;
  if (!parts_.headset) parts_.headset = std::make_shared<SilentOutput>();
  if (parts_.pace == Pace::live) worker_ = std::thread([this] { work(); });
}

Speaker::~Speaker() {
  if (!worker_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  worker_.join();
}

void Speaker::say(core::Utterance utterance) {
  post([utterance = std::move(utterance)](Conductor& conductor, core::Moment now) { conductor.say(utterance, now); });
}
void Speaker::interject(core::Utterance utterance) {
  post([utterance = std::move(utterance)](Conductor& conductor, core::Moment now) {
    conductor.interject(utterance, now);
  });
}
void Speaker::stop() {
  post([](Conductor& conductor, core::Moment now) { conductor.stop(now); });
}
void Speaker::pause() {
  post([](Conductor& conductor, core::Moment now) { conductor.pause(now); });
}
void Speaker::resume() {
  post([](Conductor& conductor, core::Moment now) { conductor.resume(now); });
}
void Speaker::repeat_last() {
  post([](Conductor& conductor, core::Moment now) { conductor.repeat_last(now); });
}
void Speaker::set_volume(int step) {
  post([step](Conductor& conductor, core::Moment now) { conductor.set_volume(step, now); });
}
void Speaker::set_tone(Tone tone) {
  post([tone](Conductor& conductor, core::Moment now) { conductor.set_tone(tone, now); });
}
void Speaker::set_rate(int step) {
  post([step](Conductor& conductor, core::Moment) { conductor.set_rate(step); });
}
void Speaker::route(Route route) {
  parts_.gate->route = route;
  post([](Conductor& conductor, core::Moment now) { conductor.route_changed(now); });
}
void Speaker::allow_aloud(bool allowed) { parts_.gate->aloud = allowed; }
void Speaker::forget() {
  parts_.gate->aloud = false;
  post([](Conductor& conductor, core::Moment now) { conductor.forget(now); });
}

std::vector<Event> Speaker::take_events() {
  const std::lock_guard lock(mutex_);
  return std::exchange(events_, {});
}

std::optional<core::Moment> Speaker::next_event_at() const {
  return conductor_ && parts_.pace == Pace::by_hand ? conductor_->next_event_at() : std::nullopt;
}

void Speaker::advance_to(core::Moment moment) {
  now_ = std::max(now_, moment);
  if (!conductor_) return;
  conductor_->advance(now_);
  collect_events();
}

void Speaker::post(Command command) {
  if (parts_.pace == Pace::by_hand) {
    prepare();
    command(*conductor_, now_);
    collect_events();
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    commands_.push_back(std::move(command));
  }
  changed_.notify_one();
}

void Speaker::prepare() {
  if (conductor_) return;
  auto reader = std::make_shared<Reader>(open_engine(), parts_.clips);
  conductor_ = std::make_unique<Conductor>(
      Conductor::Parts{std::move(reader), parts_.gate, LoudspeakerSink(parts_.loudspeaker),
                       HeadphonesSink(parts_.headphones, Route::headphones),
                       HeadphonesSink(parts_.headset, Route::headset), parts_.witnesses, parts_.loudspeaker_db});
}

std::unique_ptr<Synthesizer> Speaker::open_engine() {
  VoiceChanged found;
  std::unique_ptr<ProvenSynthesizer> engine;
  if (auto opened = parts_.engine(); opened.ok()) {
    engine = proven(std::move(opened).value());
    for (const VoiceProof& proof : engine->proofs()) {
      if (!proof.fault) continue;
      core::log(core::LogLevel::failure, "speech", *proof.fault);
      found.broken.push_back(proof.language);
    }
  } else {
    core::log(core::LogLevel::failure, "speech", opened.error());
    found.engine = false;
    found.broken = spoken_languages();
  }
  for (const std::string& language : found.broken)
    if (!parts_.clips || parts_.clips->size(language) == 0) found.mute.push_back(language);
  const std::lock_guard lock(mutex_);
  events_.push_back(std::move(found));
  return engine;
}

void Speaker::collect_events() {
  auto fresh = conductor_->take_events();
  if (fresh.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    events_.insert(events_.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
  }
  if (parts_.wake) parts_.wake();
}

bool Speaker::waiting() const {
  const std::lock_guard lock(mutex_);
  return !commands_.empty() || ending_;
}

void Speaker::work() {
  prepare();
  if (parts_.wake) parts_.wake();
  core::Moment last_sound = parts_.clock();
  std::unique_lock lock(mutex_);
  while (!ending_) {
    auto commands = std::exchange(commands_, {});
    lock.unlock();
    for (const Command& command : commands) command(*conductor_, parts_.clock());
    const core::Moment now = parts_.clock();
    conductor_->advance(now);
    collect_events();
    if (!waiting()) conductor_->look_ahead();
    collect_events();
    const auto next = conductor_->next_event_at();
    if (next) last_sound = now;
    if (!next && now - last_sound >= device_rest) {
      parts_.loudspeaker->rest();
      parts_.headphones->rest();
      parts_.headset->rest();
    }
    lock.lock();
    if (!commands_.empty() || ending_) continue;
    if (next)
      changed_.wait_for(lock, std::max(*next - now - near_by, std::clamp(*next - now, core::Milliseconds{1}, glance)));
    else if (now - last_sound < device_rest) changed_.wait_for(lock, device_rest - (now - last_sound));
    else changed_.wait(lock);
  }
  lock.unlock();
  conductor_->stop(parts_.clock());
  conductor_.reset();  // the engine ends on the thread that used it
}

}  // namespace speech
