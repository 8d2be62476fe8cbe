// A service of the tree with its examples, walked input by input; the session goes through JSON between any two of them, as
// it does when the power fails between two screens.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "core/contract.h"
#include "flow/session.h"
#include "support/shipped.h"

namespace walked {

inline flow::Session through_json(const flow::Session& session) {
  auto text = core::parse_json(flow::to_json(session).dump(), "session");
  REQUIRE(text.ok());
  auto back = flow::parse_session(text.value());
  REQUIRE(back.ok());
  REQUIRE(back.value() == session);
  return std::move(back).value();
}

struct Service {
  explicit Service(const std::string& id) : examples(support::shipped("services/" + id + "/examples.json")) {
    auto parsed =
        flow::parse_definition(support::shipped("services/" + id + "/service.json"), support::shipped_contract(), id);
    REQUIRE(parsed.definition.has_value());
    definition = std::move(*parsed.definition);
  }

  flow::Person person(core::IdentityLevel level) const {
    flow::Person someone;
    someone.level = level;
    if (level == core::IdentityLevel::guest) return someone;
    someone.facts = *examples.find("person");
    someone.how = "card";
    if (level == core::IdentityLevel::witnessed) someone.witness = "staff";
    return someone;
  }

  core::Json reply(const std::string& operation, const std::string& name) const {
    const core::Json* found = examples.find("replies")->find(operation);
    REQUIRE(found != nullptr);
    REQUIRE(found->find(name) != nullptr);
    return *found->find(name);
  }

  core::Json examples;
  flow::Definition definition;
};

// One person in one service; `take` demands that the step accepts the input.
struct Walk {
  explicit Walk(const Service& from) : service(from), session(flow::start(from.definition)) {}

  void take(const flow::Input& input) {
    auto moved = flow::resume(service.definition, session, person, input);
    INFO("at " + session.step);
    REQUIRE(moved.ok());
    session = through_json(moved.value().session);
  }
  std::string refusal(const flow::Input& input) const {
    const flow::Session before = session;
    const auto moved = flow::resume(service.definition, session, person, input);
    CHECK(session == before);
    return moved.ok() ? "" : moved.error().code;
  }
  void proved(core::IdentityLevel level) {
    person = service.person(level);
    take(flow::Identified{person});
  }
  void answered(const std::string& operation, const std::string& name) {
    take(flow::Answered{service.reply(operation, name)});
  }
  // One input of examples.json.
  void by_example(const core::Json& input) {
    const auto& [verb, value] = input.members().front();
    if (verb == "go_on") return take(flow::GoOn{});
    if (verb == "decline") return take(flow::Decline{});
    if (verb == "for_whom") return take(flow::ForWhom{value.string()});
    if (verb == "identified") return proved(core::parse_identity_level(value.string()).value());
    if (verb == "refused") return take(flow::RefusedBy{value.string(), {}});
    if (verb == "no_answer") return take(flow::NoAnswer{value.string() == "sent"});
    if (verb == "change") return take(flow::Change{value.string()});
    if (verb == "give") return take(flow::Give{value.members().front().first, value.members().front().second});
    REQUIRE(verb == "answered");
    const auto slash = value.string().find('/');
    answered(value.string().substr(0, slash), value.string().substr(slash + 1));
  }
  flow::Wait wait() const { return flow::wait_of(service.definition, session, person); }

  const Service& service;
  flow::Session session;
  flow::Person person;
};

// The step of a service's file, to be broken.
inline core::Json& step(core::Json& service, const std::string& id) {
  for (core::Json& each : service.find("steps")->items())
    if (each.text("id") == id) return each;
  FAIL("no step " + id);
  return service;
}

// A service that was broken in one way is refused for that and for nothing else, each time with a place and a cure.
inline void expect_refused(const flow::Parsed& parsed, const char* code) {
  INFO(code);
  CHECK_FALSE(parsed.definition.has_value());
  REQUIRE_FALSE(parsed.findings.empty());
  for (const auto& finding : parsed.findings) {
    INFO(core::to_line(finding));
    CHECK(finding.code == code);
    CHECK(finding.where.rfind("service.json:/", 0) == 0);
    CHECK_FALSE(finding.cure.empty());
  }
}

}  // namespace walked
