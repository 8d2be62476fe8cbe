// Answers belong to a person: second cards, the idle question, the end of a visit.
#include "visit/visitor.h"

using std::chrono::seconds;
using support::Visitor;

namespace {

// What a model may still hold when nobody stands there.
visit::Model nobody(const Visitor& visitor) {
  visit::Model model = visit::first_model(visitor.house);
  model.card_lies = visitor.model.card_lies;
  model.card_was_lifted = visitor.model.card_was_lifted;
  return model;
}

void ask_idle(Visitor& visitor) {
  visitor.pass(seconds(visitor.house.norms.idle_s + 1));
  REQUIRE(visitor.screen() == "still_there");
}

}  // namespace

TEST_CASE("A second card starts clean: nothing of the first person is left") {
  Visitor visitor;
  visitor.to_review();
  REQUIRE(visitor.model.person.facts.text("name") == "张建国");
  const core::Id first = visitor.model.visit;
  visitor.send(visit::CardLifted{});
  visitor.lay_card(support::second_id, "李秀兰");
  CHECK(visitor.screen() == "home");
  CHECK_FALSE(visitor.model.session);
  CHECK(visitor.model.person.facts.text("name") == "李秀兰");
  CHECK(visitor.model.person.level == core::IdentityLevel::present);
  CHECK_FALSE(visitor.model.visit == first);
  REQUIRE(visitor.did<visit::Wipe>() != nullptr);
  CHECK(visitor.did<visit::Wipe>()->visit == first);
  CHECK(visitor.noted(core::EventKind::person_changed));
  // Answers to the first person's questions no longer reach anybody.
  const visit::Model before = visitor.model;
  visitor.send(visit::CallAnswered{core::Ticket{first, 3}, core::Json::object({{"matched", true}})});
  CHECK(visitor.model == before);
}

TEST_CASE("A second card after an errand that is done: the visit is written down as finished") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_stored();
  visitor.send(visit::Delivered{ticket, visitor.receipt()});
  visitor.lay_card(support::second_id, "李秀英");
  CHECK(visitor.noted(core::EventKind::person_changed));
  CHECK(visitor.noted(core::EventKind::visit_finished));
  CHECK_FALSE(visitor.noted(core::EventKind::visit_left));
}

TEST_CASE("The same card again is the same person") {
  Visitor visitor;
  visitor.to_review();
  visitor.send(visit::CardLifted{});
  visitor.lay_card();
  CHECK(visitor.screen() == "review");
  CHECK(visitor.model.person.level == core::IdentityLevel::witnessed);
}

TEST_CASE("After three minutes the content is hidden and a question stands there") {
  Visitor visitor;
  visitor.to_review();
  visitor.pass(seconds(visitor.house.norms.idle_s - 2));
  CHECK(visitor.screen() == "review");
  visitor.pass(seconds(3));
  CHECK(visitor.screen() == "still_there");
  CHECK_FALSE(visitor.sees("张"));
  // Whatever a stranger presses, the visit stays hidden.
  for (visit::Message message : std::vector<visit::Message>{
           visit::GoOn{}, visit::GoBack{}, visit::OpenComfort{}, visit::Reveal{"name"}, visit::AnotherErrand{},
           visit::Begin{}, visit::OpenService{"pension_enquiry"}, visit::Digit{'1'}, visit::CallHelp{},
           visit::AnyInput{}, visit::Focus{"still_here"}}) {
    visitor.send(message);
    CHECK(visitor.screen() == "still_there");
  }
}

TEST_CASE("A touch extends the time, without limit") {
  Visitor visitor;
  visitor.tap("begin");
  for (int i = 0; i < 50; ++i) {
    visitor.pass(seconds(visitor.house.norms.idle_s - 5));
    visitor.send(visit::AnyInput{});
  }
  CHECK(visitor.screen() == "home");
  ask_idle(visitor);
  visitor.tap("still_here");
  CHECK(visitor.screen() == "home");
  ask_idle(visitor);
}

TEST_CASE("The time to answer counts from the end of the question's speech") {
  Visitor visitor;
  visitor.tap("begin");
  ask_idle(visitor);
  visitor.speak(seconds(20));
  visitor.pass(seconds(visitor.house.norms.idle_answer_s - 1));
  CHECK(visitor.screen() == "still_there");
  visitor.pass(seconds(2));
  CHECK(visitor.screen() == "welcome");
  CHECK(visitor.model == nobody(visitor));
  CHECK(visitor.noted(core::EventKind::visit_left));
}

TEST_CASE("A proven visit goes on only with its card laid again") {
  Visitor visitor;
  visitor.to_review();
  ask_idle(visitor);
  visitor.tap("still_here");
  CHECK(visitor.screen() == "card_again");
  CHECK_FALSE(visitor.sees("张"));
  visitor.tap("fixed.back");
  CHECK(visitor.screen() == "card_again");
  visitor.send(visit::CardLifted{});
  CHECK(visitor.screen() == "card_again");
  visitor.lay_card();
  CHECK(visitor.screen() == "review");
}

TEST_CASE("After the idle question somebody else's card opens nothing of the first") {
  Visitor visitor;
  visitor.to_review();
  ask_idle(visitor);
  visitor.tap("still_here");
  visitor.lay_card(support::second_id, "李秀兰");
  CHECK(visitor.screen() == "home");
  CHECK_FALSE(visitor.model.session);
}

TEST_CASE("A card that is laid to a guest's idle question begins a visit of its own") {
  Visitor visitor;
  visitor.send(visit::CardLifted{});
  visitor.to_proof();
  visitor.send(visit::SetAloud{true});
  const core::Id first = visitor.model.visit;
  ask_idle(visitor);
  visitor.lay_card(support::second_id, "李秀兰");
  CHECK(visitor.screen() == "home");
  CHECK_FALSE(visitor.model.session);
  CHECK_FALSE(visitor.model.visit == first);
  CHECK(visitor.model.person.facts.text("name") == "李秀兰");
  REQUIRE(visitor.did<visit::Wipe>() != nullptr);
  CHECK(visitor.did<visit::Wipe>()->visit == first);
  CHECK(visitor.noted(core::EventKind::visit_left));
  CHECK_FALSE(visitor.noted(core::EventKind::person_changed));  // nobody was proven before
}

TEST_CASE("The wish to hear everything aloud does not outlive the idle question") {
  Visitor visitor;
  visitor.tap("begin");
  visitor.send(visit::SetAloud{true});
  REQUIRE(visitor.model.aloud);
  ask_idle(visitor);
  CHECK_FALSE(visitor.model.aloud);
  visitor.tap("still_here");
  CHECK_FALSE(visitor.model.aloud);
}

TEST_CASE("Who stays away after the first answer is not waited for without end") {
  Visitor visitor;
  visitor.to_review();
  ask_idle(visitor);
  visitor.speak(seconds(5));
  visitor.pass(seconds(visitor.house.norms.idle_answer_s - 2));
  visitor.tap("still_here");
  // The page about the card is not cut off by the end of the question's time.
  visitor.pass(seconds(5));
  CHECK(visitor.screen() == "card_again");
  visitor.speak(seconds(5));
  visitor.pass(seconds(visitor.house.norms.idle_answer_s + 1));
  CHECK(visitor.screen() == "welcome");
}

TEST_CASE("I am the next person: wiped at once") {
  Visitor visitor;
  visitor.to_review();
  visitor.send(visit::SetTextStep{3});
  ask_idle(visitor);
  visitor.tap("next_person");
  CHECK(visitor.model == nobody(visitor));
  CHECK(visitor.did<visit::Wipe>() != nullptr);
}

TEST_CASE("The idle clock stands still while somebody is spoken to, waited for or printed for") {
  const int idle = 400;
  SECTION("speech") {
    Visitor visitor;
    visitor.tap("begin");
    visitor.send(visit::SpeechBegan{7});
    visitor.pass(seconds(idle));
    CHECK(visitor.screen() == "home");
    visitor.send(visit::SpeechEnded{7});
    visitor.pass(seconds(visitor.house.norms.idle_s + 200));
    CHECK_FALSE(visitor.screen() == "home");
  }
  SECTION("a request") {
    Visitor visitor;
    visitor.to_commit();
    visitor.pass(seconds(idle));
    CHECK(visitor.screen() == "working");
  }
  SECTION("a call for help, until it is answered or given up") {
    Visitor visitor;
    visitor.house.settings.help_fallback_s = 1000;
    visitor.tap("begin");
    visitor.tap("fixed.help");
    visitor.pass(seconds(idle));
    CHECK(visitor.screen() == "help");
  }
}

TEST_CASE("Everything returns to its default after a visit") {
  Visitor visitor;
  visitor.to_review();
  visitor.tap("fixed.comfort");
  visitor.send(visit::SetTextStep{4});
  visitor.send(visit::SetTheme{1});
  visitor.send(visit::SetLow{true});
  visitor.send(visit::SetVolume{3});
  visitor.send(visit::SetRate{6});
  visitor.send(visit::SetAloud{true});
  visitor.tap("comfort.done");
  visitor.send(visit::CardLifted{});
  visitor.tap("fixed.leave");
  CHECK(visitor.screen() == "goodbye");
  CHECK(visitor.model.person == flow::Person{});
  CHECK_FALSE(visitor.model.session);
  CHECK(visitor.model.visit.is_nil());
  visitor.speak(seconds(6));
  visitor.pass(seconds(30));
  CHECK(visitor.screen() == "welcome");
  CHECK(visitor.model == nobody(visitor));
}

TEST_CASE("Nothing personal is seen before it is asked for, and nothing after the visit") {
  Visitor visitor;
  visitor.to_review();
  CHECK_FALSE(visitor.sees("张建国"));
  CHECK_FALSE(visitor.sees(support::first_id));
  bool shown = false;
  const visit::View view = visitor.view();
  for (const auto& [key, meaning] : view.taps)
    if (const auto* reveal = std::get_if<visit::Reveal>(&meaning)) {
      visitor.send(*reveal);
      shown = shown || visitor.sees("张建国") || visitor.sees("990000");
      visitor.send(visit::Conceal{reveal->line});
      CHECK_FALSE(visitor.sees("张建国"));
    }
  CHECK(shown);
}
