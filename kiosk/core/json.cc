#include "core/json.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

namespace core {

namespace {

const Json::Array no_items;
const Json::Object no_members;

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

void write_string(std::string& out, const std::string& text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          char escape[8];
          std::snprintf(escape, sizeof escape, "\\u%04x", c);
          out += escape;
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void write(std::string& out, const Json& value, int indent, int depth) {
  const auto line = [&](int level) {
    if (indent < 0) return;
    out += '\n';
    out.append(static_cast<std::size_t>(indent * level), ' ');
  };
  if (value.is_null()) {
    out += "null";
  } else if (value.is_boolean()) {
    out += value.boolean() ? "true" : "false";
  } else if (value.is_integer()) {
    out += std::to_string(value.integer());
  } else if (value.is_number()) {
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", value.number());
    if (std::strtod(text, nullptr) != value.number()) std::snprintf(text, sizeof text, "%.17g", value.number());
    out += text;
    if (std::string_view(text).find_first_of(".eE") == std::string_view::npos) out += ".0";
  } else if (value.is_string()) {
    write_string(out, value.string());
  } else if (value.is_array()) {
    out += '[';
    bool first = true;
    for (const Json& item : value.items()) {
      if (!first) out += ',';
      first = false;
      line(depth + 1);
      write(out, item, indent, depth + 1);
    }
    if (!first) line(depth);
    out += ']';
  } else {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : value.members()) {
      if (!first) out += ',';
      first = false;
      line(depth + 1);
      write_string(out, key);
      out += indent < 0 ? ":" : ": ";
      write(out, item, indent, depth + 1);
    }
    if (!first) line(depth);
    out += '}';
  }
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  if (!is_object()) return nullptr;
  for (const auto& [name, value] : members())
    if (name == key) return &value;
  return nullptr;
}

Json* Json::find(std::string_view key) { return const_cast<Json*>(std::as_const(*this).find(key)); }

const Json* Json::at_pointer(std::string_view pointer) const {
  const Json* here = this;
  while (!pointer.empty() && here != nullptr) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    std::string token;
    for (std::size_t i = 0; i < end; ++i) {
      if (pointer[i] == '~' && i + 1 < end) {
        token += pointer[++i] == '1' ? '/' : '~';
      } else {
        token += pointer[i];
      }
    }
    pointer.remove_prefix(end);
    if (here->is_array()) {
      if (token.empty() || token.size() > 9 || token.find_first_not_of("0123456789") != std::string::npos)
        return nullptr;
      const std::size_t index = std::stoul(token);
      here = index < here->items().size() ? &here->items()[index] : nullptr;
    } else {
      here = here->find(token);
    }
  }
  return here;
}

std::string Json::text(std::string_view key, std::string_view fallback) const {
  const Json* member = find(key);
  return member != nullptr && member->is_string() ? member->string() : std::string(fallback);
}

std::int64_t Json::whole(std::string_view key, std::int64_t fallback) const {
  const Json* member = find(key);
  return member != nullptr && member->is_integer() ? member->integer() : fallback;
}

double Json::decimal(std::string_view key, double fallback) const {
  const Json* member = find(key);
  return member != nullptr && member->is_number() ? member->number() : fallback;
}

bool Json::flag(std::string_view key, bool fallback) const {
  const Json* member = find(key);
  return member != nullptr && member->is_boolean() ? member->boolean() : fallback;
}

const Json::Array& Json::list(std::string_view key) const {
  const Json* member = find(key);
  return member != nullptr && member->is_array() ? member->items() : no_items;
}

const Json::Object& Json::map(std::string_view key) const {
  const Json* member = find(key);
  return member != nullptr && member->is_object() ? member->members() : no_members;
}

Json& Json::set(std::string_view key, Json value) {
  if (is_null()) value_ = Object{};
  if (Json* member = find(key)) {
    *member = std::move(value);
    return *member;
  }
  members().emplace_back(std::string(key), std::move(value));
  return members().back().second;
}

Json& Json::push(Json value) {
  if (is_null()) value_ = Array{};
  items().push_back(std::move(value));
  return items().back();
}

void Json::erase(std::string_view key) {
  if (!is_object()) return;
  auto& list = members();
  list.erase(std::remove_if(list.begin(), list.end(), [&](const Member& m) { return m.first == key; }), list.end());
}

bool Json::operator==(const Json& other) const {
  if (is_object() && other.is_object()) {
    if (members().size() != other.members().size()) return false;
    return std::all_of(members().begin(), members().end(), [&](const Member& member) {
      const Json* twin = other.find(member.first);
      return twin != nullptr && *twin == member.second;
    });
  }
  return value_ == other.value_;
}

std::string Json::dump(int indent) const {
  std::string out;
  write(out, *this, indent, 0);
  return out;
}

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

std::string pointer_join(std::string_view pointer, std::string_view token) {
  std::string out(pointer);
  out += '/';
  for (const char c : token) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string pointer_join(std::string_view pointer, std::size_t index) {
  return std::string(pointer) + "/" + std::to_string(index);
}

}  // namespace core
