#include "vault/records.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace vault {

struct Records::Inside {
  explicit Inside(const std::string& path) : database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {}
  SQLite::Database database;
};

namespace {

// SQLite's own words quote what was being written; only the fact goes on.
core::Error broken() {
  return {"RECORDS_BROKEN", "", "The records cannot be read or written.",
          "Look at the disk: it may be full, read-only or damaged."};
}

void bind_text(SQLite::Statement& statement, int index, std::string_view text) {
  statement.bind(index, std::string(text));
}

core::Result<core::Done> obey(SQLite::Database& database, const char* command) {
  try {
    database.exec(command);
    return core::Done{};
  } catch (const SQLite::Exception&) { return broken(); }
}

}  // namespace

Records::Records(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Records::~Records() = default;
Records::Records(Records&&) noexcept = default;
Records& Records::operator=(Records&&) noexcept = default;

core::Result<Records> Records::open(const std::filesystem::path& path) {
  try {
    auto inside = std::make_unique<Inside>(path.string());
    // Exclusive before WAL: no shared-memory file, and never two connections on one WAL.
    inside->database.exec("PRAGMA locking_mode=EXCLUSIVE");
    inside->database.exec("PRAGMA journal_mode=WAL");
    inside->database.exec("PRAGMA synchronous=FULL");
    inside->database.exec("PRAGMA trusted_schema=OFF");
    inside->database.exec(
        "CREATE TABLE IF NOT EXISTS record(kind TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, "
        "PRIMARY KEY(kind, key)) WITHOUT ROWID");
    return Records(std::move(inside));
  } catch (const SQLite::Exception& exception) {
    if (exception.getErrorCode() == SQLITE_BUSY)
      return core::Error{"RECORDS_BUSY", path.string(), "Another program holds this file.", "End it first."};
    return core::Error{"RECORDS_OPEN", path.string(), "The records file cannot be opened.",
                       "Choose a folder that may be written to; move a damaged file away."};
  }
}

core::Result<std::optional<std::string>> Records::find(std::string_view kind, std::string_view key) const {
  try {
    SQLite::Statement statement(inside_->database, "SELECT text FROM record WHERE kind=? AND key=?");
    bind_text(statement, 1, kind);
    bind_text(statement, 2, key);
    if (!statement.executeStep()) return std::optional<std::string>{};
    return std::optional<std::string>(statement.getColumn(0).getString());
  } catch (const SQLite::Exception&) { return broken(); }
}

core::Result<std::vector<std::pair<std::string, std::string>>> Records::list(std::string_view kind) const {
  try {
    SQLite::Statement statement(inside_->database, "SELECT key, text FROM record WHERE kind=? ORDER BY key");
    bind_text(statement, 1, kind);
    std::vector<std::pair<std::string, std::string>> found;
    while (statement.executeStep())
      found.emplace_back(statement.getColumn(0).getString(), statement.getColumn(1).getString());
    return found;
  } catch (const SQLite::Exception&) { return broken(); }
}

core::Result<core::Done> Records::put(std::string_view kind, std::string_view key, std::string_view text) {
  try {
    SQLite::Statement statement(inside_->database, "INSERT OR REPLACE INTO record(kind, key, text) VALUES(?, ?, ?)");
    bind_text(statement, 1, kind);
    bind_text(statement, 2, key);
    bind_text(statement, 3, text);
    statement.exec();
    return core::Done{};
  } catch (const SQLite::Exception&) { return broken(); }
}

core::Result<core::Done> Records::erase(std::string_view kind, std::string_view key) {
  try {
    SQLite::Statement statement(inside_->database, "DELETE FROM record WHERE kind=? AND key=?");
    bind_text(statement, 1, kind);
    bind_text(statement, 2, key);
    statement.exec();
    return core::Done{};
  } catch (const SQLite::Exception&) { return broken(); }
}

core::Result<int> Records::erase_all(std::string_view kind) {
  try {
    SQLite::Statement statement(inside_->database, "DELETE FROM record WHERE kind=?");
    bind_text(statement, 1, kind);
    return statement.exec();
  } catch (const SQLite::Exception&) { return broken(); }
}

core::Result<core::Done> Records::begin() { return obey(inside_->database, "BEGIN IMMEDIATE"); }
core::Result<core::Done> Records::commit() { return obey(inside_->database, "COMMIT"); }
core::Result<core::Done> Records::roll_back() { return obey(inside_->database, "ROLLBACK"); }

}  // namespace vault
