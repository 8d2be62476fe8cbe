// One phrase after another without a hole between them: the next one is made while one sounds, and the card goes on by itself.
// What changes meanwhile (a newer generation, a plug that is pulled) finds nothing of it left.
#include <SDL2/SDL.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "speech/device_output.h"
#include "speech/espeak.h"
#include "speech/loudness.h"
#include "speech/spoken.h"
#include "speech/wav.h"
#include "speech/words_by_hand.h"
#include "support/command.h"

using namespace by_hand;
using namespace std::chrono_literals;
using core::Moment;
using speech::Route;

namespace {

// A card that a test turns by hand.
struct Deck final : speech::CardOutput {
  Deck() : CardOutput(speech::device_buffer) {}
  bool lets_through(const speech::Sound& sound) const override { return open || !sound.personal; }
  bool playing() const override { return true; }
  void wake() override {}
  std::vector<std::int16_t> pull(int count) {
    std::vector<std::int16_t> out(static_cast<std::size_t>(count), 99);
    fill(out.data(), count);
    return out;
  }
  bool open = true;
};

// Constant sounds: what the card gives is that value times the usual volume.
std::shared_ptr<const speech::Sound> plateau(std::int16_t value, std::size_t length, bool personal = false) {
  auto sound = std::make_shared<speech::Sound>();
  sound->samples.assign(length, value);
  sound->sounding = length;
  sound->personal = personal;
  return sound;
}
constexpr std::int16_t low = 1000, high = 2000, low_heard = 316, high_heard = 632;  // 10 dB under what they are

// espeak-ng on a slow machine.
class Slow final : public speech::Synthesizer {
 public:
  Slow(std::unique_ptr<speech::Synthesizer> engine, std::chrono::milliseconds delay, std::atomic<int>* made = nullptr)
      : engine_(std::move(engine)), delay_(delay), made_(made) {}
  bool speaks(std::string_view language) const override { return engine_->speaks(language); }
  core::Result<speech::Rendered> render(const std::string& voiced, std::string_view language, int rate) override {
    std::this_thread::sleep_for(delay_);
    if (made_ != nullptr) ++*made_;
    return engine_->render(voiced, language, rate);
  }
  core::Result<std::string> phonemes(const std::string& voiced, std::string_view language) override {
    return engine_->phonemes(voiced, language);
  }

 private:
  std::unique_ptr<speech::Synthesizer> engine_;
  std::chrono::milliseconds delay_;
  std::atomic<int>* made_;
};

// A conductor whose sinks are spies, turned by hand.
struct Stand {
  std::atomic<int> made{0};
  std::shared_ptr<speech::Gate> gate = std::make_shared<speech::Gate>();
  std::shared_ptr<speech::SpyOutput> hall = std::make_shared<speech::SpyOutput>(),
                                     ear = std::make_shared<speech::SpyOutput>();
  std::unique_ptr<speech::Conductor> conductor;
  Moment now{0};
  Stand() {
    auto engine = speech::Espeak::open();
    REQUIRE(engine.ok());
    auto slow = std::make_unique<Slow>(std::move(engine).value(), 0ms, &made);
    conductor =
        std::make_unique<speech::Conductor>(speech::Conductor::Parts{std::make_shared<speech::Reader>(std::move(slow)),
                                                                     gate,
                                                                     speech::LoudspeakerSink(hall),
                                                                     speech::HeadphonesSink(ear, Route::headphones),
                                                                     speech::HeadphonesSink(ear, Route::headset),
                                                                     {},
                                                                     0});
  }
  void finish() {
    while (const auto next = conductor->next_event_at()) conductor->advance(now = *next);
  }
};

struct Studio {
  support::TemporaryFolder folder;
  std::filesystem::path root = folder.path();
  Studio() {
    std::filesystem::create_directories(root / "zh-Hans");
    speech::Samples tone(speech::sample_rate / 2);
    for (std::size_t i = 0; i < tone.size(); ++i) tone[i] = static_cast<std::int16_t>(5000 * std::sin(i * 0.06));
    auto wav = speech::WavFile::create(root / "zh-Hans" / "look.wav");
    REQUIRE(wav.ok());
    REQUIRE(wav.value().write_at(0, tone).ok());
    std::ofstream(root / "zh-Hans" / "manifest.tsv")
        << speech::to_manifest({{"a", "请看", "look.wav", speech::loudness_of(tone)}});
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", (root / "card.raw").c_str(), 1);
  }
  ~Studio() {
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    setenv("SDL_AUDIODRIVER", "dummy", 1);
  }
  std::shared_ptr<const speech::ClipStore> clips() const {
    std::vector<core::Error> findings;
    auto store = std::make_shared<speech::ClipStore>(speech::ClipStore::load(root, findings));
    REQUIRE(findings.empty());
    return store;
  }
  speech::Samples card() const {
    std::ifstream file(root / "card.raw", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    speech::Samples out(bytes.size() / 2);
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] = static_cast<std::int16_t>(static_cast<unsigned char>(bytes[2 * i]) |
                                         static_cast<unsigned char>(bytes[2 * i + 1]) << 8);
    return out;
  }
};

// The longest silence between the first and the last sound, in ms.
double longest_hole(const speech::Samples& samples) {
  constexpr int audible = 40;
  std::size_t longest = 0, last = 0;
  bool began = false;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (std::abs(int{samples[i]}) < audible) continue;
    if (began) longest = std::max(longest, i - last - 1);
    began = true;
    last = i;
  }
  return 1000.0 * static_cast<double>(longest) / speech::sample_rate;
}

}  // namespace

TEST_CASE("a card goes on with what follows in the very next sample, and takes no more of it than was handed over") {
  Deck deck;
  const speech::HeadphonesSink sink(std::shared_ptr<speech::Output>(&deck, [](speech::Output*) {}), Route::headphones);
  auto first = plateau(low, 700), second = plateau(high, 600);
  speech::HeadphonesSink player = sink;
  player.play(first, 0, {}, Moment{0});
  player.play_next(second, {});
  auto got = deck.pull(512);
  const auto more = deck.pull(512);
  got.insert(got.end(), more.begin(), more.end());
  CHECK(std::count(got.begin(), got.end(), low_heard) == 700);
  CHECK(std::count(got.begin(), got.end(), high_heard) == 1024 - 700);
  CHECK(got[699] == low_heard);
  CHECK(got[700] == high_heard);
  // 512 samples lie in the card: the first sound is not over, and the second is not heard.
  CHECK_FALSE(deck.heard_at(700, Moment{46}));
  CHECK(deck.heard(Moment{46}) == 512);
  deck.pull(188);
  REQUIRE(deck.heard_at(700, Moment{55}));
  player.play(second, 0, {}, Moment{55});  // its turn has come: it goes on, and does not begin again
  CHECK(deck.heard(Moment{55}) == 0);
  CHECK(std::abs((deck.expected_at(600) - Moment{55}).count() - 600 * 1000 / speech::sample_rate) <= 1);
  const auto rest = deck.pull(512);
  CHECK(std::count(rest.begin(), rest.end(), high_heard) == 600 - 512);
  CHECK(std::count(rest.begin(), rest.end(), 0) == 1024 - 600);

  SECTION("what comes too late begins by itself") {
    player.play_next(first, {});
    CHECK(deck.pull(512) == std::vector<std::int16_t>(512, 0));
    player.play(first, 0, {}, Moment{200});
    CHECK(deck.pull(512) == std::vector<std::int16_t>(512, low_heard));
  }
}

TEST_CASE("a stop, another sound and a closed gate leave nothing of what was to follow") {
  Deck deck;
  speech::HeadphonesSink player(std::shared_ptr<speech::Output>(&deck, [](speech::Output*) {}), Route::headphones);
  const std::vector<std::int16_t> silence(512, 0);
  player.play(plateau(low, 100), 0, {}, Moment{0});
  SECTION("stop") {
    player.play_next(plateau(high, 600), {});
    deck.stop(Moment{1});
    CHECK(deck.pull(512) == silence);
  }
  SECTION("another sound") {
    player.play_next(plateau(high, 600), {});
    player.play(plateau(low, 600), 0, {}, Moment{1});
    CHECK(deck.pull(512) == std::vector<std::int16_t>(512, low_heard));
  }
  SECTION("forgotten") {
    player.play_next(plateau(high, 600), {});
    deck.forget_next();
    const auto got = deck.pull(512);
    CHECK(std::count(got.begin(), got.end(), high_heard) == 0);
    CHECK(std::count(got.begin(), got.end(), low_heard) == 100);
  }
  SECTION("what follows is personal, and the gate has closed") {
    player.play_next(plateau(high, 600, true), {});
    deck.open = false;
    const auto got = deck.pull(512);
    CHECK(std::count(got.begin(), got.end(), high_heard) == 0);
    CHECK(std::count(got.begin(), got.end(), low_heard) == 100);
    deck.open = true;  // what was missed is not made up for
    CHECK(std::count(got.begin(), got.end(), low_heard) == 100);
  }
  SECTION("what sounds is personal, and what follows is not") {
    player.play(plateau(low, 100, true), 0, {}, Moment{1});
    player.play_next(plateau(high, 600), {});
    deck.open = false;
    const auto got = deck.pull(512);
    CHECK(std::count(got.begin(), got.begin() + 100, 0) == 100);
    CHECK(std::count(got.begin() + 100, got.end(), high_heard) == 412);
  }
}

TEST_CASE("one phrase is made ahead and no more, and it is the one that is said") {
  Stand stand;
  stand.conductor->say(utterance(1, {chunk(greeting()), chunk(short_words()), chunk(pointer())}), Moment{0});
  CHECK(stand.made == 1);
  for (int i = 0; i < 5; ++i) stand.conductor->look_ahead();
  CHECK(stand.made == 2);
  stand.finish();
  CHECK(stand.made == 4);  // two phrases, and one, and one: nothing was made twice
  CHECK(stand.hall->handed().size() == 4);
}

TEST_CASE("a newer generation, another rate and a pulled plug find nothing of what was made ahead") {
  Stand stand;
  auto& conductor = *stand.conductor;
  SECTION("a newer generation") {
    conductor.say(utterance(1, {chunk(short_words()), chunk(greeting())}), Moment{0});
    conductor.look_ahead();
    conductor.say(utterance(2, {chunk(pointer())}), Moment{50});
    stand.finish();
    REQUIRE(stand.hall->handed().size() == 2);
    CHECK(stand.hall->handed()[1].passage.sound->said == pointer().said());
  }
  SECTION("another rate: what is made ahead is made again") {
    conductor.say(utterance(1, {chunk(greeting())}), Moment{0});
    conductor.look_ahead();
    conductor.set_rate(7);
    stand.finish();
    CHECK(stand.made == 3);
    const auto fast = stand.hall->handed().at(1).passage.sound->samples.size();
    stand.conductor.reset();  // there is one engine
    Stand usual;
    usual.conductor->say(utterance(1, {chunk(greeting())}), Moment{0});
    usual.finish();
    CHECK(fast < usual.hall->handed().at(1).passage.sound->samples.size() * 7 / 10);
  }
  SECTION("the plug is pulled while a private number waits") {
    stand.gate->route = Route::headphones;
    conductor.route_changed(Moment{0});
    conductor.say(utterance(1, {chunk(short_words()), private_chunk()}), Moment{0});
    conductor.look_ahead();
    const bool told = GENERATE(true, false);  // before the conductor hears of it, the gate alone has changed
    stand.gate->route = Route::loudspeaker;
    if (told) conductor.route_changed(Moment{50});
    stand.finish();
    REQUIRE_FALSE(stand.hall->handed().empty());
    CHECK(stand.hall->handed().back().passage.sound->said == pointer().said());
    CHECK(speech::leaks(stand.hall->handed()).empty());
    for (const auto& handed : stand.ear->handed()) CHECK_FALSE(handed.passage.sound->personal);
  }
}

TEST_CASE("clip and synthesis sound in one sentence without a hole, on a slow machine too", "[figures]") {
  const auto delay = GENERATE(0ms, 120ms);
  Studio studio;
  const auto start = std::chrono::steady_clock::now();
  speech::SpeakerParts parts;
  parts.loudspeaker = parts.headphones = std::make_shared<speech::DeviceOutput>(parts.gate, "");
  parts.clips = studio.clips();
  parts.clock = [start] { return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now() - start); };
  parts.engine = [delay]() -> core::Result<std::unique_ptr<speech::Synthesizer>> {
    TRY(espeak, speech::Espeak::open());
    return std::unique_ptr<speech::Synthesizer>(std::make_unique<Slow>(std::move(espeak), delay));
  };
  {
    speech::Speaker speaker(std::move(parts));
    // Nasals and a tone: nothing in it is silent by itself.
    speaker.say(utterance(1, {chunk(words({{"您", "nin2"}, {"请", "qing3"}, {"看", "kan4"}, {"门", "men2"}}))}));
    bool ended = false;
    for (int i = 0; i < 3000 && !ended; ++i, std::this_thread::sleep_for(5ms))
      for (const auto& event : speaker.take_events()) ended = ended || std::holds_alternative<speech::Ended>(event);
    REQUIRE(ended);
  }
  const double hole = longest_hole(studio.card());
  std::printf(
      "figure: the longest silence inside a sentence of clip and synthesis: %.0f ms, where synthesis takes %d ms "
      "more\n",
      hole, int(delay.count()));
  CHECK(hole <= 60);
}
