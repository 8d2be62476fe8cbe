// Pulling the plug in the middle of a private number: a real reader over a pipe, the real mixer, and SDL's own audio thread
// writing what the card would play into a file.
#include <SDL2/SDL.h>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>

#include "devices/headphones_watch.h"
#include "speech/device_output.h"
#include "speech/speaker.h"
#include "speech/spoken.h"
#include "speech/words_by_hand.h"
#include "support/command.h"

using namespace by_hand;
using namespace std::chrono_literals;
using core::Moment;

namespace {

struct Lines final : speech::Witness {
  std::mutex mutex;
  std::vector<speech::Line> all;
  std::vector<std::shared_ptr<const speech::Sound>> sounds;
  void line(const speech::Line& line) override {
    const std::lock_guard lock(mutex);
    all.push_back(line);
  }
  void stretch(const speech::Stretch& stretch) override {
    const std::lock_guard lock(mutex);
    sounds.push_back(stretch.sound);
  }
};

// A kiosk's ear and mouth: a jack that a test moves, and a card whose sound goes into a file in real time.
struct Desk {
  support::TemporaryFolder folder;
  std::filesystem::path root = folder.path();
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  std::shared_ptr<speech::Gate> gate = std::make_shared<speech::Gate>();
  std::shared_ptr<Lines> lines = std::make_shared<Lines>();
  std::shared_ptr<speech::DeviceOutput> device = std::make_shared<speech::DeviceOutput>(gate, "");
  int jack = -1;

  Desk() {
    std::filesystem::create_directories(root / "input");
    std::filesystem::create_directories(root / "snd");
    const auto path = root / "input" / "event0";
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    jack = open(path.c_str(), O_RDWR | O_NONBLOCK);
    REQUIRE(jack >= 0);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", (root / "card.raw").c_str(), 1);
  }
  ~Desk() {
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    close(jack);
  }
  Moment now() const { return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now() - start); }
  void plug(bool in) const {
    input_event event{};
    event.type = EV_SW;
    event.code = SW_HEADPHONE_INSERT;
    event.value = in ? 1 : 0;
    REQUIRE(write(jack, &event, sizeof event) == ssize_t(sizeof event));
  }
  // Samples of the present sound that have left the card; one buffer more was taken by it.
  std::size_t heard() const { return device->heard(now()); }
  std::vector<std::int16_t> card() const {
    std::ifstream file(root / "card.raw", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    std::vector<std::int16_t> out(bytes.size() / 2);
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] = static_cast<std::int16_t>(static_cast<unsigned char>(bytes[2 * i]) |
                                         static_cast<unsigned char>(bytes[2 * i + 1]) << 8);
    return out;
  }
  speech::SpeakerParts parts() {
    speech::SpeakerParts parts;
    parts.gate = gate;
    parts.loudspeaker = parts.headphones = device;
    parts.witnesses = {lines};
    parts.clock = [this] { return now(); };
    return parts;
  }
};

// Everything that has happened until `enough`.
template <typename Enough>
bool wait_for(speech::Speaker& speaker, std::vector<speech::Event>& events, Moment limit, const Enough& enough) {
  for (const auto end = std::chrono::steady_clock::now() + limit; std::chrono::steady_clock::now() < end;
       std::this_thread::sleep_for(1ms)) {
    for (auto& event : speaker.take_events()) events.push_back(std::move(event));
    if (enough()) return true;
  }
  return false;
}

template <typename T>
int count(const std::vector<speech::Event>& events) {
  int found = 0;
  for (const auto& event : events) found += std::holds_alternative<T>(event);
  return found;
}

// The first sample louder than that.
std::size_t first_loud(const std::vector<std::int16_t>& samples, int than) {
  return static_cast<std::size_t>(std::find_if(samples.begin(), samples.end(),
                                               [than](std::int16_t sample) { return std::abs(int{sample}) > than; }) -
                                  samples.begin());
}

double milliseconds(std::size_t samples) { return 1000.0 * static_cast<double>(samples) / speech::sample_rate; }

}  // namespace

TEST_CASE("unplugged in the middle of a private number: silent inside one buffer, and the number is dropped") {
  Desk desk;
  speech::Speaker speaker(desk.parts());
  devices::HeadphonesWatch watch({desk.root / "input", desk.root / "snd"}, [&](const devices::Plugs& plugs) {
    speaker.route(plugs.jack == devices::Plug::in ? speech::Route::headphones : speech::Route::loudspeaker);
  });
  std::vector<speech::Event> events;
  REQUIRE(wait_for(speaker, events, 10s, [&] { return count<speech::VoiceChanged>(events) > 0; }));
  desk.plug(true);
  for (int i = 0; i < 500 && desk.gate->route != speech::Route::headphones; ++i) std::this_thread::sleep_for(2ms);
  REQUIRE(desk.gate->route == speech::Route::headphones);
  speaker.say(utterance(1, {{"line.2", amount(), std::nullopt, 250ms}}));
  REQUIRE(
      wait_for(speaker, events, 10s, [&] { return count<speech::WordReached>(events) >= 2; }));  // 三千 is being said
  const std::size_t pulled_at = desk.heard() + speech::device_buffer;
  desk.plug(false);
  REQUIRE(wait_for(speaker, events, 5s, [&] { return count<speech::Ended>(events) > 0; }));
  std::this_thread::sleep_for(300ms);
  const auto card = desk.card();
  std::size_t last = card.size();
  while (last > 0 && card[last - 1] == 0) --last;
  REQUIRE(last > 0);  // the number was being heard
  const auto& samples = desk.lines->sounds.at(0)->samples;
  const std::size_t begin = first_loud(card, 10) - std::min(first_loud(card, 10), first_loud(samples, 32));
  const std::size_t after = last - begin > pulled_at ? last - begin - pulled_at : 0;
  std::printf(
      "figure: plug pulled in a private number: %.1f ms of it reach the card after the buffer that it had (%.1f ms), "
      "the rest is dropped\n",
      milliseconds(after), milliseconds(speech::device_buffer));
  // The buffer that was being filled when the plug moved, and on a busy machine, where the watch waits its turn, the next.
  CHECK(after <= 3 * speech::device_buffer);
  CHECK(samples.size() > pulled_at + 4 * speech::device_buffer);  // there was more of it to say
  {
    const std::lock_guard lock(desk.lines->mutex);
    REQUIRE(desk.lines->all.size() == 1);
    CHECK(desk.lines->all[0].cut_by == speech::CutBy::unplugged);
    CHECK(desk.lines->all[0].route == speech::Route::headphones);
  }
  // Plugged in again, the rest does not come back by itself.
  desk.plug(true);
  std::this_thread::sleep_for(300ms);
  const auto later = desk.card();
  CHECK(std::all_of(later.begin() + static_cast<std::ptrdiff_t>(card.size()), later.end(),
                    [](std::int16_t sample) { return sample == 0; }));
}

TEST_CASE("plugged in, speech is in the headphones within a second") {
  Desk desk;
  speech::Speaker speaker(desk.parts());
  std::vector<speech::Event> events;
  REQUIRE(wait_for(speaker, events, 10s, [&] { return count<speech::VoiceChanged>(events) > 0; }));
  devices::HeadphonesWatch watch({desk.root / "input", desk.root / "snd"}, [&](const devices::Plugs& plugs) {
    if (plugs.jack == devices::Plug::out) return;
    speaker.route(speech::Route::headphones);
    speaker.say(utterance(1, {chunk(greeting())}));
  });
  const Moment plugged = desk.now();
  desk.plug(true);
  REQUIRE(wait_for(speaker, events, 5s, [&] { return count<speech::Began>(events) > 0; }));
  const Moment began = desk.now();
  for (int i = 0; i < 2000; ++i) {
    const auto card = desk.card();
    if (std::any_of(card.begin(), card.end(), [](std::int16_t sample) { return sample != 0; })) break;
    std::this_thread::sleep_for(1ms);
  }
  std::printf("figure: plug to first sound handed to the sink: %d ms; on the card: %d ms\n",
              int((began - plugged).count()), int((desk.now() - plugged).count()));
  CHECK(desk.now() - plugged < 1s);
}

TEST_CASE("the word that is lit is the word that is heard: by samples that the card took") {
  Desk desk;
  speech::Speaker speaker(desk.parts());
  std::vector<speech::Event> events;
  REQUIRE(wait_for(speaker, events, 10s, [&] { return count<speech::VoiceChanged>(events) > 0; }));
  const core::Words spoken = words({{"请", "qing3"},
                                    {"把", "ba3"},
                                    {"身份证", "shen1 fen4 zheng4"},
                                    {"放", "fang4"},
                                    {"在", "zai4"},
                                    {"桌子", "zhuo1 zi5"},
                                    {"上", "shang4"},
                                    {"。", ""}});
  speaker.say(utterance(1, {chunk(spoken)}));
  std::vector<std::size_t> lit;  // samples that had left the card when each word was lit
  std::size_t seen = 0;
  REQUIRE(wait_for(speaker, events, 20s, [&] {
    for (; seen < events.size(); ++seen)
      if (std::holds_alternative<speech::WordReached>(events[seen])) lit.push_back(desk.heard());
    return count<speech::Ended>(events) > 0;
  }));
  REQUIRE(desk.lines->sounds.size() == 1);
  const auto& marks = desk.lines->sounds[0]->marks;
  REQUIRE(lit.size() == marks.size());
  double least = 1000, most = -1000;
  for (std::size_t i = 0; i < lit.size(); ++i) {
    const double late =
        1000.0 * (static_cast<double>(lit[i]) - static_cast<double>(marks[i].sample)) / speech::sample_rate;
    least = std::min(least, late);
    most = std::max(most, late);
  }
  std::printf("figure: a word is lit %.0f to %.0f ms after its first sample left the card, %zu words\n", least, most,
              lit.size());
  CHECK(least > -80);
  CHECK(most < 160);  // 80 on a quiet machine
}
