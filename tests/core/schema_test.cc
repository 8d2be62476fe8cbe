// Judging files by JSON Schema: every violation at its own place, no keyword ignored, nothing of the file quoted.
#include "core/schema.h"

#include <catch2/catch.hpp>

using core::Json;
using core::Schema;

namespace {

Json json(const char* text) {
  auto parsed = core::parse_json(text, "test");
  REQUIRE(parsed.ok());
  return std::move(parsed).value();
}

Schema schema(const char* text) {
  auto parsed = Schema::parse(json(text), "schema.json");
  REQUIRE(parsed.ok());
  return std::move(parsed).value();
}

std::vector<std::string> places(const std::vector<core::Error>& errors) {
  std::vector<std::string> out;
  for (const core::Error& error : errors) out.push_back(error.where);
  return out;
}

}  // namespace

TEST_CASE("each violation is named at its innermost place") {
  const Schema people = schema(
      R"({"type":"object","required":["people"],"additionalProperties":false,"properties":{"people":{"type":"array",
    "minItems":1,"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1},"age":{"type":"integer","minimum":0}}}}}})");
  CHECK(people.validate(json(R"({"people":[{"name":"a","age":80}]})"), "f.json").empty());
  const auto wrong = people.validate(json(R"({"people":[{"name":"a"},{"name":"b","age":-1}]})"), "f.json");
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].code == "SCHEMA");
  CHECK(wrong[0].where == "f.json:/people/1/age");
  CHECK_FALSE(wrong[0].cure.empty());
  CHECK(places(people.validate(json(R"({"people":[{}]})"), "f.json")) == std::vector<std::string>{"f.json:/people/0"});
  CHECK(places(people.validate(json(R"({"people":[]})"), "f.json")) == std::vector<std::string>{"f.json:/people"});
  CHECK(places(people.validate(json(R"([])"), "f.json")) == std::vector<std::string>{"f.json:"});
  const auto two = people.validate(json(R"({"people":[{"name":""},{"name":"b","age":"x"}]})"), "f.json");
  CHECK(two.size() == 2);
}

TEST_CASE("what was written in the file is never quoted") {
  const Schema number = schema(R"({"type":"object","properties":{"id":{"type":"integer"}}})");
  for (const core::Error& error : number.validate(json(R"({"id":"990000194001010014"})"), "f.json"))
    CHECK(core::to_line(error).find("99000019") == std::string::npos);
}

TEST_CASE("keywords that would be ignored are refused, at any depth") {
  for (const char* text :
       {R"({"requird":["a"]})", R"({"properties":{"a":{"maxLenght":3}}})", R"({"items":{"formats":"date"}})",
        R"({"allOf":[{"type":"object"},{"unevaluatedProperties":false}]})", R"({"definitions":{"d":{"$defs":{}}}})"}) {
    const auto parsed = Schema::parse(json(text), "schema.json");
    INFO(text);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().code == "SCHEMA_KEYWORD");
    CHECK(parsed.error().where.rfind("schema.json:/", 0) == 0);
  }
  // Names of members and sample values are no keywords.
  CHECK(Schema::parse(
            json(R"({"properties":{"requird":{"type":"string"}},"default":{"anything":1},"enum":[{"else":1}]})"), "s")
            .ok());
}

TEST_CASE("a schema that is none is refused without an exception") {
  for (
      const char* text :
      {R"({"type":"nonsense"})", R"({"$ref":"#/definitions/absent"})", R"({"properties":[1]})", R"({"minimum":"many"})",
       R"({"required":"a"})", R"({"pattern":"("})", R"({"pattern":"^(a+)+$"})", R"({"pattern":"^[一-龥]+$"})",
       R"({"patternProperties":{"(a*)*":{}}})", R"({"$ref":"#"})", R"({"$ref":"https://example.org/s.json"})",
       R"({"definitions":{"a":{"$ref":"#/definitions/b"},"b":{"$ref":"#/definitions/a"}},"items":{"$ref":"#/definitions/a"}})"}) {
    INFO(text);
    const auto parsed = Schema::parse(json(text), "schema.json");
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().code == "SCHEMA_SHAPE");
  }
}

TEST_CASE("conditions, references and patterns are obeyed") {
  const Schema step = schema(
      R"({"definitions":{"name":{"type":"string","pattern":"^[a-z_]+$"}},"properties":{"id":{"$ref":"#/definitions/name"},"kind":{"enum":["ask","show"]}},
    "if":{"properties":{"kind":{"const":"ask"}},"required":["kind"]},"then":{"required":["field"]}})");
  CHECK(step.validate(json(R"({"id":"a_b","kind":"show"})"), "f").empty());
  CHECK_FALSE(step.validate(json(R"({"id":"A","kind":"show"})"), "f").empty());
  CHECK_FALSE(step.validate(json(R"({"id":"a","kind":"ask"})"), "f").empty());
  CHECK(step.validate(json(R"({"id":"a","kind":"ask","field":"x"})"), "f").empty());
}

TEST_CASE("a text that would overflow the matcher is a finding, not a crash") {
  const Schema named = schema(R"({"properties":{"id":{"type":"string","pattern":"^[a-z_]+$"},"other":{}}})");
  for (const char* member : {"id", "other"}) {
    const auto wrong = named.validate(Json::object({{member, std::string(60000, 'a')}}), "f.json");
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].where == std::string("f.json:/") + member);
  }
  CHECK_FALSE(named.validate(Json::object({{std::string(60000, 'a'), 1}}), "f.json").empty());
  CHECK(named.validate(Json::object({{"id", std::string(1500, 'a')}}), "f.json").empty());
}
