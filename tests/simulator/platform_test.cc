// The business of the simulated platform, in the process and under a hand-turned clock: every answer as the contract
// has it.
#include "programs/simulator/platform.h"

#include <catch2/catch.hpp>
#include <set>

#include "programs/simulator/shape.h"
#include "programs/simulator/signing.h"
#include "support/command.h"

using core::Json;

namespace {

core::Json file(const std::string& name) {
  auto parsed = core::parse_json(support::read_file(std::string(SOURCE_DIR) + "/services/platform/" + name), name);
  REQUIRE(parsed.ok());
  return parsed.value();
}

const std::string wang = "990000194001010014", li = "99000019350815002X", shan = "990000192802290037",
                  zhao = "99000019500606004X";
const std::string xie = "990000195211010113", zeng = "990000195510150239", qiu = "990000193809200086";

struct Desk {
  Desk() : contract(core::Contract::parse(file("openapi.json"), "o").value()) { open(); }

  void open() {
    platform.reset();
    auto world = simulator::parse_world(file("people.simulator.json"), "p").value();
    platform.emplace(simulator::Platform::open(simulator::make_gateway("national", world.credentials), world, contract,
                                               simulator::State::open(folder.file("state.db")).value(), "",
                                               [this] { return now_ms; })
                         .value());
  }

  web::Response send(const std::string& operation, const std::string& body) {
    const std::string time = std::to_string(now_ms);
    web::Request request;
    request.method = "POST";
    request.path = "/sysapi" + contract.find(operation)->path;
    request.headers = {
        {"gjzwfwpt_rid", "yinling-trial"},
        {"gjzwfwpt_sid", operation},
        {"gjzwfwpt_rtime", time},
        {"gjzwfwpt_sign", simulator::hmac_sha256_base64("yinling-trial-secret", operation + "yinling-trial" + time)}};
    request.body = body;
    return platform->answer(request);
  }
  // The data of a good answer, judged by the contract; or {"refused": code, "reason": ...}.
  Json ask(const std::string& operation, const Json& body) {
    const auto response = send(operation, body.dump());
    REQUIRE(response.status == 200);
    const auto envelope = core::parse_json(response.body, "answer");
    REQUIRE(envelope.ok());
    CHECK(envelope.value().flag("simulator"));
    const Json data = *envelope.value().find("data");
    if (envelope.value().text("code") == "300") {
      const auto& reasons = contract.find(operation)->refusals;
      const std::string reason = data.text("reason");
      INFO(operation << " " << reason);
      CHECK((reason.empty() || std::find(reasons.begin(), reasons.end(), reason) != reasons.end()));
      return Json::object({{"refused", data.text("code")}, {"reason", reason}});
    }
    CHECK(envelope.value().text("code") == "200");
    // A lookup gives the receipt's members besides its own.
    if (operation != "submission.lookup") {
      const auto finding = simulator::misshapen(contract.find(operation)->response_schema, data, "");
      INFO(operation << finding.value_or(""));
      CHECK(!finding);
    }
    return data;
  }
  Json person(const std::string& operation, const std::string& id) {
    return ask(operation, Json::object({{"person_id", id}}));
  }
  Json certify(const std::string& id, char submission, const std::string& witness = "staff") {
    auto body = Json::object({{"submission_id", std::string(32, submission)}, {"person_id", id}, {"witness", witness}});
    if (witness == "staff") body.set("witness_number", "A07");
    return ask("certification.submit", body);
  }
  Json book(const std::string& id, char submission, const std::string& session) {
    return ask("appointment.book",
               Json::object({{"submission_id", std::string(32, submission)}, {"person_id", id}, {"session", session}}));
  }
  Json counts() {
    web::Request request;
    request.method = "GET";
    request.path = "/admin/counts";
    return core::parse_json(platform->answer(request).body, "counts").value();
  }

  support::TemporaryFolder folder;
  core::Contract contract;
  std::int64_t now_ms = 1'795'500'000'000;  // 2026-11-24 in the hall
  std::optional<simulator::Platform> platform;
};

}  // namespace

TEST_CASE("A certification passes once, and its day and its next day are told") {
  Desk desk;
  CHECK(desk.person("certification.status", wang).text("state") == "due");
  const Json receipt = desk.certify(wang, 'a');
  CHECK(receipt.text("state") == "passed");
  CHECK(receipt.text("submission_id") == std::string(32, 'a'));
  CHECK(receipt.text("certified_on") == "2026-11-24");
  CHECK(receipt.text("next_due") == "2027-11-24");
  const Json status = desk.person("certification.status", wang);
  CHECK(status.text("state") == "done");
  CHECK(status.text("last_day") == "2026-11-24");
}

TEST_CASE("The same submission is the same receipt and one effect; other content under the same id is refused") {
  Desk desk;
  const Json first = desk.certify(wang, 'a');
  CHECK(desk.certify(wang, 'a') == first);
  CHECK(desk.certify(li, 'a').text("refused") == "res-102");
  CHECK(desk.counts().at_pointer("/requests/certification.submit")->integer() == 3);
  CHECK(desk.counts().at_pointer("/effects/certification.submit")->integer() == 1);
}

TEST_CASE("Pruned ids are forgotten, so that a blind repetition shows as a second effect, but the books are kept") {
  Desk desk;
  const Json first = desk.certify(wang, 'a');
  web::Request prune;
  prune.method = "POST";
  prune.path = "/admin/prune";
  CHECK(core::parse_json(desk.platform->answer(prune).body, "").value().whole("forgotten") == 1);
  const Json found = desk.ask("submission.lookup", Json::object({{"submission_id", std::string(32, 'a')}}));
  CHECK(found.text("receipt") == first.text("receipt"));
  CHECK(found.text("operation") == "certification.submit");
  CHECK(desk.ask("submission.lookup", Json::object({{"submission_id", std::string(32, 'b')}})).text("reason") ==
        "not_found");
  CHECK(desk.certify(wang, 'a').text("receipt") != first.text("receipt"));
  CHECK(desk.counts().at_pointer("/effects/certification.submit")->integer() == 2);
}

TEST_CASE("What was taken survives the end of the program") {
  Desk desk;
  const Json first = desk.certify(wang, 'a');
  desk.open();
  CHECK(desk.certify(wang, 'a') == first);
  CHECK(desk.counts().at_pointer("/effects/certification.submit")->integer() == 1);
}

TEST_CASE("Suspended is paid back, pending stays pending, refused has its reason, and proof of life wants a witness") {
  Desk desk;
  CHECK(desk.person("certification.status", shan).text("state") == "suspended");
  CHECK(desk.certify(shan, 'a').flag("back_pay"));
  CHECK(desk.certify(li, 'b').text("state") == "pending");
  CHECK(desk.person("certification.status", li).text("state") == "pending");
  CHECK(desk.certify(xie, 'c').text("reason") == "data_mismatch");
  CHECK(desk.certify(zeng, 'd').text("reason") == "not_entitled");
  CHECK(desk.certify(wang, 'e', "platform").text("state") == "passed");         // the platform knows a trace of him
  CHECK(desk.certify(qiu, 'f', "platform").text("reason") == "data_mismatch");  // and none of her
  CHECK(desk.person("identity.match", wang).flag("matched"));
  CHECK(!desk.person("identity.match", qiu).flag("matched"));
  const auto without =
      Json::object({{"submission_id", std::string(32, '9')}, {"person_id", qiu}, {"witness", "staff"}});
  CHECK(desk.ask("certification.submit", without).text("reason") == "data_mismatch");
  CHECK(desk.counts().at_pointer("/effects/certification.submit")->integer() == 3);
}

TEST_CASE("A one-time code is good once, for five minutes and for five tries") {
  Desk desk;
  const auto check = [&](const std::string& code) {
    const Json said = desk.ask("identity.check_code", Json::object({{"person_id", wang}, {"code", code}}));
    return said.flag("matched") ? std::string("matched") : said.text("reason");
  };
  CHECK(check("246810") == "code_expired");  // none was sent
  desk.person("identity.send_code", wang);
  CHECK(check("111111") == "code_wrong");
  CHECK(check("246810") == "matched");
  CHECK(check("246810") == "code_expired");
  desk.person("identity.send_code", wang);
  desk.now_ms += 5 * 60'000 + 1;
  CHECK(check("246810") == "code_expired");
  desk.person("identity.send_code", wang);
  for (int i = 0; i < 5; ++i) CHECK(check("111111") == "code_wrong");
  CHECK(check("246810") == "code_expired");
}

namespace {

// Everything that a typed number can be answered with, in order: codes wanted too often, tried too often, too late, too early.
std::vector<Json> told_of(Desk& desk, const std::string& number) {
  std::vector<Json> told;
  const auto check = [&](const std::string& code) {
    told.push_back(desk.ask("identity.check_code", Json::object({{"person_id", number}, {"code", code}})));
  };
  const auto send = [&] { told.push_back(desk.person("identity.send_code", number)); };
  check("111111");
  send();
  for (int i = 0; i < 7; ++i) check("111111");
  send();
  check("999999");
  send();
  send();
  check("000000");
  desk.now_ms += 6 * 60'000;
  check("000000");
  send();
  desk.now_ms += 60 * 60'000;
  send();
  check("111111");
  return told;
}

}  // namespace

TEST_CASE("A typed number is answered alike, whoever has it: nobody, somebody without a phone, somebody with one") {
  Desk desk;
  const std::string stranger = "990000192801020019";
  const auto known = told_of(desk, wang);
  CHECK(desk.counts().at_pointer("/effects/message.sent")->integer() == 4);
  CHECK(told_of(desk, qiu) == known);
  CHECK(told_of(desk, stranger) == known);
  // And only to who can have it did a message go out.
  CHECK(desk.counts().at_pointer("/effects/message.sent")->integer() == 4);
  CHECK(desk.counts().at_pointer("/effects/message.to_nobody")->integer() == 8);
  std::set<std::string> reasons;
  for (const Json& one : known) reasons.insert(one.text("reason"));
  CHECK(reasons == std::set<std::string>{"", "code_wrong", "code_expired", "too_often"});
  // The comparison can tell: the right code is answered otherwise.
  Desk other;
  other.person("identity.send_code", wang);
  other.person("identity.send_code", stranger);
  const auto right = [&](const std::string& number) {
    return other.ask("identity.check_code", Json::object({{"person_id", number}, {"code", "246810"}}));
  };
  CHECK(right(wang).flag("matched"));
  CHECK(right(stranger).text("reason") == "code_wrong");
}

TEST_CASE("Three codes an hour for a number, and the next when the first is an hour old") {
  Desk desk;
  for (int i = 0; i < 3; ++i) {
    CHECK(desk.person("identity.send_code", wang).whole("valid_s") == 300);
    desk.now_ms += 60'000;
  }
  CHECK(desk.person("identity.send_code", wang).text("reason") == "too_often");
  CHECK(desk.person("identity.send_code", zhao).whole("valid_s") == 300);  // each number for itself
  desk.now_ms += 57 * 60'000 - 1;
  CHECK(desk.person("identity.send_code", wang).text("reason") == "too_often");
  desk.now_ms += 1;
  CHECK(desk.person("identity.send_code", wang).whole("valid_s") == 300);
  CHECK(desk.person("identity.send_code", wang).text("reason") == "too_often");
}

TEST_CASE("Every person gets an answer to every question that the contract can carry") {
  Desk desk;
  const auto world = simulator::parse_world(file("people.simulator.json"), "p").value();
  for (const auto& person : world.people)
    for (const char* operation :
         {"certification.status", "pension.months", "appointment.bookings", "identity.match", "identity.send_code"})
      desk.person(operation, person.id);
  const Json months = desk.person("pension.months", wang);
  CHECK(months.list("months").size() == 12);
  CHECK(months.list("months")[0].text("month") == "2026-11");
  CHECK(months.list("months")[0].whole("amount_fen") == 325'860);
  CHECK(desk.person("pension.months", shan).list("months")[0].text("state") == "stopped");
}

TEST_CASE("Places are counted down, the same place is not given twice to one person, and a full one not at all") {
  Desk desk;
  const Json hospitals = desk.ask("appointment.hospitals", Json(Json::Object{}));
  CHECK(hospitals.list("items").size() == 3);
  for (const auto& hospital : hospitals.list("items")) {
    const Json departments = desk.ask("appointment.departments", Json::object({{"hospital", hospital.text("id")}}));
    CHECK(!departments.list("items").empty());
    for (const auto& department : departments.list("items"))
      desk.ask("appointment.sessions", Json::object({{"department", department.text("id")}}));
  }
  CHECK(desk.ask("appointment.departments", Json::object({{"hospital", "moon"}})).text("reason") == "not_found");
  CHECK(desk.ask("appointment.sessions", Json::object({{"department", "district_teeth"}})).list("items").empty());

  const Json receipt = desk.book(wang, 'a', "tcm_inner_a_1");  // one place
  CHECK(receipt.text("receipt").find("YY") == 0);
  CHECK(receipt.text("day") == "2026-11-25");
  CHECK(desk.book(wang, 'b', "tcm_inner_a_1").text("reason") == "already_booked");
  CHECK(desk.book(li, 'c', "tcm_inner_a_1").text("reason") == "full");
  const Json left = desk.ask("appointment.sessions", Json::object({{"department", "tcm_inner"}}));
  CHECK(left.list("items").size() == 1);
  CHECK(left.list("items")[0].text("session") == "tcm_inner_a_2");
  CHECK(desk.person("appointment.bookings", wang).list("items").size() == 1);
  CHECK(desk.person("appointment.bookings", zhao).list("items").size() == 1);  // from the file
  CHECK(desk.person("appointment.bookings", wang).list("items")[0].text("number") == receipt.text("receipt"));
}

TEST_CASE("A body that the contract does not allow reaches no business") {
  Desk desk;
  const auto code = [&](const std::string& body) {
    return core::parse_json(desk.send("certification.submit", body).body, "")
        .value()
        .at_pointer("/data/code")
        ->string();
  };
  const std::string id = R"("submission_id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")",
                    who = R"("person_id":"990000194001010014")";
  CHECK(code("") == "res-108");
  CHECK(code("[]") == "res-108");
  CHECK(code("{" + id + "," + id + "," + who + R"(,"witness":"staff"})") == "res-108");
  CHECK(code("{" + id + "," + who + R"(,"Witness":"staff"})") == "res-109");
  for (const std::string& rest : {std::string(R"("witness":"nobody")"), std::string(R"("witness":1)"),
                                  std::string(R"("wit":"x")"), std::string(R"("witness":"staff","more":1)")})
    CHECK(code("{" + id + "," + who + "," + rest + "}") == "res-110");
  CHECK(code(R"({"submission_id":"AAAA",)" + who + R"(,"witness":"staff"})") == "res-110");
  CHECK(code("{" + id + R"(,"person_id":"990000194001010015","witness":"staff"})") == "res-110");
  CHECK(desk.counts().at_pointer("/effects")->members().empty());
}
