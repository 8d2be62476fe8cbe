// Digests, codes and texts against published vectors and the openssl command line.
#include "vault/bytes.h"

#include <catch2/catch.hpp>
#include <set>

#include "support/planted.h"

using support::run;

TEST_CASE("digests match the published examples") {
  CHECK(vault::to_hex(vault::sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(vault::to_hex(vault::sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(vault::to_hex(vault::hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(vault::to_hex("\xAB\x0f", vault::HexCase::upper) == "AB0F");
}

TEST_CASE("digests match the openssl command line") {
  support::TemporaryFolder scratch;
  const std::string text = vault::random_bytes(1000);
  support::write_file(scratch.path() / "text", text);
  const auto digest = run("openssl dgst -sha256 -r < " + (scratch.path() / "text").string());
  CHECK(digest.output.substr(0, 64) == vault::to_hex(vault::sha256(text)));
  const auto base64 = run("openssl base64 -A -in " + (scratch.path() / "text").string());
  CHECK(base64.output == vault::to_base64(text));
}

TEST_CASE("base64 is read strictly") {
  for (const std::string bytes : {"", "a", "ab", "abc", "abcd"})
    CHECK(vault::from_base64(vault::to_base64(bytes)).value() == bytes);
  for (const char* broken : {"YQ", "YQ=", "Y===", "YQ==\n", "Y Q=", "YQ==YQ==", "=YQ="})
    CHECK(vault::from_base64(broken).ok() == false);
}

TEST_CASE("ids are never the same twice") {
  std::set<core::Id> seen;
  for (int i = 0; i < 1000; ++i) CHECK(seen.insert(vault::fresh_id()).second);
}
