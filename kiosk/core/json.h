// Json: the one JSON value of the house, with strict parsing.
//
// Used by every room, from any thread (values, no sharing). Objects keep the order in which keys were written, so that a
// dump is stable. Parsing refuses what other parsers let through: duplicate keys, deep nesting, NUL, BOM, trailing bytes,
// bad UTF-8, numbers that do not fit (RFC 8259, reference/measurements 10). Error texts never quote the input.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.h"

namespace core {

class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(int value) : value_(std::int64_t{value}) {}
  Json(std::int64_t value) : value_(value) {}
  Json(double value) : value_(value) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}
  static Json object(std::initializer_list<Member> members) { return Json(Object(members)); }
  static Json array(std::initializer_list<Json> items) { return Json(Array(items)); }

  bool is_null() const { return value_.index() == 0; }
  bool is_boolean() const { return value_.index() == 1; }
  bool is_integer() const { return value_.index() == 2; }
  bool is_number() const { return value_.index() == 2 || value_.index() == 3; }
  bool is_string() const { return value_.index() == 4; }
  bool is_array() const { return value_.index() == 5; }
  bool is_object() const { return value_.index() == 6; }

  // Requires: the value has that type (is_number() for number(), which widens integers).
  bool boolean() const { return std::get<1>(value_); }
  std::int64_t integer() const { return std::get<2>(value_); }
  double number() const { return is_integer() ? static_cast<double>(integer()) : std::get<3>(value_); }
  const std::string& string() const { return std::get<4>(value_); }
  const Array& items() const { return std::get<5>(value_); }
  Array& items() { return std::get<5>(value_); }
  const Object& members() const { return std::get<6>(value_); }
  Object& members() { return std::get<6>(value_); }

  // The member of that name, or nullptr; also nullptr when this is no object.
  const Json* find(std::string_view key) const;
  Json* find(std::string_view key);
  // RFC 6901 pointer ("" is the whole), or nullptr.
  const Json* at_pointer(std::string_view pointer) const;
  // Lenient reads for optional members: the fallback when it is absent or of another type.
  std::string text(std::string_view key, std::string_view fallback = "") const;
  std::int64_t whole(std::string_view key, std::int64_t fallback = 0) const;
  double decimal(std::string_view key, double fallback = 0) const;
  bool flag(std::string_view key, bool fallback = false) const;
  // The member's items or members, or an empty list.
  const Array& list(std::string_view key) const;
  const Object& map(std::string_view key) const;

  // Sets or replaces a member. Makes an object of null. Requires: null or object.
  Json& set(std::string_view key, Json value);
  // Requires: null or array.
  Json& push(Json value);
  void erase(std::string_view key);

  bool operator==(const Json& other) const;  // objects: the order of members does not matter

  // UTF-8 text; indent < 0 gives one line.
  std::string dump(int indent = -1) const;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

struct JsonLimits {
  std::size_t bytes = 4 * 1024 * 1024;
  int depth = 32;
  std::size_t string_bytes = 64 * 1024;
};

// `where` names the source in errors ("services/pension/service.json").
// Fails with: JSON_TOO_LARGE, JSON_TOO_DEEP, JSON_DUPLICATE_KEY, JSON_STRING_TOO_LONG, JSON_NUMBER_RANGE, JSON_BAD_BYTES,
// JSON_SYNTAX. Positions are bytes; the input is never quoted.
Result<Json> parse_json(std::string_view text, std::string_view where = "", JsonLimits limits = {});

// "/a/b~1c" from a parent pointer and one more token.
std::string pointer_join(std::string_view pointer, std::string_view token);
std::string pointer_join(std::string_view pointer, std::size_t index);

}  // namespace core
