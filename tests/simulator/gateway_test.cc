// The gateways' checks, by the published vectors and by the openssl command line.
#include "programs/simulator/gateway.h"

#include <catch2/catch.hpp>

#include "programs/simulator/signing.h"
#include "support/command.h"

using simulator::Credentials;

namespace {

constexpr std::int64_t now_ms = 1'700'000'000'000;
const Credentials trial{"rid1", "secret", {{"certification.submit", "sid1"}}, 90'000};
const std::string vector_sign = "a5ir4UV6bjUSX0ktuZgDnlajbAh5uYBdLbEiq5PqJNE=";

web::Request with_headers(std::vector<web::Header> headers) {
  web::Request request;
  request.method = "POST";
  request.headers = std::move(headers);
  return request;
}

web::Request national(const std::string& sign) {
  return with_headers({{"gjzwfwpt_rid", "rid1"},
                       {"gjzwfwpt_sid", "sid1"},
                       {"gjzwfwpt_rtime", "1700000000000"},
                       {"gjzwfwpt_sign", sign}});
}

std::string judged(simulator::Gateway& gateway, const web::Request& request, std::int64_t now = now_ms,
                   const std::string& operation = "certification.submit") {
  const auto refusal = gateway.inspect(request, operation, now);
  return refusal ? refusal->code : "passes";
}

std::string openssl_hmac(const std::string& message) {
  return support::run("printf '" + message + "' | openssl dgst -sha256 -hmac secret -binary | base64 -w0").output;
}

}  // namespace

TEST_CASE("Signatures are the published ones, and openssl's") {
  CHECK(simulator::hmac_sha256_base64("secret", "sid1rid11700000000000") == vector_sign);
  const auto outside =
      support::run("printf '%s' 'sid9rid91732420800000' | openssl dgst -sha256 -hmac '密钥 key' -binary | base64 -w0");
  CHECK(simulator::hmac_sha256_base64("密钥 key", "sid9rid91732420800000") == outside.output);
  CHECK(simulator::sha256_hex("1700000000test-token0123456789abcdef1700000000") ==
        "24c58a3ab5bbaaed7bbb50900d34950673d18f7ff60d133a355e073b6e995c1b");
  CHECK(simulator::hmac_sha256_base64(
            "sk-test", "POST\n/restapi/prod/IC0000/test\na=1&b=2\nak-test\nTue, 09 Nov 2021 08:49:20 GMT\n") ==
        "RqZbOe3bKJgVX/3hRxdoc1BpXlaziqOwD6CetKJz5BU=");
  const std::string key = simulator::session_key("test-appkey");
  CHECK(simulator::aes_128_ecb_base64(key, "session-secret-1") == "vdTTm2Dde9THON8tKQ/CHQaBFhOLIX4q/HcGHnTTZ78=");
}

TEST_CASE("National: a right request passes, and each thing that is wrong has its own code") {
  const auto gateway = simulator::make_gateway("national", trial);
  CHECK(gateway->place_of("certification.submit", "/certification/submit") == "/sysapi/certification/submit");
  CHECK(judged(*gateway, national(vector_sign)) == "passes");
  auto missing = national(vector_sign);
  missing.headers.pop_back();
  CHECK(judged(*gateway, missing) == "api-101");
  auto twice = national(vector_sign);
  twice.headers.push_back({"gjzwfwpt_sign", vector_sign});
  CHECK(judged(*gateway, twice) == "api-101");
  auto stranger = national(vector_sign);
  stranger.headers[0].value = "rid2";
  CHECK(judged(*gateway, stranger) == "api-102");
  // sid1 was issued for the certification; pension.months has its own name as sid.
  CHECK(judged(*gateway, national(vector_sign), now_ms, "pension.months") == "api-103");
  for (const char* time :
       {"1700000000000.0", "+1700000000000", "", " 1700000000000", "17000000000000000000", "0x18bcfe56800"}) {
    auto odd = national(vector_sign);
    odd.headers[2].value = time;
    CHECK(judged(*gateway, odd) == "api-104");
  }
  auto seconds = national(vector_sign);
  seconds.headers[2].value = "1700000000";  // seconds instead of milliseconds
  CHECK(judged(*gateway, seconds) == "api-105");
  CHECK(judged(*gateway, national(vector_sign), now_ms + 90'000) == "passes");
  CHECK(judged(*gateway, national(vector_sign), now_ms + 90'001) == "api-105");
  CHECK(judged(*gateway, national(vector_sign), now_ms - 90'001) == "api-105");
  // rid before sid, as a sample elsewhere has it.
  CHECK(judged(*gateway, national(openssl_hmac("rid1sid11700000000000"))) == "api-106");
  CHECK(judged(*gateway, national(vector_sign + "=")) == "api-106");
}

TEST_CASE("National with a session secret: fetched, opened by openssl, used, ended") {
  const auto gateway = simulator::make_gateway("national-secret", trial);
  const auto signed_by = [](const std::string& key, const std::string& time) {
    return with_headers({{"gjgxjhpt_rid", "rid1"},
                         {"gjgxjhpt_sid", "sid1"},
                         {"gjgxjhpt_rtime", time},
                         {"gjgxjhpt_sign", simulator::hmac_sha256_base64(key, "sid1rid1" + time)}});
  };
  CHECK(judged(*gateway, signed_by("secret", "1700000000000")) == "api-106");  // the long-term key signs no business
  CHECK(judged(*gateway, signed_by("", "1700000000000")) == "api-106");

  web::Request ask;
  ask.path = "/sysapi/session/secret";
  ask.body =
      R"({"gjgxjhpt_rid":"rid1","gjgxjhpt_sid":"session.secret","gjgxjhpt_rtime":"1700000000000","gjgxjhpt_sign":")" +
      openssl_hmac("session.secretrid11700000000000") + "\"}";
  const auto answer = gateway->own_answer(ask, now_ms);
  REQUIRE(answer);
  CHECK(answer->text("code") == "0");
  const auto opened =
      support::run("k=$(printf secret | openssl dgst -sha1 -binary | openssl dgst -sha1 -r | cut -c1-32); echo '" +
                   answer->at_pointer("/data/secret")->string() + "' | openssl enc -d -aes-128-ecb -base64 -A -K $k");
  REQUIRE(opened.output.size() == 32);
  CHECK(judged(*gateway, signed_by(opened.output, "1700000000000")) == "passes");
  CHECK(answer->at_pointer("/data/secretEndTime")->integer() == now_ms + 600'000);
  CHECK(judged(*gateway, signed_by(opened.output, "1700000600000"), now_ms + 600'000) == "api-106");
  ask.body = "[]";
  CHECK(gateway->own_answer(ask, now_ms)->text("code") == "300");
  ask.path = "/sysapi/session/other";
  CHECK(!gateway->own_answer(ask, now_ms));
}

TEST_CASE("x-tif: either case of hex, a nonce once in ten minutes, clocks within 180 s") {
  const Credentials credentials{"paas", "test-token", {}, 90'000};
  const std::string vector_hex = "24c58a3ab5bbaaed7bbb50900d34950673d18f7ff60d133a355e073b6e995c1b";
  const auto request = [](const std::string& signature) {
    return with_headers({{"x-tif-paasid", "paas"},
                         {"x-tif-timestamp", "1700000000"},
                         {"x-tif-nonce", "0123456789abcdef"},
                         {"x-tif-signature", signature}});
  };
  std::string upper = vector_hex;
  for (char& letter : upper) letter = static_cast<char>(toupper(letter));
  auto gateway = simulator::make_gateway("tif", credentials);
  CHECK(gateway->place_of("pension.months", "/pension/months") == "/ebus/pension.months/pension/months");
  CHECK(judged(*gateway, request(vector_hex)) == "passes");
  CHECK(judged(*gateway, request(upper)) == "api-107");
  gateway = simulator::make_gateway("tif", credentials);
  CHECK(judged(*gateway, request(upper), now_ms + 180'000) == "passes");
  CHECK(judged(*gateway, request(upper), now_ms + 180'001) == "api-105");
  CHECK(judged(*gateway, request(std::string(64, '0'))) == "api-106");
  auto milliseconds = request(upper);
  milliseconds.headers[1].value = "1700000000000";
  CHECK(judged(*gateway, milliseconds) == "api-104");
  CHECK(gateway->accepted(core::Json()).whole("errcode", 9) == 0);
  CHECK(gateway->refused({"res-201", "x", "unknown_person"}).at_pointer("/data/reason")->string() == "unknown_person");
}

TEST_CASE("Zhejiang: method, path, sorted query and an English date are signed; clocks within 90 s") {
  const Credentials credentials{"ak-test", "sk-test", {{"test", "IC0000"}}, 90'000};
  const auto gateway = simulator::make_gateway("zhejiang", credentials);
  auto request = with_headers({{"x-bg-hmac-access-key", "ak-test"},
                               {"x-bg-hmac-algorithm", "hmac-sha256"},
                               {"x-bg-date-time", "Tue, 09 Nov 2021 08:49:20 GMT"},
                               {"x-bg-hmac-signature", "RqZbOe3bKJgVX/3hRxdoc1BpXlaziqOwD6CetKJz5BU="}});
  request.path = gateway->place_of("test", "/test");
  CHECK(request.path == "/restapi/prod/IC0000/test");
  request.query = "b=2&a=1";
  constexpr std::int64_t then_ms = 1'636'447'760'000;
  CHECK(simulator::date_ms("Tue, 09 Nov 2021 08:49:20 GMT") == then_ms);
  CHECK(judged(*gateway, request, then_ms, "test") == "passes");
  CHECK(judged(*gateway, request, then_ms + 90'001, "test") == "api-105");
  request.query = "a=1&b=3";
  CHECK(judged(*gateway, request, then_ms, "test") == "api-106");
  for (const char* date :
       {"Wed, 09 Nov 2021 08:49:20 GMT", "星期二, 09 Nov 2021 08:49:20 GMT", "Tue, 31 Feb 2021 08:49:20 GMT",
        "Tue, 09 Nov 2021 08:49:20 UTC", "2021-11-09T08:49:20Z", ""}) {
    request.headers[2].value = date;
    CHECK(judged(*gateway, request, then_ms, "test") == "api-104");
  }
}

TEST_CASE("There are four gateways") { CHECK(simulator::make_gateway("morse", trial) == nullptr); }

TEST_CASE("A capital letter in a key is found at any depth") {
  const auto find = [](const char* text) { return simulator::capital_key(core::parse_json(text).value()); };
  CHECK(find(R"({"a":{"b":[{"c_d":"Value"}]}})") == std::nullopt);
  CHECK(find(R"({"personId":1})") == "/personId");
  CHECK(find(R"({"a":[{"b":1},{"C":1}]})") == "/a/1/C");
}
