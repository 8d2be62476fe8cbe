// Every way in which a service can be broken is refused with its own code, and with no other.
#include <functional>
#include <set>

#include "core/schema.h"
#include "flow/walked_service.h"

using core::Json;
using walked::step;

namespace {

struct Broken {
  const char* code;
  std::function<void(Json&)> break_it;
};

const std::vector<Broken>& broken() {
  static const std::vector<Broken> list{
      {"FLOW_ID", [](Json& s) { s.set("id", "Hospital 1"); }},
      {"FLOW_VERSION", [](Json& s) { s.set("version", 0); }},
      {"FLOW_NO_STEPS", [](Json& s) { s.set("steps", Json(Json::Array{})); }},
      {"FLOW_STEP_ID", [](Json& s) { step(s, "rate").set("id", "Rate 1"); }},
      {"FLOW_KIND", [](Json& s) { step(s, "booked").set("kind", "dance"); }},
      {"FLOW_WORDS", [](Json& s) { step(s, "booked").erase("heading"); }},
      {"FLOW_GRADE", [](Json& s) { step(s, "hospital").erase("grade"); }},
      {"FLOW_CONDITION",
       [](Json& s) {
         step(s, "like").set("when", Json::object({{"perhaps", "answers.hospital"}}));
       }},
      {"FLOW_FIELD", [](Json& s) { step(s, "session").erase("field"); }},
      {"FLOW_MEANING", [](Json& s) { step(s, "session").erase("meaning"); }},
      {"FLOW_TYPE", [](Json& s) { step(s, "session").set("type", "horoscope"); }},
      {"FLOW_OPTIONS", [](Json& s) { step(s, "session").erase("options_from"); }},
      {"FLOW_LEVEL_MISSING", [](Json& s) { step(s, "who").erase("level"); }},
      {"FLOW_STEP_TWICE", [](Json& s) { step(s, "mine").set("id", "hospitals"); }},
      {"FLOW_ASKED_TWICE", [](Json& s) { step(s, "department").set("meaning", "appointment.hospital"); }},
      {"FLOW_NEXT", [](Json& s) { step(s, "rate").set("next", "nowhere"); }},
      {"FLOW_EXIT",
       [](Json& s) {
         step(s, "who").list("exits");
         step(s, "who").find("exits")->items()[0].set("next", "nowhere");
       }},
      {"FLOW_UNREACHABLE", [](Json& s) { step(s, "intro").set("next", "hospitals"); }},
      {"FLOW_CYCLE", [](Json& s) { step(s, "rate").set("next", "hospital"); }},
      {"FLOW_DEAD_END",
       [](Json& s) {
         s.find("steps")->items().back().set("when", Json::object({{"exists", "answers.hospital"}}));
       }},
      {"FLOW_OPERATION", [](Json& s) { step(s, "hospitals").set("operation", "appointment.castles"); }},
      {"FLOW_WRITE_AS_FETCH",
       [](Json& s) {
         step(s, "send").set("kind", "fetch");
         step(s, "send").set("into", "sent");
       }},
      {"FLOW_READ_AS_SUBMIT",
       [](Json& s) {
         step(s, "send").set("operation", "appointment.sessions");
         step(s, "send").set("send", Json::object({{"department", "answers.department"}}));
       }},
      {"FLOW_SEND", [](Json& s) { step(s, "departments").set("send", Json(Json::Object{})); }},
      {"FLOW_EXIT_MISSING", [](Json& s) { step(s, "session").erase("exits"); }},
      {"FLOW_INTO",
       [](Json& s) {
         Json more = step(s, "hospitals");
         more.set("id", "again");
         more.erase("into");
         auto& steps = s.find("steps")->items();
         steps.insert(steps.begin() + 6, more);
       }},
      {"FLOW_OFFLINE", [](Json& s) { step(s, "send").set("when_offline", "queue"); }},
      {"FLOW_CHANGES", [](Json& s) { step(s, "check").find("lines")->items()[0].set("changes", "mine"); }},
      {"FLOW_PATH", [](Json& s) { step(s, "department").find("options_from")->set("list", "fetched.castles.items"); }},
      {"FLOW_LEVEL",
       [](Json& s) {
         step(s, "whom").set("next", "hospitals");
         step(s, "whom").set("exits", Json::array({Json::object({{"reason", "family"}, {"next", "who"}}),
                                                   Json::object({{"reason", "other"}, {"next", "other_person"}})}));
       }},
      {"FLOW_NO_REVIEW",
       [](Json& s) {
         step(s, "session").set("next", "send");
         step(s, "session").find("exits")->items().push_back(Json::object({{"reason", "look"}, {"next", "check"}}));
         step(s, "check").set("next", "booked");
       }},
      {"FLOW_LINE_ID", [](Json& s) { step(s, "booked").find("lines")->items()[0].erase("id"); }},
  };
  return list;
}

}  // namespace

TEST_CASE("the three services are sound") {
  auto schema = core::Schema::parse(support::shipped("services/service.schema.json"), "service.schema.json");
  REQUIRE(schema.ok());
  for (const char* id : {"life_certification", "pension_enquiry", "hospital_booking"}) {
    const Json service = support::shipped("services/" + std::string(id) + "/service.json");
    const auto violations = schema.value().validate(service, id);
    for (const auto& violation : violations) UNSCOPED_INFO(core::to_line(violation));
    CHECK(violations.empty());
    const auto parsed = flow::parse_definition(service, support::shipped_contract(), id);
    for (const auto& finding : parsed.findings) UNSCOPED_INFO(core::to_line(finding));
    CHECK(parsed.definition.has_value());
  }
}

TEST_CASE("each broken service is refused with its own code") {
  const Json sound = support::shipped("services/hospital_booking/service.json");
  std::set<std::string> codes;
  for (const Broken& each : broken()) {
    Json service = sound;
    each.break_it(service);
    const auto parsed = flow::parse_definition(service, support::shipped_contract(), "service.json");
    walked::expect_refused(parsed, each.code);
    codes.insert(each.code);
  }
  CHECK(codes.size() >= 20);
}

TEST_CASE("what the schema forbids is named by pointer") {
  auto schema = core::Schema::parse(support::shipped("services/service.schema.json"), "service.schema.json");
  REQUIRE(schema.ok());
  Json service = support::shipped("services/hospital_booking/service.json");
  service.find("steps")->items()[0].set("kindd", "intro");
  const auto violations = schema.value().validate(service, "service.json");
  REQUIRE_FALSE(violations.empty());
  CHECK(violations[0].code == "SCHEMA");
  CHECK(violations[0].where.find("service.json:/steps/0") == 0);
}

TEST_CASE("a misspelt schema keyword is refused instead of ignored") {
  auto schema = core::Schema::parse(Json::object({{"type", "object"}, {"requird", Json::array({"a"})}}), "s.json");
  REQUIRE_FALSE(schema.ok());
  CHECK(schema.error().code == "SCHEMA_KEYWORD");
  CHECK(schema.error().where == "s.json:/requird");
}
