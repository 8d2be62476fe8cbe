// Faults strike whom, when and as often as the file says, and a file that is wrong is refused with its place.
#include "programs/simulator/faults.h"

#include <catch2/catch.hpp>

#include "support/command.h"

using simulator::FaultKind;

namespace {

const std::vector<std::string> known{"certification.submit", "pension.months"};

core::Result<std::vector<simulator::Fault>> parse(const std::string& text) {
  auto document = core::parse_json(text, "f");
  if (!document.ok()) return document.error();
  return simulator::parse_faults(document.value(), "f", known);
}

std::string strikes(simulator::FaultPlan& plan, const std::string& operation, int count) {
  std::string seen;
  for (int i = 0; i < count; ++i) {
    const auto fault = plan.strike(operation);
    seen += fault ? std::string(name_of(fault->kind)) + " " : "- ";
  }
  return seen;
}

}  // namespace

TEST_CASE("nth strikes once, from and times a stretch, neither always; the first in the list wins") {
  simulator::FaultPlan plan;
  plan.replace(parse(R"([{"operation":"certification.submit","nth":2,"fault":"hang"},
                         {"operation":"certification.submit","from":2,"times":2,"fault":"http_503"},
                         {"operation":"pension.months","fault":"html"}])")
                   .value());
  CHECK(strikes(plan, "certification.submit", 5) == "- hang http_503 - - ");
  CHECK(strikes(plan, "pension.months", 2) == "html html ");
  plan.replace(parse(R"([{"operation":"*","nth":3,"fault":"delay","ms":5}])").value());
  CHECK(strikes(plan, "certification.submit", 2) == "- - ");
  CHECK(strikes(plan, "pension.months", 2) == "delay - ");
}

TEST_CASE("Connections are counted apart from requests") {
  simulator::FaultPlan plan;
  plan.replace(parse(R"([{"operation":"*","from":2,"times":1,"fault":"refuse"}])").value());
  CHECK(strikes(plan, "pension.months", 3) == "- - - ");
  CHECK(!plan.strike_connection());
  CHECK(plan.strike_connection());
  CHECK(!plan.strike_connection());
}

TEST_CASE("Every fault has a name that reads back") {
  for (int kind = 0; kind <= static_cast<int>(FaultKind::clock_off); ++kind) {
    const std::string name(name_of(static_cast<FaultKind>(kind)));
    const auto parsed = parse(R"([{"operation":"*","fault":")" + name + R"("}])");
    REQUIRE(parsed.ok());
    CHECK(static_cast<int>(parsed.value().front().kind) == kind);
  }
}

TEST_CASE("A faults file that is wrong is refused with its place") {
  const std::pair<const char*, const char*> cases[] = {
      {R"({})", "f:"},
      {R"([1])", "f:/0"},
      {R"([{"fault":"hang"}])", "f:/0"},
      {R"([{"operation":"*"}])", "f:/0"},
      {R"([{"operation":"nothing","fault":"hang"}])", "f:/0/operation"},
      {R"([{"operation":"*","fault":"hangs"}])", "f:/0/fault"},
      {R"([{"operation":"*","fault":"hang","nth":0}])", "f:/0/nth"},
      {R"([{"operation":"*","fault":"hang","nth":1,"times":2}])", "f:/0"},
      {R"([{"operation":"*","fault":"delay","ms":-1}])", "f:/0/ms"},
      {R"([{"operation":"*","fault":"delay","when":1}])", "f:/0/when"},
      {R"([{"operation":"pension.months","fault":"refuse"}])", "f:/0"},
  };
  for (const auto& [text, place] : cases) {
    const auto parsed = parse(text);
    INFO(text);
    REQUIRE(!parsed.ok());
    CHECK(parsed.error().code == "FAULTS_SHAPE");
    CHECK(parsed.error().where == place);
  }
}

TEST_CASE("The example that is delivered is right") {
  const auto parsed = parse(support::read_file(std::string(SOURCE_DIR) + "/services/platform/faults.example.json"));
  CHECK(parsed.ok());
}
