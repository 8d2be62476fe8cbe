// The dispatcher against the platform simulator as it ships: each of its faults, the truth told, one business effect.
#include <memory>
#include <thread>

#include "faults/kiosk.h"
#include "support/program.h"

using core::Json;
using faults::Choices;
using faults::Kiosk;
using platform::AnswerKind;

namespace {

struct Simulator {
  support::TemporaryFolder folder;
  std::unique_ptr<support::Program> program;
  std::string url, ca;

  std::string profile;

  explicit Simulator(const std::string& gateway = "national") : profile(gateway) {
    const std::string source = SOURCE_DIR;
    program = std::make_unique<support::Program>(std::vector<std::string>{
        SIMULATOR, "--listen", "127.0.0.1:0", "--profile", gateway, "--state", folder.path().string(), "--people",
        source + "/services/platform/people.simulator.json", "--contract", source + "/services/platform/openapi.json"});
    const auto ready = core::parse_json(program->line());
    REQUIRE(ready.ok());
    url = "https://" + ready.value().text("listening");
    ca = ready.value().text("ca");
  }
  Json admin(const std::string& path, const std::string& more = "") const {
    return core::parse_json(
               support::run("curl -s --max-time 4 --cacert " + ca + " " + more + " " + url + "/admin/" + path).output)
        .value();
  }
  void fault(const std::string& operation, const std::string& kind, const std::string& more) const {
    const Json said = admin(
        "faults", R"(--data-binary '[{"operation":")" + operation + R"(","fault":")" + kind + "\"" + more + "}]'");
    REQUIRE(said.whole("faults") == 1);
  }
  int effects() const {
    const Json counts = admin("counts");
    const Json* number = counts.at_pointer("/effects/certification.submit");
    return number == nullptr ? 0 : static_cast<int>(number->integer());
  }
  Choices choices() const {
    Choices made;
    made.ca = ca;
    made.profile = profile;
    return made;
  }
};

}  // namespace

TEST_CASE("the shipped client and the shipped simulator understand each other") {
  Simulator simulator;
  support::TemporaryFolder data;
  Kiosk kiosk(data.path(), simulator.url, simulator.choices());
  kiosk.dispatcher->call(1, "appointment.hospitals", Json::object({}));
  REQUIRE(kiosk.hears_any());
  CHECK(kiosk.told.back().kind == AnswerKind::call_answered);
  CHECK(kiosk.told.back().simulator);
  kiosk.submit();
  REQUIRE(kiosk.hears(AnswerKind::delivered));
  CHECK_FALSE(kiosk.told.back().reply.text("receipt").empty());
  CHECK(simulator.effects() == 1);
}

TEST_CASE("every profile is understood by a gateway of its kind") {
  for (const std::string profile : {"national", "national-secret", "tif", "zhejiang"}) {
    Simulator simulator(profile);
    support::TemporaryFolder data;
    Kiosk kiosk(data.path(), simulator.url, simulator.choices());
    kiosk.dispatcher->call(1, "appointment.hospitals", Json::object({}));
    CAPTURE(profile);
    REQUIRE(kiosk.hears_any());
    CHECK(kiosk.told.back().kind == AnswerKind::call_answered);
    kiosk.submit();
    CHECK(kiosk.hears(AnswerKind::delivered));
    // A refusal comes through with its reason, whatever the envelope looks like.
    kiosk.dispatcher->call(2, "submission.lookup", Json::object({{"submission_id", std::string(32, 'a')}}));
    REQUIRE(kiosk.hears(AnswerKind::call_refused));
    CHECK(kiosk.told.back().reason == "not_found");
    CHECK(simulator.effects() == 1);
  }
}

TEST_CASE("whatever goes wrong with the answer, one effect and the receipt in the end") {
  // Lost once, or answered by nonsense: looked up, and sent again only when it had not arrived.
  for (const std::string kind :
       {"hang", "refuse", "reset", "reset_after", "http_500", "http_503", "http_429", "wrong_envelope", "html",
        "truncated", "duplicate", "no_receipt", "other_receipt", "wrong_shape", "missing_member", "not_utf8",
        "bad_signature", "oversized", "redirect"}) {
    Simulator simulator;
    support::TemporaryFolder data;
    const std::string operation = kind == "refuse" ? "*" : "certification.submit";
    simulator.fault(operation, kind, R"(,"nth":1)");
    Kiosk kiosk(data.path(), simulator.url, simulator.choices());
    const core::Id id = kiosk.submit();
    CAPTURE(kind);
    REQUIRE(kiosk.hears(AnswerKind::delivered));
    CHECK(kiosk.told.back().reply.text("submission_id") == core::to_hex(id));
    CHECK(simulator.effects() == 1);
  }
}

TEST_CASE("a slow answer is waited for, a crawling one is looked up") {
  for (const auto& [kind, ms] : {std::pair<std::string, std::string>{"delay", "800"}, {"slow_bytes", "100"}}) {
    Simulator simulator;
    support::TemporaryFolder data;
    simulator.fault("certification.submit", kind, R"(,"nth":1,"ms":)" + ms);
    Kiosk kiosk(data.path(), simulator.url, simulator.choices());
    kiosk.submit();
    CAPTURE(kind);
    REQUIRE(kiosk.hears(AnswerKind::delivered));
    CHECK(simulator.effects() == 1);
  }
}

TEST_CASE("when nothing of it ever works, the person is not told that it was done") {
  for (const std::string kind : {"http_500", "html", "no_receipt", "other_receipt", "wrong_shape", "missing_member",
                                 "not_utf8", "wrong_envelope", "redirect"}) {
    Simulator simulator;
    support::TemporaryFolder data;
    simulator.fault("*", kind, "");
    Kiosk kiosk(data.path(), simulator.url, simulator.choices());
    kiosk.submit();
    CAPTURE(kind);
    REQUIRE(kiosk.hears(AnswerKind::delivery_unknown));
    CHECK_FALSE(kiosk.heard(AnswerKind::delivered));
  }
  Simulator simulator;
  support::TemporaryFolder data;
  simulator.fault("*", "bad_signature", "");
  Kiosk kiosk(data.path(), simulator.url, simulator.choices());
  kiosk.submit(false);
  REQUIRE(kiosk.hears(AnswerKind::delivery_not_sent));
  CHECK(simulator.effects() == 0);
}

TEST_CASE("a clock that is off is corrected up to ninety seconds, and beyond it nothing is signed and it says so") {
  for (const int shift_s : {60, -60}) {
    Simulator simulator;
    support::TemporaryFolder data;
    Choices choices = simulator.choices();
    choices.wall_shift_ms = shift_s * 1000;
    Kiosk kiosk(data.path(), simulator.url, choices);
    kiosk.submit();
    CHECK(kiosk.hears(AnswerKind::delivered));
  }
  Simulator simulator;
  support::TemporaryFolder data;
  Choices choices = simulator.choices();
  choices.wall_shift_ms = 200'000;
  Kiosk kiosk(data.path(), simulator.url, choices);
  kiosk.submit(false);
  REQUIRE(kiosk.hears(AnswerKind::delivery_not_sent));
  CHECK(kiosk.told.back().reason == "CLOCK");
  CHECK(kiosk.dispatcher->clock_state() == platform::ClockState::refused);
  CHECK(simulator.effects() == 0);
}

TEST_CASE("killed after sending, and the platform's memory of ids is pruned: looked up in its books, done once") {
  Simulator simulator;
  support::TemporaryFolder data;
  simulator.fault("certification.submit", "hang", R"(,"nth":1)");
  {
    Kiosk kiosk(data.path(), simulator.url, simulator.choices());
    kiosk.submit();
    REQUIRE(kiosk.hears(AnswerKind::committed));
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
  }
  CHECK(simulator.effects() == 1);
  (void)simulator.admin("prune", "-X POST");
  CHECK(faults::states(data.path()) != "delivered");
  {
    Kiosk kiosk(data.path(), simulator.url, simulator.choices());
    for (int i = 0; i < 50 && !kiosk.dispatcher->wait_until_idle(100); ++i) continue;
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  }
  CHECK(faults::states(data.path()) == "delivered");
  CHECK(simulator.effects() == 1);
}
