// Gateway profiles: the shipped files against published vectors and the openssl command line; strict reading.
#include "platform/profile.h"

#include <catch2/catch.hpp>
#include <clocale>

#include "support/command.h"
#include "support/shipped.h"
#include "vault/bytes.h"

using platform::Profile;
using platform::Values;

namespace {

core::Json document(const std::string& id) { return support::shipped("config/platform/" + id + ".json"); }

Profile profile(const std::string& id) { return platform::parse_profile(document(id), id + ".json").value(); }

std::string signature(const std::string& id, const Values& values) {
  auto made = platform::sign(profile(id), values);
  return made.ok() ? made.value() : made.error().code;
}

std::string refusal(const core::Json& changed) {
  const auto parsed = platform::parse_profile(changed, "p.json");
  return parsed.ok() ? "accepted" : parsed.error().code + " " + parsed.error().where;
}

}  // namespace

TEST_CASE("every shipped profile reads, and is named as its file") {
  for (const std::string id : {"national", "national-secret", "tif", "zhejiang"}) CHECK(profile(id).id == id);
}

TEST_CASE("signatures match the vectors of the gateways' documents") {
  CHECK(
      signature("national", {{"appsecret", "secret"}, {"sid", "sid1"}, {"rid", "rid1"}, {"rtime", "1700000000000"}}) ==
      "a5ir4UV6bjUSX0ktuZgDnlajbAh5uYBdLbEiq5PqJNE=");
  CHECK(
      signature("national-secret", {{"key", "secret"}, {"sid", "sid1"}, {"rid", "rid1"}, {"time", "1700000000000"}}) ==
      "a5ir4UV6bjUSX0ktuZgDnlajbAh5uYBdLbEiq5PqJNE=");
  CHECK(signature("tif", {{"timestamp", "1700000000"}, {"token", "test-token"}, {"nonce", "0123456789abcdef"}}) ==
        "24C58A3AB5BBAAED7BBB50900D34950673D18F7FF60D133A355E073B6E995C1B");
  CHECK(signature("tif", {{"ts", "1700000000"},
                          {"token", "test-token"},
                          {"nonce", "0123456789abcdef"},
                          {"uid", "u1"},
                          {"uinfo", "info1"},
                          {"ext", "ext1"}}) == "7F04B34D477B2E9934F692660ABD0D74907C56862CF65076E17097E734CA6B76");
  CHECK(signature("zhejiang", {{"sk", "sk-test"},
                               {"method", "POST"},
                               {"path", "/restapi/prod/IC0000/test"},
                               {"query", "a=1&b=2"},
                               {"ak", "ak-test"},
                               {"date", "Tue, 09 Nov 2021 08:49:20 GMT"}}) ==
        "RqZbOe3bKJgVX/3hRxdoc1BpXlaziqOwD6CetKJz5BU=");
}

TEST_CASE("signatures match the openssl command line") {
  const auto national = support::run(
      "printf %s sid9rid91764000000123 | openssl dgst -sha256 -hmac trial-secret -binary | openssl base64 -A");
  CHECK(signature("national",
                  {{"appsecret", "trial-secret"}, {"sid", "sid9"}, {"rid", "rid9"}, {"rtime", "1764000000123"}}) ==
        national.output);
  const auto tif = support::run(
      "printf %s 1764000000tokenn0nce1764000000 | openssl dgst -sha256 -r | cut -c1-64 | tr a-f A-F | tr -d '\\n'");
  CHECK(signature("tif", {{"ts", "1764000000"}, {"token", "token"}, {"nonce", "n0nce"}}) == tif.output);
  const auto zhejiang = support::run(
      "printf 'POST\\n/p\\n\\nak\\nTue, 24 Nov 2026 12:00:00 GMT\\n' | openssl dgst -sha256 -hmac sk -binary | openssl "
      "base64 -A");
  CHECK(signature("zhejiang", {{"sk", "sk"},
                               {"method", "POST"},
                               {"path", "/p"},
                               {"query", ""},
                               {"ak", "ak"},
                               {"date", "Tue, 24 Nov 2026 12:00:00 GMT"}}) == zhejiang.output);
}

TEST_CASE("the session secret opens as Java's SHA1PRNG clients open it") {
  const std::string key = platform::session_aes_key("test-appkey");
  CHECK(vault::to_hex(key) == "0e57f742465f168272cc9770d947945a");
  const auto sealed = vault::from_base64("vdTTm2Dde9THON8tKQ/CHQaBFhOLIX4q/HcGHnTTZ78=").value();
  CHECK(vault::aes_128_ecb_open(key, sealed).value() == "session-secret-1");
  CHECK(vault::aes_128_ecb_open(platform::session_aes_key("other"), sealed).ok() == false);
}

TEST_CASE("a signature is never made of what is missing") {
  CHECK(signature("national", {{"appsecret", "s"}, {"rid", "r"}, {"rtime", "1"}}) == "SIGN_INPUT");
  CHECK(signature("national", {{"sid", "s"}, {"rid", "r"}, {"rtime", "1"}}) == "SIGN_INPUT");
  CHECK(signature("national", {{"appsecret", ""}, {"sid", "s"}, {"rid", "r"}, {"rtime", "1"}}) == "SIGN_INPUT");
  CHECK(signature("national", {{"appsecret", "s"}, {"sid", "s"}, {"rid", "r"}, {"rtime", "1"}, {"sidd", "x"}}) ==
        "SIGN_INPUT");
}

TEST_CASE("times are written in the gateway's unit, in English whatever the locale") {
  const std::int64_t moment = 1'636'447'760'999;
  CHECK(platform::time_text(platform::TimeUnit::epoch_ms, moment) == "1636447760999");
  CHECK(platform::time_text(platform::TimeUnit::epoch_s, moment) == "1636447760");
  for (const char* name : {"C", "zh_CN.UTF-8"}) {
    std::setlocale(LC_ALL, name);
    CHECK(platform::time_text(platform::TimeUnit::rfc1123, moment) == "Tue, 09 Nov 2021 08:49:20 GMT");
  }
  std::setlocale(LC_ALL, "C");
}

TEST_CASE("a profile is read strictly, and the place of the fault is named") {
  core::Json changed = document("national");
  changed.set("colour", "red");
  CHECK(refusal(changed) == "PROFILE_SHAPE p.json:/colour");
  changed = document("national");
  changed.erase("signature");
  CHECK(refusal(changed) == "PROFILE_SHAPE p.json:/signature");
  changed = document("national");
  changed.set("time", "minutes");
  CHECK(refusal(changed) == "PROFILE_SHAPE p.json:/time");
  changed = document("national");
  changed.find("limits")->set("connect_ms", -1);
  CHECK(refusal(changed) == "PROFILE_SHAPE p.json:/limits/connect_ms");
  changed = document("national");
  changed.find("headers")->set("x", 1);
  CHECK(refusal(changed) == "PROFILE_SHAPE p.json:/headers");
  CHECK(refusal(core::Json("text")) == "PROFILE_SHAPE p.json:");
}

TEST_CASE("credentials without a secret, or with blanks in them, are refused") {
  const auto refused = [](const core::Json& json) { return !platform::parse_credentials(json, "c.json").ok(); };
  CHECK_FALSE(refused(core::Json::object({{"rid", "r"}, {"appsecret", "s"}})));
  CHECK(refused(core::Json::object({{"rid", "r"}})));
  CHECK(refused(core::Json::object({{"rid", "r\r\nx: y"}, {"appsecret", "s"}})));
  CHECK(refused(core::Json::object({{"rid", 5}, {"appsecret", "s"}})));
}

TEST_CASE("every operation of the contract has an interface id in every profile") {
  const core::Json contract = support::shipped("services/platform/openapi.json");
  std::vector<std::string> operations;
  for (const auto& [path, methods] : contract.map("paths"))
    for (const auto& [method, operation] : methods.members()) operations.push_back(operation.text("operationId"));
  REQUIRE(operations.size() > 5);
  for (const std::string id : {"national", "national-secret", "tif", "zhejiang"}) {
    const Profile made = profile(id);
    for (const std::string& operation : operations) {
      CAPTURE(id, operation);
      CHECK(made.operations.contains(operation));
    }
  }
}
