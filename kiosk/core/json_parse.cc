// Parsing: the library's events, made into a Json of ours; stricter than the library.
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "core/json.h"

namespace core {

namespace {

Error json_error(std::string code, std::string_view where, std::size_t position, std::string what) {
  return {std::move(code), std::string(where), what + " (at byte " + std::to_string(position) + ").",
          "Mend the file or the reply and try again."};
}

// Builds a Json from the library's strict SAX events and refuses what its DOM parser would let through.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(JsonLimits limits, std::string_view where, std::string_view text)
      : limits_(limits), where_(where), text_(text) {}

  bool null() override { return put(Json()); }
  bool boolean(bool value) override { return put(Json(value)); }
  bool number_integer(number_integer_t value) override { return put(Json(static_cast<std::int64_t>(value))); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
      return fail("JSON_NUMBER_RANGE", "A whole number is beyond 64 bits");
    return put(Json(static_cast<std::int64_t>(value)));
  }
  bool number_float(number_float_t value, const string_t& token) override {
    // The library turns integers beyond 64 bits into doubles; a digit would be lost without a word.
    if (token.find_first_of(".eE") == std::string::npos || !std::isfinite(value))
      return fail("JSON_NUMBER_RANGE", "A number does not fit");
    return put(Json(value));
  }
  bool string(string_t& value) override {
    if (value.size() > limits_.string_bytes) return fail("JSON_STRING_TOO_LONG", "A string is too long");
    return put(Json(std::move(value)));
  }
  bool binary(binary_t&) override { return fail("JSON_SYNTAX", "Binary is not JSON text"); }
  bool start_object(std::size_t) override { return open(Json(Json::Object{})); }
  bool key(string_t& value) override {
    if (value.size() > limits_.string_bytes) return fail("JSON_STRING_TOO_LONG", "A key is too long");
    if (!keys_.back().insert(value).second) return fail("JSON_DUPLICATE_KEY", "An object has the same key twice");
    pending_key_ = std::move(value);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json(Json::Array{})); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) override {
    // 406 is "out of range": a float like 1e400.
    if (!failure_) {
      const bool range = error.id == 406;
      failure_ = json_error(range ? "JSON_NUMBER_RANGE" : "JSON_SYNTAX", where_, position,
                            range ? "A number does not fit" : "This is not well-formed JSON");
    }
    return false;
  }

  Json take() { return std::move(root_); }
  const std::optional<Error>& failure() const { return failure_; }

 private:
  bool put(Json value) {
    if (stack_.empty()) {
      root_ = std::move(value);
    } else if (stack_.back()->is_object()) {
      stack_.back()->members().emplace_back(std::move(pending_key_), std::move(value));
    } else {
      stack_.back()->items().push_back(std::move(value));
    }
    return true;
  }
  bool open(Json container) {
    if (static_cast<int>(stack_.size()) >= limits_.depth) return fail("JSON_TOO_DEEP", "Nested too deeply");
    put(std::move(container));
    Json* top = stack_.empty()               ? &root_
                : stack_.back()->is_object() ? &stack_.back()->members().back().second
                                             : &stack_.back()->items().back();
    stack_.push_back(top);
    keys_.emplace_back();
    return true;
  }
  bool close() {
    stack_.pop_back();
    keys_.pop_back();
    return true;
  }
  bool fail(std::string code, std::string what) {
    failure_ = Error{std::move(code), std::string(where_), std::move(what) + ".", "Mend the file or the reply."};
    return false;
  }

  JsonLimits limits_;
  std::string_view where_;
  std::string_view text_;
  Json root_;
  std::vector<Json*> stack_;
  std::vector<std::set<std::string>> keys_;
  std::string pending_key_;
  std::optional<Error> failure_;
};

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view where, JsonLimits limits) {
  if (text.size() > limits.bytes)
    return Error{"JSON_TOO_LARGE", std::string(where),
                 "The text is larger than " + std::to_string(limits.bytes) + " bytes.", "Make it smaller."};
  // The library stops quietly at a NUL and skips a BOM; both hide what a person cannot see.
  if (const auto nul = text.find('\0'); nul != std::string_view::npos)
    return json_error("JSON_BAD_BYTES", where, nul, "A NUL byte");
  if (text.substr(0, 3) == "\xEF\xBB\xBF") return json_error("JSON_BAD_BYTES", where, 0, "A byte order mark");
  Builder builder(limits, where, text);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder, nlohmann::json::input_format_t::json, true))
    return builder.failure().value_or(json_error("JSON_SYNTAX", where, 0, "This is not well-formed JSON"));
  return builder.take();
}

}  // namespace core
