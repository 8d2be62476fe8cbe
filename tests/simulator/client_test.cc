// The kiosk's real client against the program, by every profile that is delivered: two codes that know each other only
// by the specifications.
#include "platform/client.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "core/contract.h"
#include "support/command.h"
#include "support/program.h"
#include "vault/bytes.h"

using core::Json;

namespace {

const std::string source = SOURCE_DIR;
const std::string wang = "990000194001010014";

Json file(const std::string& name) {
  auto parsed = core::parse_json(support::read_file(source + "/" + name), name);
  REQUIRE(parsed.ok());
  return parsed.value();
}

template <typename Clock>
std::int64_t ms_of() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

struct Trial {
  explicit Trial(const std::string& profile)
      : program({SIMULATOR, "--listen", "127.0.0.1:0", "--profile", profile, "--people",
                 source + "/services/platform/people.simulator.json", "--contract",
                 source + "/services/platform/openapi.json"}) {
    const auto ready = core::parse_json(program.line(), "ready");
    REQUIRE(ready.ok());
    platform::ClientParts parts;
    parts.profile = platform::parse_profile(file("config/platform/" + profile + ".json"), profile).value();
    parts.credentials = platform::parse_credentials(file("config/credentials.simulator.json"), "credentials").value();
    parts.endpoint = "https://" + ready.value().text("listening");
    parts.ca_file = ready.value().text("ca");
    const auto contract = core::Contract::parse(file("services/platform/openapi.json"), "contract").value();
    parts.operations = contract.operations();
    parts.transport = [](const platform::HttpRequest& request) { return platform::post(request); };
    parts.wall_ms = ms_of<std::chrono::system_clock>;
    parts.steady_ms = ms_of<std::chrono::steady_clock>;
    parts.pause_ms = [](std::int64_t ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); };
    parts.chance = [] { return 0.5; };
    client = std::make_unique<platform::Client>(std::move(parts));
  }

  Json done(const std::string& operation, const Json& body) {
    const auto outcome = client->call(operation, body);
    const auto* accomplished = std::get_if<platform::Accomplished>(&outcome);
    REQUIRE(accomplished != nullptr);
    CHECK(accomplished->simulator);
    return accomplished->reply;
  }

  support::Program program;
  std::unique_ptr<platform::Client> client;
};

}  // namespace

TEST_CASE("The client and the simulator understand each other in every profile") {
  for (const char* profile : {"national", "national-secret", "tif", "zhejiang"}) {
    INFO(profile);
    Trial trial(profile);
    CHECK(trial.done("pension.months", Json::object({{"person_id", wang}})).list("months").size() == 12);
    CHECK(trial.done("appointment.hospitals", Json(Json::Object{})).list("items").size() == 3);

    const core::Id id = vault::fresh_id();
    const Json body = Json::object(
        {{"submission_id", core::to_hex(id)}, {"person_id", wang}, {"witness", "staff"}, {"witness_number", "A07"}});
    const auto delivered = trial.client->deliver("certification.submit", trial.client->frozen(body), id);
    REQUIRE(std::holds_alternative<platform::Accomplished>(delivered));
    const auto found = trial.client->look_up(id, "certification.submit");
    CHECK(found.found == platform::Found::accepted);
    CHECK(found.reply.text("receipt") == std::get<platform::Accomplished>(delivered).reply.text("receipt"));
    CHECK(trial.client->look_up(vault::fresh_id(), "certification.submit").found == platform::Found::not_found);

    const auto refused = trial.client->call("pension.months", Json::object({{"person_id", "990000195510150239"}}));
    REQUIRE(std::holds_alternative<platform::Refused>(refused));
    CHECK(std::get<platform::Refused>(refused).reason == "not_entitled");
  }
}
