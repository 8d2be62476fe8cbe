// Opening the store: checked, brought up to this release, or set aside when it is damaged.
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/log.h"
#include "vault/connection.h"
#include "vault/store.h"

namespace vault {

namespace fs = std::filesystem;

namespace {

constexpr int cache_kib = 128;
constexpr std::int64_t log_bytes = 4 * 1024 * 1024;  // the write-ahead log is cut back to this after a checkpoint
constexpr int most_quarantined = 3;
constexpr int house_format = 1;  // user_version; the rooms' own versions stand in schema_versions

fs::path beside(const fs::path& path, std::string_view ending) {
  fs::path other = path;
  other += ending;
  return other;
}

core::Error too_new(std::string_view name) {
  return {"STORE_TOO_NEW", std::string(name), "The store was written by a later release.",
          "Install that release again, or move the data folder away."};
}

// The order matters: EXCLUSIVE must stand before the first access to the write-ahead log.
void set_up(SQLite::Database& database, std::int64_t most_bytes) {
  database.exec("PRAGMA page_size=" + std::to_string(page_bytes));
  database.exec("PRAGMA locking_mode=EXCLUSIVE");
  database.exec("PRAGMA journal_mode=WAL");
  database.exec("PRAGMA synchronous=FULL");
  database.exec("PRAGMA secure_delete=ON");
  database.exec("PRAGMA trusted_schema=OFF");
  database.exec("PRAGMA cell_size_check=ON");
  database.exec("PRAGMA foreign_keys=ON");
  // The journal is written, hardly ever read: a small cache stays the same over the day, SQLite's 2 MiB would fill page by page.
  database.exec("PRAGMA cache_size=-" + std::to_string(cache_kib));
  database.exec("PRAGMA temp_store=MEMORY");
  database.exec("PRAGMA max_page_count=" + std::to_string(most_bytes / page_bytes));
  database.exec("PRAGMA journal_size_limit=" + std::to_string(log_bytes));
}

// Takes the lock for good: with EXCLUSIVE it is held from the first write on.
void take_lock(SQLite::Database& database) {
  database.exec("BEGIN IMMEDIATE");
  database.exec("COMMIT");
}

core::Result<core::Done> check(SQLite::Database& database, std::string_view name) {
  SQLite::Statement statement(database, "PRAGMA quick_check(1)");
  if (!statement.executeStep() || statement.getColumn(0).getString() != "ok") return store_error(SQLITE_CORRUPT, name);
  return core::Done{};
}

std::int64_t version_of(SQLite::Database& database, const std::string& room) {
  SQLite::Statement read(database, "SELECT version FROM schema_versions WHERE room=?1");
  read.bind(1, room);
  return read.executeStep() ? read.getColumn(0).getInt64() : 0;
}

void note_version(SQLite::Database& database, const std::string& room, std::int64_t version) {
  SQLite::Statement write(database,
                          "INSERT INTO schema_versions(room,version) VALUES(?1,?2) "
                          "ON CONFLICT(room) DO UPDATE SET version=excluded.version");
  write.bind(1, room);
  write.bind(2, version);
  write.exec();
}

void migrate_all(SQLite::Database& database, const std::vector<Schema>& schemas) {
  database.exec("BEGIN IMMEDIATE");
  try {
    database.exec("CREATE TABLE IF NOT EXISTS schema_versions(room TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT");
    for (const Schema& schema : schemas) {
      for (auto step = static_cast<std::size_t>(version_of(database, schema.room)); step < schema.steps.size(); ++step)
        database.exec(schema.steps[step]);
      note_version(database, schema.room, static_cast<std::int64_t>(schema.steps.size()));
    }
    note_version(database, "house", house_format);
    database.exec("PRAGMA user_version=" + std::to_string(house_format));
    database.exec("COMMIT");
  } catch (const SQLite::Exception&) {
    database.tryExec("ROLLBACK");
    throw;
  }
}

// Writes only when something is older than this release: a start on a full disk must not need room.
core::Result<core::Done> migrate(SQLite::Database& database, const std::vector<Schema>& schemas,
                                 std::string_view name) {
  const int format = database.execAndGet("PRAGMA user_version").getInt();
  bool old = format < house_format;
  if (format != 0) {
    // user_version lies in the file's header, which no check covers: believed only when the table says the same.
    const std::int64_t said = version_of(database, "house");
    if (said != format) return store_error(SQLITE_CORRUPT, name);
    if (format > house_format) return too_new(name);
    for (const Schema& schema : schemas) {
      const std::int64_t have = version_of(database, schema.room);
      const auto want = static_cast<std::int64_t>(schema.steps.size());
      if (have > want) return too_new(name);
      old = old || have < want;
    }
  }
  if (old) migrate_all(database, schemas);
  return core::Done{};
}

// Sets the broken file and its log aside under the first free name; the last name is used again and again. The log goes
// first: left behind, it would be played into the new file.
std::string set_aside(const fs::path& path) {
  int number = 1;
  while (number < most_quarantined && fs::exists(beside(path, ".broken-" + std::to_string(number)))) ++number;
  const fs::path aside = beside(path, ".broken-" + std::to_string(number));
  std::error_code ignored;
  fs::rename(beside(path, "-wal"), beside(aside, "-wal"), ignored);
  fs::rename(path, aside, ignored);
  fs::remove(beside(path, "-journal"), ignored);
  return aside.filename().string();
}

struct Opened {
  SQLite::Database database;
};

core::Result<Opened> open_once(const StoreOptions& options, const std::string& name) {
  try {
    Opened opened{SQLite::Database(
        options.path.string(),
        SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOFOLLOW | SQLite::OPEN_NOMUTEX, 0, options.disk)};
    ::chmod(options.path.c_str(), 0600);
    set_up(opened.database, options.most_bytes);
    take_lock(opened.database);
    TRY_DONE(check(opened.database, name));
    TRY_DONE(migrate(opened.database, options.schemas, name));
    return opened;
  } catch (const SQLite::Exception& exception) {
    // A damaged header shows as "not understood" or as "read only", although the file may be written.
    const int code = exception.getErrorCode() & 0xff;
    const bool damaged = code == SQLITE_ERROR || (code == SQLITE_READONLY && ::access(options.path.c_str(), W_OK) == 0);
    return store_error(damaged ? SQLITE_CORRUPT : code, name);
  }
}

}  // namespace

core::Result<Store> Store::open(const StoreOptions& options) {
  const std::string name = options.path.filename().string();
  std::error_code ignored;
  StartReport report;
  report.condition = fs::exists(options.path, ignored) ? Condition::sound : Condition::fresh;
  auto opened = open_once(options, name);
  if (!opened.ok() && opened.error().code == "STORE_BROKEN" && report.condition != Condition::fresh) {
    core::log(core::LogLevel::warning, "vault", opened.error());
    report.condition = Condition::salvaged;
    report.quarantined = set_aside(options.path);
    opened = open_once(options, name);
    if (opened.ok())
      salvage(options.path.parent_path() / report.quarantined, options.schemas, opened.value().database, report);
  }
  if (!opened.ok()) return std::move(opened).error();
  Store store(
      std::unique_ptr<Connection>(new Connection{std::move(opened.value().database), name, options.most_bytes, false}));
  store.report_ = std::move(report);
  return store;
}

}  // namespace vault
