// The queue: generations, priorities, pause, repetition, and the moments at which words are reported.
#include "speech/speaker.h"

#include <catch2/catch.hpp>

#include "speech/spoken.h"
#include "speech/words_by_hand.h"

using namespace by_hand;
using core::Moment;
using core::Priority;

TEST_CASE("an utterance is said in order and reports every word once, at rising moments") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  speaker.advance_to(Moment{1000});
  speaker.say(utterance(7, {chunk(greeting(), "heading"), chunk(short_words(), "start")}));
  spied.finish(speaker);

  const auto began = spied.all<speech::Began>();
  REQUIRE(began.size() == 1);
  CHECK(began[0].generation == 7);
  CHECK(began[0].at == Moment{1000});
  const auto words = spied.all<speech::WordReached>();
  REQUIRE(words.size() == 7);  // 您好 请 看 屏幕 | 请 按 开始
  for (std::size_t i = 1; i < words.size(); ++i) CHECK(words[i].at > words[i - 1].at);
  CHECK(greeting().seen.substr(words[3].seen_begin, words[3].seen_end - words[3].seen_begin) == "屏幕");
  CHECK(words[4].node == "start");
  const auto ended = spied.all<speech::Ended>();
  REQUIRE(ended.size() == 1);
  CHECK_FALSE(ended[0].cut);
  CHECK(ended[0].at > words.back().at);

  REQUIRE(spied.notebook->lines.size() == 2);
  const auto& first = spied.notebook->lines[0];
  CHECK(first.start == Moment{1000});
  CHECK(first.end < spied.notebook->lines[1].start);
  CHECK(first.cut_by == speech::CutBy::nothing);
  CHECK(speech::to_json(first).text("spoken") == "您好，请看屏幕。");
  // What the engine was given, from the sounds that went to the output, and not from the words once more.
  CHECK(speech::to_json(first).text("voiced").find("nin2 hao3") == 0);
  CHECK(speech::to_json(first).text("voiced").find("ping2 mu4") != std::string::npos);
}

TEST_CASE("a newer generation stops the older one at once, and an older one is ignored") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  speaker.say(utterance(1, {chunk(greeting()), chunk(greeting())}));
  speaker.advance_to(Moment{300});
  speaker.say(utterance(2, {chunk(short_words())}));
  REQUIRE(spied.loudspeaker->stops().size() == 1);
  CHECK(spied.loudspeaker->stops()[0] == Moment{300});
  speaker.say(utterance(1, {chunk(greeting())}));
  spied.finish(speaker);

  REQUIRE(spied.notebook->lines.size() == 2);
  CHECK(spied.notebook->lines[0].cut_by == speech::CutBy::newer);
  CHECK(spied.notebook->lines[0].end == Moment{300});
  CHECK(spied.notebook->lines[1].generation == 2);
  const auto ended = spied.all<speech::Ended>();
  REQUIRE(ended.size() == 2);
  CHECK(ended[0].cut);
  CHECK(ended[0].generation == 1);
  CHECK_FALSE(ended[1].cut);
}

TEST_CASE("priorities within one generation") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  const auto said = [&] {
    std::vector<std::string> out;
    for (const auto& line : spied.notebook->lines) out.push_back(line.node);
    return out;
  };
  speaker.say(utterance(1, {chunk(short_words(), "a1"), chunk(short_words(), "a2")}));
  speaker.say(utterance(1, {chunk(short_words(), "quiet")}, Priority::when_quiet));
  speaker.say(utterance(1, {chunk(short_words(), "next")}, Priority::next));
  SECTION("next follows the utterance under way, when_quiet everything") {
    spied.finish(speaker);
    CHECK(said() == std::vector<std::string>{"a1", "a2", "next", "quiet"});
  }
  SECTION("now cuts and clears") {
    speaker.advance_to(Moment{200});
    speaker.say(utterance(1, {chunk(short_words(), "now")}));
    spied.finish(speaker);
    CHECK(said() == std::vector<std::string>{"a1", "now"});
    CHECK(spied.notebook->lines[0].cut_by == speech::CutBy::other);
    CHECK(spied.all<speech::Began>().size() == 1);
    CHECK(spied.all<speech::Ended>().size() == 1);
  }
  SECTION("stop leaves silence") {
    speaker.advance_to(Moment{200});
    speaker.stop();
    CHECK_FALSE(speaker.next_event_at());
    spied.finish(speaker);
    CHECK(said() == std::vector<std::string>{"a1"});
    REQUIRE(spied.all<speech::Ended>().size() == 1);
    CHECK(spied.all<speech::Ended>()[0].cut);
  }
}

TEST_CASE("pause holds the word, resume goes on with it") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  speaker.say(utterance(1, {chunk(greeting())}));
  std::optional<speech::WordReached> last;
  while (!last || last->seen_begin != greeting().seen.find("屏幕")) {
    speaker.advance_to(*speaker.next_event_at());
    spied.collect(speaker);
    last = spied.all<speech::WordReached>().back();
  }
  speaker.advance_to(last->at + Moment{40});
  speaker.pause();
  CHECK_FALSE(speaker.next_event_at());
  speaker.advance_to(last->at + Moment{60'000});
  speaker.resume();
  spied.finish(speaker);
  const auto words = spied.all<speech::WordReached>();
  REQUIRE(words.size() == 5);
  CHECK(words[4].seen_begin == words[3].seen_begin);
  CHECK(words[4].at == last->at + Moment{60'000});
  REQUIRE(spied.notebook->lines.size() == 2);
  CHECK(spied.notebook->lines[0].cut_by == speech::CutBy::pause);
  CHECK(spied.notebook->lines[1].cut_by == speech::CutBy::nothing);
}

TEST_CASE("the last chunk can be heard again, also after everything was said") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  speaker.repeat_last();
  CHECK(spied.notebook->lines.empty());
  speaker.say(utterance(1, {chunk(greeting(), "a"), chunk(short_words(), "b")}));
  spied.finish(speaker);
  speaker.repeat_last();
  spied.finish(speaker);
  REQUIRE(spied.notebook->lines.size() == 3);
  CHECK(spied.notebook->lines[2].node == "b");
  CHECK(spied.all<speech::Ended>().size() == 2);
  speaker.forget();
  speaker.repeat_last();
  CHECK(spied.notebook->lines.size() == 3);
}

TEST_CASE("of a chunk of several sentences the last one is heard again, not all") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  const core::Words several = words({{"您好", "nin2 hao3"},
                                     {"。", ""},
                                     {"请", "qing3"},
                                     {"看", "kan4"},
                                     {"，", ""},
                                     {"屏幕", "ping2 mu4"},
                                     {"。", ""}});
  speaker.say(utterance(1, {chunk(several, "a")}));
  spied.finish(speaker);
  REQUIRE(spied.all<speech::WordReached>().size() == 4);
  speaker.repeat_last();
  spied.finish(speaker);
  // 请看，屏幕。 has a comma and is one sentence.
  CHECK(spied.all<speech::WordReached>().size() == 7);
  speaker.repeat_last();
  spied.finish(speaker);
  CHECK(spied.all<speech::WordReached>().size() == 10);
}

TEST_CASE("a remark cuts a sentence, which is said again after it, and the rest is not lost") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  speaker.interject(utterance(1, {chunk(short_words(), "first")}));
  spied.finish(speaker);
  speaker.say(utterance(2, {chunk(greeting(), "a"), chunk(greeting(), "b"), chunk(greeting(), "c")}));
  while (spied.notebook->lines.size() < 2) speaker.advance_to(*speaker.next_event_at());
  speaker.advance_to(*speaker.next_event_at());
  speaker.interject(utterance(2, {chunk(short_words(), "louder")}));
  speaker.advance_to(*speaker.next_event_at());
  speaker.interject(utterance(2, {chunk(short_words(), "louder still")}));  // the first remark is over
  spied.finish(speaker);
  std::vector<std::string> said, cut;
  for (const auto& line : spied.notebook->lines)
    (line.cut_by == speech::CutBy::nothing ? said : cut).push_back(line.node);
  CHECK(said == std::vector<std::string>{"first", "a", "louder still", "b", "c"});
  CHECK(cut == std::vector<std::string>{"b", "louder"});
  REQUIRE(spied.all<speech::Ended>().size() == 2);
  CHECK_FALSE(spied.all<speech::Ended>()[1].cut);
}

TEST_CASE("what was paused stays paused after a remark, until it is asked to go on") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  const auto said = [&] {
    std::vector<std::string> out;
    for (const auto& line : spied.notebook->lines)
      if (line.cut_by == speech::CutBy::nothing) out.push_back(line.node);
    return out;
  };
  using Said = std::vector<std::string>;
  speaker.say(utterance(1, {chunk(greeting(), "a"), chunk(greeting(), "b")}));
  speaker.advance_to(Moment{300});
  speaker.pause();
  for (const char* remark : {"louder", "louder still"}) {
    speaker.interject(utterance(1, {chunk(short_words(), remark)}));
    spied.finish(speaker);
  }
  CHECK(said() == Said{"louder", "louder still"});
  CHECK(spied.all<speech::Ended>().empty());
  SECTION("resumed in silence") { speaker.advance_to(Moment{60'000}); }
  SECTION("resumed in the middle of another remark") {
    speaker.interject(utterance(1, {chunk(short_words(), "softer")}));
    speaker.resume();
    spied.finish(speaker);
    CHECK(said() == Said{"louder", "louder still", "softer", "a", "b"});
    return;
  }
  SECTION("a newer generation is not held") {
    speaker.say(utterance(2, {chunk(short_words(), "new"), chunk(short_words(), "page")}));
    spied.finish(speaker);
    CHECK(said() == Said{"louder", "louder still", "new", "page"});
    return;
  }
  speaker.resume();
  spied.finish(speaker);
  CHECK(said() == Said{"louder", "louder still", "a", "b"});
  CHECK(spied.all<speech::Ended>().size() == 1);
}

TEST_CASE("words without a voice last as long as they would, in silence") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  auto words = greeting();
  words.language = "ug";
  speaker.say(utterance(1, {chunk(words)}));
  spied.finish(speaker);
  REQUIRE(spied.notebook->lines.size() == 1);
  const auto& line = spied.notebook->lines[0];
  CHECK(line.voicing == speech::Voicing::none);
  CHECK(line.end - line.start > Moment{1500});
  CHECK(line.end - line.start < Moment{4000});
  CHECK(spied.all<speech::WordReached>().size() == 4);
}

TEST_CASE("a card that is lost is reported once, and once when it is back; the other route does not count") {
  struct Fragile final : speech::SilentOutput {
    bool gone = false;
    bool lost() const override { return gone; }
  };
  Spied spied;
  auto parts = spied.parts();
  auto card = std::make_shared<Fragile>();
  parts.loudspeaker = parts.headphones = card;
  speech::Speaker speaker(std::move(parts));
  const auto say = [&](core::Generation generation) {
    speaker.say(utterance(generation, {chunk(greeting())}));
    spied.finish(speaker);
  };
  const auto counts = [&] {
    return std::pair(spied.all<speech::DeviceLost>().size(), spied.all<speech::DeviceBack>().size());
  };
  say(1);
  CHECK(counts() == std::pair<std::size_t, std::size_t>{0, 0});
  card->gone = true;
  say(2);
  say(3);
  CHECK(counts() == std::pair<std::size_t, std::size_t>{1, 0});
  card->gone = false;
  say(4);
  CHECK(counts() == std::pair<std::size_t, std::size_t>{1, 1});
  card->gone = true;
  speaker.route(speech::Route::headset);
  say(5);
  CHECK(counts() == std::pair<std::size_t, std::size_t>{1, 1});
}

TEST_CASE("nothing to say ends at once") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  speaker.say(utterance(3, {}));
  spied.collect(speaker);
  REQUIRE(spied.all<speech::Ended>().size() == 1);
  CHECK(spied.all<speech::Began>().empty());
  CHECK_FALSE(speaker.next_event_at());
}

TEST_CASE("one long jump of the clock says everything at its own moments") {
  Spied stepped, jumped;
  {
    speech::Speaker speaker(stepped.parts());
    speaker.say(utterance(1, {chunk(greeting()), chunk(short_words())}));
    stepped.finish(speaker);
  }
  speech::Speaker speaker(jumped.parts());
  speaker.say(utterance(1, {chunk(greeting()), chunk(short_words())}));
  speaker.advance_to(Moment{600'000});
  jumped.collect(speaker);
  const auto end_stepped = stepped.all<speech::Ended>().at(0).at, end_jumped = jumped.all<speech::Ended>().at(0).at;
  CHECK(std::abs((end_stepped - end_jumped).count()) < 200);  // espeak's lengths vary by some 50 ms a call
  CHECK(jumped.all<speech::WordReached>().size() == stepped.all<speech::WordReached>().size());
}
