// A USB headset beside the ordinary card: two cards at once, each writing what it would play into a file of its own. The
// headset is a PCM of an ALSA configuration that this test writes: its sound goes through a pipe, and the test takes it out
// as fast as a card plays.
#include <SDL2/SDL.h>
#include <alsa/asoundlib.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <thread>

#include "speech/device_output.h"
#include "speech/ears.h"
#include "speech/loudness.h"
#include "speech/speaker.h"
#include "speech/spoken.h"
#include "speech/words_by_hand.h"
#include "support/command.h"

using namespace by_hand;
using namespace std::chrono_literals;
using core::Moment;
using speech::Route;

namespace {

constexpr const char* usb = "plughw:1,0";

std::vector<std::int16_t> samples_of(const std::string& bytes) {
  std::vector<std::int16_t> out(bytes.size() / 2);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::int16_t>(static_cast<unsigned char>(bytes[2 * i]) |
                                       static_cast<unsigned char>(bytes[2 * i + 1]) << 8);
  return out;
}

bool sounds(const std::vector<std::int16_t>& samples) { return speech::loudness_of(samples) > -50; }

// Takes sound out of a pipe at the speed of a card.
class PipeCard {
 public:
  explicit PipeCard(const std::filesystem::path& pipe) : pipe_(open(pipe.c_str(), O_RDWR | O_NONBLOCK)) {
    REQUIRE(pipe_ >= 0);
    fcntl(pipe_, F_SETPIPE_SZ, 4096);
    thread_ = std::thread([this] { play(); });
  }
  ~PipeCard() {
    ending_ = true;
    thread_.join();
    close(pipe_);
  }
  std::vector<std::int16_t> played() {
    const std::lock_guard lock(mutex_);
    return samples_of(bytes_);
  }

 private:
  void play() {
    constexpr std::chrono::microseconds period(1'000'000 * 256 / speech::sample_rate);
    for (auto next = std::chrono::steady_clock::now(); !ending_; std::this_thread::sleep_until(next += period)) {
      std::array<char, 512> taken{};
      const ssize_t got = read(pipe_, taken.data(), taken.size());
      const std::lock_guard lock(mutex_);
      if (got > 0) bytes_.append(taken.data(), static_cast<std::size_t>(got));
    }
  }
  int pipe_;
  std::atomic<bool> ending_{false};
  std::mutex mutex_;
  std::string bytes_;
  std::thread thread_;
};

struct Lines final : speech::Witness {
  std::mutex mutex;
  std::vector<speech::Line> all;
  void line(const speech::Line& line) override {
    const std::lock_guard lock(mutex);
    all.push_back(line);
  }
};

struct Room {
  support::TemporaryFolder folder;
  std::filesystem::path root = folder.path();
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  std::shared_ptr<speech::Gate> gate = std::make_shared<speech::Gate>();
  std::shared_ptr<speech::DeviceOutput> card;
  std::shared_ptr<speech::HeadsetOutput> headset;
  std::shared_ptr<Lines> lines = std::make_shared<Lines>();
  std::unique_ptr<PipeCard> pipe;
  std::atomic<Route> told{Route::loudspeaker};
  std::atomic<int> failures{0};

  Room() {
    REQUIRE(mkfifo((root / "headset.pipe").c_str(), 0600) == 0);
    std::ofstream(root / "asound.conf")
        << "pcm.plughw {\n  @args [ CARD DEV ]\n  @args.CARD { type string }\n"
           "  @args.DEV { type integer default 0 }\n  type file\n  slave.pcm { type null }\n"
           "  format raw\n  file \""
        << (root / "headset.pipe").string() << "\"\n}\n";
    pipe = std::make_unique<PipeCard>(root / "headset.pipe");
    setenv("ALSA_CONFIG_PATH", (root / "asound.conf").c_str(), 1);
    snd_config_update_free_global();
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", (root / "card.raw").c_str(), 1);
    card = std::make_shared<speech::DeviceOutput>(gate, "");
    headset = std::make_shared<speech::HeadsetOutput>(gate);
  }
  ~Room() {
    headset.reset();
    card.reset();
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    unsetenv("ALSA_CONFIG_PATH");
    snd_config_update_free_global();
    pipe.reset();
  }
  Moment now() const { return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now() - start); }
  std::vector<std::int16_t> in_the_hall() const {
    std::ifstream file(root / "card.raw", std::ios::binary);
    return samples_of({std::istreambuf_iterator<char>(file), {}});
  }
  std::vector<std::int16_t> in_the_headset() const { return pipe->played(); }
  speech::SpeakerParts parts() {
    speech::SpeakerParts parts;
    parts.gate = gate;
    parts.loudspeaker = parts.headphones = card;
    parts.headset = headset;
    parts.witnesses = {lines};
    parts.clock = [this] { return now(); };
    return parts;
  }
  std::unique_ptr<speech::Ears> ears(speech::Speaker& speaker) {
    return std::make_unique<speech::Ears>(speech::Ears::Parts{headset,
                                                              [this, &speaker](Route route) {
                                                                speaker.route(route);
                                                                told = route;
                                                              },
                                                              [this] { ++failures; }});
  }
};

template <typename Enough>
bool wait_until(Moment limit, const Enough& enough) {
  for (const auto end = std::chrono::steady_clock::now() + limit; std::chrono::steady_clock::now() < end;
       std::this_thread::sleep_for(1ms))
    if (enough()) return true;
  return enough();
}

template <typename T>
bool wait_for(speech::Speaker& speaker, Moment limit) {
  return wait_until(limit, [&] {
    const auto events = speaker.take_events();
    return std::any_of(events.begin(), events.end(),
                       [](const speech::Event& event) { return std::holds_alternative<T>(event); });
  });
}

core::Utterance private_number(core::Generation generation) {
  return utterance(generation, {{"line.2", amount(), core::Words(pointer()), 250ms}});
}

}  // namespace

TEST_CASE("a private number is in the headset's file alone, and an instruction in the hall's") {
  Room room;
  speech::Speaker speaker(room.parts());
  const auto ears = room.ears(speaker);
  speaker.say(utterance(1, {chunk(greeting())}));
  REQUIRE(wait_for<speech::Ended>(speaker, 20s));
  std::this_thread::sleep_for(100ms);
  CHECK(sounds(room.in_the_hall()));
  CHECK_FALSE(sounds(room.in_the_headset()));
  const std::size_t hall_before = room.in_the_hall().size();
  const Moment plugged = room.now();
  ears->plugged(false, usb);
  REQUIRE(wait_until(5s, [&] { return room.told == Route::headset; }));
  speaker.say(private_number(2));
  REQUIRE(wait_until(5s, [&] { return sounds(room.in_the_headset()); }));
  std::printf("figure: USB headset plugged to sound in it: %d ms\n", int((room.now() - plugged).count()));
  CHECK(room.now() - plugged < 1s);
  REQUIRE(wait_for<speech::Ended>(speaker, 20s));
  std::this_thread::sleep_for(200ms);
  const auto hall = room.in_the_hall();
  CHECK_FALSE(sounds({hall.begin() + static_cast<std::ptrdiff_t>(hall_before), hall.end()}));
  const std::lock_guard lock(room.lines->mutex);
  REQUIRE(room.lines->all.size() == 2);
  CHECK(room.lines->all[1].route == Route::headset);
  CHECK(room.lines->all[1].words == amount());
}

// The planted fault of the case above: a card that takes the headset's place. The files tell it.
TEST_CASE(
    "were the headset's sound handed to the ordinary card, the gate would hold it back, and without a gate the file "
    "tells") {
  Room room;
  auto parts = room.parts();
  parts.headset = room.card;
  speech::Speaker speaker(std::move(parts));
  speaker.route(Route::headset);
  speaker.say(private_number(1));
  REQUIRE(wait_for<speech::Ended>(speaker, 20s));
  CHECK_FALSE(sounds(room.in_the_hall()));  // the second lock
  room.gate->aloud = true;                  // taken away
  speaker.say(private_number(2));
  REQUIRE(wait_for<speech::Ended>(speaker, 20s));
  std::this_thread::sleep_for(100ms);
  CHECK(sounds(room.in_the_hall()));
}

TEST_CASE("a headset pulled out in the middle of a private number: silent at once, and nothing of it in the hall") {
  Room room;
  speech::Speaker speaker(room.parts());
  const auto ears = room.ears(speaker);
  ears->plugged(false, usb);
  REQUIRE(wait_until(5s, [&] { return room.told == Route::headset; }));
  speaker.say(private_number(1));
  REQUIRE(wait_until(5s, [&] { return sounds(room.in_the_headset()); }));
  ears->plugged(false, "");
  CHECK(room.told == Route::loudspeaker);  // before anything else
  CHECK_FALSE(room.gate->opens_headset());
  REQUIRE(wait_for<speech::Ended>(speaker, 2s));  // the number lasts longer
  {
    const std::lock_guard lock(room.lines->mutex);
    REQUIRE(room.lines->all.size() == 1);
    CHECK(room.lines->all[0].cut_by == speech::CutBy::unplugged);
  }
  std::this_thread::sleep_for(200ms);
  const std::size_t then = room.in_the_headset().size();
  std::this_thread::sleep_for(200ms);
  CHECK(room.in_the_headset().size() == then);  // closed
  CHECK_FALSE(sounds(room.in_the_hall()));
  CHECK(room.failures == 0);  // a plug that is pulled is no fault
}

TEST_CASE("a headset that cannot be opened counts as not plugged, holds up nothing, and operators hear of it") {
  Room room;
  speech::Speaker speaker(room.parts());
  const auto ears = room.ears(speaker);
  speaker.say(utterance(1, {chunk(short_words())}));
  REQUIRE(wait_for<speech::Ended>(speaker, 20s));  // the engine and the card are open
  const Moment asked = room.now();
  ears->plugged(false, "no such card");
  CHECK(room.now() - asked < 20ms);
  speaker.say(private_number(2));
  REQUIRE(wait_for<speech::Began>(speaker, 5s));
  CHECK(room.now() - asked < 100ms);  // 60 on a quiet machine
  REQUIRE(wait_until(5s, [&] { return room.failures == 1; }));
  CHECK(room.told == Route::loudspeaker);
  speaker.stop();
  REQUIRE(wait_for<speech::Ended>(speaker, 5s));
  {
    const std::lock_guard lock(room.lines->mutex);
    CHECK(room.lines->all.back().words == core::Words(pointer()));
  }
  // Another one can.
  ears->plugged(false, usb);
  CHECK(wait_until(5s, [&] { return room.told == Route::headset; }));
  CHECK(room.failures == 1);
}

TEST_CASE("a headset that comes late, after its name, is waited for") {
  Room room;
  speech::Speaker speaker(room.parts());
  const auto ears = room.ears(speaker);
  std::filesystem::rename(room.root / "asound.conf", room.root / "later.conf");
  std::ofstream(room.root / "asound.conf") << "pcm.other { type null }\n";
  ears->plugged(false, usb);
  std::this_thread::sleep_for(300ms);
  CHECK(room.told == Route::loudspeaker);
  std::filesystem::rename(room.root / "later.conf", room.root / "asound.conf");
  CHECK(wait_until(1s, [&] { return room.told == Route::headset; }));
  CHECK(room.failures == 0);
}

TEST_CASE("a jack and a headset: the headset first, then the jack, then the hall") {
  Room room;
  speech::Speaker speaker(room.parts());
  const auto ears = room.ears(speaker);
  ears->plugged(true, "");
  CHECK(room.told == Route::headphones);
  ears->plugged(true, usb);
  REQUIRE(wait_until(5s, [&] { return room.told == Route::headset; }));
  CHECK_FALSE(room.gate->opens_card(true));
  ears->plugged(true, "");
  CHECK(room.told == Route::headphones);
  ears->plugged(false, "");
  CHECK(room.told == Route::loudspeaker);
  CHECK(room.failures == 0);
}

TEST_CASE("what is being said moves from the jack to the headset and back, word by word") {
  Room room;
  speech::Speaker speaker(room.parts());
  const auto ears = room.ears(speaker);
  ears->plugged(true, "");
  speaker.say(private_number(1));
  REQUIRE(wait_for<speech::WordReached>(speaker, 10s));
  ears->plugged(true, usb);
  REQUIRE(wait_until(5s, [&] { return sounds(room.in_the_headset()); }));
  ears->plugged(true, "");
  REQUIRE(wait_for<speech::Ended>(speaker, 20s));
  const std::lock_guard lock(room.lines->mutex);
  REQUIRE(room.lines->all.size() == 3);
  CHECK(room.lines->all[0].cut_by == speech::CutBy::moved);
  CHECK(room.lines->all[1].route == Route::headset);
  CHECK(room.lines->all[2].route == Route::headphones);
}
