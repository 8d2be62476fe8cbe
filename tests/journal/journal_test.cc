// The journal: events in, chain judged by the openssl command line, every kind of tampering found, follow-ups born.
#include "journal/journal.h"

#include <catch2/catch.hpp>

#include "support/command.h"
#include "support/planted.h"
#include "vault/bytes.h"
#include "vault/fault_disk.h"

using core::Event;
using core::EventKind;

namespace {

const core::Day today{2026, 11, 24};

Event event(EventKind kind, const core::Id& visit, const std::string& operation = "") {
  Event made;
  made.kind = kind;
  made.visit = visit;
  made.service = *core::Name::from("life_certification");
  made.step = *core::Name::from("submit");
  if (!operation.empty()) made.operation = *core::Name::from(operation);
  return made;
}

vault::Store open_store(const support::TemporaryFolder& folder, const std::string& disk = "") {
  vault::StoreOptions options;
  options.path = folder.path() / "store.db";
  options.schemas = {journal::schema()};
  options.disk = disk;
  return vault::Store::open(options).value();
}

void fill(vault::Store& store, int count) {
  for (int i = 0; i < count; ++i)
    REQUIRE(journal::commit(store, {event(EventKind::step_entered, vault::fresh_id())}, today).ok());
}

}  // namespace

TEST_CASE("events are read back in order and the chain holds") {
  support::TemporaryFolder folder;
  vault::Store store = open_store(folder);
  const core::Id visit = vault::fresh_id();
  REQUIRE(
      journal::commit(store, {event(EventKind::visit_started, visit), event(EventKind::service_opened, visit)}, today)
          .ok());
  REQUIRE(journal::commit(store, {event(EventKind::visit_finished, visit)}, core::plus_days(today, 1)).ok());
  const auto entries = journal::entries(store).value();
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].event.text("kind") == "visit_started");
  CHECK(entries[2].event.text("visit") == core::to_hex(visit));
  CHECK(core::to_iso(entries[2].day) == "2026-11-25");
  const auto verdict = journal::verify(store).value();
  CHECK(verdict.rows == 3);
  CHECK(verdict.broken.empty());
  CHECK(verdict.head == entries[2].hash);
}

TEST_CASE("the chain is what the openssl command line says it is") {
  support::TemporaryFolder folder;
  vault::Store store = open_store(folder);
  fill(store, 2);
  const auto rows = store.rows("SELECT day,event FROM journal ORDER BY number").value();
  support::write_file(folder.path() / "seed", "yinling journal 1");
  const std::string first = "openssl dgst -sha256 -binary " + folder.file("seed");
  support::write_file(folder.path() / "one", vault::text(rows[0], 0) + vault::text(rows[0], 1));
  support::write_file(folder.path() / "two", vault::text(rows[1], 0) + vault::text(rows[1], 1));
  const auto judged =
      support::run("{ printf '\\0'; { printf '\\0'; " + first + "; printf '\\0\\0\\0\\0\\0\\0\\0\\1'; cat " +
                   folder.file("one") + "; } | openssl dgst -sha256 -binary; printf '\\0\\0\\0\\0\\0\\0\\0\\2'; cat " +
                   folder.file("two") + "; } | openssl dgst -sha256 -r | cut -c1-64 | tr -d '\\n'");
  CHECK(judged.output == vault::to_hex(journal::verify(store).value().head));
}

TEST_CASE("an edited, removed, swapped or inserted row is found, wherever it stands") {
  for (std::int64_t at = 1; at <= 8; ++at) {
    for (const std::string& change :
         {std::string("UPDATE journal SET event=replace(event,'step_entered','visit_finished') WHERE number=?1"),
          std::string("UPDATE journal SET day='2026-11-23' WHERE number=?1"),
          std::string("UPDATE journal SET hash=zeroblob(32) WHERE number=?1"),
          std::string("DELETE FROM journal WHERE number=?1 AND number<8"),
          std::string("UPDATE journal SET number=number+100 WHERE number=?1")}) {
      support::TemporaryFolder folder;
      vault::Store store = open_store(folder);
      fill(store, 8);
      const bool nothing_changed = store.run(change, {at}).value() == 0;
      CAPTURE(at, change);
      CHECK(journal::verify(store).value().broken.empty() == nothing_changed);
    }
  }
}

TEST_CASE("events and what is stored with them stand or fall together, at every failing write") {
  int refused = 0;
  for (std::int64_t nth = 1; nth <= 12; ++nth) {
    support::TemporaryFolder folder;
    vault::FaultDisk disk;
    bool promised = false;
    {
      vault::Store store = open_store(folder, disk.name());
      REQUIRE(store.run("CREATE TABLE other(x INTEGER)").ok());
      disk.fail_at(nth, vault::Fault::full, vault::Lasting::for_ever);
      promised = journal::commit(store, {event(EventKind::submission_committed, vault::fresh_id())}, today,
                                 [&]() -> core::Result<core::Done> {
                                   TRY_DONE(store.run("INSERT INTO other VALUES(1)"));
                                   return core::Done{};
                                 })
                     .ok();
      if (!promised) ++refused;
      disk.count_anew();
    }
    vault::Store store = open_store(folder);
    const std::size_t events = journal::entries(store).value().size();
    const auto others =
        static_cast<std::size_t>(vault::whole(store.rows("SELECT count(*) FROM other").value().front(), 0));
    CHECK(events == others);
    if (promised) CHECK(events == 1);
    CHECK(journal::verify(store).value().broken.empty());
  }
  CHECK(refused > 0);
}

TEST_CASE("a visit that ended badly becomes a follow-up, and a later answer settles it") {
  support::TemporaryFolder folder;
  vault::Store store = open_store(folder);
  const core::Id visit = vault::fresh_id();
  REQUIRE(journal::commit(store,
                          {event(EventKind::visit_started, visit), event(EventKind::visit_interrupted, visit),
                           event(EventKind::submission_unknown, visit, "certification.submit"),
                           event(EventKind::submission_refused, vault::fresh_id(), "booking.submit"),
                           event(EventKind::followup_wanted, visit)},
                          today)
              .ok());
  auto list = journal::follow_ups(store).value();
  REQUIRE(list.size() == 4);
  CHECK(list[0].reason == "interrupted");
  CHECK(list[1].reason == "unknown");
  CHECK(list[1].operation == "certification.submit");
  CHECK(list[1].service == "life_certification");
  CHECK(list[1].step == "submit");
  CHECK(list[2].reason == "refused");
  CHECK(list[3].reason == "wanted");
  CHECK_FALSE(list[1].settled);
  REQUIRE(journal::commit(store, {event(EventKind::submission_delivered, visit, "certification.submit")}, today).ok());
  list = journal::follow_ups(store).value();
  CHECK(list[1].settled);
  CHECK_FALSE(list[0].settled);
  CHECK_FALSE(list[2].settled);
}

TEST_CASE("every event kind can be written and read") {
  support::TemporaryFolder folder;
  vault::Store store = open_store(folder);
  for (const EventKind kind : core::all_event_kinds())
    REQUIRE(journal::commit(store, {event(kind, vault::fresh_id())}, today).ok());
  CHECK(journal::entries(store).value().size() == core::all_event_kinds().size());
  CHECK(journal::verify(store).value().broken.empty());
}
