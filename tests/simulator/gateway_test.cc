// The gateway's checks, by the published vector and by the openssl command line.
#include "programs/simulator/gateway.h"

#include <catch2/catch.hpp>

#include "support/command.h"

using simulator::Credentials;

namespace {

constexpr std::int64_t now_ms = 1'700'000'000'000;
const Credentials trial{"rid1", "secret", {{"certification.submit", "sid1"}}, 90'000};

web::Request signed_request(const std::string& sign) {
  web::Request request;
  request.headers = {
      {"gjzwfwpt_rid", "rid1"}, {"gjzwfwpt_sid", "sid1"}, {"gjzwfwpt_rtime", "1700000000000"}, {"gjzwfwpt_sign", sign}};
  return request;
}

const std::string vector_sign = "a5ir4UV6bjUSX0ktuZgDnlajbAh5uYBdLbEiq5PqJNE=";

std::string code_of(const std::optional<simulator::Refusal>& refusal) {
  return refusal ? refusal->code : "none";
}

}  // namespace

TEST_CASE("The signature is the published one, and openssl's") {
  CHECK(simulator::national_signature("secret", "sid1", "rid1", "1700000000000") == vector_sign);
  const auto outside =
      support::run("printf '%s' 'sid9rid91732420800000' | openssl dgst -sha256 -hmac '密钥 key' -binary | base64 -w0");
  CHECK(simulator::national_signature("密钥 key", "sid9", "rid9", "1732420800000") == outside.output);
}

TEST_CASE("A right request passes, and each thing that is wrong has its own code") {
  CHECK(code_of(simulator::inspect(signed_request(vector_sign), "certification.submit", trial, now_ms)) == "none");

  auto missing = signed_request(vector_sign);
  missing.headers.pop_back();
  CHECK(code_of(simulator::inspect(missing, "certification.submit", trial, now_ms)) == "api-101");
  auto twice = signed_request(vector_sign);
  twice.headers.push_back({"gjzwfwpt_sign", vector_sign});
  CHECK(code_of(simulator::inspect(twice, "certification.submit", trial, now_ms)) == "api-101");
  auto stranger = signed_request(vector_sign);
  stranger.headers[0].value = "rid2";
  CHECK(code_of(simulator::inspect(stranger, "certification.submit", trial, now_ms)) == "api-102");
  // sid1 was issued for the certification; pension.months has its own name as sid.
  CHECK(code_of(simulator::inspect(signed_request(vector_sign), "pension.months", trial, now_ms)) == "api-103");
  for (const char* time :
       {"1700000000000.0", "+1700000000000", "", " 1700000000000", "17000000000000000000", "0x18bcfe56800"}) {
    auto odd = signed_request(vector_sign);
    odd.headers[2].value = time;
    CHECK(code_of(simulator::inspect(odd, "certification.submit", trial, now_ms)) == "api-104");
  }
  auto seconds = signed_request(vector_sign);
  seconds.headers[2].value = "1700000000";  // seconds instead of milliseconds
  CHECK(code_of(simulator::inspect(seconds, "certification.submit", trial, now_ms)) == "api-105");
  CHECK(code_of(simulator::inspect(signed_request(vector_sign), "certification.submit", trial, now_ms + 90'000)) ==
        "none");
  CHECK(code_of(simulator::inspect(signed_request(vector_sign), "certification.submit", trial, now_ms + 90'001)) ==
        "api-105");
  CHECK(code_of(simulator::inspect(signed_request(vector_sign), "certification.submit", trial, now_ms - 90'001)) ==
        "api-105");
  // rid before sid, as a sample elsewhere has it.
  const auto swapped =
      support::run("printf '%s' 'rid1sid11700000000000' | openssl dgst -sha256 -hmac secret -binary | base64 -w0");
  CHECK(code_of(simulator::inspect(signed_request(swapped.output), "certification.submit", trial, now_ms)) ==
        "api-106");
  CHECK(code_of(simulator::inspect(signed_request(vector_sign + "="), "certification.submit", trial, now_ms)) ==
        "api-106");
}

TEST_CASE("A capital letter in a key is found at any depth") {
  const auto find = [](const char* text) { return simulator::capital_key(core::parse_json(text).value()); };
  CHECK(find(R"({"a":{"b":[{"c_d":"Value"}]}})") == std::nullopt);
  CHECK(find(R"({"personId":1})") == "/personId");
  CHECK(find(R"({"a":[{"b":1},{"C":1}]})") == "/a/1/C");
}
