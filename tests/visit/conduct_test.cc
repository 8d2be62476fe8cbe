// How the kiosk behaves as a speaker: what it says by itself, when it keeps quiet, and what a person may change.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/grid_measure.h"
#include "support/house_on_disk.h"
#include "visit/visit.h"

namespace {

// One visit on a clock of its own: wake-ups fire when time passes, and what was asked of the voice is kept.
class Hall {
 public:
  Hall() : house_(support::house_on_disk(SOURCE_DIR, examples_)), model(visit::first_model(house_)) {}

  void tell(const visit::Message& message) {
    ++made_;
    core::Id id{};
    id.bytes[0] = static_cast<std::uint8_t>(made_ % 250 + 1);
    visit::Updated updated = visit::update(house_, std::move(model), {message, now, core::Day{2026, 11, 24}, id});
    model = std::move(updated.model);
    for (const visit::Effect& effect : updated.effects) {
      if (const auto* note = std::get_if<visit::Note>(&effect))
        for (const core::Event& event : note->events) {
          if (event.kind == core::EventKind::kiosk_degraded) degraded.push_back(event.step.text());
          if (event.kind == core::EventKind::device_failed) failed.push_back(event);
        }
      if (const auto* wake = std::get_if<visit::WakeAt>(&effect)) wakes_.push_back(*wake);
      if (const auto* say = std::get_if<visit::Say>(&effect)) said.push_back(say->words.key), urgency = say->priority;
      if (const auto* again = std::get_if<visit::SayAgain>(&effect))
        said.push_back(again->how == visit::Retelling::whole ? "whole" : "heading+" + again->then.key);
    }
  }
  void pass(int ms) {
    const core::Moment until = now + core::Milliseconds{ms};
    for (;;) {
      auto next = std::min_element(wakes_.begin(), wakes_.end(),
                                   [](const auto& a, const auto& b) { return a.moment < b.moment; });
      if (next == wakes_.end() || next->moment > until) break;
      const visit::WakeAt due = *next;
      wakes_.erase(next);
      now = std::max(now, due.moment);
      tell(visit::Woke{due.ticket});
    }
    now = until;
  }
  // Everything that was asked for is said, in that time.
  void speak(int ms) {
    tell(visit::SpeechBegan{++generation_});
    pass(ms);
    tell(visit::SpeechEnded{generation_});
  }
  std::string welcome_line() {
    support::GridMeasure measure;
    const visit::View view = visit::view(house_, model, measure);
    // That nothing is heard is a fact and always drawn; how to go on is guidance.
    const scene::Node* line = view.scene.find("body.1");
    if (line == nullptr) line = view.scene.find("guidance.2");
    return line == nullptr ? "" : line->words.key;
  }
  void make_voiceless(const std::string& language) { house_.settings.voiceless = {language}; }
  std::vector<std::string> taken() { return std::exchange(said, {}); }

  core::Moment now{1000};
  core::Priority urgency = core::Priority::now;  // of what was said last
  std::vector<std::string> said;
  std::vector<std::string> degraded;  // what the operators were told
  std::vector<core::Event> failed;    // devices that were told of

 private:
  support::Examples examples_;
  visit::House house_;
  std::vector<visit::WakeAt> wakes_;
  std::uint64_t generation_ = 0;
  int made_ = 0;

 public:
  visit::Model model;
};

using Said = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "After fifteen seconds of silence the screen is told again, then shorter, then nothing until it is asked for") {
  Hall hall;
  hall.tell(visit::Begin{});
  hall.speak(6000);
  hall.taken();
  hall.pass(14'900);
  CHECK(hall.taken().empty());
  hall.pass(200);
  CHECK(hall.taken() == Said{"whole"});
  hall.speak(6000);
  hall.pass(14'900);
  CHECK(hall.taken().empty());
  hall.pass(200);
  CHECK(hall.taken() == Said{"heading+shell.prompt.short"});
  hall.speak(4000);
  hall.pass(60'000);
  CHECK(hall.taken().empty());
  hall.tell(visit::Repeat{});
  CHECK(hall.taken() == Said{"whole"});
  hall.speak(6000);
  hall.pass(15'000);
  CHECK(hall.taken() == Said{"whole"});
}

TEST_CASE("A printer that fails is told of the machine, once for each state, whoever stands there") {
  Hall hall;
  for (const char* state : {"ok", "empty", "empty", "ok", "jam"}) hall.tell(visit::PrinterChanged{state});
  REQUIRE(hall.failed.size() == 2);
  for (const core::Event& event : hall.failed) {
    CHECK(event.step.text() == "printer");
    CHECK(event.by == core::EventBy::kiosk);
    CHECK(event.visit.is_nil());
    CHECK(event.service.empty());
  }
}

TEST_CASE("What the kiosk says of itself does not put off the question whether somebody is there") {
  Hall hall;
  hall.tell(visit::Begin{});
  hall.speak(6000);
  hall.pass(15'000);
  hall.speak(6000);
  hall.pass(15'000);
  hall.speak(4000);
  const int spent = 15'000 + 6000 + 15'000 + 4000;
  hall.pass(180'000 - spent - 200);
  CHECK(hall.model.idle == visit::Idle::none);
  hall.pass(400);
  CHECK(hall.model.idle == visit::Idle::asked);
}

TEST_CASE("Nothing is told again while somebody acts, at the welcome, at the goodbye, or while the platform is asked") {
  Hall hall;
  hall.pass(120'000);
  CHECK(hall.taken().empty());
  hall.tell(visit::Begin{});
  hall.speak(2000);
  for (int i = 0; i < 6; ++i) {
    hall.pass(10'000);
    hall.tell(visit::AnyInput{});
  }
  CHECK(hall.taken().empty());
  hall.model.awaiting = visit::Awaiting::fetch;
  hall.speak(2000);
  hall.pass(60'000);
  CHECK(hall.taken().empty());
  hall.model.awaiting = visit::Awaiting::nothing;
  hall.tell(visit::Leave{});
  hall.speak(1000);
  hall.pass(3000);
  CHECK(hall.taken().empty());
  hall.pass(60'000);
  CHECK(hall.model.screen == visit::Screen::welcome);
  CHECK(hall.taken().empty());
}

TEST_CASE("Speech that was paused and left does not keep the kiosk waiting for ever") {
  Hall hall;
  hall.tell(visit::Begin{});
  hall.tell(visit::PauseSpeech{});
  CHECK_FALSE(hall.model.paused);  // nothing was being said
  hall.tell(visit::SpeechBegan{1});
  hall.tell(visit::PauseSpeech{});
  CHECK(hall.model.paused);
  hall.tell(visit::PauseSpeech{});
  CHECK_FALSE(hall.model.paused);
  hall.tell(visit::PauseSpeech{});
  hall.pass(200'000);
  CHECK(hall.model.idle == visit::Idle::asked);
  CHECK_FALSE(hall.model.paused);
}

TEST_CASE("What was paused stays so while a remark is made, and goes on with the next page") {
  Hall hall;
  hall.tell(visit::Begin{});
  hall.tell(visit::SpeechBegan{7});
  hall.tell(visit::PauseSpeech{});
  hall.tell(visit::SetVolume{1});
  hall.tell(visit::SpeechBegan{7});  // the remark, of the generation that it interrupts
  CHECK(hall.model.paused);
  hall.tell(visit::SpeechBegan{8});
  CHECK_FALSE(hall.model.paused);
}

TEST_CASE("The welcome and the goodbye can be paused, and a welcome left so does not stay") {
  Hall hall;
  hall.tell(visit::PauseSpeech{});  // nothing is being said: nobody is taken to stand there
  CHECK(hall.model.visit.is_nil());
  hall.tell(visit::SpeechBegan{1});
  hall.tell(visit::PauseSpeech{});
  CHECK(hall.model.paused);
  CHECK(hall.model.screen == visit::Screen::welcome);
  hall.tell(visit::PauseSpeech{});
  CHECK_FALSE(hall.model.paused);
  hall.tell(visit::PauseSpeech{});
  hall.pass(200'000);
  CHECK(hall.model.idle == visit::Idle::asked);
  CHECK_FALSE(hall.model.paused);
  hall.tell(visit::StillHere{});
  hall.tell(visit::Leave{});
  hall.tell(visit::SpeechBegan{2});
  hall.tell(visit::PauseSpeech{});
  CHECK(hall.model.paused);
  CHECK(hall.model.screen == visit::Screen::goodbye);
  hall.pass(61'000);
  CHECK(hall.model.screen == visit::Screen::welcome);
  CHECK_FALSE(hall.model.paused);
}

TEST_CASE("While the platform is asked, that it goes on is said after a second and then every ten") {
  Hall hall;
  hall.tell(visit::Begin{});
  hall.tell(visit::OpenService{"pension_enquiry"});
  hall.tell(visit::GoOn{});
  hall.tell(visit::CardLaid{core::Json::object({{"id", "990000194001010014"},
                                                {"name", "王建国"},
                                                {"sex", "male"},
                                                {"birth", "1940-01-01"},
                                                {"address", ""},
                                                {"expires", "2039-01-01"}}),
                            true});
  REQUIRE(hall.model.awaiting != visit::Awaiting::nothing);
  hall.taken();
  SECTION("in silence") {
    std::vector<std::int64_t> moments;
    const core::Moment began = hall.now;
    for (int ms = 0; ms < 32'000; ms += 100) {
      hall.pass(100);
      if (!hall.taken().empty()) moments.push_back((hall.now - began).count());
    }
    CHECK(moments == std::vector<std::int64_t>{1000, 11'000, 21'000, 31'000});
  }
  SECTION("the screen's own words are not cut off by it") {
    hall.pass(1000);
    CHECK(hall.taken() == Said{"shell.working.still"});
    CHECK(hall.urgency == core::Priority::when_quiet);
  }
  SECTION("while the screen itself is read it is not said, so that it is never heard twice in a row") {
    hall.tell(visit::SpeechBegan{100});
    hall.pass(14'000);
    CHECK(hall.taken().empty());
    hall.tell(visit::SpeechEnded{100});
    hall.pass(8'000);
    CHECK(hall.taken() == Said{"shell.working.still"});
  }
}

TEST_CASE("Volume goes in steps of 5 dB, rate in eight steps, each change is spoken, and the next visit begins anew") {
  Hall hall;
  hall.tell(visit::Begin{});
  hall.taken();
  hall.tell(visit::SetVolume{1});
  hall.tell(visit::SetRate{2});
  hall.tell(visit::SetVolume{99});
  hall.tell(visit::SetVolume{99});
  hall.tell(visit::SetRate{-5});
  hall.tell(visit::SetRate{-5});
  CHECK(hall.taken() == Said{"shell.sound.louder", "shell.sound.slower", "shell.sound.louder", "shell.sound.loudest",
                             "shell.sound.slower", "shell.sound.slowest"});
  CHECK(hall.model.volume == 4);
  CHECK(hall.model.rate == 0);
  hall.tell(visit::SetClear{true});
  hall.tell(visit::SetAloud{true});
  hall.tell(visit::SetHeardFirst{true});
  CHECK(hall.taken() == Said{"shell.changed.clear.on", "shell.changed.aloud.on", "shell.changed.heard_first.on"});
  hall.tell(visit::Leave{});
  CHECK(hall.model.volume == 0);
  CHECK(hall.model.rate == 3);
  CHECK_FALSE(hall.model.clear);
  CHECK_FALSE(hall.model.aloud);
  CHECK_FALSE(hall.model.heard_first);
}

TEST_CASE("A voice that fails is told to the operators once, and the welcome says so") {
  Hall hall;
  const auto how = [&] { return hall.welcome_line(); };
  CHECK(how() == "shell.welcome.how");
  const std::vector<std::string> all{"zh-Hans", "en"};
  hall.tell(visit::VoiceChanged{false, all, all});
  hall.tell(visit::VoiceChanged{false, all, all});
  CHECK(hall.degraded == std::vector<std::string>{"voice"});  // one fault, one event
  CHECK(how() == "shell.welcome.no_voice");
  hall.tell(visit::VoiceChanged{});
  CHECK(how() == "shell.welcome.how");
  hall.make_voiceless("zh-Hans");
  CHECK(how() == "shell.welcome.no_voice");
}

TEST_CASE("A voice that fails costs its own language only, and recordings stand in for it") {
  Hall hall;
  hall.tell(visit::VoiceChanged{true, {"en"}, {"en"}});
  CHECK(hall.degraded == std::vector<std::string>{"voice.en"});
  CHECK(hall.welcome_line() == "shell.welcome.how");
  hall.tell(visit::UseLanguage{"en"});
  CHECK(hall.welcome_line() == "shell.welcome.no_voice");  // the home screen, reached without the welcome's words
  hall.tell(visit::Leave{});
  hall.pass(120'000);
  hall.tell(visit::VoiceChanged{true, {"en", "zh-Hans"}, {"en"}});
  CHECK(hall.degraded == std::vector<std::string>{"voice.en", "voice.zh_hans"});
  CHECK(hall.welcome_line() == "shell.welcome.how");
}

TEST_CASE("A sound card that is lost is told once each time, and the screen says so until it is back") {
  Hall hall;
  hall.tell(visit::SoundChanged{false});
  hall.tell(visit::SoundChanged{false});
  CHECK(hall.degraded == std::vector<std::string>{"sound"});
  CHECK(hall.welcome_line() == "shell.welcome.no_voice");
  hall.tell(visit::Begin{});
  CHECK(hall.welcome_line() == "shell.welcome.no_voice");  // of the home screen
  hall.tell(visit::Leave{});
  CHECK_FALSE(hall.model.sound_works);  // the next visit finds it no better
  hall.tell(visit::SoundChanged{true});
  hall.pass(120'000);
  CHECK(hall.welcome_line() == "shell.welcome.how");
  hall.tell(visit::SoundChanged{false});
  CHECK(hall.degraded == std::vector<std::string>{"sound", "sound"});
}

TEST_CASE("Loud in headphones does not become loud in the hall") {
  Hall hall;
  hall.tell(visit::Begin{});
  hall.tell(visit::HeadphonesChanged{true});
  hall.tell(visit::SetVolume{4});
  hall.tell(visit::HeadphonesChanged{false});
  CHECK(hall.model.volume == 0);
}
