// Json: what it keeps, and every text that it must refuse.
#include "core/json.h"

#include <catch2/catch.hpp>

using core::Json;
using core::parse_json;

namespace {
std::string refusal(std::string_view text) {
  auto parsed = parse_json(text);
  return parsed.ok() ? "accepted" : parsed.error().code;
}
}  // namespace

TEST_CASE("a document comes back as it was written") {
  const std::string text = R"({"b":1,"a":[true,null,-2.5,"银铃\n"],"c":{}})";
  auto parsed = parse_json(text);
  REQUIRE(parsed.ok());
  CHECK(parsed.value().dump() == text);
  CHECK(parsed.value().at_pointer("/a/2")->number() == -2.5);
  CHECK(parsed.value().at_pointer("/a/9") == nullptr);
}

TEST_CASE("what other parsers let through is refused by name") {
  CHECK(refusal(R"({"a":1,"a":2})") == "JSON_DUPLICATE_KEY");
  CHECK(refusal(R"({"a":1,"\u0061":2})") == "JSON_DUPLICATE_KEY");
  CHECK(refusal("\xEF\xBB\xBF{}") == "JSON_BAD_BYTES");
  CHECK(refusal(std::string_view("{}\0x", 4)) == "JSON_BAD_BYTES");
  CHECK(refusal("{} x") == "JSON_SYNTAX");
  CHECK(refusal("9223372036854775808") == "JSON_NUMBER_RANGE");
  CHECK(refusal("123456789012345678901234567890") == "JSON_NUMBER_RANGE");
  CHECK(refusal("1e400") == "JSON_NUMBER_RANGE");
  CHECK(refusal("NaN") == "JSON_SYNTAX");
  CHECK(refusal("\"\xFF\"") == "JSON_SYNTAX");
  CHECK(refusal(R"("\ud800")") == "JSON_SYNTAX");
  CHECK(refusal(std::string(100, '[') + std::string(100, ']')) == "JSON_TOO_DEEP");
  CHECK(refusal("\"" + std::string(70000, 'a') + "\"") == "JSON_STRING_TOO_LONG");
}

TEST_CASE("an error never quotes the input") {
  auto parsed = parse_json(R"({"name":"张三 9900001940)");
  REQUIRE_FALSE(parsed.ok());
  CHECK(core::to_line(parsed.error()).find("张三") == std::string::npos);
  CHECK(core::to_line(parsed.error()).find("9900") == std::string::npos);
}
