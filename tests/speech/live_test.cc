// The living speaker: its worker, SDL's dummy sound card in real time, how soon it is silent, and a card that is not there.
#include <SDL2/SDL.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "speech/device_output.h"
#include "speech/speaker.h"
#include "speech/spoken.h"
#include "speech/words_by_hand.h"

using namespace by_hand;
using namespace std::chrono_literals;
using core::Moment;

// SDL 2.26 keeps 300 bytes of its own for a thread that met an error; ours is checked all the same.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libSDL2"; }

namespace {

// Keeps what its owner hands over and how long that took; everything else is by the clock.
struct Stopwatch final : speech::Witness {
  void line(const speech::Line&) override { ++lines; }
  std::atomic<int> lines{0};
};

struct Live {
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  std::shared_ptr<speech::SpyOutput> spy = std::make_shared<speech::SpyOutput>();
  std::shared_ptr<Stopwatch> lines = std::make_shared<Stopwatch>();
  std::atomic<int> woken{0};
  std::vector<speech::Event> events;

  Moment now() const { return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now() - start); }
  speech::SpeakerParts parts(std::shared_ptr<speech::Output> output) {
    speech::SpeakerParts parts;
    parts.loudspeaker = output;
    parts.headphones = output;
    parts.witnesses = {lines};
    parts.clock = [this] { return now(); };
    parts.wake = [this] { ++woken; };
    return parts;
  }
  template <typename T>
  bool wait_for(speech::Speaker& speaker, std::chrono::milliseconds limit, int count = 1) {
    for (const auto end = now() + limit; now() < end; std::this_thread::sleep_for(2ms)) {
      for (auto& event : speaker.take_events()) events.push_back(std::move(event));
      int found = 0;
      for (const auto& event : events) found += std::holds_alternative<T>(event);
      if (found >= count) return true;
    }
    return false;
  }
  template <typename T>
  T last() const {
    for (auto it = events.rbegin(); it != events.rend(); ++it)
      if (const auto* one = std::get_if<T>(&*it)) return *one;
    return {};
  }
};

}  // namespace

TEST_CASE("live: words come at their moments, and a newer generation cuts the older") {
  Live live;
  speech::Speaker speaker(live.parts(live.spy));
  REQUIRE(live.wait_for<speech::VoiceChanged>(speaker, 5s));
  const Moment asked = live.now();
  speaker.say(utterance(1, {chunk(greeting())}));
  REQUIRE(live.wait_for<speech::Began>(speaker, 2s));
  CHECK(live.last<speech::Began>().at - asked < 500ms);  // a few ms on a quiet machine
  REQUIRE(live.wait_for<speech::WordReached>(speaker, 3s, 2));
  const Moment cut = live.now();
  speaker.say(utterance(2, {chunk(short_words())}));
  REQUIRE(live.wait_for<speech::Ended>(speaker, 10s, 2));
  CHECK(live.last<speech::Ended>().generation == 2);
  CHECK_FALSE(live.last<speech::Ended>().cut);
  CHECK(live.lines->lines == 2);
  CHECK(live.woken > 0);
  CHECK(live.last<speech::Ended>().at > cut + 800ms);
}

TEST_CASE("live: the sound card plays, is followed by what it played, and falls silent at once") {
  setenv("SDL_AUDIODRIVER", "dummy", 1);
  Live live;
  auto gate = std::make_shared<speech::Gate>();
  auto device = std::make_shared<speech::DeviceOutput>(gate, "");
  auto parts = live.parts(device);
  parts.gate = gate;
  speech::Speaker speaker(std::move(parts));
  speaker.say(utterance(1, {chunk(short_words()), chunk(greeting())}));
  REQUIRE(live.wait_for<speech::ChunkBegan>(speaker, 10s, 2));
  for (const auto& event : live.events) CHECK_FALSE(std::holds_alternative<speech::DeviceLost>(event));
  const auto first = live.last<speech::Began>().at, second = live.last<speech::ChunkBegan>().at;
  CHECK(second - first > 1s);
  CHECK(second - first < 6s);
  const Moment asked = live.now();
  speaker.stop();
  REQUIRE(live.wait_for<speech::Ended>(speaker, 2s));
  CHECK(live.last<speech::Ended>().cut);
  CHECK(live.last<speech::Ended>().at - asked < 300ms);
}

TEST_CASE("live: without a sound card the captions go on, and it is said") {
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
  setenv("SDL_AUDIODRIVER", "no such driver", 1);
  Live live;
  auto parts = live.parts(nullptr);
  auto device = std::make_shared<speech::DeviceOutput>(parts.gate, "");
  parts.loudspeaker = parts.headphones = device;
  speech::Speaker speaker(std::move(parts));
  speaker.say(utterance(1, {chunk(short_words())}));
  REQUIRE(live.wait_for<speech::Ended>(speaker, 10s));
  CHECK_FALSE(live.last<speech::Ended>().cut);
  CHECK(live.wait_for<speech::DeviceLost>(speaker, 10ms));
  CHECK(live.wait_for<speech::WordReached>(speaker, 10ms, 3));
}

TEST_CASE("a card without a passage plays silence") {
  auto gate = std::make_shared<speech::Gate>();
  speech::DeviceOutput device(gate, "");
  std::vector<std::int16_t> buffer(speech::device_buffer, 7);
  device.fill(buffer.data(), speech::device_buffer);
  for (const std::int16_t sample : buffer) CHECK(sample == 0);
}

TEST_CASE("live: a speaker that is never used, or ends in the middle of a word, ends cleanly") {
  for (int i = 0; i < 5; ++i) {
    Live live;
    speech::Speaker speaker(live.parts(live.spy));
    if (i % 2 == 0) speaker.say(utterance(1, {chunk(greeting())}));
    if (i > 2) std::this_thread::sleep_for(20ms);
  }
}
