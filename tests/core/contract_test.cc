// The contract of the tree, and every way in which a contract can be broken.
#include "core/contract.h"

#include <catch2/catch.hpp>
#include <functional>

#include "support/shipped.h"

using core::Json;

namespace {

Json contract_file() { return support::shipped("services/platform/openapi.json"); }

Json& post(Json& file, const std::string& path) { return *file.find("paths")->find(path)->find("post"); }
Json& schema_of(Json& holder) { return *holder.find("content")->find("application/json")->find("schema"); }
Json& request_of(Json& file, const std::string& path) { return schema_of(*post(file, path).find("requestBody")); }
Json& reply_of(Json& file, const std::string& path) {
  return schema_of(*post(file, path).find("responses")->find("200"));
}

}  // namespace

TEST_CASE("the contract says what an operation needs, proves and may refuse") {
  const auto parsed = core::Contract::parse(contract_file(), "openapi.json");
  REQUIRE(parsed.ok());
  const core::Contract& contract = parsed.value();
  CHECK_FALSE(contract.version().empty());
  const core::Operation* submit = contract.find("certification.submit");
  REQUIRE(submit != nullptr);
  CHECK(submit->path == "/certification/submit");
  CHECK(submit->writes);
  CHECK_FALSE(submit->may_queue);  // a legal filing never waits
  CHECK(submit->level == core::IdentityLevel::witnessed);
  CHECK_FALSE(submit->refusals.empty());
  CHECK(contract.find("pension.months")->level == core::IdentityLevel::present);
  CHECK(contract.find("appointment.hospitals")->level == core::IdentityLevel::guest);
  CHECK(contract.find("appointment.castles") == nullptr);
  for (const core::Operation& operation : contract.operations())
    for (const core::ContractField& field : operation.request)
      if (field.name == "person_id") CHECK(field.grade == core::Grade::L4);
  // Every reference has been put in place.
  for (const core::Operation& operation : contract.operations()) {
    CHECK(operation.request_schema.dump().find("$ref") == std::string::npos);
    CHECK(operation.response_schema.dump().find("$ref") == std::string::npos);
  }
}

TEST_CASE("a schema of the contract becomes one that the validator obeys") {
  const Json schema = Json::object(
      {{"type", "object"},
       {"required", Json::array({"day"})},
       {"x-yinling-note", "for people"},
       {"properties",
        Json::object(
            {{"day",
              Json::object({{"type", "string"}, {"format", "date"}, {"nullable", true}, {"x-yinling-grade", "L3"}})},
             {"list", Json::object(
                          {{"type", "array"}, {"items", Json::object({{"type", "string"}, {"format", "time"}})}})}})}});
  const auto judged = core::Schema::parse(core::draft_7_of(schema), "reply");
  REQUIRE(judged.ok());
  const auto fits = [&](const char* text) {
    return judged.value().validate(core::parse_json(text).value(), "reply").empty();
  };
  CHECK(fits(R"({"day":"2026-11-24"})"));
  CHECK(fits(R"({"day":null,"list":["08:30"],"more":1})"));
  CHECK_FALSE(fits(R"({"list":[]})"));
  CHECK_FALSE(fits(R"({"day":"today"})"));
  CHECK_FALSE(fits(R"({"day":"2026-11-24","list":["24:00"]})"));
  CHECK_FALSE(core::Schema::parse(schema, "reply").ok());  // as it stands, its own words would be ignored
}

TEST_CASE("keys are lower-case, as the national gateway wants them") {
  const auto parsed = core::Contract::parse(contract_file(), "openapi.json");
  REQUIRE(parsed.ok());
  for (const core::Operation& operation : parsed.value().operations())
    for (const auto* fields : {&operation.request, &operation.response})
      for (const core::ContractField& field : *fields) {
        INFO(operation.id << " " << field.name);
        CHECK(field.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
      }
}

TEST_CASE("a broken contract is refused with its own code and the place") {
  struct Broken {
    const char* code;
    std::function<void(Json&)> break_it;
  };
  const std::vector<Broken> list{
      {"CONTRACT_VERSION", [](Json& f) { f.set("openapi", "2.0"); }},
      {"CONTRACT_METHOD", [](Json& f) { f.find("paths")->find("/pension/months")->erase("post"); }},
      {"CONTRACT_TWICE", [](Json& f) { post(f, "/pension/months").set("operationId", "certification.status"); }},
      {"CONTRACT_EMPTY", [](Json& f) { f.set("paths", Json(Json::Object{})); }},
      {"CONTRACT_ID", [](Json& f) { post(f, "/pension/months").erase("operationId"); }},
      {"CONTRACT_LEVEL", [](Json& f) { post(f, "/pension/months").set("x-yinling-level", "certain"); }},
      {"CONTRACT_SCHEMA", [](Json& f) { post(f, "/pension/months").erase("requestBody"); }},
      {"CONTRACT_SCHEMA",
       [](Json& f) {
         reply_of(f, "/pension/months") = Json::object({{"$ref", "#/components/schemas/absent"}});
       }},
      {"CONTRACT_REFERENCE",
       [](Json& f) {
         reply_of(f, "/pension/months") = Json::object({{"$ref", "https://example.org/all.json"}});
       }},
      {"CONTRACT_GRADE",
       [](Json& f) {
         request_of(f, "/identity/match").find("properties")->members()[0].second =
             Json::object({{"type", "string"}, {"x-yinling-grade", "L9"}});
       }},
      {"CONTRACT_SUBMISSION_ID",
       [](Json& f) { request_of(f, "/appointment/book").find("properties")->erase("submission_id"); }},
      {"CONTRACT_SUBMISSION_ID",
       [](Json& f) { reply_of(f, "/appointment/book").find("properties")->erase("submission_id"); }},
  };
  for (const Broken& each : list) {
    Json file = contract_file();
    each.break_it(file);
    const auto parsed = core::Contract::parse(file, "openapi.json");
    INFO(each.code);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().code == each.code);
    CHECK(parsed.error().where.rfind("openapi.json:/", 0) == 0);
    CHECK_FALSE(parsed.error().cure.empty());
  }
}

TEST_CASE("references that go round are refused, not followed") {
  Json file = contract_file();
  Json loop = Json::object({{"$ref", "#/components/schemas/loop"}});
  Json components = Json::object(
      {{"schemas",
        Json::object({{"loop", Json::object({{"type", "object"},
                                             {"properties", Json::object({{"again", loop}, {"more", loop}})}})}})}});
  file.set("components", components);
  reply_of(file, "/pension/months") = loop;
  const auto parsed = core::Contract::parse(file, "openapi.json");
  REQUIRE_FALSE(parsed.ok());
  CHECK(parsed.error().code == "CONTRACT_SCHEMA");
}
