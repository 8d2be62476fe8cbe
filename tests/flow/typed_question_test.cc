// Questions that are answered by digits: what the engine takes, what it refuses, and kinds for which the house has no page.
#include "flow/walked_service.h"
#include "support/typed_service.h"

using core::Json;

namespace {

flow::Definition typed() {
  auto parsed = flow::parse_definition(support::typed_service(), support::shipped_contract(), "typed");
  for (const core::Error& finding : parsed.findings) FAIL_CHECK(core::to_line(finding));
  REQUIRE(parsed.definition);
  return std::move(*parsed.definition);
}

Json with_type(const char* kind, const char* type) {
  Json service = support::typed_service();
  walked::step(service, "rent").set("kind", kind);
  walked::step(service, "rent").set("type", type);
  return service;
}

std::vector<std::string> findings_of(const Json& service) {
  std::vector<std::string> out;
  for (const core::Error& finding : flow::parse_definition(service, support::shipped_contract(), "typed").findings)
    out.push_back(finding.code + " " + finding.where);
  return out;
}

}  // namespace

TEST_CASE("a question for which the house has no page is refused by its own code, at its own place") {
  for (const char* type : {"free_text", "name", "place", "case_number"}) {
    INFO(type);
    CHECK(findings_of(with_type("ask", type)) == std::vector<std::string>{"FLOW_NO_PAGE typed:/steps/2/type"});
  }
  for (const char* type : {"money", "date", "phone", "account", "social_security_card", "resident_id"}) {
    INFO(type);
    CHECK(findings_of(with_type("ask", type)).empty());
    // Chosen from a list is something else than typed.
    CHECK(findings_of(with_type("choose", type)) == std::vector<std::string>{"FLOW_NO_PAGE typed:/steps/2/type"});
  }
}

TEST_CASE("only a choice has options") {
  Json service = support::typed_service();
  walked::step(service, "rent").set("options", Json::array({Json::object({{"value", "much"}, {"label", "title"}})}));
  CHECK(findings_of(service) == std::vector<std::string>{"FLOW_OPTIONS typed:/steps/2"});
}

TEST_CASE("digits are taken in their own shape, refused in any other, changed from the review, and live in JSON") {
  const flow::Definition definition = typed();
  const flow::Person nobody;
  flow::Session session = flow::start(definition);
  const auto give = [&](const char* field, Json value) {
    return flow::resume(definition, session, nobody, flow::Give{field, std::move(value)});
  };
  const std::vector<std::tuple<const char*, Json, std::vector<Json>>> all{
      {"phone", "13900000001", {"", "139 0000", 13900000001.0, "12"}},
      {"since", "1990-05-01", {"19900501", "1990-02-30", 19900501}},
      {"rent", 123'450, {"1234.50", -1, 12.5}},
      {"card", "6222009900990099000", {"6222", "62220099 00990099000", 5}},
      {"insurance", "990000001", {"", "99"}},
      {"partner", "990000192802290037", {"9900001928022900", 18}},
  };
  for (const auto& [field, right, wrong] : all) {
    INFO(field);
    REQUIRE(session.step == field);
    for (const Json& value : wrong) CHECK_FALSE(give(field, value).ok());
    auto moved = give(field, right);
    REQUIRE(moved.ok());
    session = walked::through_json(moved.value().session);
    CHECK(*session.answers.find(field) == right);
  }
  REQUIRE(session.step == "check");
  auto changing = flow::resume(definition, session, nobody, flow::Change{"rent"});
  REQUIRE(changing.ok());
  session = walked::through_json(changing.value().session);
  CHECK(session.step == "rent");
  auto changed = give("rent", 99'900);
  REQUIRE(changed.ok());
  CHECK(changed.value().session.step == "check");
  CHECK(changed.value().session.answers.whole("rent") == 99'900);
  CHECK(changed.value().session.answers.text("phone") == "13900000001");
}
