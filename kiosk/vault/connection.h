// Connection: the private half of Store: SQLiteCpp opened the one right way, and its errors turned into codes of ours.
//
// Only store.cc, store_open.cc and salvage.cc include this.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <string>

#include "vault/store.h"

namespace vault {

inline constexpr int page_bytes = 4096;

struct Store::Connection {
  SQLite::Database database;
  std::string name;  // file name for errors
  std::int64_t most_bytes = 0;
  bool in_transaction = false;
};

core::Error store_error(int sqlite_code, std::string_view name);
inline core::Error store_error(const SQLite::Exception& exception, std::string_view name) {
  return store_error(exception.getErrorCode(), name);
}

void bind_values(SQLite::Statement& statement, const std::vector<Value>& values);
Row read_row(SQLite::Statement& statement);

// Copies what can still be read of the tables of a broken file into a sound, migrated database.
void salvage(const std::filesystem::path& broken, const std::vector<Schema>& schemas, SQLite::Database& into,
             StartReport& report);

}  // namespace vault
