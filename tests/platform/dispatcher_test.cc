// The dispatcher's own promises: what is asked in an order is stored in that order, and the visit kept against a power cut
// never lags behind a submission.
#include "platform/dispatcher.h"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <filesystem>
#include <mutex>

#include "support/shipped.h"
#include "vault/bytes.h"

using core::Json;
using platform::AnswerKind;

namespace {

// Without a line: only the store's side is looked at.
struct Kiosk {
  support::TemporaryFolder folder;
  std::mutex lock;
  std::condition_variable changed;
  std::vector<platform::Told> told;
  std::unique_ptr<platform::Dispatcher> dispatcher;

  Kiosk() { start(); }

  void start() {
    dispatcher.reset();
    platform::DispatcherParts parts;
    parts.folder = folder.path();
    parts.journal_schema = {"events", {"CREATE TABLE events(number INTEGER PRIMARY KEY) STRICT"}, {"events"}};
    parts.record = [](vault::Store&, const std::vector<core::Event>&, const core::Day&) -> core::Result<core::Done> {
      return core::Done{};
    };
    parts.profile = platform::parse_profile(support::shipped("config/platform/national.json"), "national.json").value();
    parts.wall_ms = [] { return std::int64_t{1'764'000'000'000}; };
    parts.today = [] { return core::Day{2026, 11, 24}; };
    parts.tell = [this](platform::Told one) {
      const std::lock_guard held(lock);
      told.push_back(std::move(one));
      changed.notify_all();
    };
    parts.transport = [](const platform::HttpRequest&) { return platform::HttpReply{}; };
    dispatcher = platform::Dispatcher::start(std::move(parts)).value();
  }

  platform::Told first_word_on(platform::Token token) {
    dispatcher->commit(token, {},
                       platform::Submission{vault::fresh_id(), "certification.submit", Json(Json::Object{}), true});
    std::unique_lock held(lock);
    const auto found = [&] {
      return std::find_if(told.begin(), told.end(), [&](const auto& one) { return one.token == token; });
    };
    REQUIRE(changed.wait_for(held, std::chrono::seconds(10), [&] { return found() != told.end(); }));
    return *found();
  }
  Json kept(const char* step) const { return Json::object({{"step", step}}); }
};

}  // namespace

TEST_CASE("what was kept last is on the disk when the store is waited for, and survives a start") {
  Kiosk kiosk;
  for (int i = 0; i < 20; ++i) kiosk.dispatcher->keep(kiosk.kept("early"), "owner");
  kiosk.dispatcher->keep(kiosk.kept("late"), "owner");
  REQUIRE(kiosk.dispatcher->wait_until_stored(10'000));
  const auto found = vault::Kept(kiosk.folder.path()).find("owner", 1'764'000'000'000);
  REQUIRE(found.ok());
  REQUIRE(found.value().has_value());
  CHECK(found.value()->text("step") == "late");
  kiosk.start();
  REQUIRE(kiosk.dispatcher->kept_at_start().has_value());
  CHECK(kiosk.dispatcher->kept_at_start()->visit.text("step") == "late");
}

TEST_CASE("a visit that cannot be kept takes its older state with it, or nothing more is promised in it") {
  namespace fs = std::filesystem;
  Kiosk kiosk;
  kiosk.dispatcher->keep(kiosk.kept("review"), "owner");
  REQUIRE(kiosk.dispatcher->wait_until_stored(10'000));
  REQUIRE(fs::exists(kiosk.folder.path() / "kept.visit"));

  SECTION("the older state goes") {
    fs::create_directories(kiosk.folder.path() / "kept.visit.new" / "in_the_way");
    kiosk.dispatcher->keep(kiosk.kept("submit"), "owner");
    REQUIRE(kiosk.dispatcher->wait_until_stored(10'000));
    CHECK_FALSE(fs::exists(kiosk.folder.path() / "kept.visit"));
    CHECK_FALSE(fs::exists(kiosk.folder.path() / "kept.key"));
    CHECK(kiosk.first_word_on(1).kind == AnswerKind::committed);
  }
  SECTION("it cannot go") {
    fs::remove(kiosk.folder.path() / "kept.visit");
    fs::create_directories(kiosk.folder.path() / "kept.visit" / "in_the_way");
    kiosk.dispatcher->keep(kiosk.kept("submit"), "owner");
    const platform::Told word = kiosk.first_word_on(1);
    CHECK(word.kind == AnswerKind::commit_failed);
    CHECK(word.reason == "KEPT_STALE");
    fs::remove_all(kiosk.folder.path() / "kept.visit");
    kiosk.dispatcher->keep(kiosk.kept("submit"), "owner");
    CHECK(kiosk.first_word_on(2).kind == AnswerKind::committed);
  }
}
