#include "vault/store.h"

#include <sqlite3.h>

#include <algorithm>

#include "vault/connection.h"

namespace vault {

core::Error store_error(int sqlite_code, std::string_view name) {
  const std::string where(name);
  switch (sqlite_code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"STORE_BUSY", where, "Another program holds the store.", "End the other kiosk on this data folder."};
    case SQLITE_FULL:
      return {"STORE_FULL", where, "There is no room to store anything.",
              "Make room on the disk; call the technician."};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {"STORE_BROKEN", where, "The store's file is damaged.",
              "Start the kiosk again: it repairs what can be read."};
    case SQLITE_CONSTRAINT: return {"STORE_RULE", where, "A row breaks a rule of its table.", ""};
    case SQLITE_IOERR:
    case SQLITE_READONLY:
      return {"STORE_IO", where, "The disk does not take or give data.", "Check the disk; call the technician."};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {"STORE_OPEN", where, "The store cannot be opened.",
              "Check that the data folder exists and may be written."};
    default:
      return {"STORE_STATEMENT", where, "The store does not understand what was asked.",
              "This is a fault of the program."};
  }
}

void bind_values(SQLite::Statement& statement, const std::vector<Value>& values) {
  int index = 0;
  for (const Value& value : values) {
    ++index;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      statement.bind(index, *number);
    } else if (const auto* words = std::get_if<std::string>(&value)) {
      statement.bind(index, *words);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      statement.bind(index, static_cast<const void*>(blob->bytes.data()), static_cast<int>(blob->bytes.size()));
    } else {
      statement.bind(index);
    }
  }
}

Row read_row(SQLite::Statement& statement) {
  Row row;
  for (int i = 0; i < statement.getColumnCount(); ++i) {
    const SQLite::Column column = statement.getColumn(i);
    if (column.isInteger()) {
      row.emplace_back(static_cast<std::int64_t>(column.getInt64()));
    } else if (column.isBlob()) {
      row.emplace_back(Blob{column.getString()});
    } else if (column.isText() || column.isFloat()) {
      row.emplace_back(column.getString());
    } else {
      row.emplace_back();
    }
  }
  return row;
}

std::int64_t whole(const Row& row, std::size_t column, std::int64_t fallback) {
  const auto* number = column < row.size() ? std::get_if<std::int64_t>(&row[column]) : nullptr;
  return number != nullptr ? *number : fallback;
}

std::string text(const Row& row, std::size_t column) {
  const auto* words = column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
  return words != nullptr ? *words : std::string();
}

std::string bytes(const Row& row, std::size_t column) {
  const auto* blob = column < row.size() ? std::get_if<Blob>(&row[column]) : nullptr;
  return blob != nullptr ? blob->bytes : std::string();
}

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

core::Result<std::int64_t> Store::run(std::string_view statement_text, const std::vector<Value>& values) {
  try {
    SQLite::Statement statement(connection_->database, std::string(statement_text));
    bind_values(statement, values);
    while (statement.executeStep()) continue;
    return static_cast<std::int64_t>(connection_->database.getChanges());
  } catch (const SQLite::Exception& exception) { return store_error(exception, connection_->name); }
}

core::Result<std::vector<Row>> Store::rows(std::string_view statement_text, const std::vector<Value>& values) {
  try {
    SQLite::Statement statement(connection_->database, std::string(statement_text));
    bind_values(statement, values);
    std::vector<Row> found;
    while (statement.executeStep()) found.push_back(read_row(statement));
    return found;
  } catch (const SQLite::Exception& exception) { return store_error(exception, connection_->name); }
}

core::Result<core::Done> Store::transaction(const std::function<core::Result<core::Done>()>& body) {
  SQLite::Database& database = connection_->database;
  if (connection_->in_transaction) return store_error(SQLITE_MISUSE, connection_->name);
  try {
    database.exec("BEGIN IMMEDIATE");
    connection_->in_transaction = true;
    auto done = body();
    if (done.ok()) database.exec("COMMIT");
    else database.tryExec("ROLLBACK");
    connection_->in_transaction = false;
    return done;
  } catch (const SQLite::Exception& exception) {
    // A failed COMMIT leaves the transaction open; some failures have rolled back by themselves.
    database.tryExec("ROLLBACK");
    connection_->in_transaction = false;
    return store_error(exception, connection_->name);
  }
}

core::Result<core::Done> Store::checkpoint() {
  TRY(found, rows("PRAGMA wal_checkpoint(TRUNCATE)"));
  if (found.empty() || whole(found.front(), 0, 1) != 0) return store_error(SQLITE_IOERR, connection_->name);
  return core::Done{};
}

core::Result<double> Store::filled() const {
  try {
    const std::int64_t pages = connection_->database.execAndGet("PRAGMA page_count").getInt64() -
                               connection_->database.execAndGet("PRAGMA freelist_count").getInt64();
    return static_cast<double>(pages * page_bytes) /
           static_cast<double>(std::max<std::int64_t>(1, connection_->most_bytes));
  } catch (const SQLite::Exception& exception) { return store_error(exception, connection_->name); }
}

}  // namespace vault
