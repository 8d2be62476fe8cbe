// Salvage: what can still be read of a broken database, copied row by row.
//
// A damaged page ends a scan with an error, so each table is read from both ends by row id. A row that breaks a rule of its
// table is left behind. The rooms judge for themselves whether a row that came through is whole (hashes, seals, the chain).
#include <sqlite3.h>

#include "vault/connection.h"

namespace vault {

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

std::vector<std::string> columns_of(SQLite::Database& database, const std::string& table) {
  std::vector<std::string> names;
  SQLite::Statement statement(database, "SELECT name FROM pragma_table_info(?1)");
  statement.bind(1, table);
  while (statement.executeStep()) names.push_back(statement.getColumn(0).getString());
  return names;
}

// Reads one way until the end or the first error; says whether the end was reached.
bool copy_one_way(SQLite::Database& from, SQLite::Database& into, const std::string& table,
                  const std::vector<std::string>& columns, std::string_view direction, StartReport& report) {
  std::vector<std::string> marks;
  for (std::size_t i = 0; i < columns.size(); ++i) marks.push_back("?" + std::to_string(i + 1));
  const std::string list = joined(columns, ",");
  try {
    SQLite::Statement read(from, "SELECT " + list + " FROM " + table + " ORDER BY rowid " + std::string(direction));
    SQLite::Statement write(into,
                            "INSERT OR IGNORE INTO " + table + "(" + list + ") VALUES(" + joined(marks, ",") + ")");
    while (read.executeStep()) {
      bind_values(write, read_row(read));
      if (write.tryExecuteStep() == SQLITE_DONE) report.rows_saved += into.getChanges();
      write.tryReset();
    }
    return true;
  } catch (const SQLite::Exception&) { return false; }
}

void copy_table(SQLite::Database& from, SQLite::Database& into, const std::string& table, StartReport& report) {
  const std::vector<std::string> columns = columns_of(into, table);
  if (copy_one_way(from, into, table, columns, "ASC", report)) return;
  report.rows_lost = true;
  copy_one_way(from, into, table, columns, "DESC", report);
}

}  // namespace

void salvage(const std::filesystem::path& broken, const std::vector<Schema>& schemas, SQLite::Database& into,
             StartReport& report) {
  try {
    SQLite::Database from(broken.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW);
    from.exec("PRAGMA locking_mode=EXCLUSIVE");
    from.exec("PRAGMA query_only=ON");
    from.exec("PRAGMA trusted_schema=OFF");
    into.exec("BEGIN IMMEDIATE");
    for (const Schema& schema : schemas)
      for (const std::string& table : schema.tables) copy_table(from, into, table, report);
    into.exec("COMMIT");
  } catch (const SQLite::Exception&) {
    into.tryExec("ROLLBACK");
    report.rows_lost = true;
  }
}

}  // namespace vault
