// Store: the one SQLite connection of the kiosk, and what it does to survive power cuts, full disks and broken files.
//
// Owned by one thread (platform's store hand); journal and platform keep their tables in it and speak SQL through it. One
// connection, locking_mode=EXCLUSIVE before WAL: Debian 12's SQLite 3.40 carries the WAL-reset bug, which needs two
// (reference/reliability 2.1). synchronous=FULL: a commit that was answered is on the disk. No error text of SQLite is
// passed on: it may quote what people entered.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"

namespace vault {

struct Blob {
  std::string bytes;
  bool operator==(const Blob&) const = default;
};
using Value = std::variant<std::monostate, std::int64_t, std::string, Blob>;
using Row = std::vector<Value>;

// Lenient reads of a row; the fallback when the column has another type.
std::int64_t whole(const Row& row, std::size_t column, std::int64_t fallback = 0);
std::string text(const Row& row, std::size_t column);
std::string bytes(const Row& row, std::size_t column);

// The tables of one room. steps[i] brings version i to i + 1 and is never edited once released; a new step is appended.
// `tables` are copied row by row out of a broken file, in this order.
struct Schema {
  std::string room;
  std::vector<std::string> steps;
  std::vector<std::string> tables;
};

enum class Condition {
  fresh,     // there was no file
  sound,     // quick_check found nothing
  salvaged,  // the file was broken: it stands aside, what could be read was copied
};

struct StartReport {
  Condition condition = Condition::fresh;
  std::string quarantined;      // name of the file set aside, "" if none
  std::int64_t rows_saved = 0;  // of a broken file
  bool rows_lost = false;       // a table ended in an error: some rows are certainly missing
};

struct StoreOptions {
  std::filesystem::path path;
  std::vector<Schema> schemas;
  std::int64_t most_bytes = 64 * 1024 * 1024;  // quota of the database file
  std::string disk;                            // name of a FaultDisk in tests, "" for the real one
};

class Store {
 public:
  // Opens, checks and migrates. A second opener of the same file is refused.
  // Fails with: STORE_BUSY (another process has it), STORE_TOO_NEW (written by a later release), STORE_OPEN, STORE_FULL.
  static core::Result<Store> open(const StoreOptions& options);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  const StartReport& start_report() const { return report_; }

  // One statement; values are bound to ?1, ?2 ... Answers the number of rows changed.
  // Fails with: STORE_FULL (disk or quota), STORE_IO, STORE_BROKEN, STORE_RULE (a constraint), STORE_STATEMENT.
  core::Result<std::int64_t> run(std::string_view statement, const std::vector<Value>& values = {});
  core::Result<std::vector<Row>> rows(std::string_view statement, const std::vector<Value>& values = {});

  // Everything `body` does, or nothing of it. When this answers Done, it is on the disk. Transactions do not nest.
  core::Result<core::Done> transaction(const std::function<core::Result<core::Done>()>& body);

  // Empties the write-ahead log (TRUNCATE), so that deleted rows are not found in it.
  core::Result<core::Done> checkpoint();

  // Share of the quota in use, 0 to 1.
  core::Result<double> filled() const;

 private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
  StartReport report_;
};

}  // namespace vault
