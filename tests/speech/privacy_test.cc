// Private or public: what no type lets through, what the queue chooses, and what a pulled plug does. Each "nothing leaked"
// is first shown a leak.
#include <catch2/catch.hpp>
#include <concepts>
#include <type_traits>

#include "speech/device_output.h"
#include "speech/spoken.h"
#include "speech/words_by_hand.h"

using namespace by_hand;
using core::Moment;

// A loudspeaker takes neither plain sound nor words, and nobody but the reader makes a PublicSound.
template <typename T>
concept LoudspeakerPlays = requires(speech::LoudspeakerSink sink, T sound) {
  sink.play(sound, 0, {}, Moment{0});
};
static_assert(LoudspeakerPlays<speech::PublicSound>);
static_assert(!LoudspeakerPlays<std::shared_ptr<const speech::Sound>>);
static_assert(!LoudspeakerPlays<core::Words>);
static_assert(!std::is_constructible_v<speech::PublicSound, std::shared_ptr<const speech::Sound>>);
static_assert(!std::is_default_constructible_v<speech::PublicSound>);
template <typename T>
concept CanStart = requires(T& output) {
  output.start(speech::Passage{}, Moment{0});
};
static_assert(!CanStart<speech::Output>);
static_assert(!CanStart<speech::SpyOutput>);

namespace {

bool heard_on(const std::vector<speech::SpyOutput::Handed>& handed, std::string_view secret) {
  for (const auto& one : handed)
    if (one.passage.sound->said.find(secret) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("on the loudspeaker a private chunk is its pointer sentence, on headphones itself") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  SECTION("the judge sees a leak that was planted") {
    speaker.allow_aloud(true);
    speaker.say(utterance(1, {private_chunk()}));
    spied.finish(speaker);
    CHECK_FALSE(speech::leaks(spied.loudspeaker->handed()).empty());
    CHECK(heard_on(spied.loudspeaker->handed(), "三千"));
    speaker.forget();  // the wish lasts for this visit
    const auto before = spied.loudspeaker->handed().size();
    speaker.say(utterance(2, {private_chunk()}));
    spied.finish(speaker);
    CHECK(speech::leaks(spied.loudspeaker->handed()).size() == before);
  }
  SECTION("loudspeaker") {
    speaker.say(utterance(1, {private_chunk()}));
    spied.finish(speaker);
    CHECK(speech::leaks(spied.loudspeaker->handed()).empty());
    CHECK_FALSE(heard_on(spied.loudspeaker->handed(), "三千"));
    CHECK(heard_on(spied.loudspeaker->handed(), "第二"));
    CHECK_FALSE(speech::to_json(spied.notebook->lines.at(0)).flag("private"));
  }
  SECTION("headphones") {
    speaker.route(speech::Route::headphones);
    speaker.say(utterance(1, {private_chunk()}));
    spied.finish(speaker);
    CHECK(spied.loudspeaker->handed().empty());
    CHECK(heard_on(spied.headphones->handed(), "三千"));
    const auto line = speech::to_json(spied.notebook->lines.at(0));
    CHECK(line.flag("private"));
    CHECK(line.text("sink") == "headphones");
  }
  SECTION("without a pointer, or with one that is itself private, there is silence") {
    auto bare = private_chunk();
    bare.instead.reset();
    auto wrong = private_chunk();
    wrong.instead = amount();
    speaker.say(utterance(1, {bare, wrong, chunk(short_words())}));
    spied.finish(speaker);
    CHECK(spied.notebook->lines.size() == 1);
    CHECK(speech::leaks(spied.loudspeaker->handed()).empty());
  }
}

TEST_CASE("pulling the plug drops the private chunk and goes on with the next") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  speaker.route(speech::Route::headphones);
  speaker.say(utterance(1, {private_chunk(), chunk(short_words(), "after")}));
  speaker.advance_to(Moment{400});
  speaker.route(speech::Route::loudspeaker);
  REQUIRE(spied.headphones->stops().size() == 1);
  CHECK(spied.headphones->stops()[0] == Moment{400});
  spied.finish(speaker);
  REQUIRE(spied.notebook->lines.size() == 2);
  CHECK(spied.notebook->lines[0].cut_by == speech::CutBy::unplugged);
  CHECK(spied.notebook->lines[0].end == Moment{400});
  CHECK(spied.notebook->lines[1].node == "after");
  CHECK(speech::leaks(spied.loudspeaker->handed()).empty());
}

TEST_CASE("open words follow the plug from the word where they were") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  speaker.say(utterance(1, {chunk(greeting())}));
  speaker.advance_to(Moment{1200});
  speaker.route(speech::Route::headphones);
  spied.finish(speaker);
  REQUIRE(spied.notebook->lines.size() == 2);
  CHECK(spied.notebook->lines[0].cut_by == speech::CutBy::moved);
  CHECK(spied.notebook->lines[1].route == speech::Route::headphones);
  CHECK_FALSE(spied.headphones->handed().empty());
}

TEST_CASE("a pointer becomes the words themselves when headphones come") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  speaker.say(utterance(1, {private_chunk()}));
  speaker.advance_to(Moment{300});
  speaker.route(speech::Route::headphones);
  spied.finish(speaker);
  REQUIRE(spied.notebook->lines.size() == 2);
  CHECK(spied.notebook->lines[1].words == amount());
  CHECK(heard_on(spied.headphones->handed(), "三千"));
}

TEST_CASE("loud in private is never loud in public") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  speaker.route(speech::Route::headphones);
  speaker.set_volume(6);
  speaker.route(speech::Route::loudspeaker);
  speaker.say(utterance(1, {chunk(short_words())}));
  REQUIRE(spied.loudspeaker->handed().size() == 1);
  CHECK(spied.loudspeaker->handed()[0].passage.tuning.volume_step == 0);
}

TEST_CASE("the sound card's own thread falls silent inside one buffer when the plug is pulled") {
  // No card: the test calls fill() as SDL would.
  auto gate = std::make_shared<speech::Gate>();
  gate->route = speech::Route::headphones;
  auto device = std::make_shared<speech::DeviceOutput>(gate, "no such card");
  auto sound = std::make_shared<speech::Sound>();
  sound->samples.assign(speech::sample_rate, 8000);
  sound->personal = true;
  speech::HeadphonesSink(device, speech::Route::headphones).play(sound, 0, {}, Moment{0});
  std::vector<std::int16_t> buffer(speech::device_buffer);
  const auto loud = [&] {
    device->fill(buffer.data(), speech::device_buffer);
    return std::any_of(buffer.begin(), buffer.end(), [](std::int16_t sample) { return sample != 0; });
  };
  CHECK(loud());
  gate->route = speech::Route::loudspeaker;  // what Speaker::route does first of all
  CHECK_FALSE(loud());
  gate->aloud = true;
  CHECK(loud());
  device->stop(Moment{100});
  CHECK_FALSE(loud());
}
