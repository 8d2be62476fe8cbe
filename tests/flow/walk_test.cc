// Every walk of the examples, wanderers who press anything, and answers that hang on other answers.
#include <algorithm>
#include <random>
#include <set>

#include "core/schema.h"
#include "flow/walked_service.h"

using core::IdentityLevel;
using core::Json;
using walked::Service;
using walked::Walk;

namespace {

constexpr const char* services[]{"life_certification", "pension_enquiry", "hospital_booking"};

void expect_sane(const Walk& walk) {
  const flow::Wait wait = walk.wait();
  CHECK(wait.of >= wait.number);
  const std::set<std::string> once(walk.session.path.begin(), walk.session.path.end());
  CHECK(once.size() == walk.session.path.size());
  if (walk.session.step != "end") CHECK(wait.step != nullptr);
}

// The day is chosen, the review stands.
Walk at_review(const Service& booking) {
  Walk walk(booking);
  walk.take(flow::GoOn{});
  walk.take(flow::ForWhom{"self"});
  walk.proved(IdentityLevel::present);
  walk.answered("appointment.bookings", "none");
  walk.answered("appointment.hospitals", "some");
  walk.take(flow::Give{"hospital", "h_one"});
  walk.answered("appointment.departments", "some");
  walk.take(flow::Give{"department", "heart"});
  walk.answered("appointment.sessions", "some");
  walk.take(flow::Give{"session", "s_a"});
  REQUIRE(walk.session.step == "check");
  return walk;
}

// The input a wanderer gives: now and then one that fits, otherwise anything.
flow::Input wander(const Walk& walk, std::mt19937& dice) {
  const auto roll = [&](int sides) { return static_cast<int>(dice() % static_cast<unsigned>(sides)); };
  const flow::Step* step = walk.wait().step;
  if (roll(3) != 0 && step != nullptr) {
    if (!step->field.empty()) {
      const auto offered = flow::options_of(*step, walk.session, walk.person, "zh-Hans");
      if (!offered.empty()) return flow::Give{step->field, offered[dice() % offered.size()].value};
      return flow::Decline{};
    }
    if (!step->operation.empty()) {
      const Json* replies = walk.service.examples.find("replies")->find(step->operation);
      return flow::Answered{replies->members()[dice() % replies->members().size()].second};
    }
    if (step->kind == flow::StepKind::for_whom) return flow::ForWhom{roll(4) == 0 ? "family" : "self"};
    if (step->kind == flow::StepKind::review && roll(2) == 0)
      for (const flow::LinePlan& line : step->lines)
        if (!line.changes.empty() && roll(2) == 0) return flow::Change{line.changes};
    return flow::GoOn{};
  }
  switch (roll(11)) {
    case 0: return flow::GoOn{};
    case 1: return flow::Decline{};
    case 2: return flow::ForWhom{"nobody"};
    case 3: return flow::Give{"hospital", "made_up"};
    case 4: return flow::Give{"session", Json(7)};
    case 5: return flow::Change{"hospital"};
    case 6: return flow::Answered{Json("not an object")};
    case 7: return flow::RefusedBy{"a_reason_of_its_own", {}};
    case 8: return flow::NoAnswer{roll(2) == 0};
    case 9: return flow::Queued{};
    default: return flow::GoBack{};
  }
}

}  // namespace

TEST_CASE("every walk of the examples is walked, and the counter never grows on the way forward") {
  for (const char* id : services) {
    const Service service(id);
    for (const Json& example : service.examples.list("walks")) {
      INFO(id << " " << example.text("name"));
      Walk walk(service);
      int of = walk.wait().of;
      for (const Json& input : example.list("inputs")) {
        walk.by_example(input);
        expect_sane(walk);
        const bool goes_back = input.find("change") != nullptr;
        if (!goes_back && walk.session.step != "end") CHECK(walk.wait().of <= of);
        of = walk.wait().of;
      }
    }
  }
}

TEST_CASE("the examples answer as the contract says") {
  for (const char* id : services) {
    const Service service(id);
    for (const auto& [operation, replies] : service.examples.map("replies")) {
      REQUIRE(support::shipped_contract().find(operation) != nullptr);
      for (const auto& [name, reply] : replies.members()) {
        const auto violations = support::shipped_contract().find(operation)->reply->validate(
            reply, std::string(id) + "/" + operation + "/" + name);
        for (const auto& violation : violations) UNSCOPED_INFO(core::to_line(violation));
        CHECK(violations.empty());
      }
    }
  }
}

TEST_CASE("wanderers never break a session, and always come to an end") {
  for (const char* id : services) {
    const Service service(id);
    for (unsigned seed = 1; seed <= 150; ++seed) {
      INFO(id << " seed " << seed);
      std::mt19937 dice(seed);
      Walk walk(service);
      for (int i = 0; i < 60 && walk.session.step != "end"; ++i) {
        const flow::Step* step = walk.wait().step;
        if (step != nullptr && step->kind == flow::StepKind::identify && dice() % 2 == 0) {
          walk.proved(step->level);
        } else {
          const flow::Input input = wander(walk, dice);
          const auto moved = flow::resume(service.definition, walk.session, walk.person, input);
          if (moved.ok()) walk.session = walked::through_json(moved.value().session);
        }
        expect_sane(walk);
      }
      // From wherever they are, going on leads out.
      for (int i = 0; i < 80 && walk.session.step != "end"; ++i) {
        const flow::Step* step = walk.wait().step;
        REQUIRE(step != nullptr);
        if (step->kind == flow::StepKind::identify) {
          walk.take(flow::Decline{});
        } else if (step->kind == flow::StepKind::for_whom) {
          walk.take(flow::ForWhom{"self"});
        } else if (!step->field.empty()) {
          const auto offered = flow::options_of(*step, walk.session, walk.person, "en");
          if (offered.empty()) walk.take(flow::Decline{});
          else walk.take(flow::Give{step->field, offered.front().value});
        } else if (!step->operation.empty()) {
          walk.take(flow::NoAnswer{false});
        } else {
          walk.take(flow::GoOn{});
        }
      }
      CHECK(walk.session.step == "end");
    }
  }
}

TEST_CASE("what hung on a changed answer is forgotten to the last") {
  const Service booking("hospital_booking");
  Walk walk = at_review(booking);
  walk.take(flow::Change{"hospital"});
  walk.take(flow::Give{"hospital", "h_two"});
  CHECK(walk.session.step == "departments");
  for (const char* field : {"department", "session"}) {
    CHECK(walk.session.answers.find(field) == nullptr);
    CHECK(walk.session.chosen.find(field) == nullptr);
  }
  CHECK(walk.session.fetched.find("sessions") == nullptr);
  walk.answered("appointment.departments", "some");
  // The department of the other hospital is not taken for an answer.
  CHECK(walk.refusal(flow::GoOn{}) == "INPUT_UNEXPECTED");
  walk.take(flow::Give{"department", "bones"});
  walk.answered("appointment.sessions", "some");
  CHECK(walk.refusal(flow::GoOn{}) == "INPUT_UNEXPECTED");
  walk.take(flow::Give{"session", "s_b"});
  CHECK(walk.session.step == "check");
  expect_sane(walk);
  CHECK(walk.wait().number == at_review(booking).wait().number);
}

TEST_CASE("an answer that a newer reply does not offer any more is not gone on with") {
  const Service booking("hospital_booking");
  Walk walk = at_review(booking);
  walk.take(flow::GoBack{});
  CHECK(walk.session.step == "session");
  CHECK(walk.session.answers.text("session") == "s_a");
  walk.session.fetched.set("sessions", booking.reply("appointment.sessions", "none"));
  CHECK(walk.refusal(flow::GoOn{}) == "INPUT_UNEXPECTED");
}

TEST_CASE("going back gives a step the number it had") {
  const Service booking("hospital_booking");
  Walk walk = at_review(booking);
  const int at_check = walk.wait().number;
  walk.take(flow::GoBack{});
  CHECK(walk.wait().number == at_check - 1);
  walk.take(flow::GoBack{});
  CHECK(walk.session.step == "department");
  CHECK(walk.wait().number == at_check - 2);
  walk.take(flow::Give{"department", "heart"});
  walk.answered("appointment.sessions", "some");
  walk.take(flow::Give{"session", "s_a"});
  CHECK(walk.wait().number == at_check);
}

TEST_CASE("a change that is thought better of returns to the review with nothing changed") {
  const Service booking("hospital_booking");
  Walk walk = at_review(booking);
  const Json before = walk.session.answers;
  walk.take(flow::Change{"department"});
  CHECK(walk.session.step == "department");
  walk.take(flow::GoBack{});
  CHECK(walk.session.step == "check");
  CHECK(walk.session.answers == before);
}

TEST_CASE("who proves life for another is led to a window, and may still come back") {
  const Service certification("life_certification");
  for (const char* whom : {"family", "other"}) {
    Walk walk(certification);
    walk.take(flow::GoOn{});
    walk.take(flow::ForWhom{whom});
    CHECK(walk.wait().step->kind == flow::StepKind::handoff);
    walk.take(flow::GoBack{});
    CHECK(walk.session.step == "whom");
    walk.take(flow::ForWhom{"self"});
    CHECK(walk.session.step == "who");
  }
}

TEST_CASE("an errand that ends at a person is handed over, and can be taken up again") {
  const Service booking("hospital_booking");
  Walk refused = at_review(booking);
  refused.take(flow::GoOn{});
  refused.take(flow::RefusedBy{"full", {}});
  CHECK_FALSE(flow::handed_over(booking.definition, refused.session));
  refused.take(flow::GoOn{});
  CHECK(refused.session.step == "end");
  CHECK(flow::handed_over(booking.definition, refused.session));
  refused.take(flow::GoBack{});
  CHECK(refused.session.step == "full");
  Walk unknown = at_review(booking);
  unknown.take(flow::GoOn{});
  unknown.take(flow::NoAnswer{true});
  unknown.take(flow::GoOn{});
  CHECK(flow::handed_over(booking.definition, unknown.session));
  CHECK(unknown.refusal(flow::GoBack{}) == "INPUT_UNEXPECTED");
  Walk done = at_review(booking);
  done.take(flow::GoOn{});
  done.answered("appointment.book", "booked");
  while (done.session.step != "end") done.session.step == "rate" ? done.take(flow::Decline{}) : done.take(flow::GoOn{});
  CHECK_FALSE(flow::handed_over(booking.definition, done.session));
}

TEST_CASE("a refusal leaves the way back open, a receipt closes it") {
  const Service booking("hospital_booking");
  Walk refused = at_review(booking);
  refused.take(flow::GoOn{});
  refused.take(flow::RefusedBy{"full", {}});
  CHECK(refused.session.step == "full");
  CHECK(refused.session.outcome == "refused");
  refused.take(flow::GoBack{});
  CHECK(refused.session.step == "check");
  Walk done = at_review(booking);
  done.take(flow::GoOn{});
  done.answered("appointment.book", "booked");
  CHECK(done.session.committed);
  CHECK(done.refusal(flow::GoBack{}) == "INPUT_UNEXPECTED");
}

TEST_CASE("a session that was tampered with is refused, never followed") {
  const Service booking("hospital_booking");
  const Json sound = flow::to_json(at_review(booking).session);
  REQUIRE(flow::parse_session(sound).ok());
  for (const char* member : {"service", "version", "step", "answers", "entered_by", "fetched", "chosen", "result"}) {
    Json broken = sound;
    broken.erase(member);
    INFO(member);
    CHECK_FALSE(flow::parse_session(broken).ok());
    broken = sound;
    broken.set(member, Json(Json::Array{}));
    CHECK_FALSE(flow::parse_session(broken).ok());
  }
  Json elsewhere = sound;
  elsewhere.set("step", "nowhere");
  elsewhere.set("path", Json::array({"nowhere", "intro"}));
  const auto parsed = flow::parse_session(elsewhere);
  REQUIRE(parsed.ok());
  CHECK(flow::wait_of(booking.definition, parsed.value(), {}).step == nullptr);
  CHECK_FALSE(flow::resume(booking.definition, parsed.value(), {}, flow::GoOn{}).ok());
  CHECK_FALSE(flow::parse_session(Json("words")).ok());
}
