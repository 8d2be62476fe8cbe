// Seals, key files and the kept visit.
#include "vault/seal.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "support/planted.h"
#include "vault/bytes.h"
#include "vault/files.h"
#include "vault/kept.h"

using vault::Key;

TEST_CASE("a sealed text opens only with its key, its associated bytes and unchanged") {
  const Key key = Key::fresh();
  const std::string plain = "养老待遇 990000194001010014";
  const std::string sealed = vault::seal(key, plain, "row 1");
  CHECK(sealed.find("9900001940") == std::string::npos);
  CHECK(vault::open(key, sealed, "row 1").value() == plain);
  CHECK(vault::open(key, sealed, "row 2").error().code == "SEAL_BROKEN");
  CHECK(vault::open(Key::fresh(), sealed, "row 1").error().code == "SEAL_BROKEN");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(vault::open(key, changed, "row 1").ok());
  }
  for (std::size_t cut = 0; cut < sealed.size(); ++cut)
    CHECK_FALSE(vault::open(key, std::string_view(sealed).substr(0, cut), "row 1").ok());
  CHECK(vault::open(key, vault::seal(key, "", ""), "").value().empty());
}

TEST_CASE("the same text never looks the same twice") {
  const Key key = Key::fresh();
  CHECK(vault::seal(key, "x", "") != vault::seal(key, "x", ""));
}

TEST_CASE("AES-256-GCM agrees with a published vector") {
  // NIST GCM test case 14: key and nonce of zeros, 16 zero bytes of text, no associated bytes.
  const Key zero = Key::from(std::string(32, '\0')).value();
  std::string sealed = std::string(1, '\1') + std::string(12, '\0');
  for (const int byte :
       {0xce, 0xa7, 0x40, 0x3d, 0x4d, 0x60, 0x6b, 0x6e, 0x07, 0x4e, 0xc5, 0xd3, 0xba, 0xf3, 0x9d, 0x18,
        0xd0, 0xd1, 0xc8, 0xa7, 0x99, 0x99, 0x6b, 0xf0, 0x26, 0x5b, 0x98, 0xb5, 0xd4, 0x8a, 0xb9, 0x19})
    sealed += static_cast<char>(byte);
  CHECK(vault::open(zero, sealed, "").value() == std::string(16, '\0'));
}

TEST_CASE("a key file is made once, for the owner alone, and refused when others may read it") {
  support::TemporaryFolder scratch;
  const auto path = scratch.path() / "machine.key";
  const Key first = vault::load_or_create_key(path).value();
  CHECK(vault::load_or_create_key(path).value().bytes() == first.bytes());
  struct stat state {};
  REQUIRE(::stat(path.c_str(), &state) == 0);
  CHECK((state.st_mode & 0777) == 0600);
  ::chmod(path.c_str(), 0644);
  CHECK(vault::load_or_create_key(path).error().code == "KEY_FILE_RIGHTS");
  ::chmod(path.c_str(), 0600);
  support::write_file(path, "short");
  CHECK(vault::load_or_create_key(path).error().code == "KEY_FILE_BROKEN");
  CHECK(vault::load_key(scratch.path() / "none").error().code == "KEY_FILE_MISSING");
}

TEST_CASE("a destroyed file is overwritten before it goes") {
  support::TemporaryFolder scratch;
  const auto path = scratch.path() / "secret";
  support::write_file(path, "SECRETBYTES");
  std::filesystem::create_hard_link(path, scratch.path() / "other-name");  // shows what became of the old blocks
  REQUIRE(vault::destroy(path).ok());
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK(support::read_file(scratch.path() / "other-name") == std::string(11, '\0'));
  CHECK(vault::destroy(path).ok());
}

TEST_CASE("whole files replace, never follow links, never half") {
  support::TemporaryFolder scratch;
  const auto path = scratch.path() / "file";
  REQUIRE(vault::write_whole(path, "one").ok());
  REQUIRE(vault::write_whole(path, "two").ok());
  CHECK(vault::read_whole(path, 10).value() == "two");
  CHECK(vault::read_whole(path, 2).error().code == "FILE_TOO_LARGE");
  CHECK_FALSE(vault::read_whole(scratch.path() / "none", 10).value().has_value());
  std::filesystem::create_symlink(path, scratch.path() / "link");
  CHECK(vault::read_whole(scratch.path() / "link", 10).error().code == "FILE_READ");
  CHECK(vault::write_whole(scratch.path() / "no folder" / "x", "x").error().code == "FILE_WRITE");
  CHECK(vault::create_new(path, "x").error().code == "FILE_EXISTS");
}

TEST_CASE("a kept visit is offered to its owner for ten minutes and to nobody else") {
  support::TemporaryFolder scratch;
  vault::Kept kept(scratch.path());
  const std::string owner = "990000194001010014";
  const core::Json visit = core::Json::object({{"service", "life_certification"}, {"id", owner}});
  const std::int64_t then = 1'800'000'000'000;
  REQUIRE(kept.keep(visit, owner, then).ok());
  CHECK_FALSE(support::anywhere(scratch.path(), owner));
  CHECK(kept.find(owner, then + vault::kept_for_ms).value() == visit);
  CHECK_FALSE(kept.find("99000019350815002X", then).value().has_value());
  CHECK_FALSE(kept.find("", then).value().has_value());
  CHECK_FALSE(kept.find(owner, then + vault::kept_for_ms + 1).value().has_value());
  CHECK_FALSE(kept.find(owner, then - 1).value().has_value());
  CHECK(kept.find(then + vault::kept_for_ms + 1).value()->freshness == vault::Freshness::expired);
  CHECK(kept.find(then + 7000).value()->age_ms == 7000);
  CHECK(kept.find(then - 7000).value()->age_ms == -7000);

  // An image of the disk taken before the end is worth nothing once the key is gone.
  const std::string image = support::read_file(scratch.path() / "kept.visit");
  REQUIRE(kept.destroy().ok());
  CHECK(std::filesystem::is_empty(scratch.path()));
  support::write_file(scratch.path() / "kept.visit", image);
  CHECK_FALSE(kept.find(then).value().has_value());
  REQUIRE(kept.keep(visit, owner, then).ok());
  support::write_file(scratch.path() / "kept.visit", image);
  CHECK_FALSE(kept.find(then).value().has_value());
}

TEST_CASE("half a key from a power cut does not stop the next visit from being kept") {
  support::TemporaryFolder scratch;
  vault::Kept kept(scratch.path());
  support::write_file(scratch.path() / "kept.key", "half");
  ::chmod((scratch.path() / "kept.key").c_str(), 0600);
  REQUIRE(kept.keep(core::Json::object({}), "x", 5).ok());
  CHECK(kept.find("x", 6).value().has_value());
}
