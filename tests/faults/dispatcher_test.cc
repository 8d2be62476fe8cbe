// The dispatcher whole: threads, store, outbox, client, over real TLS, against a little platform that counts what it did.
#include <unistd.h>

#include <cstdio>
#include <map>
#include <set>
#include <thread>

#include "faults/kiosk.h"
#include "support/planted.h"
#include "vault/fault_disk.h"

using core::Json;
using faults::Choices;
using faults::Kiosk;
using faults::look_into;
using faults::person;
using faults::states;
using platform::AnswerKind;
using platform::Told;

namespace {

// Takes submissions by their id, once each; answers lookups; spoils answers when told to. Written for this test alone.
struct LittlePlatform {
  std::mutex lock;
  std::set<std::string> taken;
  std::atomic<int> effects{0}, submits{0};
  std::atomic<web::Delivery> spoil{web::Delivery::whole};  // of the next submit's answer
  std::atomic<bool> do_business{true};                     // of the next submit
  faults::Line line{[this](const web::Request& request) { return answer(request); }};

  web::Response answer(const web::Request& request) {
    const std::lock_guard held(lock);
    const Json body = core::parse_json(request.body).value();
    const std::string id = body.text("submission_id");
    if (request.path == "/sysapi/submission/lookup") return taken.contains(id) ? done(id) : refused("not_found");
    if (request.path != "/sysapi/certification/submit")
      return envelope(
          "200", Json::object(
                     {{"months", Json(Json::Array{})}, {"bank_tail", "0014"}, {"bank", "银行"}, {"bank_en", "Bank"}}));
    ++submits;
    if (do_business && taken.insert(id).second) ++effects;
    web::Response response = done(id);
    response.delivery = spoil;
    response.bytes = 120;
    spoil = web::Delivery::whole;
    do_business = true;
    return response;
  }
  static web::Response envelope(const std::string& code, Json data) {
    web::Response response;
    response.headers = {{"x-yinling-simulator", "1"}};
    response.body = Json::object({{"code", code}, {"data", std::move(data)}}).dump();
    return response;
  }
  static web::Response done(const std::string& id) {
    return envelope("200", Json::object({{"submission_id", id},
                                         {"operation", "certification.submit"},
                                         {"receipt", "RZ000001"},
                                         {"state", "passed"},
                                         {"certified_on", "2026-11-24"},
                                         {"next_due", "2027-11-24"},
                                         {"back_pay", false}}));
  }
  static web::Response refused(const std::string& reason) {
    return envelope("300", Json::object({{"reason", reason}}));
  }
};

}  // namespace

TEST_CASE("a submission is committed, delivered and told with the receipt") {
  support::TemporaryFolder data;
  LittlePlatform platform;
  {
    Kiosk kiosk(data.path(), platform.line.url());
    kiosk.submit();
    REQUIRE(kiosk.hears(AnswerKind::delivered));
    CHECK(kiosk.told.front().kind == AnswerKind::committed);
    CHECK(kiosk.told.back().reply.text("receipt") == "RZ000001");
    CHECK(kiosk.told.back().simulator);
    CHECK(kiosk.dispatcher->wait_until_idle(2000));
    kiosk.dispatcher->call(9, "pension.months", Json::object({}));
    CHECK(kiosk.hears(AnswerKind::call_answered));
    kiosk.dispatcher->wipe();
    CHECK(kiosk.dispatcher->wait_until_idle(2000));
  }
  CHECK(platform.effects == 1);
  CHECK(states(data.path()).empty());
  vault::Store store = look_into(data.path());
  CHECK(journal::verify(store).value().broken.empty());
  CHECK(journal::entries(store).value().back().event.text("kind") == "submission_delivered");
}

TEST_CASE("each way in which an answer can be lost ends with one effect and a true word") {
  const auto spoil = GENERATE(web::Delivery::hang, web::Delivery::cut, web::Delivery::reset);
  const bool done_there = GENERATE(true, false);
  support::TemporaryFolder data;
  LittlePlatform platform;
  platform.spoil = spoil;
  platform.do_business = done_there;
  Kiosk kiosk(data.path(), platform.line.url());
  kiosk.submit();
  REQUIRE(kiosk.hears(AnswerKind::delivered));
  CHECK(platform.effects == 1);
  CHECK(platform.submits == (done_there ? 1 : 2));
}

TEST_CASE("without a line: what may wait is queued and goes when the line is back, the rest is taken back") {
  support::TemporaryFolder data;
  LittlePlatform platform;
  Kiosk kiosk(data.path(), platform.line.url());
  kiosk.dispatcher->set_line(platform::Line::down);
  kiosk.submit(false);
  CHECK(kiosk.hears(AnswerKind::delivery_not_sent));
  kiosk.submit(true);
  CHECK(kiosk.hears(AnswerKind::delivery_queued));
  kiosk.dispatcher->call(3, "pension.months", Json::object({}));
  CHECK(kiosk.hears(AnswerKind::call_not_sent));
  CHECK(platform.submits == 0);
  CHECK(kiosk.dispatcher->wait_until_idle(1000));
  kiosk.dispatcher->set_line(platform::Line::up);
  CHECK(kiosk.hears(AnswerKind::delivered));
  CHECK(platform.effects == 1);
}

// The process that is killed: the same program, this hidden case, told by its environment what to do and when to die. It
// prints "promised ID" the moment the commit is told, as a screen would say it.
TEST_CASE("child", "[.child]") {
  const auto told = [](const char* name) { return std::string(::getenv(name) != nullptr ? ::getenv(name) : ""); };
  const std::string moment = told("CHILD_DIES");
  const auto die_at = [moment](const std::string& here) {
    if (moment == here) ::_exit(0);
  };
  Choices choices;
  choices.ca = told("CHILD_CA");
  choices.transport = [die_at](const platform::HttpRequest& request) {
    const bool look_up = request.url.ends_with("/submission/lookup");
    die_at(look_up ? "looking up" : "before sending");
    platform::HttpReply reply = platform::post(request);
    die_at(look_up ? "looked up" : "after sending");
    return reply;
  };
  choices.also_tell = [die_at](const Told& one) {
    if (one.kind == AnswerKind::committed) {
      std::printf("promised\n");
      std::fflush(stdout);
      die_at("committed");
    }
    if (one.kind == AnswerKind::delivered) die_at("delivered");
    if (one.kind == AnswerKind::delivery_queued) die_at("queued");
  };
  Kiosk kiosk(told("CHILD_FOLDER"), told("CHILD_URL"), choices);
  if (moment.starts_with("us ")) {
    std::thread([life = std::stoi(moment.substr(3))] {
      std::this_thread::sleep_for(std::chrono::microseconds(life));
      ::_exit(0);
    }).detach();
  }
  if (moment == "queued") kiosk.dispatcher->set_line(platform::Line::down);
  kiosk.submit(moment == "queued");
  (void)kiosk.hears(AnswerKind::delivered, 5);
  ::_exit(0);
}

namespace {

struct Death {
  bool promised = false;
  std::string state;  // of the outbox row afterwards; "" when there is none
};

Death die(const std::string& moment, const std::filesystem::path& data, const LittlePlatform& platform) {
  const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
  const auto ran =
      support::run("CHILD_DIES='" + moment + "' CHILD_FOLDER=" + data.string() + " CHILD_URL=" + platform.line.url() +
                   " CHILD_CA=" + faults::Certificates::all().ca + " " + self + " child");
  return {ran.output.find("promised") != std::string::npos,
          std::filesystem::exists(data / "store.db") ? states(data) : ""};
}

// Starts the kiosk again and lets it do what it owes.
void start_again(const std::filesystem::path& data, const LittlePlatform& platform, const std::string& row) {
  Kiosk kiosk(data, platform.line.url());
  for (int i = 0; i < 100 && !row.empty(); ++i) {
    (void)kiosk.dispatcher->wait_until_idle(5000);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    kiosk.dispatcher->set_line(platform::Line::up);  // everything that waits is due at once
    const std::lock_guard held(kiosk.lock);
    if (i > 3 && kiosk.dispatcher->idle()) break;
  }
}

}  // namespace

TEST_CASE("killed in every state of the outbox, a promise is kept once") {
  std::map<std::string, int> kills;
  for (const std::string moment :
       {"committed", "queued", "before sending", "after sending", "looking up", "looked up", "delivered"}) {
    for (const bool silent : {false, true}) {
      support::TemporaryFolder data;
      LittlePlatform platform;
      if (silent || moment.starts_with("look")) platform.spoil = web::Delivery::reset;
      const Death death = die(moment, data.path(), platform);
      CAPTURE(moment, silent, death.state);
      CHECK(death.promised);
      ++kills[death.state];
      start_again(data.path(), platform, death.state);
      CHECK(platform.effects == 1);
      CHECK(states(data.path()) == "delivered");
    }
  }
  CHECK(kills["ready"] > 0);
  CHECK(kills["inflight"] > 0);
  CHECK(kills["unknown"] > 0);
  CHECK(kills["delivered"] > 0);
}

TEST_CASE("killed at random moments, what was promised is done once and what was not is not done") {
  int promised = 0, broken_off = 0;
  for (int round = 0; round < 24; ++round) {
    support::TemporaryFolder data;
    LittlePlatform platform;
    const Death death = die("us " + std::to_string(round * 600), data.path(), platform);
    CAPTURE(round, death.promised, death.state);
    if (death.promised) CHECK_FALSE(death.state.empty());
    (death.state == "delivered" || death.state.empty() ? broken_off : promised) += 1;
    start_again(data.path(), platform, death.state);
    CHECK(platform.effects == (death.state.empty() ? 0 : 1));
    vault::Store store = look_into(data.path());
    CHECK(journal::verify(store).value().broken.empty());
  }
  CHECK(promised + broken_off == 24);
}

TEST_CASE("killed, and the platform has forgotten every id: after its memory's time staff decides") {
  support::TemporaryFolder data;
  LittlePlatform platform;
  const Death death = die("after sending", data.path(), platform);
  REQUIRE(death.state == "inflight");
  CHECK(platform.effects == 1);
  {
    const std::lock_guard held(platform.lock);
    platform.taken.clear();
  }
  Choices choices;
  choices.wall_shift_ms = 25 * std::int64_t{3'600'000};
  choices.correct_clock = true;
  {
    Kiosk kiosk(data.path(), platform.line.url(), choices);
    CHECK(kiosk.dispatcher->wait_until_idle(5000));
  }
  CHECK(platform.effects == 1);
  CHECK(states(data.path()) == "refused");
  vault::Store store = look_into(data.path());
  CHECK(journal::follow_ups(store).value().back().reason == "refused");
}

TEST_CASE("nothing of the person is left after the visit but the sealed, undelivered outbox") {
  support::TemporaryFolder data;
  LittlePlatform platform;
  Kiosk kiosk(data.path(), platform.line.url());
  kiosk.dispatcher->keep(Json::object({{"id", person}}), person);
  kiosk.submit();
  REQUIRE(kiosk.hears(AnswerKind::delivered));
  CHECK(std::filesystem::exists(data.path() / "kept.key"));
  CHECK_FALSE(support::anywhere(data.path(), person));
  support::write_file(data.path() / "planted", "x" + person);  // the search itself must be able to find
  CHECK(support::anywhere(data.path(), person));
  std::filesystem::remove(data.path() / "planted");
  kiosk.dispatcher->wipe();
  REQUIRE(kiosk.dispatcher->wait_until_idle(3000));
  CHECK_FALSE(std::filesystem::exists(data.path() / "kept.key"));
  CHECK_FALSE(std::filesystem::exists(data.path() / "kept.visit"));
  CHECK(std::filesystem::file_size(data.path() / "store.db-wal") == 0);
  CHECK_FALSE(support::anywhere(data.path(), person));
}

TEST_CASE("a visit that a power cut interrupted is there at the next start, and gone after wipe") {
  support::TemporaryFolder data;
  LittlePlatform platform;
  {
    Kiosk kiosk(data.path(), platform.line.url());
    CHECK_FALSE(kiosk.dispatcher->kept_at_start().has_value());
    kiosk.dispatcher->keep(Json::object({{"screen", "review"}}), person);
    REQUIRE(kiosk.dispatcher->wait_until_idle(3000));
  }
  {
    Kiosk kiosk(data.path(), platform.line.url());
    REQUIRE(kiosk.dispatcher->kept_at_start().has_value());
    CHECK(kiosk.dispatcher->kept_at_start()->owner == person);
    CHECK(kiosk.dispatcher->kept_at_start()->visit.text("screen") == "review");
    kiosk.dispatcher->wipe();
    REQUIRE(kiosk.dispatcher->wait_until_idle(3000));
  }
  Kiosk kiosk(data.path(), platform.line.url());
  CHECK_FALSE(kiosk.dispatcher->kept_at_start().has_value());
}

TEST_CASE("a full disk: the commit is honestly refused, and the next one works when there is room") {
  support::TemporaryFolder data;
  LittlePlatform platform;
  vault::FaultDisk disk;
  Choices choices;
  choices.disk = disk.name();
  Kiosk kiosk(data.path(), platform.line.url(), choices);
  REQUIRE(kiosk.dispatcher->wait_until_idle(3000));
  disk.fail_at(1, vault::Fault::full, vault::Lasting::for_ever);
  kiosk.submit();
  REQUIRE(kiosk.hears(AnswerKind::commit_failed));
  CHECK(kiosk.told.back().reason == "STORE_FULL");
  REQUIRE(kiosk.dispatcher->wait_until_idle(3000));
  disk.count_anew();
  kiosk.submit();
  CHECK(kiosk.hears(AnswerKind::delivered));
  CHECK(platform.effects == 1);
}
