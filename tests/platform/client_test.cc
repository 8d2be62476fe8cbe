// The client over a transport of the test's own: outcomes, retries, breaker, clock, receipts.
#include "platform/client.h"

#include <catch2/catch.hpp>
#include <deque>
#include <set>

#include "support/command.h"
#include "support/shipped.h"
#include "vault/bytes.h"

using core::Json;
using platform::Accomplished;
using platform::HttpReply;
using platform::HttpRequest;
using platform::Reach;
using platform::Refused;
using platform::Sent;
using platform::Unknown;

namespace {

constexpr std::int64_t noon = 1'764'000'000'000;

HttpReply reply(int status, const std::string& body) {
  HttpReply made;
  made.reach = Reach::answered;
  made.status = status;
  made.body = body;
  return made;
}

HttpReply lost(Reach reach, const std::string& why) {
  HttpReply made;
  made.reach = reach;
  made.why = why;
  return made;
}

HttpReply done(const Json& data) {
  return reply(200, Json::object({{"code", "200"}, {"message", "ok"}, {"data", data}}).dump());
}
HttpReply refused(const std::string& reason, const std::string& error = "") {
  return reply(200,
               Json::object({{"code", "300"}, {"data", Json::object({{"error", error}, {"reason", reason}})}}).dump());
}

const core::Id submission = vault::fresh_id();

// A platform that answers from a list, and a client on a clock that the test turns.
struct World {
  std::deque<HttpReply> answers;
  std::vector<HttpRequest> requests;
  std::vector<std::int64_t> pauses;
  std::int64_t wall = noon, steady = 5000;
  std::optional<std::int64_t> server_wall;  // gives every answer a Date
  platform::Client client;

  explicit World(std::deque<HttpReply> list = {}) : answers(std::move(list)), client(parts(*this)) {}

  static platform::ClientParts parts(World& world) {
    platform::ClientParts made;
    made.profile = platform::parse_profile(support::shipped("config/platform/national.json"), "national.json").value();
    made.credentials = {"rid1", "secret"};
    made.endpoint = "https://platform.test";
    for (const char* id : {"pension.months", "certification.submit", "submission.lookup", "identity.send_code"}) {
      core::Operation operation;
      operation.id = id;
      operation.path = "/" + std::string(id);
      operation.writes = operation.id == "certification.submit";
      made.operations.push_back(operation);
      made.profile.operations[id] = {"sid-" + operation.id, "", platform::Repeat::allowed};
    }
    made.profile.operations["identity.send_code"].repeat = platform::Repeat::never;
    made.transport = [&world](const HttpRequest& request) {
      world.requests.push_back(request);
      HttpReply answer = world.answers.empty() ? lost(Reach::not_sent, "CONNECT") : world.answers.front();
      if (!world.answers.empty()) world.answers.pop_front();
      if (world.server_wall && answer.reach == Reach::answered) answer.server_ms = *world.server_wall / 1000 * 1000;
      return answer;
    };
    made.wall_ms = [&world] { return world.wall; };
    made.steady_ms = [&world] { return world.steady; };
    made.pause_ms = [&world](std::int64_t ms) {
      world.pauses.push_back(ms);
      world.wall += ms;
      world.steady += ms;
      if (world.server_wall) *world.server_wall += ms;
    };
    made.chance = [] { return 0.5; };
    return made;
  }

  std::string read() {
    return tell(client.call("pension.months", Json::object({{"person_id", "990000194001010014"}})));
  }
  std::string write() {
    return tell(client.deliver("certification.submit",
                               Json::object({{"submission_id", core::to_hex(submission)}}).dump(), submission));
  }
  static std::string tell(const platform::Outcome& outcome) {
    if (std::holds_alternative<Accomplished>(outcome)) return "done";
    if (const auto* no = std::get_if<Refused>(&outcome)) return "refused " + no->reason;
    const auto& unknown = std::get<Unknown>(outcome);
    return std::string(unknown.sent == Sent::no ? "not sent " : "maybe ") + unknown.why;
  }
};

Json receipt() { return Json::object({{"submission_id", core::to_hex(submission)}, {"receipt", "RZ000001"}}); }

std::string header(const HttpRequest& request, const std::string& name) {
  for (const auto& [key, value] : request.headers)
    if (key == name) return value;
  return "";
}

}  // namespace

TEST_CASE("a request carries what the national gateway demands") {
  World world({done(Json::object({}))});
  const Json body = Json::object({{"Person_ID", "x"}, {"List", Json::array({Json::object({{"InnerKey", 1}})})}});
  CHECK(World::tell(world.client.call("pension.months", body)) == "done");
  const HttpRequest& request = world.requests.at(0);
  CHECK(request.url == "https://platform.test/sysapi/pension.months");
  CHECK(request.body == R"({"person_id":"x","list":[{"innerkey":1}]})");
  CHECK(header(request, "gjzwfwpt_rid") == "rid1");
  CHECK(header(request, "gjzwfwpt_sid") == "sid-pension.months");
  CHECK(header(request, "gjzwfwpt_rtime") == "1764000000000");
  const auto judged = support::run(
      "printf %s sid-pension.monthsrid11764000000000 | openssl dgst -sha256 -hmac secret -binary | openssl base64 -A");
  CHECK(header(request, "gjzwfwpt_sign") == judged.output);
  for (const auto& [name, value] : request.headers) CHECK(value.find("secret") == std::string::npos);
}

TEST_CASE("the envelope: codes as text or number, unknown codes and pages are no answer") {
  const auto read = [](const std::string& body) {
    World world({reply(200, body), reply(200, body), reply(200, body)});
    return world.read();
  };
  CHECK(read(R"({"code":"200","data":{}})") == "done");
  CHECK(read(R"({"code":200,"data":{}})") == "done");
  CHECK(read(R"({"code":"300","data":{"reason":"not_found"}})") == "refused not_found");
  CHECK(read(R"({"code":300,"data":null})") == "refused other");
  CHECK(read(R"({"code":"300","data":{"reason":"张三 9900"}})") == "refused other");
  for (const char* strange :
       {R"({"code":"999","data":{}})", R"({"errcode":0,"data":{}})", R"({"code":true})", "<html></html>", "", "[]",
        "null", R"({"code":"200","code":"300"})", R"({"code":"200","data":{)", "\xff\xfe"})
    CHECK(read(strange) == "maybe UNREADABLE");
}

TEST_CASE("statuses: who turned us away, who may have obeyed") {
  const auto write = [](const HttpReply& answer) {
    World world({answer, answer, answer});
    const std::string outcome = world.write();
    return outcome + " x" + std::to_string(world.requests.size());
  };
  CHECK(write(reply(500, "")) == "maybe STATUS x1");
  CHECK(write(reply(503, "")) == "maybe STATUS x1");
  CHECK(write(reply(409, "")) == "maybe STATUS x1");
  CHECK(write(reply(302, "")) == "maybe STATUS x1");
  CHECK(write(reply(204, "")) == "maybe UNREADABLE x1");
  CHECK(write(reply(422, "")) == "refused gateway_refused x1");
  CHECK(write(reply(404, "<html></html>")) == "refused gateway_refused x1");
  CHECK(write(reply(401, "")) == "not sent TURNED_AWAY x3");
  CHECK(write(reply(429, "")) == "not sent TURNED_AWAY x3");
  CHECK(write(refused("", "api-106")) == "not sent TURNED_AWAY x3");
  CHECK(write(refused("", "res-102")) == "refused other x1");
  CHECK(write(refused("already_done")) == "refused already_done x1");
  CHECK(write(lost(Reach::not_sent, "DNS")) == "not sent DNS x3");
  CHECK(write(lost(Reach::sent, "CUT")) == "maybe CUT x1");
  CHECK(write(done(receipt())) == "done x1");
}

TEST_CASE("a page of something on the way is no answer to a question, and no fact about anybody") {
  for (const int status : {400, 403, 404, 413, 422, 451}) {
    const HttpReply page = reply(status, "<html><h1>Not Found</h1></html>");
    World world({page, page, page});
    CHECK(world.read() == "maybe STATUS");
    // What the platform itself refuses stays a refusal, whatever the status is.
    HttpReply business = refused("not_entitled");
    business.status = status;
    CHECK(World({business}).read() == "refused not_entitled");
  }
}

TEST_CASE("a receipt that does not carry our id is no receipt") {
  World world(
      {done(Json::object({})), done(Json::object({{"submission_id", std::string(32, 'f')}, {"receipt", "ZZ"}}))});
  CHECK(world.write() == "maybe NO_RECEIPT");
  CHECK(world.write() == "maybe NO_RECEIPT");
}

TEST_CASE("an answer whose data is not what the contract says is no answer") {
  const core::Contract& contract = support::shipped_contract();
  const auto told = [&](const char* id, const Json& data, bool looked_up = false) {
    World world;
    world.answers = {done(data), done(data), done(data)};
    auto parts = World::parts(world);
    parts.operations = contract.operations();
    for (const auto& operation : parts.operations)
      parts.profile.operations[operation.id] = {"sid", "", platform::Repeat::allowed};
    platform::Client client(std::move(parts));
    if (looked_up)
      return std::string(client.look_up(submission, id).found == platform::Found::accepted ? "accepted" : "unanswered");
    const auto* operation = contract.find(id);
    return World::tell(operation->writes ? client.deliver(id, "{}", submission)
                                         : client.call(id, Json(Json::Object{})));
  };
  const Json status = Json::object({{"state", "due"}, {"last_day", "2025-11-24"}, {"next_due", "2026-11-24"}});
  const auto status_but = [&](const char* name, const Json& value) {
    Json changed = status;
    changed.set(name, value);
    return told("certification.status", changed);
  };
  CHECK(told("certification.status", status) == "done");
  CHECK(status_but("more_than_we_asked", 1) == "done");
  CHECK(told("certification.status", Json(Json::Object{})) == "maybe SHAPE");
  CHECK(told("certification.status", Json()) == "maybe SHAPE");
  CHECK(told("certification.status", Json(Json::Array{})) == "maybe SHAPE");
  CHECK(told("certification.status", "due") == "maybe SHAPE");
  CHECK(status_but("state", "alive") == "maybe SHAPE");
  CHECK(status_but("state", 1) == "maybe SHAPE");
  CHECK(status_but("next_due", "") == "maybe SHAPE");
  CHECK(status_but("next_due", "2026-13-01") == "maybe SHAPE");
  CHECK(status_but("next_due", "24.11.2026") == "maybe SHAPE");
  CHECK(told("appointment.hospitals", Json::object({{"items", Json(Json::Array{})}})) == "done");
  CHECK(told("appointment.hospitals", Json::object({{"items", Json::array({Json::object({{"id", "a"}})})}})) ==
        "maybe SHAPE");

  Json receipt = Json::object({{"submission_id", core::to_hex(submission)},
                               {"receipt", "RZ000001"},
                               {"state", "passed"},
                               {"certified_on", "2026-11-24"},
                               {"next_due", "2027-11-24"},
                               {"back_pay", false}});
  CHECK(told("certification.submit", receipt) == "done");
  receipt.set("operation", "certification.submit");
  CHECK(told("certification.submit", receipt, true) == "accepted");
  receipt.set("receipt", "");
  CHECK(told("certification.submit", receipt) == "maybe SHAPE");
  CHECK(told("certification.submit", receipt, true) == "unanswered");
}

TEST_CASE("reads are repeated with jitter and never more than twice") {
  World world({lost(Reach::sent, "CUT"), reply(502, ""), done(Json::object({}))});
  CHECK(world.read() == "done");
  CHECK(world.requests.size() == 3);
  CHECK(world.pauses == std::vector<std::int64_t>{200, 400});
  World dead;
  CHECK(dead.read() == "not sent CONNECT");
  CHECK(dead.requests.size() == 3);
}

TEST_CASE("a question that does harm twice is asked once, unless it surely did not arrive") {
  World world({lost(Reach::sent, "CUT"), done(Json::object({}))});
  CHECK(World::tell(world.client.call("identity.send_code", Json())) == "maybe CUT");
  CHECK(world.requests.size() == 1);
  World line({lost(Reach::not_sent, "CONNECT"), done(Json::object({}))});
  CHECK(World::tell(line.client.call("identity.send_code", Json())) == "done");
}

TEST_CASE("each attempt is signed anew") {
  World world({lost(Reach::not_sent, "CONNECT"), done(Json::object({}))});
  CHECK(world.read() == "done");
  CHECK(header(world.requests[0], "gjzwfwpt_rtime") != header(world.requests[1], "gjzwfwpt_rtime"));
  CHECK(header(world.requests[0], "gjzwfwpt_sign") != header(world.requests[1], "gjzwfwpt_sign"));
}

TEST_CASE("a pause that the platform asks for is kept, a long one is not waited out") {
  HttpReply busy = reply(429, "");
  busy.headers = {{"retry-after", "2"}};
  World world({busy, done(Json::object({}))});
  CHECK(world.read() == "done");
  CHECK(world.pauses == std::vector<std::int64_t>{2000});
  busy.headers = {{"retry-after", "3600"}};
  World later({busy, done(Json::object({}))});
  CHECK(later.read() == "not sent TURNED_AWAY");
  CHECK(later.pauses.empty());
}

TEST_CASE("an operation that fails again and again rests, the others go on") {
  World world;
  for (int i = 0; i < 3; ++i) (void)world.read();
  const std::size_t asked = world.requests.size();
  CHECK(world.read() == "not sent RESTING");
  CHECK(world.requests.size() == asked);
  world.answers = {done(receipt())};
  CHECK(world.write() == "done");
  world.steady += platform::Breaker::open_for_ms;
  world.answers = {done(Json::object({}))};
  CHECK(world.read() == "done");
  CHECK(world.read() == "not sent CONNECT");
}

TEST_CASE("a clock that is off is corrected from the Date header, beyond ninety seconds nothing is signed") {
  World world({refused("", "api-105"), done(Json::object({}))});
  world.server_wall = noon + 60'000;
  CHECK(world.read() == "done");
  CHECK(world.client.clock_state() == platform::ClockState::drifting);
  const std::int64_t signed_at = std::stoll(header(world.requests[1], "gjzwfwpt_rtime"));
  CHECK(std::llabs(signed_at - (noon + 60'000)) <= 1000);

  World far({refused("", "api-105"), done(Json::object({}))});
  far.server_wall = noon - 120'000;
  CHECK(far.read() == "not sent CLOCK");
  CHECK(far.requests.size() == 1);
  CHECK(far.read() == "not sent CLOCK");
  CHECK(far.requests.size() == 1);
  far.wall -= 120'000;  // somebody sets the clock right
  CHECK(far.read() == "done");
}

TEST_CASE("what was not issued is not sent") {
  World world({done(Json::object({}))});
  CHECK(World::tell(world.client.call("nothing.known", Json::object({}))) == "not sent OPERATION");
  CHECK(world.requests.empty());
}

TEST_CASE("a simulator is known by its own word, in the header or in the envelope") {
  HttpReply labelled = done(Json::object({}));
  labelled.headers = {{"x-yinling-simulator", "1"}};
  World world({labelled, reply(200, R"({"code":"200","data":{},"simulator":true})"), done(Json::object({}))});
  CHECK(std::get<Accomplished>(world.client.call("pension.months", Json::object({}))).simulator);
  CHECK(std::get<Accomplished>(world.client.call("pension.months", Json::object({}))).simulator);
  CHECK_FALSE(std::get<Accomplished>(world.client.call("pension.months", Json::object({}))).simulator);
}
