// The store: settings, one opener, migrations, transactions, faults at every operation, damage and salvage.
#include "vault/store.h"

#include <catch2/catch.hpp>
#include <random>

#include "support/planted.h"
#include "vault/fault_disk.h"

using vault::Condition;
using vault::Fault;
using vault::Lasting;
using vault::Store;
using vault::StoreOptions;

namespace {

StoreOptions options_for(const support::TemporaryFolder& scratch) {
  StoreOptions options;
  options.path = scratch.path() / "store.db";
  options.schemas = {
      {"notes", {"CREATE TABLE notes(number INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT"}, {"notes"}}};
  return options;
}

core::Result<std::int64_t> add(Store& store, std::int64_t number, const std::string& body = "note") {
  return store.run("INSERT INTO notes(number,body) VALUES(?1,?2)", {number, vault::Blob{body}});
}

std::int64_t count(Store& store) {
  return vault::whole(store.rows("SELECT count(*) FROM notes").value().front(), 0, -1);
}

std::string pragma(Store& store, const std::string& name) {
  const auto rows = store.rows("PRAGMA " + name).value();
  const std::string words = vault::text(rows.front(), 0);
  return words.empty() ? std::to_string(vault::whole(rows.front(), 0)) : words;
}

}  // namespace

TEST_CASE("the connection is set as decided, without shared memory, for one opener") {
  support::TemporaryFolder scratch;
  Store store = Store::open(options_for(scratch)).value();
  CHECK(store.start_report().condition == Condition::fresh);
  CHECK(pragma(store, "journal_mode") == "wal");
  CHECK(pragma(store, "locking_mode") == "exclusive");
  CHECK(pragma(store, "synchronous") == "2");
  CHECK(pragma(store, "secure_delete") == "1");
  CHECK(pragma(store, "trusted_schema") == "0");
  CHECK(pragma(store, "cell_size_check") == "1");
  CHECK(pragma(store, "max_page_count") == "16384");
  REQUIRE(add(store, 1).ok());
  CHECK_FALSE(std::filesystem::exists(scratch.path() / "store.db-shm"));
  CHECK(Store::open(options_for(scratch)).error().code == "STORE_BUSY");
  const auto outsider =
      support::run("sqlite3 " + (scratch.path() / "store.db").string() + " 'select 1 from notes' 2>&1");
  CHECK(outsider.status != 0);
}

TEST_CASE("values come back as they went in") {
  support::TemporaryFolder scratch;
  Store store = Store::open(options_for(scratch)).value();
  const std::string odd("a\0b\xff", 4);
  REQUIRE(add(store, 7, odd).ok());
  REQUIRE(add(store, 8, "").ok());
  const auto rows =
      store.rows("SELECT number,body,'字',NULL FROM notes WHERE number>=?1 ORDER BY 1", {std::int64_t{7}}).value();
  REQUIRE(rows.size() == 2);
  CHECK(vault::whole(rows[0], 0) == 7);
  CHECK(vault::bytes(rows[0], 1) == odd);
  CHECK(vault::text(rows[0], 2) == "字");
  CHECK(rows[0][3] == vault::Value{});
  CHECK(vault::bytes(rows[1], 1).empty());
}

TEST_CASE("errors are ours and never quote a value") {
  support::TemporaryFolder scratch;
  Store store = Store::open(options_for(scratch)).value();
  REQUIRE(add(store, 1).ok());
  const auto twice = add(store, 1, "990000194001010014");
  CHECK(twice.error().code == "STORE_RULE");
  CHECK(core::to_line(twice.error()).find("9900") == std::string::npos);
  CHECK(store.run("SELECT nothing FROM nowhere").error().code == "STORE_STATEMENT");
}

TEST_CASE("a transaction is all or nothing") {
  support::TemporaryFolder scratch;
  Store store = Store::open(options_for(scratch)).value();
  const auto failed = store.transaction([&]() -> core::Result<core::Done> {
    TRY_DONE(add(store, 1));
    return core::Error{"NO", "", "No.", ""};
  });
  CHECK(failed.error().code == "NO");
  CHECK(count(store) == 0);
  REQUIRE(store
              .transaction([&]() -> core::Result<core::Done> {
                TRY_DONE(add(store, 1));
                TRY_DONE(add(store, 2));
                return core::Done{};
              })
              .ok());
  CHECK(count(store) == 2);
}

TEST_CASE("tables of an older release are brought forward, of a later one left alone") {
  support::TemporaryFolder scratch;
  StoreOptions options = options_for(scratch);
  {
    Store store = Store::open(options).value();
    REQUIRE(add(store, 1).ok());
  }
  options.schemas[0].steps.push_back("ALTER TABLE notes ADD COLUMN extra TEXT");
  {
    Store store = Store::open(options).value();
    CHECK(store.start_report().condition == Condition::sound);
    REQUIRE(store.run("UPDATE notes SET extra='x'").value() == 1);
  }
  options.schemas[0].steps.pop_back();
  CHECK(Store::open(options).error().code == "STORE_TOO_NEW");
}

TEST_CASE("deleted rows are gone from the file and its log") {
  support::TemporaryFolder scratch;
  Store store = Store::open(options_for(scratch)).value();
  REQUIRE(add(store, 1, "PLANTEDSECRET").ok());
  CHECK(support::anywhere(scratch.path(), "PLANTEDSECRET"));
  REQUIRE(store.run("DELETE FROM notes").ok());
  REQUIRE(store.checkpoint().ok());
  CHECK_FALSE(support::anywhere(scratch.path(), "PLANTEDSECRET"));
}

TEST_CASE("the quota says full and nothing is lost") {
  support::TemporaryFolder scratch;
  StoreOptions options = options_for(scratch);
  options.most_bytes = 256 * 1024;
  Store store = Store::open(options).value();
  std::int64_t kept = 0;
  while (add(store, kept + 1, std::string(3000, 'x')).ok()) REQUIRE(++kept < 1000);
  CHECK(add(store, kept + 1, std::string(3000, 'x')).error().code == "STORE_FULL");
  CHECK(count(store) == kept);
  CHECK(store.filled().value() > 0.9);
  REQUIRE(store.run("DELETE FROM notes WHERE number<=3").ok());
  CHECK(add(store, 5000).ok());
}

TEST_CASE("whatever operation of the disk fails, a commit that was answered stays and one that was not is honest") {
  const auto fault = GENERATE(Fault::full, Fault::broken, Fault::torn);
  const auto lasting = GENERATE(Lasting::once, Lasting::for_ever);
  int failures = 0;
  for (std::int64_t nth = 1; nth <= 40; ++nth) {
    support::TemporaryFolder scratch;
    vault::FaultDisk disk;
    StoreOptions options = options_for(scratch);
    options.disk = disk.name();
    std::vector<std::int64_t> promised;
    std::vector<std::int64_t> unsure;
    {
      Store store = Store::open(options).value();
      disk.fail_at(nth, fault, lasting);
      for (std::int64_t number = 1; number <= 12; ++number) {
        const auto done = store.transaction([&]() -> core::Result<core::Done> {
          TRY_DONE(add(store, number, std::string(1500, 'x')));
          return core::Done{};
        });
        (done.ok() ? promised : unsure).push_back(number);
        if (number == 6) (void)store.checkpoint();
        if (!done.ok()) {
          ++failures;
          CHECK((done.error().code == "STORE_FULL" || done.error().code == "STORE_IO"));
        }
      }
      disk.count_anew();
    }
    Store again = Store::open(options).value();
    CHECK(again.start_report().condition == Condition::sound);
    for (const std::int64_t number : promised)
      CHECK(again.rows("SELECT 1 FROM notes WHERE number=?1", {number}).value().size() == 1);
    CHECK(add(again, 100).ok());
  }
  CHECK(failures > 0);
}

TEST_CASE("opening fails cleanly at every operation and succeeds after") {
  for (std::int64_t nth = 1; nth <= 12; ++nth) {
    support::TemporaryFolder scratch;
    vault::FaultDisk disk;
    StoreOptions options = options_for(scratch);
    options.disk = disk.name();
    disk.fail_at(nth, Fault::broken, Lasting::for_ever);
    { auto store = Store::open(options); }
    disk.count_anew();
    Store store = Store::open(options).value();
    CHECK(add(store, 1).ok());
  }
}

TEST_CASE("a damaged file is noticed, set aside, and its readable rows come over") {
  std::mt19937 chance(7);
  int salvaged = 0;
  int rows_back = 0;
  for (int round = 0; round < 60; ++round) {
    support::TemporaryFolder scratch;
    const StoreOptions options = options_for(scratch);
    {
      Store store = Store::open(options).value();
      for (std::int64_t number = 1; number <= 200; ++number)
        REQUIRE(add(store, number, std::string(400, 'a' + number % 26)).ok());
    }
    std::string image = support::read_file(scratch.path() / "store.db");
    const std::size_t at = std::uniform_int_distribution<std::size_t>(0, image.size() / 4096 - 1)(chance) * 4096;
    switch (round % 3) {
      case 0: image.replace(at, 512, std::string(512, '\0')); break;
      case 1: image.replace(at, 64, std::string(64, '\xff')); break;
      default: image.resize(at + 100); break;
    }
    support::write_file(scratch.path() / "store.db", image);
    Store store = Store::open(options).value();
    CAPTURE(round, at);
    CHECK(store.start_report().condition != Condition::fresh);
    if (store.start_report().condition == Condition::salvaged) {
      ++salvaged;
      CHECK(std::filesystem::exists(scratch.path() / store.start_report().quarantined));
    }
    rows_back += static_cast<int>(count(store));
    const auto rows = store.rows("SELECT number,body FROM notes").value();
    for (const auto& row : rows)
      CHECK(vault::bytes(row, 1) == std::string(400, static_cast<char>('a' + vault::whole(row, 0) % 26)));
    CHECK(store.run("INSERT OR REPLACE INTO notes VALUES(1000,x'00')").ok());
  }
  CHECK(salvaged >= 50);
  CHECK(rows_back > 60 * 40);
}

TEST_CASE("a file that is no database at all does not stop the kiosk") {
  support::TemporaryFolder scratch;
  support::write_file(scratch.path() / "store.db", std::string(9000, 'x'));
  Store store = Store::open(options_for(scratch)).value();
  CHECK(store.start_report().condition == Condition::salvaged);
  CHECK(add(store, 1).ok());
}
