// The engine, walked by the examples of the services; the session goes through JSON between any two answers.
#include "flow/walked_service.h"

using core::Json;

namespace {

flow::Definition service(const std::string& id) {
  auto parsed =
      flow::parse_definition(support::shipped("services/" + id + "/service.json"), support::shipped_contract(), id);
  REQUIRE(parsed.definition.has_value());
  return std::move(*parsed.definition);
}

flow::Person present() {
  flow::Person person;
  person.level = core::IdentityLevel::present;
  person.facts = Json::object({{"id", "990000194001010014"}, {"name", "张三"}});
  person.how = "card";
  return person;
}

flow::Session go(const flow::Definition& definition, const flow::Session& session, const flow::Person& person,
                 const flow::Input& input) {
  auto moved = flow::resume(definition, session, person, input);
  REQUIRE(moved.ok());
  return walked::through_json(moved.value().session);
}

// At the review of a booking: hospital, department and session chosen.
flow::Session at_review(const flow::Definition& booking) {
  const Json replies = *support::shipped("services/hospital_booking/examples.json").find("replies");
  const auto reply = [&](const char* operation, const char* name) { return *replies.find(operation)->find(name); };
  flow::Session session = flow::start(booking);
  const flow::Person person = present();
  session = go(booking, session, person, flow::GoOn{});
  session = go(booking, session, person, flow::ForWhom{"self"});
  CHECK(session.step == "mine");  // the proof stands already: it is not asked again
  session = go(booking, session, person, flow::Answered{reply("appointment.bookings", "none")});
  session = go(booking, session, person, flow::Answered{reply("appointment.hospitals", "some")});
  session = go(booking, session, person, flow::Give{"hospital", "h_one"});
  session = go(booking, session, person, flow::Answered{reply("appointment.departments", "some")});
  session = go(booking, session, person, flow::Give{"department", "heart"});
  session = go(booking, session, person, flow::Answered{reply("appointment.sessions", "some")});
  session = go(booking, session, person, flow::Give{"session", "s_a"});
  CHECK(session.step == "check");
  return session;
}

}  // namespace

TEST_CASE("the step counter never grows and ends at its own number") {
  const flow::Definition booking = service("hospital_booking");
  flow::Session session = flow::start(booking);
  const flow::Person person = present();
  int of = flow::wait_of(booking, session, person).of;
  const Json replies = *support::shipped("services/hospital_booking/examples.json").find("replies");
  const std::vector<flow::Input> inputs{
      flow::GoOn{}, flow::ForWhom{"self"}, flow::Answered{*replies.find("appointment.bookings")->find("none")},
      flow::Answered{*replies.find("appointment.hospitals")->find("some")}, flow::Give{"hospital", "h_two"}};
  for (const flow::Input& input : inputs) {
    session = go(booking, session, person, input);
    const flow::Wait wait = flow::wait_of(booking, session, person);
    CHECK(wait.of <= of);
    CHECK(wait.number <= wait.of);
    of = wait.of;
  }
}

TEST_CASE("a changed answer returns to the review; an answer others hang on is walked through again") {
  const flow::Definition booking = service("hospital_booking");
  const flow::Person person = present();
  const flow::Session review = at_review(booking);
  flow::Session later = go(booking, review, person, flow::Change{"session"});
  later = go(booking, later, person, flow::Give{"session", "s_b"});
  CHECK(later.step == "check");
  CHECK(later.chosen.find("session")->text("session") == "s_b");
  flow::Session other = go(booking, review, person, flow::Change{"hospital"});
  other = go(booking, other, person, flow::Give{"hospital", "h_two"});
  // The departments of the first hospital are forgotten and asked for anew.
  CHECK(other.step == "departments");
  CHECK(other.fetched.find("departments") == nullptr);
}

TEST_CASE("an answer that is not offered is refused and nothing is lost") {
  const flow::Definition booking = service("hospital_booking");
  flow::Session session = go(booking, at_review(booking), present(), flow::Change{"session"});
  const auto refused = flow::resume(booking, session, present(), flow::Give{"session", "made_up"});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "INPUT_REFUSED");
}

TEST_CASE("a proof of life needs a witness, whatever the card says") {
  const flow::Definition certification = service("life_certification");
  flow::Session session = flow::start(certification);
  session = go(certification, session, present(), flow::GoOn{});
  session = go(certification, session, present(), flow::ForWhom{"self"});
  CHECK(session.step == "who");
  CHECK_FALSE(flow::resume(certification, session, present(), flow::GoOn{}).ok());
  CHECK_FALSE(flow::resume(certification, session, present(), flow::Identified{}).ok());
  flow::Person witnessed = present();
  witnessed.level = core::IdentityLevel::witnessed;
  witnessed.witness = "staff";
  witnessed.witness_number = "0217";
  session = go(certification, session, witnessed, flow::Identified{});
  CHECK(session.step == "status");
}

TEST_CASE("an unknown outcome closes the way back and leads to people") {
  const flow::Definition booking = service("hospital_booking");
  flow::Session session = go(booking, at_review(booking), present(), flow::GoOn{});
  CHECK(session.step == "send");
  const flow::Wait wait = flow::wait_of(booking, session, present());
  CHECK(wait.request.text("session") == "s_a");
  session = go(booking, session, present(), flow::NoAnswer{true});
  CHECK(session.outcome == "unknown");
  CHECK(session.step == "no_answer");
  CHECK_FALSE(flow::resume(booking, session, present(), flow::GoBack{}).ok());
}

TEST_CASE("conditions") {
  flow::Session session = flow::start(service("hospital_booking"));
  session.answers = Json::object({{"hospital", "h_one"}, {"age", 82}});
  const flow::Person person = present();
  const auto holds = [&](flow::Condition::Op op, const char* path, Json value) {
    return flow::holds({op, path, std::move(value), {}}, session, person);
  };
  using Op = flow::Condition::Op;
  CHECK(holds(Op::equals, "answers.hospital", "h_one"));
  CHECK_FALSE(holds(Op::equals, "answers.hospital", "h_two"));
  CHECK(holds(Op::in, "answers.hospital", Json::array({"h_two", "h_one"})));
  CHECK(holds(Op::at_least, "answers.age", 80));
  CHECK_FALSE(holds(Op::at_least, "answers.age", 83));
  CHECK(holds(Op::exists, "person.name", Json()));
  CHECK_FALSE(holds(Op::exists, "fetched.nothing", Json()));
}
