// The courier on a real store, with the line played by the test: what is stored, sent, looked up, told, in which order.
#include "platform/courier.h"

#include <catch2/catch.hpp>
#include <deque>
#include <memory>

#include "support/command.h"
#include "support/planted.h"
#include "vault/bytes.h"
#include "vault/fault_disk.h"

using core::Json;
using platform::AnswerKind;
using platform::Happening;
using platform::JobKind;
using platform::RowState;
using platform::Told;

namespace {

constexpr std::int64_t hour = 3'600'000;
const std::string person = "990000194001010014";

vault::Schema event_schema() {
  return {"events", {"CREATE TABLE events(number INTEGER PRIMARY KEY, kind TEXT NOT NULL) STRICT"}, {"events"}};
}

core::Result<core::Done> record(vault::Store& store, const std::vector<core::Event>& events, const core::Day&) {
  for (const core::Event& event : events)
    TRY_DONE(store.run("INSERT INTO events(kind) VALUES(?1)", {std::string(core::name_of(event.kind))}));
  return core::Done{};
}

// A kiosk whose line is the test itself.
struct Kiosk {
  support::TemporaryFolder folder;
  vault::FaultDisk disk;
  std::optional<vault::Store> store;
  std::unique_ptr<platform::Courier> courier;
  std::deque<platform::Job> jobs;
  std::vector<Told> told;
  std::int64_t wall = 1'764'000'000'000, steady = 0;
  vault::Key key = vault::Key::fresh();

  Kiosk() { start(); }

  // Also after a power cut: whatever was not on the disk is gone.
  void start() {
    courier.reset();
    store.reset();
    jobs.clear();
    told.clear();
    vault::StoreOptions options;
    options.path = folder.path() / "store.db";
    options.schemas = {event_schema(), platform::Outbox::schema()};
    options.disk = disk.name();
    store.emplace(vault::Store::open(options).value());
    platform::CourierParts parts;
    parts.record = record;
    parts.freeze = [](const Json& body) { return body.dump(); };
    parts.wall_ms = [this] { return wall; };
    parts.steady_ms = [this] { return steady; };
    parts.today = [] { return core::Day{2026, 11, 24}; };
    parts.chance = [] { return 0.99; };
    parts.tell = [this](Told one) { told.push_back(std::move(one)); };
    parts.work = [this](platform::Job job) { jobs.push_back(std::move(job)); };
    courier = std::make_unique<platform::Courier>(*store, key, std::move(parts));
    REQUIRE(courier->resume().ok());
  }

  core::Id submit(bool may_queue = false, platform::Token token = 7) {
    const core::Id id = vault::fresh_id();
    core::Event event;
    event.kind = core::EventKind::submission_committed;
    event.visit = vault::fresh_id();
    courier->commit(token, {event},
                    platform::Submission{id, "certification.submit", Json::object({{"person_id", person}}), may_queue});
    return id;
  }
  platform::Job take() {
    REQUIRE_FALSE(jobs.empty());
    platform::Job job = std::move(jobs.front());
    jobs.pop_front();
    return job;
  }
  void answer(const platform::Outcome& outcome) { courier->report(take(), outcome); }
  void answer(const platform::LookUp& found) { courier->report(take(), found); }
  std::string state() {
    const auto rows = store->rows("SELECT state FROM outbox").value();
    return rows.empty() ? "none" : vault::text(rows.front(), 0);
  }
  std::string events() {
    std::string list;
    const auto rows = store->rows("SELECT kind FROM events ORDER BY number").value();
    for (const auto& row : rows) list += (list.empty() ? "" : " ") + vault::text(row, 0);
    return list;
  }
  std::vector<AnswerKind> kinds() const {
    std::vector<AnswerKind> list;
    for (const Told& one : told) list.push_back(one.kind);
    return list;
  }
};

platform::Outcome receipt(const core::Id& id) {
  return platform::Accomplished{Json::object({{"submission_id", core::to_hex(id)}, {"receipt", "RZ000001"}}), true};
}
platform::Outcome silence() { return platform::Unknown{platform::Sent::maybe, "TIMEOUT"}; }
platform::Outcome unsent() { return platform::Unknown{platform::Sent::no, "CONNECT"}; }
platform::LookUp found(platform::Found what, const core::Id& id) {
  return {what, Json::object({{"submission_id", core::to_hex(id)}, {"receipt", "RZ000001"}}), "refused_there", true};
}

}  // namespace

TEST_CASE("the way of a row: what can happen in which state, and nothing else") {
  using platform::after;
  int ways = 0;
  for (const RowState state :
       {RowState::ready, RowState::inflight, RowState::unknown, RowState::delivered, RowState::refused})
    for (int i = 0; i <= static_cast<int>(Happening::lost); ++i)
      if (after(state, static_cast<Happening>(i))) ++ways;
  CHECK(ways == 10);
  CHECK(after(RowState::ready, Happening::sending) == RowState::inflight);
  CHECK(after(RowState::unknown, Happening::sending) == std::nullopt);  // never a blind repetition
  CHECK(after(RowState::unknown, Happening::not_sent) == std::nullopt);
  CHECK(after(RowState::delivered, Happening::sending) == std::nullopt);
}

TEST_CASE("a submission is on the disk, marked in flight, before its bytes are handed out") {
  Kiosk kiosk;
  const core::Id id = kiosk.submit();
  CHECK(kiosk.kinds() == std::vector{AnswerKind::committed});
  CHECK(kiosk.state() == "inflight");
  CHECK(kiosk.jobs.front().frozen ==
        R"({"person_id":"990000194001010014","submission_id":")" + core::to_hex(id) + "\"}");
  CHECK_FALSE(support::anywhere(kiosk.folder.path(), person));
  kiosk.answer(receipt(id));
  CHECK(kiosk.kinds() == std::vector{AnswerKind::committed, AnswerKind::delivered});
  CHECK(kiosk.told.back().reply.text("receipt") == "RZ000001");
  CHECK(kiosk.told.back().simulator);
  CHECK(kiosk.events() == "submission_committed submission_delivered");
  CHECK(vault::bytes(kiosk.store->rows("SELECT body FROM outbox").value().front(), 0).empty());
  REQUIRE(kiosk.courier->forget_visit().ok());
  CHECK(kiosk.state() == "none");
}

TEST_CASE("after silence it is looked up, never repeated blindly") {
  Kiosk kiosk;
  const core::Id id = kiosk.submit();
  kiosk.answer(silence());
  CHECK(kiosk.state() == "unknown");
  CHECK(kiosk.jobs.front().kind == JobKind::look_up);
  SECTION("it was done") {
    kiosk.answer(found(platform::Found::accepted, id));
    CHECK(kiosk.told.back().kind == AnswerKind::delivered);
    CHECK(kiosk.state() == "delivered");
    CHECK(kiosk.jobs.empty());
  }
  SECTION("it was refused there") {
    kiosk.answer(found(platform::Found::refused, id));
    CHECK(kiosk.told.back().kind == AnswerKind::delivery_refused);
    CHECK(kiosk.told.back().reason == "refused_there");
  }
  SECTION("it never arrived: the same bytes go once more") {
    kiosk.answer(found(platform::Found::not_found, id));
    CHECK(kiosk.jobs.front().kind == JobKind::send);
    CHECK(kiosk.jobs.front().submission == id);
    kiosk.answer(receipt(id));
    CHECK(kiosk.told.back().kind == AnswerKind::delivered);
  }
  SECTION("nobody answers: the person is told so, and it is looked up again later") {
    kiosk.answer(found(platform::Found::unanswered, id));
    CHECK(kiosk.told.back().kind == AnswerKind::delivery_unknown);
    CHECK(kiosk.jobs.empty());
    kiosk.steady = *kiosk.courier->next_due();
    kiosk.courier->tick();
    CHECK(kiosk.jobs.front().kind == JobKind::look_up);
    kiosk.answer(found(platform::Found::accepted, id));
    CHECK(kiosk.told.back().kind == AnswerKind::delivered);
  }
  SECTION("never heard of, but the platform may have forgotten: staff") {
    kiosk.wall += 25 * hour;
    kiosk.answer(found(platform::Found::not_found, id));
    CHECK(kiosk.told.back().kind == AnswerKind::delivery_refused);
    CHECK(kiosk.told.back().reason == "too_old");
    CHECK(kiosk.state() == "refused");
    CHECK(kiosk.jobs.empty());
  }
  SECTION("a clock that went backwards is not trusted either") {
    kiosk.wall -= 10 * hour;
    kiosk.answer(found(platform::Found::not_found, id));
    CHECK(kiosk.told.back().reason == "too_old");
  }
}

TEST_CASE("what surely was not sent: kept when it may wait, else taken back and said so") {
  Kiosk kiosk;
  SECTION("may wait") {
    kiosk.submit(true);
    kiosk.answer(unsent());
    CHECK(kiosk.told.back().kind == AnswerKind::delivery_queued);
    CHECK(kiosk.state() == "ready");
    kiosk.steady = *kiosk.courier->next_due();
    kiosk.courier->tick();
    CHECK(kiosk.jobs.front().kind == JobKind::send);
  }
  SECTION("may not wait") {
    kiosk.submit(false);
    kiosk.answer(unsent());
    CHECK(kiosk.told.back().kind == AnswerKind::delivery_not_sent);
    CHECK(kiosk.state() == "none");
    CHECK_FALSE(kiosk.courier->next_due().has_value());
  }
  SECTION("line down") {
    kiosk.courier->set_line(platform::Line::down);
    kiosk.submit(false, 1);
    CHECK(kiosk.told.back().kind == AnswerKind::delivery_not_sent);
    kiosk.submit(true, 2);
    CHECK(kiosk.told.back().kind == AnswerKind::delivery_queued);
    kiosk.courier->call(3, "pension.months", Json());
    CHECK(kiosk.told.back().kind == AnswerKind::call_not_sent);
    CHECK(kiosk.jobs.empty());
    kiosk.courier->set_line(platform::Line::up);
    kiosk.courier->tick();
    CHECK(kiosk.jobs.size() == 1);
  }
}

TEST_CASE("a refusal is final and keeps no body") {
  Kiosk kiosk;
  kiosk.submit();
  kiosk.answer(platform::Refused{"already_done", Json(), true});
  CHECK(kiosk.told.back().kind == AnswerKind::delivery_refused);
  CHECK(kiosk.told.back().reason == "already_done");
  CHECK(kiosk.state() == "refused");
  CHECK(vault::bytes(kiosk.store->rows("SELECT body FROM outbox").value().front(), 0).empty());
}

TEST_CASE("a power cut in every state: the row goes on where it must") {
  Kiosk kiosk;
  SECTION("in flight is looked up") {
    const core::Id id = kiosk.submit();
    kiosk.start();
    CHECK(kiosk.state() == "unknown");
    kiosk.courier->tick();
    CHECK(kiosk.jobs.front().kind == JobKind::look_up);
    SECTION("and delivered when it had arrived") {
      kiosk.answer(found(platform::Found::accepted, id));
      CHECK(kiosk.state() == "delivered");
    }
    SECTION("and sent, by itself, when it had not: it was promised") {
      kiosk.answer(found(platform::Found::not_found, id));
      CHECK(kiosk.state() == "ready");
      kiosk.steady = *kiosk.courier->next_due();
      kiosk.courier->tick();
      CHECK(kiosk.jobs.front().kind == JobKind::send);
      kiosk.answer(unsent());
      CHECK(kiosk.state() == "ready");
    }
    CHECK(kiosk.told.empty());
  }
  SECTION("ready is sent") {
    kiosk.submit(true);
    kiosk.answer(unsent());
    kiosk.start();
    kiosk.courier->tick();
    CHECK(kiosk.jobs.front().kind == JobKind::send);
  }
  SECTION("a visit that goes on hears what became of its submission") {
    const core::Id id = kiosk.submit();
    kiosk.answer(receipt(id));
    kiosk.start();
    kiosk.courier->follow(9, id);
    CHECK(kiosk.told.back().kind == AnswerKind::delivered);
    CHECK(kiosk.told.back().reply.text("receipt") == "RZ000001");
    CHECK(kiosk.told.back().simulator);
    kiosk.courier->follow(10, vault::fresh_id());
    CHECK(kiosk.told.back().kind == AnswerKind::delivery_not_sent);
  }
  SECTION("where the store was damaged meanwhile, nobody knows, and nobody is told that it was not sent") {
    const core::Id id = kiosk.submit();
    kiosk.answer(receipt(id));
    kiosk.courier.reset();
    kiosk.store.reset();
    support::write_file(kiosk.folder.path() / "store.db", std::string(8192, 'x'));
    kiosk.start();
    REQUIRE(kiosk.store->start_report().condition == vault::Condition::salvaged);
    core::Event about;
    about.operation = core::Name::from("certification.submit").value();
    kiosk.courier->follow(9, id, about);
    CHECK(kiosk.told.back().kind == AnswerKind::delivery_unknown);
    CHECK(kiosk.events() == "submission_unknown");  // staff follow it up
  }
  SECTION("a visit that goes on waits for what is still unknown") {
    const core::Id id = kiosk.submit();
    kiosk.start();
    kiosk.courier->follow(9, id);
    kiosk.answer(found(platform::Found::accepted, id));
    REQUIRE(kiosk.told.size() == 1);
    CHECK(kiosk.told.back().token == 9);
    CHECK(kiosk.told.back().kind == AnswerKind::delivered);
  }
}

TEST_CASE("one row that never gets through does not hold up the others") {
  Kiosk kiosk;
  kiosk.submit(true, 1);
  kiosk.answer(unsent());
  const core::Id second = kiosk.submit(true, 2);
  kiosk.answer(receipt(second));
  CHECK(kiosk.told.back().token == 2);
  CHECK(kiosk.told.back().kind == AnswerKind::delivered);
  // An answer shows that the line works: what waits is due at once.
  kiosk.courier->tick();
  CHECK(kiosk.jobs.size() == 1);
}

TEST_CASE("waiting grows, is bounded, and the oldest row tries the line within a minute") {
  Kiosk kiosk;
  kiosk.submit(true, 1);
  kiosk.answer(unsent());
  kiosk.submit(true, 2);
  kiosk.answer(unsent());
  std::int64_t last = kiosk.steady;
  for (int round = 0; round < 40; ++round) {
    kiosk.steady = *kiosk.courier->next_due();
    CHECK(kiosk.steady - last <= 45'000);
    last = kiosk.steady;
    kiosk.courier->tick();
    while (!kiosk.jobs.empty()) kiosk.answer(unsent());
  }
  CHECK(kiosk.steady < 40 * 45'000 + 1);
}

TEST_CASE("ten days without a line: five hundred rows go out once each, the oldest first, one at a time") {
  Kiosk kiosk;
  kiosk.courier->set_line(platform::Line::down);
  std::vector<core::Id> ids;
  for (int i = 0; i < 500; ++i) ids.push_back(kiosk.submit(true));
  kiosk.wall += 240 * hour;
  kiosk.start();
  std::vector<core::Id> sent;
  for (int turn = 0; turn < 600 && kiosk.courier->next_due(); ++turn) {
    kiosk.steady = *kiosk.courier->next_due();
    kiosk.courier->tick();
    REQUIRE(kiosk.jobs.size() == 1);
    CHECK(kiosk.jobs.front().urgency == platform::Urgency::nobody_waits);
    sent.push_back(kiosk.jobs.front().submission);
    kiosk.answer(receipt(sent.back()));
  }
  CHECK(sent == ids);
  CHECK(kiosk.store->rows("SELECT 1 FROM outbox WHERE state='delivered'").value().size() == 500);
}

TEST_CASE("whatever write fails, the words told are true and nothing is sent twice") {
  int failed = 0, honest = 0;
  for (std::int64_t nth = 1; nth <= 30; ++nth) {
    for (const auto lasting : {vault::Lasting::once, vault::Lasting::for_ever}) {
      Kiosk kiosk;
      kiosk.disk.fail_at(nth, vault::Fault::full, lasting);
      const core::Id id = kiosk.submit();
      const bool promised = kiosk.told.front().kind == AnswerKind::committed;
      bool done_there = false;
      int sends = 0;
      for (int turn = 0; turn < 6 && !kiosk.jobs.empty(); ++turn) {
        const auto job = kiosk.take();
        if (job.kind == JobKind::send) {
          ++sends;
          // The mark must be on the disk before a byte leaves.
          CHECK(kiosk.state() == "inflight");
          done_there = true;
          kiosk.courier->report(job, receipt(id));
        } else {
          kiosk.courier->report(job, found(done_there ? platform::Found::accepted : platform::Found::not_found, id));
        }
      }
      kiosk.disk.count_anew();
      if (!promised) {
        ++failed;
        CHECK(sends == 0);
        CHECK(kiosk.told.front().kind == AnswerKind::commit_failed);
      }
      kiosk.start();
      for (int turn = 0; turn < 8; ++turn) {
        if (const auto due = kiosk.courier->next_due()) kiosk.steady = *due;
        kiosk.courier->tick();
        if (kiosk.jobs.empty()) break;
        const auto job = kiosk.take();
        if (job.kind == JobKind::send) {
          CHECK_FALSE(done_there);
          done_there = true;
          kiosk.courier->report(job, receipt(id));
        } else {
          kiosk.courier->report(job, found(done_there ? platform::Found::accepted : platform::Found::not_found, id));
        }
      }
      CAPTURE(nth, promised);
      CHECK(done_there == promised);
      CHECK(kiosk.state() == (promised ? "delivered" : "none"));
      if (promised) ++honest;
    }
  }
  CHECK(failed > 0);
  CHECK(honest > 0);
}

TEST_CASE("a body sealed under another machine's key goes to staff and blocks nobody") {
  Kiosk kiosk;
  kiosk.submit(true);
  kiosk.answer(unsent());
  kiosk.key = vault::Key::fresh();
  kiosk.start();
  kiosk.courier->tick();
  CHECK(kiosk.jobs.empty());
  CHECK(kiosk.state() == "refused");
  CHECK(kiosk.events().find("submission_refused") != std::string::npos);
  const core::Id id = kiosk.submit();
  kiosk.answer(receipt(id));
  CHECK(kiosk.told.back().kind == AnswerKind::delivered);
}

TEST_CASE("the same submission id is never stored twice") {
  Kiosk kiosk;
  const core::Id id = kiosk.submit();
  kiosk.courier->commit(8, {}, platform::Submission{id, "certification.submit", Json(), false});
  CHECK(kiosk.told.back().kind == AnswerKind::commit_failed);
  CHECK(kiosk.jobs.size() == 1);
}

TEST_CASE("what the platform never got is sent at once, also when nobody waits for it any more") {
  Kiosk kiosk;
  const core::Id id = kiosk.submit();
  kiosk.answer(silence());
  kiosk.answer(platform::LookUp{});
  REQUIRE(kiosk.state() == "unknown");
  REQUIRE(kiosk.courier->forget_visit().ok());
  kiosk.steady = kiosk.courier->next_due().value();
  kiosk.courier->tick();
  kiosk.answer(platform::LookUp{platform::Found::not_found, {}, "", false});
  CHECK(kiosk.state() == "ready");
  CHECK(kiosk.courier->next_due().value() == kiosk.steady);
  kiosk.courier->tick();
  CHECK(kiosk.jobs.at(0).kind == JobKind::send);
  // Silence again is waited out, or the two would chase each other.
  kiosk.answer(silence());
  CHECK(kiosk.state() == "unknown");
  CHECK(kiosk.courier->next_due().value() >= kiosk.steady + 1000);
  CHECK(kiosk.jobs.empty());
  kiosk.steady = kiosk.courier->next_due().value();
  kiosk.courier->tick();
  kiosk.answer(
      platform::LookUp{platform::Found::accepted, Json::object({{"submission_id", core::to_hex(id)}}), "", false});
  CHECK(kiosk.state() == "delivered");
}
