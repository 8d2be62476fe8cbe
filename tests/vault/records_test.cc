// Records: what was committed is there after reopening, what was not is gone, and one file has one owner.
#include "vault/records.h"

#include <catch2/catch.hpp>

#include "support/command.h"

using vault::Records;

TEST_CASE("Committed records survive, uncommitted ones do not") {
  const support::TemporaryFolder folder;
  {
    auto records = Records::open(folder.file("r.db"));
    REQUIRE(records.ok());
    REQUIRE(records.value().put("kind", "b", "二").ok());
    REQUIRE(records.value().put("kind", "a", "一").ok());
    REQUIRE(records.value().put("other", "a", "x").ok());
    REQUIRE(records.value().begin().ok());
    REQUIRE(records.value().put("kind", "c", "三").ok());
  }
  auto records = Records::open(folder.file("r.db"));
  REQUIRE(records.ok());
  const auto all = records.value().list("kind");
  REQUIRE(all.ok());
  CHECK(all.value() == std::vector<std::pair<std::string, std::string>>{{"a", "一"}, {"b", "二"}});
  CHECK(records.value().find("kind", "c").value() == std::nullopt);
  CHECK(records.value().erase_all("kind").value() == 2);
  CHECK(records.value().find("other", "a").value() == "x");
}

TEST_CASE("A second opener is refused, and so is a file that is no database") {
  const support::TemporaryFolder folder;
  {
    auto first = Records::open(folder.file("r.db"));
    REQUIRE(first.ok());
    auto second = Records::open(folder.file("r.db"));
    REQUIRE(!second.ok());
    CHECK(second.error().code == "RECORDS_BUSY");
    CHECK(!std::filesystem::exists(folder.file("r.db-shm")));
  }
  support::write_file(folder.file("broken.db"), std::string(8192, 'x'));
  auto broken = Records::open(folder.file("broken.db"));
  REQUIRE(!broken.ok());
  CHECK(broken.error().code == "RECORDS_OPEN");
}
